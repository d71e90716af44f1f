-- How each announced party stands; the words are those of the states in the code.
alter table own.announced
    add column standing text,
    add column expected_by timestamptz,
    add column stands_since timestamptz,
    add column entry_id text,
    add column confirmed_by text,
    add column lag_seconds bigint;

-- What was announced before had no state of its own: its status tells, and its legal bases say whether it waits
-- for a list. The wait begins with this migration, so that nobody is warned of what was never expected.
update own.announced set
    standing = case known::json ->> 'status'
        when 'reported' then 'reported'
        when 'withdrawn' then 'withdrawn'
        else case when (select count(*) > 0 and bool_and(basis ->> 'instrument' in ('AECA', 'ECRA', 'INKSNA'))
                        from json_array_elements(known::json -> 'legalBases') basis)
            then 'awaiting-gazette' else 'announced' end
        end,
    stands_since = now();
update own.announced set expected_by = now() + interval '5 days' where standing = 'announced';

alter table own.announced
    alter column standing set not null,
    alter column stands_since set not null,
    add check (standing in
        ('announced', 'awaiting-gazette', 'lapsed', 'confirmed', 'contradicted', 'reported', 'withdrawn')),
    add check ((standing = 'announced') = (expected_by is not null));

create index announced_open on own.announced (source, sequence)
    where standing in ('announced', 'awaiting-gazette', 'lapsed');
create index announced_due on own.announced (expected_by) where standing = 'announced';
create index announced_lag on own.announced (stands_since) where lag_seconds is not null;
