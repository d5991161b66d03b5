-- Who citizens are, projected from the log.
create table citizen (
  id ${bytes} primary key,
  name text not null,
  language text not null
) ${clustered};

create table citizen_identifier (
  kind text not null,
  value text not null,
  citizen ${bytes} not null,
  linked_pos bigint not null,
  primary key (kind, value, citizen)
) ${clustered};
