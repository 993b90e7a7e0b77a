-- Owner: org.warden.token
-- No foreign key to the account: a session that ended with its account is told to every node until its last token is dead.
create table session (
    id uuid not null primary key,
    account_id uuid not null,
    methods varchar(64) not null,
    token_hash varchar(64) not null,
    salt varchar(64) not null,
    created timestamp with time zone not null,
    last_used timestamp with time zone not null,
    address varchar(64) not null,
    user_agent varchar(256) not null,
    ended timestamp with time zone,
    end_reason varchar(16),
    constraint session_token_unique unique (token_hash)
);

create index session_by_account on session (account_id);
create index session_by_end on session (ended);
create index session_by_use on session (last_used);

create table spent_token (
    hash varchar(64) not null primary key,
    session_id uuid not null references session (id) on delete cascade,
    spent timestamp with time zone not null
);

create index spent_token_by_session on spent_token (session_id);
