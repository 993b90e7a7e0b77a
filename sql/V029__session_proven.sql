-- Owner: org.warden.session
-- When the owner last proved the account in this session. Null in sessions of the version before: then the time of the login.
alter table session add column proven timestamp with time zone;
