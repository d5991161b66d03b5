-- Whether its agent has put a contact aside; then offered_until says when it is woken.
alter table contact add column parked integer not null default 0;
