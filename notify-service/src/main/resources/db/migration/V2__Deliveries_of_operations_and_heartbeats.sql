-- Operations, but for heartbeats, are delivered as events are: kept once, and numbered within the subscription.
create table own.operation (
    number        bigint primary key,
    operation_id  uuid not null,
    type          text not null,
    at            timestamptz not null,
    json          text not null
);
create index operation_at on own.operation (at);

-- A delivery brings an event or an operation.
alter table own.delivery
    alter column sequence drop not null,
    add column operation bigint references own.operation,
    add check (num_nonnulls(sequence, operation) = 1),
    add unique (subscription_id, operation);

-- Up to which operation subscriptions were matched.
alter table own.roster add column operation bigint not null default 0 check (operation >= 0);

-- The newest heartbeat alone, and whether it is still to go out on a lane: a newer one takes the place of an older one.
create table own.heartbeat (
    singleton     boolean primary key default true check (singleton),
    operation_id  uuid not null,
    at            timestamptz not null,
    json          text not null
);
alter table own.lane add column heartbeat boolean not null default false;
