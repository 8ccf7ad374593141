-- a release is a place in the chain, numbered so that it can be cited
create table content.release (
  number      int          not null primary key,
  seq         bigint       not null,
  head        varchar(64)  not null,
  released_at timestamp with time zone not null,
  author      varchar(100) not null,
  note        varchar(500) not null
);

create index revision_by_time on content.revision (kind, id, recorded_at);
