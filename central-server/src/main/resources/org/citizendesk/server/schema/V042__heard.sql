-- When the citizen last wrote by mail; null until then.
alter table contact add column heard_at bigint;
