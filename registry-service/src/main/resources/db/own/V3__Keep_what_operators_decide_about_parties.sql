-- Whether two designations are of one party, as operators decided; insert only. The latest about a pair is in force.
-- It holds for what the ids stood for at that place of the log, and follows them where an authority renumbers them.
CREATE TABLE own.party_decision (
    number     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    a          text COLLATE "C" NOT NULL,
    b          text COLLATE "C" NOT NULL,
    sequence   bigint      NOT NULL,
    verdict    text        NOT NULL CHECK (verdict IN ('same', 'different', 'withdrawn')),
    decided_by text        NOT NULL CHECK (decided_by <> ''),
    reason     text        NOT NULL CHECK (reason <> ''),
    decided_at timestamptz NOT NULL,
    CHECK (a < b)
);
CREATE INDEX party_decision_of_a ON own.party_decision (a);
CREATE INDEX party_decision_of_b ON own.party_decision (b);
COMMENT ON COLUMN own.party_decision.sequence IS 'where the log stood when it was decided';
COMMENT ON COLUMN own.party_decision.verdict IS 'withdrawn: the decision before is taken back, and nothing is decided';
