-- Owner: org.warden.token
-- The live sessions of an account, which each login bounds: those that have ended are passed over.
create index session_live on session (account_id, ended);
drop index session_by_account;
