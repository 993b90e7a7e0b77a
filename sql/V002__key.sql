-- Owner: org.warden.key
create table signing_key (
    kid varchar(64) not null primary key,
    algorithm varchar(16) not null,
    bits integer not null,
    sealed varchar(8000) not null,
    created timestamp with time zone not null
);
