-- What this service owns. What it only derives from the topic stands in the schema "fold", see the callback beside this file.

-- One row: up to which event of the log subscriptions were matched, and how often the set of subscriptions changed.
-- Folding, and every change of what is matched, locks it: so a subscription begins at one exact point of the log.
create table own.roster (
    singleton   boolean primary key default true check (singleton),
    sequence    bigint not null default 0 check (sequence >= 0),
    changes     bigint not null default 0
);
insert into own.roster default values;

-- The service's own ed25519 keys. "encryption_key" names the key under which the seed is encrypted; null: it is not.
create table own.signing_key (
    id              bigint generated always as identity primary key,
    seed            bytea not null,
    encryption_key  text,
    public_key      bytea not null check (octet_length(public_key) = 32),
    created_at      timestamptz not null,
    retired_at      timestamptz
);
create unique index signing_key_in_use on own.signing_key ((true)) where retired_at is null;

create table own.subscription (
    id                uuid primary key,
    tenant            text not null,
    url               text not null,
    description       text,
    filter            jsonb not null,
    ordered           boolean not null,
    state             text not null check (state in ('active', 'disabled')),
    disabled_because  text,
    since_sequence    bigint not null,
    created_at        timestamptz not null,
    deleted_at        timestamptz
);
create index subscription_of_tenant on own.subscription (tenant, id) where deleted_at is null;

-- Every secret that signs for a subscription: the current one never expires, older ones after their overlap.
create table own.secret (
    id               bigint generated always as identity primary key,
    subscription_id  uuid not null references own.subscription,
    tenant           text not null,
    secret           bytea not null,
    encryption_key   text,
    created_at       timestamptz not null,
    expires_at       timestamptz
);
create unique index secret_in_use on own.secret (subscription_id) where expires_at is null;
create index secret_of_subscription on own.secret (subscription_id, id);

-- The one lane on which deliveries go to a subscription, whichever replica drives it: its counter, when it has something to do,
-- and who drives it. The fence goes up with each claim, so that a holder that lost its claim can record nothing.
create table own.lane (
    subscription_id  uuid primary key references own.subscription,
    tenant           text not null,
    next_number      bigint not null default 1 check (next_number >= 1),
    open             boolean not null,
    due_at           timestamptz,
    claimed_by       text,
    claimed_until    timestamptz,
    fence            bigint not null default 0
) with (fillfactor = 50);
create index lane_due on own.lane (due_at) where open and due_at is not null;

-- The JSON of events as received, once each, outside the delivery rows. Of baseline events only those that some subscription asked
-- for. The rows belong to the log, hence to no tenant. They are kept in the row: see toast_tuple_target.
create table own.event (
    sequence    bigint primary key,
    event_id    uuid not null,
    type        text not null,
    baseline    boolean not null,
    emitted_at  timestamptz not null,
    json        text not null
) with (toast_tuple_target = 8160);
create index event_emitted on own.event (emitted_at);

-- The durable intention to bring one event to one subscription. Unique on subscription and event: no alert twice, however often
-- the topic is folded. "tries" counts within the schedule and starts again with a replay; "attempts" counts all.
create table own.delivery (
    subscription_id  uuid not null references own.subscription,
    number           bigint not null check (number >= 1),
    sequence         bigint not null references own.event,
    tenant           text not null,
    state            text not null check (state in ('pending', 'delivered', 'exhausted')),
    tries            int not null default 0,
    attempts         int not null default 0,
    due_at           timestamptz,
    settled_at       timestamptz,
    created_at       timestamptz not null,
    primary key (subscription_id, number),
    unique (subscription_id, sequence),
    check ((state = 'pending') = (due_at is not null)),
    check ((state = 'pending') = (settled_at is null))
);
create index delivery_head on own.delivery (subscription_id, number) where state = 'pending';
create index delivery_due on own.delivery (subscription_id, due_at, number) where state = 'pending';

-- One HTTP try; insert only. By time in partitions, so that old ones can be dropped; until partitions are added all are in one.
-- A test of an endpoint has no delivery: its number is 0.
create table own.attempt (
    id               bigint generated always as identity,
    subscription_id  uuid not null,
    number           bigint not null,
    tenant           text not null,
    attempt          int not null,
    at               timestamptz not null,
    "trigger"        text not null check ("trigger" in ('scheduled', 'manual', 'test')),
    url              text not null,
    outcome          text not null check (outcome in ('delivered', 'failed')),
    status           int,
    error            text,
    duration_ms      bigint not null,
    response         text,
    primary key (id, at)
) partition by range (at);
create table own.attempt_rest partition of own.attempt default;
create index attempt_of_delivery on own.attempt (subscription_id, number, attempt);
