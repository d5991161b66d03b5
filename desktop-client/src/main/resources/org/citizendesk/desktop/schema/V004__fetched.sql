-- The newest place of each partition in what was fetched of timelines, and what stands for the log up
-- to there: so that the server can tell whether it is of the log that it has now.
create table fetched (
  part integer primary key,
  pos integer not null,
  proof text not null
);
