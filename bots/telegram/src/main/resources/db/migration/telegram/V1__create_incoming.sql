create schema if not exists telegram;

create table telegram.incoming (
  update_id bigint      not null primary key,
  body      text        not null,
  state     varchar(10) not null,
  attempts  int         not null
);
