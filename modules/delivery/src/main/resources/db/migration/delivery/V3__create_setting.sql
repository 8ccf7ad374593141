-- what an administrator changed of the properties, for all nodes
create table delivery.setting (
  name        varchar(120) not null primary key,
  chosen      varchar(300) not null,
  changed_at  timestamp with time zone not null
);
