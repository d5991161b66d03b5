-- The append-only log. Nothing in event is ever updated or deleted.
create table meta (
  k text primary key,
  v text not null
) ${clustered};

create table part (
  id bigint primary key,
  head bigint not null,
  chain ${bytes} not null
);
insert into part (id, head, chain) values (0, 0, ${zeros});

create table event (
  part bigint not null,
  pos bigint not null,
  event_id ${bytes} not null,
  device_id ${bytes} not null,
  device_epoch bigint not null,
  device_seq bigint not null,
  session text not null,
  citizen_id ${bytes} not null,
  citizen_seq bigint not null,
  contact_id ${bytes},
  type text not null,
  version bigint not null,
  hlc bigint not null,
  occurred_at bigint not null,
  received_at bigint not null,
  payload text not null,
  chain ${bytes} not null,
  primary key (part, pos)
) ${clustered};
create unique index event_id on event (event_id);
create unique index event_citizen on event (citizen_id, citizen_seq);
create unique index event_device on event (device_id, device_epoch, device_seq);
create index event_contact on event (contact_id) where contact_id is not null;

create table device (
  device_id ${bytes} not null,
  device_epoch bigint not null,
  hwm bigint not null,
  seen_at bigint not null,
  primary key (device_id, device_epoch)
) ${clustered};

create table citizen_head (
  citizen_id ${bytes} primary key,
  seq bigint not null
) ${clustered};

create table rejected (
  device_id ${bytes} not null,
  device_epoch bigint not null,
  device_seq bigint not null,
  event_id ${bytes} not null,
  code text not null,
  text text not null,
  body text not null,
  at bigint not null,
  primary key (device_id, device_epoch, device_seq)
) ${clustered};

create table topic_index (
  topic text not null,
  part bigint not null,
  pos bigint not null,
  primary key (topic, part, pos)
) ${clustered};
