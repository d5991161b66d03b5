-- The life of contacts, projected from the log. Times are the server's, in milliseconds.
create table contact (
  id ${bytes} primary key,
  citizen ${bytes} not null,
  channel text not null,
  direction text not null,
  queue text not null,
  subject text not null,
  party text not null,
  state text not null,
  agent text,
  offered_until bigint,
  version bigint not null,
  opened_at bigint not null,
  queued_at bigint not null,
  accepted_at bigint,
  closed_at bigint,
  outcome text
) ${clustered};
create index contact_state on contact (state, queued_at);
create index contact_agent on contact (agent, state) where agent is not null;
create index contact_citizen on contact (citizen, channel, opened_at);
create index contact_closed on contact (closed_at) where closed_at is not null;
