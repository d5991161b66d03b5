-- Reading lists of this user, as the JSON in which they are carried to other computers.
create table reading_list (
  id blob primary key,
  body text not null,
  at integer not null
) without rowid;
