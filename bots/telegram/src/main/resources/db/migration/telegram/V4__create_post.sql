create table telegram.post (
  channel    varchar(64)  not null,
  item       varchar(120) not null,
  message_id int          not null,
  primary key (channel, item)
);
