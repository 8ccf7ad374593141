create schema if not exists conversation;

create table conversation.open_question (
  id         varchar(36)              not null primary key,
  group_id   varchar(36)              not null,
  lang       varchar(2)               not null,
  wording    varchar(1000)            not null,
  asked_at   timestamp with time zone not null,
  channel    varchar(20),
  reply_line varchar(36)
);

create index open_question_group on conversation.open_question (group_id);
