-- Who may not work any longer: USER with a sign-in name, DEVICE with a desktop's identifier as text.
create table bar (
  kind text not null,
  name text not null,
  at bigint not null,
  primary key (kind, name)
) ${clustered};

-- Whose refused events these are and when they were written; null for those refused before.
alter table rejected add column account text;
alter table rejected add column occurred_at bigint;
alter table rejected add column citizen_id ${bytes};
