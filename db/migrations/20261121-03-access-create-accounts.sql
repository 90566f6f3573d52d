-- Whoever signs in is not yet anyone, so that three functions see past row-level security: identify (who holds this
-- token), account_named and people.persons_with_phone. Everything else is done as the person herself.
create schema access;
comment on schema access is 'Who signs in and what they may do where.';
grant usage on schema access to gonghui_app, gonghui_system;

create table access.roles (
  key text not null,
  name text not null,
  permissions text[] not null,
  constraint roles_one_of_each_key primary key (key)
);
comment on table access.roles is 'Roles of this installation, written from the app at every start.';
comment on column access.roles.key is 'Key of the role.';
comment on column access.roles.name is 'Chinese name.';
comment on column access.roles.permissions is 'What it permits; none for a role that the app no longer names.';

create table access.grants (
  owner_id uuid not null references people.persons (id),
  id uuid not null,
  role text not null references access.roles (key),
  org_id uuid not null references orgs.orgs (id),
  org_path uuid[] not null,
  from_on date not null,
  until_on date,
  granted_at timestamptz(3) not null default now(),
  constraint grants_one_of_each_id primary key (owner_id, id),
  constraint grants_end_after_they_begin check (until_on >= from_on),
  constraint grants_path_ends_at_the_org check (org_path[cardinality(org_path)] = org_id)
);
create unique index grants_id on access.grants (id);
create unique index grants_once_at_a_time on access.grants (owner_id, role, org_id) where until_on is null;
create index grants_over_an_org on access.grants (org_id);
comment on table access.grants is 'Who holds which role over which subtree, from which day.';
comment on column access.grants.owner_id is 'The officer.';
comment on column access.grants.id is 'Id of the grant.';
comment on column access.grants.role is 'The role.';
comment on column access.grants.org_id is 'Top of the subtree.';
comment on column access.grants.org_path is 'From the root to that organisation; follows the tree.';
comment on column access.grants.from_on is 'First day.';
comment on column access.grants.until_on is 'First day on which it no longer holds; null while it does.';
comment on column access.grants.granted_at is 'When it was entered.';

create table access.accounts (
  owner_id uuid not null references people.persons (id),
  id uuid not null,
  name text collate "C" not null,
  password text not null,
  password_changed_at timestamptz(3) not null,
  constraint accounts_one_of_each_id primary key (owner_id, id),
  constraint accounts_one_a_person unique (owner_id),
  constraint accounts_name_is_unique unique (name),
  constraint accounts_name_is_lower_case check (name = lower(name) and length(name) between 1 and 60),
  constraint accounts_password_is_argon2id check (password like '$argon2id$v=19$%')
);
create unique index accounts_id on access.accounts (id);
comment on table access.accounts is 'Officers who sign in with a password.';
comment on column access.accounts.owner_id is 'The officer.';
comment on column access.accounts.id is 'Id of the account.';
comment on column access.accounts.name is 'What is typed at sign-in, lower case.';
comment on column access.accounts.password is 'Argon2id hash with its parameters and salt (PHC string).';
comment on column access.accounts.password_changed_at is 'When the password was last set.';

create table access.sessions (
  owner_id uuid not null references people.persons (id),
  id uuid not null,
  token_hash bytea not null,
  kind text not null,
  person_name text not null,
  address text not null,
  started_at timestamptz(3) not null,
  seen_at timestamptz(3) not null,
  idle_limit interval not null,
  expires_at timestamptz(3) not null,
  ended_at timestamptz(3),
  constraint sessions_one_of_each_id primary key (owner_id, id),
  constraint sessions_one_of_each_token unique (token_hash),
  constraint sessions_token_is_hashed check (length(token_hash) = 32),
  constraint sessions_are_of_two_kinds check (kind in ('worker', 'officer'))
);
create unique index sessions_id on access.sessions (id);
create index sessions_to_forget on access.sessions (expires_at);
comment on table access.sessions is 'Sign-ins. Only the hash of the token is kept. Forgotten 30 days after their end.';
comment on column access.sessions.owner_id is 'Who signed in.';
comment on column access.sessions.id is 'Id of the session.';
comment on column access.sessions.token_hash is 'SHA-256 of the token in the cookie.';
comment on column access.sessions.kind is 'officer: by password, with all grants; worker: by SMS code, for her own affairs.';
comment on column access.sessions.person_name is 'Her name when she signed in.';
comment on column access.sessions.address is 'Address she signed in from.';
comment on column access.sessions.started_at is 'When she signed in.';
comment on column access.sessions.seen_at is 'Last request, to the minute.';
comment on column access.sessions.idle_limit is 'Without a request for so long it is over.';
comment on column access.sessions.expires_at is 'When it is over in any case.';
comment on column access.sessions.ended_at is 'When it was ended: signed out, signed in anew, password changed.';

