-- Owner: org.warden.tally
-- How many events of each action there were in an hour, counted since 1970.
create table audit_hour (
    at_hour bigint not null,
    action varchar(64) not null,
    n bigint not null,
    primary key (at_hour, action)
);

-- Up to which place in the chain events are counted, and which hours are forgotten: one row, which a node locks to count.
create table audit_tally (
    id integer not null primary key,
    position bigint not null,
    forgotten bigint not null
);

insert into audit_tally (id, position, forgotten) values (1, 0, 0);
