-- Who may sign in, and who is signed in. Tokens are kept as their SHA-256 only.
create table account (
  name text primary key,
  display_name text not null,
  roles text not null,
  salt ${bytes} not null,
  hash ${bytes} not null,
  iterations bigint not null,
  created_at bigint not null
) ${clustered};

create table session (
  id text primary key,
  token_hash ${bytes} not null unique,
  account text not null references account (name),
  device ${bytes},
  created_at bigint not null,
  expires_at bigint not null,
  ended_at bigint
) ${clustered};
