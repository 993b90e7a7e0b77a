-- Owner: org.warden.account
-- In a subquery, H2 uses an index for the order only if the index names the position of nulls. The first column is descending,
-- because H2 would otherwise prefer the index of the foreign key, which is ascending. These positions are PostgreSQL's defaults.
drop index account_role_oldest;
drop index account_role_newest;
create index account_role_oldest on account_role (role_name desc nulls first, account_id nulls last, until);
create index account_role_newest on account_role (role_name desc nulls first, account_id desc nulls first, until);

drop index account_by_status;
drop index account_by_status_descending;
create index account_by_status on account (status desc nulls first, id nulls last);
create index account_by_status_descending on account (status desc nulls first, id desc nulls first);
