-- Whether a contact is kept for its agent also while she does not work: a colleague chose her.
alter table contact add column while_away bigint not null default 0;
