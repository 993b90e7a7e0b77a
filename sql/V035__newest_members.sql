-- Owner: org.warden.group
-- As for roles in V034.
create index group_member_oldest on group_member (group_id, account_id, until);
create index group_member_newest on group_member (group_id, account_id desc, until);
drop index group_member_by_group;
