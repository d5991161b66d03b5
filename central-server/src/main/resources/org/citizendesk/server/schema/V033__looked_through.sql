-- Up to where the log was looked through for facts that an older program stored without knowing them.
create table looked_through (
  name text primary key,
  pos bigint not null
) ${clustered};
