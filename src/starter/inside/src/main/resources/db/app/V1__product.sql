create table product (
    id uuid not null primary key,
    owner_id uuid not null references account (id) on delete cascade,
    name varchar(100) not null,
    cents bigint not null,
    constraint product_name_unique unique (name)
);

create index product_by_owner on product (owner_id);
