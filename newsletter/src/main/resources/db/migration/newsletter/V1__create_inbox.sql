create schema if not exists newsletter;

-- how far a mailbox was read
create table newsletter.inbox (
  folder       varchar(200) not null primary key,
  uid_validity bigint       not null,
  last_uid     bigint       not null
);

-- days on which mail to an address came back for a reason that may pass; the address is a keyed hash
create table newsletter.soft_bounce (
  address_hash varchar(64) not null,
  came_back_on date        not null,
  primary key (address_hash, came_back_on)
);
