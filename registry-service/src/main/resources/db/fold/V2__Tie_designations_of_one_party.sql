-- What is derived from current state, after the fold and apart from it: which designations are of one party. It follows the
-- log by a number of its own, in transactions of its own.

CREATE TABLE party_progress (
    one      boolean PRIMARY KEY DEFAULT true CHECK (one),
    sequence bigint  NOT NULL CHECK (sequence >= 0)
);
INSERT INTO party_progress (sequence) VALUES (0);

-- What designations of one party have in common at least once: a number, a name with a birth, a name with a country.
CREATE TABLE party_key (
    key            text COLLATE "C" NOT NULL,
    designation_id text COLLATE "C" NOT NULL,
    PRIMARY KEY (key, designation_id)
);
CREATE INDEX party_key_of_designation ON party_key (designation_id);

CREATE TABLE party_link (
    a           text COLLATE "C" NOT NULL,
    b           text COLLATE "C" NOT NULL,
    score       double precision NOT NULL CHECK (score > 0 AND score <= 1),
    explanation text NOT NULL,
    PRIMARY KEY (a, b),
    CHECK (a < b)
);
CREATE INDEX party_link_of_b ON party_link (b);
CREATE INDEX party_link_by_score ON party_link (score, a, b);

-- The names of current designations, and the names by which they mention other parties, in the spelling in which they are compared.
CREATE TABLE party_name (
    name           text COLLATE "C" NOT NULL,
    authority      text COLLATE "C" NOT NULL,
    designation_id text COLLATE "C" NOT NULL,
    PRIMARY KEY (designation_id, name)
);
CREATE INDEX party_name_of_authority ON party_name (authority, name);

CREATE TABLE party_mention (
    designation_id text    COLLATE "C" NOT NULL,
    place          integer NOT NULL,
    authority      text    COLLATE "C" NOT NULL,
    type           text    NOT NULL,
    published      text    NOT NULL,
    name           text    COLLATE "C" NOT NULL,
    target_id      text    COLLATE "C",
    PRIMARY KEY (designation_id, place)
);
CREATE INDEX party_mention_of_name ON party_mention (authority, name);
CREATE INDEX party_mention_of_target ON party_mention (target_id);

-- What the log itself says of two designations, insert only.
CREATE TABLE party_word (
    sequence       bigint  NOT NULL,
    place          integer NOT NULL,
    designation_id text    COLLATE "C" NOT NULL,
    rel            text    NOT NULL,
    other_id       text    COLLATE "C" NOT NULL,
    score          double precision NOT NULL,
    explanation    text,
    known_at       timestamptz NOT NULL,
    PRIMARY KEY (sequence, place)
);
CREATE INDEX party_word_of_designation ON party_word (designation_id);
CREATE INDEX party_word_of_other ON party_word (other_id);
