-- Owner: org.warden.account
-- stage is the status without lock, disabling and closing; null while status says it. An absent id is the nil id, because one
-- provider cannot read an id that is null. An account never seen was last seen in 1970, so that it sorts before all others.
alter table account add column version integer default 0 not null;
alter table account add column language varchar(35);
alter table account add column kind varchar(16) default 'PERSON' not null;
alter table account add column stage varchar(16);
alter table account add column locked_until timestamp with time zone;
alter table account add column lock_reason varchar(120);
alter table account add column lock_author uuid default '00000000-0000-0000-0000-000000000000' not null;
alter table account add column disabled boolean default false not null;
alter table account add column must_change boolean default false not null;
alter table account add column deletes timestamp with time zone;
alter table account add column last_seen date default '1970-01-01' not null;

update account set last_seen = cast(last_login at time zone 'UTC' as date) where last_login is not null;

create index account_by_status on account (status, id);
create index account_by_last_seen on account (last_seen, id);
create index account_by_deletion on account (deletes);

-- The accounts with a role, in the order of their ids.
create index account_role_by_account on account_role (role_name, account_id);
drop index account_role_by_role;
