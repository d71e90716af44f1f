-- Names stand without their schema: they mean the one that is being made. While the register is rebuilt that is a second
-- one beside `fold`, which takes its place in the end.

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

-- Where the fold stands: one row, locked by whoever folds.
CREATE TABLE watermark (
    one         boolean PRIMARY KEY DEFAULT true CHECK (one),
    sequence    bigint  NOT NULL CHECK (sequence >= 0),
    digest      text    NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
    next_offset bigint  NOT NULL CHECK (next_offset >= 0)
);
INSERT INTO watermark (sequence, digest, next_offset) VALUES (0, repeat('0', 64), 0);

-- Every event, insert only. The columns beside the event are what lists and searches select by, at any known and valid time.
-- The event is text, not jsonb: it is kept exactly as received, and written four times as fast. Head, designation and
-- tail put together are the event. Up to 8 kB they stay in the row: out of line they would be compressed and fetched apart.
CREATE TABLE revision (
    sequence      bigint      PRIMARY KEY,
    designation_id text COLLATE "C" NOT NULL,
    revision      integer     NOT NULL CHECK (revision >= 1),
    type          text        NOT NULL,
    event_source  text        NOT NULL,
    known_at      timestamptz NOT NULL,
    valid_from    timestamptz NOT NULL,
    since         timestamptz NOT NULL,
    since_basis   text        NOT NULL CHECK (since_basis IN ('designatedOn', 'announced', 'published', 'observed')),
    published_at  timestamptz,
    source        text        NOT NULL,
    authority     text        NOT NULL,
    reference     text        NOT NULL,
    status        text        NOT NULL,
    subject_type  text        NOT NULL,
    designated_on date,
    primary_name  text        NOT NULL,
    searchable    text        NOT NULL,
    programmes    text[]      NOT NULL,
    countries     text[]      NOT NULL,
    identifiers   text[]      NOT NULL,
    event_head    text        NOT NULL,
    designation   text        NOT NULL,
    event_tail    text        NOT NULL
) WITH (toast_tuple_target = 8160);
COMMENT ON COLUMN revision.known_at IS 'emittedAt of the event, never the clock of the folding machine';
COMMENT ON COLUMN revision.valid_from IS 'since when the designation is as this revision says';
COMMENT ON COLUMN revision.since IS 'since when the party is designated by what is known with this revision; of one that takes it off, valid_from';
COMMENT ON COLUMN revision.since_basis IS 'which time of a document since is';
COMMENT ON COLUMN revision.searchable IS 'all names in plain spelling, a space before each word, one a line';
COMMENT ON COLUMN revision.identifiers IS 'all numbers in plain spelling without spaces';
CREATE INDEX revision_of_designation ON revision (designation_id, sequence);

-- The latest revision of each designation, delisted and withdrawn ones too, and what it ever was: with that, questions about
-- another time find what may answer them.
CREATE TABLE designation (
    id            text COLLATE "C" PRIMARY KEY,
    revision      integer     NOT NULL,
    sequence      bigint      NOT NULL,
    changed_at    timestamptz NOT NULL,
    valid_from    timestamptz NOT NULL,
    since         timestamptz NOT NULL,
    since_basis   text        NOT NULL,
    not_before    timestamptz,
    published_at  timestamptz,
    source        text        NOT NULL,
    authority     text        NOT NULL,
    reference     text        NOT NULL,
    status        text        NOT NULL,
    subject_type  text        NOT NULL,
    designated_on date,
    primary_name  text        NOT NULL,
    searchable    text        NOT NULL,
    programmes    text[]      NOT NULL,
    countries     text[]      NOT NULL,
    identifiers   text[]      NOT NULL,
    ever_searchable text      NOT NULL,
    ever_tags     text[]      NOT NULL,
    designation   text        NOT NULL
) WITH (toast_tuple_target = 8160);
COMMENT ON COLUMN designation.not_before IS 'when it was last taken off: no later listing reaches back before that';
COMMENT ON COLUMN designation.ever_searchable IS 'every line that searchable ever had';
COMMENT ON COLUMN designation.ever_tags IS 'p:<programme>, c:<country>, i:<identifier>, l:<legal instrument>, n:<whole name in plain spelling> that it ever had, r:<reference>';
-- The indexes by name and by tag are made when the first fold is through, see the class FirstFold: entry by entry they cost
-- twice as much as all the rest.
CREATE INDEX designation_by_beginning ON designation (left(split_part(searchable, E'\n', 1), 300) text_pattern_ops);
-- A search for what many names have walks the register in the order of ids, one for what few have goes by the index: which
-- it is, PostgreSQL must see from a sample; a larger one than this takes it long to look through at each search.
ALTER TABLE designation ALTER ever_searchable SET STATISTICS 200;
CREATE INDEX designation_by_change ON designation (changed_at);

-- Entries that an authority gave another reference: from that event on the old id is current no more, unless it comes to
-- stand for something again. What was known under it stays.
CREATE TABLE rekeying (
    sequence bigint      PRIMARY KEY,
    old_id   text COLLATE "C" NOT NULL,
    new_id   text COLLATE "C" NOT NULL,
    known_at timestamptz NOT NULL
);
CREATE INDEX rekeying_of_designation ON rekeying (old_id, sequence);
