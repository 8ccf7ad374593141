create schema if not exists content;

create table content.item (
  kind       varchar(20)  not null,
  id         varchar(80)  not null,
  version    bigint       not null,
  working    text         not null,
  published  text,
  revision   int          not null,
  pack_hash  char(64),
  updated_by varchar(100) not null,
  updated_at timestamp with time zone not null,
  primary key (kind, id)
);

create table content.revision (
  seq         bigint       not null primary key,
  kind        varchar(20)  not null,
  id          varchar(80)  not null,
  number      int          not null,
  recorded_at timestamp with time zone not null,
  author      varchar(100) not null,
  reason      varchar(500) not null,
  document    text         not null,
  previous    varchar(64)  not null,
  hash        varchar(64)  not null,
  unique (kind, id, number)
);

-- one row: the head of the chain, locked while a link is added
create table content.chain (
  one  int         not null primary key,
  seq  bigint      not null,
  head varchar(64) not null
);

insert into content.chain (one, seq, head) values (1, 0, '');
