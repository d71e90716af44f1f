-- What this service itself tells a tenant about its endpoints stands among the operations, and is delivered as they are. Its
-- numbers are below zero: those above are the topic's.
create sequence own.notice_number increment by -1 start with -1 maxvalue -1;

-- What was given up, for those who look through it.
create index delivery_exhausted on own.delivery (subscription_id, number) where state = 'exhausted';
