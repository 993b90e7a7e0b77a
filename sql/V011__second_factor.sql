-- Owner: org.warden.secondfactor
create table second_factor (
    account_id uuid not null primary key references account (id) on delete cascade,
    sealed varchar(255) not null,
    created timestamp with time zone not null,
    confirmed timestamp with time zone,
    last_step bigint not null
);

create table recovery_code (
    hash varchar(64) not null primary key,
    account_id uuid not null references account (id) on delete cascade
);

create index recovery_code_by_account on recovery_code (account_id);
