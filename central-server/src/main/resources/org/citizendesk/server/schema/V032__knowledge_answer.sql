-- Sections that answered a search, projected from the log; they name nobody.
create table knowledge_answer (
  event_id ${bytes} primary key,
  at bigint not null,
  folded text not null,
  query text not null,
  language text not null,
  program text not null,
  place text not null,
  article text not null,
  section text not null,
  quoted bigint not null
) ${clustered};
create index knowledge_answer_words on knowledge_answer (language, program, place, folded, at);
