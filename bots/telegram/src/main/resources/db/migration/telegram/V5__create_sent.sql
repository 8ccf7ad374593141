create table telegram.sent (
  broadcast  varchar(40)              not null,
  chat       varchar(64)              not null,
  message_id int                      not null,
  sent_at    timestamp with time zone default current_timestamp not null,
  primary key (broadcast, chat)
);

create index sent_chat on telegram.sent (chat);
create index sent_at on telegram.sent (sent_at);
