-- Whether its agent has put a contact aside, and when it is woken; null if nobody but her or the citizen does.
alter table contact add column parked bigint not null default 0;
alter table contact add column parked_until bigint;
create index contact_parked on contact (parked_until)
  where state = 'IN_HAND' and parked_until is not null;
