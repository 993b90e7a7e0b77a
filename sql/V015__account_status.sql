-- Owner: org.warden.account
alter table account add column status varchar(16) default 'ACTIVE' not null;
