-- What only the servers of this installation know: it signs the tokens by which mail finds its
-- contact.
create table email_secret (
  name text primary key,
  value ${bytes} not null
) ${clustered};

create index email_outbox_contact on email_outbox (contact);

-- How many messages came into a thread in the hour that began then.
alter table email_thread add column hour_began bigint not null default 0;
alter table email_thread add column hour_count bigint not null default 0;
