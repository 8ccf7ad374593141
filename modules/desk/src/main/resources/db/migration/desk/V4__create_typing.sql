-- what somebody has typed and not saved yet, so that a crash or a lost session costs nothing
create table desk.typing (
  username varchar(100) not null,
  item     varchar(120) not null,
  fields   text         not null,
  at       timestamp with time zone not null,
  primary key (username, item)
);
