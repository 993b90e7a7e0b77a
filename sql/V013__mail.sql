-- Owner: org.warden.mail
create table outgoing_mail (
    id uuid not null primary key,
    template varchar(32) not null,
    sealed varchar(8000) not null,
    due timestamp with time zone not null,
    expires timestamp with time zone not null,
    attempts integer not null
);

create index outgoing_mail_by_due on outgoing_mail (due);
