-- Searches that found nothing or were put in other words, projected from the log; they name nobody.
create table knowledge_search (
  event_id ${bytes} primary key,
  at bigint not null,
  folded text not null,
  query text not null,
  hits bigint not null,
  language text not null,
  program text not null,
  place text not null,
  next text not null,
  opened text not null
) ${clustered};
create index knowledge_search_words on knowledge_search (folded, language, at);

-- What readers say is wrong with articles, projected from the log.
create table knowledge_flag (
  event_id ${bytes} primary key,
  at bigint not null,
  agent text not null,
  article text not null,
  language text not null,
  version bigint not null,
  title text not null,
  section text not null,
  reason text not null,
  text text not null,
  withdrawn_at bigint
) ${clustered};
create index knowledge_flag_article on knowledge_flag (article, at);
