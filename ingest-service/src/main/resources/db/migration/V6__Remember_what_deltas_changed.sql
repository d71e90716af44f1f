-- An entry that a delta changed after the last whole list says by which. Until a later whole list confirms or repairs it,
-- its `read` and `fingerprint` stay those of that whole list, null where the list did not have it.
alter table own.snapshot_entry add column delta_run text;
alter table own.snapshot_entry add column delta_publication text;
alter table own.snapshot_entry add column delta_published_on date;
create index snapshot_entry_of_delta on own.snapshot_entry (source) where delta_run is not null;
