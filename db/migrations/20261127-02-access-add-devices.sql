alter table access.sessions
  add column device_key uuid,
  add column user_agent text not null default '',
  add constraint sessions_user_agent_is_short check (length(user_agent) <= 300);
comment on column access.sessions.device_key is 'Keyed hash of the device''s own cookie; null where the browser had none.';
comment on column access.sessions.user_agent is 'What the browser calls itself, from which the list of sign-ins says «Edge 浏览器，Windows 电脑».';

alter table access.sms_codes add column device_key uuid;
comment on column access.sms_codes.device_key is 'Keyed hash of the cookie of the device that asked; null where it had none.';
create index sms_codes_of_a_device on access.sms_codes (device_key, sent_at desc) where device_key is not null;

create table access.devices (
  owner_id uuid not null references people.persons (id),
  id uuid not null,
  device_key uuid not null,
  first_at timestamptz(3) not null,
  last_at timestamptz(3) not null,
  constraint devices_one_of_each_id primary key (owner_id, id),
  constraint devices_known_once unique (owner_id, device_key)
);
create unique index devices_id on access.devices (id);
create index devices_to_forget on access.devices (last_at);
comment on table access.devices is 'Devices a person has signed in from, so that a sign-in from another one is told to her. Forgotten after a year without a sign-in.';
comment on column access.devices.owner_id is 'Who signed in.';
comment on column access.devices.id is 'Id.';
comment on column access.devices.device_key is 'Keyed hash of the device''s own cookie.';
comment on column access.devices.first_at is 'First sign-in from it.';
comment on column access.devices.last_at is 'Latest sign-in from it.';
alter table access.devices enable row level security;
create policy devices_are_their_owners on access.devices to gonghui_app
  using (owner_id = platform.scope_person()) with check (owner_id = platform.scope_person());
create policy system_sees_all on access.devices to gonghui_system using (true) with check (true);
grant select, insert, update (last_at) on access.devices to gonghui_app;
grant select, delete on access.devices to gonghui_system;
