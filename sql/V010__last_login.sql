-- Owner: org.warden.account
alter table account add column last_login timestamp with time zone;
