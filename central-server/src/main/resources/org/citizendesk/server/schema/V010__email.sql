-- Every message we know by its Message-ID, and the contact it belongs to. The fingerprint is a
-- hash of what it says, since programs repeat Message-IDs; it is empty for our own. A message
-- that opened no contact (a machine's) has neither citizen nor contact.
create table email_message (
  message_id text not null,
  fingerprint text not null,
  kind text not null,
  raw_sha256 text,
  citizen blob,
  contact blob,
  at integer not null,
  primary key (message_id, fingerprint)
) without rowid;

-- What was taken out of which mailbox, so that it is not taken twice.
create table email_uid (
  mailbox text not null,
  uid_validity integer not null,
  uid integer not null,
  raw_sha256 text not null,
  primary key (mailbox, uid_validity, uid)
) without rowid;

-- Who wrote in a contact: the only addresses that a reply may go to.
create table email_address (
  contact blob not null,
  address text not null,
  primary key (contact, address)
) without rowid;

-- Replies on their way out. SENDING: handed to the mail server, outcome not known yet. Filed: our
-- copy is in the mailbox. Told: the contact knows of a failure.
create table email_outbox (
  event_id blob primary key,
  citizen blob not null,
  contact blob not null,
  message_id text not null,
  state text not null,
  attempts integer not null,
  due_at integer not null,
  written_at integer not null,
  filed integer not null,
  told integer not null
) without rowid;
create unique index email_outbox_message on email_outbox (message_id);
create index email_outbox_state on email_outbox (state, due_at);
create index email_outbox_unfiled on email_outbox (filed) where filed = 0;
