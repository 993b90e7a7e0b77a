-- Owner: org.warden.audit
-- Where the chain begins since its oldest events were removed: at most one row.
create table audit_checkpoint (
    id integer not null primary key,
    position bigint not null,
    link varchar(64) not null,
    last_happened timestamp with time zone not null,
    code varchar(64) not null
);
