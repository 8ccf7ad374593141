-- from when the clock runs after which an ended endpoint is forgotten
alter table subscriptions.endpoint add column ended_at timestamp with time zone;
update subscriptions.endpoint set ended_at = created_at where ended_reason is not null;
