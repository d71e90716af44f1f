-- Whether this register has read the topic to where it ended when the register was new. Until then it knows too little to be
-- asked: it would say of most that it knows nothing of them.
CREATE TABLE first_fold (
    one     boolean PRIMARY KEY DEFAULT true CHECK (one),
    until   bigint CHECK (until >= 0),
    through boolean NOT NULL
);
COMMENT ON COLUMN first_fold.until IS 'the offset at which the topic ended, null until the broker has said so';
INSERT INTO first_fold (through) VALUES (false);
