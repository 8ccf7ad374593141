-- people an organiser invites again; they go on the promised day, or when they erase themselves
create table roundtables.people_group (
  id         varchar(36)  not null primary key,
  name       varchar(200) not null,
  kept_until date         not null,
  made_at    timestamp with time zone not null,
  made_by    varchar(100) not null
);

create table roundtables.group_member (
  group_id     varchar(36)   not null references roundtables.people_group (id),
  position     int           not null,
  name         varchar(200)  not null,
  organisation varchar(200)  not null,
  role         varchar(20)   not null,
  side         varchar(20)   not null,
  rendering    varchar(10)   not null,
  email        varchar(254)  not null,
  telegram     varchar(40)   not null,
  notes        varchar(2000) not null,
  primary key (group_id, position)
);

create index group_member_by_email on roundtables.group_member (email);
create index group_member_by_telegram on roundtables.group_member (telegram);
