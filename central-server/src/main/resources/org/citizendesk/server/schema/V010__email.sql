-- Every message we know by its Message-ID, and the contact it belongs to. The fingerprint is a
-- hash of what it says, since programs repeat Message-IDs; it is empty for our own. A message
-- that opened no contact (a machine's) has neither citizen nor contact.
create table email_message (
  message_id text not null,
  fingerprint text not null,
  kind text not null,
  raw_sha256 text,
  citizen ${bytes},
  contact ${bytes},
  at bigint not null,
  primary key (message_id, fingerprint)
) ${clustered};

-- What was taken out of which mailbox, so that it is not taken twice.
create table email_uid (
  mailbox text not null,
  uid_validity bigint not null,
  uid bigint not null,
  raw_sha256 text not null,
  primary key (mailbox, uid_validity, uid)
) ${clustered};

-- Who wrote in a contact: the only addresses that a reply may go to.
create table email_address (
  contact ${bytes} not null,
  address text not null,
  primary key (contact, address)
) ${clustered};

-- Replies on their way out. SENDING: handed to the mail server, outcome not known yet. Filed: our
-- copy is in the mailbox. Told: the contact knows of a failure.
create table email_outbox (
  event_id ${bytes} primary key,
  citizen ${bytes} not null,
  contact ${bytes} not null,
  message_id text not null,
  state text not null,
  attempts bigint not null,
  due_at bigint not null,
  written_at bigint not null,
  filed bigint not null,
  told bigint not null
) ${clustered};
create unique index email_outbox_message on email_outbox (message_id);
create index email_outbox_state on email_outbox (state, due_at);
create index email_outbox_unfiled on email_outbox (filed) where filed = 0;
