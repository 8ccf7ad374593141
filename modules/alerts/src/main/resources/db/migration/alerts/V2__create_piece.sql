-- the op-eds and videos that were told of, or were there before there was anybody to tell; '-' says that it was looked at
create table alerts.piece (
  item varchar(200) not null primary key
);
