-- Owner: org.warden.link
-- The account that requested the link, where one did: an administrator's right to move an account is asked again when it is used.
alter table link add column requester_id uuid;
