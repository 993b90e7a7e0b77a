-- Owner: org.warden.account
alter table account add column second_factor boolean default false not null;
