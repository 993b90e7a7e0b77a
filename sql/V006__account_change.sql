-- Owner: org.warden.account
alter table account add column epoch integer default 0 not null;
alter table account add column roles_changed timestamp with time zone;

create index account_by_roles_changed on account (roles_changed);
