-- addresses that must not be written to, known by a keyed hash alone
create table subscriptions.suppressed (
  address_hash varchar(64) not null primary key,
  reason       varchar(20) not null,
  at           timestamp with time zone not null
);

-- what an importer says about a person's consent
alter table subscriptions.consent add column proof varchar(500);

create table subscriptions.import_run (
  id          varchar(36)  not null primary key,
  by_whom     varchar(200) not null,
  dry_run     boolean      not null,
  state       varchar(20)  not null,
  started_at  timestamp with time zone not null,
  finished_at timestamp with time zone,
  row_count   bigint       not null,
  imported    bigint       not null,
  updated     bigint       not null,
  skipped     bigint       not null,
  refused     bigint       not null
);

-- the first refusals of a run
create table subscriptions.import_refusal (
  import_id varchar(36) not null references subscriptions.import_run (id),
  line      bigint      not null,
  reason    varchar(40) not null,
  primary key (import_id, line)
);

-- what a dry run would have written, so that it counts as the real run would; emptied when it ends
create table subscriptions.import_shadow (
  import_id    varchar(36) not null references subscriptions.import_run (id),
  address_hash varchar(64) not null,
  topics       text        not null,
  primary key (import_id, address_hash)
);
