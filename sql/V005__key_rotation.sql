-- Owner: org.warden.key
alter table signing_key add column active_from timestamp with time zone;
update signing_key set active_from = created;
alter table signing_key alter column active_from set not null;
alter table signing_key add column revoked timestamp with time zone;
