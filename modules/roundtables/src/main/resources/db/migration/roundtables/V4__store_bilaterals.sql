-- how the bilateral meetings of an event are to be planned, and what the last plan could not meet; persons by id only
create table roundtables.bilateral_setup (
  roundtable_id varchar(60)  not null primary key references roundtables.roundtable (id),
  setup         text         not null,
  unmet         text         not null,
  changed_at    timestamp with time zone not null,
  changed_by    varchar(100) not null
);

create table roundtables.bilateral (
  id            varchar(36) not null primary key,
  roundtable_id varchar(60) not null references roundtables.roundtable (id),
  host_id       varchar(36) not null,
  guest_id      varchar(36) not null,
  slot          int         not null,
  room          int         not null,
  sequence      int         not null,
  standing      varchar(20) not null
);

create index bilateral_of_roundtable on roundtables.bilateral (roundtable_id);

-- what a person was told last of a meeting, on which channel
create table roundtables.bilateral_sent (
  bilateral_id varchar(36) not null references roundtables.bilateral (id),
  invitee_id   varchar(36) not null,
  channel      varchar(20) not null,
  sequence     int         not null,
  primary key (bilateral_id, invitee_id, channel)
);
