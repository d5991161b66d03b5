-- What this user has typed and not sent, as JSON; contact is empty for a note about the citizen.
create table draft (
  citizen blob not null,
  contact blob not null,
  kind text not null,
  body text not null,
  at integer not null,
  primary key (citizen, contact, kind)
) without rowid;
