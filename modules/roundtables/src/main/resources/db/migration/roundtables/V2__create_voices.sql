-- a slip is worth one text and one vote for each text; nothing tells whose it is, or when it was given
create table roundtables.slip (
  fingerprint   varchar(64) not null primary key,
  roundtable_id varchar(60) not null references roundtables.roundtable (id),
  kind          varchar(20) not null,
  used          boolean     not null
);

-- how many slips a person took, and nothing about which
alter table roundtables.invitee add column slips int default 0 not null;

create table roundtables.voice (
  id            varchar(36)   not null primary key,
  roundtable_id varchar(60)   not null references roundtables.roundtable (id),
  kind          varchar(20)   not null,
  session       int           not null,
  language      varchar(2)    not null,
  text          varchar(2000) not null,
  votes         int           not null,
  standing      varchar(20)   not null,
  reason        varchar(20)
);

create table roundtables.vote (
  slip_fingerprint varchar(64) not null references roundtables.slip (fingerprint),
  voice_id         varchar(36) not null references roundtables.voice (id),
  primary key (slip_fingerprint, voice_id)
);
