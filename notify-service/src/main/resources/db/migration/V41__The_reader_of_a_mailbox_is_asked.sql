-- Whether the reader of a mailbox has said that alerts may be sent to it, and the hash of the link by which he can.
alter table own.subscription
    add column confirmation_hash bytea,
    add column confirmation_sent_at timestamptz,
    add column confirmed_at timestamptz;
create unique index subscription_confirmation on own.subscription (confirmation_hash) where confirmation_hash is not null;

-- When a mailbox was asked, by whatever tenant, while that is a short time ago: the hash of its address.
create table own.mailbox (
    address_hash bytea primary key,
    asked_at timestamptz not null
);

-- The questions of a tenant within a day that nobody has answered.
create table own.question (
    tenant text not null,
    address_hash bytea not null,
    asked_at timestamptz not null
);
create index question_of_tenant on own.question (tenant);
