-- What this computer has to tell its user, until it is dismissed: SALVAGED with the number of own
-- entries that were saved, those that could not be read, and the damaged file; or FORKED.
create table notice (
  n integer primary key,
  at integer not null,
  kind text not null,
  saved integer not null,
  lost integer not null,
  place text not null
);

-- Refused entries that their author has dealt with.
alter table outbox add column dismissed integer not null default 0;
