-- Since when the citizen of a contact waits for an answer; null if for none.
alter table contact add column asked_at integer;
