-- Whether the reader of a mailbox has said that alerts may be sent to it, and the hash of the link by which he can.
alter table own.subscription
    add column confirmation_hash bytea,
    add column confirmation_sent_at timestamptz,
    add column confirmed_at timestamptz;
create unique index subscription_confirmation on own.subscription (confirmation_hash) where confirmation_hash is not null;
