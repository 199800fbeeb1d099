-- Who is on presence channels, one row for each connection. Forgotten by a crash of the database like the
-- connections themselves, so it need not be written ahead.
create unlogged table engine.presence (
  channel text collate "C" not null,
  user_id text collate "C" not null,
  socket_id text collate "C" not null,
  engine integer not null,
  -- The member as it was signed, {user_id, user_info}.
  member text not null,
  primary key (channel, user_id, socket_id)
);
create index presence_engine on engine.presence (engine);

-- Messages between engines that are too large for a notification. Read within the second.
create unlogged table engine.message (
  id bigint generated always as identity primary key,
  body text not null,
  sent_at timestamptz not null default now()
);
create index message_age on engine.message (sent_at);
