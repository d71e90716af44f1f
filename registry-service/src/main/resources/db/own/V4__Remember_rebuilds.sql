-- Every time the register was folded again beside itself: who asked for it, why, and what came of it.
CREATE TABLE own.rebuild (
    id             bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    state          text        NOT NULL DEFAULT 'folding'
        CHECK (state IN ('folding', 'verifying', 'switching', 'done', 'failed', 'cancelled')),
    started_by     text        NOT NULL,
    reason         text        NOT NULL,
    must_agree     boolean     NOT NULL,
    started_at     timestamptz NOT NULL,
    sequence       bigint      NOT NULL DEFAULT 0,
    to_reach       bigint      NOT NULL,
    seen_at        timestamptz NOT NULL,
    live_sequence  bigint,
    live_digest    text,
    live_state     text,
    built_sequence bigint,
    built_digest   text,
    built_state    text,
    cancelled_by   text,
    cancel_reason  text,
    cancelled_at   timestamptz,
    failure        text,
    finished_at    timestamptz,
    CHECK ((finished_at IS NULL) = (state IN ('folding', 'verifying', 'switching')))
);
COMMENT ON COLUMN own.rebuild.sequence IS 'how far it has folded, when last seen';
COMMENT ON COLUMN own.rebuild.to_reach IS 'where the live fold stood then';
CREATE UNIQUE INDEX rebuild_one_at_a_time ON own.rebuild ((true)) WHERE finished_at IS NULL;
