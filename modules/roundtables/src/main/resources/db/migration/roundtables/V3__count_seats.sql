-- taken and waiting by role, kept with every move, so that a reply need not count thousands of invitations
create table roundtables.seat (
  roundtable_id varchar(60) not null references roundtables.roundtable (id),
  role          varchar(20) not null,
  taken         int         not null,
  waiting       int         not null,
  primary key (roundtable_id, role)
);

insert into roundtables.seat (roundtable_id, role, taken, waiting)
select roundtable_id, role,
  sum(case when state in ('ACCEPTED', 'OFFERED', 'CONFIRMED', 'CHECKED_IN', 'THANKED') then 1 else 0 end),
  sum(case when state = 'WAITLISTED' then 1 else 0 end)
from roundtables.invitee group by roundtable_id, role;

-- the last number given out to who waits
alter table roundtables.roundtable add column queued bigint default 0 not null;

update roundtables.roundtable set queued = coalesce(
  (select max(i.queued_at) from roundtables.invitee i where i.roundtable_id = roundtables.roundtable.id), 0);

create index invitee_waiting on roundtables.invitee (roundtable_id, state, queued_at);
