-- The append-only log. Nothing in event is ever updated or deleted.
create table meta (
  k text primary key,
  v text not null
) without rowid;

create table part (
  id integer primary key,
  head integer not null,
  chain blob not null
);
insert into part (id, head, chain) values (0, 0, zeroblob(32));

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
  type text not null,
  version integer not null,
  hlc integer not null,
  occurred_at integer not null,
  received_at integer not null,
  payload text not null,
  chain blob not null,
  primary key (part, pos)
) without rowid;
create unique index event_id on event (event_id);
create unique index event_citizen on event (citizen_id, citizen_seq);
create unique index event_device on event (device_id, device_epoch, device_seq);
create index event_contact on event (contact_id) where contact_id is not null;

create table device (
  device_id blob not null,
  device_epoch integer not null,
  hwm integer not null,
  seen_at integer not null,
  primary key (device_id, device_epoch)
) without rowid;

create table citizen_head (
  citizen_id blob primary key,
  seq integer not null
) without rowid;

create table rejected (
  device_id blob not null,
  device_epoch integer not null,
  device_seq integer not null,
  event_id blob not null,
  code text not null,
  text text not null,
  body text not null,
  at integer not null,
  primary key (device_id, device_epoch, device_seq)
) without rowid;

create table topic_index (
  topic text not null,
  part integer not null,
  pos integer not null,
  primary key (topic, part, pos)
) without rowid;
