-- Attempts are kept by the day: the service makes a partition for each day ahead and drops those that are too old. What falls on
-- no such day goes to "attempt_rest" as before, so that no attempt is ever lost for want of a partition.

-- What puts a table behind the wall between tenants, for the callback beside this file and for every new partition.
create function own.put_behind_wall(walled regclass) returns void language plpgsql as $$
begin
    execute format('create policy of_tenant on %s using (tenant = current_setting(''tocsin.tenant'', true))', walled);
    execute format('alter table %s enable row level security', walled);
    if exists (select from pg_roles where rolname = 'tocsin_subscriber') then
        execute format('grant select, insert, update, delete on %s to tocsin_subscriber', walled);
    end if;
end
$$;

-- What an earlier version wrote becomes one partition, up to the day after tomorrow, without being copied; it is dropped once all
-- of it is old. Attempts must be found fast in an empty rest alone: to add a day, PostgreSQL looks through it.
do $$
declare
    until date;
begin
    select greatest(max(at), now())::date + 2 into until from own.attempt_rest having count(*) > 0;
    if until is not null then
        alter table own.attempt detach partition own.attempt_rest;
        execute format('alter table own.attempt_rest rename to attempt_before_%s', to_char(until, 'YYYY_MM_DD'));
        execute format(
            'alter table own.attempt attach partition own.attempt_before_%s for values from (minvalue) to (%L)',
            to_char(until, 'YYYY_MM_DD'), until::timestamp at time zone 'UTC');
        create table own.attempt_rest partition of own.attempt default;
        perform own.put_behind_wall('own.attempt_rest');
    end if;
end
$$;

-- The latest of what was given up.
create index delivery_exhausted_at on own.delivery (settled_at) where state = 'exhausted';
