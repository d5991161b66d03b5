-- Who may sign in, and who is signed in. Tokens are kept as their SHA-256 only.
create table account (
  name text primary key,
  display_name text not null,
  roles text not null,
  salt blob not null,
  hash blob not null,
  iterations integer not null,
  created_at integer not null
) without rowid;

create table session (
  id text primary key,
  token_hash blob not null unique,
  account text not null references account (name),
  device blob,
  created_at integer not null,
  expires_at integer not null,
  ended_at integer
) without rowid;
