create schema if not exists desk;

create table desk.account (
  username      varchar(100) not null primary key,
  password      varchar(200) not null,
  role          varchar(20)  not null,
  failures      int          not null,
  locked_until  timestamp with time zone
);
