-- When somebody last looked at a citizen.
create table opened (
  citizen_id blob primary key,
  at integer not null
) without rowid;

-- Citizens of whom only the card is left here, and since when.
create table trimmed (
  citizen_id blob primary key,
  at integer not null
) without rowid;
