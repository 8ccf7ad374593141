-- when a run last told how far it is; one that stays silent was broken off
alter table subscriptions.import_run add column seen_at timestamp with time zone;
