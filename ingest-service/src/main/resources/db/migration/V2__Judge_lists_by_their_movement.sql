-- What the guard needs of an accepted snapshot: its profile, null where an earlier version accepted it, and the entries
-- that its document lacks while their removal waits for an operator, a JSON array of references.
alter table own.snapshot add column profile text;
alter table own.snapshot add column held_removals text not null default '[]';

-- What the reader of a document did not know or found damaged; of a held run the entries whose removal is held, both as
-- JSON, and a digest of what the document says, by which the same document is known again.
alter table own.run add column oddities text not null default '[]';
alter table own.run add column held_references text;
alter table own.run add column held_state text;
create index run_held on own.run (source, number) where outcome = 'held' and decision is null;
