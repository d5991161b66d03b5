-- Where the citizen wants a copy of the chat; empty for nowhere. A projection of the log.
alter table chat add column copy_to text not null default '';

-- The last wish for a copy of each chat, and whether the copy is on its way: one leaves, once.
create table email_copy (
  contact ${bytes} primary key,
  event_id ${bytes} not null,
  sent bigint not null default 0
) ${clustered};
