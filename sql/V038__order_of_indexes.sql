-- Owner: org.warden.account
-- In a nested select, H2 sees that an index has the order of the statement only if both say where nulls would be; the index of
-- the foreign key has the names of roles in ascending order and would win. PostgreSQL takes these words as its own defaults.
drop index account_role_oldest;
drop index account_role_newest;
create index account_role_oldest on account_role (role_name desc nulls first, account_id nulls last, until);
create index account_role_newest on account_role (role_name desc nulls first, account_id desc nulls first, until);

drop index account_by_status;
drop index account_by_status_descending;
create index account_by_status on account (status desc nulls first, id nulls last);
create index account_by_status_descending on account (status desc nulls first, id desc nulls first);
