-- Few deliveries end so; who looks for them should not read all the others.
create index delivery_exhausted on own.delivery (subscription_id, number) where state = 'exhausted';
