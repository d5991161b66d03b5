-- The rest of a refused event, so that it can still be accepted; null for those refused before.
alter table rejected add column session text;
alter table rejected add column contact_id ${bytes};
alter table rejected add column version bigint;
alter table rejected add column hlc bigint;

-- What an administrator decided about refused events, ACCEPT or DROP, and who it was and why. What
-- is to be accepted a server takes into the log: then it is done, or a failure says why not.
create table settlement (
  event_id ${bytes} primary key,
  decision text not null,
  decided_by text not null,
  reason text not null,
  decided_at bigint not null,
  done_at bigint,
  failure text
) ${clustered};
