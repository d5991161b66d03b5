-- Which message was found at a place; not known of what was taken before this.
alter table email_uid add column message_id text;
alter table email_uid add column fingerprint text;
create index email_uid_message on email_uid (message_id);

-- The mailbox that a contact came by, where its replies leave.
create table email_thread (
  contact ${bytes} primary key,
  mailbox text not null
) ${clustered};

insert into email_thread (contact, mailbox)
select m.contact, min(u.mailbox)
from email_message m join email_uid u on u.raw_sha256 = m.raw_sha256
where m.contact is not null
group by m.contact;

-- The mailbox that a reply leaves by; empty for the first.
alter table email_outbox add column mailbox text not null default '';
