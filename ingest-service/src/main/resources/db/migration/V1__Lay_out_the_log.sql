-- Ingest folds nothing: its log and what the log came from are the truth, and all of it is kept.
create schema if not exists own;


create table own.document (
    sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    size bigint not null check (size >= 0),
    first_retrieved_at timestamptz not null,
    quarantine text
);

create table own.document_chunk (
    sha256 text not null references own.document,
    position int not null,
    bytes bytea not null,
    primary key (sha256, position)
);
-- Chunks come deflated: a second attempt at compression only costs.
alter table own.document_chunk alter column bytes set storage external;

create table own.run (
    number bigint primary key,
    id text not null unique,
    source text not null,
    document_sha256 text not null references own.document,
    url text,
    published_at timestamptz,
    observed_at timestamptz not null,
    finished_at timestamptz not null,
    outcome text not null check (outcome in ('baseline', 'published', 'unchanged', 'held', 'rejected')),
    decision text check (decision in ('released', 'rejected', 'superseded', 'withdrawn')),
    decided_by text,
    decision_reason text,
    decided_at timestamptz,
    reason text,
    entries int,
    listed int not null default 0,
    amended int not null default 0,
    delisted int not null default 0,
    rekeyed int not null default 0,
    restated int not null default 0,
    announced int not null default 0,
    held_removals int not null default 0,
    first_sequence bigint,
    last_sequence bigint,
    announcement text
);
create index run_of_source on own.run (source, number);

create table own.log_head (
    sole boolean primary key default true check (sole),
    log_id uuid,
    sequence bigint not null,
    digest text not null,
    runs bigint not null
);
insert into own.log_head (sequence, digest, runs) values (0, repeat('0', 64), 0);

create table own.log (
    sequence bigint primary key,
    event_id uuid not null unique,
    type text not null,
    designation_id text not null,
    source text not null,
    run_id text not null,
    emitted_at timestamptz not null,
    digest text not null,
    event text not null
);
-- An event stays in its row where it can and is never compressed: it is read far more often than it is stored.
alter table own.log alter column event set storage external;
alter table own.log set (toast_tuple_target = 8160);
create index log_of_source on own.log (source, sequence);
create index log_of_run on own.log (run_id);

create table own.relay (
    sole boolean primary key default true check (sole),
    sequence bigint not null
);
insert into own.relay (sequence) values (0);

create table own.source (
    id text primary key,
    etag text,
    last_modified text,
    last_checked_at timestamptz,
    last_changed_at timestamptz,
    last_verified_at timestamptz,
    failing_since timestamptz,
    failure text
);

create table own.announcement (
    url text not null,
    publisher text not null,
    sha256 text not null references own.document,
    run_id text not null references own.run (id),
    primary key (publisher, url, sha256)
);

create table own.snapshot (
    source text primary key,
    run_id text not null,
    document_sha256 text not null,
    form text not null,
    entries int not null,
    published_on date,
    accepted_at timestamptz not null
);

create table own.snapshot_entry (
    source text not null,
    reference text not null,
    fingerprint bytea,
    known text not null,
    read text,
    listed boolean not null,
    primary key (source, reference)
);
alter table own.snapshot_entry alter column known set storage external;
alter table own.snapshot_entry alter column read set storage external;
alter table own.snapshot_entry set (toast_tuple_target = 8160);

create table own.announced (
    designation_id text primary key,
    source text not null,
    slug text not null,
    action text not null,
    designated_on date,
    run_id text not null,
    sequence bigint not null,
    known text not null
);
create index announced_slug on own.announced (source, slug);
