-- The key of many amendments alike, null where an event stands for itself: of each key a subscription is given one event.
alter table own.event add column bulk text;
create index event_of_bulk on own.event (bulk, sequence) where bulk is not null;
