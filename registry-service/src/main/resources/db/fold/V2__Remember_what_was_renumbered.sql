-- Entries that an authority gave another reference: from that event on the old id is current no more, unless it comes to
-- stand for something again. What was known under it stays.
CREATE TABLE fold.rekeying (
    sequence bigint      PRIMARY KEY,
    old_id   text COLLATE "C" NOT NULL,
    new_id   text COLLATE "C" NOT NULL,
    known_at timestamptz NOT NULL
);
CREATE INDEX rekeying_of_designation ON fold.rekeying (old_id, sequence);
