create table telegram.reply_line (
  ref       varchar(36)              not null primary key,
  chat      varchar(40)              not null,
  rendering varchar(10)              not null,
  opened_at timestamp with time zone default current_timestamp not null
);
