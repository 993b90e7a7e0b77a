-- Owner: org.warden.ticket
-- No reference to the session: a ticket lives for half a minute, and its use looks the session up.
create table ticket (
    hash varchar(64) not null primary key,
    session_id uuid not null,
    expires timestamp with time zone not null
);

create index ticket_by_expires on ticket (expires);
