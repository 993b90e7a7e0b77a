-- Owner: org.warden.link
-- The mail with the link: what ends the link withdraws the mail too, if it was not sent yet. A link of the version before has the
-- nil id, because one provider cannot read an id that is null.
alter table link add column mail uuid default '00000000-0000-0000-0000-000000000000' not null;
