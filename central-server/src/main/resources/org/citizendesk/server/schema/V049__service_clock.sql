-- How soon the citizen of a contact is to be answered, and how that went with the first question.
create table service_clock (
  contact ${bytes} primary key,
  queue text not null,
  channel text not null,
  -- the oldest word without an answer, and by when it is to have one; null if there is none
  asked_at bigint,
  due_at bigint,
  first bigint not null,
  -- when the first question counts: answered, given up or overdue; null if nothing was promised
  decided_at bigint,
  in_time bigint not null
) ${clustered};
create index service_clock_due on service_clock (due_at) where due_at is not null;
create index service_clock_decided on service_clock (decided_at) where decided_at is not null;
