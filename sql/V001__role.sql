-- Owner: org.warden.role
create table role (
    name varchar(64) not null primary key
);

insert into role (name) values ('Administrator'), ('Moderator'), ('User');
