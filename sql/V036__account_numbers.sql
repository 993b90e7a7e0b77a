-- Owner: org.warden.account
-- The numbers of accounts by status, kind and second factor, from a small index instead of the table.
create index account_by_kind on account (status, kind, second_factor);
