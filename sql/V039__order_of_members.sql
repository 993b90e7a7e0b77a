-- Owner: org.warden.group
-- As for roles in V038.
create index group_member_ascending on group_member (group_id desc nulls first, account_id nulls last, until);
create index group_member_descending on group_member (group_id desc nulls first, account_id desc nulls first, until);
drop index group_member_oldest;
drop index group_member_newest;
