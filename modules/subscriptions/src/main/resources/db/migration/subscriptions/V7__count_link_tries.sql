-- wrong codes that an endpoint entered lately
create table subscriptions.link_try (
  ref   varchar(36) not null primary key,
  since timestamp with time zone not null,
  n     int         not null
);
