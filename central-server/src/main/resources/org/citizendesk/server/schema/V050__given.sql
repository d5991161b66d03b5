-- Who was given to an agent of late, by queue: what those who wait are told is reckoned from it.
create index contact_given on contact (queue, channel, accepted_at) where accepted_at is not null;
