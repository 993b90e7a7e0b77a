-- Owner: org.warden.audit
-- Rows from before have no code of their own; no release wrote any.
delete from audit_event;
alter table audit_event alter column subject drop not null;
alter table audit_event add column actor_id uuid not null;
alter table audit_event add column code varchar(64) not null;
alter table audit_event add column position bigint;
alter table audit_event add column link varchar(64);
alter table audit_event add constraint audit_event_position_unique unique (position);

create index audit_event_by_account on audit_event (account_id);
create index audit_event_by_actor on audit_event (actor_id);

-- The end of the chain: one row, which whoever lengthens it locks.
create table audit_chain (
    id integer not null primary key,
    position bigint not null,
    link varchar(64) not null
);

insert into audit_chain (id, position, link) values (1, 0, '');
