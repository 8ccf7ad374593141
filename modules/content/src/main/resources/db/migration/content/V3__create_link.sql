-- what became of the address of a source when it was last looked at
create table content.link (
  source     varchar(80)   not null primary key,
  url        varchar(2000) not null,
  result     varchar(20)   not null,
  status     int,
  checked_at timestamp with time zone not null
);
