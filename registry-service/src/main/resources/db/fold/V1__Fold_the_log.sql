COMMENT ON SCHEMA fold IS 'Derived from the log alone: drop it while the service is stopped, and it is folded again.';

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;

-- unaccent() is only STABLE, because its dictionary could change; ours is named and does not. The collation is
-- PostgreSQL's own, so that every machine folds the case of every script alike.
CREATE FUNCTION fold.searchable(text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN lower(public.unaccent('public.unaccent'::regdictionary, $1) COLLATE pg_c_utf8);

-- The LIKE pattern that finds a text anywhere; what it means by % and _ is the text's own % and _.
CREATE FUNCTION fold.anywhere(text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN '%' || regexp_replace(fold.searchable($1), '([\\%_])', '\\\1', 'g') || '%';

-- Where the fold stands: one row, locked by whoever folds.
CREATE TABLE fold.watermark (
    one         boolean PRIMARY KEY DEFAULT true CHECK (one),
    sequence    bigint  NOT NULL CHECK (sequence >= 0),
    digest      text    NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
    next_offset bigint  NOT NULL CHECK (next_offset >= 0)
);
INSERT INTO fold.watermark (sequence, digest, next_offset) VALUES (0, repeat('0', 64), 0);

-- Every event, insert only. The columns beside the event are what lists and searches select by, at any known time.
-- The event is text, not jsonb: it is kept exactly as received, and written four times as fast. Head, designation and
-- tail put together are the event. Up to 8 kB they stay in the row: out of line they would be compressed and fetched apart.
CREATE TABLE fold.revision (
    sequence      bigint      PRIMARY KEY,
    designation_id text COLLATE "C" NOT NULL,
    revision      integer     NOT NULL CHECK (revision >= 1),
    type          text        NOT NULL,
    event_source  text        NOT NULL,
    known_at      timestamptz NOT NULL,
    published_at  timestamptz,
    source        text        NOT NULL,
    authority     text        NOT NULL,
    reference     text        NOT NULL,
    status        text        NOT NULL,
    subject_type  text        NOT NULL,
    designated_on date,
    primary_name  text        NOT NULL,
    names         text        NOT NULL,
    programmes    text[]      NOT NULL,
    countries     text[]      NOT NULL,
    event_head    text        NOT NULL,
    designation   text        NOT NULL,
    event_tail    text        NOT NULL
) WITH (toast_tuple_target = 8160);
COMMENT ON COLUMN fold.revision.known_at IS 'emittedAt of the event, never the clock of the folding machine';
COMMENT ON COLUMN fold.revision.names IS 'all names of the subject, one a line';
CREATE INDEX revision_of_designation ON fold.revision (designation_id, sequence);

-- The latest revision of each designation, delisted and withdrawn ones too.
CREATE TABLE fold.designation (
    id            text COLLATE "C" PRIMARY KEY,
    revision      integer     NOT NULL,
    sequence      bigint      NOT NULL,
    changed_at    timestamptz NOT NULL,
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
    designation   text        NOT NULL
) WITH (toast_tuple_target = 8160);
COMMENT ON COLUMN fold.designation.searchable IS 'all names without accents and in lower case, one a line';
CREATE INDEX designation_by_name ON fold.designation USING gin (searchable gin_trgm_ops);
CREATE INDEX designation_by_programme ON fold.designation USING gin (programmes);
CREATE INDEX designation_by_country ON fold.designation USING gin (countries);
CREATE INDEX designation_by_change ON fold.designation (changed_at);
