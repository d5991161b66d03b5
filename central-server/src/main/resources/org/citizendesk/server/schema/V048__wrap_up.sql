-- How a contact is finished: the mode its queue had when the citizen went, whether its agent asked
-- for time, and when wrap-up ends by itself.
alter table contact add column wrap text not null default '';
alter table contact add column wrap_asked bigint not null default 0;
alter table contact add column wrap_until bigint;
update contact set wrap = 'MANUAL' where state = 'IN_HAND' and gone = 1;
create index contact_wrap on contact (wrap_until) where state = 'IN_HAND' and gone = 1;

-- Contacts whose citizen has gone are no calls, chats or mails any more; an agent who has finished
-- before the time that her queue wants is kept until then.
alter table workload add column wrap_ups bigint not null default 0;
alter table workload add column held_until bigint not null default 0;
