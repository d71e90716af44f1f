-- What a source's channel keeps from look to look.
alter table own.source add column cursor text;
-- The authority's own number of a document: of a delta, of a notice in the gazette.
alter table own.run add column publication_id text;
