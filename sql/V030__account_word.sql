-- Owner: org.warden.word
-- The words by which an account is found. Bytes, because their order is the same under every collation. No foreign key: accounts
-- are above.
create table account_word (
    word bytea not null,
    account_id uuid not null,
    primary key (word, account_id)
);

create index account_word_by_account on account_word (account_id);

-- How far the accounts of the version before have their words: at most one row.
create table account_word_fill (
    id integer not null primary key,
    upto uuid not null,
    complete boolean not null
);
