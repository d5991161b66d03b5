-- Who has read which version of which article, projected from the log.
create table read_confirmation (
  agent text not null,
  article text not null,
  language text not null,
  version bigint not null,
  title text not null,
  read_at bigint not null,
  received_at bigint not null,
  primary key (agent, article, language, version)
) ${clustered};
