-- Owner: org.warden.link
-- No foreign key: a link is made up for an address that nobody has, so that it takes as long.
create table link (
    hash varchar(64) not null primary key,
    purpose varchar(16) not null,
    account_id uuid not null,
    email varchar(254) not null,
    email_key varchar(254) not null,
    created timestamp with time zone not null,
    expires timestamp with time zone not null,
    ended timestamp with time zone,
    place varchar(64) not null,
    constraint link_place_unique unique (account_id, place)
);

create index link_by_account on link (account_id);
create index link_by_email on link (email_key);
create index link_by_expiry on link (expires);
