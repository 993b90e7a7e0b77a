-- Owner: org.warden.role
alter table role add column description varchar(400) default '' not null;

-- Raised by each change of the role. A new role begins with the time of its creation in milliseconds, so that a role that is
-- deleted and created again never has a version that it had before.
alter table role add column version bigint default 1 not null;

create table role_permission (
    role_name varchar(64) not null references role (name) on delete cascade,
    permission varchar(120) not null,
    primary key (role_name, permission)
);

insert into role_permission (role_name, permission) values ('Administrator', '*');
