-- Keys that signed, or will. None is ever removed: what they signed must stay verifiable.
CREATE TABLE own.checkpoint_key (
    key         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name        text        NOT NULL,
    vkey        text        NOT NULL UNIQUE,
    private_key bytea,
    made_at     timestamptz NOT NULL,
    made_by     text,
    reason      text,
    CHECK ((made_by IS NULL) = (reason IS NULL))
);
COMMENT ON COLUMN own.checkpoint_key.private_key IS 'PKCS #8; null where it is in a file of the operator';
COMMENT ON COLUMN own.checkpoint_key.made_by IS 'the operator who asked for a new key; null for the first, and for a file';

-- What was signed; insert only.
CREATE TABLE own.checkpoint (
    number    bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sequence  bigint      NOT NULL CHECK (sequence > 0),
    digest    text        NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
    signed_at timestamptz NOT NULL,
    key       bigint      NOT NULL REFERENCES own.checkpoint_key,
    note      text        NOT NULL,
    signed_by text,
    reason    text,
    CHECK ((signed_by IS NULL) = (reason IS NULL))
);
COMMENT ON COLUMN own.checkpoint.signed_by IS 'the operator who asked for it; null where its hour had come';

CREATE FUNCTION own.keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are kept as they are', TG_TABLE_NAME;
END
$$;
CREATE TRIGGER keep BEFORE UPDATE OR DELETE ON own.checkpoint FOR EACH ROW EXECUTE FUNCTION own.keep();
CREATE TRIGGER keep BEFORE UPDATE OR DELETE ON own.checkpoint_key FOR EACH ROW EXECUTE FUNCTION own.keep();
