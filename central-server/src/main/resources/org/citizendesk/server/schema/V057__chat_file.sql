-- The files that were sent in chats, which lie by their hash among the attachments. A projection of the log.
create table chat_file (
  contact_id ${bytes} not null,
  n bigint not null,
  place bigint not null,
  author text not null,
  name text not null,
  media_type text not null,
  bytes bigint not null,
  sha256 text not null,
  primary key (contact_id, n, place)
) ${clustered};
