-- how often which answer was chosen; nothing tells by whom, or which answers go together
create table roundtables.follow_up (
  roundtable_id varchar(60) not null references roundtables.roundtable (id),
  question      varchar(64) not null,
  answer        varchar(10) not null,
  n             int         not null,
  primary key (roundtable_id, question, answer)
);

-- whether a person took the form, which they may once, and nothing about what became of it
alter table roundtables.invitee add column followed_up boolean default false not null;
