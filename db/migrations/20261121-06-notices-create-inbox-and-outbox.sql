create schema notices;
comment on schema notices is 'What people are told: an inbox for each person and an outbox of messages to phones.';
grant usage on schema notices to gonghui_app, gonghui_system;

create table notices.notices (
  owner_id uuid not null,
  id uuid not null,
  title text not null,
  text text not null,
  link text,
  sent_at timestamptz(3) not null,
  read_at timestamptz(3),
  constraint notices_of_a_person primary key (owner_id, id),
  constraint notices_title_is_short check (length(title) between 1 and 100),
  constraint notices_text_is_short check (length(text) between 1 and 2000)
);
create unique index notices_id on notices.notices (id);
create index notices_unread on notices.notices (owner_id) where read_at is null;
comment on table notices.notices is 'The inbox of each person. Ids grow with time, so the newest are read from the end of the key.';
comment on column notices.notices.owner_id is 'Who is told.';
comment on column notices.notices.id is 'Id of the notice.';
comment on column notices.notices.title is 'First line.';
comment on column notices.notices.text is 'What is said.';
comment on column notices.notices.link is 'Where a tap leads inside the app.';
comment on column notices.notices.sent_at is 'When it was sent.';
comment on column notices.notices.read_at is 'When the person opened it.';

create table notices.messages (
  owner_id uuid not null,
  id uuid not null,
  sealed bytea,
  state text not null default 'waiting',
  attempts smallint not null default 0,
  queued_at timestamptz(3) not null,
  due_at timestamptz(3) not null,
  claimed_at timestamptz(3),
  ended_at timestamptz(3),
  sender text,
  remark text,
  constraint messages_of_a_person primary key (owner_id, id),
  constraint messages_stand_somewhere check (state in ('waiting', 'claimed', 'sent', 'rejected', 'unknown')),
  constraint messages_are_claimed_by_a_sender check (state = 'waiting' or (claimed_at is not null and sender is not null)),
  constraint messages_that_ended_forget_the_phone check ((state in ('waiting', 'claimed')) = (sealed is not null)),
  constraint messages_that_ended_have_a_time check ((state in ('sent', 'rejected', 'unknown')) = (ended_at is not null))
);
create unique index messages_id on notices.messages (id);
create index messages_to_send on notices.messages (due_at, id) where state = 'waiting';
create index messages_in_flight on notices.messages (claimed_at) where state = 'claimed';
create index messages_unknown on notices.messages (ended_at) where state = 'unknown';
comment on table notices.messages is 'Messages to phones. Claimed in one transaction and sent after it, so that each goes out at most once.';
comment on column notices.messages.owner_id is 'Whom it concerns; nil for a phone that may belong to nobody.';
comment on column notices.messages.id is 'Id of the message; the gateway is given it too.';
comment on column notices.messages.sealed is 'Phone and text, encrypted; emptied as soon as the message ended.';
comment on column notices.messages.state is 'waiting, claimed by a sender, sent, rejected by the gateway, or unknown: perhaps sent, never sent again by itself.';
comment on column notices.messages.attempts is 'How often it was claimed.';
comment on column notices.messages.queued_at is 'When the business transaction wrote it.';
comment on column notices.messages.due_at is 'Not before this; later after a gateway could not be reached.';
comment on column notices.messages.claimed_at is 'When a sender took it.';
comment on column notices.messages.ended_at is 'When its fate was known, or given up as unknown.';
comment on column notices.messages.sender is 'Name of the sender that took it.';
comment on column notices.messages.remark is 'Receipt of the gateway, or its reason.';

create table notices.simulated_messages (
  id uuid not null,
  phone text collate "C" not null,
  text text not null,
  delivered_at timestamptz(3) not null,
  constraint simulated_messages_once primary key (id)
);
create index simulated_messages_of_a_phone on notices.simulated_messages (phone, delivered_at desc);
comment on table notices.simulated_messages is 'Where the simulator delivers in a demonstration; empty in production.';
comment on column notices.simulated_messages.id is 'Id of the message: a second delivery would break the key.';
comment on column notices.simulated_messages.phone is 'Phone it went to, of an invented person.';
comment on column notices.simulated_messages.text is 'What it said.';
comment on column notices.simulated_messages.delivered_at is 'When.';

alter table notices.notices enable row level security;
alter table notices.messages enable row level security;
alter table notices.simulated_messages enable row level security;
create policy notices_are_read_by_their_owner on notices.notices for select to gonghui_app using (owner_id = platform.scope_person());
create policy notices_are_opened_by_their_owner on notices.notices for update to gonghui_app using (owner_id = platform.scope_person()) with check (owner_id = platform.scope_person());
create policy notices_may_be_sent_by_anyone on notices.notices for insert to gonghui_app with check (true);
create policy messages_may_be_queued_by_anyone on notices.messages for insert to gonghui_app with check (state = 'waiting');
create policy system_sees_all on notices.notices to gonghui_system using (true) with check (true);
create policy system_sees_all on notices.messages to gonghui_system using (true) with check (true);
create policy system_sees_all on notices.simulated_messages to gonghui_system using (true) with check (true);
grant select, insert on notices.notices to gonghui_app, gonghui_system;
grant update (read_at) on notices.notices to gonghui_app, gonghui_system;
grant insert on notices.messages to gonghui_app;
grant select, insert, update, delete on notices.messages to gonghui_system;
grant select, insert, delete on notices.simulated_messages to gonghui_system;
