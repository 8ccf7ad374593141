alter table desk.account add column locked boolean default false not null;

create table desk.password_link (
  token_hash  varchar(64)  not null primary key,
  username    varchar(100) not null,
  expires_at  timestamp with time zone not null
);

create table desk.sign_in (
  id        varchar(36)  not null primary key,
  username  varchar(100) not null,
  at        timestamp with time zone not null
);
create index sign_in_by_username on desk.sign_in (username);

create table desk.audit (
  id        bigint generated always as identity primary key,
  at        timestamp with time zone not null,
  username  varchar(100) not null,
  deed      varchar(40)  not null,
  subject   varchar(200) not null
);
