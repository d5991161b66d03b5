-- Web chat. chat and chat_message are projections of the log; chat_key and chat_receipt are not.
create table chat (
  contact_id blob primary key,
  citizen_id blob not null,
  party text not null,
  last integer not null default 0,
  agent integer not null default 0,
  ended integer not null default 0
) without rowid;

create table chat_message (
  contact_id blob not null,
  n integer not null,
  event_id blob not null,
  author text not null,
  name text not null,
  text text not null,
  at integer not null,
  primary key (contact_id, n)
) without rowid;
create unique index chat_message_event on chat_message (event_id);

-- Whose conversation it is: SHA-256 of the key that only the citizen's browser knows.
create table chat_key (
  contact_id blob primary key,
  hash blob not null
) without rowid;

-- Which event became of a message that a browser sent, so that sending it again is harmless.
create table chat_receipt (
  contact_id blob not null,
  message_id blob not null,
  event_id blob not null,
  primary key (contact_id, message_id)
) without rowid;
create unique index chat_receipt_event on chat_receipt (event_id);
