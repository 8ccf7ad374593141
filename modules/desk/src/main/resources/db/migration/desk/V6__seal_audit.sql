-- Each entry's seal is made of the one before it, so that one changed or removed later is noticed. Older entries have none.
alter table desk.audit add column seal varchar(64);

create table desk.audit_head (
  one      int         not null primary key,
  entries  bigint      not null,
  seal     varchar(64) not null
);
insert into desk.audit_head (one, entries, seal) values (1, 0, '');
