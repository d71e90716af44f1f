-- What operators decide here (links between designations, later watchlists) lives in this schema and is backed up.
COMMENT ON SCHEMA own IS 'What the registry owns: it cannot be derived from the log.';
