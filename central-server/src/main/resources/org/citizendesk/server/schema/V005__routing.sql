-- What agents do, projected from the log; and what routing must remember besides.
create table agent_state (
  agent text primary key,
  state text not null,
  reason text not null,
  cause text not null,
  since integer not null
) without rowid;

create table command_result (
  id blob primary key,
  agent text not null,
  refusal text,
  text text not null,
  at integer not null
) without rowid;

create table declined (
  contact blob not null,
  agent text not null,
  until integer not null,
  primary key (contact, agent)
) without rowid;
