-- Owner: org.warden.link
-- The account as it was when its address moved. What came since has the same epoch or a later one; clocks of nodes may differ.
alter table link add column epoch integer default 0 not null;
alter table link add column first_name varchar(400);
alter table link add column last_name varchar(400);

-- Counted in mail_count now. The column stays for nodes of the version before.
alter table link drop constraint link_place_unique;
alter table link alter column place drop not null;

-- Owner: org.warden.secondfactor
alter table second_factor add column epoch integer default 0 not null;
alter table recovery_code add column epoch integer default 0 not null;
