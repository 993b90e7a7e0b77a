-- Owner: org.warden.mail
-- How many mails were sent for one reason in one slot of time. Its id is an HMAC: no row names an address.
create table mail_count (
    id varchar(64) not null primary key,
    used integer not null,
    expires timestamp with time zone not null
);

create index mail_count_by_expiry on mail_count (expires);
