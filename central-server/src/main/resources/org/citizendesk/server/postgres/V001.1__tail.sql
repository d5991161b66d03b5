-- Each node reads what the others committed, with the topics of each event.
create index topic_pos on topic_index (part, pos);

-- The database's own count of its promotions, when a node last looked. Not part of an export.
create table primary_timeline (
  one bigint primary key check (one = 1),
  timeline text not null
);
