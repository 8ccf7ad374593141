create schema if not exists watch;

-- what is wrong now; a row goes when it is over
create table watch.alarm (
  alarm_key varchar(120) not null primary key,
  title     varchar(500) not null,
  since     timestamp with time zone not null,
  seen_at   timestamp with time zone not null
);

-- the operator's own copies of a broadcast; refused: why it was not taken; seen_at: when it was found at the far end
create table watch.canary (
  delivery_id  bigint      not null primary key,
  broadcast_id varchar(36) not null,
  channel      varchar(40) not null,
  rendering    varchar(10) not null,
  settled_at   timestamp with time zone not null,
  refused      varchar(300),
  seen_at      timestamp with time zone
);
create index canary_by_time on watch.canary (settled_at);
