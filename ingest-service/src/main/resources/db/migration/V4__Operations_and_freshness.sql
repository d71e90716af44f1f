-- What happened to sources, numbered apart from the log and kept for ever.
create table own.operation (
    number bigint primary key,
    operation_id uuid not null unique,
    type text not null,
    source text,
    at timestamptz not null,
    operation text not null
);
create index operation_of_source on own.operation (source, number);

-- Its end: whoever numbers an operation holds this row until the transaction ends.
create table own.operation_head (
    sole boolean primary key default true check (sole),
    number bigint not null,
    heartbeat_at timestamptz
);
insert into own.operation_head (number) values (0);

create table own.operation_relay (
    sole boolean primary key default true check (sole),
    sequence bigint not null
);
insert into own.operation_relay (sequence) values (0);

-- How many looks failed in a row, what subscribers were told of it, and since when the source has been watched.
alter table own.source
    add column failed_looks int not null default 0,
    add column failing_told boolean not null default false,
    add column stale_since timestamptz,
    add column watched_since timestamptz;
