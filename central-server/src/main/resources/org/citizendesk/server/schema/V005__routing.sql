-- What agents do, projected from the log; and what routing must remember besides.
create table agent_state (
  agent text primary key,
  state text not null,
  reason text not null,
  cause text not null,
  since bigint not null
) ${clustered};

create table command_result (
  id ${bytes} primary key,
  agent text not null,
  refusal text,
  text text not null,
  at bigint not null
) ${clustered};

create table declined (
  contact ${bytes} not null,
  agent text not null,
  until bigint not null,
  primary key (contact, agent)
) ${clustered};
