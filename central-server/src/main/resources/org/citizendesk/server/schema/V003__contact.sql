-- The life of contacts, projected from the log. Times are the server's, in milliseconds.
create table contact (
  id blob primary key,
  citizen blob not null,
  channel text not null,
  direction text not null,
  queue text not null,
  subject text not null,
  party text not null,
  state text not null,
  agent text,
  offered_until integer,
  version integer not null,
  opened_at integer not null,
  queued_at integer not null,
  accepted_at integer,
  closed_at integer,
  outcome text
) without rowid;
create index contact_state on contact (state, queued_at);
create index contact_agent on contact (agent, state) where agent is not null;
create index contact_citizen on contact (citizen, channel, opened_at);
create index contact_closed on contact (closed_at) where closed_at is not null;
