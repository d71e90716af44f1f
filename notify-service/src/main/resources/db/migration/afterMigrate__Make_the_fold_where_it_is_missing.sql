-- The fold is derived from the topic and may be dropped while the service is stopped: it is made anew here, outside the
-- history of migrations, and folded again from the first event. Nothing is sent twice by that: own.roster remembers.
create schema if not exists fold;

create table if not exists fold.watermark (
    singleton    boolean primary key default true check (singleton),
    sequence     bigint not null check (sequence >= 0),
    digest       text not null check (digest ~ '^[0-9a-f]{64}$'),
    next_offset  bigint not null check (next_offset >= 0)
);

insert into fold.watermark (sequence, digest, next_offset) values (0, repeat('0', 64), 0) on conflict do nothing;

create table if not exists fold.operation_watermark (
    singleton     boolean primary key default true check (singleton),
    number        bigint not null check (number >= 0),
    operation_id  uuid check ((operation_id is null) = (number = 0)),
    next_offset   bigint not null check (next_offset >= 0)
);

insert into fold.operation_watermark (number, next_offset) values (0, 0) on conflict do nothing;
