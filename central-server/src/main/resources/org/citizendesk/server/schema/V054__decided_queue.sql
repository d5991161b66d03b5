-- In which queue the first question counts, which is not where the contact went afterwards.
alter table service_clock add column decided_queue text;
update service_clock set decided_queue = queue where decided_at is not null;
