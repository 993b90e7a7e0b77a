-- Owner: org.warden.device
-- No foreign key: accounts stand above.
create table seen_device (
    id uuid not null primary key,
    account_id uuid not null,
    print varchar(64) not null,
    seen timestamp with time zone not null,
    constraint seen_device_unique unique (account_id, print)
);

create index seen_device_by_time on seen_device (seen);
