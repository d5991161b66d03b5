-- When an agent's desktop was last seen connected, at whichever node; linked is 0 once it has
-- gone.
create table agent_link (
  agent text primary key,
  seen_at bigint not null,
  linked bigint not null
) ${clustered};

-- Which node does what only one may do.
create table lease (
  name text primary key,
  holder text not null,
  until bigint not null
) ${clustered};
