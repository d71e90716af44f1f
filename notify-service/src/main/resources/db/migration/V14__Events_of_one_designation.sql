-- Of which designation an event tells, so that all of one can be sent again.
alter table own.event add column subject text;
update own.event set subject = json::jsonb #>> '{designation,id}';
create index event_of_subject on own.event (subject, sequence);

-- A replica of the version before leaves it out: it is made up for where it is needed.
create index event_without_subject on own.event (sequence) where subject is null;
