-- So that a page of a citizen's events is found without reading them all.
drop index event_citizen;
create unique index event_citizen on event (citizen_id, citizen_seq) include (part, pos);
