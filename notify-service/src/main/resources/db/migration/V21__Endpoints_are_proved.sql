-- Whether the URL has answered 2xx to a test, or was never asked to. What is there already has shown it.
alter table own.subscription add column proved boolean not null default true;
