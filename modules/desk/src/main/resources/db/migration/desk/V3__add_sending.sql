-- sending is a permission of its own
alter table desk.account add column sends boolean default true not null;
