-- endpoints of one person share a name for that person; messages go to the preferred one while it is active
alter table subscriptions.endpoint add column person varchar(36);
alter table subscriptions.endpoint add column preferred boolean default false not null;
create index endpoint_by_person on subscriptions.endpoint (person);

create table subscriptions.link_code (
  code_hash  char(64)    not null primary key,
  ref        varchar(36) not null references subscriptions.endpoint (ref),
  created_at timestamp with time zone not null
);