create table access.attempts (
  key uuid not null,
  failures integer not null,
  last_at timestamptz(3) not null,
  constraint attempts_one_of_each_key primary key (key)
);
comment on table access.attempts is 'Failed sign-ins in a row, by account and by address, whether or not the account exists. Forgotten after a day.';
comment on column access.attempts.key is 'Keyed hash of the account name or the address.';
comment on column access.attempts.failures is 'Failures in a row.';
comment on column access.attempts.last_at is 'The last one.';

create table access.sms_codes (
  id uuid not null,
  phone_index uuid not null,
  address_key uuid not null,
  code_hash uuid not null,
  tries_left smallint not null,
  sent_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  constraint sms_codes_one_of_each_id primary key (id),
  constraint sms_codes_tries_run_out check (tries_left >= 0)
);
create index sms_codes_of_a_phone on access.sms_codes (phone_index, sent_at desc);
create index sms_codes_of_an_address on access.sms_codes (address_key, sent_at desc);
create index sms_codes_to_forget on access.sms_codes (sent_at);
comment on table access.sms_codes is 'Sign-in codes asked for, also for phones that nobody has. Forgotten after a day.';
comment on column access.sms_codes.id is 'Id.';
comment on column access.sms_codes.phone_index is 'Keyed blind index of the phone.';
comment on column access.sms_codes.address_key is 'Keyed hash of the address that asked.';
comment on column access.sms_codes.code_hash is 'Keyed hash of phone and code: of no use without the key.';
comment on column access.sms_codes.tries_left is 'Wrong guesses that are still allowed.';
comment on column access.sms_codes.sent_at is 'When it was asked for.';
comment on column access.sms_codes.expires_at is 'When it no longer holds.';
comment on column access.sms_codes.used_at is 'When it signed someone in.';

create table access.demo_sign_ins (
  number integer not null,
  kind text not null,
  name text not null,
  account text,
  password text,
  role_name text,
  org_name text,
  phone text,
  note text,
  constraint demo_sign_ins_one_of_each_number primary key (number),
  constraint demo_sign_ins_are_complete check (
    (kind = 'officer' and num_nulls(account, password, role_name, org_name) = 0) or
    (kind = 'worker' and num_nulls(phone, note) = 0))
);
comment on table access.demo_sign_ins is 'Who a visitor of a demonstration may be; empty anywhere else.';
comment on column access.demo_sign_ins.number is 'Order on the page.';
comment on column access.demo_sign_ins.kind is 'officer or worker.';
comment on column access.demo_sign_ins.name is 'Name of the invented person.';
comment on column access.demo_sign_ins.account is 'Account of an officer.';
comment on column access.demo_sign_ins.password is 'Her password, shown on the page.';
comment on column access.demo_sign_ins.role_name is 'Her role.';
comment on column access.demo_sign_ins.org_name is 'Her union.';
comment on column access.demo_sign_ins.phone is 'Phone of a worker.';
comment on column access.demo_sign_ins.note is 'What there is to see for a worker.';

create function access.identify(hashes bytea[], at timestamptz, today date)
  returns table (token_hash bytea, session_id uuid, person_id uuid, kind text, name text, grants json)
  language plpgsql security definer set search_path = '' as $$
