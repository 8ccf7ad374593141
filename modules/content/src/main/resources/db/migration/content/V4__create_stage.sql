-- where a working copy is on its way to the public; without a row it is public as it stands, or a draft from a pack
create table content.stage (
  kind         varchar(20)   not null,
  id           varchar(80)   not null,
  version      bigint        not null,
  stage        varchar(20)   not null,
  authors      varchar(4000) not null,
  submitted_by varchar(100),
  reviewed_by  varchar(100),
  planned_by   varchar(100),
  due_at       timestamp with time zone,
  fallbacks    varchar(20)   not null,
  note         varchar(500)  not null,
  changed_at   timestamp with time zone not null,
  primary key (kind, id)
);

create index stage_due on content.stage (due_at);

-- how the public knows who edits: by a number, or by a name that the editor chose
create table content.byline (
  account     varchar(100) not null primary key,
  number      int          not null unique,
  public_name varchar(100)
);

-- a person looked at a deadline that had passed, and does not say that it is overdue
create table content.overdue_refusal (
  agreement  varchar(80)  not null,
  provision  varchar(20)  not null,
  due        date         not null,
  reason     varchar(500) not null,
  author     varchar(100) not null,
  refused_at timestamp with time zone not null,
  primary key (agreement, provision, due)
);
