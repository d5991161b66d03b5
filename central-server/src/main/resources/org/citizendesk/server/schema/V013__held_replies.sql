-- The mail of each contact in the order of the log: what came IN, what a MACHINE wrote, what went
-- OUT. By it a reply knows what its author had not seen.
create table email_entry (
  event_id ${bytes} primary key,
  contact ${bytes} not null,
  pos bigint not null,
  way text not null,
  author text not null,
  message_id text
) ${clustered};
create index email_entry_contact on email_entry (contact, pos);

-- Who had the contact last.
alter table email_thread add column owner text;

-- Who wrote it, empty for what was written before this; up to where its author had seen; whether
-- somebody has said that it may leave whatever happened; whom it still has to reach, if not all.
alter table email_outbox add column agent text not null default '';
alter table email_outbox add column seen_pos bigint not null default 0;
alter table email_outbox add column released bigint not null default 0;
alter table email_outbox add column remaining text;
