-- Owner: org.warden.account
-- Until when the role counts; a role without an end counts until the year 9999. One JPA provider cannot read an absent id: the
-- nil UUID stands for an unknown giver. Roles given before this migration are taken as given now.
alter table account_role add column until timestamp with time zone
    default timestamp with time zone '9999-12-31 00:00:00+00' not null;
alter table account_role add column granted_by uuid
    default cast('00000000-0000-0000-0000-000000000000' as uuid) not null;
alter table account_role add column granted timestamp with time zone default current_timestamp not null;
alter table account_role add column reason varchar(200) default '' not null;

create index account_role_by_until on account_role (until);
