create table trial (id int);
