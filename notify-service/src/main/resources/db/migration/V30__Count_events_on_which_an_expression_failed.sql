-- On how many events the expression of the filter failed since the filter was last changed, and the last of them. They were sent.
alter table own.subscription
    add column filter_errors bigint not null default 0,
    add column filter_error_sequence bigint,
    add column filter_error_at timestamptz,
    add column filter_error text;
