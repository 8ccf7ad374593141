-- an endpoint that moved to an address which had one of its own: its links lead to that one from now on
create table subscriptions.joined (
  ref    varchar(36) not null primary key,
  to_ref varchar(36) not null references subscriptions.endpoint (ref)
);
create index joined_by_target on subscriptions.joined (to_ref);
