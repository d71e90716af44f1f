-- Of those who are told by the hour or the day: how many seconds there are from one digest to the next, and at which second of the
-- day in UTC. Their deliveries become due then, and those that became due together are sent together.
alter table own.subscription
    add column digest_seconds int check (digest_seconds > 0),
    add column digest_at_seconds int not null default 0;
