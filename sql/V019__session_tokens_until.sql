-- Owner: org.warden.token
-- When the last access token of a session expires: an ended session is told to the nodes until then.
alter table session add column tokens_until timestamp with time zone;
update session set tokens_until = last_used + interval '1' day;
alter table session alter column tokens_until set not null;

drop index session_by_end;
create index session_by_end on session (ended, tokens_until);
