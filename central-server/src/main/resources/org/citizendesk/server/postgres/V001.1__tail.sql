-- Each node reads what the others committed, with the topics of each event.
create index topic_pos on topic_index (part, pos);
