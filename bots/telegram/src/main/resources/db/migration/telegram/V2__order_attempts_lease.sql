alter table telegram.incoming add column chat varchar(40) default '' not null;
alter table telegram.incoming add column received_at timestamp with time zone default current_timestamp not null;
alter table telegram.incoming add column taken_at timestamp with time zone;

create table telegram.lease (
  name    varchar(60)              not null primary key,
  holder  varchar(60)              not null,
  ends_at timestamp with time zone not null
);
