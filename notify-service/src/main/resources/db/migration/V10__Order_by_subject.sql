-- What an ordered subscription keeps the order of: all its deliveries, or those of each subject.
alter table own.subscription
    add column ordered_by text not null default 'subscription' check (ordered_by in ('subscription', 'subject'));

-- What a delivery is about: the id of its designation, or the source of its operation. "follows": the ids under which the
-- authority kept a renumbered entry before.
alter table own.delivery
    add column subject text,
    add column follows text[];

update own.delivery d set subject = e.json::jsonb #>> '{designation,id}'
from own.event e
where e.sequence = d.sequence and d.state = 'pending';

update own.delivery d set subject = o.json::jsonb ->> 'source'
from own.operation o
where o.number = d.operation and d.state = 'pending';

-- Is an earlier one of this subject pending?
create index delivery_of_subject on own.delivery (subscription_id, subject, number)
    where state = 'pending' and subject is not null;
