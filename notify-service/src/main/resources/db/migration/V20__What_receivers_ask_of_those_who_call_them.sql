-- Headers, client credentials and certificates of receivers, in one text that is encrypted as secrets are.
create table own.receiver (
    subscription_id  uuid primary key references own.subscription,
    tenant           text not null,
    settings         bytea not null,
    encryption_key   text
);

-- What may be seen of it.
alter table own.subscription add column receiver jsonb;
