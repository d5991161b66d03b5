-- Who citizens are, projected from the log.
create table citizen (
  id blob primary key,
  name text not null,
  language text not null
) without rowid;

create table citizen_identifier (
  kind text not null,
  value text not null,
  citizen blob not null,
  linked_pos integer not null,
  primary key (kind, value, citizen)
) without rowid;
