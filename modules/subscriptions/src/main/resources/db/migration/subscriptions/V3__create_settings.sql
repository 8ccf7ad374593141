-- when and how often a person wants to hear; times are hours of their own zone
alter table subscriptions.endpoint add column pace varchar(10) default 'INSTANT' not null;
alter table subscriptions.endpoint add column digest_hour int default 8 not null;
alter table subscriptions.endpoint add column zone varchar(40) default 'Europe/Belgrade' not null;
alter table subscriptions.endpoint add column paused_until timestamp with time zone;
alter table subscriptions.endpoint add column quiet_from int;
alter table subscriptions.endpoint add column quiet_to int;

-- whose subscription moves to the address once that is confirmed
alter table subscriptions.pending add column moves_ref varchar(36);
