-- Owner: org.warden.audit
-- No foreign key: what happened to an account is on record longer than the account.
create table audit_event (
    id uuid not null primary key,
    happened timestamp with time zone not null,
    action varchar(64) not null,
    account_id uuid not null,
    subject varchar(128) not null,
    address varchar(64) not null,
    request_id varchar(64) not null
);

create index audit_event_by_time on audit_event (happened);
