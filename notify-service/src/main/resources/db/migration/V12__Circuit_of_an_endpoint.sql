-- How the endpoint has answered lately. "failures" of it in a row; "trips": how often its circuit opened since it was last
-- closed, 0 while it is closed; "failing_since": nothing but failures since then; "exhausted": deliveries given up since then.
alter table own.lane
    add column failures         int not null default 0,
    add column trips            int not null default 0,
    add column open_until       timestamptz,
    add column last_success_at  timestamptz,
    add column last_failure_at  timestamptz,
    add column last_error       text,
    add column failing_since    timestamptz,
    add column exhausted        int not null default 0,
    add check ((trips > 0) = (open_until is not null));
