-- The routing book, projected from the log: the newest entry about each thing, also of its removal.
create table book_entry (
  kind text not null,
  id text not null,
  event_id ${bytes} not null,
  citizen_seq bigint not null,
  type text not null,
  version bigint not null,
  payload text not null,
  primary key (kind, id)
) ${clustered};
create index book_entry_newest on book_entry (citizen_seq);

-- The book that an administrator wants and no server has taken into the log yet.
create table book_wish (
  id bigint primary key,
  body text not null,
  at bigint not null
) ${clustered};

-- Where a contact stands in its queue: when it came, less the head start that it was given.
alter table contact add column place_at bigint not null default 0;
update contact set place_at = queued_at;
-- The step of its queue that is next, and when; null if there is none.
alter table contact add column step bigint not null default 0;
alter table contact add column step_at bigint;
alter table contact add column any_skill bigint not null default 0;
-- Who served the citizen last, and until when she is kept for that agent.
alter table contact add column preferred text;
alter table contact add column prefer_until bigint;
-- Whether it wants the whole of an agent.
alter table contact add column alone bigint not null default 0;

drop index contact_waiting;
create index contact_waiting on contact (queue, channel, place_at, id) where state = 'WAITING';
create index contact_any_skill on contact (queue, channel, place_at, id)
  where state = 'WAITING' and any_skill = 1;
create index contact_kept on contact (prefer_until)
  where state = 'WAITING' and prefer_until is not null;
create index contact_step on contact (step_at)
  where state = 'WAITING' and step_at is not null;

alter table workload add column alone bigint not null default 0;
