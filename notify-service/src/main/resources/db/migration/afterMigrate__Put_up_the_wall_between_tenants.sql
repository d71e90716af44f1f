-- Whoever asks for a tenant does so as tocsin_subscriber, to whom every table of "own" with a tenant shows that tenant's rows alone.
-- It is looked to at each start, so that a table which a migration adds later stands behind the wall without being asked for.
-- The role belongs to the whole server. A user who may not make it is told by the service what an administrator must run.
do $$
declare
    walled regclass;
begin
    perform pg_advisory_xact_lock(hashtextextended('tocsin_subscriber', 0));
    begin
        if not exists (select from pg_roles where rolname = 'tocsin_subscriber') then
            create role tocsin_subscriber nologin;
        end if;
        if not pg_has_role(current_user, 'tocsin_subscriber', 'member') then
            execute format('grant tocsin_subscriber to %I', current_user);
        end if;
    exception
        -- Another database of the same server made it at the same moment, or it is an administrator's to make.
        when duplicate_object or unique_violation or insufficient_privilege then null;
    end;

    for walled in
        select c.oid::regclass from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relnamespace = 'own'::regnamespace and c.relkind in ('r', 'p') and not c.relrowsecurity
            and a.attname = 'tenant' and not a.attisdropped
    loop
        perform own.put_behind_wall(walled);
    end loop;

    if exists (select from pg_roles where rolname = 'tocsin_subscriber') and exists (
        select from pg_class c
        where c.relnamespace = 'own'::regnamespace and c.relname <> 'flyway_schema_history'
            and case
                when c.relkind = 'S' then not has_sequence_privilege('tocsin_subscriber', c.oid, 'usage')
                when c.relkind in ('r', 'p', 'v')
                    then not has_table_privilege('tocsin_subscriber', c.oid, 'select, insert, update, delete')
                else false
            end)
    then
        grant usage on schema own to tocsin_subscriber;
        grant select, insert, update, delete on all tables in schema own to tocsin_subscriber;
        grant usage on all sequences in schema own to tocsin_subscriber;
        revoke all on own.flyway_schema_history from tocsin_subscriber;
    end if;
end
$$;
