create schema if not exists insights;

-- one number a day; what and detail say what was counted, never who
create table insights.daily (
  counted_on date      not null,
  measure  varchar(20) not null,
  what     varchar(80) not null,
  detail   varchar(20) not null,
  n        bigint      not null,
  primary key (counted_on, measure, what, detail)
);
