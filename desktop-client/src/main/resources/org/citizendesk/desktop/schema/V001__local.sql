-- What one user's desktop keeps. Times are milliseconds, identifiers 16 bytes.
create table meta (
  k text primary key,
  v text not null
) without rowid;

create table cursor (
  part integer primary key,
  pos integer not null,
  proof text
);

-- Everything written here, for ever: n is the order of writing over all epochs.
-- state: 0 waits, 1 the server has it, 2 it stands in event too, 3 the server refused it
create table outbox (
  n integer primary key,
  seq integer not null,
  event_id blob not null unique,
  state integer not null,
  part integer,
  pos integer,
  citizen_seq integer,
  device_id blob not null,
  device_epoch integer not null,
  session text not null,
  citizen_id blob not null,
  contact_id blob,
  hlc integer not null,
  occurred_at integer not null,
  type text not null,
  version integer not null,
  body text not null,
  reason text not null
);
create unique index outbox_seq on outbox (device_id, device_epoch, seq);
create index outbox_unsettled on outbox (seq) where state < 2 and pos is null;
create index outbox_waiting on outbox (n) where state = 0;
create index outbox_refused on outbox (n) where state = 3;
create index outbox_citizen on outbox (citizen_id) where state <> 2;
create index outbox_contact on outbox (contact_id) where state <> 2;

-- What the server confirmed, at the place it gave.
create table event (
  part integer not null,
  pos integer not null,
  event_id blob not null,
  device_id blob not null,
  device_epoch integer not null,
  device_seq integer not null,
  session text not null,
  citizen_id blob not null,
  citizen_seq integer not null,
  contact_id blob,
  hlc integer not null,
  occurred_at integer not null,
  received_at integer not null,
  type text not null,
  version integer not null,
  payload text not null,
  primary key (part, pos)
) without rowid;
create unique index event_id on event (event_id);
create unique index event_citizen on event (citizen_id, citizen_seq);
create index event_contact on event (contact_id) where contact_id is not null;
create index event_agent_state on event (part, pos) where type = 'agent.state-changed';

-- Citizens of whom there is nothing at the server before what is here.
create table whole_history (
  citizen_id blob primary key
) without rowid;

-- Derived from event and outbox, and made again from them at any time.
create table citizen (
  id blob primary key,
  name text not null,
  language text not null
) without rowid;
create table citizen_identifier (
  citizen blob not null,
  place integer not null,
  kind text not null,
  value text not null,
  primary key (citizen, place)
) without rowid;
create index citizen_identifier_value on citizen_identifier (kind, value);
create table contact (
  id blob primary key,
  citizen blob not null,
  channel text,
  queue text not null,
  subject text not null,
  party text not null,
  state text not null,
  agent text not null,
  opened_by blob,
  since integer not null,
  offered_until integer,
  call text,
  citizen_gone integer not null,
  version integer not null,
  opened_seq integer,
  last_said blob,
  preview text not null
) without rowid;
create index contact_open on contact (state) where state in ('RINGING', 'OFFERED', 'IN_HAND');

-- Up to which message of the citizen the agent has looked at a contact; not derived.
create table read_mark (
  contact blob primary key,
  event_id blob not null
) without rowid;
