-- On which terms an endpoint is sent to; null where the subscriber leaves it to the configuration.
alter table own.subscription
    add column timeout_ms   bigint check (timeout_ms > 0),
    add column concurrency  int check (concurrency > 0),
    add column per_second   int check (per_second > 0),
    add column retries_ms   bigint[] check (cardinality(retries_ms) > 0);

-- "full_at": when the bucket that keeps the rate will be full. "not_before": nothing is sent on the lane until then,
-- whatever is due.
alter table own.lane
    add column full_at     timestamptz,
    add column not_before  timestamptz;
