-- Owner: org.warden.group
-- For the same reason as V038.
drop index group_member_oldest;
drop index group_member_newest;
create index group_member_oldest on group_member (group_id desc nulls first, account_id nulls last, until);
create index group_member_newest on group_member (group_id desc nulls first, account_id desc nulls first, until);
