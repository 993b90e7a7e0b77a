-- Owner: org.warden.link
-- The account that requested the link, or the nil id: Warden checks an administrator's right to move
-- the account again when the link is used.
alter table link add column requester_id uuid default '00000000-0000-0000-0000-000000000000' not null;
