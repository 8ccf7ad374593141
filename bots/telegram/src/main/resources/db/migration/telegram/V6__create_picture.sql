-- what Telegram calls a picture it has already; the content is a hash, so that a new drawing is a new picture
create table telegram.picture (
  content varchar(64)  not null primary key,
  file_id varchar(250) not null
);