begin
  -- Kept to the minute, so that most requests write nothing; skipped where another request is doing it.
  update access.sessions s set seen_at = at where s.token_hash in (
    select l.token_hash from access.sessions l
    where l.token_hash = any (hashes) and l.ended_at is null and l.seen_at < at - interval '1 minute'
      and l.seen_at + l.idle_limit > at and l.expires_at > at
    for no key update skip locked);
  return query
    select s.token_hash, s.id, s.owner_id, s.kind, s.person_name, (
      select coalesce(json_agg(json_build_object('role', r.key, 'roleName', r.name, 'orgId', g.org_id, 'orgPath', g.org_path,
        'permissions', r.permissions) order by cardinality(g.org_path), g.id), '[]'::json)
      from access.grants g join access.roles r on r.key = g.role
      where s.kind = 'officer' and g.owner_id = s.owner_id and g.from_on <= today and (g.until_on is null or g.until_on > today))
    from access.sessions s
    where s.token_hash = any (hashes) and s.ended_at is null and s.seen_at + s.idle_limit > at and s.expires_at > at;
end
$$;
comment on function access.identify(bytea[], timestamptz, date) is 'Who holds these tokens, with today''s grants; sessions that are over are not among the answers.';

create function access.account_named(wanted text) returns table (owner_id uuid, password text)
  language plpgsql stable security definer set search_path = '' as $$
begin
  return query select a.owner_id, a.password from access.accounts a where a.name = wanted;
end
$$;
comment on function access.account_named(text) is 'Whose account it is and the password''s hash, for the check at sign-in.';

revoke execute on function access.identify(bytea[], timestamptz, date), access.account_named(text) from public;
grant execute on function access.identify(bytea[], timestamptz, date), access.account_named(text) to gonghui_app, gonghui_system;

alter table access.roles enable row level security;
alter table access.grants enable row level security;
alter table access.accounts enable row level security;
alter table access.sessions enable row level security;
alter table access.attempts enable row level security;
alter table access.sms_codes enable row level security;
alter table access.demo_sign_ins enable row level security;
create policy roles_are_known_to_all on access.roles for select to gonghui_app using (true);
create policy grants_are_seen_by_the_holder_and_above on access.grants for select to gonghui_app
  using (platform.in_scope(owner_id, org_path));
create policy accounts_are_their_owners on access.accounts to gonghui_app
  using (owner_id = platform.scope_person()) with check (owner_id = platform.scope_person());
create policy sessions_are_their_owners on access.sessions to gonghui_app
  using (owner_id = platform.scope_person()) with check (owner_id = platform.scope_person());
create policy attempts_are_counted_for_everyone on access.attempts to gonghui_app using (true) with check (true);
create policy sms_codes_are_asked_for_by_anyone on access.sms_codes to gonghui_app using (true) with check (true);
create policy demo_sign_ins_are_for_everyone on access.demo_sign_ins for select to gonghui_app using (true);
create policy system_sees_all on access.roles to gonghui_system using (true) with check (true);
create policy system_sees_all on access.grants to gonghui_system using (true) with check (true);
create policy system_sees_all on access.accounts to gonghui_system using (true) with check (true);
create policy system_sees_all on access.sessions to gonghui_system using (true) with check (true);
create policy system_sees_all on access.attempts to gonghui_system using (true) with check (true);
create policy system_sees_all on access.sms_codes to gonghui_system using (true) with check (true);
create policy system_sees_all on access.demo_sign_ins to gonghui_system using (true) with check (true);
grant select on access.roles, access.grants, access.demo_sign_ins to gonghui_app;
grant select, update (password, password_changed_at) on access.accounts to gonghui_app;
grant select, insert, update (ended_at) on access.sessions to gonghui_app;
grant select, insert, update, delete on access.attempts to gonghui_app, gonghui_system;
grant select, insert, update on access.sms_codes to gonghui_app;
grant select, insert, update on access.roles, access.grants, access.accounts, access.sms_codes to gonghui_system;
grant select, insert, update, delete on access.sessions to gonghui_system;
grant select, insert, delete on access.demo_sign_ins to gonghui_system;
grant delete on access.sms_codes to gonghui_system;

-- A worker's word is told to officers whose grants the worker may not read; only ids come out.
create function access.officers_at(org_ids uuid[], today date) returns table (person_id uuid, org_id uuid)
  language sql stable security definer set search_path = ''
as $$
  select distinct held.owner_id, held.org_id from access.grants held
  where held.org_id = any(org_ids) and held.from_on <= today and (held.until_on is null or held.until_on > today)
$$;
comment on function access.officers_at(uuid[], date) is 'Who holds any role at exactly these organisations on a day.';
revoke all on function access.officers_at(uuid[], date) from public;
grant execute on function access.officers_at(uuid[], date) to gonghui_app, gonghui_system;
