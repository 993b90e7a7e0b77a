-- Owner: org.warden.account
-- The orders of lists that begin with the greatest value. PostgreSQL reads any index backwards; H2 reads one only forwards.
create index account_newest on account (id desc);
create index account_by_username_descending on account (username_key desc);
create index account_by_email_descending on account (email_key desc);
create index account_by_last_seen_descending on account (last_seen desc, id desc);
create index account_by_status_descending on account (status, id desc);

-- With the end, so that the index alone answers who has a role now.
create index account_role_oldest on account_role (role_name, account_id, until);
create index account_role_newest on account_role (role_name, account_id desc, until);
drop index account_role_by_account;
