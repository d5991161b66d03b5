-- Each node looks every second which sessions have ended elsewhere.
create index session_ended on session (ended_at) where ended_at is not null;
