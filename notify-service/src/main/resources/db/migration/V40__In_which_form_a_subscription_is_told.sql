-- In which form a subscription is told. A version that does not know of it tells in the first.
alter table own.subscription add column format text not null default 'event';
