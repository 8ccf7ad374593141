create schema if not exists webchat;

create table webchat.reply_line (
  ref       varchar(36)              not null primary key,
  asker     varchar(64)              not null,
  rendering varchar(10)              not null,
  opened_at timestamp with time zone not null,
  answer    text
);
create index reply_line_by_asker on webchat.reply_line (asker);
