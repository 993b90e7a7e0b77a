-- Owner: org.warden.group
-- A group at the top has the nil UUID as its parent: one JPA provider cannot read an absent id.
create table user_group (
    id uuid not null primary key,
    name varchar(64) not null,
    name_key varchar(192) not null,
    parent_id uuid not null,
    version bigint not null,
    constraint user_group_name_unique unique (parent_id, name_key)
);

-- Each group with itself and with every group above it.
create table group_path (
    descendant_id uuid not null references user_group (id) on delete cascade,
    ancestor_id uuid not null references user_group (id) on delete cascade,
    depth integer not null,
    primary key (descendant_id, ancestor_id)
);

create index group_path_by_ancestor on group_path (ancestor_id);

create table group_role (
    group_id uuid not null references user_group (id) on delete cascade,
    role_name varchar(64) not null references role (name) on delete cascade,
    primary key (group_id, role_name)
);

create index group_role_by_role on group_role (role_name);

-- No foreign key to accounts: they are not below. A membership without an end counts until the year 9999.
create table group_member (
    account_id uuid not null,
    group_id uuid not null references user_group (id),
    until timestamp with time zone not null,
    added_by uuid not null,
    added timestamp with time zone not null,
    primary key (account_id, group_id)
);

create index group_member_by_group on group_member (group_id, account_id);
create index group_member_by_until on group_member (until);

-- When a group last lost a role, or its place: tokens that name the role and were issued before are looked up once.
create table role_cut (
    role_name varchar(64) not null primary key,
    cut_at timestamp with time zone not null
);

create index role_cut_by_time on role_cut (cut_at);

-- The row that orders all changes of the tree.
create table group_tree (
    id integer not null primary key
);
