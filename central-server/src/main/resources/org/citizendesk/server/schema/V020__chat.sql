-- Web chat. chat and chat_message are projections of the log; chat_key and chat_receipt are not.
create table chat (
  contact_id ${bytes} primary key,
  citizen_id ${bytes} not null,
  party text not null,
  last bigint not null default 0,
  agent bigint not null default 0,
  ended bigint not null default 0
) ${clustered};

create table chat_message (
  contact_id ${bytes} not null,
  n bigint not null,
  event_id ${bytes} not null,
  author text not null,
  name text not null,
  text text not null,
  at bigint not null,
  primary key (contact_id, n)
) ${clustered};
create unique index chat_message_event on chat_message (event_id);

-- Whose conversation it is: SHA-256 of the key that only the citizen's browser knows.
create table chat_key (
  contact_id ${bytes} primary key,
  hash ${bytes} not null
) ${clustered};

-- Which event became of a message that a browser sent, so that sending it again is harmless.
create table chat_receipt (
  contact_id ${bytes} not null,
  message_id ${bytes} not null,
  event_id ${bytes} not null,
  primary key (contact_id, message_id)
) ${clustered};
create unique index chat_receipt_event on chat_receipt (event_id);
