-- Whether the citizen has said how she found the chat: she is asked once. A projection of the log.
alter table chat add column rated bigint not null default 0;
