-- Owner: org.warden.account
-- Whether the mailbox has answered a link. Not known of older accounts: none of them counts as proven.
alter table account add column email_proven boolean default false not null;

-- An unconfirmed account does not hold its user name: of several that wait, the first to confirm gets it.
update account set username_key = '~' || cast(id as varchar(36)) where status = 'UNCONFIRMED';
