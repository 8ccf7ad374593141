-- digested_until: what came up before was sent or passed over; digested_on: the person's day of the last digest;
-- owed_until: who went back to hearing at once is still owed what came up before
alter table subscriptions.endpoint add column digested_until timestamp with time zone;
alter table subscriptions.endpoint add column digested_on date;
alter table subscriptions.endpoint add column owed_until timestamp with time zone;
create index endpoint_by_pace on subscriptions.endpoint (pace, zone, ref);

-- people who get the same items in one digest; open until its broadcast is sent
create table subscriptions.digest (
  id         varchar(36) not null primary key,
  items      text        not null,
  open       boolean     not null,
  created_at timestamp with time zone not null
);

create table subscriptions.digest_recipient (
  digest_id varchar(36) not null references subscriptions.digest (id),
  ref       varchar(36) not null,
  primary key (digest_id, ref)
);
create index digest_recipient_by_ref on subscriptions.digest_recipient (ref);
