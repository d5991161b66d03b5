-- An index that begins with the state was taken wherever a state is named, and went through all who
-- wait; the narrower ones are made for what is asked.
drop index contact_state;
drop index contact_wrap;
create index contact_wrap on contact (gone, wrap_until) where state = 'IN_HAND' and gone = 1;
-- The board counts what is open, however much is closed.
create index contact_open on contact (queue, channel, state, queued_at) where state <> 'CLOSED';
