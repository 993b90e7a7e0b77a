-- Owner: org.warden.lockout
-- No foreign key: guesses at names that nobody has are counted too, so that they look the same.
create table guess_count (
    id uuid not null primary key,
    failures integer not null,
    last_failed timestamp with time zone not null,
    blocked_until timestamp with time zone not null
);

create index guess_count_by_failure on guess_count (last_failed);
