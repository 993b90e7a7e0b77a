-- Owner: org.warden.account
create table account (
    id uuid not null primary key,
    username varchar(64) not null,
    username_key varchar(64) not null,
    email varchar(254) not null,
    email_key varchar(254) not null,
    first_name varchar(400) not null,
    last_name varchar(400) not null,
    password_hash varchar(255) not null,
    created timestamp with time zone not null,
    constraint account_username_unique unique (username_key),
    constraint account_email_unique unique (email_key)
);

create table account_role (
    account_id uuid not null references account (id) on delete cascade,
    role_name varchar(64) not null references role (name),
    primary key (account_id, role_name)
);

create index account_role_by_role on account_role (role_name);
