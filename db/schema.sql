-- Written by bin/schema from db/migrations; its difference is part of every review. Never edited by hand.

create schema access;
-- Who signs in and what they may do where.
grant usage on schema access to gonghui_app;
grant usage on schema access to gonghui_system;

-- Officers and partners who sign in with a password.
create table access.accounts (
  owner_id uuid not null,  -- The officer.
  id uuid not null,  -- Id of the account.
  name text not null,  -- What is typed at sign-in, lower case.
  password text,  -- Argon2id hash with its parameters and salt (PHC string); null until its holder has set one.
  password_changed_at timestamp(3) with time zone,  -- When the password was last set; null until then.
  kind text not null default 'officer'::text,  -- officer, or partner: not of the union, and given partners' roles only.
  holder_name text not null default ''::text,  -- Name of the person, by which administrators find the account, as it was when it was opened.
  org_id uuid,  -- The organisation whose administrators answer for the account; null until a first role says where it belongs.
  org_path uuid[],  -- From the root to that organisation; follows the tree.
  opened_at timestamp(3) with time zone not null default now(),  -- When it was opened.
  locked_at timestamp(3) with time zone,  -- Since when it is locked; null while it is not.
  locked_by uuid,  -- Who locked it.
  lock_reason text,  -- Why.
  constraint accounts_one_of_each_id PRIMARY KEY (owner_id, id),
  constraint accounts_name_is_unique UNIQUE (name),
  constraint accounts_one_a_person UNIQUE (owner_id),
  constraint accounts_org_id_fkey FOREIGN KEY (org_id) REFERENCES orgs.orgs(id),
  constraint accounts_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES people.persons(id),
  constraint accounts_are_of_two_kinds CHECK ((kind = ANY (ARRAY['officer'::text, 'partner'::text]))),
  constraint accounts_belong_to_an_org CHECK (((org_path[cardinality(org_path)] = org_id) AND ((org_id IS NULL) = (org_path IS NULL)))),
  constraint accounts_locked_for_a_reason CHECK ((num_nulls(locked_at, lock_reason) = ANY (ARRAY[0, 2]))),
  constraint accounts_name_is_lower_case CHECK (((name = lower(name)) AND ((length(name) >= 1) AND (length(name) <= 60)))),
  constraint accounts_password_has_a_day CHECK (((password IS NULL) = (password_changed_at IS NULL))),
  constraint accounts_password_is_argon2id CHECK ((password ~~ '$argon2id$v=19$%'::text)),
);
CREATE UNIQUE INDEX accounts_id ON access.accounts USING btree (id);
CREATE INDEX accounts_level_0 ON access.accounts USING btree ((org_path[1]), name);
CREATE INDEX accounts_level_1 ON access.accounts USING btree ((org_path[2]), name) WHERE (org_path[2] IS NOT NULL);
CREATE INDEX accounts_level_2 ON access.accounts USING btree ((org_path[3]), name) WHERE (org_path[3] IS NOT NULL);
CREATE INDEX accounts_level_3 ON access.accounts USING btree ((org_path[4]), name) WHERE (org_path[4] IS NOT NULL);
CREATE INDEX accounts_level_4 ON access.accounts USING btree ((org_path[5]), name) WHERE (org_path[5] IS NOT NULL);
CREATE INDEX accounts_level_5 ON access.accounts USING btree ((org_path[6]), name) WHERE (org_path[6] IS NOT NULL);
CREATE INDEX accounts_level_6 ON access.accounts USING btree ((org_path[7]), name) WHERE (org_path[7] IS NOT NULL);
alter table access.accounts enable row level security;
create policy accounts_are_changed_by_their_owners on access.accounts for update to gonghui_app using ((owner_id = platform.scope_person())) with check ((owner_id = platform.scope_person()));
create policy accounts_are_seen_by_the_holder_and_above on access.accounts for select to gonghui_app using (platform.in_scope(owner_id, org_path));
create policy system_sees_all on access.accounts to gonghui_system using (true) with check (true);
grant delete, insert, select, update on access.accounts to gonghui_system;
grant select (owner_id, id, name, password_changed_at, kind, holder_name, org_id, org_path, opened_at, locked_at, lock_reason) on access.accounts to gonghui_app;
grant update (password, password_changed_at) on access.accounts to gonghui_app;

-- Failed sign-ins in a row, by account and by address, whether or not the account exists. Forgotten after a day.
create table access.attempts (
  key uuid not null,  -- Keyed hash of the account name or the address.
  failures integer not null,  -- Failures in a row.
  last_at timestamp(3) with time zone not null,  -- The last one.
  constraint attempts_one_of_each_key PRIMARY KEY (key),
);
alter table access.attempts enable row level security;
create policy attempts_are_counted_for_everyone on access.attempts to gonghui_app using (true) with check (true);
create policy system_sees_all on access.attempts to gonghui_system using (true) with check (true);
grant delete, insert, select, update on access.attempts to gonghui_app;
grant delete, insert, select, update on access.attempts to gonghui_system;

-- Who a visitor of a demonstration may be; empty anywhere else.
create table access.demo_sign_ins (
  number integer not null,  -- Order on the page.
  kind text not null,  -- officer or worker.
  name text not null,  -- Name of the invented person.
  account text,  -- Account of an officer.
  password text,  -- Her password, shown on the page.
  role_name text,  -- Her role.
  org_name text,  -- Her union.
  phone text,  -- Phone of a worker.
  note text,  -- What there is to see for a worker.
  constraint demo_sign_ins_one_of_each_number PRIMARY KEY (number),
  constraint demo_sign_ins_are_complete CHECK ((((kind = 'officer'::text) AND (num_nulls(account, password, role_name, org_name) = 0)) OR ((kind = 'worker'::text) AND (num_nulls(phone, note) = 0)))),
);
alter table access.demo_sign_ins enable row level security;
create policy demo_sign_ins_are_for_everyone on access.demo_sign_ins for select to gonghui_app using (true);
create policy system_sees_all on access.demo_sign_ins to gonghui_system using (true) with check (true);
grant select on access.demo_sign_ins to gonghui_app;
grant delete, insert, select on access.demo_sign_ins to gonghui_system;

-- Devices a person has signed in from, so that a sign-in from another one is told to her. Forgotten after a year without a sign-in.
create table access.devices (
  owner_id uuid not null,  -- Who signed in.
  id uuid not null,  -- Id.
  device_key uuid not null,  -- Keyed hash of the device's own cookie.
  first_at timestamp(3) with time zone not null,  -- First sign-in from it.
  last_at timestamp(3) with time zone not null,  -- Latest sign-in from it.
  constraint devices_one_of_each_id PRIMARY KEY (owner_id, id),
  constraint devices_known_once UNIQUE (owner_id, device_key),
  constraint devices_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES people.persons(id),
);
CREATE UNIQUE INDEX devices_id ON access.devices USING btree (id);
CREATE INDEX devices_to_forget ON access.devices USING btree (last_at);
alter table access.devices enable row level security;
create policy devices_are_their_owners on access.devices to gonghui_app using ((owner_id = platform.scope_person())) with check ((owner_id = platform.scope_person()));
create policy system_sees_all on access.devices to gonghui_system using (true) with check (true);
grant insert, select on access.devices to gonghui_app;
grant delete, select on access.devices to gonghui_system;
grant update (last_at) on access.devices to gonghui_app;

-- Who holds which role over which subtree, from which day.
create table access.grants (
  owner_id uuid not null,  -- The officer.
  id uuid not null,  -- Id of the grant.
  role text not null,  -- The role.
  org_id uuid not null,  -- Top of the subtree.
  org_path uuid[] not null,  -- From the root to that organisation; follows the tree.
  from_on date not null,  -- First day.
  until_on date,  -- First day on which it no longer holds; null while it does.
  granted_at timestamp(3) with time zone not null default now(),  -- When it was entered.
  role_duty text not null default 'none'::text,  -- The duty of the role: a person holds one administration at most.
  granted_by uuid,  -- Who granted or lent it; null for the platform's own commands.
  granted_by_name text not null default ''::text,  -- Her name as it was then.
  ended_at timestamp(3) with time zone,  -- When its end was entered, where it was not known from the start.
  ended_by uuid,  -- Who ended it.
  delegated_by uuid,  -- Who lends it; null where it is the holder's own.
  source_id uuid,  -- The lender's own grant: what is lent holds no longer and no wider than it.
  constraint grants_one_of_each_id PRIMARY KEY (owner_id, id),
  constraint grants_of_a_role_with_its_duty FOREIGN KEY (role, role_duty) REFERENCES access.roles(key, duty) ON UPDATE CASCADE,
  constraint grants_org_id_fkey FOREIGN KEY (org_id) REFERENCES orgs.orgs(id),
  constraint grants_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES people.persons(id),
  constraint grants_role_fkey FOREIGN KEY (role) REFERENCES access.roles(key),
  constraint grants_administration_ends_at_once CHECK (((role_duty = 'none'::text) OR (until_on IS NULL) OR COALESCE((until_on <= ((ended_at AT TIME ZONE 'Asia/Shanghai'::text))::date), false))),
  constraint grants_administration_is_not_delegated CHECK (((delegated_by IS NULL) OR (role_duty = 'none'::text))),
  constraint grants_delegated_end CHECK (((delegated_by IS NULL) OR (until_on IS NOT NULL))),
  constraint grants_delegated_to_another CHECK ((delegated_by <> owner_id)),
  constraint grants_delegated_whole CHECK ((num_nulls(delegated_by, source_id) = ANY (ARRAY[0, 2]))),
  constraint grants_end_after_they_begin CHECK ((until_on >= from_on)),
  constraint grants_path_ends_at_the_org CHECK ((org_path[cardinality(org_path)] = org_id)),
);
CREATE INDEX grants_administrations ON access.grants USING btree (role_duty) WHERE ((role_duty <> 'none'::text) AND (until_on IS NULL));
CREATE UNIQUE INDEX grants_id ON access.grants USING btree (id);
CREATE INDEX grants_lent_by ON access.grants USING btree (delegated_by, until_on) WHERE (delegated_by IS NOT NULL);
CREATE INDEX grants_lent_from ON access.grants USING btree (source_id) WHERE (source_id IS NOT NULL);
CREATE UNIQUE INDEX grants_once_at_a_time ON access.grants USING btree (owner_id, role, org_id) WHERE (until_on IS NULL);
CREATE UNIQUE INDEX grants_one_administration ON access.grants USING btree (owner_id) WHERE ((role_duty <> 'none'::text) AND (until_on IS NULL));
CREATE INDEX grants_over_an_org ON access.grants USING btree (org_id);
alter table access.grants enable row level security;
create policy grants_are_seen_by_the_holder_and_above on access.grants for select to gonghui_app using (platform.in_scope(owner_id, org_path));
create policy system_sees_all on access.grants to gonghui_system using (true) with check (true);
grant select on access.grants to gonghui_app;
grant insert, select, update on access.grants to gonghui_system;

-- One-time codes by which a person sets the first or a new password herself. The newest holds; forgotten a day after they expire.
create table access.password_codes (
  owner_id uuid not null,  -- Whose account.
  id uuid not null,  -- Id.
  code_hash uuid not null,  -- Keyed hash of person and code: of no use without the key.
  tries_left smallint not null,  -- Wrong guesses that are still allowed.
  made_at timestamp(3) with time zone not null,  -- When it was made.
  made_by uuid,  -- Who made it; null for the platform's own commands.
  expires_at timestamp(3) with time zone not null,  -- When it no longer holds.
  used_at timestamp(3) with time zone,  -- When a password was set with it.
  constraint password_codes_one_of_each_id PRIMARY KEY (owner_id, id),
  constraint password_codes_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES people.persons(id),
  constraint password_codes_tries_run_out CHECK ((tries_left >= 0)),
);
CREATE UNIQUE INDEX password_codes_id ON access.password_codes USING btree (id);
CREATE INDEX password_codes_to_forget ON access.password_codes USING btree (expires_at);
alter table access.password_codes enable row level security;
create policy system_sees_all on access.password_codes to gonghui_system using (true) with check (true);
grant delete, insert, select, update on access.password_codes to gonghui_system;

-- Phones whose code a person has shown, so that she is told when somebody else signs in with one. Forgotten after a year without a sign-in.
create table access.proven_phones (
  owner_id uuid not null,  -- Who showed the code.
  id uuid not null,  -- Id.
  phone_index uuid not null,  -- Keyed blind index of the phone.
  first_at timestamp(3) with time zone not null,  -- First code shown.
  last_at timestamp(3) with time zone not null,  -- Latest code shown.
  constraint proven_phones_one_of_each_id PRIMARY KEY (owner_id, id),
  constraint proven_phones_known_once UNIQUE (owner_id, phone_index),
  constraint proven_phones_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES people.persons(id),
);
CREATE INDEX proven_phones_by_phone ON access.proven_phones USING btree (phone_index);
CREATE UNIQUE INDEX proven_phones_id ON access.proven_phones USING btree (id);
CREATE INDEX proven_phones_to_forget ON access.proven_phones USING btree (last_at);
alter table access.proven_phones enable row level security;
create policy proven_phones_are_their_owners on access.proven_phones to gonghui_app using ((owner_id = platform.scope_person())) with check ((owner_id = platform.scope_person()));
create policy system_sees_all on access.proven_phones to gonghui_system using (true) with check (true);
grant insert, select on access.proven_phones to gonghui_app;
grant delete, select on access.proven_phones to gonghui_system;
grant update (last_at) on access.proven_phones to gonghui_app;

-- Codes for the day on which the authenticator is lost, each for one use. New ones replace the old.
create table access.recovery_codes (
  owner_id uuid not null,  -- Whose account.
  id uuid not null,  -- Id.
  code_hash uuid not null,  -- Keyed hash of person and code: of no use without the key.
  made_at timestamp(3) with time zone not null,  -- When it was made.
  used_at timestamp(3) with time zone,  -- When it was used; null while it holds.
  constraint recovery_codes_one_of_each_id PRIMARY KEY (owner_id, id),
  constraint recovery_codes_differ UNIQUE (owner_id, code_hash),
  constraint recovery_codes_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES people.persons(id),
);
CREATE UNIQUE INDEX recovery_codes_id ON access.recovery_codes USING btree (id);
alter table access.recovery_codes enable row level security;
create policy recovery_codes_are_their_owners on access.recovery_codes to gonghui_app using ((owner_id = platform.scope_person())) with check ((owner_id = platform.scope_person()));
create policy system_sees_all on access.recovery_codes to gonghui_system using (true) with check (true);
grant delete, insert, select, update on access.recovery_codes to gonghui_app;
grant delete, select on access.recovery_codes to gonghui_system;

-- Roles of this installation, written from the app at every start.
create table access.roles (
  key text not null,  -- Key of the role.
  name text not null,  -- Chinese name.
  permissions text[] not null,  -- What it permits; none for a role that the app no longer names.
  second_factor text not null default 'optional'::text,  -- required: its grants come only with sign-ins that showed a second factor.
  duty text not null default 'none'::text,  -- Which of the three administrators it is; none for every other role.
  holder text not null default 'officer'::text,  -- officer, or partner: a merchant, mediator, judge, instructor or station keeper.
  constraint roles_one_of_each_key PRIMARY KEY (key),
  constraint roles_one_duty_of_each UNIQUE (key, duty),
  constraint roles_accounts_are_opened_by_system CHECK (((NOT (permissions && ARRAY['access.account.open'::text])) OR (duty = 'system'::text))),
  constraint roles_are_granted_by_security CHECK (((NOT (permissions && ARRAY['access.role.grant'::text, 'access.account.guard'::text])) OR (duty = 'security'::text))),
  constraint roles_audit_is_read_by_audit CHECK (((NOT (permissions && ARRAY['audit.read'::text])) OR (duty = 'audit'::text))),
  constraint roles_duty_is_known CHECK ((duty = ANY (ARRAY['none'::text, 'system'::text, 'security'::text, 'audit'::text]))),
  constraint roles_holder_is_known CHECK ((holder = ANY (ARRAY['officer'::text, 'partner'::text]))),
  constraint roles_second_factor_is_known CHECK ((second_factor = ANY (ARRAY['optional'::text, 'required'::text]))),
);
alter table access.roles enable row level security;
create policy roles_are_known_to_all on access.roles for select to gonghui_app using (true);
create policy system_sees_all on access.roles to gonghui_system using (true) with check (true);
grant select on access.roles to gonghui_app;
grant insert, select, update on access.roles to gonghui_system;

-- The authenticator of an account (RFC 6238). A new one is offered beside the old one until a code confirms it.
create table access.second_factors (
  owner_id uuid not null,  -- Whose account.
  id uuid not null,  -- Id.
  secret_sealed bytea,  -- The secret shared with the authenticator, encrypted; null until the first is confirmed.
  confirmed_at timestamp(3) with time zone,  -- When a code showed that the authenticator has it.
  last_step bigint,  -- The newest step of 30 s whose code was used; it and older ones are not taken again.
  offered_sealed bytea,  -- A secret offered and not yet confirmed, encrypted.
  offered_at timestamp(3) with time zone,  -- When it was offered; it holds ten minutes.
  constraint second_factors_one_of_each_id PRIMARY KEY (owner_id, id),
  constraint second_factors_one_a_person UNIQUE (owner_id),
  constraint second_factors_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES people.persons(id),
  constraint second_factors_confirmed_whole CHECK ((num_nulls(secret_sealed, confirmed_at, last_step) = ANY (ARRAY[0, 3]))),
  constraint second_factors_offered_whole CHECK ((num_nulls(offered_sealed, offered_at) = ANY (ARRAY[0, 2]))),
);
CREATE UNIQUE INDEX second_factors_id ON access.second_factors USING btree (id);
alter table access.second_factors enable row level security;
create policy second_factors_are_their_owners on access.second_factors to gonghui_app using ((owner_id = platform.scope_person())) with check ((owner_id = platform.scope_person()));
create policy system_sees_all on access.second_factors to gonghui_system using (true) with check (true);
grant delete, insert, select, update on access.second_factors to gonghui_app;
grant delete, select on access.second_factors to gonghui_system;

-- Sign-ins. Only the hash of the token is kept. Forgotten 30 days after their end.
create table access.sessions (
  owner_id uuid not null,  -- Who signed in.
  id uuid not null,  -- Id of the session.
  token_hash bytea not null,  -- SHA-256 of the token in the cookie.
  kind text not null,  -- officer: by password, with all grants; worker: by SMS code, for her own affairs.
  person_name text not null,  -- Her name when she signed in.
  address text not null,  -- Address she signed in from.
  started_at timestamp(3) with time zone not null,  -- When she signed in.
  seen_at timestamp(3) with time zone not null,  -- Last request, to the minute.
  idle_limit interval not null,  -- Without a request for so long it is over.
  expires_at timestamp(3) with time zone not null,  -- When it is over in any case.
  ended_at timestamp(3) with time zone,  -- When it was ended: signed out, signed in anew, password changed.
  factor_at timestamp(3) with time zone,  -- When the second factor was shown in this session; null while it was not.
  device_key uuid,  -- Keyed hash of the device's own cookie; null where the browser had none.
  user_agent text not null default ''::text,  -- What the browser calls itself, from which the list of sign-ins says «Edge 浏览器，Windows 电脑».
  constraint sessions_one_of_each_id PRIMARY KEY (owner_id, id),
  constraint sessions_one_of_each_token UNIQUE (token_hash),
  constraint sessions_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES people.persons(id),
  constraint sessions_are_of_two_kinds CHECK ((kind = ANY (ARRAY['worker'::text, 'officer'::text]))),
  constraint sessions_token_is_hashed CHECK ((length(token_hash) = 32)),
  constraint sessions_user_agent_is_short CHECK ((length(user_agent) <= 300)),
);
CREATE UNIQUE INDEX sessions_id ON access.sessions USING btree (id);
CREATE INDEX sessions_to_forget ON access.sessions USING btree (expires_at);
alter table access.sessions enable row level security;
create policy sessions_are_their_owners on access.sessions to gonghui_app using ((owner_id = platform.scope_person())) with check ((owner_id = platform.scope_person()));
create policy system_sees_all on access.sessions to gonghui_system using (true) with check (true);
grant insert, select on access.sessions to gonghui_app;
grant delete, insert, select, update on access.sessions to gonghui_system;
grant update (ended_at, factor_at) on access.sessions to gonghui_app;

-- Sign-in codes asked for, also for phones that nobody has. Forgotten after a day.
create table access.sms_codes (
  id uuid not null,  -- Id.
  phone_index uuid not null,  -- Keyed blind index of the phone.
  address_key uuid not null,  -- Keyed hash of the address that asked.
  code_hash uuid not null,  -- Keyed hash of phone and code: of no use without the key.
  tries_left smallint not null,  -- Wrong guesses that are still allowed.
  sent_at timestamp(3) with time zone not null,  -- When it was asked for.
  expires_at timestamp(3) with time zone not null,  -- When it no longer holds.
  used_at timestamp(3) with time zone,  -- When it signed someone in.
  device_key uuid,  -- Keyed hash of the cookie of the device that asked; null where it had none.
  constraint sms_codes_one_of_each_id PRIMARY KEY (id),
  constraint sms_codes_tries_run_out CHECK ((tries_left >= 0)),
);
CREATE INDEX sms_codes_of_a_device ON access.sms_codes USING btree (device_key, sent_at DESC) WHERE (device_key IS NOT NULL);
CREATE INDEX sms_codes_of_a_phone ON access.sms_codes USING btree (phone_index, sent_at DESC);
CREATE INDEX sms_codes_of_an_address ON access.sms_codes USING btree (address_key, sent_at DESC);
CREATE INDEX sms_codes_to_forget ON access.sms_codes USING btree (sent_at);
alter table access.sms_codes enable row level security;
create policy sms_codes_are_asked_for_by_anyone on access.sms_codes to gonghui_app using (true) with check (true);
create policy system_sees_all on access.sms_codes to gonghui_system using (true) with check (true);
grant insert, select, update on access.sms_codes to gonghui_app;
grant delete, insert, select, update on access.sms_codes to gonghui_system;

-- Whose account it is, the password's hash, whether it is locked and where it belongs, for the check at sign-in.
CREATE OR REPLACE FUNCTION access.account_named(wanted text)
 RETURNS TABLE(owner_id uuid, password text, locked boolean, org_id uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  return query select a.owner_id, a.password, a.locked_at is not null, a.org_id from access.accounts a where a.name = wanted;
end
$function$
;
grant execute on function access.account_named(text) to gonghui_app, gonghui_system;

-- Grants that hold on a day. What is lent holds only while the lender's own grant of that role does, and only below its organisation.
CREATE OR REPLACE FUNCTION access.grants_in_force(day date)
 RETURNS SETOF access.grants
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select g.* from access.grants g
  where g.from_on <= day and (g.until_on is null or g.until_on > day)
    and (g.source_id is null or exists (
      select from access.grants s
      where s.owner_id = g.delegated_by and s.id = g.source_id and s.source_id is null and s.role = g.role
        and s.org_id = any (g.org_path) and s.from_on <= day and (s.until_on is null or s.until_on > day)))
$function$
;
grant execute on function access.grants_in_force(date) to gonghui_app, gonghui_system;

-- Who holds these tokens, with today's grants; sessions that are over are not among the answers. Where second factors are demanded, grants whose role requires one come only with a session that showed it.
CREATE OR REPLACE FUNCTION access.identify(hashes bytea[], at timestamp with time zone, today date, demands boolean)
 RETURNS TABLE(token_hash bytea, session_id uuid, person_id uuid, kind text, name text, grants json)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
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
        'permissions', r.permissions) order by g.source_id is not null, cardinality(g.org_path), g.id), '[]'::json)
      from access.grants_in_force(today) g join access.roles r on r.key = g.role
      where s.kind = 'officer' and g.owner_id = s.owner_id
        and (s.factor_at is not null or not demands or r.second_factor = 'optional'))
    from access.sessions s
    where s.token_hash = any (hashes) and s.ended_at is null and s.seen_at + s.idle_limit > at and s.expires_at > at;
end
$function$
;
grant execute on function access.identify(bytea[],timestamp with time zone,date,boolean) to gonghui_app, gonghui_system;

-- Who holds any role at exactly these organisations on a day.
CREATE OR REPLACE FUNCTION access.officers_at(org_ids uuid[], today date)
 RETURNS TABLE(person_id uuid, org_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select distinct held.owner_id, held.org_id from access.grants_in_force(today) held where held.org_id = any(org_ids)
$function$
;
grant execute on function access.officers_at(uuid[],date) to gonghui_app, gonghui_system;

-- Whom else to tell that the calling person signed in with a phone: those who proved it and still have it.
CREATE OR REPLACE FUNCTION access.others_who_proved(wanted uuid)
 RETURNS TABLE(person_id uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  return query
    select o.owner_id from access.proven_phones o
      join people.persons p on p.id = o.owner_id and p.phone_index = wanted and p.dead_on is null and p.merged_into is null
    where o.phone_index = wanted and o.owner_id <> platform.scope_person()
      and exists (select from access.proven_phones mine
        where mine.owner_id = platform.scope_person() and mine.phone_index = wanted);
end
$function$
;
grant execute on function access.others_who_proved(uuid) to gonghui_app;

-- Account and password's hash of whoever the transaction runs for, and of nobody else.
CREATE OR REPLACE FUNCTION access.own_password()
 RETURNS TABLE(name text, password text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select a.name, a.password from access.accounts a where a.owner_id = platform.scope_person()
$function$
;
grant execute on function access.own_password() to gonghui_app, gonghui_system;

create schema audit;
-- Who did what, on whom, from where: append-only, hash-chained. Neither role may write here but through audit.record.
grant usage on schema audit to gonghui_app;
grant usage on schema audit to gonghui_system;

-- One row per deed, never updated or deleted. Nothing secret stands in it: no password, no code, no unmasked number.
create table audit.entries (
  lane smallint not null,  -- Lane of the chain.
  number bigint not null,  -- Position in the lane, from 1, without gaps.
  recorded_at timestamp(3) with time zone not null,  -- When it was done.
  action text not null,  -- What was done: module and past participle.
  actor_kind text not null,  -- guest, worker, officer or system.
  actor_id uuid,  -- The person who did it; null for a guest and for the platform.
  actor_name text not null,  -- The name under which it was done, as it was then.
  address text not null,  -- From which network address; empty for the platform.
  request_id text not null,  -- The request it belongs to, as the log names it.
  subject_kind text not null,  -- What it was done to, by kind.
  subject_id text not null,  -- What it was done to.
  org_path uuid[],  -- Path of the organisation under which auditors find it; null for what concerns none.
  detail jsonb not null,  -- Before and after, counts, ids.
  hash bytea not null,  -- SHA-256 of the previous entry's hash and audit.content of this one.
  constraint entries_numbered_in_their_lane PRIMARY KEY (lane, number),
  constraint entries_name_a_deed CHECK ((action ~ '^[a-z][a-z-]*\.[a-z][a-z-]*$'::text)),
);
CREATE INDEX entries_level_0 ON audit.entries USING btree ((org_path[1]), recorded_at DESC, lane DESC, number DESC) WHERE (org_path[1] IS NOT NULL);
CREATE INDEX entries_level_1 ON audit.entries USING btree ((org_path[2]), recorded_at DESC, lane DESC, number DESC) WHERE (org_path[2] IS NOT NULL);
CREATE INDEX entries_level_2 ON audit.entries USING btree ((org_path[3]), recorded_at DESC, lane DESC, number DESC) WHERE (org_path[3] IS NOT NULL);
CREATE INDEX entries_of_a_subject ON audit.entries USING btree (subject_kind, subject_id, recorded_at DESC, lane DESC, number DESC);
alter table audit.entries enable row level security;
create policy auditors_see_their_subtrees on audit.entries to gonghui_app using (platform.in_scope(NULL::uuid, org_path));
create policy system_sees_all on audit.entries to gonghui_system using (true);
grant select on audit.entries to gonghui_app;
grant select on audit.entries to gonghui_system;

-- The end of each lane; its row is locked by whoever appends. Sixteen lanes, so that no row is hot for everybody.
create table audit.heads (
  lane smallint not null,  -- Lane of the chain; the actor decides it.
  entries bigint not null default 0,  -- How many entries the lane has, which is the number of its last one.
  hash bytea not null default '\x'::bytea,  -- Hash of its last entry; empty while there is none.
  constraint heads_one_per_lane PRIMARY KEY (lane),
);
alter table audit.heads enable row level security;
create policy system_sees_all on audit.heads to gonghui_system using (true);
grant select on audit.heads to gonghui_system;

-- Canonical text of an entry, all of it but its hash.
CREATE OR REPLACE FUNCTION audit.content(entry audit.entries)
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (jsonb_build_array((entry).lane, (entry).number, ((EXTRACT(epoch FROM (entry).recorded_at) * (1000)::numeric))::bigint, (entry).action, (entry).actor_kind, (entry).actor_id, (entry).actor_name, (entry).address, (entry).request_id, (entry).subject_kind, (entry).subject_id, (entry).org_path, (entry).detail))::text;

-- Hash of an entry after the previous one.
CREATE OR REPLACE FUNCTION audit.link(previous bytea, content text)
 RETURNS bytea
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN sha256((previous || convert_to(content, 'UTF8'::name)));

-- Appends deeds of one actor to a lane, in order. The only way into audit.entries; the lane stays locked until the transaction ends.
CREATE OR REPLACE FUNCTION audit.record(of_lane smallint, at timestamp with time zone, by_kind text, by_id uuid, by_name text, from_address text, request text, actions text[], subject_kinds text[], subject_ids text[], org_paths text[], details text[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  head audit.heads;
  entry audit.entries;
begin
  select * into strict head from audit.heads h where h.lane = of_lane for update;
  for at_index in 1 .. cardinality(actions) loop
    entry := row(
      of_lane, head.entries + 1, at::timestamptz(3), actions[at_index], by_kind, by_id, by_name, from_address, request,
      subject_kinds[at_index], subject_ids[at_index], org_paths[at_index]::uuid[], details[at_index]::jsonb, head.hash);
    entry.hash := audit.link(head.hash, audit.content(entry));
    insert into audit.entries select entry.*;
    head.entries := entry.number;
    head.hash := entry.hash;
  end loop;
  update audit.heads h set entries = head.entries, hash = head.hash where h.lane = of_lane;
end $function$
;
grant execute on function audit.record(smallint,timestamp with time zone,text,uuid,text,text,text,text[],text[],text[],text[],text[]) to gonghui_app, gonghui_system;

-- Appends deeds of many actors, committed together, to one lane; the other way into audit.entries.
CREATE OR REPLACE FUNCTION audit.record_for_many(of_lane smallint, at timestamp with time zone, by_kinds text[], by_ids uuid[], by_names text[], from_addresses text[], requests text[], actions text[], subject_kinds text[], subject_ids text[], org_paths text[], details text[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  head audit.heads;
  entry audit.entries;
  written audit.entries[] := '{}';
begin
  select * into strict head from audit.heads h where h.lane = of_lane for update;
  for at_index in 1 .. cardinality(actions) loop
    entry := row(
      of_lane, head.entries + 1, at::timestamptz(3), actions[at_index], by_kinds[at_index], by_ids[at_index], by_names[at_index],
      from_addresses[at_index], requests[at_index], subject_kinds[at_index], subject_ids[at_index], org_paths[at_index]::uuid[],
      details[at_index]::jsonb, head.hash);
    entry.hash := audit.link(head.hash, audit.content(entry));
    written := written || entry;
    head.entries := entry.number;
    head.hash := entry.hash;
  end loop;
  insert into audit.entries select e.* from unnest(written) as e;
  update audit.heads h set entries = head.entries, hash = head.hash where h.lane = of_lane;
end $function$
;
grant execute on function audit.record_for_many(smallint,timestamp with time zone,text[],uuid[],text[],text[],text[],text[],text[],text[],text[],text[]) to gonghui_system;

create schema calendar;
-- Working days as the State Council announces them year by year.
grant usage on schema calendar to gonghui_app;
grant usage on schema calendar to gonghui_system;

-- Every day of every loaded year. A year is loaded as a whole or not at all.
create table calendar.days (
  day date not null,  -- The day.
  kind text not null,  -- working weekday, rest at the weekend, holiday by notice, or make-up: a weekend worked in its stead (调休上班).
  name text,  -- Name of the holiday.
  constraint days_once PRIMARY KEY (day),
  constraint days_are_of_four_kinds CHECK ((kind = ANY (ARRAY['working'::text, 'rest'::text, 'holiday'::text, 'make-up'::text]))),
  constraint days_fit_their_weekday CHECK (
CASE
    WHEN (EXTRACT(isodow FROM day) < (6)::numeric) THEN (kind = ANY (ARRAY['working'::text, 'holiday'::text]))
    ELSE (kind = ANY (ARRAY['rest'::text, 'holiday'::text, 'make-up'::text]))
END),
);
alter table calendar.days enable row level security;
create policy days_are_known_to_all on calendar.days to gonghui_app using (true) with check (true);
create policy system_sees_all on calendar.days to gonghui_system using (true) with check (true);
grant insert, select, update on calendar.days to gonghui_app;
grant insert, select, update on calendar.days to gonghui_system;

-- One row for every change of the calendar; the greatest number tells a process whether what it holds is current.
create table calendar.versions (
  number integer not null,  -- Number of the version, counting up.
  made_at timestamp(3) with time zone not null,  -- When.
  made_by text not null,  -- Name of who changed it.
  change text not null,  -- The year that was loaded, or the day and what became of it.
  constraint versions_once PRIMARY KEY (number),
);
alter table calendar.versions enable row level security;
create policy system_sees_all on calendar.versions to gonghui_system using (true) with check (true);
create policy versions_are_known_to_all on calendar.versions to gonghui_app using (true) with check (true);
grant insert, select on calendar.versions to gonghui_app;
grant insert, select on calendar.versions to gonghui_system;

create schema cases;
-- Things that must be closed: states, desks, due dates and an append-only history. Names no service.
grant usage on schema cases to gonghui_app;
grant usage on schema cases to gonghui_system;

create sequence cases.count_changes_id_seq;

-- Papers of a case. Who may read the case and belongs to the audience may open them.
create table cases.attachments (
  owner_id uuid not null,  -- Whose case it is.
  id uuid not null,  -- Id of the attachment.
  case_id uuid not null,  -- The case.
  seq integer not null,  -- The event that tells of it.
  file_id uuid not null,  -- The file as it was uploaded.
  name text not null,  -- Its name, cleaned.
  type text not null,  -- Media type, told from its bytes.
  bytes bigint not null,  -- Size.
  digest text not null,  -- SHA-256 of the bytes, which is also their place.
  audience text not null,  -- As events have it.
  attached_at timestamp(3) with time zone not null,  -- When.
  constraint attachments_of_a_case PRIMARY KEY (owner_id, id),
  constraint attachments_have_an_audience CHECK ((audience = ANY (ARRAY['all'::text, 'union'::text, 'bodies'::text]))),
);
CREATE UNIQUE INDEX attachments_id ON cases.attachments USING btree (id);
CREATE INDEX attachments_in_order ON cases.attachments USING btree (owner_id, case_id, seq);
alter table cases.attachments enable row level security;
create policy attachments_of_a_visible_case on cases.attachments to gonghui_app using ((EXISTS ( SELECT
   FROM cases.cases c
  WHERE ((c.owner_id = attachments.owner_id) AND (c.id = attachments.case_id) AND ((attachments.audience = 'all'::text) OR (c.org_path && platform.scope_orgs()) OR ((attachments.audience = 'bodies'::text) AND COALESCE((c.shared_with && platform.scope_orgs()), false)))))));
create policy system_sees_all on cases.attachments to gonghui_system using (true) with check (true);
grant insert, select on cases.attachments to gonghui_app;
grant insert, select on cases.attachments to gonghui_system;
grant update (name) on cases.attachments to gonghui_system;

-- Organisations outside the path that take part in a case: at its desk, jointly (联合办理), or called to report in (吹哨报到).
create table cases.bodies (
  owner_id uuid not null,  -- Whose case it is.
  id uuid not null,  -- Id of the call.
  case_id uuid not null,  -- The case.
  org_id uuid not null,  -- The organisation.
  org_path uuid[] not null,  -- From the root to it.
  role text not null,  -- desk: it has or had the case; joint: handles it together; called: was whistled for.
  note text not null,  -- What it was called for.
  called_by_name text not null,  -- Who called it.
  called_at timestamp(3) with time zone not null,  -- When.
  due_on date,  -- Until when it has to report in.
  arrived_at timestamp(3) with time zone,  -- When it reported in.
  arrived_by_name text,  -- Who reported in.
  ended_at timestamp(3) with time zone,  -- When it was released; null while it takes part.
  constraint bodies_of_a_case PRIMARY KEY (owner_id, id),
  constraint bodies_have_a_role CHECK ((role = ANY (ARRAY['desk'::text, 'joint'::text, 'called'::text]))),
  constraint bodies_note_is_short CHECK ((length(note) <= 500)),
  constraint bodies_path_ends_with_them CHECK ((org_path[cardinality(org_path)] = org_id)),
);
CREATE INDEX bodies_below ON cases.bodies USING gin (org_path) WHERE (ended_at IS NULL);
CREATE INDEX bodies_called ON cases.bodies USING btree (org_id, called_at, id) WHERE ((arrived_at IS NULL) AND (ended_at IS NULL) AND (role = 'called'::text));
CREATE UNIQUE INDEX bodies_id ON cases.bodies USING btree (id);
CREATE UNIQUE INDEX bodies_take_part_once ON cases.bodies USING btree (case_id, org_id) WHERE (ended_at IS NULL);
alter table cases.bodies enable row level security;
create policy bodies_of_a_visible_case on cases.bodies to gonghui_app using ((EXISTS ( SELECT
   FROM cases.cases c
  WHERE ((c.owner_id = bodies.owner_id) AND (c.id = bodies.case_id)))));
create policy system_sees_all on cases.bodies to gonghui_system using (true) with check (true);
grant insert, select on cases.bodies to gonghui_app;
grant insert, select on cases.bodies to gonghui_system;
grant update (arrived_at, arrived_by_name, ended_at) on cases.bodies to gonghui_app;
grant update (org_id, org_path, note, arrived_at, arrived_by_name, ended_at) on cases.bodies to gonghui_system;

-- With which version of the working days clocks and rising days were last counted.
create table cases.calendar_seen (
  only_one boolean not null default true,  -- True; there is one row.
  version integer not null,  -- Version of the calendar.
  constraint calendar_seen_once PRIMARY KEY (only_one),
  constraint calendar_seen_is_one_row CHECK (only_one),
);
grant insert, select, update on cases.calendar_seen to gonghui_system;

-- One row for each case of every type, as it stands now.
create table cases.cases (
  owner_id uuid not null,  -- The person whose case it is.
  id uuid not null,  -- Id of the case; the services own row bears the same.
  number text not null,  -- Number that people quote, unique for ever: prefix, year, running number with gaps.
  type text not null,  -- Case type: service and noun.
  state text not null,  -- State of the types table.
  org_path uuid[] not null,  -- The home union and all above it, from the root; lists use one index per level.
  desk text not null,  -- Who has it: org, person, system (a batch or a bank), none when closed.
  desk_org_id uuid,  -- Organisation at whose desk it lies, or that watches over it while the person or the platform has it.
  title text not null,  -- What it is about.
  subtitle text not null,  -- One grey line: employer, hospital. No name of the person.
  person_name text not null,  -- Name of the person, shown masked.
  amount_fen bigint,  -- Amount at stake, where there is one.
  series text,  -- What it was opened with, such as a quarter.
  opened_at timestamp(3) with time zone not null,  -- When it was opened.
  stage_since timestamp(3) with time zone not null,  -- Since when it is in its state.
  closed_at timestamp(3) with time zone,  -- When it came into a state that ends it.
  due_days smallint,  -- Working days this stage was given.
  due_on date,  -- Last day of this stage.
  due_estimated boolean not null default false,  -- The due day was counted over a year whose holidays were not loaded; it is counted again when they are.
  rises_on date,  -- Day on which the sweep raises it one level, or marks it late at the top; null when it cannot rise any more.
  late_since date,  -- Day on which the sweep found it late in this stage.
  supervised_at timestamp(3) with time zone,  -- When an upper union last asked the desk to hurry (督办).
  moved_by uuid,  -- Who made the last move; null for the platform. The second pair of eyes must be another.
  version integer not null default 1,  -- Number of the last event; grows with every one.
  anonymous boolean not null default false,  -- The person is not named: owner_id is a pseudonym.
  channel text not null default 'self'::text,  -- How it came in: self, officer, hotline, station, referral, occasion.
  rounds smallint not null default 1,  -- 1, and one more for each time it came back from being closed or put to the person.
  body_ids uuid[],  -- Organisations that take part now beside those of the path; null for none.
  shared_with uuid[],  -- These and all above them that are not in the path: who may read what is shared with bodies.
  recorded text[],  -- Clocks that ask for one record a case and have it.
  followed boolean not null default false,  -- Other cases were merged into it; their owners hear what becomes of it.
  constraint cases_of_a_person PRIMARY KEY (owner_id, id),
  constraint cases_number_is_unique UNIQUE (number),
  constraint cases_at_a_desk_have_one_above CHECK (((desk <> ALL (ARRAY['org'::text, 'person'::text])) OR (desk_org_id IS NOT NULL))),
  constraint cases_closed_are_never_due CHECK (((closed_at IS NULL) OR ((due_on IS NULL) AND (rises_on IS NULL) AND (late_since IS NULL)))),
  constraint cases_closed_lie_nowhere CHECK (((desk = 'none'::text) = (closed_at IS NOT NULL))),
  constraint cases_come_by_a_known_channel CHECK ((channel = ANY (ARRAY['self'::text, 'officer'::text, 'hotline'::text, 'station'::text, 'referral'::text, 'occasion'::text]))),
  constraint cases_desk_is_in_their_path_or_a_body CHECK (((desk_org_id IS NULL) OR (desk_org_id = ANY (org_path)) OR (desk_org_id = ANY (body_ids)))),
  constraint cases_due_know_their_days CHECK (((due_on IS NULL) = (due_days IS NULL))),
  constraint cases_go_round_at_least_once CHECK ((rounds >= 1)),
  constraint cases_lie_at_a_desk CHECK ((desk = ANY (ARRAY['org'::text, 'person'::text, 'system'::text, 'none'::text]))),
  constraint cases_path_is_a_path CHECK (((cardinality(org_path) >= 1) AND (cardinality(org_path) <= 7))),
  constraint cases_rise_only_when_due CHECK (((rises_on IS NULL) OR (rises_on > due_on))),
);
CREATE INDEX cases_at_a_desk ON cases.cases USING btree (desk_org_id, due_on, id) WHERE (desk = 'org'::text);
CREATE INDEX cases_due_by_estimate ON cases.cases USING btree (due_on, id) WHERE due_estimated;
CREATE UNIQUE INDEX cases_id ON cases.cases USING btree (id);
CREATE INDEX cases_late_1 ON cases.cases USING btree ((org_path[1]), due_on, id) WHERE (late_since IS NOT NULL);
CREATE INDEX cases_late_2 ON cases.cases USING btree ((org_path[2]), due_on, id) WHERE (late_since IS NOT NULL);
CREATE INDEX cases_late_3 ON cases.cases USING btree ((org_path[3]), due_on, id) WHERE (late_since IS NOT NULL);
CREATE INDEX cases_late_4 ON cases.cases USING btree ((org_path[4]), due_on, id) WHERE (late_since IS NOT NULL);
CREATE INDEX cases_late_5 ON cases.cases USING btree ((org_path[5]), due_on, id) WHERE (late_since IS NOT NULL);
CREATE INDEX cases_late_6 ON cases.cases USING btree ((org_path[6]), due_on, id) WHERE (late_since IS NOT NULL);
CREATE INDEX cases_late_7 ON cases.cases USING btree ((org_path[7]), due_on, id) WHERE (late_since IS NOT NULL);
CREATE INDEX cases_named ON cases.cases USING gin (cases.bigrams(((person_name || ' '::text) || title)));
CREATE INDEX cases_newest_1 ON cases.cases USING btree ((org_path[1]), type, state, opened_at DESC, id DESC) WHERE (org_path[1] IS NOT NULL);
CREATE INDEX cases_newest_2 ON cases.cases USING btree ((org_path[2]), type, state, opened_at DESC, id DESC) WHERE (org_path[2] IS NOT NULL);
CREATE INDEX cases_newest_3 ON cases.cases USING btree ((org_path[3]), type, state, opened_at DESC, id DESC) WHERE (org_path[3] IS NOT NULL);
CREATE INDEX cases_newest_4 ON cases.cases USING btree ((org_path[4]), type, state, opened_at DESC, id DESC) WHERE (org_path[4] IS NOT NULL);
CREATE INDEX cases_newest_5 ON cases.cases USING btree ((org_path[5]), type, state, opened_at DESC, id DESC) WHERE (org_path[5] IS NOT NULL);
CREATE INDEX cases_newest_6 ON cases.cases USING btree ((org_path[6]), type, state, opened_at DESC, id DESC) WHERE (org_path[6] IS NOT NULL);
CREATE INDEX cases_newest_7 ON cases.cases USING btree ((org_path[7]), type, state, opened_at DESC, id DESC) WHERE (org_path[7] IS NOT NULL);
CREATE INDEX cases_to_raise ON cases.cases USING btree (rises_on, id) WHERE (rises_on IS NOT NULL);
alter table cases.cases enable row level security;
create policy cases_in_scope on cases.cases to gonghui_app using ((platform.in_scope(owner_id, org_path) OR COALESCE((shared_with && platform.scope_orgs()), false) OR (anonymous AND (EXISTS ( SELECT
   FROM cases.pseudonyms p
  WHERE ((p.case_id = cases.id) AND (p.owner_id = platform.scope_person())))))));
create policy system_sees_all on cases.cases to gonghui_system using (true) with check (true);
grant insert, select, update on cases.cases to gonghui_app;
grant insert, select, update on cases.cases to gonghui_system;

-- What is to be recorded of a case each working day or week, and for which of them the next record is awaited.
create table cases.clocks (
  owner_id uuid not null,  -- Whose case it is.
  case_id uuid not null,  -- The case.
  clock text not null,  -- Key of the clock in the type's table.
  every text not null,  -- day or week.
  type text not null,  -- Case type.
  org_path uuid[] not null,  -- As the case has it.
  after_on date not null,  -- The first day of the last settled period, or the day before the first that counts.
  awaits_from date,  -- First day of the period for which a record is awaited; null while the clock stands still.
  awaits_on date,  -- Last working day of that period.
  constraint clocks_of_a_case PRIMARY KEY (owner_id, case_id, clock),
  constraint clocks_await_a_whole_period CHECK ((((awaits_from IS NULL) = (awaits_on IS NULL)) AND (awaits_from <= awaits_on) AND (awaits_from > after_on))),
  constraint clocks_go_by_day_or_week CHECK ((every = ANY (ARRAY['day'::text, 'week'::text]))),
);
CREATE INDEX clocks_of_case ON cases.clocks USING btree (case_id);
CREATE INDEX clocks_run_out ON cases.clocks USING btree (awaits_on, case_id) WHERE (awaits_on IS NOT NULL);
alter table cases.clocks enable row level security;
create policy clocks_of_a_visible_case on cases.clocks to gonghui_app using ((EXISTS ( SELECT
   FROM cases.cases c
  WHERE ((c.owner_id = clocks.owner_id) AND (c.id = clocks.case_id)))));
create policy system_sees_all on cases.clocks to gonghui_system using (true) with check (true);
grant insert, select, update on cases.clocks to gonghui_app;
grant delete, insert, select, update on cases.clocks to gonghui_system;

-- What happened to the roll-up since the last compaction. Appended, never updated: the counts of upper unions would be rows that everyone waits for.
create table cases.count_changes (
  org_id uuid not null,  -- The organisation.
  id bigint not null generated always as identity,  -- Running number.
  reach text not null,  -- subtree, shared or desk.
  type text not null,  -- Case type.
  state text not null,  -- State.
  late boolean not null,  -- Whether the late ones or the others.
  org_path uuid[] not null,  -- The organisation and all above it, from the root.
  n integer not null,  -- By how many it grew or shrank.
  constraint count_changes_once PRIMARY KEY (org_id, id),
  constraint count_changes_reach_is_known CHECK ((reach = ANY (ARRAY['subtree'::text, 'shared'::text, 'desk'::text]))),
);
alter table cases.count_changes enable row level security;
create policy count_changes_come_from_anyone on cases.count_changes for insert to gonghui_app with check (true);
create policy count_changes_in_scope on cases.count_changes for select to gonghui_app using (platform.in_scope(org_id, org_path));
create policy system_sees_all on cases.count_changes to gonghui_system using (true) with check (true);
grant insert, select on cases.count_changes to gonghui_app;
grant delete, insert, select on cases.count_changes to gonghui_system;

-- Roll-up: how many cases of a type are in a state, under an organisation or at its desk. True together with count_changes.
create table cases.counts (
  org_id uuid not null,  -- The organisation.
  reach text not null,  -- subtree: everything below it and its own; shared: of others, what it or one below takes part in; desk: what waits at its own desk.
  type text not null,  -- Case type.
  state text not null,  -- State.
  late boolean not null,  -- Whether the late ones or the others.
  org_path uuid[] not null,  -- The organisation and all above it, from the root.
  n bigint not null,  -- How many.
  constraint counts_once_a_kind PRIMARY KEY (org_id, reach, type, state, late),
  constraint counts_are_never_negative CHECK ((n >= 0)),
  constraint counts_reach_is_known CHECK ((reach = ANY (ARRAY['subtree'::text, 'shared'::text, 'desk'::text]))),
);
alter table cases.counts enable row level security;
create policy counts_in_scope on cases.counts for select to gonghui_app using (platform.in_scope(org_id, org_path));
create policy system_sees_all on cases.counts to gonghui_system using (true) with check (true);
grant select on cases.counts to gonghui_app;
grant insert, select, update on cases.counts to gonghui_system;

-- History of every case, append-only. Who may see a case may see its history, so it carries no path of its own.
create table cases.events (
  owner_id uuid not null,  -- The person whose case it is.
  case_id uuid not null,  -- The case.
  seq integer not null,  -- Running number inside the case, from 1.
  at timestamp(3) with time zone not null,  -- When.
  action text not null,  -- Action of the type's table, or opened, comment, supervision, raised, late.
  from_state text,  -- State before; null for the opening.
  to_state text not null,  -- State after; the same when the deed moved nothing.
  actor_id uuid,  -- Who; null for the platform.
  actor_name text not null,  -- Name of who it was, then.
  actor_org_id uuid,  -- Organisation in whose name; null for the person and the platform.
  note text,  -- What was said.
  audience text not null default 'all'::text,  -- all: the person too; bodies: the union and bodies; union: officers of the path alone.
  constraint events_in_order PRIMARY KEY (owner_id, case_id, seq),
  constraint events_have_an_audience CHECK ((audience = ANY (ARRAY['all'::text, 'union'::text, 'bodies'::text]))),
  constraint events_note_is_short CHECK ((length(note) <= 2000)),
);
alter table cases.events enable row level security;
create policy events_of_a_visible_case on cases.events to gonghui_app using ((EXISTS ( SELECT
   FROM cases.cases c
  WHERE ((c.owner_id = events.owner_id) AND (c.id = events.case_id) AND ((events.audience = 'all'::text) OR (c.org_path && platform.scope_orgs()) OR ((events.audience = 'bodies'::text) AND COALESCE((c.shared_with && platform.scope_orgs()), false)))))));
create policy system_sees_all on cases.events to gonghui_system using (true) with check (true);
grant insert, select on cases.events to gonghui_app;
grant insert, select on cases.events to gonghui_system;
grant update (actor_name, note) on cases.events to gonghui_system;

-- How cases hang together: a part of a series, related, follows another, merged into another.
create table cases.links (
  case_id uuid not null,  -- The case that is a part, follows, or was merged.
  to_id uuid not null,  -- The main one, the earlier one, or the other one.
  kind text not null,  -- part (系列案), related, follows, merged (并案).
  made_at timestamp(3) with time zone not null,  -- When.
  made_by_name text not null,  -- Who linked them.
  constraint links_once_a_kind PRIMARY KEY (case_id, to_id, kind),
  constraint links_have_a_kind CHECK ((kind = ANY (ARRAY['part'::text, 'related'::text, 'follows'::text, 'merged'::text]))),
  constraint links_lead_elsewhere CHECK ((case_id <> to_id)),
);
CREATE UNIQUE INDEX links_part_of_one ON cases.links USING btree (case_id, kind) WHERE (kind = ANY (ARRAY['part'::text, 'merged'::text]));
CREATE INDEX links_to ON cases.links USING btree (to_id, kind);
alter table cases.links enable row level security;
create policy links_of_a_visible_case on cases.links to gonghui_app using (((EXISTS ( SELECT
   FROM cases.cases c
  WHERE (c.id = links.case_id))) OR (EXISTS ( SELECT
   FROM cases.cases c
  WHERE (c.id = links.to_id))))) with check (((EXISTS ( SELECT
   FROM cases.cases c
  WHERE (c.id = links.case_id))) AND (EXISTS ( SELECT
   FROM cases.cases c
  WHERE (c.id = links.to_id)))));
create policy system_sees_all on cases.links to gonghui_system using (true) with check (true);
grant insert, select on cases.links to gonghui_app;
grant insert, select on cases.links to gonghui_system;

-- Records that a clock asked for and nobody made.
create table cases.missed (
  owner_id uuid not null,  -- Whose case it is.
  case_id uuid not null,  -- The case.
  clock text not null,  -- Key of the clock in the type's table.
  on_day date not null,  -- The day, or the Monday of the week.
  type text not null,  -- Case type.
  org_path uuid[] not null,  -- As the case has it.
  made_up_at timestamp(3) with time zone,  -- When the record was made after all.
  constraint missed_once PRIMARY KEY (owner_id, case_id, clock, on_day),
);
CREATE INDEX missed_1 ON cases.missed USING btree ((org_path[1]), type, on_day DESC, case_id DESC) WHERE ((made_up_at IS NULL) AND (org_path[1] IS NOT NULL));
CREATE INDEX missed_2 ON cases.missed USING btree ((org_path[2]), type, on_day DESC, case_id DESC) WHERE ((made_up_at IS NULL) AND (org_path[2] IS NOT NULL));
CREATE INDEX missed_3 ON cases.missed USING btree ((org_path[3]), type, on_day DESC, case_id DESC) WHERE ((made_up_at IS NULL) AND (org_path[3] IS NOT NULL));
CREATE INDEX missed_4 ON cases.missed USING btree ((org_path[4]), type, on_day DESC, case_id DESC) WHERE ((made_up_at IS NULL) AND (org_path[4] IS NOT NULL));
CREATE INDEX missed_5 ON cases.missed USING btree ((org_path[5]), type, on_day DESC, case_id DESC) WHERE ((made_up_at IS NULL) AND (org_path[5] IS NOT NULL));
CREATE INDEX missed_6 ON cases.missed USING btree ((org_path[6]), type, on_day DESC, case_id DESC) WHERE ((made_up_at IS NULL) AND (org_path[6] IS NOT NULL));
CREATE INDEX missed_7 ON cases.missed USING btree ((org_path[7]), type, on_day DESC, case_id DESC) WHERE ((made_up_at IS NULL) AND (org_path[7] IS NOT NULL));
CREATE INDEX missed_of_a_case ON cases.missed USING btree (case_id);
alter table cases.missed enable row level security;
create policy missed_of_a_visible_case on cases.missed to gonghui_app using ((platform.in_scope(owner_id, org_path) OR (EXISTS ( SELECT
   FROM cases.cases c
  WHERE ((c.owner_id = missed.owner_id) AND (c.id = missed.case_id))))));
create policy system_sees_all on cases.missed to gonghui_system using (true) with check (true);
grant insert, select, update on cases.missed to gonghui_app;
grant delete, insert, select, update on cases.missed to gonghui_system;

-- Who stands behind an anonymous case. Every other table knows the pseudonym alone; without this row nobody can be found.
create table cases.pseudonyms (
  owner_id uuid not null,  -- The person.
  case_id uuid not null,  -- Her anonymous case.
  pseudonym uuid not null,  -- The owner_id of the case and of all that belongs to it; drawn at random for each case.
  number text not null,  -- Number of the case, for her own copy.
  title text not null,  -- What it is about, for her own copy.
  made_at timestamp(3) with time zone not null,  -- When it was opened.
  constraint pseudonyms_of_a_person PRIMARY KEY (owner_id, case_id),
  constraint pseudonyms_once_a_case UNIQUE (case_id),
);
alter table cases.pseudonyms enable row level security;
create policy pseudonyms_are_known_to_their_owner on cases.pseudonyms for select to gonghui_app using ((owner_id = platform.scope_person()));
create policy system_sees_all on cases.pseudonyms to gonghui_system using (true) with check (true);
grant select on cases.pseudonyms to gonghui_app;
grant delete, select on cases.pseudonyms to gonghui_system;
grant update (title) on cases.pseudonyms to gonghui_system;

-- What the person thinks of how her case was handled, once a round.
create table cases.ratings (
  owner_id uuid not null,  -- Whose case it is.
  case_id uuid not null,  -- The case.
  round smallint not null,  -- Which round of the case is rated.
  type text not null,  -- Case type.
  org_path uuid[] not null,  -- From the root to the home union, as it was then.
  desk_org_id uuid,  -- Who had answered: the organisation of the last officer who moved the case.
  stars smallint not null,  -- One to five.
  poor boolean not null,  -- The type counts so few stars as not satisfied.
  text text,  -- In her own words.
  rated_at timestamp(3) with time zone not null,  -- When.
  constraint ratings_once_a_round PRIMARY KEY (owner_id, case_id, round),
  constraint ratings_are_one_to_five_stars CHECK (((stars >= 1) AND (stars <= 5))),
  constraint ratings_text_is_short CHECK ((length(text) <= 500)),
);
CREATE INDEX ratings_of_a_case ON cases.ratings USING btree (case_id);
alter table cases.ratings enable row level security;
create policy ratings_of_a_visible_case on cases.ratings to gonghui_app using ((EXISTS ( SELECT
   FROM cases.cases c
  WHERE ((c.owner_id = ratings.owner_id) AND (c.id = ratings.case_id)))));
create policy system_sees_all on cases.ratings to gonghui_system using (true) with check (true);
grant insert, select on cases.ratings to gonghui_app;
grant insert, select on cases.ratings to gonghui_system;
grant update (org_path, text) on cases.ratings to gonghui_system;

-- Between which days the cases of a series were opened, so that a list of an old one begins where it is.
create table cases.series (
  type text not null,  -- Case type.
  name text not null,  -- Name of the series, such as a quarter.
  first_on date not null,  -- Day of the first opening.
  last_on date not null,  -- Day of the last opening.
  constraint series_once_a_type PRIMARY KEY (type, name),
  constraint series_end_after_they_begin CHECK ((first_on <= last_on)),
);
alter table cases.series enable row level security;
create policy series_are_known_to_all on cases.series to gonghui_app using (true) with check (true);
create policy system_sees_all on cases.series to gonghui_system using (true) with check (true);
grant insert, select, update on cases.series to gonghui_app;
grant insert, select, update on cases.series to gonghui_system;

-- Fan-out of bodies: one row for each organisation outside a case's path that has a body on it or below it, in the order of its lists.
create table cases.shares (
  owner_id uuid not null,  -- Whose case it is.
  case_id uuid not null,  -- The case.
  org_id uuid not null,  -- A body, or an organisation above one, that is not in the path of the case.
  org_path uuid[] not null,  -- From the root to it.
  type text not null,  -- As the case has it.
  state text not null,  -- As the case has it.
  opened_at timestamp(3) with time zone not null,  -- As the case has it.
  due_on date,  -- As the case has it.
  late_since date,  -- As the case has it.
  constraint shares_once_an_org PRIMARY KEY (owner_id, case_id, org_id),
);
CREATE INDEX shares_late ON cases.shares USING btree (org_id, due_on, case_id) WHERE (late_since IS NOT NULL);
CREATE INDEX shares_newest ON cases.shares USING btree (org_id, type, state, opened_at DESC, case_id DESC);
CREATE INDEX shares_of_a_case ON cases.shares USING btree (case_id);
alter table cases.shares enable row level security;
create policy shares_are_seen on cases.shares for select to gonghui_app using ((platform.in_scope(NULL::uuid, org_path) OR (EXISTS ( SELECT
   FROM cases.cases c
  WHERE ((c.owner_id = shares.owner_id) AND (c.id = shares.case_id))))));
create policy shares_begin_with_a_visible_case on cases.shares for insert to gonghui_app with check ((EXISTS ( SELECT
   FROM cases.cases c
  WHERE ((c.owner_id = shares.owner_id) AND (c.id = shares.case_id)))));
create policy shares_end_with_a_visible_case on cases.shares for delete to gonghui_app using ((EXISTS ( SELECT
   FROM cases.cases c
  WHERE ((c.owner_id = shares.owner_id) AND (c.id = shares.case_id)))));
create policy system_sees_all on cases.shares to gonghui_system using (true) with check (true);
grant delete, insert, select on cases.shares to gonghui_app;
grant delete, insert, select on cases.shares to gonghui_system;
grant update (late_since) on cases.shares to gonghui_system;

-- Sentences that a union keeps for answers; those below it may use them.
create table cases.templates (
  org_id uuid not null,  -- The organisation that keeps it.
  id uuid not null,  -- Id.
  org_path uuid[] not null,  -- From the root to it.
  type text,  -- Case type it is for; null for all.
  name text not null,  -- Its name.
  text text not null,  -- The sentence.
  made_by_name text not null,  -- Who wrote it.
  made_at timestamp(3) with time zone not null,  -- When.
  constraint templates_of_an_organisation PRIMARY KEY (org_id, id),
  constraint templates_have_a_name_of_their_own UNIQUE (org_id, name),
  constraint templates_are_short CHECK ((((length(name) >= 1) AND (length(name) <= 40)) AND ((length(text) >= 1) AND (length(text) <= 1000)))),
);
alter table cases.templates enable row level security;
create policy system_sees_all on cases.templates to gonghui_system using (true) with check (true);
create policy templates_are_kept_in_scope on cases.templates to gonghui_app using (platform.in_scope(NULL::uuid, org_path)) with check (platform.in_scope(NULL::uuid, org_path));
create policy templates_are_used_below on cases.templates for select to gonghui_app using ((platform.in_scope(NULL::uuid, org_path) OR (EXISTS ( SELECT
   FROM orgs.orgs o
  WHERE ((o.id = ANY (platform.scope_orgs())) AND (templates.org_id = ANY (o.path)))))));
grant delete, insert, select on cases.templates to gonghui_app;
grant delete, insert, select on cases.templates to gonghui_system;
grant update (org_id, org_path) on cases.templates to gonghui_system;

-- Filters that an officer saved, for herself or for those who work at her desk.
create table cases.views (
  owner_id uuid not null,  -- The officer.
  id uuid not null,  -- Id.
  place text not null,  -- Which list it is for.
  name text not null,  -- Its name.
  query text not null,  -- The filters, as they stand in the address.
  made_at timestamp(3) with time zone not null,  -- When it was saved.
  desk_org_id uuid,  -- The organisation whose officers read it too; null for herself alone.
  made_by_name text not null default ''::text,  -- Who saved it.
  constraint views_of_an_officer PRIMARY KEY (owner_id, id),
  constraint views_have_a_name_of_their_own UNIQUE (owner_id, place, name),
  constraint views_are_short CHECK ((((length(name) >= 1) AND (length(name) <= 30)) AND (length(query) <= 1000) AND (length(place) <= 100))),
);
CREATE INDEX views_at_desks ON cases.views USING btree (desk_org_id, place) WHERE (desk_org_id IS NOT NULL);
alter table cases.views enable row level security;
create policy system_sees_all on cases.views to gonghui_system using (true) with check (true);
create policy views_are_their_owners on cases.views to gonghui_app using ((owner_id = platform.scope_person())) with check ((owner_id = platform.scope_person()));
create policy views_of_a_desk on cases.views for select to gonghui_app using ((desk_org_id = ANY (platform.scope_orgs())));
grant delete, insert, select on cases.views to gonghui_app;
grant delete, insert, select on cases.views to gonghui_system;

-- Every two neighbouring characters: trigrams cannot index a search for two Chinese characters.
CREATE OR REPLACE FUNCTION cases.bigrams(text text)
 RETURNS text[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
declare
  lowered text := lower(text);
  pairs text[] := '{}';
begin
  for at in 1 .. length(lowered) - 1 loop
    pairs := pairs || substr(lowered, at, 2);
  end loop;
  return pairs;
end $function$;

-- New case numbers, never given twice; what is rolled back leaves a gap.
CREATE OR REPLACE FUNCTION cases.draw_numbers(prefix text, year integer, wanted integer)
 RETURNS SETOF text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  sequence text := format('cases.%I', 'numbers_' || lower(prefix) || '_' || year);
begin
  if prefix !~ '^[A-Z]{2,8}$' or year not between 2000 and 2999 then raise exception 'no number begins with % %', prefix, year; end if;
  if to_regclass(sequence) is null then
    perform pg_advisory_xact_lock(hashtextextended(sequence, 0));
    execute format('create sequence if not exists %s', sequence);
  end if;
  -- The seventh digit simply follows: a width that cuts would give the millionth case the number of the hundred thousandth.
  return query execute format($q$
    select %L || repeat('0', 6 - length(n)) || n from (select nextval(%L)::text as n from generate_series(1, $1)) drawn$q$,
    prefix || year || '-', sequence) using wanted;
end $function$
;
grant execute on function cases.draw_numbers(text,integer,integer) to gonghui_app, gonghui_system;

-- Whether the caller may read a case: for the policies of rows that belong to one, so that bodies and anonymous persons see them too.
CREATE OR REPLACE FUNCTION cases.is_seen(of_case uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (EXISTS (SELECT FROM cases.cases c WHERE (c.id = is_seen.of_case)));

-- Writes down what clocks asked for before a day and nobody recorded, and has them await the present period; at most so many clocks.
CREATE OR REPLACE FUNCTION cases.miss_records(on_day date, every_of text[], froms date[], dues date[], most integer)
 RETURNS bigint
 LANGUAGE sql
BEGIN ATOMIC
 WITH periods AS MATERIALIZED (
          SELECT p.every,
             p.starts,
             p.ends
            FROM UNNEST(miss_records.every_of, miss_records.froms, miss_records.dues) p(every, starts, ends)
         ), next AS MATERIALIZED (
          SELECT periods.every,
             min(periods.starts) AS starts,
             min(periods.ends) AS ends
            FROM periods
           WHERE (periods.ends >= miss_records.on_day)
           GROUP BY periods.every
         ), past AS MATERIALIZED (
          SELECT periods.every,
             max(periods.starts) AS starts
            FROM periods
           WHERE (periods.ends < miss_records.on_day)
           GROUP BY periods.every
         ), run_out AS MATERIALIZED (
          SELECT clocks.owner_id,
             clocks.case_id,
             clocks.clock,
             clocks.every,
             clocks.type,
             clocks.org_path,
             clocks.awaits_from
            FROM cases.clocks
           WHERE (clocks.awaits_on < miss_records.on_day)
           ORDER BY clocks.awaits_on, clocks.case_id
          LIMIT miss_records.most
          FOR UPDATE OF clocks SKIP LOCKED
         ), written AS (
          INSERT INTO cases.missed (owner_id, case_id, clock, on_day, type, org_path)  SELECT r.owner_id,
                     r.case_id,
                     r.clock,
                     p.starts,
                     r.type,
                     r.org_path
                    FROM (run_out r
                      JOIN periods p ON (((p.every = r.every) AND (p.starts >= r.awaits_from) AND (p.ends < miss_records.on_day)))) ON CONFLICT DO NOTHING
         ), advanced AS (
          UPDATE cases.clocks c SET after_on = past.starts, awaits_from = next.starts, awaits_on = next.ends
            FROM ((run_out r
              JOIN next ON ((next.every = r.every)))
              JOIN past ON ((past.every = r.every)))
           WHERE ((c.owner_id = r.owner_id) AND (c.case_id = r.case_id) AND (c.clock = r.clock))
         )
  SELECT count(*) AS count
    FROM run_out;
END;

-- Raises the cases that are overdue on a day, at most so many, and tells how many rose between which organisations; to_id is null for those that were only marked late.
CREATE OR REPLACE FUNCTION cases.raise_overdue(on_day date, coming date[], most integer, at timestamp with time zone, actor text, raised_text text, late_text text)
 RETURNS TABLE(from_id uuid, to_id uuid, from_name text, to_name text, n bigint)
 LANGUAGE sql
BEGIN ATOMIC
 WITH rising AS MATERIALIZED (
          SELECT cases.owner_id,
             cases.id,
             cases.type,
             cases.state,
             cases.org_path,
             cases.desk,
             cases.desk_org_id,
             cases.due_days,
             cases.due_on,
             cases.late_since,
             cases.version,
             cases.shared_with
            FROM cases.cases
           WHERE (cases.rises_on <= raise_overdue.on_day)
           ORDER BY cases.rises_on, cases.id
          LIMIT raise_overdue.most
          FOR UPDATE OF cases SKIP LOCKED
         ), planned AS MATERIALIZED (
          SELECT r.owner_id,
             r.id,
             r.type,
             r.state,
             r.org_path,
             r.desk,
             r.desk_org_id,
             r.due_days,
             r.due_on,
             r.late_since,
             r.version,
             r.shared_with,
                 CASE
                     WHEN ((r.desk = 'system'::text) OR (r.desk_org_id IS NULL)) THEN NULL::uuid
                     WHEN (r.desk_org_id = ANY (r.org_path)) THEN r.org_path[NULLIF((array_position(r.org_path, r.desk_org_id) - 1), 0)]
                     ELSE ( SELECT r.org_path[up.up] AS org_path
                        FROM (cases.bodies b
                          CROSS JOIN LATERAL generate_subscripts(r.org_path, 1) up(up))
                       WHERE ((b.case_id = r.id) AND (b.org_id = r.desk_org_id) AND (b.ended_at IS NULL) AND (r.org_path[up.up] = ANY (b.org_path)))
                       ORDER BY up.up DESC
                      LIMIT 1)
                 END AS to_org
            FROM rising r
         ), named AS MATERIALIZED (
          SELECT p.owner_id,
             p.id,
             p.type,
             p.state,
             p.org_path,
             p.desk,
             p.desk_org_id,
             p.due_days,
             p.due_on,
             p.late_since,
             p.version,
             p.shared_with,
             p.to_org,
             f.name AS from_name,
             t.name AS to_name
            FROM ((planned p
              LEFT JOIN orgs.orgs f ON ((f.id = p.desk_org_id)))
              LEFT JOIN orgs.orgs t ON ((t.id = p.to_org)))
         ), moved AS (
          UPDATE cases.cases c SET desk_org_id = COALESCE(p.to_org, p.desk_org_id), late_since = COALESCE(p.late_since, raise_overdue.on_day), version = (p.version + 1), rises_on =
                 CASE
                     WHEN (p.to_org IS NOT NULL) THEN (raise_overdue.coming)[LEAST(GREATEST((p.due_days)::integer, 1), cardinality(raise_overdue.coming))]
                     ELSE NULL::date
                 END
            FROM planned p
           WHERE ((c.owner_id = p.owner_id) AND (c.id = p.id))
         ), told AS (
          INSERT INTO cases.events (owner_id, case_id, seq, at, action, from_state, to_state, actor_name, note)  SELECT named_1.owner_id,
                     named_1.id,
                     (named_1.version + 1),
                     raise_overdue.at AS at,
                         CASE
                             WHEN (named_1.to_org IS NULL) THEN 'late'::text
                             ELSE 'raised'::text
                         END AS "case",
                     named_1.state,
                     named_1.state,
                     raise_overdue.actor AS actor,
                         CASE
                             WHEN (named_1.to_org IS NULL) THEN replace(raise_overdue.late_text, '{due}'::text, (((((EXTRACT(year FROM named_1.due_on) || '年'::text) || EXTRACT(month FROM named_1.due_on)) || '月'::text) || EXTRACT(day FROM named_1.due_on)) || '日'::text))
                             ELSE replace(replace(raise_overdue.raised_text, '{from}'::text, named_1.from_name), '{to}'::text, named_1.to_name)
                         END AS replace
                    FROM named named_1
         ), shared AS (
          UPDATE cases.shares s SET late_since = raise_overdue.on_day
            FROM planned p
           WHERE ((s.owner_id = p.owner_id) AND (s.case_id = p.id) AND (p.shared_with IS NOT NULL) AND (s.late_since IS NULL))
           RETURNING s.org_id,
             s.org_path,
             s.type,
             s.state
         ), places AS (
          SELECT planned.org_path AS path,
             planned.type,
             planned.state,
             planned.desk,
             planned.desk_org_id AS was,
             COALESCE(planned.to_org, planned.desk_org_id) AS is_at,
             (planned.late_since IS NOT NULL) AS was_late,
             count(*) AS n
            FROM planned
           GROUP BY planned.org_path, planned.type, planned.state, planned.desk, planned.desk_org_id, COALESCE(planned.to_org, planned.desk_org_id), (planned.late_since IS NOT NULL)
         ), counted AS (
          INSERT INTO cases.count_changes (org_id, reach, type, state, late, org_path, n)  SELECT places.path[up.up] AS path,
                     'subtree'::text,
                     places.type,
                     places.state,
                     turn.late,
                     places.path[1:up.up] AS path,
                     sum((places.n * turn.sign)) AS sum
                    FROM ((places
                      CROSS JOIN LATERAL generate_subscripts(places.path, 1) up(up))
                      CROSS JOIN ( VALUES (false,'-1'::integer), (true,1)) turn(late, sign))
                   WHERE (NOT places.was_late)
                   GROUP BY places.path[up.up], places.path[1:up.up], places.type, places.state, turn.late
                 UNION ALL
                  SELECT desks.org_id,
                     'desk'::text,
                     desks.type,
                     desks.state,
                     desks.late,
                     COALESCE(desks.path[1:array_position(desks.path, desks.org_id)], ARRAY[desks.org_id]) AS "coalesce",
                     sum(desks.n) AS sum
                    FROM ( SELECT places.was AS org_id,
                             places.path,
                             places.type,
                             places.state,
                             places.was_late AS late,
                             (- places.n) AS n
                            FROM places
                           WHERE (places.desk = 'org'::text)
                         UNION ALL
                          SELECT places.is_at,
                             places.path,
                             places.type,
                             places.state,
                             true,
                             places.n
                            FROM places
                           WHERE (places.desk = 'org'::text)) desks
                   GROUP BY desks.org_id, desks.type, desks.state, desks.late, COALESCE(desks.path[1:array_position(desks.path, desks.org_id)], ARRAY[desks.org_id])
                  HAVING (sum(desks.n) <> (0)::numeric)
                 UNION ALL
                  SELECT shared.org_id,
                     'shared'::text,
                     shared.type,
                     shared.state,
                     turn.late,
                     shared.org_path,
                     sum(turn.sign) AS sum
                    FROM (shared
                      CROSS JOIN ( VALUES (false,'-1'::integer), (true,1)) turn(late, sign))
                   GROUP BY shared.org_id, shared.org_path, shared.type, shared.state, turn.late
         )
  SELECT named.desk_org_id,
     named.to_org,
     named.from_name,
     named.to_name,
     count(*) AS count
    FROM named
   GROUP BY named.desk_org_id, named.to_org, named.from_name, named.to_name;
END;

-- Newest cases whose person or title holds a text, inside the caller's scope.
CREATE OR REPLACE FUNCTION cases.search(wanted text, roots uuid[], types text[], states text[], of_series text, before_at timestamp with time zone, before_id uuid, most integer)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
BEGIN ATOMIC
 SELECT c.id
    FROM cases.cases c
   WHERE ((cases.bigrams(((c.person_name || ' '::text) || c.title)) @> cases.bigrams(search.wanted)) AND (POSITION((lower(search.wanted)) IN (lower(((c.person_name || ' '::text) || c.title)))) > 0) AND (EXISTS ( SELECT
            FROM UNNEST(search.roots, search.types, search.states) wish(root, type, state)
           WHERE (((wish.root = ANY (c.org_path)) OR (wish.root = ANY (c.shared_with))) AND (wish.type = c.type) AND (wish.state = c.state)))) AND ((search.of_series IS NULL) OR (c.series = search.of_series)) AND ((search.before_at IS NULL) OR (ROW(c.opened_at, c.id) < ROW(search.before_at, search.before_id))) AND ((current_setting('role'::text) = 'gonghui_system'::text) OR platform.in_scope(c.owner_id, c.org_path) OR COALESCE((c.shared_with && platform.scope_orgs()), false)))
   ORDER BY c.opened_at DESC, c.id DESC
  LIMIT search.most;
END
;
grant execute on function cases.search(text,uuid[],text[],text[],text,timestamp with time zone,uuid,integer) to gonghui_app, gonghui_system;

-- Keeps who stands behind anonymous cases that are about to be opened.
CREATE OR REPLACE FUNCTION cases.take_pseudonyms(owners uuid[], of_cases uuid[], drawn uuid[], numbers text[], titles text[], at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if exists (select from cases.cases c where c.id = any(of_cases)) then raise exception 'a pseudonym is taken before its case is opened'; end if;
  insert into cases.pseudonyms (owner_id, case_id, pseudonym, number, title, made_at)
  select t.*, at from unnest(owners, of_cases, drawn, numbers, titles) as t;
end $function$
;
grant execute on function cases.take_pseudonyms(uuid[],uuid[],uuid[],text[],text[],timestamp with time zone) to gonghui_app, gonghui_system;

-- Puts notices into the inbox of the persons behind anonymous cases, and tells the caller nothing of them.
CREATE OR REPLACE FUNCTION cases.tell_anonymous(case_ids uuid[], notice_ids uuid[], titles text[], texts text[], links text[], at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
BEGIN ATOMIC
 SELECT notices.put(array_agg(p.owner_id), array_agg(n.id), array_agg(n.title), array_agg(n.text), array_agg(n.link), tell_anonymous.at) AS put
    FROM (UNNEST(tell_anonymous.case_ids, tell_anonymous.notice_ids, tell_anonymous.titles, tell_anonymous.texts, tell_anonymous.links) n(case_id, id, title, text, link)
      JOIN cases.pseudonyms p ON ((p.case_id = n.case_id)));
END
;
grant execute on function cases.tell_anonymous(uuid[],uuid[],text[],text[],text[],timestamp with time zone) to gonghui_app, gonghui_system;

-- Tells the owners of cases that were merged into others what became of these, and the caller nothing of them.
CREATE OR REPLACE FUNCTION cases.tell_merged(mains uuid[], titles text[], texts text[], link text, at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
BEGIN ATOMIC
 WITH RECURSIVE below AS (
          SELECT m_1.id AS main_id,
             l.case_id
            FROM (unnest(tell_merged.mains) m_1(id)
              JOIN cases.links l ON (((l.to_id = m_1.id) AND (l.kind = 'merged'::text))))
         UNION
          SELECT b_1.main_id,
             l.case_id
            FROM (below b_1
              JOIN cases.links l ON (((l.to_id = b_1.case_id) AND (l.kind = 'merged'::text))))
         )
  SELECT notices.put(array_agg(COALESCE(p.owner_id, c.owner_id)), array_agg(cases.timed_id()), array_agg(m.title), array_agg("left"(replace(replace(m.text, '{number}'::text, c.number), '{title}'::text, c.title), 2000)), array_agg(replace(tell_merged.link, '{id}'::text, (c.id)::text)), tell_merged.at) AS put
    FROM (((UNNEST(tell_merged.mains, tell_merged.titles, tell_merged.texts) m(id, title, text)
      JOIN below b ON ((b.main_id = m.id)))
      JOIN cases.cases c ON ((c.id = b.case_id)))
      LEFT JOIN cases.pseudonyms p ON ((p.case_id = c.id)))
   WHERE ((NOT c.anonymous) OR (p.owner_id IS NOT NULL));
END
;
grant execute on function cases.tell_merged(uuid[],text[],text[],text,timestamp with time zone) to gonghui_app, gonghui_system;

-- A UUIDv7, for rows that a function writes.
CREATE OR REPLACE FUNCTION cases.timed_id()
 RETURNS uuid
 LANGUAGE sql
RETURN (((lpad(to_hex(((EXTRACT(epoch FROM clock_timestamp()) * (1000)::numeric))::bigint), 12, '0'::text) || '7'::text) || substr(replace((gen_random_uuid())::text, '-'::text, ''::text), 14)))::uuid;

create schema commitments;
grant usage on schema commitments to gonghui_app;
grant usage on schema commitments to gonghui_system;

-- How each published commitment stood at the bulletin.
create table commitments.bulletin_lines (
  owner_id uuid not null,  -- The union that issues it.
  bulletin_id uuid not null,  -- The bulletin.
  commitment_id uuid not null,  -- The commitment.
  standing text not null,  -- on-track, slow or ready.
  quantity integer not null,  -- How much of the target was reached on that day.
  words text not null,  -- What is said of it; may be empty when it is on track.
  constraint bulletin_lines_in_a_bulletin PRIMARY KEY (owner_id, bulletin_id, commitment_id),
  constraint bulletin_lines_belong FOREIGN KEY (owner_id, bulletin_id) REFERENCES commitments.bulletins(owner_id, id),
  constraint bulletin_lines_have_a_standing CHECK ((standing = ANY (ARRAY['on-track'::text, 'slow'::text, 'ready'::text]))),
  constraint bulletin_lines_say_why_slow CHECK (((standing <> 'slow'::text) OR (length(btrim(words)) > 0))),
);
CREATE INDEX bulletin_lines_of_commitments ON commitments.bulletin_lines USING btree (commitment_id);
alter table commitments.bulletin_lines enable row level security;
create policy bulletin_lines_are_issued_from_above on commitments.bulletin_lines for insert to gonghui_app with check ((EXISTS ( SELECT
   FROM commitments.bulletins b
  WHERE ((b.id = bulletin_lines.bulletin_id) AND (b.org_path && platform.scope_orgs())))));
create policy bulletin_lines_of_bulletins on commitments.bulletin_lines for select to gonghui_app using ((EXISTS ( SELECT
   FROM commitments.bulletins b
  WHERE (b.id = bulletin_lines.bulletin_id))));
create policy system_sees_all on commitments.bulletin_lines to gonghui_system using (true) with check (true);
grant insert, select on commitments.bulletin_lines to gonghui_app;
grant insert, select on commitments.bulletin_lines to gonghui_system;

-- The one bulletin of a list, between 1 and 20 July. Never changed.
create table commitments.bulletins (
  owner_id uuid not null,  -- The union that issues it.
  id uuid not null,  -- Id.
  org_path uuid[] not null,  -- From the root to the union; follows the tree.
  list_id uuid not null,  -- The list it tells of.
  year smallint not null,  -- Year.
  words text not null,  -- What the inspection found as a whole.
  issued_by text not null,  -- Name of who issued it.
  issued_on date not null,  -- Day.
  issued_at timestamp(3) with time zone not null,  -- When.
  constraint bulletins_of_a_union PRIMARY KEY (owner_id, id),
  constraint bulletins_come_once UNIQUE (list_id),
  constraint bulletins_of_a_list FOREIGN KEY (owner_id, list_id) REFERENCES commitments.lists(owner_id, id),
  constraint bulletins_come_in_july CHECK (((issued_on >= make_date((year)::integer, 7, 1)) AND (issued_on <= make_date((year)::integer, 7, 20)))),
);
CREATE UNIQUE INDEX bulletins_id ON commitments.bulletins USING btree (id);
alter table commitments.bulletins enable row level security;
create policy bulletins_are_issued_from_above on commitments.bulletins for insert to gonghui_app with check ((org_path && platform.scope_orgs()));
create policy bulletins_of_lists on commitments.bulletins for select to gonghui_app using ((EXISTS ( SELECT
   FROM commitments.lists l
  WHERE (l.id = bulletins.list_id))));
create policy system_sees_all on commitments.bulletins to gonghui_system using (true) with check (true);
grant insert, select on commitments.bulletins to gonghui_app;
grant insert, select on commitments.bulletins to gonghui_system;
grant update (org_path) on commitments.bulletins to gonghui_system;

-- What a union promises its workers for a year. What it says stands in its versions. Its case bears the same id.
create table commitments.commitments (
  owner_id uuid not null,  -- The union that promises it.
  id uuid not null,  -- Id; the case has the same.
  org_path uuid[] not null,  -- From the root to the union; follows the tree.
  year smallint not null,  -- Year of the list to which it belongs.
  registered_by text not null,  -- Name of who entered it.
  registered_at timestamp(3) with time zone not null,  -- When.
  state text not null,  -- State of its case.
  reported_to uuid,  -- The union that collects it for its list; null before it is reported. Follows the tree.
  reported_on date,  -- Day on which it was reported up.
  reported_by text,  -- Name of who reported it.
  quantity integer not null,  -- How much of the target is reached, as of the last step or judgement.
  promised_on date,  -- Day by which it is to be fulfilled after it missed December.
  settled_on date,  -- Day on which it was accepted as done or fulfilled.
  constraint commitments_of_a_union PRIMARY KEY (owner_id, id),
  constraint commitments_are_of_a_year CHECK (((year >= 2000) AND (year <= 2200))),
  constraint commitments_count_up CHECK ((quantity >= 0)),
  constraint commitments_owed_have_a_day CHECK (((state <> 'owed'::text) OR (promised_on IS NOT NULL))),
  constraint commitments_reported_whole CHECK ((((reported_to IS NULL) = (reported_on IS NULL)) AND ((reported_on IS NULL) = (reported_by IS NULL)))),
  constraint commitments_settled_have_a_day CHECK (((state = ANY (ARRAY['done'::text, 'fulfilled'::text])) = (settled_on IS NOT NULL))),
);
CREATE UNIQUE INDEX commitments_id ON commitments.commitments USING btree (id);
CREATE INDEX commitments_newest_1 ON commitments.commitments USING btree ((org_path[1]), year DESC, id DESC) WHERE (org_path[1] IS NOT NULL);
CREATE INDEX commitments_newest_2 ON commitments.commitments USING btree ((org_path[2]), year DESC, id DESC) WHERE (org_path[2] IS NOT NULL);
CREATE INDEX commitments_newest_3 ON commitments.commitments USING btree ((org_path[3]), year DESC, id DESC) WHERE (org_path[3] IS NOT NULL);
CREATE INDEX commitments_newest_4 ON commitments.commitments USING btree ((org_path[4]), year DESC, id DESC) WHERE (org_path[4] IS NOT NULL);
CREATE INDEX commitments_newest_5 ON commitments.commitments USING btree ((org_path[5]), year DESC, id DESC) WHERE (org_path[5] IS NOT NULL);
CREATE INDEX commitments_newest_6 ON commitments.commitments USING btree ((org_path[6]), year DESC, id DESC) WHERE (org_path[6] IS NOT NULL);
CREATE INDEX commitments_newest_7 ON commitments.commitments USING btree ((org_path[7]), year DESC, id DESC) WHERE (org_path[7] IS NOT NULL);
CREATE INDEX commitments_reported ON commitments.commitments USING btree (reported_to, year) WHERE (reported_to IS NOT NULL);
alter table commitments.commitments enable row level security;
create policy commitments_are_registered_from_above on commitments.commitments for insert to gonghui_app with check ((org_path && platform.scope_orgs()));
create policy commitments_in_scope_or_published on commitments.commitments for select to gonghui_app using (((org_path && platform.scope_orgs()) OR (EXISTS ( SELECT
   FROM commitments.entries e
  WHERE ((e.owner_id = commitments.owner_id) AND (e.commitment_id = commitments.id))))));
create policy commitments_move_from_above on commitments.commitments for update to gonghui_app using ((org_path && platform.scope_orgs())) with check ((org_path && platform.scope_orgs()));
create policy system_sees_all on commitments.commitments to gonghui_system using (true) with check (true);
grant insert, select on commitments.commitments to gonghui_app;
grant insert, select on commitments.commitments to gonghui_system;
grant update (state, reported_to, reported_on, reported_by, quantity, promised_on, settled_on) on commitments.commitments to gonghui_app;
grant update (org_path, state, reported_to, reported_on, reported_by, quantity, promised_on, settled_on) on commitments.commitments to gonghui_system;

-- That a commitment is published, and on which list. Nobody may take it back.
create table commitments.entries (
  owner_id uuid not null,  -- The union.
  commitment_id uuid not null,  -- The commitment.
  org_path uuid[] not null,  -- From the root to the union; follows the tree.
  list_id uuid not null,  -- The list.
  list_owner_id uuid not null,  -- Whose row of lists it is.
  scope text not null,  -- As of the list.
  audience_id uuid,  -- As of the list.
  place integer not null,  -- Number on the list.
  published_by text not null,  -- Name of who published it.
  published_at timestamp(3) with time zone not null,  -- When; later than the list for what was added.
  constraint entries_of_a_commitment PRIMARY KEY (owner_id, commitment_id),
  constraint entries_have_a_place UNIQUE (list_id, place),
  constraint entries_belong FOREIGN KEY (owner_id, commitment_id) REFERENCES commitments.commitments(owner_id, id),
  constraint entries_on_a_list FOREIGN KEY (list_owner_id, list_id) REFERENCES commitments.lists(owner_id, id),
);
alter table commitments.entries enable row level security;
create policy entries_are_made_from_above on commitments.entries for insert to gonghui_app with check ((org_path && platform.scope_orgs()));
create policy entries_in_scope_or_for_me on commitments.entries for select to gonghui_app using (((org_path && platform.scope_orgs()) OR (audience_id IS NULL) OR (EXISTS ( SELECT
   FROM people.persons p
  WHERE ((p.owner_id = platform.scope_person()) AND (p.home_path @> ARRAY[entries.audience_id]))))));
create policy system_sees_all on commitments.entries to gonghui_system using (true) with check (true);
grant insert, select on commitments.entries to gonghui_app;
grant insert, select on commitments.entries to gonghui_system;
grant update (org_path, audience_id) on commitments.entries to gonghui_system;

-- What an acceptance found. Whatever is not done has a reason, a rectification and a later day. Only added to.
create table commitments.judgements (
  owner_id uuid not null,  -- The union.
  id uuid not null,  -- Id.
  commitment_id uuid not null,  -- The commitment.
  verdict text not null,  -- done, undone, or fulfilled after it had been undone.
  quantity integer not null,  -- How much of the target was found.
  words text not null,  -- What was found.
  evidence_ids uuid[] not null,  -- Papers and pictures that prove it.
  reason text,  -- Why it is not done.
  rectification text,  -- What is done about it.
  promised_on date,  -- By when it will be fulfilled.
  judged_by text not null,  -- Name of who judged.
  judged_org_id uuid not null,  -- For which union.
  judged_on date not null,  -- Day.
  judged_at timestamp(3) with time zone not null,  -- When.
  constraint judgements_of_a_union PRIMARY KEY (owner_id, id),
  constraint judgements_belong FOREIGN KEY (owner_id, commitment_id) REFERENCES commitments.commitments(owner_id, id),
  constraint judgements_have_a_verdict CHECK ((verdict = ANY (ARRAY['done'::text, 'undone'::text, 'fulfilled'::text]))),
  constraint judgements_of_undone_are_whole CHECK (
CASE
    WHEN (verdict = 'undone'::text) THEN ((length(btrim(COALESCE(reason, ''::text))) > 0) AND (length(btrim(COALESCE(rectification, ''::text))) > 0) AND COALESCE((promised_on > judged_on), false))
    ELSE ((reason IS NULL) AND (rectification IS NULL) AND (promised_on IS NULL))
END),
  constraint judgements_rest_on_evidence CHECK (((verdict = 'undone'::text) OR (cardinality(evidence_ids) > 0))),
);
CREATE INDEX judgements_of_commitments ON commitments.judgements USING btree (commitment_id, judged_at);
alter table commitments.judgements enable row level security;
create policy judgements_are_added_from_above on commitments.judgements for insert to gonghui_app with check ((EXISTS ( SELECT
   FROM commitments.commitments c
  WHERE ((c.owner_id = judgements.owner_id) AND (c.id = judgements.commitment_id) AND (c.org_path && platform.scope_orgs())))));
create policy judgements_of_commitments on commitments.judgements for select to gonghui_app using ((EXISTS ( SELECT
   FROM commitments.commitments c
  WHERE ((c.owner_id = judgements.owner_id) AND (c.id = judgements.commitment_id)))));
create policy system_sees_all on commitments.judgements to gonghui_system using (true) with check (true);
grant insert, select on commitments.judgements to gonghui_app;
grant insert, select on commitments.judgements to gonghui_system;

-- The list of a year, published within a scope. Never changed; what is published later stands on it with its own day.
create table commitments.lists (
  owner_id uuid not null,  -- The union that published it; after a merger of unions the successor stands last in the path.
  id uuid not null,  -- Id.
  org_path uuid[] not null,  -- From the root to the union; follows the tree.
  year smallint not null,  -- Year.
  title text not null,  -- Title.
  words text not null,  -- What stands before the list; may be empty.
  scope text not null,  -- Within which scope it is published: unit, county, city or public.
  audience_id uuid,  -- The union whose members see it, with all below; null for everybody. Follows mergers.
  published_by text not null,  -- Name of who published it.
  published_at timestamp(3) with time zone not null,  -- When.
  constraint lists_of_a_union PRIMARY KEY (owner_id, id),
  constraint lists_of_a_year UNIQUE (owner_id, year),
  constraint lists_are_for_somebody CHECK (((scope = 'public'::text) = (audience_id IS NULL))),
  constraint lists_have_a_scope CHECK ((scope = ANY (ARRAY['unit'::text, 'county'::text, 'city'::text, 'public'::text]))),
);
CREATE INDEX lists_for ON commitments.lists USING btree (audience_id, year) WHERE (audience_id IS NOT NULL);
CREATE UNIQUE INDEX lists_id ON commitments.lists USING btree (id);
CREATE INDEX lists_of_years ON commitments.lists USING btree (year, scope);
alter table commitments.lists enable row level security;
create policy lists_are_made_from_above on commitments.lists for insert to gonghui_app with check ((org_path && platform.scope_orgs()));
create policy lists_in_scope_or_for_me on commitments.lists for select to gonghui_app using (((org_path && platform.scope_orgs()) OR (audience_id IS NULL) OR (EXISTS ( SELECT
   FROM people.persons p
  WHERE ((p.owner_id = platform.scope_person()) AND (p.home_path @> ARRAY[lists.audience_id])))) OR (EXISTS ( SELECT
   FROM commitments.entries e
  WHERE ((e.list_id = lists.id) AND (e.org_path && platform.scope_orgs()))))));
create policy system_sees_all on commitments.lists to gonghui_system using (true) with check (true);
grant insert, select on commitments.lists to gonghui_app;
grant insert, select on commitments.lists to gonghui_system;
grant update (org_path, audience_id) on commitments.lists to gonghui_system;

-- What somebody for whom it was done thinks of a commitment. Each rates once.
create table commitments.ratings (
  owner_id uuid not null,  -- The person.
  commitment_id uuid not null,  -- The commitment.
  org_path uuid[] not null,  -- From the root to her home union; follows the tree.
  commitment_path uuid[] not null,  -- From the root to the union that promised it; follows the tree.
  stars smallint not null,  -- One to five.
  words text not null,  -- In words; may be empty.
  rated_at timestamp(3) with time zone not null,  -- When.
  constraint ratings_of_a_person PRIMARY KEY (owner_id, commitment_id),
  constraint ratings_have_stars CHECK (((stars >= 1) AND (stars <= 5))),
);
CREATE INDEX ratings_of_commitments ON commitments.ratings USING btree (commitment_id);
alter table commitments.ratings enable row level security;
create policy ratings_are_given_by_herself on commitments.ratings for insert to gonghui_app with check ((owner_id = platform.scope_person()));
create policy ratings_of_mine_and_of_my_unions on commitments.ratings for select to gonghui_app using (((owner_id = platform.scope_person()) OR (commitment_path && platform.scope_orgs())));
create policy system_sees_all on commitments.ratings to gonghui_system using (true) with check (true);
grant insert, select on commitments.ratings to gonghui_app;
grant insert, select on commitments.ratings to gonghui_system;
grant update (org_path, commitment_path, words) on commitments.ratings to gonghui_system;

-- What workers say of a published commitment, and what the union answers.
create table commitments.remarks (
  owner_id uuid not null,  -- The person.
  id uuid not null,  -- Id.
  org_path uuid[] not null,  -- From the root to her home union; follows the tree.
  commitment_id uuid not null,  -- The commitment.
  commitment_path uuid[] not null,  -- From the root to the union that promised it; follows the tree.
  words text not null,  -- What she says.
  photo_ids uuid[] not null,  -- Her pictures.
  said_at timestamp(3) with time zone not null,  -- When.
  answer text,  -- What the union answers.
  answered_by text,  -- Name of who answered.
  answered_at timestamp(3) with time zone,  -- When.
  constraint remarks_of_a_person PRIMARY KEY (owner_id, id),
  constraint remarks_answered_whole CHECK ((((answer IS NULL) = (answered_by IS NULL)) AND ((answer IS NULL) = (answered_at IS NULL)))),
);
CREATE UNIQUE INDEX remarks_id ON commitments.remarks USING btree (id);
CREATE INDEX remarks_of_commitments ON commitments.remarks USING btree (commitment_id, said_at);
alter table commitments.remarks enable row level security;
create policy remarks_are_answered_from_above on commitments.remarks for update to gonghui_app using ((commitment_path && platform.scope_orgs())) with check ((commitment_path && platform.scope_orgs()));
create policy remarks_are_made_by_herself on commitments.remarks for insert to gonghui_app with check ((owner_id = platform.scope_person()));
create policy remarks_of_mine_and_of_my_unions on commitments.remarks for select to gonghui_app using (((owner_id = platform.scope_person()) OR (commitment_path && platform.scope_orgs())));
create policy system_sees_all on commitments.remarks to gonghui_system using (true) with check (true);
grant insert, select on commitments.remarks to gonghui_app;
grant insert, select on commitments.remarks to gonghui_system;
grant update (answer, answered_by, answered_at) on commitments.remarks to gonghui_app;
grant update (owner_id, org_path, commitment_path, words) on commitments.remarks to gonghui_system;

-- Which unions were reminded of which date, so that each reminder goes out once.
create table commitments.reminders (
  owner_id uuid not null,  -- The union that was reminded.
  year smallint not null,  -- Year.
  node text not null,  -- Which date was coming, or had passed.
  sent_at timestamp(3) with time zone not null,  -- When.
  constraint reminders_go_out_once PRIMARY KEY (owner_id, year, node),
);
alter table commitments.reminders enable row level security;
create policy system_sees_all on commitments.reminders to gonghui_system using (true) with check (true);
grant insert, select on commitments.reminders to gonghui_system;

-- Progress of a commitment, step after step. Only added to.
create table commitments.steps (
  owner_id uuid not null,  -- The union.
  id uuid not null,  -- Id.
  commitment_id uuid not null,  -- The commitment.
  stage text not null,  -- survey, talks, works, result or other.
  taken_on date not null,  -- Day.
  words text not null,  -- What was done.
  quantity integer,  -- How much of the target is reached by now, if it was told.
  photo_ids uuid[] not null,  -- Pictures.
  made_by text not null,  -- Name of who wrote it.
  made_at timestamp(3) with time zone not null,  -- When.
  constraint steps_of_a_union PRIMARY KEY (owner_id, id),
  constraint steps_belong FOREIGN KEY (owner_id, commitment_id) REFERENCES commitments.commitments(owner_id, id),
  constraint steps_have_a_stage CHECK ((stage = ANY (ARRAY['survey'::text, 'talks'::text, 'works'::text, 'result'::text, 'other'::text]))),
);
CREATE INDEX steps_of_commitments ON commitments.steps USING btree (commitment_id, taken_on, id);
alter table commitments.steps enable row level security;
create policy steps_are_added_from_above on commitments.steps for insert to gonghui_app with check ((EXISTS ( SELECT
   FROM commitments.commitments c
  WHERE ((c.owner_id = steps.owner_id) AND (c.id = steps.commitment_id) AND (c.org_path && platform.scope_orgs())))));
create policy steps_of_commitments on commitments.steps for select to gonghui_app using ((EXISTS ( SELECT
   FROM commitments.commitments c
  WHERE ((c.owner_id = steps.owner_id) AND (c.id = steps.commitment_id)))));
create policy system_sees_all on commitments.steps to gonghui_system using (true) with check (true);
grant insert, select on commitments.steps to gonghui_app;
grant insert, select on commitments.steps to gonghui_system;

-- What a commitment says, wording after wording. None is ever changed; once it is published another wording is an amendment with its reason.
create table commitments.versions (
  owner_id uuid not null,  -- The union.
  commitment_id uuid not null,  -- The commitment.
  version integer not null,  -- 1 for the first wording, and one more for each after it.
  kind text not null,  -- draft before it is published, amendment afterwards.
  title text not null,  -- What it is called.
  what text not null,  -- What will be done.
  beneficiaries text not null,  -- For whom.
  officer_id uuid not null,  -- The officer who answers for it.
  officer_name text not null,  -- Her name.
  measure text not null,  -- What is counted, such as households connected.
  target integer not null,  -- How many of it.
  due_on date not null,  -- By when.
  reason text,  -- Why it was amended; null for a draft.
  made_by text not null,  -- Name of who wrote it.
  made_at timestamp(3) with time zone not null,  -- When.
  constraint versions_of_a_commitment PRIMARY KEY (owner_id, commitment_id, version),
  constraint versions_belong FOREIGN KEY (owner_id, commitment_id) REFERENCES commitments.commitments(owner_id, id),
  constraint versions_amend_with_a_reason CHECK (((kind = 'amendment'::text) = ((reason IS NOT NULL) AND (length(btrim(reason)) > 0)))),
  constraint versions_are_drafts_or_amendments CHECK ((kind = ANY (ARRAY['draft'::text, 'amendment'::text]))),
  constraint versions_are_numbered CHECK ((version >= 1)),
  constraint versions_have_a_target CHECK (((target >= 1) AND (target <= 100000000))),
);
alter table commitments.versions enable row level security;
create policy system_amends_what_is_published on commitments.versions for insert to gonghui_system with check (((kind = 'amendment'::text) OR (NOT commitments.is_published(owner_id, commitment_id))));
create policy system_sees_all on commitments.versions for select to gonghui_system using (true);
create policy versions_amend_what_is_published on commitments.versions for insert to gonghui_app with check (((EXISTS ( SELECT
   FROM commitments.commitments c
  WHERE ((c.owner_id = versions.owner_id) AND (c.id = versions.commitment_id) AND (c.org_path && platform.scope_orgs())))) AND ((kind = 'amendment'::text) OR (NOT commitments.is_published(owner_id, commitment_id)))));
create policy versions_of_commitments on commitments.versions for select to gonghui_app using ((EXISTS ( SELECT
   FROM commitments.commitments c
  WHERE ((c.owner_id = versions.owner_id) AND (c.id = versions.commitment_id)))));
grant insert, select on commitments.versions to gonghui_app;
grant insert, select on commitments.versions to gonghui_system;

-- Whether a commitment stands on a list, whoever asks: then its wording changes by amendment alone.
CREATE OR REPLACE FUNCTION commitments.is_published(of_owner uuid, of_commitment uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ select exists (select from commitments.entries e where e.owner_id = of_owner and e.commitment_id = of_commitment) $function$
;
grant execute on function commitments.is_published(uuid,uuid) to gonghui_app, gonghui_system;

create schema credentials;
-- Grades, certificates and tags that people hold from day to day, and the card that shows who somebody is. Names no service.
grant usage on schema credentials to gonghui_app;
grant usage on schema credentials to gonghui_system;

create sequence credentials.card_serials;
grant usage on credentials.card_serials to gonghui_app;
grant usage on credentials.card_serials to gonghui_system;

-- Codes of cards that were used; none is used twice. Never changed.
create table credentials.card_uses (
  owner_id uuid not null,  -- Whose card it is.
  step bigint not null,  -- Half minute of the code, counted since 1970.
  purpose text not null,  -- What it was used for: service and verb.
  used_by uuid,  -- Who took it.
  used_by_name text not null,  -- Her name.
  used_at timestamp(3) with time zone not null,  -- When.
  constraint card_uses_one_a_code PRIMARY KEY (owner_id, step),
);
alter table credentials.card_uses enable row level security;
create policy system_sees_all on credentials.card_uses to gonghui_system using (true) with check (true);
create policy uses_are_seen_by_the_owner on credentials.card_uses for select to gonghui_app using ((owner_id = platform.scope_person()));
grant select on credentials.card_uses to gonghui_app;
grant delete, insert, select on credentials.card_uses to gonghui_system;

-- The card of a person; its code changes every half minute and is computed, not stored.
create table credentials.cards (
  owner_id uuid not null,  -- Whose card it is.
  serial bigint not null,  -- What the code hides.
  issued_at timestamp(3) with time zone not null,  -- When it was first shown.
  constraint cards_one_a_person PRIMARY KEY (owner_id),
  constraint cards_have_one_serial UNIQUE (serial),
  constraint cards_of_a_person FOREIGN KEY (owner_id) REFERENCES people.persons(id),
);
alter table credentials.cards enable row level security;
create policy cards_are_their_owners on credentials.cards to gonghui_app using ((owner_id = platform.scope_person())) with check ((owner_id = platform.scope_person()));
create policy system_sees_all on credentials.cards to gonghui_system using (true) with check (true);
grant insert, select on credentials.cards to gonghui_app;
grant delete, insert, select on credentials.cards to gonghui_system;

-- What people hold or held. What was granted is never edited; an early end is a row of revocations, mirrored in ends_on.
create table credentials.held (
  owner_id uuid not null,  -- The holder.
  id uuid not null,  -- Id.
  kind text not null,  -- Its kind.
  subject text not null,  -- What it is for, such as the trade of a grade; empty where the kind says all.
  number text,  -- Number printed on it, if it has one.
  org_path uuid[] not null,  -- From the root to the union of the holder, or of the issuer while she has none; follows both.
  issuer_org_id uuid,  -- Organisation that issued it, when it is one of the tree.
  issuer_name text not null,  -- Who issued it, as it was called then.
  valid_from date not null,  -- First day.
  valid_until date,  -- First day on which it no longer holds, as granted; null is for good.
  ends_on date,  -- First day on which it no longer holds, in fact: earlier than granted when it was revoked.
  proof text not null,  -- What it rests on: a document, an outside check, a list, a rule of the platform, the holder's statement.
  verified_by uuid,  -- Who verified it; null when no person did.
  verified_by_name text not null,  -- Name of whoever or whatever verified it.
  verified_on date not null,  -- When it was verified.
  document_id uuid,  -- The document it was verified on.
  remark text not null,  -- What else is to be known of the proof.
  code text,  -- Random code by which anybody can verify it; only of kinds that bear one.
  granted_at timestamp(3) with time zone not null,  -- When it was entered.
  constraint held_by_a_person PRIMARY KEY (owner_id, id),
  constraint held_code_is_unique UNIQUE (code),
  constraint held_once_at_a_time EXCLUDE USING gist (owner_id WITH =, kind WITH =, subject WITH =, daterange(valid_from, ends_on) WITH &&),
  constraint held_by_a_known_person FOREIGN KEY (owner_id) REFERENCES people.persons(id),
  constraint held_issuer_org_id_fkey FOREIGN KEY (issuer_org_id) REFERENCES orgs.orgs(id),
  constraint held_kind_fkey FOREIGN KEY (kind) REFERENCES credentials.kinds(key),
  constraint held_end_follows_the_grant CHECK (((valid_until IS NULL) OR (ends_on IS NOT NULL))),
  constraint held_for_some_days CHECK ((valid_until > valid_from)),
  constraint held_no_longer_than_granted CHECK (((ends_on >= valid_from) AND ((valid_until IS NULL) OR (ends_on <= valid_until)))),
  constraint held_proof_is_known CHECK ((proof = ANY (ARRAY['document'::text, 'outside'::text, 'list'::text, 'rule'::text, 'statement'::text]))),
);
CREATE INDEX held_ending ON credentials.held USING btree (ends_on, id) WHERE (ends_on IS NOT NULL);
CREATE UNIQUE INDEX held_id ON credentials.held USING btree (id);
CREATE INDEX held_newest_1 ON credentials.held USING btree ((org_path[1]), kind, valid_from DESC, id DESC) WHERE (org_path[1] IS NOT NULL);
CREATE INDEX held_newest_2 ON credentials.held USING btree ((org_path[2]), kind, valid_from DESC, id DESC) WHERE (org_path[2] IS NOT NULL);
CREATE INDEX held_newest_3 ON credentials.held USING btree ((org_path[3]), kind, valid_from DESC, id DESC) WHERE (org_path[3] IS NOT NULL);
CREATE INDEX held_newest_4 ON credentials.held USING btree ((org_path[4]), kind, valid_from DESC, id DESC) WHERE (org_path[4] IS NOT NULL);
CREATE INDEX held_newest_5 ON credentials.held USING btree ((org_path[5]), kind, valid_from DESC, id DESC) WHERE (org_path[5] IS NOT NULL);
CREATE INDEX held_newest_6 ON credentials.held USING btree ((org_path[6]), kind, valid_from DESC, id DESC) WHERE (org_path[6] IS NOT NULL);
CREATE INDEX held_newest_7 ON credentials.held USING btree ((org_path[7]), kind, valid_from DESC, id DESC) WHERE (org_path[7] IS NOT NULL);
alter table credentials.held enable row level security;
create policy held_ends_from_above on credentials.held for update to gonghui_app using ((org_path && platform.scope_orgs())) with check ((org_path && platform.scope_orgs()));
create policy held_in_scope on credentials.held for select to gonghui_app using (platform.in_scope(owner_id, org_path));
create policy held_is_granted_from_above on credentials.held for insert to gonghui_app with check ((org_path && platform.scope_orgs()));
create policy system_sees_all on credentials.held to gonghui_system using (true) with check (true);
grant insert, select on credentials.held to gonghui_app;
grant delete, insert, select on credentials.held to gonghui_system;
grant update (ends_on) on credentials.held to gonghui_app;
grant update (org_path, ends_on) on credentials.held to gonghui_system;

-- What can be held, as data: written by whoever brings the kind, at each start or while running.
create table credentials.kinds (
  key text not null,  -- Key: service and noun.
  family text not null,  -- tag, certificate or grade.
  name text not null,  -- What people call it.
  months integer,  -- How long it usually lasts; null is for good.
  ladder text,  -- Grades of one ladder follow each other; null for what has no order.
  rank integer,  -- Step of the ladder, the highest the best.
  coded boolean not null,  -- Whether each one bears a code by which anybody can verify it.
  guarded_by text,  -- Permission needed to learn that somebody holds it; null for whoever may see the person.
  constraint kinds_have_one_key PRIMARY KEY (key),
  constraint kinds_are_of_a_family CHECK ((family = ANY (ARRAY['tag'::text, 'certificate'::text, 'grade'::text]))),
  constraint kinds_last_some_months CHECK ((months > 0)),
  constraint kinds_stand_on_a_ladder CHECK (((ladder IS NULL) = (rank IS NULL))),
);
alter table credentials.kinds enable row level security;
create policy kinds_are_known_to_all on credentials.kinds for select to gonghui_app using (true);
create policy system_sees_all on credentials.kinds to gonghui_system using (true) with check (true);
grant select on credentials.kinds to gonghui_app;
grant insert, select, update on credentials.kinds to gonghui_system;

-- Holders who were told that something is about to end.
create table credentials.reminders (
  owner_id uuid not null,  -- The holder.
  credential_id uuid not null,  -- The credential.
  ends_on date not null,  -- The end she was told of.
  reminded_at timestamp(3) with time zone not null,  -- When.
  constraint reminders_once_an_end PRIMARY KEY (owner_id, credential_id, ends_on),
  constraint reminders_of_a_credential FOREIGN KEY (owner_id, credential_id) REFERENCES credentials.held(owner_id, id),
);
alter table credentials.reminders enable row level security;
create policy system_sees_all on credentials.reminders to gonghui_system using (true) with check (true);
grant delete, insert, select on credentials.reminders to gonghui_system;

-- Credentials that ended early, each with its reason. Never changed.
create table credentials.revocations (
  owner_id uuid not null,  -- The holder.
  credential_id uuid not null,  -- The credential.
  ends_on date not null,  -- First day on which it no longer holds.
  reason text not null,  -- Why.
  revoked_by uuid,  -- Who revoked it; null for the platform.
  revoked_by_name text not null,  -- Her name.
  revoked_at timestamp(3) with time zone not null,  -- When.
  constraint revocations_once_a_credential PRIMARY KEY (owner_id, credential_id),
  constraint revocations_of_a_credential FOREIGN KEY (owner_id, credential_id) REFERENCES credentials.held(owner_id, id),
  constraint revocations_give_a_reason CHECK ((length(reason) >= 2)),
);
alter table credentials.revocations enable row level security;
create policy revocations_from_above on credentials.revocations for insert to gonghui_app with check ((EXISTS ( SELECT
   FROM credentials.held h
  WHERE ((h.owner_id = revocations.owner_id) AND (h.id = revocations.credential_id) AND (h.org_path && platform.scope_orgs())))));
create policy revocations_of_visible_credentials on credentials.revocations for select to gonghui_app using ((EXISTS ( SELECT
   FROM credentials.held h
  WHERE ((h.owner_id = revocations.owner_id) AND (h.id = revocations.credential_id)))));
create policy system_sees_all on credentials.revocations to gonghui_system using (true) with check (true);
grant insert, select on credentials.revocations to gonghui_app;
grant delete, insert, select on credentials.revocations to gonghui_system;

-- Card codes that were nobody's, by whoever read them; too many stop the reader. Forgotten after a day.
create table credentials.wrong_card_codes (
  owner_id uuid not null,  -- Who read the code.
  id uuid not null,  -- Id.
  tried_at timestamp(3) with time zone not null,  -- When.
  constraint wrong_card_codes_of_a_reader PRIMARY KEY (owner_id, id),
);
CREATE INDEX wrong_card_codes_lately ON credentials.wrong_card_codes USING btree (owner_id, tried_at DESC);
CREATE INDEX wrong_card_codes_to_forget ON credentials.wrong_card_codes USING btree (tried_at);
alter table credentials.wrong_card_codes enable row level security;
create policy system_sees_all on credentials.wrong_card_codes to gonghui_system using (true) with check (true);
grant delete, insert, select on credentials.wrong_card_codes to gonghui_system;

-- The credential that bears a code, for anybody who has the code.
CREATE OR REPLACE FUNCTION credentials.held_with_code(wanted text)
 RETURNS TABLE(owner_id uuid, kind text, subject text, number text, issuer_name text, valid_from date, valid_until date, ends_on date, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select h.owner_id, h.kind, h.subject, h.number, h.issuer_name, h.valid_from, h.valid_until, h.ends_on, p.name::text
  from credentials.held h join people.persons p on p.id = h.owner_id where h.code = wanted
$function$
;
grant execute on function credentials.held_with_code(text) to gonghui_app, gonghui_system;

create schema disputes;
-- Labour disputes: claims, joint handling, mediation, arbitration, payment, and what is learnt from them.
grant usage on schema disputes to gonghui_app;
grant usage on schema disputes to gonghui_system;

-- What the parties agreed: signed on the platform as a document, or on paper that is on file.
create table disputes.agreements (
  owner_id uuid not null,  -- The worker whose claim it is.
  id uuid not null,  -- Id.
  dispute_id uuid not null,  -- The dispute.
  way text not null,  -- mediation, settlement before a suit, mediation in arbitration, or in enforcement.
  amount_fen bigint not null,  -- What is to be paid, in fen.
  pay_by date not null,  -- Last day of payment.
  terms text not null,  -- What else was agreed.
  document_id uuid,  -- The document that is signed on the platform.
  file_id uuid,  -- The paper, when it was signed by hand.
  org_id uuid not null,  -- The mediating organisation.
  drafted_by text not null,  -- Name of who drew it up.
  drafted_at timestamp(3) with time zone not null,  -- When.
  signed_at timestamp(3) with time zone,  -- When the last side signed.
  revoked_at timestamp(3) with time zone,  -- When it was put aside.
  constraint agreements_of_a_person PRIMARY KEY (owner_id, id),
  constraint agreements_belong_to_a_dispute FOREIGN KEY (owner_id, dispute_id) REFERENCES disputes.disputes(owner_id, id),
  constraint agreements_are_on_record CHECK (((document_id IS NULL) <> (file_id IS NULL))),
  constraint agreements_give_something CHECK ((amount_fen > 0)),
  constraint agreements_on_paper_are_signed CHECK (((file_id IS NULL) OR (signed_at IS NOT NULL))),
);
CREATE UNIQUE INDEX agreements_of_a_document ON disputes.agreements USING btree (document_id) WHERE (document_id IS NOT NULL);
CREATE UNIQUE INDEX agreements_one_in_hand ON disputes.agreements USING btree (dispute_id) WHERE (revoked_at IS NULL);
alter table disputes.agreements enable row level security;
create policy agreements_of_a_visible_dispute on disputes.agreements to gonghui_app using ((EXISTS ( SELECT
   FROM disputes.disputes d
  WHERE ((d.owner_id = agreements.owner_id) AND (d.id = agreements.dispute_id)))));
create policy system_sees_all on disputes.agreements to gonghui_system using (true) with check (true);
grant insert, select, update on disputes.agreements to gonghui_app;
grant insert, select, update on disputes.agreements to gonghui_system;

-- Arbitration of a dispute and what followed it: award, suit, judgment, enforcement.
create table disputes.arbitrations (
  owner_id uuid not null,  -- The worker whose claim it is.
  dispute_id uuid not null,  -- The dispute.
  commission text not null,  -- The arbitration commission.
  number text not null,  -- Number of the case there.
  applied_on date not null,  -- Day on which the commission received the application.
  accepted_on date,  -- Day of acceptance.
  refused_on date,  -- Day of refusal.
  refused_because text,  -- Why it was refused.
  arbitrators text[] not null default '{}'::text[],  -- Names of the arbitrators.
  extended_days integer not null default 0,  -- Days by which the term of the award was extended.
  extension_by text,  -- Who approved the extension.
  result text,  -- award, dismissed or withdrawn.
  award_on date,  -- Day of the award.
  award_fen bigint,  -- What was awarded, in fen.
  is_final boolean,  -- Whether the award is final.
  received_on date,  -- Day on which the worker received the award.
  perform_by date,  -- Last day of performance.
  sued_on date,  -- Day on which a suit was filed.
  judged_on date,  -- Day of the judgment.
  judged_fen bigint,  -- What was adjudged, in fen.
  enforcement_on date,  -- Day on which enforcement was asked for.
  constraint arbitrations_once_a_dispute PRIMARY KEY (owner_id, dispute_id),
  constraint arbitrations_belong_to_a_dispute FOREIGN KEY (owner_id, dispute_id) REFERENCES disputes.disputes(owner_id, id),
  constraint arbitrations_are_extended_by_fifteen_days_at_most CHECK (((extended_days >= 0) AND (extended_days <= 15))),
  constraint arbitrations_are_taken_or_refused CHECK (((accepted_on IS NULL) OR (refused_on IS NULL))),
  constraint arbitrations_come_out_somehow CHECK ((result = ANY (ARRAY['award'::text, 'dismissed'::text, 'withdrawn'::text]))),
  constraint arbitrations_follow_in_order CHECK (((COALESCE(accepted_on, applied_on) >= applied_on) AND (COALESCE(award_on, applied_on) >= applied_on))),
);
alter table disputes.arbitrations enable row level security;
create policy arbitrations_of_a_visible_dispute on disputes.arbitrations to gonghui_app using ((EXISTS ( SELECT
   FROM disputes.disputes d
  WHERE ((d.owner_id = arbitrations.owner_id) AND (d.id = arbitrations.dispute_id)))));
create policy system_sees_all on disputes.arbitrations to gonghui_system using (true) with check (true);
grant insert, select, update on disputes.arbitrations to gonghui_app;
grant insert, select, update on disputes.arbitrations to gonghui_system;

-- Bodies that a union calls in: courts, labour bureaus, commissions. Each is a partner organisation of the same id.
create table disputes.bodies (
  id uuid not null,  -- The partner organisation.
  org_id uuid not null,  -- The union that listed it.
  org_path uuid[] not null,  -- From the root to that union.
  name text not null,  -- Its name.
  kind text not null,  -- court, labour, arbitration, mediation, judicial or other.
  phone text not null,  -- The telephone of its desk.
  listed_by text not null,  -- Name of who listed it.
  listed_at timestamp(3) with time zone not null,  -- When.
  constraint bodies_have_one_id PRIMARY KEY (id),
  constraint bodies_once_a_union UNIQUE (org_id, name),
  constraint bodies_are_on_their_path CHECK ((org_path[cardinality(org_path)] = org_id)),
  constraint bodies_have_a_kind CHECK ((kind = ANY (ARRAY['court'::text, 'labour'::text, 'arbitration'::text, 'mediation'::text, 'judicial'::text, 'other'::text]))),
);
CREATE INDEX bodies_subtrees ON disputes.bodies USING gin (org_path);
alter table disputes.bodies enable row level security;
create policy bodies_in_scope on disputes.bodies to gonghui_app using ((org_path && platform.scope_orgs())) with check ((org_path && platform.scope_orgs()));
create policy system_sees_all on disputes.bodies to gonghui_system using (true) with check (true);
grant insert, select, update on disputes.bodies to gonghui_app;
grant insert, select, update on disputes.bodies to gonghui_system;

-- Compilations of rules and model papers by industry. Public.
create table disputes.compilations (
  id uuid not null,  -- Id.
  org_id uuid not null,  -- The union that publishes it.
  org_path uuid[] not null,  -- From the root to it.
  industry text not null,  -- The industry.
  title text not null,  -- Title.
  editor text not null,  -- Who edited it.
  summary text not null,  -- What is in it.
  file_id uuid not null,  -- The file.
  published_on date not null,  -- Day of publication.
  withdrawn_on date,  -- Day on which it was taken down.
  constraint compilations_have_one_id PRIMARY KEY (id),
  constraint compilations_are_on_their_path CHECK ((org_path[cardinality(org_path)] = org_id)),
);
CREATE INDEX compilations_by_industry ON disputes.compilations USING btree (industry, published_on DESC) WHERE (withdrawn_on IS NULL);
CREATE INDEX compilations_subtrees ON disputes.compilations USING gin (org_path);
alter table disputes.compilations enable row level security;
create policy compilations_in_scope on disputes.compilations to gonghui_app using ((org_path && platform.scope_orgs())) with check ((org_path && platform.scope_orgs()));
create policy system_sees_all on disputes.compilations to gonghui_system using (true) with check (true);
grant insert, select, update on disputes.compilations to gonghui_app;
grant insert, select, update on disputes.compilations to gonghui_system;

-- Days from which the terms of the law are counted: receipts, notices, interruptions, and suspensions as periods.
create table disputes.dated_facts (
  owner_id uuid not null,  -- The worker whose claim it is.
  id uuid not null,  -- Id.
  dispute_id uuid not null,  -- The dispute.
  kind text not null,  -- What happened.
  from_on date not null,  -- The day, or the first day of a period.
  until_on date,  -- Last day of a period; null for a day or for one that lasts.
  note text not null,  -- What shows it.
  entered_by text not null,  -- Name of who entered it.
  entered_at timestamp(3) with time zone not null,  -- When.
  voided_because text,  -- Why it does not count, when it was entered in error.
  constraint dated_facts_of_a_person PRIMARY KEY (owner_id, id),
  constraint dated_facts_belong_to_a_dispute FOREIGN KEY (owner_id, dispute_id) REFERENCES disputes.disputes(owner_id, id),
  constraint dated_facts_end_after_they_begin CHECK (((until_on IS NULL) OR (until_on >= from_on))),
);
CREATE INDEX dated_facts_of_a_dispute ON disputes.dated_facts USING btree (dispute_id, from_on, id);
alter table disputes.dated_facts enable row level security;
create policy dated_facts_of_a_visible_dispute on disputes.dated_facts to gonghui_app using ((EXISTS ( SELECT
   FROM disputes.disputes d
  WHERE ((d.owner_id = dated_facts.owner_id) AND (d.id = dated_facts.dispute_id)))));
create policy system_sees_all on disputes.dated_facts to gonghui_system using (true) with check (true);
grant insert, select on disputes.dated_facts to gonghui_app;
grant insert, select on disputes.dated_facts to gonghui_system;
grant update (voided_because) on disputes.dated_facts to gonghui_app;
grant update (note, voided_because) on disputes.dated_facts to gonghui_system;

-- Risk diagnoses of firms with the answers and the values by which they were weighed. Never changed.
create table disputes.diagnoses (
  id uuid not null,  -- Id.
  org_id uuid not null,  -- The union that made it.
  org_path uuid[] not null,  -- From the root to it.
  firm_id uuid not null,  -- The firm.
  answers jsonb not null,  -- Answer to each question by its key.
  weights jsonb not null,  -- The weights that held.
  medium_from integer not null,  -- The threshold of medium risk that held.
  high_from integer not null,  -- The threshold of high risk that held.
  points integer not null,  -- Points of risk.
  risk text not null,  -- low, medium or high.
  note text not null,  -- What was found and advised.
  made_by text not null,  -- Name of who made it.
  made_at timestamp(3) with time zone not null,  -- When.
  constraint diagnoses_have_one_id PRIMARY KEY (id),
  constraint diagnoses_are_of_a_firm FOREIGN KEY (firm_id) REFERENCES disputes.firms(id),
  constraint diagnoses_are_on_their_path CHECK ((org_path[cardinality(org_path)] = org_id)),
  constraint diagnoses_find_a_risk CHECK ((risk = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text]))),
);
CREATE INDEX diagnoses_of_a_firm ON disputes.diagnoses USING btree (firm_id, id DESC);
CREATE INDEX diagnoses_subtrees ON disputes.diagnoses USING gin (org_path);
alter table disputes.diagnoses enable row level security;
create policy diagnoses_in_scope on disputes.diagnoses to gonghui_app using ((org_path && platform.scope_orgs())) with check ((org_path && platform.scope_orgs()));
create policy system_sees_all on disputes.diagnoses to gonghui_system using (true) with check (true);
grant insert, select on disputes.diagnoses to gonghui_app;
grant insert, select on disputes.diagnoses to gonghui_system;
grant update (org_id, org_path) on disputes.diagnoses to gonghui_system;

-- Files of labour disputes, each a case of the same id. The state is the case's.
create table disputes.disputes (
  owner_id uuid not null,  -- The worker whose claim it is.
  id uuid not null,  -- Id of the file and of its case.
  org_path uuid[] not null,  -- From the root to the union that handles it, which need not be the worker's own.
  station_id uuid,  -- The station at which it was raised.
  channel text not null,  -- How it came: station, app, hotline or referral.
  source text not null,  -- Whose lead it is: the claimant's own, the labour bureau's, the court's, the public's or of publicity.
  place text not null,  -- Where it was raised, in words.
  claimant_name text not null,  -- Name of the worker.
  contact_sealed bytea,  -- Telephone of the worker for this matter.
  occupation text not null,  -- What the worker does.
  is_migrant boolean not null,  -- Whether the worker is a rural migrant worker.
  employment text not null,  -- Whether the employment goes on: employed, ended or unclear.
  ended_on date,  -- Day on which the employment ended.
  known_on date,  -- Day on which the worker knew or should have known of the harm.
  subjects text[] not null,  -- What it is about.
  other_fen bigint not null,  -- What is claimed beside wages, in fen.
  other_what text not null,  -- What that is for.
  story text not null,  -- What happened, in the worker's words.
  classes text[] not null default '{}'::text[],  -- Classes: wages of migrant workers, typical, of common interest.
  risk_flags text[] not null default '{}'::text[],  -- What makes it urgent or dangerous.
  officer_id uuid,  -- The one person in charge.
  officer_name text,  -- Her name then.
  claimed_fen bigint not null,  -- Everything claimed, in fen.
  recovered_fen bigint not null default 0,  -- Everything paid so far, in fen.
  way text,  -- The way in which it was ended.
  main_id uuid,  -- The main case of the series that it is a part of.
  entered_by text,  -- The officer who entered it for the worker; null when the worker did.
  filed_at timestamp(3) with time zone not null,  -- When it was raised.
  registered_at timestamp(3) with time zone,  -- When it was taken on.
  paid_at timestamp(3) with time zone,  -- When the last of what is due was paid.
  closed_on date,  -- Day on which it was closed.
  constraint disputes_of_a_person PRIMARY KEY (owner_id, id),
  constraint disputes_are_nobodys_own_part CHECK ((main_id IS DISTINCT FROM id)),
  constraint disputes_came_by_a_channel CHECK ((channel = ANY (ARRAY['station'::text, 'app'::text, 'hotline'::text, 'referral'::text]))),
  constraint disputes_claim_no_less_than_nothing CHECK (((claimed_fen >= 0) AND (other_fen >= 0) AND (recovered_fen >= 0))),
  constraint disputes_have_a_source CHECK ((source = ANY (ARRAY['claimant'::text, 'labour-bureau'::text, 'court'::text, 'public'::text, 'publicity'::text]))),
  constraint disputes_know_the_employment CHECK (((employment = ANY (ARRAY['employed'::text, 'ended'::text, 'unclear'::text])) AND ((employment = 'ended'::text) = (ended_on IS NOT NULL)))),
);
CREATE INDEX disputes_below_1 ON disputes.disputes USING btree ((org_path[1]), id DESC) WHERE (org_path[1] IS NOT NULL);
CREATE INDEX disputes_below_2 ON disputes.disputes USING btree ((org_path[2]), id DESC) WHERE (org_path[2] IS NOT NULL);
CREATE INDEX disputes_below_3 ON disputes.disputes USING btree ((org_path[3]), id DESC) WHERE (org_path[3] IS NOT NULL);
CREATE INDEX disputes_below_4 ON disputes.disputes USING btree ((org_path[4]), id DESC) WHERE (org_path[4] IS NOT NULL);
CREATE INDEX disputes_below_5 ON disputes.disputes USING btree ((org_path[5]), id DESC) WHERE (org_path[5] IS NOT NULL);
CREATE INDEX disputes_below_6 ON disputes.disputes USING btree ((org_path[6]), id DESC) WHERE (org_path[6] IS NOT NULL);
CREATE INDEX disputes_below_7 ON disputes.disputes USING btree ((org_path[7]), id DESC) WHERE (org_path[7] IS NOT NULL);
CREATE UNIQUE INDEX disputes_id ON disputes.disputes USING btree (id);
CREATE INDEX disputes_of_a_series ON disputes.disputes USING btree (main_id) WHERE (main_id IS NOT NULL);
alter table disputes.disputes enable row level security;
create policy disputes_in_scope on disputes.disputes to gonghui_app using ((platform.in_scope(owner_id, org_path) OR (EXISTS ( SELECT
   FROM cases.cases c
  WHERE ((c.owner_id = disputes.owner_id) AND (c.id = disputes.id) AND (c.shared_with && platform.scope_orgs())))))) with check ((platform.in_scope(owner_id, org_path) OR (EXISTS ( SELECT
   FROM cases.cases c
  WHERE ((c.owner_id = disputes.owner_id) AND (c.id = disputes.id) AND (c.shared_with && platform.scope_orgs()))))));
create policy system_sees_all on disputes.disputes to gonghui_system using (true) with check (true);
grant insert, select, update on disputes.disputes to gonghui_app;
grant insert, select, update on disputes.disputes to gonghui_system;

-- Evidence on file, each with its paper or picture and who may see it. Never changed.
create table disputes.evidence (
  owner_id uuid not null,  -- The worker whose claim it is.
  id uuid not null,  -- Id.
  dispute_id uuid not null,  -- The dispute.
  kind text not null,  -- What it is: contract, attendance, pay slip and so on.
  title text not null,  -- What it shows.
  file_id uuid not null,  -- The file.
  audience text not null,  -- all: the worker too; bodies: the union and bodies that take part; union: its officers alone.
  added_by text not null,  -- Name of who added it.
  added_side text not null,  -- claimant, union or a body called in.
  added_at timestamp(3) with time zone not null,  -- When.
  constraint evidence_of_a_person PRIMARY KEY (owner_id, id),
  constraint evidence_belongs_to_a_dispute FOREIGN KEY (owner_id, dispute_id) REFERENCES disputes.disputes(owner_id, id),
  constraint evidence_comes_from_a_side CHECK ((added_side = ANY (ARRAY['claimant'::text, 'union'::text, 'body'::text]))),
  constraint evidence_is_for_someone CHECK ((audience = ANY (ARRAY['all'::text, 'bodies'::text, 'union'::text]))),
);
CREATE INDEX evidence_of_a_dispute ON disputes.evidence USING btree (dispute_id, id);
alter table disputes.evidence enable row level security;
create policy evidence_of_a_visible_dispute on disputes.evidence to gonghui_app using ((EXISTS ( SELECT
   FROM disputes.disputes d
  WHERE ((d.owner_id = evidence.owner_id) AND (d.id = evidence.dispute_id) AND ((evidence.audience <> 'union'::text) OR platform.in_scope(d.owner_id, d.org_path))))));
create policy system_sees_all on disputes.evidence to gonghui_system using (true) with check (true);
grant insert, select on disputes.evidence to gonghui_app;
grant insert, select on disputes.evidence to gonghui_system;
grant update (title) on disputes.evidence to gonghui_system;

-- Firms that a union deals with in disputes: respondents, addressees of letters, guests of schools, subjects of a diagnosis.
create table disputes.firms (
  id uuid not null,  -- Id.
  org_id uuid not null,  -- The union that keeps the record.
  org_path uuid[] not null,  -- From the root to that union.
  name text not null,  -- Full name.
  credit_code text,  -- Unified social credit code, once known.
  industry text not null,  -- Its industry.
  region_id uuid not null,  -- The region where it is: a county's or city's union.
  address text not null,  -- Where letters reach it.
  contact text not null,  -- Whom to ask for, as the firm says it.
  entered_at timestamp(3) with time zone not null,  -- When it was entered.
  constraint firms_have_one_id PRIMARY KEY (id),
  constraint firms_are_on_their_path CHECK ((org_path[cardinality(org_path)] = org_id)),
);
CREATE UNIQUE INDEX firms_once_by_code ON disputes.firms USING btree (org_id, credit_code) WHERE (credit_code IS NOT NULL);
CREATE UNIQUE INDEX firms_once_by_name ON disputes.firms USING btree (org_id, name);
CREATE INDEX firms_subtrees ON disputes.firms USING gin (org_path);
alter table disputes.firms enable row level security;
create policy firms_in_scope on disputes.firms to gonghui_app using ((org_path && platform.scope_orgs())) with check ((org_path && platform.scope_orgs()));
create policy system_sees_all on disputes.firms to gonghui_system using (true) with check (true);
grant insert, select, update on disputes.firms to gonghui_app;
grant insert, select, update on disputes.firms to gonghui_system;

-- Roster of people who observe public hearings: people's supervisors, deputies, members of the consultative conference.
create table disputes.hearing_officers (
  id uuid not null,  -- Id.
  org_id uuid not null,  -- The union that keeps the roster.
  org_path uuid[] not null,  -- From the root to that union.
  kind text not null,  -- supervisor 人民监督员, deputy 人大代表, adviser 政协委员.
  name text not null,  -- Name.
  unit text not null,  -- Unit and post, as recommended.
  from_on date not null,  -- First day.
  until_on date,  -- Last day; null while it lasts.
  constraint hearing_officers_have_one_id PRIMARY KEY (id),
  constraint hearing_officers_are_of_three_kinds CHECK ((kind = ANY (ARRAY['supervisor'::text, 'deputy'::text, 'adviser'::text]))),
  constraint hearing_officers_are_on_their_path CHECK ((org_path[cardinality(org_path)] = org_id)),
  constraint hearing_officers_end_after_they_begin CHECK (((until_on IS NULL) OR (until_on >= from_on))),
);
CREATE INDEX hearing_officers_subtrees ON disputes.hearing_officers USING gin (org_path);
alter table disputes.hearing_officers enable row level security;
create policy hearing_officers_in_scope on disputes.hearing_officers to gonghui_app using ((org_path && platform.scope_orgs())) with check ((org_path && platform.scope_orgs()));
create policy system_sees_all on disputes.hearing_officers to gonghui_system using (true) with check (true);
grant insert, select, update on disputes.hearing_officers to gonghui_app;
grant insert, select, update on disputes.hearing_officers to gonghui_system;

-- Who of the roster was chosen for a public hearing, came, and what she thought.
create table disputes.hearing_seats (
  owner_id uuid not null,  -- The worker whose claim it is.
  hearing_id uuid not null,  -- The hearing.
  officer_id uuid not null,  -- The hearing officer.
  kind text not null,  -- Her kind then.
  name text not null,  -- Her name then.
  attended boolean,  -- Whether she came; null until it was held.
  opinion text,  -- Her opinion.
  constraint hearing_seats_once_an_officer PRIMARY KEY (owner_id, hearing_id, officer_id),
  constraint hearing_seats_belong_to_a_hearing FOREIGN KEY (owner_id, hearing_id) REFERENCES disputes.hearings(owner_id, id),
  constraint hearing_seats_speak_when_present CHECK (((opinion IS NULL) OR attended)),
);
alter table disputes.hearing_seats enable row level security;
create policy hearing_seats_of_a_visible_hearing on disputes.hearing_seats to gonghui_app using ((EXISTS ( SELECT
   FROM disputes.hearings h
  WHERE ((h.owner_id = hearing_seats.owner_id) AND (h.id = hearing_seats.hearing_id)))));
create policy system_sees_all on disputes.hearing_seats to gonghui_system using (true) with check (true);
grant insert, select, update on disputes.hearing_seats to gonghui_app;
grant insert, select, update on disputes.hearing_seats to gonghui_system;

-- Hearings of a dispute: at the tribunal, by the mobile tribunal, or public with observers of three kinds.
create table disputes.hearings (
  owner_id uuid not null,  -- The worker whose claim it is.
  id uuid not null,  -- Id.
  dispute_id uuid not null,  -- The dispute.
  kind text not null,  -- tribunal, mobile or public.
  starts_at timestamp(3) with time zone not null,  -- When.
  place text not null,  -- Where.
  topic text not null,  -- What it is about.
  notified_on date,  -- Day on which the parties had the notice.
  state text not null,  -- planned, held or cancelled.
  outcome text,  -- What came of it, or why it was cancelled.
  ended_at timestamp(3) with time zone,  -- When that was entered.
  planned_by text not null,  -- Name of who planned it.
  planned_at timestamp(3) with time zone not null,  -- When.
  constraint hearings_of_a_person PRIMARY KEY (owner_id, id),
  constraint hearings_belong_to_a_dispute FOREIGN KEY (owner_id, dispute_id) REFERENCES disputes.disputes(owner_id, id),
  constraint hearings_are_of_a_kind CHECK ((kind = ANY (ARRAY['tribunal'::text, 'mobile'::text, 'public'::text]))),
  constraint hearings_are_planned_held_or_not CHECK ((state = ANY (ARRAY['planned'::text, 'held'::text, 'cancelled'::text]))),
  constraint hearings_held_come_out_somehow CHECK (((state = 'planned'::text) = (outcome IS NULL))),
);
CREATE UNIQUE INDEX hearings_id ON disputes.hearings USING btree (id);
CREATE INDEX hearings_of_a_dispute ON disputes.hearings USING btree (dispute_id, starts_at);
alter table disputes.hearings enable row level security;
create policy hearings_of_a_visible_dispute on disputes.hearings to gonghui_app using ((EXISTS ( SELECT
   FROM disputes.disputes d
  WHERE ((d.owner_id = hearings.owner_id) AND (d.id = hearings.dispute_id)))));
create policy system_sees_all on disputes.hearings to gonghui_system using (true) with check (true);
grant insert, select, update on disputes.hearings to gonghui_app;
grant insert, select, update on disputes.hearings to gonghui_system;

-- Supervision letters to firms and industries; each is a document of the same id, with its replies.
create table disputes.letters (
  id uuid not null,  -- Id of the document.
  org_id uuid not null,  -- The union that writes.
  org_path uuid[] not null,  -- From the root to that union.
  dispute_id uuid,  -- The dispute that it comes from.
  firm_id uuid,  -- The firm that it goes to.
  industry text,  -- The industry that it goes to.
  addressee text not null,  -- Its name, as the letter says it.
  reply_by date not null,  -- Day by which a reply is asked for.
  drafted_at timestamp(3) with time zone not null,  -- When it was drawn up.
  dispatched_on date,  -- Day on which it went out.
  constraint letters_are_documents PRIMARY KEY (id),
  constraint letters_are_on_their_path CHECK ((org_path[cardinality(org_path)] = org_id)),
  constraint letters_go_to_a_firm_or_an_industry CHECK (((firm_id IS NULL) <> (industry IS NULL))),
);
CREATE INDEX letters_subtrees ON disputes.letters USING gin (org_path);
alter table disputes.letters enable row level security;
create policy letters_in_scope on disputes.letters to gonghui_app using ((org_path && platform.scope_orgs())) with check ((org_path && platform.scope_orgs()));
create policy system_sees_all on disputes.letters to gonghui_system using (true) with check (true);
grant insert, select, update on disputes.letters to gonghui_app;
grant insert, select, update on disputes.letters to gonghui_system;

-- Meetings of the parties with a mediator, and what came of each. Never changed.
create table disputes.mediations (
  owner_id uuid not null,  -- The worker whose claim it is.
  id uuid not null,  -- Id.
  dispute_id uuid not null,  -- The dispute.
  held_at timestamp(3) with time zone not null,  -- When it was held.
  place text not null,  -- Where.
  mediator_id uuid not null,  -- The mediator.
  mediator_name text not null,  -- Her name then.
  org_id uuid not null,  -- In the name of which organisation.
  outcome text not null,  -- agreed, adjourned or failed.
  note text not null,  -- What was said.
  recorded_at timestamp(3) with time zone not null,  -- When it was entered.
  constraint mediations_of_a_person PRIMARY KEY (owner_id, id),
  constraint mediations_belong_to_a_dispute FOREIGN KEY (owner_id, dispute_id) REFERENCES disputes.disputes(owner_id, id),
  constraint mediations_come_out_somehow CHECK ((outcome = ANY (ARRAY['agreed'::text, 'adjourned'::text, 'failed'::text]))),
);
CREATE INDEX mediations_of_a_dispute ON disputes.mediations USING btree (dispute_id, held_at);
alter table disputes.mediations enable row level security;
create policy mediations_of_a_visible_dispute on disputes.mediations to gonghui_app using ((EXISTS ( SELECT
   FROM disputes.disputes d
  WHERE ((d.owner_id = mediations.owner_id) AND (d.id = mediations.dispute_id)))));
create policy system_sees_all on disputes.mediations to gonghui_system using (true) with check (true);
grant insert, select on disputes.mediations to gonghui_app;
grant insert, select on disputes.mediations to gonghui_system;
grant update (note) on disputes.mediations to gonghui_system;

-- Workers and heads of firms who ask to observe a school.
create table disputes.observers (
  owner_id uuid not null,  -- Who asks.
  id uuid not null,  -- Id.
  school_id uuid not null,  -- The school.
  org_path uuid[] not null,  -- From the root to the union that holds it.
  name text not null,  -- The name under which she asks.
  firm_name text not null,  -- The firm she comes from.
  role text not null,  -- head or representative.
  reason text not null,  -- Why she wants to come.
  state text not null,  -- applied, accepted or declined.
  because text,  -- Why she was declined.
  applied_at timestamp(3) with time zone not null,  -- When she asked.
  decided_by text,  -- Name of who decided.
  decided_at timestamp(3) with time zone,  -- When.
  constraint observers_have_one_id PRIMARY KEY (owner_id, id),
  constraint observers_ask_once UNIQUE (owner_id, school_id),
  constraint observers_are_of_a_school FOREIGN KEY (school_id) REFERENCES disputes.schools(id),
  constraint observers_are_answered CHECK (((state = ANY (ARRAY['applied'::text, 'accepted'::text, 'declined'::text])) AND ((state = 'applied'::text) = (decided_at IS NULL)))),
  constraint observers_come_as_somebody CHECK ((role = ANY (ARRAY['head'::text, 'representative'::text]))),
  constraint observers_hear_why CHECK (((state <> 'declined'::text) OR (because IS NOT NULL))),
);
CREATE INDEX observers_of_a_school ON disputes.observers USING btree (school_id, applied_at, id);
alter table disputes.observers enable row level security;
create policy observers_in_scope on disputes.observers to gonghui_app using (platform.in_scope(owner_id, org_path)) with check (platform.in_scope(owner_id, org_path));
create policy system_sees_all on disputes.observers to gonghui_system using (true) with check (true);
grant insert, select, update on disputes.observers to gonghui_app;
grant delete, insert, select, update on disputes.observers to gonghui_system;

-- Whom a claim is against, and third parties.
create table disputes.parties (
  owner_id uuid not null,  -- The worker whose claim it is.
  dispute_id uuid not null,  -- The dispute.
  seq integer not null,  -- Order; the first is the respondent.
  kind text not null,  -- firm or person.
  part text not null,  -- What it is in the matter: employer, contractor and so on.
  name text not null,  -- Its name.
  credit_code text,  -- Unified social credit code of a firm.
  firm_id uuid,  -- The record of the firm, once it was found or made.
  signer_id uuid,  -- Who signs for it.
  signer_name text,  -- Name of who signs for it.
  signer_post text,  -- As what: legal representative, attorney.
  constraint parties_in_order PRIMARY KEY (owner_id, dispute_id, seq),
  constraint parties_belong_to_a_dispute FOREIGN KEY (owner_id, dispute_id) REFERENCES disputes.disputes(owner_id, id),
  constraint parties_are_firms_or_persons CHECK ((kind = ANY (ARRAY['firm'::text, 'person'::text]))),
  constraint parties_have_a_part CHECK ((part = ANY (ARRAY['employer'::text, 'contractor'::text, 'subcontractor'::text, 'dispatcher'::text, 'platform'::text, 'third'::text]))),
  constraint parties_sign_by_a_named_person CHECK (((signer_id IS NULL) = (signer_name IS NULL))),
);
CREATE INDEX parties_of_a_firm ON disputes.parties USING btree (firm_id) WHERE (firm_id IS NOT NULL);
alter table disputes.parties enable row level security;
create policy parties_of_a_visible_dispute on disputes.parties to gonghui_app using ((EXISTS ( SELECT
   FROM disputes.disputes d
  WHERE ((d.owner_id = parties.owner_id) AND (d.id = parties.dispute_id)))));
create policy system_sees_all on disputes.parties to gonghui_system using (true) with check (true);
grant delete, insert, select, update on disputes.parties to gonghui_app;
grant delete, insert, select, update on disputes.parties to gonghui_system;

-- Money that reached the worker from the other side. One entered in error is voided, never changed.
create table disputes.payments (
  owner_id uuid not null,  -- The worker.
  id uuid not null,  -- Id.
  dispute_id uuid not null,  -- The dispute.
  paid_at timestamp(3) with time zone not null,  -- When it was paid.
  amount_fen bigint not null,  -- How much, in fen.
  way text not null,  -- On what: mediation, settlement before a suit, award, judgment, enforcement.
  file_id uuid,  -- The receipt.
  note text not null,  -- How it was paid.
  recorded_by text not null,  -- Name of who entered it.
  recorded_at timestamp(3) with time zone not null,  -- When it was entered.
  confirmed_at timestamp(3) with time zone,  -- When the worker said that it has come.
  voided_at timestamp(3) with time zone,  -- When it was voided.
  voided_by text,  -- Name of who voided it.
  voided_because text,  -- Why.
  constraint payments_of_a_person PRIMARY KEY (owner_id, id),
  constraint payments_belong_to_a_dispute FOREIGN KEY (owner_id, dispute_id) REFERENCES disputes.disputes(owner_id, id),
  constraint payments_are_voided_for_a_reason CHECK (((voided_at IS NULL) = (voided_because IS NULL))),
  constraint payments_pay_something CHECK ((amount_fen > 0)),
);
CREATE INDEX payments_of_a_dispute ON disputes.payments USING btree (dispute_id, paid_at);
alter table disputes.payments enable row level security;
create policy payments_of_a_visible_dispute on disputes.payments to gonghui_app using ((EXISTS ( SELECT
   FROM disputes.disputes d
  WHERE ((d.owner_id = payments.owner_id) AND (d.id = payments.dispute_id)))));
create policy system_sees_all on disputes.payments to gonghui_system using (true) with check (true);
grant insert, select on disputes.payments to gonghui_app;
grant insert, select on disputes.payments to gonghui_system;
grant update (confirmed_at, voided_at, voided_by, voided_because) on disputes.payments to gonghui_app;
grant update (note, confirmed_at, voided_at, voided_by, voided_because) on disputes.payments to gonghui_system;

-- How a union weighs the questions of a risk diagnosis; a setting that holds for all below. Without one the platform's own values hold.
create table disputes.questionnaires (
  org_id uuid not null,  -- The union.
  org_path uuid[] not null,  -- From the root to it.
  weights jsonb not null,  -- Points of each question by its key.
  medium_from integer not null,  -- Points from which a risk is medium.
  high_from integer not null,  -- Points from which it is high.
  set_by text not null,  -- Name of who set it.
  set_at timestamp(3) with time zone not null,  -- When.
  constraint questionnaires_one_an_organisation PRIMARY KEY (org_id),
  constraint questionnaires_are_on_their_path CHECK ((org_path[cardinality(org_path)] = org_id)),
  constraint questionnaires_rise CHECK (((0 < medium_from) AND (medium_from < high_from))),
);
alter table disputes.questionnaires enable row level security;
create policy questionnaires_begin_inside_a_scope on disputes.questionnaires for insert to gonghui_app with check ((org_path && platform.scope_orgs()));
create policy questionnaires_change_inside_a_scope on disputes.questionnaires for update to gonghui_app using ((org_path && platform.scope_orgs())) with check ((org_path && platform.scope_orgs()));
create policy questionnaires_for_those_below on disputes.questionnaires for select to gonghui_app using ((EXISTS ( SELECT
   FROM orgs.orgs o
  WHERE ((o.id = ANY (platform.scope_orgs())) AND ((o.path && ARRAY[questionnaires.org_id]) OR (questionnaires.org_path && platform.scope_orgs()))))));
create policy system_sees_all on disputes.questionnaires to gonghui_system using (true) with check (true);
grant insert, select, update on disputes.questionnaires to gonghui_app;
grant insert, select, update on disputes.questionnaires to gonghui_system;

-- Schools held at the hearing of a typical case; each is an occasion of the same id. Guests are of its industry and region.
create table disputes.schools (
  id uuid not null,  -- Id of the occasion.
  org_id uuid not null,  -- The union that holds it.
  org_path uuid[] not null,  -- From the root to that union.
  dispute_id uuid not null,  -- The typical case.
  industry text not null,  -- The industry of the respondent: that of every guest.
  region_id uuid not null,  -- The region of the respondent: that of every guest.
  comment text,  -- Comment after the hearing.
  commented_by text,  -- Name of who gave it.
  commented_as text,  -- arbitrator or lawyer.
  commented_at timestamp(3) with time zone,  -- When.
  constraint schools_are_occasions PRIMARY KEY (id),
  constraint schools_are_commented_by_somebody CHECK ((((comment IS NULL) = (commented_by IS NULL)) AND ((comment IS NULL) = (commented_at IS NULL)))),
  constraint schools_are_commented_by_two_kinds CHECK ((commented_as = ANY (ARRAY['arbitrator'::text, 'lawyer'::text]))),
  constraint schools_are_on_their_path CHECK ((org_path[cardinality(org_path)] = org_id)),
);
CREATE INDEX schools_subtrees ON disputes.schools USING gin (org_path);
alter table disputes.schools enable row level security;
create policy schools_in_scope on disputes.schools to gonghui_app using ((org_path && platform.scope_orgs())) with check ((org_path && platform.scope_orgs()));
create policy system_sees_all on disputes.schools to gonghui_system using (true) with check (true);
grant insert, select, update on disputes.schools to gonghui_app;
grant insert, select, update on disputes.schools to gonghui_system;

-- Service stations at which a union takes claims in person. Known to everyone.
create table disputes.stations (
  id uuid not null,  -- Id.
  org_id uuid not null,  -- The union that keeps it and handles what is brought there.
  org_path uuid[] not null,  -- From the root to that union.
  name text not null,  -- Name on the door.
  industry text not null,  -- The industry it serves.
  place text not null,  -- Where it is.
  phone text not null,  -- Its telephone.
  opened_on date not null,  -- First day.
  closed_on date,  -- First day on which it is no more.
  constraint stations_have_one_id PRIMARY KEY (id),
  constraint stations_are_on_their_path CHECK ((org_path[cardinality(org_path)] = org_id)),
  constraint stations_close_after_they_open CHECK (((closed_on IS NULL) OR (closed_on >= opened_on))),
);
CREATE UNIQUE INDEX stations_are_named_once ON disputes.stations USING btree (org_id, name) WHERE (closed_on IS NULL);
CREATE INDEX stations_subtrees ON disputes.stations USING gin (org_path);
alter table disputes.stations enable row level security;
create policy stations_are_known_to_all on disputes.stations for select to gonghui_app using (true);
create policy stations_change_inside_a_scope on disputes.stations for update to gonghui_app using ((org_path && platform.scope_orgs())) with check ((org_path && platform.scope_orgs()));
create policy stations_open_inside_a_scope on disputes.stations for insert to gonghui_app with check ((org_path && platform.scope_orgs()));
create policy system_sees_all on disputes.stations to gonghui_system using (true) with check (true);
grant insert, select, update on disputes.stations to gonghui_app;
grant insert, select, update on disputes.stations to gonghui_system;

-- Typical cases told without names on the public board.
create table disputes.stories (
  id uuid not null,  -- Id.
  org_id uuid not null,  -- The union that publishes it.
  org_path uuid[] not null,  -- From the root to it.
  dispute_id uuid not null,  -- The dispute that it comes from; never shown to the public.
  industry text not null,  -- The industry.
  title text not null,  -- Title.
  text text not null,  -- What happened, without names.
  lesson text not null,  -- What is to be learnt.
  published_by text not null,  -- Name of who published it.
  published_at timestamp(3) with time zone not null,  -- When.
  withdrawn_at timestamp(3) with time zone,  -- When it was taken down.
  constraint stories_have_one_id PRIMARY KEY (id),
  constraint stories_are_on_their_path CHECK ((org_path[cardinality(org_path)] = org_id)),
);
CREATE INDEX stories_newest ON disputes.stories USING btree (id DESC) WHERE (withdrawn_at IS NULL);
CREATE UNIQUE INDEX stories_one_in_sight ON disputes.stories USING btree (dispute_id) WHERE (withdrawn_at IS NULL);
CREATE INDEX stories_subtrees ON disputes.stories USING gin (org_path);
alter table disputes.stories enable row level security;
create policy stories_in_scope on disputes.stories to gonghui_app using ((org_path && platform.scope_orgs())) with check ((org_path && platform.scope_orgs()));
create policy system_sees_all on disputes.stories to gonghui_system using (true) with check (true);
grant insert, select, update on disputes.stories to gonghui_app;
grant insert, select, update on disputes.stories to gonghui_system;

-- Wages owed, month by month.
create table disputes.wages (
  owner_id uuid not null,  -- The worker.
  dispute_id uuid not null,  -- The dispute.
  month date not null,  -- First day of the month.
  owed_fen bigint not null,  -- What is owed for it, in fen.
  constraint wages_once_a_month PRIMARY KEY (owner_id, dispute_id, month),
  constraint wages_belong_to_a_dispute FOREIGN KEY (owner_id, dispute_id) REFERENCES disputes.disputes(owner_id, id),
  constraint wages_are_of_a_month CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint wages_are_owed CHECK ((owed_fen > 0)),
);
alter table disputes.wages enable row level security;
create policy system_sees_all on disputes.wages to gonghui_system using (true) with check (true);
create policy wages_of_a_visible_dispute on disputes.wages to gonghui_app using ((EXISTS ( SELECT
   FROM disputes.disputes d
  WHERE ((d.owner_id = wages.owner_id) AND (d.id = wages.dispute_id)))));
grant delete, insert, select on disputes.wages to gonghui_app;
grant delete, insert, select on disputes.wages to gonghui_system;

create schema files;
-- What was uploaded and by whom. The bytes lie in a folder, named by their SHA-256.
grant usage on schema files to gonghui_app;
grant usage on schema files to gonghui_system;

-- Every stored file. Files with equal bytes share them.
create table files.files (
  owner_id uuid not null,  -- Who uploaded it; nil for the platform.
  id uuid not null,  -- Id of the file.
  org_path uuid[] not null,  -- From the root to the organisation whose officers may open it besides the uploader; empty for none.
  name text not null,  -- Its name, cleaned.
  purpose text not null,  -- What it was uploaded for, which decided its size and kinds.
  type text not null,  -- Media type, told from its bytes.
  bytes bigint not null,  -- Size.
  digest text not null,  -- SHA-256 of the bytes, which is also their place.
  uploaded_at timestamp(3) with time zone not null,  -- When it was stored.
  constraint files_of_an_uploader PRIMARY KEY (owner_id, id),
  constraint files_are_not_empty CHECK ((bytes > 0)),
  constraint files_have_a_short_name CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint files_lie_under_a_digest CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
);
CREATE UNIQUE INDEX files_id ON files.files USING btree (id);
CREATE INDEX files_of_a_digest ON files.files USING btree (digest);
alter table files.files enable row level security;
create policy files_in_scope on files.files to gonghui_app using (platform.in_scope(owner_id, org_path)) with check ((owner_id = platform.scope_person()));
create policy system_sees_all on files.files to gonghui_system using (true) with check (true);
grant insert, select on files.files to gonghui_app;
grant delete, insert, select on files.files to gonghui_system;
grant update (org_path, name) on files.files to gonghui_system;

-- Hides an own upload from every officer; it is the one change of an uploader to her file.
CREATE OR REPLACE FUNCTION files.keep_private(of_file uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  update files.files f set org_path = '{}' where f.id = of_file and f.owner_id = platform.scope_person();
  return found;
end $function$
;
grant execute on function files.keep_private(uuid) to gonghui_app, gonghui_system;

create schema indicators;
-- Facts and the sums of them. Facts are append-only; every sum can be made again from them.
grant usage on schema indicators to gonghui_app;
grant usage on schema indicators to gonghui_system;

-- What became true, one row each. Never updated or deleted; a correction is a further fact with negative quantity on the same day.
create table indicators.facts (
  owner_id uuid not null,  -- The person; where nobody in particular is counted, the organisation.
  id uuid not null,  -- Id of the fact.
  kind text not null,  -- Which indicator it counts for.
  org_path uuid[] not null,  -- From the root to the organisation it happened in, as the tree stood on the day.
  person_id uuid,  -- The person counted, or null.
  day date not null,  -- Day on which it was so.
  quantity integer not null,  -- 人次; negative in a correction.
  amount bigint not null,  -- Fen; negative in a correction.
  subject_id uuid not null,  -- The claim, order or class it comes from.
  recorded_at timestamp(3) with time zone not null,  -- When the platform learned it, so that a number can be told as it was known on a past day.
  constraint facts_of_an_owner PRIMARY KEY (owner_id, id),
  constraint facts_stand_in_the_tree CHECK (((cardinality(org_path) >= 1) AND (cardinality(org_path) <= 7))),
);
CREATE INDEX facts_of_level_1 ON indicators.facts USING btree ((org_path[1]), kind, day DESC, id DESC);
CREATE INDEX facts_of_level_2 ON indicators.facts USING btree ((org_path[2]), kind, day DESC, id DESC) WHERE (org_path[2] IS NOT NULL);
CREATE INDEX facts_of_level_3 ON indicators.facts USING btree ((org_path[3]), kind, day DESC, id DESC) WHERE (org_path[3] IS NOT NULL);
CREATE INDEX facts_of_level_4 ON indicators.facts USING btree ((org_path[4]), kind, day DESC, id DESC) WHERE (org_path[4] IS NOT NULL);
CREATE INDEX facts_of_level_5 ON indicators.facts USING btree ((org_path[5]), kind, day DESC, id DESC) WHERE (org_path[5] IS NOT NULL);
CREATE INDEX facts_of_level_6 ON indicators.facts USING btree ((org_path[6]), kind, day DESC, id DESC) WHERE (org_path[6] IS NOT NULL);
CREATE INDEX facts_of_level_7 ON indicators.facts USING btree ((org_path[7]), kind, day DESC, id DESC) WHERE (org_path[7] IS NOT NULL);
alter table indicators.facts enable row level security;
create policy facts_in_scope on indicators.facts to gonghui_app using (platform.in_scope(owner_id, org_path));
create policy system_sees_all on indicators.facts to gonghui_system using (true);
grant select on indicators.facts to gonghui_app;
grant select on indicators.facts to gonghui_system;

-- Roll-up of 人: how many people have a fact in a month whose last one before was in another. The distinct people of any span of months are those whose previous month lies before it.
create table indicators.month_people (
  org_id uuid not null,  -- The organisation; the previous month is counted under it as well.
  kind text not null,  -- Which indicator.
  month date not null,  -- First day of the month.
  previous_month date not null,  -- First day of the month of the people's fact before; -infinity for their first.
  org_path uuid[] not null,  -- From the root to the organisation, as its facts say.
  people bigint not null,  -- How many people.
  constraint month_people_one_per_cell PRIMARY KEY (org_id, kind, month, previous_month),
);
alter table indicators.month_people enable row level security;
create policy month_people_in_scope on indicators.month_people to gonghui_app using (platform.in_scope(NULL::uuid, org_path));
create policy system_sees_all on indicators.month_people to gonghui_system using (true);
grant select on indicators.month_people to gonghui_app;
grant select on indicators.month_people to gonghui_system;

-- Roll-up of 人次 and amounts by organisation (itself and all below it), kind and month.
create table indicators.month_totals (
  org_id uuid not null,  -- The organisation.
  kind text not null,  -- Which indicator.
  month date not null,  -- First day of the month.
  org_path uuid[] not null,  -- From the root to the organisation, as its facts say.
  parent_id uuid generated always as (org_path[(cardinality(org_path) - 1)]) stored,  -- The organisation above; a column of its own, because row-level security keeps an expression away from its index.
  cases bigint not null,  -- Sum of quantities.
  amount bigint not null,  -- Sum of amounts, fen.
  constraint month_totals_one_per_cell PRIMARY KEY (org_id, kind, month),
);
CREATE INDEX month_totals_of_children ON indicators.month_totals USING btree (parent_id, kind, month);
alter table indicators.month_totals enable row level security;
create policy month_totals_in_scope on indicators.month_totals to gonghui_app using (platform.in_scope(NULL::uuid, org_path));
create policy system_sees_all on indicators.month_totals to gonghui_system using (true);
grant select on indicators.month_totals to gonghui_app;
grant select on indicators.month_totals to gonghui_system;

-- Numbers from before the platform, taken over from reports and never mixed with facts. Never updated or deleted.
create table indicators.openings (
  owner_id uuid not null,  -- The organisation that reported it.
  id uuid not null,  -- Id of the opening.
  kind text not null,  -- Which indicator.
  org_path uuid[] not null,  -- From the root to the organisation.
  cases bigint not null,  -- 人次 as reported.
  amount bigint not null,  -- Fen as reported.
  qualifier text not null,  -- How exact the report is: exact, and-more (余), many (多), nearly (近).
  source text not null,  -- The document it was taken from.
  until_day date not null,  -- Last day it covers.
  recorded_at timestamp(3) with time zone not null,  -- When it was taken over.
  constraint openings_of_an_organisation PRIMARY KEY (owner_id, id),
  constraint openings_one_of_a_kind UNIQUE (owner_id, kind),
  constraint openings_name_their_source CHECK ((length(source) > 0)),
  constraint openings_say_how_exact CHECK ((qualifier = ANY (ARRAY['exact'::text, 'and-more'::text, 'many'::text, 'nearly'::text]))),
);
alter table indicators.openings enable row level security;
create policy openings_in_scope on indicators.openings to gonghui_app using (platform.in_scope(NULL::uuid, org_path)) with check (platform.in_scope(NULL::uuid, org_path));
create policy system_sees_all on indicators.openings to gonghui_system using (true) with check (true);
grant insert, select on indicators.openings to gonghui_app;
grant insert, select on indicators.openings to gonghui_system;

-- Facts that are not yet in the roll-ups; readers add them, a job folds them in.
create table indicators.pending (
  owner_id uuid not null,  -- Owner of the fact.
  id uuid not null,  -- The fact.
  constraint pending_facts PRIMARY KEY (owner_id, id),
);
alter table indicators.pending enable row level security;
create policy pending_is_no_secret on indicators.pending to gonghui_app using (true);
create policy system_sees_all on indicators.pending to gonghui_system using (true);
grant select on indicators.pending to gonghui_app;
grant select on indicators.pending to gonghui_system;

-- Which months a person was counted in and where, as far as the roll-ups know; what month_people is counted from.
create table indicators.presences (
  owner_id uuid not null,  -- The person.
  kind text not null,  -- Which indicator.
  month date not null,  -- First day of the month.
  org_path uuid[] not null,  -- From the root to the organisation of the facts.
  quantity bigint not null,  -- Sum of quantities; the person is present while it is above zero.
  constraint presences_of_a_person PRIMARY KEY (owner_id, kind, month, org_path),
);
alter table indicators.presences enable row level security;
create policy presences_in_scope on indicators.presences to gonghui_app using (platform.in_scope(owner_id, org_path));
create policy system_sees_all on indicators.presences to gonghui_system using (true);
grant select on indicators.presences to gonghui_app;
grant select on indicators.presences to gonghui_system;

-- Adds facts to the presences of their people, and to month_people what that changed.
CREATE OR REPLACE FUNCTION indicators.add_people(owners uuid[], ids uuid[])
 RETURNS void
 LANGUAGE sql
BEGIN ATOMIC
 INSERT INTO indicators.presences AS p (owner_id, kind, month, org_path, quantity)  SELECT f.person_id,
             f.kind,
             (date_trunc('month'::text, (f.day)::timestamp without time zone))::date AS date_trunc,
             f.org_path,
             sum(f.quantity) AS sum
            FROM (UNNEST(add_people.owners, add_people.ids) taken(owner_id, id)
              JOIN indicators.facts f ON (((f.owner_id = taken.owner_id) AND (f.id = taken.id))))
           WHERE (f.person_id IS NOT NULL)
           GROUP BY f.person_id, f.kind, ((date_trunc('month'::text, (f.day)::timestamp without time zone))::date), f.org_path ON CONFLICT(owner_id, kind, month, org_path) DO UPDATE SET quantity = (p.quantity + excluded.quantity);
 WITH added AS (
          SELECT f.person_id AS owner_id,
             f.kind,
             (date_trunc('month'::text, (f.day)::timestamp without time zone))::date AS month,
             f.org_path,
             sum(f.quantity) AS quantity
            FROM (UNNEST(add_people.owners, add_people.ids) taken(owner_id, id)
              JOIN indicators.facts f ON (((f.owner_id = taken.owner_id) AND (f.id = taken.id))))
           WHERE (f.person_id IS NOT NULL)
           GROUP BY f.person_id, f.kind, ((date_trunc('month'::text, (f.day)::timestamp without time zone))::date), f.org_path
         ), standing AS (
          SELECT either.owner_id,
             either.kind,
             either.month,
             either.org_path,
             sum(either.quantity) AS quantity,
             sum(either.added) AS added
            FROM ( SELECT p.owner_id,
                     p.kind,
                     p.month,
                     p.org_path,
                     p.quantity,
                     0 AS added
                    FROM (( SELECT DISTINCT added.owner_id,
                             added.kind
                            FROM added) person
                      JOIN indicators.presences p ON (((p.owner_id = person.owner_id) AND (p.kind = person.kind))))
                 UNION ALL
                  SELECT added.owner_id,
                     added.kind,
                     added.month,
                     added.org_path,
                     0,
                     added.quantity
                    FROM added) either
           GROUP BY either.owner_id, either.kind, either.month, either.org_path
         ), months AS (
          SELECT o.org_id,
             s.kind,
             s.owner_id,
             s.month,
             max(s.org_path[1:o.level]) AS path,
             bool_or(((s.quantity - s.added) > (0)::numeric)) AS was_present,
             bool_or((s.quantity > (0)::numeric)) AS is_present
            FROM (standing s
              CROSS JOIN LATERAL unnest(s.org_path) WITH ORDINALITY o(org_id, level))
           GROUP BY o.org_id, s.kind, s.owner_id, s.month
         ), chained AS (
          SELECT months.org_id,
             months.kind,
             months.month,
             months.path,
             lag(months.month, 1, '-infinity'::date) OVER (PARTITION BY months.org_id, months.kind, months.owner_id ORDER BY months.month) AS previous_month,
             '-1'::integer AS people
            FROM months
           WHERE months.was_present
         UNION ALL
          SELECT months.org_id,
             months.kind,
             months.month,
             months.path,
             lag(months.month, 1, '-infinity'::date) OVER (PARTITION BY months.org_id, months.kind, months.owner_id ORDER BY months.month) AS lag,
             1
            FROM months
           WHERE months.is_present
         )
  INSERT INTO indicators.month_people AS m (org_id, kind, month, previous_month, org_path, people)  SELECT chained.org_id,
             chained.kind,
             chained.month,
             chained.previous_month,
             max(chained.path) AS max,
             sum(chained.people) AS sum
            FROM chained
           GROUP BY chained.org_id, chained.kind, chained.month, chained.previous_month
          HAVING (sum(chained.people) <> 0) ON CONFLICT(org_id, kind, month, previous_month) DO UPDATE SET people = (m.people + excluded.people), org_path = excluded.org_path;
END;

-- Adds facts to the totals of every organisation on their paths.
CREATE OR REPLACE FUNCTION indicators.add_totals(owners uuid[], ids uuid[])
 RETURNS void
 LANGUAGE sql
BEGIN ATOMIC
 INSERT INTO indicators.month_totals AS t (org_id, kind, month, org_path, cases, amount)  SELECT o.org_id,
             f.kind,
             (date_trunc('month'::text, (f.day)::timestamp without time zone))::date AS date_trunc,
             max(f.org_path[1:o.level]) AS max,
             sum(f.quantity) AS sum,
             sum(f.amount) AS sum
            FROM ((UNNEST(add_totals.owners, add_totals.ids) taken(owner_id, id)
              JOIN indicators.facts f ON (((f.owner_id = taken.owner_id) AND (f.id = taken.id))))
              CROSS JOIN LATERAL unnest(f.org_path) WITH ORDINALITY o(org_id, level))
           GROUP BY o.org_id, f.kind, ((date_trunc('month'::text, (f.day)::timestamp without time zone))::date) ON CONFLICT(org_id, kind, month) DO UPDATE SET cases = (t.cases + excluded.cases), amount = (t.amount + excluded.amount), org_path = excluded.org_path;
END;

-- Writes facts and leaves them for the roll-ups; the only writer of facts.
CREATE OR REPLACE FUNCTION indicators.record(fact_ids uuid[], kinds text[], paths text[], persons uuid[], days date[], quantities integer[], amounts bigint[], subjects uuid[], at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
BEGIN ATOMIC
 WITH written AS (
          INSERT INTO indicators.facts (owner_id, id, kind, org_path, person_id, day, quantity, amount, subject_id, recorded_at)  SELECT COALESCE(f.person_id, ((f.path)::uuid[])[cardinality((f.path)::uuid[])]) AS "coalesce",
                     f.id,
                     f.kind,
                     (f.path)::uuid[] AS path,
                     f.person_id,
                     f.day,
                     f.quantity,
                     f.amount,
                     f.subject_id,
                     record.at AS at
                    FROM UNNEST(record.fact_ids, record.kinds, record.paths, record.persons, record.days, record.quantities, record.amounts, record.subjects) f(id, kind, path, person_id, day, quantity, amount, subject_id)
           RETURNING facts.owner_id,
             facts.id
         )
  INSERT INTO indicators.pending (owner_id, id)  SELECT written.owner_id,
             written.id
            FROM written;
END
;
grant execute on function indicators.record(uuid[],text[],text[],uuid[],date[],integer[],bigint[],uuid[],timestamp with time zone) to gonghui_app, gonghui_system;

-- Folds up to so many pending facts into the roll-ups, one caller at a time, so that no writer ever waits for a sum. Tells how many.
CREATE OR REPLACE FUNCTION indicators.roll_up(most integer)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  owners uuid[];
  ids uuid[];
begin
  perform pg_advisory_xact_lock(hashtext('indicators.roll_up'));
  with taken as (
    delete from indicators.pending p where p.ctid = any(array(select ctid from indicators.pending limit most)) returning p.owner_id, p.id
  )
  select array_agg(owner_id), array_agg(id) into owners, ids from taken;
  perform indicators.add_totals(owners, ids);
  perform indicators.add_people(owners, ids);
  return coalesce(cardinality(ids), 0);
end $function$
;
grant execute on function indicators.roll_up(integer) to gonghui_system;

-- Forgets the roll-ups and makes every fact pending again; numbers stay right meanwhile, only slower.
CREATE OR REPLACE FUNCTION indicators.unroll()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  perform pg_advisory_xact_lock(hashtext('indicators.roll_up'));
  delete from indicators.month_totals;
  delete from indicators.month_people;
  delete from indicators.presences;
  insert into indicators.pending (owner_id, id) select owner_id, id from indicators.facts on conflict do nothing;
end $function$
;
grant execute on function indicators.unroll() to gonghui_system;

create schema instruments;
-- Signed documents: a frozen text, who is to sign it, who has, and from when to when it is in force. Names no service.
grant usage on schema instruments to gonghui_app;
grant usage on schema instruments to gonghui_system;

-- To whom a document goes who does not sign it: an industry, a firm outside the tree, or an organisation. Never changed.
create table instruments.addressees (
  owner_id uuid not null,  -- The organisation that drew the document up.
  document_id uuid not null,  -- The document.
  number smallint not null,  -- Counts from 1 in the order of the text.
  kind text not null,  -- industry, firm or org.
  org_id uuid,  -- The organisation, where it is one of the tree.
  org_path uuid[] not null,  -- From the root to the organisation; empty otherwise.
  name text not null,  -- As the text says it.
  reply_by date,  -- By when an answer is asked for; null where none is.
  constraint addressees_of_a_document PRIMARY KEY (owner_id, document_id, number),
  constraint addressees_belong_to_a_document FOREIGN KEY (owner_id, document_id) REFERENCES instruments.documents(owner_id, id),
  constraint addressees_are_of_a_kind CHECK ((kind = ANY (ARRAY['industry'::text, 'firm'::text, 'org'::text]))),
  constraint addressees_of_the_tree_are_organisations CHECK (((kind = 'org'::text) = (org_id IS NOT NULL))),
);
CREATE INDEX addressees_to_reply ON instruments.addressees USING btree (reply_by) WHERE (reply_by IS NOT NULL);
alter table instruments.addressees enable row level security;
create policy addressees_of_a_visible_document on instruments.addressees to gonghui_app using ((EXISTS ( SELECT
   FROM instruments.documents d
  WHERE ((d.owner_id = addressees.owner_id) AND (d.id = addressees.document_id)))));
create policy system_sees_all on instruments.addressees to gonghui_system using (true) with check (true);
grant insert, select on instruments.addressees to gonghui_app;
grant insert, select on instruments.addressees to gonghui_system;
grant update (org_path) on instruments.addressees to gonghui_system;

-- Documents to be signed and signed ones. Their texts stand in instruments.texts and never change.
create table instruments.documents (
  owner_id uuid not null,  -- The organisation that drew it up.
  id uuid not null,  -- Id of the document.
  org_path uuid[] not null,  -- From the root to that organisation.
  party_paths uuid[] not null,  -- Every organisation on the path of a party: their officers read it.
  party_persons uuid[] not null,  -- Persons who are parties themselves.
  kind text not null,  -- Kind of its wording.
  template_version integer not null,  -- Version of the wording.
  number text not null,  -- Its number.
  title text not null,  -- Its title.
  version integer not null,  -- Version of the text that is to be signed or was.
  state text not null,  -- signing, signed by every side, or revoked.
  code text not null,  -- Code by which anyone who holds the paper can check it.
  in_force_from date not null,  -- First day in force, once signed.
  in_force_until date,  -- Last day in force; null for no end.
  renews uuid,  -- The document that this one follows.
  drafted_by text not null,  -- Name of who drew it up.
  drafted_at timestamp(3) with time zone not null,  -- When.
  completed_at timestamp(3) with time zone,  -- When the last side signed.
  revoked_at timestamp(3) with time zone,  -- When it was revoked.
  revoked_by text,  -- Name of who revoked it.
  revoked_because text,  -- Why.
  addressee_paths uuid[] not null default '{}'::uuid[],  -- Every organisation on the path of an addressee, once it was sent: their officers read it.
  constraint documents_of_an_organisation PRIMARY KEY (owner_id, id),
  constraint documents_are_found_by_one_code UNIQUE (code),
  constraint documents_are_numbered_once UNIQUE (number),
  constraint documents_use_a_published_wording FOREIGN KEY (kind, template_version) REFERENCES instruments.templates(kind, version),
  constraint documents_are_complete_when_signed CHECK (((state <> 'signed'::text) OR (completed_at IS NOT NULL))),
  constraint documents_are_in_a_known_state CHECK ((state = ANY (ARRAY['signing'::text, 'signed'::text, 'revoked'::text]))),
  constraint documents_are_revoked_for_a_reason CHECK (((state = 'revoked'::text) = (revoked_because IS NOT NULL))),
  constraint documents_end_after_they_begin CHECK (((in_force_until IS NULL) OR (in_force_until >= in_force_from))),
);
CREATE INDEX documents_at_the_root ON instruments.documents USING btree ((org_path[1]), id DESC);
CREATE INDEX documents_below_level_1 ON instruments.documents USING btree ((org_path[2]), id DESC);
CREATE INDEX documents_below_level_2 ON instruments.documents USING btree ((org_path[3]), id DESC);
CREATE INDEX documents_below_level_3 ON instruments.documents USING btree ((org_path[4]), id DESC);
CREATE INDEX documents_below_level_4 ON instruments.documents USING btree ((org_path[5]), id DESC);
CREATE INDEX documents_below_level_5 ON instruments.documents USING btree ((org_path[6]), id DESC);
CREATE INDEX documents_below_level_6 ON instruments.documents USING btree ((org_path[7]), id DESC);
CREATE UNIQUE INDEX documents_id ON instruments.documents USING btree (id);
CREATE INDEX documents_of_a_person ON instruments.documents USING gin (party_persons);
CREATE UNIQUE INDEX documents_renewed_once ON instruments.documents USING btree (renews) WHERE ((renews IS NOT NULL) AND (state <> 'revoked'::text));
alter table instruments.documents enable row level security;
create policy documents_in_scope_of_a_party_or_addressee on instruments.documents to gonghui_app using ((platform.in_scope(owner_id, org_path) OR (party_paths && platform.scope_orgs()) OR (platform.scope_person() = ANY (party_persons)) OR (addressee_paths && platform.scope_orgs())));
create policy system_sees_all on instruments.documents to gonghui_system using (true) with check (true);
grant insert, select on instruments.documents to gonghui_app;
grant insert, select on instruments.documents to gonghui_system;
grant update (version, state, in_force_from, in_force_until, completed_at, revoked_at, revoked_by, revoked_because, addressee_paths) on instruments.documents to gonghui_app;
grant update (org_path, party_paths, version, state, in_force_from, in_force_until, completed_at, revoked_at, revoked_by, revoked_because, addressee_paths) on instruments.documents to gonghui_system;

-- The last number drawn of each series and year. A number is drawn in the transaction of its document, so that none is missing.
create table instruments.numbers (
  series text not null,  -- What stands before the number.
  year integer not null,  -- The year.
  last integer not null,  -- The last number drawn.
  constraint numbers_one_run_a_year PRIMARY KEY (series, year),
);

-- Who is to sign: an organisation by an officer of its own, or a person herself.
create table instruments.parties (
  owner_id uuid not null,  -- The organisation that drew the document up.
  document_id uuid not null,  -- The document.
  side text not null,  -- Side of the wording: its key.
  org_path uuid[] not null,  -- From the root to the organisation; empty for a person.
  party_id uuid not null,  -- The organisation or person.
  holder text not null,  -- org or person.
  name text not null,  -- Name as the text says it.
  constraint parties_one_a_side PRIMARY KEY (owner_id, document_id, side),
  constraint parties_belong_to_a_document FOREIGN KEY (owner_id, document_id) REFERENCES instruments.documents(owner_id, id),
  constraint parties_are_organisations_or_persons CHECK ((holder = ANY (ARRAY['org'::text, 'person'::text]))),
);
alter table instruments.parties enable row level security;
create policy parties_of_a_visible_document on instruments.parties to gonghui_app using ((EXISTS ( SELECT
   FROM instruments.documents d
  WHERE ((d.owner_id = parties.owner_id) AND (d.id = parties.document_id)))));
create policy system_sees_all on instruments.parties to gonghui_system using (true) with check (true);
grant insert, select on instruments.parties to gonghui_app;
grant insert, select on instruments.parties to gonghui_system;
grant update (org_path) on instruments.parties to gonghui_system;

-- What became of a document at each addressee, step by step: sent, urged, replied, found met or not. Never changed.
create table instruments.replies (
  owner_id uuid not null,  -- The organisation that drew the document up.
  document_id uuid not null,  -- The document.
  addressee smallint not null,  -- Number of the addressee.
  seq integer not null,  -- Counts from 1.
  step text not null,  -- sent, urged, replied, met or not-met.
  on_day date not null,  -- On which day.
  text text not null,  -- How it was sent, what was answered, what the check found.
  file_id uuid,  -- The answer itself, or a proof.
  reply_by date,  -- By when an answer is asked for from then on; null leaves the day as it was.
  recorded_by text not null,  -- Name of who entered it.
  recorded_at timestamp(3) with time zone not null,  -- When.
  constraint replies_of_an_addressee PRIMARY KEY (owner_id, document_id, addressee, seq),
  constraint replies_belong_to_an_addressee FOREIGN KEY (owner_id, document_id, addressee) REFERENCES instruments.addressees(owner_id, document_id, number),
  constraint replies_are_steps CHECK ((step = ANY (ARRAY['sent'::text, 'urged'::text, 'replied'::text, 'met'::text, 'not-met'::text]))),
);
alter table instruments.replies enable row level security;
create policy replies_of_a_visible_document on instruments.replies to gonghui_app using ((EXISTS ( SELECT
   FROM instruments.documents d
  WHERE ((d.owner_id = replies.owner_id) AND (d.id = replies.document_id)))));
create policy system_sees_all on instruments.replies to gonghui_system using (true) with check (true);
grant insert, select on instruments.replies to gonghui_app;
grant insert, select on instruments.replies to gonghui_system;

-- Who signed which version for which side, how and when. Never updated or deleted.
create table instruments.signatures (
  owner_id uuid not null,  -- The organisation that drew the document up.
  document_id uuid not null,  -- The document.
  version integer not null,  -- The version that was signed.
  side text not null,  -- The side it binds.
  digest text not null,  -- Digest of the text that the signer had before her.
  signer_id uuid not null,  -- Who signed.
  signer_name text not null,  -- Her name then.
  capacity text not null,  -- As what: the name of her role, or herself.
  means text not null,  -- picture of a signature, or confirmed by password.
  file_id uuid,  -- The picture.
  signed_at timestamp(3) with time zone not null,  -- When.
  constraint signatures_one_a_side PRIMARY KEY (owner_id, document_id, version, side),
  constraint signatures_are_of_a_party FOREIGN KEY (owner_id, document_id, side) REFERENCES instruments.parties(owner_id, document_id, side),
  constraint signatures_are_under_a_text FOREIGN KEY (owner_id, document_id, version) REFERENCES instruments.texts(owner_id, document_id, version),
  constraint signatures_are_drawn_or_confirmed CHECK (((means = ANY (ARRAY['picture'::text, 'password'::text])) AND ((means = 'picture'::text) = (file_id IS NOT NULL)))),
);
alter table instruments.signatures enable row level security;
create policy signatures_of_a_visible_document on instruments.signatures to gonghui_app using ((EXISTS ( SELECT
   FROM instruments.documents d
  WHERE ((d.owner_id = signatures.owner_id) AND (d.id = signatures.document_id)))));
create policy system_sees_all on instruments.signatures to gonghui_system using (true) with check (true);
grant insert, select on instruments.signatures to gonghui_app;
grant insert, select on instruments.signatures to gonghui_system;

-- Wordings with places to fill in, in versions that never change: no role may update or delete.
create table instruments.templates (
  kind text not null,  -- What kind of document, as one word of a service.
  version integer not null,  -- Number of the version.
  document jsonb not null,  -- Title, sides, fields and articles, as published.
  published_at timestamp(3) with time zone not null,  -- When it was published.
  constraint templates_one_of_each_version PRIMARY KEY (kind, version),
  constraint templates_count_from_one CHECK ((version >= 1)),
);
grant insert, select on instruments.templates to gonghui_app;
grant insert, select on instruments.templates to gonghui_system;

-- The text of each version, frozen: no role may update or delete. Another wording is another version, to be signed anew.
create table instruments.texts (
  owner_id uuid not null,  -- The organisation that drew it up.
  document_id uuid not null,  -- The document.
  version integer not null,  -- Version, from 1.
  fields jsonb not null,  -- What was filled in.
  text text not null,  -- The whole text, one article a line.
  digest text not null,  -- SHA-256 of the text; a signature names it.
  frozen_by text not null,  -- Name of who wrote it.
  frozen_at timestamp(3) with time zone not null,  -- When.
  constraint texts_one_a_version PRIMARY KEY (owner_id, document_id, version),
  constraint texts_belong_to_a_document FOREIGN KEY (owner_id, document_id) REFERENCES instruments.documents(owner_id, id),
  constraint texts_are_what_their_digest_says CHECK ((digest = encode(sha256(convert_to(text, 'UTF8'::name)), 'hex'::text))),
);
alter table instruments.texts enable row level security;
create policy system_sees_all on instruments.texts to gonghui_system using (true) with check (true);
create policy texts_of_a_visible_document on instruments.texts to gonghui_app using ((EXISTS ( SELECT
   FROM instruments.documents d
  WHERE ((d.owner_id = texts.owner_id) AND (d.id = texts.document_id)))));
grant insert, select on instruments.texts to gonghui_app;
grant insert, select on instruments.texts to gonghui_system;

-- What a holder of the paper may learn by its code: number, state, digest and which organisations signed; no person's name and no text.
CREATE OR REPLACE FUNCTION instruments.by_code(wanted text)
 RETURNS TABLE(number text, title text, state text, digest text, in_force_from date, in_force_until date, completed_at timestamp with time zone, revoked_at timestamp with time zone, side text, party text, signed_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
BEGIN ATOMIC
 SELECT d.number,
     d.title,
     d.state,
     t.digest,
     d.in_force_from,
     d.in_force_until,
     d.completed_at,
     d.revoked_at,
     p.side,
     p.name,
     s.signed_at
    FROM (((instruments.documents d
      JOIN instruments.texts t ON (((t.owner_id = d.owner_id) AND (t.document_id = d.id) AND (t.version = d.version))))
      JOIN instruments.parties p ON ((((p.owner_id = d.owner_id) AND (p.document_id = d.id)) AND (p.holder = 'org'::text))))
      LEFT JOIN instruments.signatures s ON (((s.owner_id = p.owner_id) AND (s.document_id = p.document_id) AND (s.version = d.version) AND (s.side = p.side))))
   WHERE (d.code = by_code.wanted)
   ORDER BY p.side;
END
;
grant execute on function instruments.by_code(text) to gonghui_app, gonghui_system;

-- The next number of a series; numbers of one series are drawn one transaction after another and leave no gap.
CREATE OR REPLACE FUNCTION instruments.draw_number(of_series text, of_year integer)
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
BEGIN ATOMIC
 INSERT INTO instruments.numbers AS n (series, year, last)
   VALUES (draw_number.of_series, draw_number.of_year, 1) ON CONFLICT(series, year) DO UPDATE SET last = (n.last + 1)
   RETURNING n.last;
END
;
grant execute on function instruments.draw_number(text,integer) to gonghui_app, gonghui_system;

create schema jobs;
-- Long jobs as people see them. The queue itself is graphile_worker, made by its own migrations at start-up.
grant usage on schema jobs to gonghui_app;
grant usage on schema jobs to gonghui_system;

-- Every long job: who started it, how far it is, how it ended. Not deleted.
create table jobs.jobs (
  owner_id uuid not null,  -- Who started it; nil for the platform and its command line.
  id uuid not null,  -- Id of the job.
  kind text not null,  -- Which code runs.
  title text not null,  -- What its starter reads.
  state text not null default 'waiting'::text,  -- waiting (also for its next try), running, done, or failed for good.
  done bigint not null default 0,  -- How many are done.
  total bigint,  -- Of how many, where known.
  unit text not null,  -- What is counted.
  payload jsonb not null,  -- What the code was asked to do.
  queue text,  -- Jobs of one queue run one at a time; null runs beside all others.
  faults smallint not null default 0,  -- How often our own code failed at it; crashes of the process do not count.
  runner text,  -- Command that runs it outside the queue, by the name of the lock that shows it alive.
  started_by text not null,  -- Name of the starter, under which its deeds are audited.
  queued_at timestamp(3) with time zone not null,  -- When it was asked for.
  started_at timestamp(3) with time zone,  -- When it first ran.
  ended_at timestamp(3) with time zone,  -- When it ended.
  problem text,  -- Why it failed and what to do, in Chinese.
  crashes smallint not null default 0,  -- How often in a row its process died before the job got further than at the last death; too many end it.
  crashed_at_done bigint,  -- How far it was at most when its process died.
  constraint jobs_of_a_person PRIMARY KEY (owner_id, id),
  constraint jobs_count_upwards CHECK (((done >= 0) AND (total >= 0))),
  constraint jobs_crash_no_less_than_never CHECK ((crashes >= 0)),
  constraint jobs_stand_somewhere CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text]))),
  constraint jobs_that_ended_have_a_time CHECK (((state = ANY (ARRAY['done'::text, 'failed'::text])) = (ended_at IS NOT NULL))),
  constraint jobs_that_failed_say_why CHECK (((state = 'failed'::text) = (problem IS NOT NULL))),
);
CREATE UNIQUE INDEX jobs_id ON jobs.jobs USING btree (id);
CREATE INDEX jobs_of_commands ON jobs.jobs USING btree (runner) WHERE ((state = 'running'::text) AND (runner IS NOT NULL));
alter table jobs.jobs enable row level security;
create policy jobs_are_the_starters_own on jobs.jobs to gonghui_app using ((owner_id = platform.scope_person())) with check ((owner_id = platform.scope_person()));
create policy system_sees_all on jobs.jobs to gonghui_system using (true) with check (true);
grant insert, select on jobs.jobs to gonghui_app;
grant insert, select, update on jobs.jobs to gonghui_system;

-- Puts a job into the queue inside the caller's transaction; recurring work has no id and is queued under its name. Tries are counted in jobs.jobs, because every crash costs the queue one.
CREATE OR REPLACE FUNCTION jobs.enqueue(task text, job_id uuid, queue text, wait interval)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  perform graphile_worker.add_job(
    identifier => task, payload => json_build_object('jobId', job_id), queue_name => queue, run_at => now() + wait,
    max_attempts => 1000, job_key => coalesce(job_id::text, task));
end $function$
;
grant execute on function jobs.enqueue(text,uuid,text,interval) to gonghui_app, gonghui_system;

-- Whether some connection holds the lock of a worker or command.
CREATE OR REPLACE FUNCTION jobs.is_alive(worker text)
 RETURNS boolean
 LANGUAGE sql
RETURN (NOT pg_try_advisory_xact_lock(jobs.lock_of(worker)));

-- Key of the advisory lock that a living worker pool holds.
CREATE OR REPLACE FUNCTION jobs.lock_of(worker text)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN hashtextextended(('jobs.worker:'::text || worker), (0)::bigint);

-- Gives the jobs of workers that died back to the queue, which would otherwise keep them for four hours, and forgets those that another has taken the place of; returns how many workers had died.
CREATE OR REPLACE FUNCTION jobs.release_abandoned()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  dead text[];
begin
  select array_agg(worker) into dead from (
    select distinct locked_by as worker from graphile_worker._private_jobs
    where locked_at < now() - interval '3 seconds'
    union
    select distinct locked_by from graphile_worker._private_job_queues
    where locked_at < now() - interval '3 seconds'
  ) holders
  where not jobs.is_alive(worker);
  if dead is not null then perform graphile_worker.force_unlock_workers(dead); end if;
  delete from graphile_worker._private_jobs
  where locked_at is null and attempts >= max_attempts and (key is null or payload ->> 'jobId' is null);
  return coalesce(cardinality(dead), 0);
end $function$
;
grant execute on function jobs.release_abandoned() to gonghui_system;

create schema ledger;
-- Double entry. Neither role may write here but through the functions below, and nothing booked is ever changed or removed.
grant usage on schema ledger to gonghui_app;
grant usage on schema ledger to gonghui_system;

create sequence ledger.tallies_id_seq;

-- Where money stands. A person's balance is kept and checked; an institution's is a checkpoint, to which its tallies are added, so that no row is hot.
create table ledger.accounts (
  owner_id uuid not null,  -- The person; for an institution's account its organisation.
  id uuid not null,  -- Id of the account.
  kind text not null,  -- What it is for; an owner has one of a kind.
  unit text not null default 'fen'::text,  -- What is counted: fen, or hundredths of a point.
  holder text not null,  -- person or institution.
  org_path uuid[] not null,  -- From the root to the organisation under which officers see it.
  balance bigint not null default 0,  -- Balance of a person's account; checkpoint of an institution's.
  held bigint not null default 0,  -- Sum of its open holds.
  floor bigint,  -- Balance less held never falls below; null for no floor.
  opened_at timestamp(3) with time zone not null,  -- When it was opened.
  lotted boolean not null default false,  -- Whether its balance is made of lots, each with its source and its last day.
  constraint accounts_of_an_owner PRIMARY KEY (owner_id, id),
  constraint accounts_one_of_a_kind UNIQUE (owner_id, kind),
  constraint accounts_count_known_units CHECK ((unit = ANY (ARRAY['fen'::text, 'points'::text]))),
  constraint accounts_hold_only_for_persons CHECK (((held >= 0) AND ((holder = 'person'::text) OR ((held = 0) AND (floor IS NULL))))),
  constraint accounts_never_below_their_floor CHECK (((holder = 'institution'::text) OR (floor IS NULL) OR ((balance - held) >= floor))),
  constraint accounts_of_persons_or_institutions CHECK ((holder = ANY (ARRAY['person'::text, 'institution'::text]))),
  constraint accounts_with_lots_are_persons CHECK (((NOT lotted) OR ((holder = 'person'::text) AND (NOT (floor IS DISTINCT FROM 0))))),
);
CREATE UNIQUE INDEX accounts_id ON ledger.accounts USING btree (id);
alter table ledger.accounts enable row level security;
create policy accounts_in_scope on ledger.accounts to gonghui_app using (platform.in_scope(owner_id, org_path));
create policy system_sees_all on ledger.accounts to gonghui_system using (true);
grant select on ledger.accounts to gonghui_app;
grant select on ledger.accounts to gonghui_system;

-- Lines of transfers; those of one transfer sum to zero. Never updated or deleted. In the order of a statement.
create table ledger.entries (
  owner_id uuid not null,  -- Owner of the account.
  account_id uuid not null,  -- The account.
  occurred_on date not null,  -- Day of the transfer.
  transfer_id uuid not null,  -- The transfer.
  line smallint not null,  -- Line in the transfer, from 1.
  amount bigint not null,  -- Into the account when positive, out of it when negative, in the account's unit.
  constraint entries_of_an_account PRIMARY KEY (owner_id, account_id, occurred_on, transfer_id, line),
  constraint entries_move_something CHECK ((amount <> 0)),
);
CREATE INDEX entries_of_a_transfer ON ledger.entries USING btree (transfer_id);
alter table ledger.entries enable row level security;
create policy entries_of_accounts_in_scope on ledger.entries to gonghui_app using ((EXISTS ( SELECT
   FROM ledger.accounts a
  WHERE ((a.owner_id = entries.owner_id) AND (a.id = entries.account_id)))));
create policy system_sees_all on ledger.entries to gonghui_system using (true);
grant select on ledger.entries to gonghui_app;
grant select on ledger.entries to gonghui_system;

-- What one fund gave to many at once: where it came from, what it is for, until when it may be spent and who gets what is left.
create table ledger.grants (
  owner_id uuid not null,  -- Owner of the account that gives.
  id uuid not null,  -- Id given by the caller; the subject of the transfers that carry it out.
  account_id uuid not null,  -- The institution's account that gives.
  purpose_id uuid,  -- What it may be spent on, as an id of a service; null for anything.
  expires_on date,  -- Last day on which it may be spent; null for no end.
  unspent_account_id uuid not null,  -- The institution's account that gets what is unspent after the last day.
  memo text not null,  -- What a person reads about where it came from.
  granted_at timestamp(3) with time zone not null,  -- When it was opened.
  swept_at timestamp(3) with time zone,  -- When the unspent was taken back; null again when something came back after that.
  constraint grants_of_a_fund PRIMARY KEY (owner_id, id),
);
CREATE UNIQUE INDEX grants_id ON ledger.grants USING btree (id);
CREATE INDEX grants_to_sweep ON ledger.grants USING btree (expires_on) WHERE (swept_at IS NULL);
alter table ledger.grants enable row level security;
create policy grants_of_accounts_in_scope on ledger.grants to gonghui_app using (((EXISTS ( SELECT
   FROM ledger.accounts a
  WHERE ((a.owner_id = grants.owner_id) AND (a.id = grants.account_id)))) OR (EXISTS ( SELECT
   FROM ledger.lots l
  WHERE ((l.owner_id = platform.scope_person()) AND (l.grant_id = grants.id))))));
create policy system_sees_all on ledger.grants to gonghui_system using (true);
grant select on ledger.grants to gonghui_app;
grant select on ledger.grants to gonghui_system;

-- Which lots a hold keeps back. Never updated or deleted.
create table ledger.hold_lots (
  owner_id uuid not null,  -- The person.
  hold_id uuid not null,  -- The hold.
  grant_id uuid not null,  -- The lot, by its grant.
  amount bigint not null,  -- What is kept back of it.
  constraint hold_lots_of_a_person PRIMARY KEY (owner_id, hold_id, grant_id),
  constraint hold_lots_keep_something CHECK ((amount > 0)),
);
alter table ledger.hold_lots enable row level security;
create policy hold_lots_of_holds_in_scope on ledger.hold_lots to gonghui_app using ((EXISTS ( SELECT
   FROM ledger.holds h
  WHERE ((h.owner_id = hold_lots.owner_id) AND (h.id = hold_lots.hold_id)))));
create policy system_sees_all on ledger.hold_lots to gonghui_system using (true);
grant select on ledger.hold_lots to gonghui_app;
grant select on ledger.hold_lots to gonghui_system;

-- Parts of persons' balances that are promised; each ends once, settled or released.
create table ledger.holds (
  owner_id uuid not null,  -- Owner of the account.
  id uuid not null,  -- Id given by the caller: the same id again is the same hold.
  account_id uuid not null,  -- The account.
  amount bigint not null,  -- What is kept back.
  subject_id uuid not null,  -- What it is for.
  memo text not null,  -- What a person reads about it.
  held_at timestamp(3) with time zone not null,  -- When it began.
  ended_at timestamp(3) with time zone,  -- When it was settled or released; null while it holds.
  settled_by uuid,  -- The transfer that took the money; null when released.
  constraint holds_of_an_owner PRIMARY KEY (owner_id, id),
  constraint holds_are_on_an_account FOREIGN KEY (owner_id, account_id) REFERENCES ledger.accounts(owner_id, id),
  constraint holds_are_settled_when_ended CHECK (((settled_by IS NULL) OR (ended_at IS NOT NULL))),
  constraint holds_keep_something CHECK ((amount > 0)),
);
CREATE UNIQUE INDEX holds_id ON ledger.holds USING btree (id);
CREATE INDEX holds_open ON ledger.holds USING btree (account_id) WHERE (ended_at IS NULL);
alter table ledger.holds enable row level security;
create policy holds_of_accounts_in_scope on ledger.holds to gonghui_app using ((EXISTS ( SELECT
   FROM ledger.accounts a
  WHERE ((a.owner_id = holds.owner_id) AND (a.id = holds.account_id)))));
create policy system_sees_all on ledger.holds to gonghui_system using (true);
grant select on ledger.holds to gonghui_app;
grant select on ledger.holds to gonghui_system;

-- From which lots a transfer took and to which it gave back; what a grant brings stands in the lot itself. Never updated or deleted.
create table ledger.lot_moves (
  owner_id uuid not null,  -- The person.
  transfer_id uuid not null,  -- The transfer.
  grant_id uuid not null,  -- The lot, by its grant.
  amount bigint not null,  -- Back into the lot when positive, out of it when negative.
  constraint lot_moves_of_a_person PRIMARY KEY (owner_id, transfer_id, grant_id),
  constraint lot_moves_move_something CHECK ((amount <> 0)),
);
alter table ledger.lot_moves enable row level security;
create policy lot_moves_of_lots_in_scope on ledger.lot_moves to gonghui_app using (((owner_id = platform.scope_person()) OR (EXISTS ( SELECT
   FROM ledger.lots l
  WHERE ((l.owner_id = lot_moves.owner_id) AND (l.grant_id = lot_moves.grant_id))))));
create policy system_sees_all on ledger.lot_moves to gonghui_system using (true);
grant select on ledger.lot_moves to gonghui_app;
grant select on ledger.lot_moves to gonghui_system;

-- What is left to a person of a grant. The lots of an account sum to its balance.
create table ledger.lots (
  owner_id uuid not null,  -- The person.
  grant_id uuid not null,  -- The grant it came from.
  account_id uuid not null,  -- The account it is in.
  transfer_id uuid not null,  -- The transfer that brought it.
  granted bigint not null,  -- What it was at first.
  remaining bigint not null,  -- What is left.
  held bigint not null default 0,  -- What of that is promised to open holds.
  constraint lots_of_a_person PRIMARY KEY (owner_id, grant_id),
  constraint lots_give_something CHECK ((granted > 0)),
  constraint lots_never_overfilled CHECK ((remaining <= granted)),
  constraint lots_never_overspent CHECK (((held >= 0) AND (remaining >= held))),
);
alter table ledger.lots enable row level security;
create policy lots_of_accounts_in_scope on ledger.lots to gonghui_app using (((owner_id = platform.scope_person()) OR (EXISTS ( SELECT
   FROM ledger.accounts a
  WHERE ((a.owner_id = lots.owner_id) AND (a.id = lots.account_id))))));
create policy system_sees_all on ledger.lots to gonghui_system using (true);
grant select on ledger.lots to gonghui_app;
grant select on ledger.lots to gonghui_system;

-- What came to an institution's account since its checkpoint, one row a posting; a job folds them into the checkpoint.
create table ledger.tallies (
  owner_id uuid not null,  -- Owner of the account.
  account_id uuid not null,  -- The account.
  id bigint not null generated always as identity,  -- Tells equal amounts apart.
  amount bigint not null,  -- Sum of the entries of one posting.
  constraint tallies_of_an_account PRIMARY KEY (owner_id, account_id, id),
);
alter table ledger.tallies enable row level security;
create policy system_sees_all on ledger.tallies to gonghui_system using (true);
create policy tallies_of_accounts_in_scope on ledger.tallies to gonghui_app using ((EXISTS ( SELECT
   FROM ledger.accounts a
  WHERE ((a.owner_id = tallies.owner_id) AND (a.id = tallies.account_id)))));
grant select on ledger.tallies to gonghui_app;
grant select on ledger.tallies to gonghui_system;

-- Movements between accounts. Never updated or deleted; a mistake is reversed by another one.
create table ledger.transfers (
  owner_id uuid not null,  -- Owner of the first person's account in it, else of its first account.
  id uuid not null,  -- Id given by the caller: the same id again is the same transfer.
  kind text not null,  -- Why, as one word of a service.
  subject_id uuid not null,  -- What it is about.
  occurred_on date not null,  -- Day on which the money moved.
  memo text not null,  -- What a person reads in her statement.
  reverses uuid,  -- The transfer that this one takes back; once at most.
  recorded_at timestamp(3) with time zone not null,  -- When it was booked.
  refunds uuid,  -- The transfer of which this one gives a part back; several may, up to all of it.
  constraint transfers_of_an_owner PRIMARY KEY (owner_id, id),
);
CREATE UNIQUE INDEX transfers_id ON ledger.transfers USING btree (id);
CREATE INDEX transfers_of_a_subject ON ledger.transfers USING btree (subject_id);
CREATE INDEX transfers_refunding ON ledger.transfers USING btree (refunds) WHERE (refunds IS NOT NULL);
CREATE UNIQUE INDEX transfers_reversed_once ON ledger.transfers USING btree (reverses) WHERE (reverses IS NOT NULL);
alter table ledger.transfers enable row level security;
create policy system_sees_all on ledger.transfers to gonghui_system using (true);
create policy transfers_of_accounts_in_scope on ledger.transfers to gonghui_app using ((EXISTS ( SELECT
   FROM ledger.entries e
  WHERE (e.transfer_id = transfers.id))));
grant select on ledger.transfers to gonghui_app;
grant select on ledger.transfers to gonghui_system;

-- The account that a hold is on; refuses an unknown one.
CREATE OR REPLACE FUNCTION ledger.account_of_hold(of_hold uuid)
 RETURNS uuid
 LANGUAGE plpgsql
 STABLE
AS $function$
declare
  account uuid;
begin
  select h.account_id into account from ledger.holds h where h.id = of_hold;
  if account is null then perform ledger.refuse('ledger.hold-not-found', jsonb_build_object('holdId', of_hold)); end if;
  return account;
end $function$;

-- Refuses transfers whose lines do not sum to zero, name an unknown account or mix units.
CREATE OR REPLACE FUNCTION ledger.check_lines(transfer_ids uuid[], line_transfers uuid[], line_accounts uuid[], line_amounts bigint[])
 RETURNS void
 LANGUAGE plpgsql
 STABLE
AS $function$
declare
  wrong record;
begin
  select t.id, (array_agg(l.account_id) filter (where a.id is null))[1] as unknown_account, min(a.unit) <> max(a.unit) as mixed into wrong
  from unnest(transfer_ids) as t (id)
  left join unnest(line_transfers, line_accounts, line_amounts) as l (transfer_id, account_id, amount) on l.transfer_id = t.id
  left join ledger.accounts a on a.id = l.account_id
  group by t.id
  having count(*) < 2 or sum(l.amount) is distinct from 0 or count(a.id) < count(*) or min(a.unit) <> max(a.unit)
  limit 1;
  if wrong.unknown_account is not null then
    perform ledger.refuse('ledger.account-not-found', jsonb_build_object('accountId', wrong.unknown_account));
  elsif wrong.mixed then
    perform ledger.refuse('ledger.units-mixed', jsonb_build_object('transferId', wrong.id));
  elsif wrong.id is not null then
    perform ledger.refuse('ledger.not-balanced', jsonb_build_object('transferId', wrong.id));
  end if;
end $function$;

-- Refuses a refund of what is unknown, was reversed or is itself a refund or a reversal; the refunded are locked before.
CREATE OR REPLACE FUNCTION ledger.check_refundable(transfer_ids uuid[], refunded uuid[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  wrong uuid;
begin
  select r.of into wrong
  from unnest(transfer_ids, refunded) as r (id, of)
  left join ledger.transfers o on o.id = r.of
  where r.of is not null
    and (o.id is null or o.reverses is not null or o.refunds is not null or exists (select from ledger.transfers v where v.reverses = o.id))
  limit 1;
  if wrong is not null then perform ledger.refuse('ledger.not-refundable', jsonb_build_object('transferId', wrong)); end if;
end $function$;

-- Refuses what gives back more than a transfer moved, or to another account or lot.
CREATE OR REPLACE FUNCTION ledger.check_refunds(refunded uuid[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  wrong uuid;
begin
  select m.of into wrong
  from (
    select o.id as of, e.account_id as whose, null::uuid as grant_id, sum(e.amount) filter (where e.transfer_id = o.id) as first, sum(e.amount) as now
    from (select distinct r.of as id from unnest(refunded) as r (of) where r.of is not null) o
    join ledger.transfers t on t.id = o.id or t.refunds = o.id
    join ledger.entries e on e.transfer_id = t.id
    group by o.id, e.account_id
    union all
    select o.id, m.owner_id, m.grant_id, sum(m.amount) filter (where m.transfer_id = o.id), sum(m.amount)
    from (select distinct r.of as id from unnest(refunded) as r (of) where r.of is not null) o
    join ledger.transfers t on t.id = o.id or t.refunds = o.id
    cross join lateral (select distinct e.owner_id from ledger.entries e where e.transfer_id = t.id) e
    join ledger.lot_moves m on m.owner_id = e.owner_id and m.transfer_id = t.id
    group by o.id, m.owner_id, m.grant_id
  ) m
  where m.first is null or m.now not between least(m.first, 0) and greatest(m.first, 0)
  limit 1;
  if wrong is not null then perform ledger.refuse('ledger.refund-exceeded', jsonb_build_object('transferId', wrong)); end if;
end $function$;

-- Refuses a transfer that bears the id of another one booked before; equal ones are replays.
CREATE OR REPLACE FUNCTION ledger.check_replays(transfer_ids uuid[], kinds text[], subjects uuid[], reversed uuid[], fresh uuid[], line_transfers uuid[], line_accounts uuid[], line_amounts bigint[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  other uuid;
begin
  select t.id into other
  from unnest(transfer_ids, kinds, subjects, reversed) as g (id, kind, subject_id, reverses)
  join ledger.transfers t on t.id = g.id
  left join (
    select transfer_id, array_agg(account_id || ' ' || amount order by account_id, amount) as lines
    from unnest(line_transfers, line_accounts, line_amounts) as l (transfer_id, account_id, amount) group by transfer_id
  ) given on given.transfer_id = g.id
  left join (
    select transfer_id, array_agg(account_id || ' ' || amount order by account_id, amount) as lines
    from ledger.entries where transfer_id = any(transfer_ids) group by transfer_id
  ) booked on booked.transfer_id = g.id
  where g.id not in (select unnest(fresh))
    and (t.kind, t.subject_id, t.reverses, booked.lines) is distinct from (g.kind, g.subject_id, g.reverses, given.lines)
  limit 1;
  if other is not null then perform ledger.refuse('ledger.transfer-differs', jsonb_build_object('transferId', other)); end if;
end $function$;

-- Folds the tallies that are there into their accounts' checkpoints; those of transactions still open stay for the next time.
CREATE OR REPLACE FUNCTION ledger.checkpoint()
 RETURNS bigint
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
BEGIN ATOMIC
 WITH folded AS (
          DELETE FROM ledger.tallies
           RETURNING tallies.owner_id,
             tallies.account_id,
             tallies.amount
         ), moved AS (
          UPDATE ledger.accounts a SET balance = (a.balance + f.amount)
            FROM ( SELECT folded_1.owner_id,
                     folded_1.account_id,
                     (sum(folded_1.amount))::bigint AS amount
                    FROM folded folded_1
                   GROUP BY folded_1.owner_id, folded_1.account_id) f
           WHERE ((a.owner_id = f.owner_id) AND (a.id = f.account_id))
         )
  SELECT count(*) AS count
    FROM folded;
END
;
grant execute on function ledger.checkpoint() to gonghui_system;

-- Ends a hold whose account is locked; false when it had ended the same way before.
CREATE OR REPLACE FUNCTION ledger.end_hold(of_hold uuid, by_transfer uuid, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
declare
  hold ledger.holds;
begin
  select * into hold from ledger.holds h where h.id = of_hold for update;
  if hold.ended_at is not null then
    if hold.settled_by is distinct from by_transfer then
      perform ledger.refuse('ledger.hold-ended', jsonb_build_object('holdId', of_hold));
    end if;
    return false;
  end if;
  update ledger.holds h set ended_at = at, settled_by = by_transfer where h.owner_id = hold.owner_id and h.id = of_hold;
  update ledger.accounts a set held = a.held - hold.amount where a.owner_id = hold.owner_id and a.id = hold.account_id;
  update ledger.lots l set held = l.held - k.amount
  from ledger.hold_lots k
  where k.owner_id = hold.owner_id and k.hold_id = of_hold and l.owner_id = k.owner_id and l.grant_id = k.grant_id;
  perform ledger.sweep_again(array_agg(k.grant_id)) from ledger.hold_lots k where k.owner_id = hold.owner_id and k.hold_id = of_hold;
  return true;
end $function$;

-- Notes that nothing free is left of a grant; what came back meanwhile keeps it open.
CREATE OR REPLACE FUNCTION ledger.end_sweep(of_grant uuid, at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  perform from ledger.grants g where g.id = of_grant for no key update;
  update ledger.grants g set swept_at = at
  where g.id = of_grant and not exists (
    select from ledger.transfers t
    join ledger.entries e on e.transfer_id = t.id
    join ledger.lots l on l.owner_id = e.owner_id and l.grant_id = of_grant
    where t.subject_id = of_grant and t.kind = 'ledger.granted' and l.remaining > l.held);
end $function$
;
grant execute on function ledger.end_sweep(uuid,timestamp with time zone) to gonghui_system;

-- Lets accounts follow a re-parenting of organisations; what is booked stays as it is.
CREATE OR REPLACE FUNCTION ledger.follow(from_path uuid[], to_path uuid[])
 RETURNS bigint
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
BEGIN ATOMIC
 WITH followed AS (
          UPDATE ledger.accounts a SET org_path = orgs.rewrite_path(a.org_path, follow.from_path, follow.to_path)
           WHERE (a.org_path[1:cardinality(follow.from_path)] = follow.from_path)
           RETURNING 1 AS "?column?"
         )
  SELECT count(*) AS count
    FROM followed;
END
;
grant execute on function ledger.follow(uuid[],uuid[]) to gonghui_system;

-- Gives a part of a grant to many, whose owners come in their order: an entry and a lot each, in an account that is opened where it is missing, and one summed entry of the fund. 0 when that transfer is booked already.
CREATE OR REPLACE FUNCTION ledger."grant"(of_grant uuid, new_transfer uuid, on_day date, with_memo text, at timestamp with time zone, to_kind text, under_path uuid[], to_owners uuid[], amounts bigint[])
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
AS $function$
declare
  given ledger.grants;
  of_unit text;
  places tid[];
  accounts uuid[];
  owners uuid[];
  total bigint;
begin
  select * into given from ledger.grants g where g.id = of_grant;
  if given.id is null then perform ledger.refuse('ledger.grant-not-found', jsonb_build_object('grantId', of_grant)); end if;
  if cardinality(to_owners) > 5000 then
    perform ledger.refuse('ledger.grant-too-long', jsonb_build_object('most', 5000));
  end if;
  if exists (select from ledger.transfers t where t.id = new_transfer) then return 0; end if;
  select a.unit into of_unit from ledger.accounts a where a.owner_id = given.owner_id and a.id = given.account_id;

  if (select count(*) from ledger.accounts a where a.owner_id = any(to_owners) and a.kind = to_kind) < cardinality(to_owners) then
    insert into ledger.accounts (owner_id, id, kind, unit, holder, org_path, floor, lotted, opened_at)
    select o.owner_id, uuidv7(), to_kind, of_unit, 'person', under_path, 0, true, at
    from (
      select unnest(to_owners) as owner_id
      except
      select a.owner_id from ledger.accounts a where a.owner_id = any(to_owners) and a.kind = to_kind
    ) o
    order by o.owner_id
    on conflict (owner_id, kind) do nothing;
  end if;

  select array_agg(l.place order by l.owner_id), array_agg(l.id order by l.owner_id), array_agg(l.owner_id order by l.owner_id)
  into places, accounts, owners
  from (
    select a.ctid as place, a.id, a.owner_id from ledger.accounts a
    where a.owner_id = any(to_owners) and a.kind = to_kind and a.lotted and a.unit = of_unit
    order by a.id for no key update
  ) l;
  if owners is distinct from to_owners then
    perform ledger.refuse('ledger.account-not-found', jsonb_build_object('accountId', of_grant));
  end if;
  insert into ledger.transfers (owner_id, id, kind, subject_id, occurred_on, memo, recorded_at)
  values (given.owner_id, new_transfer, 'ledger.granted', of_grant, on_day, with_memo, at)
  on conflict (id) do nothing;
  if not found then return 0; end if;

  update ledger.accounts a set balance = a.balance + g.amount
  from unnest(places, accounts, amounts) g (place, id, amount)
  where a.ctid = g.place and a.id = g.id;
  get diagnostics total = row_count;
  if total <> cardinality(to_owners) then raise 'an account moved while it was locked'; end if;
  insert into ledger.lots (owner_id, grant_id, account_id, transfer_id, granted, remaining)
  select g.owner_id, of_grant, g.id, new_transfer, g.amount, g.amount from unnest(owners, accounts, amounts) g (owner_id, id, amount);
  insert into ledger.entries (owner_id, account_id, occurred_on, transfer_id, line, amount)
  select g.owner_id, g.id, on_day, new_transfer, g.line + 1, g.amount
  from unnest(owners, accounts, amounts) with ordinality g (owner_id, id, amount, line);

  select sum(g.amount) into total from unnest(amounts) g (amount);
  insert into ledger.entries (owner_id, account_id, occurred_on, transfer_id, line, amount)
  values (given.owner_id, given.account_id, on_day, new_transfer, 1, -total);
  insert into ledger.tallies (owner_id, account_id, amount) values (given.owner_id, given.account_id, -total);
  return total;
end $function$
;
grant execute on function ledger."grant"(uuid,uuid,date,text,timestamp with time zone,text,uuid[],uuid[],bigint[]) to gonghui_app, gonghui_system;

-- Keeps part of a person's balance back, of named lots where the account has lots.
CREATE OR REPLACE FUNCTION ledger.hold(new_id uuid, on_account uuid, for_amount bigint, about uuid, with_memo text, at timestamp with time zone, lot_grants uuid[], lot_amounts bigint[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  account ledger.accounts;
  known ledger.holds;
  kept bigint;
begin
  perform ledger.lock_persons(array[on_account]);
  select * into account from ledger.accounts a where a.id = on_account;
  select * into known from ledger.holds h where h.id = new_id;
  if account.id is null then
    perform ledger.refuse('ledger.account-not-found', jsonb_build_object('accountId', on_account));
  elsif account.holder <> 'person' then
    perform ledger.refuse('ledger.hold-needs-person', jsonb_build_object('accountId', on_account));
  elsif for_amount <= 0 then
    perform ledger.refuse('ledger.hold-not-positive', jsonb_build_object('holdId', new_id));
  elsif known.id is not null then
    if (known.account_id, known.amount, known.subject_id) is distinct from (on_account, for_amount, about) then
      perform ledger.refuse('ledger.hold-differs', jsonb_build_object('holdId', new_id));
    end if;
    return;
  elsif account.balance - account.held - for_amount < account.floor then
    perform ledger.refuse('ledger.below-floor', jsonb_build_object('accountId', on_account));
  end if;
  insert into ledger.holds (owner_id, id, account_id, amount, subject_id, memo, held_at)
  values (account.owner_id, new_id, on_account, for_amount, about, with_memo, at);
  update ledger.accounts a set held = a.held + for_amount where a.id = on_account;
  if not account.lotted then return; end if;

  with kept_back as (
    update ledger.lots l set held = l.held + g.amount
    from unnest(lot_grants, lot_amounts) as g (grant_id, amount)
    where l.owner_id = account.owner_id and l.grant_id = g.grant_id and l.account_id = on_account and l.remaining - l.held >= g.amount
    returning l.grant_id, g.amount
  ), noted as (
    insert into ledger.hold_lots (owner_id, hold_id, grant_id, amount)
    select account.owner_id, new_id, k.grant_id, k.amount from kept_back k
    returning amount
  )
  select sum(amount) into kept from noted;
  if kept is distinct from for_amount then perform ledger.refuse('ledger.lots-differ', jsonb_build_object('accountId', on_account)); end if;
end $function$
;
grant execute on function ledger.hold(uuid,uuid,bigint,uuid,text,timestamp with time zone,uuid[],bigint[]) to gonghui_app, gonghui_system;

-- Locks persons' accounts in the order of their ids, so that no two postings wait for each other in a circle. Institutions' are never locked.
CREATE OR REPLACE FUNCTION ledger.lock_persons(accounts uuid[])
 RETURNS void
 LANGUAGE sql
BEGIN ATOMIC
 SELECT
    FROM ledger.accounts a
   WHERE ((a.id = ANY (lock_persons.accounts)) AND (a.holder = 'person'::text))
   ORDER BY a.id
  FOR NO KEY UPDATE OF a;
END;

-- Locks a transfer, so that two refunds of it follow each other.
CREATE OR REPLACE FUNCTION ledger.lock_transfer(of_transfer uuid)
 RETURNS TABLE(kind text, subject_id uuid)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
BEGIN ATOMIC
 SELECT t.kind,
     t.subject_id
    FROM ledger.transfers t
   WHERE (t.id = lock_transfer.of_transfer)
  FOR UPDATE OF t;
END
;
grant execute on function ledger.lock_transfer(uuid) to gonghui_app, gonghui_system;

-- Locks accounts with lots in the order of their ids and tells what is in them, for whoever decides from which lots to take.
CREATE OR REPLACE FUNCTION ledger.lock_wallets(of_accounts uuid[])
 RETURNS TABLE(account_id uuid, owner_id uuid, balance bigint, held bigint, grant_id uuid, purpose_id uuid, expires_on date, available bigint)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  perform ledger.lock_persons(of_accounts);
  return query
  select a.id, a.owner_id, a.balance, a.held, l.grant_id, g.purpose_id, g.expires_on, l.remaining - l.held
  from ledger.accounts a
  left join ledger.lots l on l.owner_id = a.owner_id and l.account_id = a.id and l.remaining > l.held
  left join ledger.grants g on g.id = l.grant_id
  where a.id = any(of_accounts) and a.lotted;
end $function$
;
grant execute on function ledger.lock_wallets(uuid[]) to gonghui_app, gonghui_system;

-- The same for the accounts of a kind of these owners.
CREATE OR REPLACE FUNCTION ledger.lock_wallets_of(of_kind text, of_owners uuid[])
 RETURNS TABLE(account_id uuid, owner_id uuid, balance bigint, held bigint, grant_id uuid, purpose_id uuid, expires_on date, available bigint)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  of_accounts uuid[];
begin
  select array_agg(a.id) into of_accounts from ledger.accounts a where a.owner_id = any(of_owners) and a.kind = of_kind and a.lotted;
  return query select * from ledger.lock_wallets(of_accounts);
end $function$
;
grant execute on function ledger.lock_wallets_of(text,uuid[]) to gonghui_app, gonghui_system;

-- Lets the unspent of a grant be spent longer.
CREATE OR REPLACE FUNCTION ledger.move_last_day(of_grant uuid, to_day date)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
BEGIN ATOMIC
 UPDATE ledger.grants g SET expires_on = move_last_day.to_day
   WHERE (g.id = move_last_day.of_grant);
END
;
grant execute on function ledger.move_last_day(uuid,date) to gonghui_system;

-- Takes from lots and gives back to them; refuses a lot that is unknown, or would be overspent or overfilled.
CREATE OR REPLACE FUNCTION ledger.move_lots(line_accounts uuid[], line_owners uuid[], lot_transfers uuid[], lot_accounts uuid[], lot_grants uuid[], lot_amounts bigint[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  wrong uuid;
begin
  with moves as (
    select m.transfer_id, m.account_id, m.grant_id, m.amount, o.owner_id
    from unnest(lot_transfers, lot_accounts, lot_grants, lot_amounts) as m (transfer_id, account_id, grant_id, amount)
    join (select distinct l.account_id, l.owner_id from unnest(line_accounts, line_owners) as l (account_id, owner_id)) o on o.account_id = m.account_id
  ), sums as (
    select m.owner_id, m.account_id, m.grant_id, sum(m.amount)::bigint as amount from moves m group by m.owner_id, m.account_id, m.grant_id
  ), updated as (
    update ledger.lots l set remaining = l.remaining + s.amount
    from sums s
    where l.owner_id = s.owner_id and l.grant_id = s.grant_id and l.account_id = s.account_id
      and l.remaining + s.amount between l.held and l.granted
    returning l.account_id, l.grant_id
  ), noted as (
    insert into ledger.lot_moves (owner_id, transfer_id, grant_id, amount)
    select m.owner_id, m.transfer_id, m.grant_id, sum(m.amount) from moves m group by m.owner_id, m.transfer_id, m.grant_id
  )
  select s.account_id into wrong from sums s where (s.account_id, s.grant_id) not in (select u.account_id, u.grant_id from updated u) limit 1;
  if wrong is not null then perform ledger.refuse('ledger.lot-exceeded', jsonb_build_object('accountId', wrong)); end if;

  perform ledger.sweep_again(lot_grants)
  where exists (select from unnest(lot_amounts) as m (amount) where m.amount > 0);
end $function$;

-- Opens accounts or finds those that are there, moving them below the organisation now given; no id for one that is of another unit, holder, floor or kind of balance.
CREATE OR REPLACE FUNCTION ledger.open_accounts(of_owners uuid[], new_ids uuid[], of_kinds text[], of_units text[], of_holders text[], of_paths text[], with_floors bigint[], with_lots boolean[], at timestamp with time zone)
 RETURNS TABLE(place bigint, account_id uuid)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  insert into ledger.accounts as a (owner_id, id, kind, unit, holder, org_path, floor, lotted, opened_at)
  select g.owner_id, g.id, g.kind, g.unit, g.holder, g.path::uuid[], g.floor, g.lotted, at
  from unnest(of_owners, new_ids, of_kinds, of_units, of_holders, of_paths, with_floors, with_lots)
    as g (owner_id, id, kind, unit, holder, path, floor, lotted)
  order by g.owner_id, g.kind
  on conflict (owner_id, kind) do update set org_path = excluded.org_path where a.org_path <> excluded.org_path;

  return query
  select g.place, case when (a.unit, a.holder, a.floor, a.lotted) is not distinct from (g.unit, g.holder, g.floor, g.lotted) then a.id end
  from unnest(of_owners, of_kinds, of_units, of_holders, with_floors, with_lots) with ordinality
    as g (owner_id, kind, unit, holder, floor, lotted, place)
  join ledger.accounts a on a.owner_id = g.owner_id and a.kind = g.kind;
end $function$
;
grant execute on function ledger.open_accounts(uuid[],uuid[],text[],text[],text[],text[],bigint[],boolean[],timestamp with time zone) to gonghui_app, gonghui_system;

-- Opens a grant, or finds the same one.
CREATE OR REPLACE FUNCTION ledger.open_grant(new_id uuid, from_account uuid, for_purpose uuid, until_day date, unspent_to uuid, with_memo text, at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  known ledger.grants;
begin
  if (select count(*) from ledger.accounts a where a.id in (from_account, unspent_to) and a.holder = 'institution')
    < (case when from_account = unspent_to then 1 else 2 end) then
    perform ledger.refuse('ledger.account-not-found', jsonb_build_object('accountId', from_account));
  end if;
  insert into ledger.grants (owner_id, id, account_id, purpose_id, expires_on, unspent_account_id, memo, granted_at)
  select a.owner_id, new_id, from_account, for_purpose, until_day, unspent_to, with_memo, at from ledger.accounts a where a.id = from_account
  on conflict (id) do nothing;
  select * into strict known from ledger.grants g where g.id = new_id;
  if (known.account_id, known.purpose_id, known.expires_on, known.unspent_account_id)
    is distinct from (from_account, for_purpose, until_day, unspent_to) then
    perform ledger.refuse('ledger.grant-differs', jsonb_build_object('grantId', new_id));
  end if;
end $function$
;
grant execute on function ledger.open_grant(uuid,uuid,uuid,date,uuid,text,timestamp with time zone) to gonghui_app, gonghui_system;

-- Books transfers, all or none. With ledger.grant the only writer of transfers, entries and tallies. Those already booked are left alone.
CREATE OR REPLACE FUNCTION ledger.post(transfer_ids uuid[], kinds text[], subjects uuid[], days date[], memos text[], reversed uuid[], refunded uuid[], at timestamp with time zone, line_transfers uuid[], line_numbers smallint[], line_accounts uuid[], line_amounts bigint[], lot_transfers uuid[], lot_accounts uuid[], lot_grants uuid[], lot_amounts bigint[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  gives_back constant boolean := cardinality(array_remove(refunded, null)) > 0;
  fresh uuid[];
  poor uuid;
  found_owners uuid[];
  are_persons boolean[];
  are_lotted boolean[];
  found_units text[];
begin
  if gives_back then
    perform from ledger.transfers t where t.id = any(refunded) order by t.id for update;
    perform ledger.check_refundable(transfer_ids, refunded);
  end if;
  perform ledger.lock_persons(line_accounts);

  select array_agg(a.owner_id order by l.n), array_agg(a.holder = 'person' order by l.n), array_agg(a.lotted order by l.n), array_agg(a.unit order by l.n)
  into found_owners, are_persons, are_lotted, found_units
  from unnest(line_accounts) with ordinality as l (id, n) left join ledger.accounts a on a.id = l.id;
  perform ledger.check_lines(transfer_ids, line_transfers, line_accounts, line_amounts)
  where array_position(found_owners, null) is not null or exists (
    select from unnest(transfer_ids) as t (id)
    left join unnest(line_transfers, line_amounts, found_units) as l (transfer_id, amount, unit) on l.transfer_id = t.id
    group by t.id having count(*) < 2 or sum(l.amount) is distinct from 0 or min(l.unit) <> max(l.unit));

  with inserted as (
    insert into ledger.transfers (owner_id, id, kind, subject_id, occurred_on, memo, reverses, refunds, recorded_at)
    select o.owner_id, t.id, t.kind, t.subject_id, t.occurred_on, t.memo, t.reverses, t.refunds, at
    from unnest(transfer_ids, kinds, subjects, days, memos, reversed, refunded) as t (id, kind, subject_id, occurred_on, memo, reverses, refunds)
    join (
      select distinct on (l.transfer_id) l.transfer_id, l.owner_id
      from unnest(line_transfers, line_numbers, found_owners, are_persons) as l (transfer_id, line, owner_id, is_person)
      order by l.transfer_id, l.is_person desc, l.line
    ) o on o.transfer_id = t.id
    order by t.id
    on conflict (id) do nothing
    returning id
  )
  select coalesce(array_agg(id), '{}') into fresh from inserted;

  if cardinality(fresh) < cardinality(transfer_ids) then
    perform ledger.check_replays(transfer_ids, kinds, subjects, reversed, fresh, line_transfers, line_accounts, line_amounts);
    select coalesce(array_agg(l.transfer_id), '{}'), coalesce(array_agg(l.line), '{}'), coalesce(array_agg(l.account_id), '{}'),
      coalesce(array_agg(l.amount), '{}'), coalesce(array_agg(l.owner_id), '{}'), coalesce(array_agg(l.is_person), '{}'), coalesce(array_agg(l.is_lotted), '{}')
    into line_transfers, line_numbers, line_accounts, line_amounts, found_owners, are_persons, are_lotted
    from unnest(line_transfers, line_numbers, line_accounts, line_amounts, found_owners, are_persons, are_lotted)
      as l (transfer_id, line, account_id, amount, owner_id, is_person, is_lotted)
    where l.transfer_id in (select unnest(fresh));
    select coalesce(array_agg(l.transfer_id), '{}'), coalesce(array_agg(l.account_id), '{}'), coalesce(array_agg(l.grant_id), '{}'), coalesce(array_agg(l.amount), '{}')
    into lot_transfers, lot_accounts, lot_grants, lot_amounts
    from unnest(lot_transfers, lot_accounts, lot_grants, lot_amounts) as l (transfer_id, account_id, grant_id, amount)
    where l.transfer_id in (select unnest(fresh));
  end if;

  insert into ledger.entries (owner_id, account_id, occurred_on, transfer_id, line, amount)
  select l.owner_id, l.account_id, t.occurred_on, l.transfer_id, l.line, l.amount
  from unnest(line_transfers, line_numbers, line_accounts, line_amounts, found_owners) as l (transfer_id, line, account_id, amount, owner_id)
  join unnest(transfer_ids, days) as t (id, occurred_on) on t.id = l.transfer_id;

  with sums as (
    select l.owner_id, l.account_id, l.is_person, sum(l.amount)::bigint as amount
    from unnest(line_accounts, line_amounts, found_owners, are_persons) as l (account_id, amount, owner_id, is_person)
    group by l.owner_id, l.account_id, l.is_person
  ), updated as (
    update ledger.accounts a set balance = a.balance + s.amount
    from sums s
    where s.is_person and a.owner_id = s.owner_id and a.id = s.account_id
      and (s.amount >= 0 or a.floor is null or a.balance - a.held + s.amount >= a.floor)
    returning a.id
  ), tallied as (
    insert into ledger.tallies (owner_id, account_id, amount)
    select s.owner_id, s.account_id, s.amount from sums s where not s.is_person
  )
  select s.account_id into poor from sums s where s.is_person and s.account_id not in (select id from updated) limit 1;
  if poor is not null then perform ledger.refuse('ledger.below-floor', jsonb_build_object('accountId', poor)); end if;

  select l.account_id into poor
  from (
    select l.transfer_id, l.account_id, case when l.is_lotted then l.amount else 0 end as amount
    from unnest(line_transfers, line_accounts, line_amounts, are_lotted) as l (transfer_id, account_id, amount, is_lotted)
    union all
    select m.transfer_id, m.account_id, -m.amount from unnest(lot_transfers, lot_accounts, lot_amounts) as m (transfer_id, account_id, amount)
  ) l
  group by l.transfer_id, l.account_id having sum(l.amount) <> 0
  limit 1;
  if poor is not null then perform ledger.refuse('ledger.lots-differ', jsonb_build_object('accountId', poor)); end if;
  if cardinality(lot_grants) > 0 then
    perform ledger.move_lots(line_accounts, found_owners, lot_transfers, lot_accounts, lot_grants, lot_amounts);
  end if;
  if gives_back then perform ledger.check_refunds(refunded); end if;
end $function$
;
grant execute on function ledger.post(uuid[],text[],uuid[],date[],text[],uuid[],uuid[],timestamp with time zone,uuid[],smallint[],uuid[],bigint[],uuid[],uuid[],uuid[],bigint[]) to gonghui_app, gonghui_system;

-- Ends the transaction with a refusal of errors.ts, so that nothing half booked can be committed.
CREATE OR REPLACE FUNCTION ledger.refuse(code text, facts jsonb)
 RETURNS void
 LANGUAGE plpgsql
 IMMUTABLE
AS $function$
begin
  raise exception using errcode = 'GL001', message = code, detail = facts::text;
end $function$;

-- Gives what was held back to the person.
CREATE OR REPLACE FUNCTION ledger.release(of_hold uuid, at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  perform ledger.lock_persons(array[ledger.account_of_hold(of_hold)]);
  perform ledger.end_hold(of_hold, null, at);
end $function$
;
grant execute on function ledger.release(uuid,timestamp with time zone) to gonghui_app, gonghui_system;

-- Takes a transfer back by its mirror image, once.
CREATE OR REPLACE FUNCTION ledger.reverse(new_id uuid, of_transfer uuid, on_day date, with_memo text, at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  original ledger.transfers;
  back record;
begin
  select * into original from ledger.transfers t where t.id = of_transfer for update;
  if original.id is null then
    perform ledger.refuse('ledger.transfer-not-found', jsonb_build_object('transferId', of_transfer));
  elsif original.reverses is not null then
    perform ledger.refuse('ledger.reversal-stays', jsonb_build_object('transferId', of_transfer));
  elsif exists (select from ledger.transfers t where t.reverses = of_transfer and t.id <> new_id) then
    perform ledger.refuse('ledger.already-reversed', jsonb_build_object('transferId', of_transfer));
  elsif original.refunds is not null or exists (select from ledger.transfers t where t.refunds = of_transfer) then
    perform ledger.refuse('ledger.refund-stays', jsonb_build_object('transferId', of_transfer));
  end if;
  perform ledger.lock_persons(array_agg(e.account_id)) from ledger.entries e where e.transfer_id = of_transfer;

  select coalesce(array_agg(new_id), '{}') as transfers, coalesce(array_agg(l.account_id), '{}') as accounts,
    coalesce(array_agg(l.grant_id), '{}') as grants, coalesce(array_agg(-m.amount), '{}') as amounts into back
  from (select distinct e.owner_id from ledger.entries e where e.transfer_id = of_transfer) e
  cross join lateral (
    select m.grant_id, m.amount from ledger.lot_moves m where m.owner_id = e.owner_id and m.transfer_id = of_transfer
    union all
    select l.grant_id, l.granted from ledger.lots l where l.owner_id = e.owner_id and l.transfer_id = of_transfer
  ) m
  join ledger.lots l on l.owner_id = e.owner_id and l.grant_id = m.grant_id;

  perform ledger.post(
    array[new_id], array[original.kind], array[original.subject_id], array[on_day], array[with_memo], array[of_transfer], array[null::uuid], at,
    array_agg(new_id), array_agg(e.line), array_agg(e.account_id), array_agg(-e.amount), back.transfers, back.accounts, back.grants, back.amounts)
  from ledger.entries e where e.transfer_id = of_transfer;
end $function$
;
grant execute on function ledger.reverse(uuid,uuid,date,text,timestamp with time zone) to gonghui_app, gonghui_system;

-- Ends a hold by the transfer it was for; what the transfer does not take is free again.
CREATE OR REPLACE FUNCTION ledger.settle(of_hold uuid, transfer_id uuid, of_kind text, about uuid, on_day date, with_memo text, at timestamp with time zone, line_accounts uuid[], line_amounts bigint[], lot_accounts uuid[], lot_grants uuid[], lot_amounts bigint[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  held_on constant uuid := ledger.account_of_hold(of_hold);
  taken bigint;
begin
  perform ledger.lock_persons(line_accounts || held_on);
  select -sum(l.amount) into taken from unnest(line_accounts, line_amounts) as l (account_id, amount) where l.account_id = held_on;
  if taken is null or taken <= 0 or taken > (select h.amount from ledger.holds h where h.id = of_hold) then
    perform ledger.refuse('ledger.hold-exceeded', jsonb_build_object('holdId', of_hold));
  end if;
  perform ledger.end_hold(of_hold, transfer_id, at);
  perform ledger.post(
    array[transfer_id], array[of_kind], array[about], array[on_day], array[with_memo], array[null::uuid], array[null::uuid], at,
    array_agg(transfer_id), array_agg(l.line::smallint), array_agg(l.account_id), array_agg(l.amount),
    array_fill(transfer_id, array[cardinality(lot_grants)]), lot_accounts, lot_grants, lot_amounts)
  from unnest(line_accounts, line_amounts) with ordinality as l (account_id, amount, line);
end $function$
;
grant execute on function ledger.settle(uuid,uuid,text,uuid,date,text,timestamp with time zone,uuid[],bigint[],uuid[],uuid[],bigint[]) to gonghui_app, gonghui_system;

-- What a transfer took of each lot less what was given back, the last to expire first; also for whoever refunds a person whose account she does not see.
CREATE OR REPLACE FUNCTION ledger.still_spent(of_transfer uuid)
 RETURNS TABLE(account_id uuid, grant_id uuid, amount bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
BEGIN ATOMIC
 SELECT l.account_id,
     m.grant_id,
     (sum(m.amount))::bigint AS sum
    FROM ((((ledger.transfers t
      CROSS JOIN LATERAL ( SELECT DISTINCT e_1.owner_id
            FROM ledger.entries e_1
           WHERE (e_1.transfer_id = t.id)) e)
      JOIN ledger.lot_moves m ON (((m.owner_id = e.owner_id) AND (m.transfer_id = t.id))))
      JOIN ledger.lots l ON (((l.owner_id = m.owner_id) AND (l.grant_id = m.grant_id))))
      JOIN ledger.grants g ON ((g.id = m.grant_id)))
   WHERE ((t.id = still_spent.of_transfer) OR (t.refunds = still_spent.of_transfer))
   GROUP BY l.account_id, m.grant_id, g.expires_on
   ORDER BY g.expires_on DESC, m.grant_id DESC;
END
;
grant execute on function ledger.still_spent(uuid) to gonghui_app, gonghui_system;

-- Takes back what one transfer of a grant brought and nobody spent or holds; the last day is the caller's to judge.
CREATE OR REPLACE FUNCTION ledger.sweep(of_grant uuid, of_transfer uuid, new_transfer uuid, on_day date, with_memo text, at timestamp with time zone)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  given ledger.grants;
  total bigint;
begin
  select * into strict given from ledger.grants g where g.id = of_grant;
  perform ledger.lock_persons(array_agg(e.account_id)) from ledger.entries e where e.transfer_id = of_transfer;
  with left_over as (
    select l.owner_id, l.account_id, l.remaining - l.held as amount, row_number() over (order by l.owner_id) + 1 as line
    from ledger.entries e join ledger.lots l on l.owner_id = e.owner_id and l.grant_id = of_grant and l.transfer_id = of_transfer
    where e.transfer_id = of_transfer and l.remaining > l.held
  ), emptied as (
    update ledger.lots l set remaining = l.held from left_over o where l.owner_id = o.owner_id and l.grant_id = of_grant
  ), moves as (
    insert into ledger.lot_moves (owner_id, transfer_id, grant_id, amount) select o.owner_id, new_transfer, of_grant, -o.amount from left_over o
  ), accounts as (
    update ledger.accounts a set balance = a.balance - o.amount from left_over o where a.owner_id = o.owner_id and a.id = o.account_id
  ), entries as (
    insert into ledger.entries (owner_id, account_id, occurred_on, transfer_id, line, amount)
    select o.owner_id, o.account_id, on_day, new_transfer, o.line, -o.amount from left_over o
  )
  select sum(amount) into total from left_over;
  if total is null then return 0; end if;

  insert into ledger.transfers (owner_id, id, kind, subject_id, occurred_on, memo, recorded_at)
  values (given.owner_id, new_transfer, 'ledger.unspent-returned', of_grant, on_day, with_memo, at);
  insert into ledger.entries (owner_id, account_id, occurred_on, transfer_id, line, amount)
  select a.owner_id, a.id, on_day, new_transfer, 1, total from ledger.accounts a where a.id = given.unspent_account_id;
  insert into ledger.tallies (owner_id, account_id, amount)
  select a.owner_id, a.id, total from ledger.accounts a where a.id = given.unspent_account_id;
  return total;
end $function$
;
grant execute on function ledger.sweep(uuid,uuid,uuid,date,text,timestamp with time zone) to gonghui_system;

-- What comes back to a lot after its last day is swept once more; the lock keeps the end of a sweep from missing it.
CREATE OR REPLACE FUNCTION ledger.sweep_again(of_grants uuid[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  perform from ledger.grants g where g.id = any(of_grants) order by g.id for no key update;
  update ledger.grants g set swept_at = null where g.id = any(of_grants) and g.swept_at is not null;
end $function$;

create schema mall;
-- Welfare mall: what may be chosen, letters of intent, points handed down, orders and their settlement.
grant usage on schema mall to gonghui_app;
grant usage on schema mall to gonghui_system;

-- What buyers ask for after they received something, and what became of it; a case of the same id has its history.
create table mall.after_sales (
  owner_id uuid not null,  -- Who asks.
  id uuid not null,  -- Id, also of its case; in order of time.
  order_id uuid not null,  -- The order.
  line smallint not null,  -- The line.
  market_id uuid not null,  -- The mall, which decides appeals.
  supplier_id uuid not null,  -- Who supplied it and answers.
  number text not null,  -- Number of the case.
  quantity integer not null,  -- How many pieces of the line.
  wants text not null,  -- refund or exchange.
  reason text not null,  -- damaged, missing, wrong, poor, expired or other.
  words text not null,  -- What she says.
  photos jsonb not null default '[]'::jsonb,  -- Photographs in order: id, and the files of the small and the large size.
  state text not null,  -- As its case has it.
  asked_at timestamp(3) with time zone not null,  -- When she asked.
  answer text,  -- What the supplier answered: refund, exchange or refuse.
  answer_words text,  -- In which words.
  answered_by text,  -- Name of who answered.
  answered_at timestamp(3) with time zone,  -- When.
  carrier text,  -- Who carries what is sent instead.
  tracking text,  -- Its tracking number.
  appeal text,  -- Why she does not agree.
  appealed_at timestamp(3) with time zone,  -- When she appealed to the mall.
  decision text,  -- What the mall decided: refund, or uphold what the supplier answered.
  decision_words text,  -- Why.
  decided_by text,  -- Name of who decided.
  decided_at timestamp(3) with time zone,  -- When.
  refunded integer not null default 0,  -- How many pieces were given back by it.
  closed_at timestamp(3) with time zone,  -- Since when nothing is open.
  constraint after_sales_of_a_person PRIMARY KEY (owner_id, id),
  constraint after_sales_are_of_a_line FOREIGN KEY (owner_id, order_id, line) REFERENCES mall.order_lines(owner_id, order_id, line),
  constraint after_sales_answers_are_whole CHECK ((((answer IS NULL) = (answered_at IS NULL)) AND ((answer IS NULL) = (answer_words IS NULL)) AND (answer = ANY (ARRAY['refund'::text, 'exchange'::text, 'refuse'::text])))),
  constraint after_sales_appeals_are_dated CHECK (((appealed_at IS NOT NULL) OR (COALESCE(appeal, ''::text) = ''::text))),
  constraint after_sales_are_in_a_known_state CHECK ((state = ANY (ARRAY['asked'::text, 'answered'::text, 'appealed'::text, 'refunded'::text, 'agreed'::text, 'upheld'::text, 'lapsed'::text, 'withdrawn'::text]))),
  constraint after_sales_ask_for_something CHECK (((quantity > 0) AND (wants = ANY (ARRAY['refund'::text, 'exchange'::text])))),
  constraint after_sales_close_at_an_instant CHECK (((closed_at IS NOT NULL) = (state = ANY (ARRAY['refunded'::text, 'agreed'::text, 'upheld'::text, 'lapsed'::text, 'withdrawn'::text])))),
  constraint after_sales_decisions_are_whole CHECK ((((decision IS NULL) = (decided_at IS NULL)) AND ((decision IS NULL) = (decision_words IS NULL)) AND (decision = ANY (ARRAY['refund'::text, 'uphold'::text])))),
  constraint after_sales_give_back_what_was_asked CHECK (((refunded >= 0) AND (refunded <= quantity))),
  constraint after_sales_have_a_known_reason CHECK ((reason = ANY (ARRAY['damaged'::text, 'missing'::text, 'wrong'::text, 'poor'::text, 'expired'::text, 'other'::text]))),
  constraint after_sales_show_six_photos_at_most CHECK (((jsonb_typeof(photos) = 'array'::text) AND (jsonb_array_length(photos) <= 6))),
);
CREATE INDEX after_sales_answered ON mall.after_sales USING btree (answered_at) WHERE (state = 'answered'::text);
CREATE UNIQUE INDEX after_sales_id ON mall.after_sales USING btree (id);
CREATE INDEX after_sales_of_a_market ON mall.after_sales USING btree (market_id, id DESC);
CREATE INDEX after_sales_of_a_supplier ON mall.after_sales USING btree (supplier_id, id DESC);
CREATE UNIQUE INDEX after_sales_one_at_a_time ON mall.after_sales USING btree (owner_id, order_id, line) WHERE (closed_at IS NULL);
alter table mall.after_sales enable row level security;
create policy after_sales_are_hers_the_supplier_s_and_the_mall_s on mall.after_sales to gonghui_app using (platform.in_scope(owner_id, ARRAY[market_id, supplier_id])) with check (platform.in_scope(owner_id, ARRAY[market_id, supplier_id]));
create policy system_sees_all on mall.after_sales to gonghui_system using (true) with check (true);
grant insert, select on mall.after_sales to gonghui_app;
grant insert, select on mall.after_sales to gonghui_system;
grant update (state, answer, answer_words, answered_by, answered_at, carrier, tracking, appeal, appealed_at, decision, decision_words, decided_by, decided_at, refunded, closed_at) on mall.after_sales to gonghui_app;
grant update (words, photos, state, answer, answer_words, answered_by, answered_at, carrier, tracking, appeal, appealed_at, decision, decision_words, decided_by, decided_at, refunded, closed_at) on mall.after_sales to gonghui_system;

-- Which of our unions supports which place of an aided region, from when to when. Ended pairs stay readable.
create table mall.aid_pairs (
  id uuid not null,  -- Id of the pair.
  market_id uuid not null,  -- The federation whose mall and regions these are.
  org_id uuid not null,  -- Our union.
  org_path uuid[] not null,  -- From the root to it.
  region_id uuid not null,  -- The aided region.
  place text not null,  -- The county or town there.
  partner text not null,  -- The union there.
  team text not null,  -- The support team that is there for us.
  since date not null,  -- First day.
  until date,  -- First day on which it is no more; null while it lasts.
  ended_because text,  -- Why it ended.
  entered_by text not null,  -- Who entered it.
  entered_at timestamp(3) with time zone not null,  -- When.
  constraint aid_pairs_one_of_an_id PRIMARY KEY (id),
  constraint aid_pairs_market_id_fkey FOREIGN KEY (market_id) REFERENCES mall.markets(org_id),
  constraint aid_pairs_region_id_fkey FOREIGN KEY (region_id) REFERENCES mall.regions(id),
  constraint aid_pairs_end_after_they_begin CHECK ((until >= since)),
  constraint aid_pairs_end_for_a_reason CHECK (((until IS NULL) = (ended_because IS NULL))),
);
CREATE INDEX aid_pairs_of_a_market ON mall.aid_pairs USING btree (market_id, region_id, since);
CREATE UNIQUE INDEX aid_pairs_once_at_a_time ON mall.aid_pairs USING btree (org_id, region_id, place) WHERE (until IS NULL);
alter table mall.aid_pairs enable row level security;
create policy aid_pairs_are_ended_by_their_market on mall.aid_pairs for update to gonghui_app using (platform.in_scope(NULL::uuid, ARRAY[market_id]));
create policy aid_pairs_are_entered_by_their_market on mall.aid_pairs for insert to gonghui_app with check (platform.in_scope(NULL::uuid, ARRAY[market_id]));
create policy aid_pairs_are_public on mall.aid_pairs for select to gonghui_app using (true);
create policy system_sees_all on mall.aid_pairs to gonghui_system using (true) with check (true);
grant insert, select on mall.aid_pairs to gonghui_app;
grant insert, select on mall.aid_pairs to gonghui_system;
grant update (until, ended_because) on mall.aid_pairs to gonghui_app;
grant update (org_path, until, ended_because) on mall.aid_pairs to gonghui_system;

-- Which unions carry a project.
create table mall.aid_project_unions (
  project_id uuid not null,  -- The project.
  org_id uuid not null,  -- The union.
  org_path uuid[] not null,  -- From the root to it.
  constraint aid_project_unions_take_part_once PRIMARY KEY (project_id, org_id),
  constraint aid_project_unions_project_id_fkey FOREIGN KEY (project_id) REFERENCES mall.aid_projects(id),
);
CREATE INDEX aid_project_unions_of_an_organisation ON mall.aid_project_unions USING btree (org_id);
alter table mall.aid_project_unions enable row level security;
create policy aid_project_unions_are_entered_by_the_market on mall.aid_project_unions for insert to gonghui_app with check ((EXISTS ( SELECT
   FROM mall.aid_projects p
  WHERE ((p.id = aid_project_unions.project_id) AND platform.in_scope(NULL::uuid, ARRAY[p.market_id])))));
create policy aid_project_unions_are_public on mall.aid_project_unions for select to gonghui_app using (true);
create policy system_sees_all on mall.aid_project_unions to gonghui_system using (true) with check (true);
grant insert, select on mall.aid_project_unions to gonghui_app;
grant insert, select on mall.aid_project_unions to gonghui_system;
grant update (org_path) on mall.aid_project_unions to gonghui_system;

-- What our unions do in aided regions, in five classes, with budget, progress and result.
create table mall.aid_projects (
  id uuid not null,  -- Id of the project.
  market_id uuid not null,  -- The federation.
  number integer not null,  -- Its number there, from one.
  class text not null,  -- Service stations, exchange, hardship aid, skills, or a special project.
  name text not null,  -- What it is called.
  purpose text not null,  -- What is to be done for whom.
  region_id uuid not null,  -- The aided region.
  begins_on date not null,  -- First day.
  ends_on date not null,  -- Day by which it is to be done.
  budget bigint not null,  -- What it may cost, in fen, as its steps have it.
  spent bigint not null default 0,  -- What it has cost, in fen: the sum of its steps.
  percent integer not null default 0,  -- How far it is, as its last step has it.
  state text not null default 'running'::text,  -- Running, finished, or stopped before its end.
  result text,  -- What came of it, or why it was stopped.
  entered_by text not null,  -- Who entered it.
  entered_at timestamp(3) with time zone not null,  -- When.
  constraint aid_projects_one_of_an_id PRIMARY KEY (id),
  constraint aid_projects_are_numbered_once UNIQUE (market_id, number),
  constraint aid_projects_market_id_fkey FOREIGN KEY (market_id) REFERENCES mall.markets(org_id),
  constraint aid_projects_region_id_fkey FOREIGN KEY (region_id) REFERENCES mall.regions(id),
  constraint aid_projects_are_in_a_known_state CHECK ((state = ANY (ARRAY['running'::text, 'finished'::text, 'stopped'::text]))),
  constraint aid_projects_are_of_five_classes CHECK ((class = ANY (ARRAY['stations'::text, 'exchange'::text, 'hardship'::text, 'skills'::text, 'special'::text]))),
  constraint aid_projects_end_after_they_begin CHECK ((ends_on >= begins_on)),
  constraint aid_projects_end_with_a_result CHECK ((((state = 'running'::text) = (result IS NULL)) AND ((state <> 'finished'::text) OR (percent = 100)))),
  constraint aid_projects_go_from_nothing_to_all CHECK (((percent >= 0) AND (percent <= 100))),
  constraint aid_projects_stay_in_their_budget CHECK (((budget > 0) AND ((spent >= 0) AND (spent <= budget)))),
);
CREATE INDEX aid_projects_of_a_market ON mall.aid_projects USING btree (market_id, class, number);
grant insert, select on mall.aid_projects to gonghui_app;
grant insert, select on mall.aid_projects to gonghui_system;
grant update (name, purpose, ends_on, budget, spent, percent, state, result) on mall.aid_projects to gonghui_app;
grant update (name, purpose, ends_on, budget, spent, percent, state, result) on mall.aid_projects to gonghui_system;

-- Everything that was reported of a project; only added to.
create table mall.aid_steps (
  project_id uuid not null,  -- The project.
  id uuid not null,  -- Id of the step; later ones sort behind earlier ones.
  kind text not null,  -- Begun, progress, another budget, finished, or stopped.
  on_day date not null,  -- Day on which it was so.
  percent integer not null,  -- How far the project is after it.
  spent bigint not null,  -- What was spent in this step, in fen.
  budget bigint not null,  -- The budget after it, in fen.
  words text not null,  -- What was done, or why.
  reported_by text not null,  -- Who reported it.
  reported_for text not null,  -- For which union.
  reported_at timestamp(3) with time zone not null,  -- When.
  constraint aid_steps_in_order PRIMARY KEY (project_id, id),
  constraint aid_steps_project_id_fkey FOREIGN KEY (project_id) REFERENCES mall.aid_projects(id),
  constraint aid_steps_are_of_known_kinds CHECK ((kind = ANY (ARRAY['begun'::text, 'progress'::text, 'budget'::text, 'finished'::text, 'stopped'::text]))),
  constraint aid_steps_spend_nothing_back CHECK ((spent >= 0)),
);
grant insert, select on mall.aid_steps to gonghui_app;
grant insert, select on mall.aid_steps to gonghui_system;

-- What a worker has put aside, so that it is there on her next phone too. A wish, not an order.
create table mall.baskets (
  owner_id uuid not null,  -- The worker.
  lines jsonb not null,  -- Specifications and how many of each.
  kept_at timestamp(3) with time zone not null,  -- When it was last changed.
  constraint baskets_one_a_person PRIMARY KEY (owner_id),
  constraint baskets_hold_a_list CHECK (((jsonb_typeof(lines) = 'array'::text) AND (jsonb_array_length(lines) <= 100))),
);
alter table mall.baskets enable row level security;
create policy baskets_are_her_own on mall.baskets to gonghui_app using ((owner_id = platform.scope_person())) with check ((owner_id = platform.scope_person()));
create policy system_sees_all on mall.baskets to gonghui_system using (true) with check (true);
grant insert, select, update on mall.baskets to gonghui_app;
grant delete, insert, select, update on mall.baskets to gonghui_system;

-- What changed about a benefit after it was published. Only added to.
create table mall.benefit_changes (
  benefit_id uuid not null,  -- The benefit.
  id uuid not null,  -- Id.
  what text not null,  -- Which of its limits, or published, paused, resumed, ended.
  before text,  -- What it was; null for none.
  after text,  -- What it is; null for none.
  because text not null,  -- Why.
  changed_by text not null,  -- Who changed it.
  changed_at timestamp(3) with time zone not null,  -- When.
  constraint benefit_changes_one_of_an_id PRIMARY KEY (benefit_id, id),
  constraint benefit_changes_benefit_id_fkey FOREIGN KEY (benefit_id) REFERENCES mall.benefits(id),
);
grant insert, select on mall.benefit_changes to gonghui_app;
grant insert, select on mall.benefit_changes to gonghui_system;

-- Uses of a benefit a day, against that day's quota.
create table mall.benefit_days (
  benefit_id uuid not null,  -- The benefit.
  day date not null,  -- The day on which cards were shown.
  quota integer,  -- Uses allowed that day; null for no limit.
  taken integer not null,  -- Uses, less what was undone.
  paid_fen bigint not null,  -- What members paid.
  subsidy_fen bigint not null,  -- What the union pays.
  constraint benefit_days_one_a_day PRIMARY KEY (benefit_id, day),
  constraint benefit_days_benefit_id_fkey FOREIGN KEY (benefit_id) REFERENCES mall.benefits(id),
  constraint benefit_days_never_exceed_their_quota CHECK (((taken >= 0) AND (taken <= COALESCE(quota, taken)))),
);
grant insert, select, update on mall.benefit_days to gonghui_app;
grant insert, select, update on mall.benefit_days to gonghui_system;

-- What a union has set for its merchants; the usual holds where it has not.
create table mall.benefit_settings (
  union_id uuid not null,  -- The union.
  offline_minutes integer not null,  -- How long after a card was shown without a line it may be handed in; 0 for never.
  undo_minutes integer not null,  -- How long a merchant may take a use back.
  set_by text not null,  -- Who set it.
  set_at timestamp(3) with time zone not null,  -- When.
  constraint benefit_settings_one_of_a_union PRIMARY KEY (union_id),
  constraint benefit_settings_stay_short CHECK ((((offline_minutes >= 0) AND (offline_minutes <= 1440)) AND ((undo_minutes >= 1) AND (undo_minutes <= 120)))),
);
grant insert, select, update on mall.benefit_settings to gonghui_app;
grant insert, select, update on mall.benefit_settings to gonghui_system;

-- Statements by benefit; the lines add up to the statement.
create table mall.benefit_statement_lines (
  owner_id uuid not null,  -- The merchant.
  statement_id uuid not null,  -- The statement.
  benefit_id uuid not null,  -- The benefit.
  uses integer not null,  -- Uses booked.
  undone integer not null,  -- Uses booked back.
  amount_fen bigint not null,  -- What is paid for them.
  constraint benefit_statement_lines_one_a_benefit PRIMARY KEY (owner_id, statement_id, benefit_id),
  constraint benefit_statement_lines_are_of_a_statement FOREIGN KEY (owner_id, statement_id) REFERENCES mall.benefit_statements(owner_id, id),
);
alter table mall.benefit_statement_lines enable row level security;
create policy benefit_statement_lines_of_a_visible_statement on mall.benefit_statement_lines to gonghui_app using ((owner_id IN ( SELECT m.org_id
   FROM mall.merchants m
  WHERE (m.org_path && platform.scope_orgs()))));
create policy system_sees_all on mall.benefit_statement_lines to gonghui_system using (true) with check (true);
grant insert, select on mall.benefit_statement_lines to gonghui_app;
grant insert, select on mall.benefit_statement_lines to gonghui_system;

-- What a union pays a merchant for a period, from the books. Only added to.
create table mall.benefit_statements (
  owner_id uuid not null,  -- The merchant.
  id uuid not null,  -- Id, and of the transfer that books it.
  union_id uuid not null,  -- The union that pays.
  number text not null,  -- Its number.
  from_day date,  -- First day after the statement before; null for the first.
  until_day date not null,  -- Last day.
  uses integer not null,  -- Uses booked in it.
  undone integer not null,  -- Uses booked back in it.
  amount_fen bigint not null,  -- What is paid.
  settled_by text not null,  -- Who settled.
  settled_at timestamp(3) with time zone not null,  -- When.
  constraint benefit_statements_of_a_merchant PRIMARY KEY (owner_id, id),
  constraint benefit_statements_are_numbered_once UNIQUE (number),
  constraint benefit_statements_one_until_a_day UNIQUE (owner_id, until_day),
  constraint benefit_statements_pay_something CHECK ((amount_fen > 0)),
);
CREATE UNIQUE INDEX benefit_statements_id ON mall.benefit_statements USING btree (id);
CREATE INDEX benefit_statements_of_a_union ON mall.benefit_statements USING btree (union_id, until_day DESC, id DESC);
alter table mall.benefit_statements enable row level security;
create policy benefit_statements_of_the_merchant_or_union on mall.benefit_statements to gonghui_app using ((owner_id IN ( SELECT m.org_id
   FROM mall.merchants m
  WHERE (m.org_path && platform.scope_orgs()))));
create policy system_sees_all on mall.benefit_statements to gonghui_system using (true) with check (true);
grant insert, select on mall.benefit_statements to gonghui_app;
grant insert, select on mall.benefit_statements to gonghui_system;

-- What a merchant gives to members who show their card: price, who, when, how many.
create table mall.benefits (
  id uuid not null,  -- Id.
  merchant_id uuid not null,  -- Who serves it.
  union_id uuid not null,  -- The union that offers it and pays the subsidy.
  name text not null,  -- What workers read.
  campaign text not null,  -- Campaign it belongs to, such as a winter season; empty for none.
  category text not null,  -- Kind of thing: film, car, fuel …
  intro text not null,  -- A few words about it.
  terms text not null,  -- Conditions in words: what is included, what must be booked.
  price_kind text not null,  -- free, fixed, discount or season.
  regular_fen bigint,  -- What it costs without the card; null for a discount on any bill.
  pay_fen bigint,  -- What the member pays: of each use, of a season ticket once.
  off_percent smallint,  -- Discount: percent off the bill.
  most_off_fen bigint,  -- Discount: at most so much off one bill; null for no limit.
  subsidy_fen bigint,  -- What the union pays the merchant for each use, of a season ticket once.
  subsidy_share smallint,  -- Discount: percent of what is off that the union pays.
  visits integer,  -- Season ticket: visits it is good for; null for any number in the period.
  audience_ids uuid[] not null,  -- Unions whose members, and those of all unions below, it is for.
  tags text[] not null,  -- Kinds of credentials of which one must be held; empty for every member.
  from_on date not null,  -- First day.
  until_on date not null,  -- Last day.
  day_quota integer,  -- Uses a day by everybody together; null for no limit.
  total_quota integer,  -- Uses in the whole period by everybody together.
  most_a_day integer not null,  -- Uses a day by one person.
  most_each integer,  -- Uses in the whole period by one person.
  budget_fen bigint,  -- The most that the union pays for it.
  drafted_by text not null,  -- Who wrote it.
  drafted_at timestamp(3) with time zone not null,  -- When.
  published_by text,  -- Who published it; null for a draft.
  published_at timestamp(3) with time zone,  -- When.
  paused_at timestamp(3) with time zone,  -- Since when it is not served for a while.
  paused_because text,  -- Why.
  ended_at timestamp(3) with time zone,  -- When it was ended before its last day.
  ended_because text,  -- Why.
  taken integer not null default 0,  -- Uses so far, less what was undone.
  subsidised_fen bigint not null default 0,  -- What the union pays for them.
  constraint benefits_one_of_an_id PRIMARY KEY (id),
  constraint benefits_merchant_id_fkey FOREIGN KEY (merchant_id) REFERENCES mall.merchants(org_id),
  constraint benefits_are_ended_for_a_reason CHECK (((ended_at IS NULL) = (ended_because IS NULL))),
  constraint benefits_are_for_somebody CHECK ((cardinality(audience_ids) > 0)),
  constraint benefits_are_paused_for_a_reason CHECK (((paused_at IS NULL) = (paused_because IS NULL))),
  constraint benefits_are_published_by_somebody CHECK (((published_at IS NULL) = (published_by IS NULL))),
  constraint benefits_begin_before_they_end CHECK ((from_on <= until_on)),
  constraint benefits_have_a_price_of_their_kind CHECK (
CASE price_kind
    WHEN 'free'::text THEN ((regular_fen > 0) AND (pay_fen = 0) AND ((subsidy_fen >= 0) AND (subsidy_fen <= regular_fen)) AND (off_percent IS NULL) AND (visits IS NULL))
    WHEN 'fixed'::text THEN ((pay_fen > 0) AND (pay_fen <= regular_fen) AND ((subsidy_fen >= 0) AND (subsidy_fen <= (regular_fen - pay_fen))) AND (off_percent IS NULL) AND (visits IS NULL))
    WHEN 'discount'::text THEN (((off_percent >= 1) AND (off_percent <= 99)) AND ((subsidy_share >= 0) AND (subsidy_share <= 100)) AND (COALESCE(most_off_fen, (1)::bigint) > 0) AND (regular_fen IS NULL) AND (visits IS NULL))
    WHEN 'season'::text THEN (((pay_fen >= 0) AND (pay_fen <= regular_fen)) AND ((subsidy_fen >= 0) AND (subsidy_fen <= (regular_fen - pay_fen))) AND (COALESCE(visits, 1) > 0) AND (off_percent IS NULL))
    ELSE false
END),
  constraint benefits_limit_a_person CHECK (((most_a_day > 0) AND (COALESCE(most_each, 1) > 0))),
  constraint benefits_never_exceed_their_budget CHECK (((subsidised_fen >= 0) AND (subsidised_fen <= COALESCE(budget_fen, subsidised_fen)))),
  constraint benefits_never_exceed_their_quota CHECK (((taken >= 0) AND (taken <= COALESCE(total_quota, taken)))),
  constraint benefits_quotas_are_positive CHECK (((COALESCE(day_quota, 1) > 0) AND (COALESCE(total_quota, 1) > 0) AND (COALESCE(budget_fen, (1)::bigint) > 0))),
  constraint benefits_run_after_publication CHECK (((published_at IS NOT NULL) OR ((paused_at IS NULL) AND (ended_at IS NULL) AND (taken = 0)))),
);
CREATE INDEX benefits_for_an_audience ON mall.benefits USING gin (audience_ids) WHERE ((published_at IS NOT NULL) AND (ended_at IS NULL));
CREATE INDEX benefits_of_a_merchant ON mall.benefits USING btree (merchant_id, id DESC);
CREATE INDEX benefits_of_a_union ON mall.benefits USING btree (union_id, id DESC);
grant insert, select, update on mall.benefits to gonghui_app;
grant insert, select, update on mall.benefits to gonghui_system;

-- Enterprises admitted to buy for themselves: partner organisations with a credit code.
create table mall.buyers (
  org_id uuid not null,  -- The partner organisation.
  market_id uuid not null,  -- The mall in which it buys.
  org_path uuid[] not null,  -- From the root to it.
  name text not null,  -- Its name.
  credit_code text not null,  -- Its unified social credit code.
  contact text not null,  -- Whom to ask there.
  phone text not null,  -- Under which number.
  admitted_at timestamp(3) with time zone not null,  -- Since when it may buy.
  constraint buyers_are_partners_once PRIMARY KEY (org_id),
  constraint buyers_one_of_a_credit_code UNIQUE (market_id, credit_code),
  constraint buyers_market_id_fkey FOREIGN KEY (market_id) REFERENCES mall.markets(org_id),
);
alter table mall.buyers enable row level security;
create policy buyers_in_scope_or_of_suppliers_of_the_mall on mall.buyers to gonghui_app using ((platform.in_scope(NULL::uuid, org_path) OR (EXISTS ( SELECT
   FROM mall.suppliers s
  WHERE ((s.org_id = ANY (platform.scope_orgs())) AND (s.market_id = buyers.market_id))))));
create policy system_sees_all on mall.buyers to gonghui_system using (true) with check (true);
grant insert, select on mall.buyers to gonghui_app;
grant insert, select on mall.buyers to gonghui_system;
grant update (org_path) on mall.buyers to gonghui_system;

-- Kinds of goods. Excluded kinds stand here too, so that goods of them are refused with the reason.
create table mall.categories (
  market_id uuid not null,  -- The mall.
  key text not null,  -- Short English key, kept for ever.
  name text not null,  -- What people read.
  position integer not null,  -- Order on the page.
  excluded_because text,  -- Why goods of this kind may not be offered; null for kinds that may.
  constraint categories_one_of_a_key PRIMARY KEY (market_id, key),
  constraint categories_stand_in_order UNIQUE (market_id, "position"),
  constraint categories_market_id_fkey FOREIGN KEY (market_id) REFERENCES mall.markets(org_id),
);
grant insert, select, update on mall.categories to gonghui_app;
grant insert, select, update on mall.categories to gonghui_system;

-- What was paid into the fund of a market: entered with its paper by one, booked or refused by another.
create table mall.deposits (
  owner_id uuid not null,  -- The market.
  id uuid not null,  -- Id of the deposit, and of the transfer that books it.
  amount bigint not null,  -- Hundredths of a point: one yuan a point.
  paid_on date not null,  -- Day on which the money came.
  payer text not null,  -- Who paid it.
  remark text not null,  -- What for.
  document_file uuid not null,  -- The bank's receipt.
  state text not null,  -- proposed, booked or refused.
  proposed_by uuid not null,  -- Who entered it.
  proposed_by_name text not null,  -- Name of who entered it.
  proposed_at timestamp(3) with time zone not null,  -- When.
  decided_by uuid,  -- Who booked or refused it; never who entered it.
  decided_by_name text,  -- Name of who decided.
  decided_at timestamp(3) with time zone,  -- When.
  refused_because text,  -- Why it was refused.
  constraint deposits_of_a_market PRIMARY KEY (owner_id, id),
  constraint deposits_are_decided_by_another CHECK (((decided_by IS NULL) OR (decided_by <> proposed_by))),
  constraint deposits_are_in_a_known_state CHECK ((state = ANY (ARRAY['proposed'::text, 'booked'::text, 'refused'::text]))),
  constraint deposits_are_refused_for_a_reason CHECK (((state = 'refused'::text) = (refused_because IS NOT NULL))),
  constraint deposits_bring_something CHECK (((amount >= 1) AND (amount <= '1000000000000'::bigint))),
  constraint deposits_decisions_are_dated CHECK (((state = 'proposed'::text) = (decided_at IS NULL))),
);
CREATE UNIQUE INDEX deposits_id ON mall.deposits USING btree (id);
alter table mall.deposits enable row level security;
create policy deposits_of_the_market on mall.deposits to gonghui_app using (platform.in_scope(NULL::uuid, ARRAY[owner_id])) with check (platform.in_scope(NULL::uuid, ARRAY[owner_id]));
create policy system_sees_all on mall.deposits to gonghui_system using (true) with check (true);
grant insert, select on mall.deposits to gonghui_app;
grant insert, select on mall.deposits to gonghui_system;
grant update (state, decided_by, decided_by_name, decided_at, refused_because) on mall.deposits to gonghui_app;
grant update (state, decided_by, decided_by_name, decided_at, refused_because) on mall.deposits to gonghui_system;

-- Public keys of merchants' browsers: what a desk wrote down without a line is signed by one of them.
create table mall.desk_keys (
  merchant_id uuid not null,  -- The merchant.
  id uuid not null,  -- Id.
  public_key bytea not null,  -- ECDSA P-256, SPKI; the private half never leaves the browser.
  device text not null,  -- What the browser calls itself.
  registered_by uuid not null,  -- Whose account registered it.
  registered_by_name text not null,  -- Her name.
  registered_at timestamp(3) with time zone not null,  -- When; it signs nothing from before.
  constraint desk_keys_one_of_an_id PRIMARY KEY (merchant_id, id),
  constraint desk_keys_merchant_id_fkey FOREIGN KEY (merchant_id) REFERENCES mall.merchants(org_id),
);
alter table mall.desk_keys enable row level security;
create policy desk_keys_of_the_merchant on mall.desk_keys to gonghui_app using ((merchant_id IN ( SELECT m.org_id
   FROM mall.merchants m
  WHERE (m.org_path && platform.scope_orgs()))));
create policy system_sees_all on mall.desk_keys to gonghui_system using (true) with check (true);
grant insert, select on mall.desk_keys to gonghui_app;
grant insert, select on mall.desk_keys to gonghui_system;

-- Words by which goods for construction or production are known, whatever kind they are put under; a setting of the mall.
create table mall.excluded_words (
  market_id uuid not null,  -- The mall.
  word text not null,  -- A word in the name of such goods.
  because text not null,  -- Why they are left out, as the buyer reads it.
  added_by text not null,  -- Who set it.
  added_at timestamp(3) with time zone not null,  -- When.
  constraint excluded_words_once_a_mall PRIMARY KEY (market_id, word),
  constraint excluded_words_market_id_fkey FOREIGN KEY (market_id) REFERENCES mall.markets(org_id),
);
grant delete, insert, select on mall.excluded_words to gonghui_app;
grant delete, insert, select on mall.excluded_words to gonghui_system;

-- What the fund of a market has: moved with each booking of its account, so that the database itself refuses to give what is not there.
create table mall.funds (
  owner_id uuid not null,  -- The market.
  balance bigint not null,  -- Hundredths of a point; the balance of its account in the books.
  constraint funds_one_a_market PRIMARY KEY (owner_id),
  constraint funds_are_of_a_market FOREIGN KEY (owner_id) REFERENCES mall.markets(org_id),
  constraint funds_never_below_zero CHECK ((balance >= 0)),
);
alter table mall.funds enable row level security;
create policy funds_of_the_market on mall.funds to gonghui_app using (platform.in_scope(NULL::uuid, ARRAY[owner_id]));
create policy system_sees_all on mall.funds to gonghui_system using (true) with check (true);
grant select on mall.funds to gonghui_app;
grant select on mall.funds to gonghui_system;

-- Limits of a specification for all people of one letter together.
create table mall.group_limits (
  owner_id uuid not null,  -- The union of the letter.
  intent_id uuid not null,  -- The letter.
  sku_id uuid not null,  -- The specification.
  most integer not null,  -- How many all people of the letter may take together.
  taken integer not null default 0,  -- How many they took, less what was given back.
  constraint group_limits_of_a_letter PRIMARY KEY (owner_id, intent_id, sku_id),
  constraint group_limits_are_kept CHECK (((most > 0) AND ((taken >= 0) AND (taken <= most)))),
);
CREATE INDEX group_limits_of_an_intent ON mall.group_limits USING btree (intent_id, sku_id);
alter table mall.group_limits enable row level security;
create policy group_limits_of_a_visible_letter on mall.group_limits to gonghui_app using ((EXISTS ( SELECT
   FROM mall.intents i
  WHERE ((i.owner_id = group_limits.owner_id) AND (i.id = group_limits.intent_id)))));
create policy system_sees_all on mall.group_limits to gonghui_system using (true) with check (true);
grant insert, select on mall.group_limits to gonghui_app;
grant insert, select on mall.group_limits to gonghui_system;
grant update (most, taken) on mall.group_limits to gonghui_app;
grant update (most, taken) on mall.group_limits to gonghui_system;

-- Letters of intent: a union asks for points for its people, for an occasion, to be spent in a window.
create table mall.intents (
  owner_id uuid not null,  -- The union that asks.
  id uuid not null,  -- Id of the letter.
  market_id uuid not null,  -- The mall in which the points are spent.
  org_path uuid[] not null,  -- From the root to the union.
  number text not null,  -- Its number.
  occasion text not null,  -- What for, as workers read it.
  headcount integer not null,  -- How many people the letter is for.
  points_each bigint not null,  -- Hundredths of a point each of them gets.
  issue_at timestamp(3) with time zone not null,  -- When the points go down.
  opens_at timestamp(3) with time zone not null,  -- First instant of the window.
  closes_at timestamp(3) with time zone not null,  -- First instant after the window.
  categories text[] not null,  -- Kinds of goods they may be spent on; empty for all.
  unspent text not null,  -- What becomes of unspent points: return to the union when the window closes, or keep until a day.
  kept_until date,  -- Last day of kept points.
  document_id uuid,  -- The signed document of kernel instruments; null for a draft.
  state text not null,  -- draft, signing, signed, configured (money set aside, list complete), issuing, issued, cancelled.
  drafted_by text not null,  -- Name of who wrote it.
  drafted_at timestamp(3) with time zone not null,  -- When.
  signed_at timestamp(3) with time zone,  -- When both sides had signed.
  configured_by text,  -- Name of who configured the points.
  configured_at timestamp(3) with time zone,  -- When.
  issue_started_at timestamp(3) with time zone,  -- When handing down began.
  issued_at timestamp(3) with time zone,  -- When it was finished.
  cancelled_at timestamp(3) with time zone,  -- When it was cancelled.
  cancelled_because text,  -- Why.
  recipients integer not null default 0,  -- How many people are on the list.
  configured_points bigint not null default 0,  -- What was set aside for it, hundredths of a point.
  issued_people integer not null default 0,  -- How many people got theirs.
  issued_points bigint not null default 0,  -- How much went down.
  failed_people integer not null default 0,  -- How many could not get theirs.
  issued_to integer not null default 0,  -- Place of the list up to which points went down; who stands there and did not fail has hers, and no row of the list need be written for it.
  told_to integer not null default 0,  -- Place of the list up to which people were told that they have their points.
  constraint intents_of_a_union PRIMARY KEY (owner_id, id),
  constraint intents_are_numbered_once UNIQUE (number),
  constraint intents_market_id_fkey FOREIGN KEY (market_id) REFERENCES mall.markets(org_id),
  constraint intents_are_for_somebody CHECK (((headcount >= 1) AND (headcount <= 5000000))),
  constraint intents_are_handed_down_along_the_list CHECK (((issued_to >= 0) AND (issued_to <= recipients))),
  constraint intents_are_in_a_known_state CHECK ((state = ANY (ARRAY['draft'::text, 'signing'::text, 'signed'::text, 'configured'::text, 'issuing'::text, 'issued'::text, 'cancelled'::text]))),
  constraint intents_give_something CHECK (((points_each >= 1) AND (points_each <= 100000000))),
  constraint intents_never_give_more_than_configured CHECK ((issued_points <= configured_points)),
  constraint intents_open_before_they_close CHECK (((issue_at <= opens_at) AND (opens_at < closes_at))),
  constraint intents_say_what_becomes_of_the_rest CHECK (((unspent = ANY (ARRAY['return'::text, 'keep'::text])) AND ((unspent = 'keep'::text) = (kept_until IS NOT NULL)))),
  constraint intents_tell_of_what_is_issued CHECK (((told_to >= 0) AND (told_to <= issued_to))),
);
CREATE INDEX intents_at_the_root ON mall.intents USING btree ((org_path[1]), id DESC);
CREATE INDEX intents_below_level_1 ON mall.intents USING btree ((org_path[2]), id DESC);
CREATE INDEX intents_below_level_2 ON mall.intents USING btree ((org_path[3]), id DESC);
CREATE INDEX intents_below_level_3 ON mall.intents USING btree ((org_path[4]), id DESC);
CREATE INDEX intents_below_level_4 ON mall.intents USING btree ((org_path[5]), id DESC);
CREATE INDEX intents_below_level_5 ON mall.intents USING btree ((org_path[6]), id DESC);
CREATE INDEX intents_below_level_6 ON mall.intents USING btree ((org_path[7]), id DESC);
CREATE UNIQUE INDEX intents_id ON mall.intents USING btree (id);
CREATE INDEX intents_to_issue ON mall.intents USING btree (issue_at) WHERE (state = 'configured'::text);
alter table mall.intents enable row level security;
create policy intents_in_scope_or_hers on mall.intents to gonghui_app using ((platform.in_scope(owner_id, org_path) OR (EXISTS ( SELECT
   FROM mall.recipients r
  WHERE ((r.owner_id = platform.scope_person()) AND (r.intent_id = intents.id))))));
create policy system_sees_all on mall.intents to gonghui_system using (true) with check (true);
grant insert, select, update on mall.intents to gonghui_app;
grant insert, select, update on mall.intents to gonghui_system;

-- Which account of the books an organisation has for what.
create table mall.ledger_accounts (
  owner_id uuid not null,  -- A market's federation, a union or a supplier.
  purpose text not null,  -- fund and settled of a market, points of a union, due and payable of a supplier.
  account_id uuid not null,  -- The account.
  constraint ledger_accounts_one_of_a_purpose PRIMARY KEY (owner_id, purpose),
);
alter table mall.ledger_accounts enable row level security;
create policy ledger_accounts_name_accounts_only on mall.ledger_accounts to gonghui_app using (true) with check (true);
create policy system_sees_all on mall.ledger_accounts to gonghui_system using (true) with check (true);
grant insert, select on mall.ledger_accounts to gonghui_app;
grant insert, select on mall.ledger_accounts to gonghui_system;

-- Malls, one a federation that runs its own. A worker shops in the nearest one above her union.
create table mall.markets (
  org_id uuid not null,  -- The federation that runs it.
  name text not null,  -- What workers call it.
  opened_at timestamp(3) with time zone not null,  -- When it was opened.
  constraint markets_one_a_federation PRIMARY KEY (org_id),
);
grant insert, select, update on mall.markets to gonghui_app;
grant insert, select, update on mall.markets to gonghui_system;

-- Where a merchant serves.
create table mall.merchant_places (
  merchant_id uuid not null,  -- The merchant.
  id uuid not null,  -- Id.
  name text not null,  -- What the place is called.
  address text not null,  -- Its address.
  district text not null,  -- District, for a filter.
  latitude double precision,  -- Degrees north; null while nobody entered it.
  longitude double precision,  -- Degrees east.
  hours text not null,  -- When it is open, in words.
  phone text not null,  -- Its own telephone, empty when it has none.
  position integer not null,  -- Order in which the merchant lists them.
  constraint merchant_places_one_of_an_id PRIMARY KEY (merchant_id, id),
  constraint merchant_places_merchant_id_fkey FOREIGN KEY (merchant_id) REFERENCES mall.merchants(org_id),
  constraint merchant_places_lie_on_earth CHECK ((((latitude IS NULL) = (longitude IS NULL)) AND ((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision)) AND ((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision)))),
);
grant delete, insert, select, update on mall.merchant_places to gonghui_app;
grant delete, insert, select, update on mall.merchant_places to gonghui_system;

-- Partner organisations that serve members at a counter when they show their card.
create table mall.merchants (
  org_id uuid not null,  -- The partner organisation.
  union_id uuid not null,  -- The union that admitted it, whose benefits it serves and which pays the subsidies.
  org_path uuid[] not null,  -- From the root to the partner organisation itself.
  name text not null,  -- Its name as workers read it.
  contact text not null,  -- Whom the union may ask for.
  phone text not null,  -- Its service telephone, public.
  admitted_by text not null,  -- Who admitted it.
  admitted_at timestamp(3) with time zone not null,  -- When.
  suspended_at timestamp(3) with time zone,  -- Since when it may not take cards; null when it may.
  suspended_because text,  -- Why it may not.
  constraint merchants_are_partners_once PRIMARY KEY (org_id),
  constraint merchants_are_suspended_for_a_reason CHECK (((suspended_at IS NULL) = (suspended_because IS NULL))),
);
CREATE INDEX merchants_of_a_union ON mall.merchants USING btree (union_id, name);
alter table mall.merchants enable row level security;
create policy merchants_are_public on mall.merchants to gonghui_app using (true) with check (true);
create policy system_sees_all on mall.merchants to gonghui_system using (true) with check (true);
grant insert, select, update on mall.merchants to gonghui_app;
grant insert, select, update on mall.merchants to gonghui_system;

-- What a desk wrote down without a line and handed in later, with what became of each. Only added to.
create table mall.offline_entries (
  merchant_id uuid not null,  -- The merchant.
  id uuid not null,  -- Id that the desk gave it; handed in twice it counts once.
  key_id uuid not null,  -- The key that signed it.
  benefit_id uuid not null,  -- The benefit it names.
  shown_at timestamp(3) with time zone not null,  -- When the card was shown, as the desk says.
  code_tail text not null,  -- The last four digits of the code, to find the slip by.
  bill_fen bigint,  -- Sum of the bill, for a discount.
  handed_in_by text not null,  -- Who handed it in.
  handed_in_at timestamp(3) with time zone not null,  -- When.
  redemption_id uuid,  -- The use that it became.
  refused_code text,  -- Or why it was refused.
  refused_facts jsonb,  -- What the refusal was told.
  constraint offline_entries_come_once PRIMARY KEY (merchant_id, id),
  constraint offline_entries_merchant_id_fkey FOREIGN KEY (merchant_id) REFERENCES mall.merchants(org_id),
  constraint offline_entries_end_somehow CHECK ((num_nulls(redemption_id, refused_code) = 1)),
);
CREATE INDEX offline_entries_newest_first ON mall.offline_entries USING btree (merchant_id, handed_in_at DESC, id DESC);
alter table mall.offline_entries enable row level security;
create policy offline_entries_of_the_merchant on mall.offline_entries to gonghui_app using ((merchant_id IN ( SELECT m.org_id
   FROM mall.merchants m
  WHERE (m.org_path && platform.scope_orgs()))));
create policy system_sees_all on mall.offline_entries to gonghui_system using (true) with check (true);
grant select on mall.offline_entries to gonghui_app;
grant insert, select on mall.offline_entries to gonghui_system;

-- Lines of orders, with name and price as they were.
create table mall.order_lines (
  owner_id uuid not null,  -- Who ordered.
  order_id uuid not null,  -- The order.
  line smallint not null,  -- Place in the order, from 1.
  intent_id uuid not null,  -- The letter, for the limits of a person.
  sku_id uuid not null,  -- The specification.
  product_id uuid not null,  -- The product.
  name text not null,  -- Name of the product and specification, as it was.
  price bigint not null,  -- Price of one, as it was.
  quantity integer not null,  -- How many.
  refunded integer not null default 0,  -- How many of them were given back.
  region_id uuid,  -- The aided region to which the line counts: its product came from there, proved, on that day.
  pavilion_id uuid,  -- The pavilion of that region, where it was open on that day.
  constraint order_lines_of_a_person PRIMARY KEY (owner_id, order_id, line),
  constraint order_lines_are_of_an_order FOREIGN KEY (owner_id, order_id) REFERENCES mall.orders(owner_id, id),
  constraint order_lines_give_back_what_was_taken CHECK (((refunded >= 0) AND (refunded <= quantity))),
  constraint order_lines_take_something CHECK (((quantity > 0) AND (price > 0))),
);
alter table mall.order_lines enable row level security;
create policy order_lines_of_a_visible_order on mall.order_lines to gonghui_app using (((owner_id = platform.scope_person()) OR (EXISTS ( SELECT
   FROM mall.orders o
  WHERE ((o.owner_id = order_lines.owner_id) AND (o.id = order_lines.order_id))))));
create policy system_sees_all on mall.order_lines to gonghui_system using (true) with check (true);
grant insert, select on mall.order_lines to gonghui_app;
grant insert, select on mall.order_lines to gonghui_system;
grant update (refunded) on mall.order_lines to gonghui_app;
grant update (refunded) on mall.order_lines to gonghui_system;

-- What was given back of lines, by a cancellation too. Only added to.
create table mall.order_refunds (
  owner_id uuid not null,  -- Who ordered.
  id uuid not null,  -- Id of the refund, and of the transfer that books it.
  order_id uuid not null,  -- The order.
  line smallint not null,  -- The line.
  quantity integer not null,  -- How many were given back.
  amount bigint not null,  -- What was given back, hundredths of a point.
  because text not null,  -- Why.
  restocked boolean not null,  -- Whether the goods may be sold again.
  refunded_by text not null,  -- Who gave it back.
  refunded_at timestamp(3) with time zone not null,  -- When.
  after_sale_id uuid,  -- The after-sales case that gave it back; null for a cancellation or a refund without one.
  constraint order_refunds_of_a_person PRIMARY KEY (owner_id, id),
  constraint order_refunds_are_of_a_line FOREIGN KEY (owner_id, order_id, line) REFERENCES mall.order_lines(owner_id, order_id, line),
  constraint order_refunds_give_something CHECK (((quantity > 0) AND (amount > 0))),
);
CREATE UNIQUE INDEX order_refunds_id ON mall.order_refunds USING btree (id);
CREATE INDEX order_refunds_of_an_after_sale ON mall.order_refunds USING btree (after_sale_id) WHERE (after_sale_id IS NOT NULL);
alter table mall.order_refunds enable row level security;
create policy order_refunds_of_a_visible_order on mall.order_refunds to gonghui_app using (((owner_id = platform.scope_person()) OR (EXISTS ( SELECT
   FROM mall.orders o
  WHERE ((o.owner_id = order_refunds.owner_id) AND (o.id = order_refunds.order_id))))));
create policy system_sees_all on mall.order_refunds to gonghui_system using (true) with check (true);
grant insert, select on mall.order_refunds to gonghui_app;
grant insert, select on mall.order_refunds to gonghui_system;

-- What a person took from one supplier in the window of one letter, paid from her points.
create table mall.orders (
  owner_id uuid not null,  -- Who ordered.
  id uuid not null,  -- Id of the order, and of the transfer that paid it.
  request_key text not null,  -- Idempotency-Key of the request; a basket of several suppliers becomes several orders of one key.
  request_digest text not null,  -- SHA-256 of the request: the same key for another one is refused.
  market_id uuid not null,  -- The mall.
  supplier_id uuid not null,  -- The supplier who delivers.
  intent_id uuid not null,  -- The letter in whose window it was made.
  org_path uuid[] not null,  -- From the root to the union of the letter.
  total bigint not null,  -- What was paid, hundredths of a point.
  refunded bigint not null default 0,  -- What of that was given back.
  state text not null,  -- placed, accepted, shipped, received or cancelled; each has its instant.
  delivery text not null,  -- address, or pick-up at a station.
  station_id uuid,  -- Where it is picked up.
  receiver_sealed bytea not null,  -- Name, phone and address of who receives it, encrypted together.
  placed_at timestamp(3) with time zone not null,  -- When it was ordered.
  accepted_at timestamp(3) with time zone,  -- When the supplier accepted it.
  shipped_at timestamp(3) with time zone,  -- When it was shipped, or lay ready at the station.
  carrier text,  -- Who carries it.
  tracking text,  -- Tracking number.
  received_at timestamp(3) with time zone,  -- When it was confirmed as received.
  received_by text,  -- Who confirmed it.
  cancelled_at timestamp(3) with time zone,  -- When it was cancelled.
  cancelled_by text,  -- Who cancelled it.
  cancelled_because text,  -- Why.
  constraint orders_of_a_person PRIMARY KEY (owner_id, id),
  constraint orders_once_a_request UNIQUE (owner_id, request_key, supplier_id),
  constraint orders_are_cancelled_for_a_reason CHECK (((cancelled_at IS NULL) = (cancelled_because IS NULL))),
  constraint orders_are_delivered_somehow CHECK (((delivery = ANY (ARRAY['address'::text, 'pick-up'::text])) AND ((delivery = 'pick-up'::text) = (station_id IS NOT NULL)))),
  constraint orders_are_in_a_known_state CHECK ((state = ANY (ARRAY['placed'::text, 'accepted'::text, 'shipped'::text, 'received'::text, 'cancelled'::text]))),
  constraint orders_cost_something CHECK ((total > 0)),
  constraint orders_give_back_what_was_paid CHECK (((refunded >= 0) AND (refunded <= total))),
  constraint orders_state_has_its_instant CHECK ((((state = 'cancelled'::text) = (cancelled_at IS NOT NULL)) AND ((state = 'received'::text) = (received_at IS NOT NULL)))),
);
CREATE INDEX orders_at_the_root ON mall.orders USING btree ((org_path[1]), id DESC);
CREATE INDEX orders_below_level_1 ON mall.orders USING btree ((org_path[2]), id DESC) WHERE (org_path[2] IS NOT NULL);
CREATE INDEX orders_below_level_2 ON mall.orders USING btree ((org_path[3]), id DESC) WHERE (org_path[3] IS NOT NULL);
CREATE INDEX orders_below_level_3 ON mall.orders USING btree ((org_path[4]), id DESC) WHERE (org_path[4] IS NOT NULL);
CREATE INDEX orders_below_level_4 ON mall.orders USING btree ((org_path[5]), id DESC) WHERE (org_path[5] IS NOT NULL);
CREATE INDEX orders_below_level_5 ON mall.orders USING btree ((org_path[6]), id DESC) WHERE (org_path[6] IS NOT NULL);
CREATE INDEX orders_below_level_6 ON mall.orders USING btree ((org_path[7]), id DESC) WHERE (org_path[7] IS NOT NULL);
CREATE INDEX orders_by_code_of_the_person ON mall.orders USING btree ("right"((owner_id)::text, 12));
CREATE INDEX orders_by_end_of_their_number ON mall.orders USING btree ("right"((id)::text, 12));
CREATE INDEX orders_id ON mall.orders USING btree (id);
CREATE INDEX orders_of_a_supplier ON mall.orders USING btree (supplier_id, id DESC);
CREATE INDEX orders_on_their_way_to_a_station ON mall.orders USING btree (station_id, id) WHERE ((state = 'shipped'::text) AND (station_id IS NOT NULL));
CREATE INDEX orders_shipped ON mall.orders USING btree (shipped_at) WHERE ((state = 'shipped'::text) AND (station_id IS NULL));
alter table mall.orders enable row level security;
create policy orders_in_scope_of_the_supplier_or_at_the_station on mall.orders to gonghui_app using ((platform.in_scope(owner_id, org_path) OR (supplier_id = ANY (platform.scope_orgs())) OR (station_id = ANY (platform.scope_orgs()))));
create policy system_sees_all on mall.orders to gonghui_system using (true) with check (true);
grant insert, select on mall.orders to gonghui_app;
grant insert, select on mall.orders to gonghui_system;
grant update (refunded, state, station_id, accepted_at, shipped_at, carrier, tracking, received_at, received_by, cancelled_at, cancelled_by, cancelled_because) on mall.orders to gonghui_app;
grant update (org_path, refunded, state, station_id, receiver_sealed, accepted_at, shipped_at, carrier, tracking, received_at, received_by, cancelled_at, cancelled_by, cancelled_because) on mall.orders to gonghui_system;

-- What shows that a product comes from the region it names. It holds for that region and that place of origin alone.
create table mall.origin_proofs (
  id uuid not null,  -- Id of the proof.
  product_id uuid not null,  -- The product.
  region_id uuid not null,  -- The region that is proved.
  origin text not null,  -- The place of origin as the product had it.
  means text not null,  -- A certificate of origin, a geographical indication, a visit on the spot, or the word of the union there.
  number text not null,  -- Number of the paper.
  issuer text not null,  -- Who gave it.
  valid_until date not null,  -- Last day on which it holds.
  file_id uuid,  -- A scan of the paper, where there is one.
  offered_by text not null,  -- Who laid it before the operator.
  offered_at timestamp(3) with time zone not null,  -- When.
  state text not null default 'waiting'::text,  -- Waiting, accepted, refused, or accepted once and revoked since.
  decided_by text,  -- Who decided last.
  decided_at timestamp(3) with time zone,  -- When.
  decided_because text,  -- Why it was refused or revoked; what was looked at otherwise.
  constraint origin_proofs_one_of_an_id PRIMARY KEY (id),
  constraint origin_proofs_product_id_fkey FOREIGN KEY (product_id) REFERENCES mall.products(id),
  constraint origin_proofs_region_id_fkey FOREIGN KEY (region_id) REFERENCES mall.regions(id),
  constraint origin_proofs_are_decided_by_somebody CHECK ((((state = 'waiting'::text) = (decided_at IS NULL)) AND ((decided_at IS NULL) = (decided_by IS NULL)))),
  constraint origin_proofs_are_in_a_known_state CHECK ((state = ANY (ARRAY['waiting'::text, 'accepted'::text, 'refused'::text, 'revoked'::text]))),
  constraint origin_proofs_are_of_a_known_means CHECK ((means = ANY (ARRAY['certificate'::text, 'geographical'::text, 'visit'::text, 'partner'::text]))),
  constraint origin_proofs_fall_for_a_reason CHECK (((state <> ALL (ARRAY['refused'::text, 'revoked'::text])) OR (decided_because IS NOT NULL))),
);
CREATE INDEX origin_proofs_of_a_product ON mall.origin_proofs USING btree (product_id, id DESC);
CREATE INDEX origin_proofs_waiting ON mall.origin_proofs USING btree (offered_at, id) WHERE (state = 'waiting'::text);
grant insert, select on mall.origin_proofs to gonghui_app;
grant insert, select on mall.origin_proofs to gonghui_system;
grant update (state, decided_by, decided_at, decided_because) on mall.origin_proofs to gonghui_app;
grant update (state, decided_by, decided_at, decided_because) on mall.origin_proofs to gonghui_system;

-- Orders that lie, or lay, at a station: handed out once to who shows her card or code, or handed back.
create table mall.parcels (
  owner_id uuid not null,  -- Who ordered.
  order_id uuid not null,  -- The order.
  market_id uuid not null,  -- The mall.
  station_id uuid not null,  -- The station.
  code text not null,  -- Six digits that the buyer shows; no two parcels that wait at a station have the same.
  shelf text not null,  -- Where it lies there.
  arrived_at timestamp(3) with time zone not null,  -- When the keeper took it in.
  arrived_by text not null,  -- Name of the keeper.
  keep_until date not null,  -- Last day on which it is kept.
  reminded_at timestamp(3) with time zone,  -- When the buyer was reminded.
  shown_at timestamp(3) with time zone,  -- When card or code was last shown; handing out needs it a few minutes before.
  shown_by text,  -- card or code.
  picked_up_at timestamp(3) with time zone,  -- When it was handed out.
  picked_up_from text,  -- Name of the keeper.
  handed_back_at timestamp(3) with time zone,  -- When it went back unclaimed.
  handed_back_by text,  -- Name of the keeper.
  constraint parcels_one_an_order PRIMARY KEY (owner_id, order_id),
  constraint parcels_are_of_an_order FOREIGN KEY (owner_id, order_id) REFERENCES mall.orders(owner_id, id),
  constraint parcels_station_id_fkey FOREIGN KEY (station_id) REFERENCES mall.stations(org_id),
  constraint parcels_are_picked_up_when_shown CHECK (((picked_up_at IS NULL) OR (shown_at IS NOT NULL))),
  constraint parcels_are_shown_by_card_or_code CHECK ((((shown_at IS NULL) = (shown_by IS NULL)) AND (shown_by = ANY (ARRAY['card'::text, 'code'::text])))),
  constraint parcels_codes_are_six_digits CHECK ((code ~ '^\d{6}$'::text)),
  constraint parcels_leave_once CHECK (((picked_up_at IS NULL) OR (handed_back_at IS NULL))),
);
CREATE INDEX parcels_of_a_station ON mall.parcels USING btree (station_id, arrived_at DESC, order_id);
CREATE INDEX parcels_order ON mall.parcels USING btree (order_id);
CREATE INDEX parcels_unclaimed ON mall.parcels USING btree (keep_until) WHERE ((picked_up_at IS NULL) AND (handed_back_at IS NULL));
CREATE UNIQUE INDEX parcels_waiting_bear_their_code ON mall.parcels USING btree (station_id, code) WHERE ((picked_up_at IS NULL) AND (handed_back_at IS NULL));
alter table mall.parcels enable row level security;
create policy parcels_are_hers_the_station_s_and_the_mall_s on mall.parcels to gonghui_app using (platform.in_scope(owner_id, ARRAY[market_id, station_id])) with check (platform.in_scope(owner_id, ARRAY[market_id, station_id]));
create policy system_sees_all on mall.parcels to gonghui_system using (true) with check (true);
grant insert, select on mall.parcels to gonghui_app;
grant insert, select on mall.parcels to gonghui_system;
grant update (shelf, reminded_at, shown_at, shown_by, picked_up_at, picked_up_from, handed_back_at, handed_back_by) on mall.parcels to gonghui_app;
grant update (shelf, reminded_at, shown_at, shown_by, picked_up_at, picked_up_from, handed_back_at, handed_back_by) on mall.parcels to gonghui_system;

-- From which day a pavilion is open, and from which day no more. A closed one may open again.
create table mall.pavilion_seasons (
  pavilion_id uuid not null,  -- The pavilion.
  opens_on date not null,  -- First day on which it is open.
  closes_on date,  -- First day on which it is not; null while no end is set.
  opened_by text not null,  -- Who set the opening.
  opened_at timestamp(3) with time zone not null,  -- When that was done.
  closed_by text,  -- Who set the end.
  closed_at timestamp(3) with time zone,  -- When that was done.
  closed_because text,  -- Why it closes.
  constraint pavilion_seasons_begin_once PRIMARY KEY (pavilion_id, opens_on),
  constraint pavilion_seasons_pavilion_id_fkey FOREIGN KEY (pavilion_id) REFERENCES mall.pavilions(id),
  constraint pavilion_seasons_end_after_they_begin CHECK ((closes_on >= opens_on)),
  constraint pavilion_seasons_end_for_a_reason CHECK ((((closes_on IS NULL) = (closed_because IS NULL)) AND ((closes_on IS NULL) = (closed_at IS NULL)) AND ((closes_on IS NULL) = (closed_by IS NULL)))),
);
CREATE UNIQUE INDEX pavilion_seasons_one_without_end ON mall.pavilion_seasons USING btree (pavilion_id) WHERE (closes_on IS NULL);
grant insert, select on mall.pavilion_seasons to gonghui_app;
grant insert, select on mall.pavilion_seasons to gonghui_system;
grant update (closes_on, closed_by, closed_at, closed_because) on mall.pavilion_seasons to gonghui_app;
grant update (closes_on, closed_by, closed_at, closed_because) on mall.pavilion_seasons to gonghui_system;

-- Storefronts of aided regions: one a region, under the name people know it by.
create table mall.pavilions (
  id uuid not null,  -- Id of the pavilion.
  market_id uuid not null,  -- The mall in which it stands.
  region_id uuid not null,  -- The region whose products it sells.
  name text not null,  -- Its name over the door.
  lead text not null,  -- One line below the name.
  story text not null,  -- What it tells of the region and of how the two unions came together.
  founded_by text not null,  -- Who entered it.
  founded_at timestamp(3) with time zone not null,  -- When.
  constraint pavilions_one_of_an_id PRIMARY KEY (id),
  constraint pavilions_one_a_region UNIQUE (region_id),
  constraint pavilions_one_of_a_name UNIQUE (market_id, name),
  constraint pavilions_market_id_fkey FOREIGN KEY (market_id) REFERENCES mall.markets(org_id),
  constraint pavilions_region_id_fkey FOREIGN KEY (region_id) REFERENCES mall.regions(id),
);
grant insert, select, update on mall.pavilions to gonghui_app;
grant insert, select, update on mall.pavilions to gonghui_system;

-- One payment to a supplier for a settlement; a settlement is on its way or paid at most once.
create table mall.payout_lines (
  owner_id uuid not null,  -- The supplier.
  id uuid not null,  -- Id of the payment, and of the transfer that books it when it is paid.
  market_id uuid not null,  -- The market that pays.
  payout_id uuid not null,  -- The payout.
  place integer not null,  -- Place in the file, from 1.
  settlement_id uuid not null,  -- The settlement.
  amount bigint not null,  -- What is paid, hundredths of a point: one yuan a point.
  bank_sealed bytea not null,  -- Bank, holder and number as they were, encrypted together.
  bank_tail text not null,  -- Last four digits of the account.
  state text not null,  -- sent, paid or failed.
  problem text,  -- Why the bank did not pay.
  answered_at timestamp(3) with time zone,  -- When the bank's answer was read.
  constraint payout_lines_of_a_supplier PRIMARY KEY (owner_id, id),
  constraint payout_lines_have_their_place UNIQUE (payout_id, place),
  constraint payout_lines_are_of_a_settlement FOREIGN KEY (owner_id, settlement_id) REFERENCES mall.settlements(owner_id, id),
  constraint payout_lines_are_answered_once CHECK (((state = 'sent'::text) = (answered_at IS NULL))),
  constraint payout_lines_are_in_a_known_state CHECK (((state = ANY (ARRAY['sent'::text, 'paid'::text, 'failed'::text])) AND ((state = 'failed'::text) = (problem IS NOT NULL)))),
  constraint payout_lines_pay_something CHECK ((amount > 0)),
);
CREATE UNIQUE INDEX payout_lines_id ON mall.payout_lines USING btree (id);
CREATE UNIQUE INDEX payout_lines_pay_a_settlement_once ON mall.payout_lines USING btree (settlement_id) WHERE (state = ANY (ARRAY['sent'::text, 'paid'::text]));
alter table mall.payout_lines enable row level security;
create policy payout_lines_of_the_supplier_or_market on mall.payout_lines to gonghui_app using (platform.in_scope(NULL::uuid, ARRAY[owner_id, market_id])) with check (platform.in_scope(NULL::uuid, ARRAY[owner_id, market_id]));
create policy system_sees_all on mall.payout_lines to gonghui_system using (true) with check (true);
grant insert, select on mall.payout_lines to gonghui_app;
grant insert, select on mall.payout_lines to gonghui_system;
grant update (state, problem, answered_at) on mall.payout_lines to gonghui_app;
grant update (state, problem, answered_at) on mall.payout_lines to gonghui_system;

-- Payments to suppliers that go to the bank in one file.
create table mall.payouts (
  owner_id uuid not null,  -- The market that pays.
  id uuid not null,  -- Id of the payout.
  number text not null,  -- Its number.
  lines integer not null,  -- How many payments.
  amount bigint not null,  -- What they come to, hundredths of a point.
  made_by text not null,  -- Name of who made it.
  made_at timestamp(3) with time zone not null,  -- When.
  sent_at timestamp(3) with time zone,  -- When its file was first taken to the bank.
  answered_at timestamp(3) with time zone,  -- When the bank's answer was last read.
  constraint payouts_of_a_market PRIMARY KEY (owner_id, id),
  constraint payouts_are_numbered_once UNIQUE (number),
  constraint payouts_pay_somebody CHECK (((lines > 0) AND (amount > 0))),
);
CREATE UNIQUE INDEX payouts_id ON mall.payouts USING btree (id);
alter table mall.payouts enable row level security;
create policy payouts_of_the_market on mall.payouts to gonghui_app using (platform.in_scope(NULL::uuid, ARRAY[owner_id])) with check (platform.in_scope(NULL::uuid, ARRAY[owner_id]));
create policy system_sees_all on mall.payouts to gonghui_system using (true) with check (true);
grant insert, select on mall.payouts to gonghui_app;
grant insert, select on mall.payouts to gonghui_system;
grant update (sent_at, answered_at) on mall.payouts to gonghui_app;
grant update (sent_at, answered_at) on mall.payouts to gonghui_system;

-- Photographs of products, each in two sizes so that a list stays light on a slow phone.
create table mall.photos (
  id uuid not null,  -- Id of the photograph.
  product_id uuid not null,  -- The product.
  small_file uuid not null,  -- File of the small size, for lists.
  large_file uuid not null,  -- File of the large size, for the product's own page.
  added_at timestamp(3) with time zone not null,  -- When it was added.
  constraint photos_one_of_an_id PRIMARY KEY (id),
  constraint photos_product_id_fkey FOREIGN KEY (product_id) REFERENCES mall.products(id),
);
grant insert, select on mall.photos to gonghui_app;
grant insert, select on mall.photos to gonghui_system;

-- What changed about a product, when and by whom. Only added to.
create table mall.product_changes (
  product_id uuid not null,  -- The product.
  id uuid not null,  -- Id; in order of time.
  sku_id uuid,  -- The specification; null for the product whole.
  what text not null,  -- state, price, stock, words or limit.
  before text,  -- Value before.
  after text,  -- Value after.
  because text,  -- Reason, where one was given.
  changed_by text not null,  -- Name of who did it.
  changed_at timestamp(3) with time zone not null,  -- When.
  constraint product_changes_in_order PRIMARY KEY (product_id, id),
  constraint product_changes_product_id_fkey FOREIGN KEY (product_id) REFERENCES mall.products(id),
  constraint product_changes_are_of_known_kinds CHECK ((what = ANY (ARRAY['state'::text, 'price'::text, 'stock'::text, 'words'::text, 'limit'::text]))),
);
grant insert, select on mall.product_changes to gonghui_app;
grant insert, select on mall.product_changes to gonghui_system;

-- What suppliers offer. Public to everyone who may shop in the mall once it is listed.
create table mall.products (
  id uuid not null,  -- Id of the product.
  market_id uuid not null,  -- The mall.
  supplier_id uuid not null,  -- Who sells it.
  code text not null,  -- The supplier's own number, by which a file changes it.
  category text not null,  -- Kind of goods.
  name text not null,  -- Name.
  intro text not null,  -- What a buyer should know.
  origin text not null,  -- Place of origin.
  region_id uuid,  -- The aided region it comes from; null for others.
  local_made boolean not null,  -- Bears the mark of the city's own make.
  drawing text not null,  -- Which drawing stands for it while it has no photograph.
  photos uuid[] not null default '{}'::uuid[],  -- Photographs in order, ids of mall.photos.
  state text not null,  -- draft, waiting for the operator, listed, resting by the supplier, withdrawn by the operator.
  state_since timestamp(3) with time zone not null,  -- Since when.
  state_because text,  -- Why it was sent back or withdrawn.
  price_from bigint not null,  -- Lowest price of its specifications on offer, hundredths of a point.
  sold bigint not null default 0,  -- Pieces taken, brought up to date by the minute from mall.stock.
  ratings bigint not null default 0,  -- How many people rated it.
  praises bigint not null default 0,  -- How many of them were content.
  listed_at timestamp(3) with time zone,  -- When it was last put on offer.
  words text not null,  -- Name, origin and supplier, lower case: what search looks through.
  constraint products_one_of_an_id PRIMARY KEY (id),
  constraint products_one_of_a_code UNIQUE (supplier_id, code),
  constraint products_are_of_a_known_kind FOREIGN KEY (market_id, category) REFERENCES mall.categories(market_id, key),
  constraint products_come_from_a_known_region FOREIGN KEY (region_id) REFERENCES mall.regions(id),
  constraint products_supplier_id_fkey FOREIGN KEY (supplier_id) REFERENCES mall.suppliers(org_id),
  constraint products_are_in_a_known_state CHECK ((state = ANY (ARRAY['draft'::text, 'waiting'::text, 'listed'::text, 'resting'::text, 'withdrawn'::text]))),
  constraint products_are_praised_by_raters CHECK (((praises >= 0) AND (praises <= ratings))),
  constraint products_cost_something CHECK ((price_from > 0)),
);
CREATE INDEX products_best_first ON mall.products USING btree (market_id, sold DESC, id DESC) WHERE (state = 'listed'::text);
CREATE INDEX products_best_of_a_kind ON mall.products USING btree (market_id, category, sold DESC, id DESC) WHERE (state = 'listed'::text);
CREATE INDEX products_best_of_a_region ON mall.products USING btree (region_id, sold DESC, id DESC) WHERE ((state = 'listed'::text) AND (region_id IS NOT NULL));
CREATE INDEX products_cheapest_first ON mall.products USING btree (market_id, price_from, id) WHERE (state = 'listed'::text);
CREATE INDEX products_cheapest_of_a_kind ON mall.products USING btree (market_id, category, price_from, id) WHERE (state = 'listed'::text);
CREATE INDEX products_newest_first ON mall.products USING btree (market_id, listed_at DESC, id DESC) WHERE (state = 'listed'::text);
CREATE INDEX products_of_a_supplier ON mall.products USING btree (supplier_id, state, id DESC);
CREATE INDEX products_searched ON mall.products USING gin (orgs.bigrams(words)) WITH (fastupdate=off);
CREATE INDEX products_waiting ON mall.products USING btree (market_id, state_since, id) WHERE (state = 'waiting'::text);
grant insert, select, update on mall.products to gonghui_app;
grant insert, select, update on mall.products to gonghui_system;

-- An enterprise and a supplier agree on a quotation; both sign. Money in fen, never points.
create table mall.purchase_contracts (
  id uuid not null,  -- Id of the contract.
  market_id uuid not null,  -- The mall.
  buyer_id uuid not null,  -- The enterprise.
  org_path uuid[] not null,  -- From the root to it.
  supplier_id uuid not null,  -- The supplier.
  request_id uuid not null,  -- The request from which it came.
  quotation_id uuid not null,  -- The quotation that was chosen.
  number text not null,  -- Number of the paper.
  document_id uuid not null,  -- The paper that both sign.
  total bigint not null,  -- What all of it costs, in fen.
  accepted bigint not null default 0,  -- What was delivered and accepted, in fen.
  paid bigint not null default 0,  -- What the supplier confirmed to have got, in fen.
  state text not null default 'signing'::text,  -- Signing, signed, settled, or cancelled.
  drafted_by text not null,  -- Who chose.
  drafted_at timestamp(3) with time zone not null,  -- When.
  signed_at timestamp(3) with time zone,  -- When both had signed.
  ended_by text,  -- Who settled or cancelled it.
  ended_at timestamp(3) with time zone,  -- When.
  ended_because text,  -- Why it was cancelled, or settled with less than all of it.
  constraint purchase_contracts_one_of_an_id PRIMARY KEY (id),
  constraint purchase_contracts_are_numbered_once UNIQUE (number),
  constraint purchase_contracts_buyer_id_fkey FOREIGN KEY (buyer_id) REFERENCES mall.buyers(org_id),
  constraint purchase_contracts_market_id_fkey FOREIGN KEY (market_id) REFERENCES mall.markets(org_id),
  constraint purchase_contracts_quotation_id_fkey FOREIGN KEY (quotation_id) REFERENCES mall.quotations(id),
  constraint purchase_contracts_request_id_fkey FOREIGN KEY (request_id) REFERENCES mall.purchase_requests(id),
  constraint purchase_contracts_supplier_id_fkey FOREIGN KEY (supplier_id) REFERENCES mall.suppliers(org_id),
  constraint purchase_contracts_are_in_a_known_state CHECK ((state = ANY (ARRAY['signing'::text, 'signed'::text, 'settled'::text, 'cancelled'::text]))),
  constraint purchase_contracts_cancel_nothing_accepted CHECK (((state <> 'cancelled'::text) OR (accepted = 0))),
  constraint purchase_contracts_pay_what_was_accepted CHECK ((((paid >= 0) AND (paid <= accepted)) AND ((accepted >= 0) AND (accepted <= total)))),
  constraint purchase_contracts_settle_what_was_paid CHECK (((state <> 'settled'::text) OR ((paid = accepted) AND (accepted > 0)))),
);
CREATE INDEX purchase_contracts_of_a_buyer ON mall.purchase_contracts USING btree (buyer_id, id DESC);
CREATE INDEX purchase_contracts_of_a_market ON mall.purchase_contracts USING btree (market_id, id DESC);
CREATE INDEX purchase_contracts_of_a_supplier ON mall.purchase_contracts USING btree (supplier_id, id DESC);
CREATE UNIQUE INDEX purchase_contracts_one_standing_a_request ON mall.purchase_contracts USING btree (request_id) WHERE (state <> 'cancelled'::text);
alter table mall.purchase_contracts enable row level security;
create policy purchase_contracts_of_both_sides on mall.purchase_contracts to gonghui_app using ((platform.in_scope(NULL::uuid, org_path) OR (supplier_id = ANY (platform.scope_orgs()))));
create policy system_sees_all on mall.purchase_contracts to gonghui_system using (true) with check (true);
grant insert, select on mall.purchase_contracts to gonghui_app;
grant insert, select on mall.purchase_contracts to gonghui_system;
grant update (accepted, paid, state, signed_at, ended_by, ended_at, ended_because) on mall.purchase_contracts to gonghui_app;
grant update (org_path, accepted, paid, state, signed_at, ended_by, ended_at, ended_because) on mall.purchase_contracts to gonghui_system;

-- How many of each line were called off, and how many accepted.
create table mall.purchase_order_lines (
  order_id uuid not null,  -- The order.
  line smallint not null,  -- The line of the request.
  quantity integer not null,  -- How many were called off.
  accepted integer not null default 0,  -- How many were accepted.
  rejected_because text,  -- Why the others were not.
  constraint purchase_order_lines_of_an_order PRIMARY KEY (order_id, line),
  constraint purchase_order_lines_order_id_fkey FOREIGN KEY (order_id) REFERENCES mall.purchase_orders(id),
  constraint purchase_order_lines_accept_what_came CHECK (((quantity > 0) AND ((accepted >= 0) AND (accepted <= quantity)))),
);
alter table mall.purchase_order_lines enable row level security;
create policy purchase_order_lines_of_a_visible_order on mall.purchase_order_lines to gonghui_app using ((EXISTS ( SELECT
   FROM mall.purchase_orders o
  WHERE (o.id = purchase_order_lines.order_id))));
create policy system_sees_all on mall.purchase_order_lines to gonghui_system using (true) with check (true);
grant insert, select on mall.purchase_order_lines to gonghui_app;
grant insert, select on mall.purchase_order_lines to gonghui_system;
grant update (accepted, rejected_because) on mall.purchase_order_lines to gonghui_app;
grant update (accepted, rejected_because) on mall.purchase_order_lines to gonghui_system;

-- Part of a contract is called off, delivered and accepted.
create table mall.purchase_orders (
  id uuid not null,  -- Id of the order; also of what it books.
  contract_id uuid not null,  -- The contract.
  number integer not null,  -- Place in it, from one.
  state text not null default 'placed'::text,  -- Placed, shipped, accepted, or cancelled.
  note text not null,  -- What the buyer says with it.
  placed_by text not null,  -- Who placed it.
  placed_at timestamp(3) with time zone not null,  -- When.
  carrier text,  -- Who carries it.
  tracking text,  -- Number of the delivery note.
  shipped_by text,  -- Who shipped it.
  shipped_at timestamp(3) with time zone,  -- When.
  accepted_by text,  -- Who looked at it and accepted it.
  accepted_at timestamp(3) with time zone,  -- When.
  amount bigint not null default 0,  -- What was accepted of it, in fen.
  constraint purchase_orders_one_of_an_id PRIMARY KEY (id),
  constraint purchase_orders_are_numbered_once UNIQUE (contract_id, number),
  constraint purchase_orders_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES mall.purchase_contracts(id),
  constraint purchase_orders_are_accepted_by_somebody CHECK ((((state = 'accepted'::text) = (accepted_at IS NOT NULL)) AND ((state = 'accepted'::text) OR (amount = 0)))),
  constraint purchase_orders_are_in_a_known_state CHECK ((state = ANY (ARRAY['placed'::text, 'shipped'::text, 'accepted'::text, 'cancelled'::text]))),
);
alter table mall.purchase_orders enable row level security;
create policy purchase_orders_of_a_visible_contract on mall.purchase_orders to gonghui_app using ((EXISTS ( SELECT
   FROM mall.purchase_contracts c
  WHERE (c.id = purchase_orders.contract_id))));
create policy system_sees_all on mall.purchase_orders to gonghui_system using (true) with check (true);
grant insert, select on mall.purchase_orders to gonghui_app;
grant insert, select on mall.purchase_orders to gonghui_system;
grant update (state, carrier, tracking, shipped_by, shipped_at, accepted_by, accepted_at, amount) on mall.purchase_orders to gonghui_app;
grant update (state, carrier, tracking, shipped_by, shipped_at, accepted_by, accepted_at, amount) on mall.purchase_orders to gonghui_system;

-- What the enterprise paid by bank, as it says and as the supplier confirms. The platform moves no money.
create table mall.purchase_payments (
  id uuid not null,  -- Id of the payment; also of what it books.
  contract_id uuid not null,  -- The contract.
  amount bigint not null,  -- How much, in fen.
  paid_on date not null,  -- Day of the bank.
  reference text not null,  -- Number of the bank.
  state text not null default 'recorded'::text,  -- Recorded, confirmed by the supplier, or refused.
  recorded_by text not null,  -- Who recorded it.
  recorded_at timestamp(3) with time zone not null,  -- When.
  decided_by text,  -- Who confirmed or refused it.
  decided_at timestamp(3) with time zone,  -- When.
  decided_because text,  -- Why it was refused.
  constraint purchase_payments_one_of_an_id PRIMARY KEY (id),
  constraint purchase_payments_once_a_reference UNIQUE (contract_id, reference),
  constraint purchase_payments_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES mall.purchase_contracts(id),
  constraint purchase_payments_are_decided_by_somebody CHECK (((state = 'recorded'::text) = (decided_at IS NULL))),
  constraint purchase_payments_are_in_a_known_state CHECK ((state = ANY (ARRAY['recorded'::text, 'confirmed'::text, 'refused'::text]))),
  constraint purchase_payments_pay_something CHECK ((amount > 0)),
);
alter table mall.purchase_payments enable row level security;
create policy purchase_payments_of_a_visible_contract on mall.purchase_payments to gonghui_app using ((EXISTS ( SELECT
   FROM mall.purchase_contracts c
  WHERE (c.id = purchase_payments.contract_id))));
create policy system_sees_all on mall.purchase_payments to gonghui_system using (true) with check (true);
grant insert, select on mall.purchase_payments to gonghui_app;
grant insert, select on mall.purchase_payments to gonghui_system;
grant update (state, decided_by, decided_at, decided_because) on mall.purchase_payments to gonghui_app;
grant update (state, decided_by, decided_at, decided_because) on mall.purchase_payments to gonghui_system;

-- The goods that are asked for.
create table mall.purchase_request_lines (
  request_id uuid not null,  -- The request.
  line smallint not null,  -- Place in it, from one.
  category text not null,  -- Kind of goods.
  name text not null,  -- What it is.
  specification text not null,  -- In which size or make.
  unit text not null,  -- In what it is counted.
  quantity integer not null,  -- How many.
  constraint purchase_request_lines_of_a_request PRIMARY KEY (request_id, line),
  constraint purchase_request_lines_request_id_fkey FOREIGN KEY (request_id) REFERENCES mall.purchase_requests(id),
  constraint purchase_request_lines_want_something CHECK (((quantity >= 1) AND (quantity <= 10000000))),
);
alter table mall.purchase_request_lines enable row level security;
create policy purchase_request_lines_of_a_visible_request on mall.purchase_request_lines to gonghui_app using ((EXISTS ( SELECT
   FROM mall.purchase_requests r
  WHERE (r.id = purchase_request_lines.request_id))));
create policy system_sees_all on mall.purchase_request_lines to gonghui_system using (true) with check (true);
grant insert, select on mall.purchase_request_lines to gonghui_app;
grant insert, select on mall.purchase_request_lines to gonghui_system;

-- An enterprise asks the suppliers of the mall for quotations.
create table mall.purchase_requests (
  id uuid not null,  -- Id of the request.
  market_id uuid not null,  -- The mall.
  buyer_id uuid not null,  -- The enterprise.
  org_path uuid[] not null,  -- From the root to it.
  number text not null,  -- Its number.
  title text not null,  -- What it is for.
  place text not null,  -- Where the goods go.
  deliver_by date not null,  -- Day by which they are to be there.
  quotes_until timestamp(3) with time zone not null,  -- From then on nobody quotes any more.
  opening text not null,  -- Whether quotations are read only after that, or at once.
  least_quotes integer not null,  -- How many quotations there must be to choose one.
  note text not null,  -- What else suppliers should know.
  state text not null default 'open'::text,  -- Open, chosen, or withdrawn.
  asked_by text not null,  -- Who asked.
  asked_at timestamp(3) with time zone not null,  -- When.
  ended_by text,  -- Who chose or withdrew.
  ended_at timestamp(3) with time zone,  -- When.
  ended_because text,  -- Why this quotation, or why it was withdrawn.
  constraint purchase_requests_one_of_an_id PRIMARY KEY (id),
  constraint purchase_requests_are_numbered_once UNIQUE (number),
  constraint purchase_requests_buyer_id_fkey FOREIGN KEY (buyer_id) REFERENCES mall.buyers(org_id),
  constraint purchase_requests_market_id_fkey FOREIGN KEY (market_id) REFERENCES mall.markets(org_id),
  constraint purchase_requests_are_in_a_known_state CHECK ((state = ANY (ARRAY['open'::text, 'chosen'::text, 'withdrawn'::text]))),
  constraint purchase_requests_are_opened_somehow CHECK ((opening = ANY (ARRAY['sealed'::text, 'at-once'::text]))),
  constraint purchase_requests_end_by_somebody CHECK ((((state = 'open'::text) = (ended_at IS NULL)) AND ((ended_at IS NULL) = (ended_by IS NULL)))),
  constraint purchase_requests_want_one_quote_at_least CHECK (((least_quotes >= 1) AND (least_quotes <= 10))),
);
CREATE INDEX purchase_requests_of_a_buyer ON mall.purchase_requests USING btree (buyer_id, id DESC);
CREATE INDEX purchase_requests_of_a_market ON mall.purchase_requests USING btree (market_id, id DESC);
alter table mall.purchase_requests enable row level security;
create policy purchase_requests_in_scope_or_of_suppliers_of_the_mall on mall.purchase_requests to gonghui_app using ((platform.in_scope(NULL::uuid, org_path) OR (EXISTS ( SELECT
   FROM mall.suppliers s
  WHERE ((s.org_id = ANY (platform.scope_orgs())) AND (s.market_id = purchase_requests.market_id))))));
create policy system_sees_all on mall.purchase_requests to gonghui_system using (true) with check (true);
grant insert, select on mall.purchase_requests to gonghui_app;
grant insert, select on mall.purchase_requests to gonghui_system;
grant update (quotes_until, state, ended_by, ended_at, ended_because) on mall.purchase_requests to gonghui_app;
grant update (org_path, quotes_until, state, ended_by, ended_at, ended_because) on mall.purchase_requests to gonghui_system;

-- The price of each line of a request.
create table mall.quotation_lines (
  quotation_id uuid not null,  -- The quotation.
  line smallint not null,  -- The line of the request.
  price bigint not null,  -- For one unit, in fen.
  remark text not null,  -- Brand or make.
  constraint quotation_lines_of_a_quotation PRIMARY KEY (quotation_id, line),
  constraint quotation_lines_quotation_id_fkey FOREIGN KEY (quotation_id) REFERENCES mall.quotations(id),
  constraint quotation_lines_cost_something CHECK ((price > 0)),
);
alter table mall.quotation_lines enable row level security;
create policy quotation_lines_of_a_visible_quotation on mall.quotation_lines to gonghui_app using ((EXISTS ( SELECT
   FROM mall.quotations q
  WHERE (q.id = quotation_lines.quotation_id))));
create policy system_sees_all on mall.quotation_lines to gonghui_system using (true) with check (true);
grant insert, select on mall.quotation_lines to gonghui_app;
grant insert, select on mall.quotation_lines to gonghui_system;

-- What a supplier asks for the goods of a request, in fen. Another one is another version; the earlier stays.
create table mall.quotations (
  id uuid not null,  -- Id of the quotation.
  request_id uuid not null,  -- The request.
  supplier_id uuid not null,  -- The supplier.
  version integer not null,  -- From one; the last that is not withdrawn stands.
  total bigint not null,  -- Sum of its lines, in fen.
  valid_until date not null,  -- Last day on which it stands.
  deliver_days integer not null,  -- Days from the order to delivery.
  note text not null,  -- What the supplier says with it.
  quoted_by text not null,  -- Who quoted.
  quoted_at timestamp(3) with time zone not null,  -- When.
  withdrawn_at timestamp(3) with time zone,  -- When the supplier took it back.
  constraint quotations_one_of_an_id PRIMARY KEY (id),
  constraint quotations_are_versions_of_one UNIQUE (request_id, supplier_id, version),
  constraint quotations_request_id_fkey FOREIGN KEY (request_id) REFERENCES mall.purchase_requests(id),
  constraint quotations_supplier_id_fkey FOREIGN KEY (supplier_id) REFERENCES mall.suppliers(org_id),
  constraint quotations_are_delivered CHECK (((deliver_days >= 0) AND (deliver_days <= 365))),
  constraint quotations_cost_something CHECK ((total > 0)),
);
alter table mall.quotations enable row level security;
create policy quotations_of_the_supplier_or_the_buyer on mall.quotations to gonghui_app using (((supplier_id = ANY (platform.scope_orgs())) OR (EXISTS ( SELECT
   FROM mall.purchase_requests r
  WHERE ((r.id = quotations.request_id) AND platform.in_scope(NULL::uuid, r.org_path))))));
create policy system_sees_all on mall.quotations to gonghui_system using (true) with check (true);
grant insert, select on mall.quotations to gonghui_app;
grant insert, select on mall.quotations to gonghui_system;
grant update (withdrawn_at) on mall.quotations to gonghui_app;
grant update (withdrawn_at) on mall.quotations to gonghui_system;

-- What buyers say of what they received, once a line. Stars always count; hiding takes words and photographs off the page.
create table mall.ratings (
  owner_id uuid not null,  -- Who received it.
  order_id uuid not null,  -- The order.
  line smallint not null,  -- The line.
  id uuid not null,  -- Id of the rating; in order of time.
  market_id uuid not null,  -- The mall.
  supplier_id uuid not null,  -- Who supplied it.
  product_id uuid not null,  -- The product.
  stars smallint not null,  -- One to five; four and five are praise.
  words text not null,  -- What she says, empty when nothing.
  photos jsonb not null default '[]'::jsonb,  -- Photographs in order: id, and the files of the small and the large size.
  rated_at timestamp(3) with time zone not null,  -- When she first rated it; the day that facts count it on.
  changed_at timestamp(3) with time zone,  -- When she last changed it.
  hidden_at timestamp(3) with time zone,  -- Since when its words and photographs are off the page.
  hidden_by text,  -- Name of who took them off.
  hidden_because text,  -- Why; she reads it.
  reply text,  -- What the supplier answers in public.
  replied_by text,  -- Name of who answered.
  replied_at timestamp(3) with time zone,  -- When.
  constraint ratings_once_a_line PRIMARY KEY (owner_id, order_id, line),
  constraint ratings_are_of_a_line FOREIGN KEY (owner_id, order_id, line) REFERENCES mall.order_lines(owner_id, order_id, line),
  constraint ratings_are_hidden_for_a_reason CHECK (((hidden_at IS NULL) = (hidden_because IS NULL))),
  constraint ratings_give_one_to_five_stars CHECK (((stars >= 1) AND (stars <= 5))),
  constraint ratings_replies_are_dated CHECK (((reply IS NULL) = (replied_at IS NULL))),
  constraint ratings_show_six_photos_at_most CHECK (((jsonb_typeof(photos) = 'array'::text) AND (jsonb_array_length(photos) <= 6))),
);
CREATE UNIQUE INDEX ratings_id ON mall.ratings USING btree (id);
CREATE INDEX ratings_of_a_market ON mall.ratings USING btree (market_id, id DESC);
CREATE INDEX ratings_of_a_product ON mall.ratings USING btree (product_id, id DESC);
CREATE INDEX ratings_of_a_supplier ON mall.ratings USING btree (supplier_id, id DESC);
alter table mall.ratings enable row level security;
create policy ratings_are_hers_the_supplier_s_and_the_mall_s on mall.ratings to gonghui_app using (platform.in_scope(owner_id, ARRAY[market_id, supplier_id])) with check (platform.in_scope(owner_id, ARRAY[market_id, supplier_id]));
create policy system_sees_all on mall.ratings to gonghui_system using (true) with check (true);
grant insert, select on mall.ratings to gonghui_app;
grant insert, select on mall.ratings to gonghui_system;
grant update (stars, words, photos, changed_at, hidden_at, hidden_by, hidden_because, reply, replied_by, replied_at) on mall.ratings to gonghui_app;
grant update (stars, words, photos, changed_at, hidden_at, hidden_by, hidden_because, reply, replied_by, replied_at) on mall.ratings to gonghui_system;

-- Who gets points by a letter of intent, and what became of it.
create table mall.recipients (
  owner_id uuid not null,  -- The person.
  intent_id uuid not null,  -- The letter.
  org_path uuid[] not null,  -- From the root to the union of the letter.
  place integer not null,  -- Place on the list, from 1; issuing goes along it.
  name text not null,  -- Name when the list was made.
  points bigint not null,  -- Hundredths of a point.
  state text not null default 'waiting'::text,  -- waiting (for her place to be reached; see intents.issued_to), failed, or issued after a failure.
  problem text,  -- Code of why it failed.
  issued_at timestamp(3) with time zone,  -- When the points were booked after a failure; else the day of the transfer says it.
  constraint recipients_once_an_intent PRIMARY KEY (owner_id, intent_id),
  constraint recipients_have_their_place UNIQUE (intent_id, place),
  constraint recipients_are_in_a_known_state CHECK (((state = ANY (ARRAY['waiting'::text, 'issued'::text, 'failed'::text])) AND ((state = 'failed'::text) = (problem IS NOT NULL)))),
  constraint recipients_get_something CHECK ((points > 0)),
);
CREATE INDEX recipients_not_yet_issued ON mall.recipients USING btree (intent_id, place) WHERE (state <> 'issued'::text);
alter table mall.recipients enable row level security;
create policy recipients_in_scope on mall.recipients to gonghui_app using (platform.in_scope(owner_id, org_path));
create policy system_sees_all on mall.recipients to gonghui_system using (true) with check (true);
grant delete, insert, select, update on mall.recipients to gonghui_app;
grant delete, insert, select, update on mall.recipients to gonghui_system;

-- A member used a benefit: her card was shown and taken. Kept for ever; one that was undone says so.
create table mall.redemptions (
  owner_id uuid not null,  -- Who showed her card.
  id uuid not null,  -- Id of the use, and of the transfer that books its subsidy.
  benefit_id uuid not null,  -- The benefit.
  merchant_id uuid not null,  -- Who served it.
  union_id uuid not null,  -- The union that offers it.
  org_path uuid[] not null,  -- From the root to her union as it was.
  card_step bigint not null,  -- The half minute of the code; one code is used once.
  used_on date not null,  -- The day on which the card was shown, against whose quota it counts.
  shown_at timestamp(3) with time zone not null,  -- When the card was shown.
  booked_on date not null,  -- The day on which it was recorded and booked.
  recorded_at timestamp(3) with time zone not null,  -- When it was recorded.
  season_part text,  -- Of a season ticket: opens it, or a later visit; null for other benefits.
  regular_fen bigint not null,  -- What it would have cost.
  paid_fen bigint not null,  -- What she paid.
  subsidy_fen bigint not null,  -- What the union pays.
  waived_fen bigint not null,  -- What the merchant gives itself.
  entry_id uuid,  -- The entry of a desk without a line that was handed in later; null when it had one.
  redeemed_by uuid not null,  -- Whose account took the card.
  redeemed_by_name text not null,  -- Her name.
  undone_at timestamp(3) with time zone,  -- When it was taken back.
  undone_on date,  -- On which day it was booked back.
  undone_by_name text,  -- Who took it back.
  undone_because text,  -- Why.
  constraint redemptions_of_a_person PRIMARY KEY (owner_id, id),
  constraint redemptions_one_of_a_code UNIQUE (owner_id, card_step),
  constraint redemptions_are_undone_for_a_reason CHECK ((num_nulls(undone_at, undone_on, undone_by_name, undone_because) = ANY (ARRAY[0, 4]))),
  constraint redemptions_open_or_use_a_season CHECK ((season_part = ANY (ARRAY['opens'::text, 'visit'::text]))),
  constraint redemptions_parts_make_the_whole CHECK ((regular_fen = ((paid_fen + subsidy_fen) + waived_fen))),
  constraint redemptions_take_nothing_back CHECK ((LEAST(regular_fen, paid_fen, subsidy_fen, waived_fen) >= 0)),
);
CREATE INDEX redemptions_booked ON mall.redemptions USING btree (merchant_id, booked_on);
CREATE INDEX redemptions_by_path ON mall.redemptions USING gin (org_path);
CREATE UNIQUE INDEX redemptions_id ON mall.redemptions USING btree (id);
CREATE INDEX redemptions_of_a_benefit ON mall.redemptions USING btree (benefit_id, id DESC);
CREATE INDEX redemptions_of_a_merchant ON mall.redemptions USING btree (merchant_id, id DESC);
CREATE INDEX redemptions_of_a_person_and_benefit ON mall.redemptions USING btree (owner_id, benefit_id);
CREATE INDEX redemptions_undone ON mall.redemptions USING btree (merchant_id, undone_on) WHERE (undone_on IS NOT NULL);
alter table mall.redemptions enable row level security;
create policy redemptions_in_scope_or_of_the_merchant on mall.redemptions to gonghui_app using ((platform.in_scope(owner_id, org_path) OR (merchant_id IN ( SELECT m.org_id
   FROM mall.merchants m
  WHERE (m.org_path && platform.scope_orgs())))));
create policy system_sees_all on mall.redemptions to gonghui_system using (true) with check (true);
grant select on mall.redemptions to gonghui_app;
grant insert, select on mall.redemptions to gonghui_system;
grant update (org_path, undone_at, undone_on, undone_by_name, undone_because) on mall.redemptions to gonghui_system;

-- Aided regions whose products bear a mark and have a pavilion of their own.
create table mall.regions (
  id uuid not null,  -- Id of the region.
  market_id uuid not null,  -- The mall.
  name text not null,  -- Its name as it stands on the mark.
  partner text not null,  -- The union there.
  intro text not null,  -- What the pavilion says of it.
  opened_on date not null,  -- Day on which the pavilion opened.
  constraint regions_one_of_an_id PRIMARY KEY (id),
  constraint regions_one_of_a_name UNIQUE (market_id, name),
  constraint regions_market_id_fkey FOREIGN KEY (market_id) REFERENCES mall.markets(org_id),
);
grant insert, select, update on mall.regions to gonghui_app;
grant insert, select, update on mall.regions to gonghui_system;

-- How long people of a mall have for what, from when on. Only added to; an order keeps those that were in force when it was received.
create table mall.service_terms (
  market_id uuid not null,  -- The mall.
  since timestamp(3) with time zone not null,  -- From when on.
  rate_days integer not null,  -- Days after receipt in which a buyer rates and changes her rating.
  ask_days integer not null,  -- Days after receipt in which a buyer asks for after-sales service.
  answer_days integer not null,  -- Working days in which a supplier answers, before the mall takes it up.
  keep_days integer not null,  -- Days a station keeps what nobody fetches.
  set_by text not null,  -- Name of who set them.
  constraint service_terms_one_at_a_time PRIMARY KEY (market_id, since),
  constraint service_terms_market_id_fkey FOREIGN KEY (market_id) REFERENCES mall.markets(org_id),
  constraint service_terms_are_days CHECK ((((rate_days >= 1) AND (rate_days <= 365)) AND ((ask_days >= 1) AND (ask_days <= 365)) AND ((answer_days >= 1) AND (answer_days <= 30)) AND ((keep_days >= 1) AND (keep_days <= 60)))),
);
grant insert, select on mall.service_terms to gonghui_app;
grant insert, select on mall.service_terms to gonghui_system;

-- What a supplier is due for a period, from the books. Its sums are only added; how it stands moves.
create table mall.settlements (
  owner_id uuid not null,  -- The supplier.
  id uuid not null,  -- Id of the settlement, and of the transfer that books it.
  market_id uuid not null,  -- The mall that pays.
  number text not null,  -- Its number.
  until_day date not null,  -- Last day that it settles; everything received until then and not settled before.
  amount bigint not null,  -- What is due, hundredths of a point: one yuan a point.
  received_orders integer not null,  -- Orders received in it.
  received_amount bigint not null,  -- What they came to.
  returned_amount bigint not null,  -- What was given back after receipt.
  settled_by text not null,  -- Who settled.
  settled_at timestamp(3) with time zone not null,  -- When.
  stand text not null default 'open'::text,  -- open (waits for the supplier), disputed (waits for the mall), confirmed, sent to the bank, paid.
  confirmed_by text,  -- Name of who confirmed it for the supplier.
  confirmed_at timestamp(3) with time zone,  -- When.
  disputed_by text,  -- Name of who last disputed it.
  disputed_at timestamp(3) with time zone,  -- When.
  disputed_because text,  -- What the supplier says is wrong.
  answered_by text,  -- Name of who last answered for the mall.
  answered_at timestamp(3) with time zone,  -- When.
  answer text,  -- What the mall answered; the supplier looks at it again.
  constraint settlements_of_a_supplier PRIMARY KEY (owner_id, id),
  constraint settlements_are_numbered_once UNIQUE (number),
  constraint settlements_one_until_a_day UNIQUE (owner_id, until_day),
  constraint settlements_add_up CHECK ((amount = (received_amount - returned_amount))),
  constraint settlements_are_answered_in_words CHECK (((answered_at IS NULL) = (answer IS NULL))),
  constraint settlements_are_disputed_for_a_reason CHECK (((disputed_at IS NULL) = (disputed_because IS NULL))),
  constraint settlements_are_paid_when_confirmed CHECK (((stand <> ALL (ARRAY['confirmed'::text, 'sent'::text, 'paid'::text])) OR (confirmed_at IS NOT NULL))),
  constraint settlements_pay_something CHECK ((amount > 0)),
  constraint settlements_stand_somewhere CHECK ((stand = ANY (ARRAY['open'::text, 'disputed'::text, 'confirmed'::text, 'sent'::text, 'paid'::text]))),
);
CREATE UNIQUE INDEX settlements_id ON mall.settlements USING btree (id);
CREATE INDEX settlements_of_a_market ON mall.settlements USING btree (market_id, id DESC);
alter table mall.settlements enable row level security;
create policy settlements_of_the_supplier_or_market on mall.settlements to gonghui_app using (platform.in_scope(NULL::uuid, ARRAY[owner_id, market_id]));
create policy system_sees_all on mall.settlements to gonghui_system using (true) with check (true);
grant insert, select on mall.settlements to gonghui_app;
grant insert, select on mall.settlements to gonghui_system;
grant update (stand, confirmed_by, confirmed_at, disputed_by, disputed_at, disputed_because, answered_by, answered_at, answer) on mall.settlements to gonghui_app;
grant update (stand, confirmed_by, confirmed_at, disputed_by, disputed_at, disputed_because, answered_by, answered_at, answer) on mall.settlements to gonghui_system;

-- Specifications of a product, each with its price. What there is of each stands in mall.stock.
create table mall.skus (
  id uuid not null,  -- Id of the specification; orders and stock name it.
  product_id uuid not null,  -- The product.
  code text not null,  -- The supplier's own number.
  specification text not null,  -- What tells it apart: 5 kg, red, L.
  price bigint not null,  -- Price, hundredths of a point.
  most_each integer,  -- How many one person may take in one window; null for no limit.
  position integer not null,  -- Order on the page.
  offered boolean not null default true,  -- Whether it may be ordered now.
  constraint skus_one_of_an_id PRIMARY KEY (id),
  constraint skus_one_of_a_code UNIQUE (product_id, code),
  constraint skus_product_id_fkey FOREIGN KEY (product_id) REFERENCES mall.products(id),
  constraint skus_allow_one_at_least CHECK ((most_each >= 1)),
  constraint skus_cost_something CHECK (((price > 0) AND (price <= 100000000))),
);
grant insert, select, update on mall.skus to gonghui_app;
grant insert, select, update on mall.skus to gonghui_system;

-- Where orders are picked up: partner organisations whose keepers hand them out. Public.
create table mall.stations (
  org_id uuid not null,  -- The partner organisation; orders name it.
  market_id uuid not null,  -- The mall.
  name text not null,  -- What people call it.
  address text not null,  -- Where it is.
  hours text not null,  -- When it is open, in words.
  phone text not null,  -- Its telephone, public.
  opened_at timestamp(3) with time zone not null,  -- When it was admitted.
  closed_at timestamp(3) with time zone,  -- Since when no order may name it; what lies there is still handed out.
  closed_because text,  -- Why.
  constraint stations_are_partners_once PRIMARY KEY (org_id),
  constraint stations_market_id_fkey FOREIGN KEY (market_id) REFERENCES mall.markets(org_id),
  constraint stations_are_closed_for_a_reason CHECK (((closed_at IS NULL) = (closed_because IS NULL))),
);
CREATE INDEX stations_of_a_market ON mall.stations USING btree (market_id, name);
grant insert, select, update on mall.stations to gonghui_app;
grant insert, select, update on mall.stations to gonghui_system;

-- What there is of each specification: the one row that every buyer of it needs, kept apart from what is read, and locked last.
create table mall.stock (
  sku_id uuid not null,  -- The specification.
  available bigint not null,  -- Pieces that may still be ordered.
  sold bigint not null default 0,  -- Pieces taken by orders that stand.
  constraint stock_one_a_specification PRIMARY KEY (sku_id),
  constraint stock_sku_id_fkey FOREIGN KEY (sku_id) REFERENCES mall.skus(id),
  constraint stock_is_never_below_zero CHECK ((available >= 0)),
  constraint stock_never_sold_below_zero CHECK ((sold >= 0)),
);
grant insert, select, update on mall.stock to gonghui_app;
grant insert, select, update on mall.stock to gonghui_system;

-- Partner organisations admitted to sell in a mall.
create table mall.suppliers (
  org_id uuid not null,  -- The partner organisation.
  market_id uuid not null,  -- The mall.
  name text not null,  -- Its name as workers read it.
  contact text not null,  -- Whom workers and unions may ask for.
  phone text not null,  -- Its service telephone, public.
  bank_sealed bytea,  -- Bank, account holder and number for settlements, encrypted together; null until given.
  admitted_at timestamp(3) with time zone not null,  -- When the operator admitted it.
  suspended_at timestamp(3) with time zone,  -- Since when it may not sell; null when it may.
  suspended_because text,  -- Why it may not.
  bank_tail text,  -- Last four digits of the account, to be told by.
  constraint suppliers_are_partners_once PRIMARY KEY (org_id),
  constraint suppliers_market_id_fkey FOREIGN KEY (market_id) REFERENCES mall.markets(org_id),
  constraint suppliers_are_suspended_for_a_reason CHECK (((suspended_at IS NULL) = (suspended_because IS NULL))),
);
CREATE INDEX suppliers_of_a_market ON mall.suppliers USING btree (market_id, name);
grant insert, select, update on mall.suppliers to gonghui_app;
grant insert, select, update on mall.suppliers to gonghui_system;

-- Moves the fund of a market, also for a union officer who does not see it; tells what it has then, or nothing when it is short.
CREATE OR REPLACE FUNCTION mall.move_fund(of_market uuid, amount bigint)
 RETURNS bigint
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
BEGIN ATOMIC
 INSERT INTO mall.funds (owner_id, balance)
   VALUES (move_fund.of_market, 0) ON CONFLICT(owner_id) DO NOTHING;
 UPDATE mall.funds f SET balance = (f.balance + move_fund.amount)
   WHERE ((f.owner_id = move_fund.of_market) AND ((f.balance + move_fund.amount) >= 0))
   RETURNING f.balance;
END
;
grant execute on function mall.move_fund(uuid,bigint) to gonghui_app, gonghui_system;

-- The next number of a year among all requests of a market, also for an enterprise that sees only its own.
CREATE OR REPLACE FUNCTION mall.next_request_number(of_market uuid, of_year text)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
BEGIN ATOMIC
 SELECT ((count(*) + 1))::integer AS int4
    FROM mall.purchase_requests r
   WHERE ((r.market_id = next_request_number.of_market) AND (r.number ~~ (('XJ'::text || next_request_number.of_year) || '-%'::text)));
END
;
grant execute on function mall.next_request_number(uuid,text) to gonghui_app, gonghui_system;

-- Counts against the limits of letters, also for a supplier who gives back and does not see the letter.
CREATE OR REPLACE FUNCTION mall.take_together(of_intents uuid[], of_skus uuid[], quantities integer[])
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
BEGIN ATOMIC
 UPDATE mall.group_limits g SET taken = (g.taken + t.quantity)
    FROM ( SELECT t_1.intent_id,
             t_1.sku_id,
             (sum(t_1.quantity))::integer AS quantity
            FROM UNNEST(take_together.of_intents, take_together.of_skus, take_together.quantities) t_1(intent_id, sku_id, quantity)
           GROUP BY t_1.intent_id, t_1.sku_id) t
   WHERE ((g.intent_id = t.intent_id) AND (g.sku_id = t.sku_id));
END
;
grant execute on function mall.take_together(uuid[],uuid[],integer[]) to gonghui_app, gonghui_system;

-- What all people of a letter took of a specification, also for an officer who does not see each of their orders.
CREATE OR REPLACE FUNCTION mall.taken_together(of_intent uuid, of_sku uuid)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
BEGIN ATOMIC
 SELECT (COALESCE(sum((l.quantity - l.refunded)), (0)::bigint))::integer AS "coalesce"
    FROM (mall.recipients r
      JOIN mall.order_lines l ON (((l.owner_id = r.owner_id) AND (l.intent_id = taken_together.of_intent) AND (l.sku_id = taken_together.of_sku))))
   WHERE (r.intent_id = taken_together.of_intent);
END
;
grant execute on function mall.taken_together(uuid,uuid) to gonghui_app, gonghui_system;

create schema membership;
-- Joining a union and what follows from it: applications, admissions, invitations, family.
grant usage on schema membership to gonghui_app;
grant usage on schema membership to gonghui_system;

-- How each member came to her union: form of employment, door, day. Never changed.
create table membership.admissions (
  owner_id uuid not null,  -- The member.
  id uuid not null,  -- Id.
  kind text not null,  -- joined for the first time ever, returned after leaving, or transferred from another union.
  org_id uuid not null,  -- The union.
  org_path uuid[] not null,  -- From the root to the union, on that day.
  form text not null,  -- Form of employment then.
  employer_name text not null,  -- Employer or platform then.
  door text not null,  -- phone, invitation, counter or import.
  joined_on date not null,  -- First day of membership.
  application_id uuid,  -- The application that led to it; null for lists and the counter.
  admitted_by text not null,  -- Name of whoever admitted her.
  recorded_at timestamp(3) with time zone not null,  -- When it was entered.
  constraint admissions_of_a_person PRIMARY KEY (owner_id, id),
  constraint admissions_are_of_a_person FOREIGN KEY (owner_id) REFERENCES people.persons(id),
  constraint admissions_org_id_fkey FOREIGN KEY (org_id) REFERENCES orgs.orgs(id),
  constraint admissions_are_of_three_kinds CHECK ((kind = ANY (ARRAY['joined'::text, 'returned'::text, 'transferred'::text]))),
);
CREATE INDEX admissions_of_an_org ON membership.admissions USING btree (org_id, joined_on);
alter table membership.admissions enable row level security;
create policy admissions_in_scope on membership.admissions for select to gonghui_app using (platform.in_scope(owner_id, org_path));
create policy system_sees_all on membership.admissions to gonghui_system using (true) with check (true);
grant select on membership.admissions to gonghui_app;
grant insert, select on membership.admissions to gonghui_system;

-- What people wrote who ask to join a union; the case of the same id says where it stands.
create table membership.applications (
  owner_id uuid not null,  -- Who asks.
  id uuid not null,  -- Id, also of the case.
  org_id uuid not null,  -- The union she wants to join.
  org_path uuid[] not null,  -- From the root to that union; follows the tree while it is open.
  form text not null,  -- Form of employment, as the service lists them.
  employer_name text not null,  -- Employer or platform, as she wrote it.
  door text not null,  -- Through which door she came: phone, invitation, counter, import.
  sealed bytea not null,  -- Name, id number and phone when she asked, encrypted: before she joins no union sees her record.
  confirmed_at timestamp(3) with time zone,  -- When an outside check confirmed that name, id number and phone belong together; null when none did.
  confirmed_by text,  -- Who confirmed it.
  document_id uuid,  -- A document that shows where she works.
  remark text not null,  -- What else she wants to say.
  sent_at timestamp(3) with time zone not null,  -- When it was first sent.
  revised_at timestamp(3) with time zone,  -- When it was last sent again after a correction.
  closed_at timestamp(3) with time zone,  -- When it came to its end; null while it is open.
  invitation_id uuid,  -- The invitation she came with.
  from_org_id uuid,  -- The union she comes from, when it is a transfer.
  constraint applications_of_a_person PRIMARY KEY (owner_id, id),
  constraint applications_are_of_a_person FOREIGN KEY (owner_id) REFERENCES people.persons(id),
  constraint applications_from_org_id_fkey FOREIGN KEY (from_org_id) REFERENCES orgs.orgs(id),
  constraint applications_invitation_id_fkey FOREIGN KEY (invitation_id) REFERENCES membership.invitations(id),
  constraint applications_org_id_fkey FOREIGN KEY (org_id) REFERENCES orgs.orgs(id),
  constraint applications_confirmed_by_somebody CHECK (((confirmed_at IS NULL) = (confirmed_by IS NULL))),
  constraint applications_path_ends_at_the_org CHECK ((org_path[cardinality(org_path)] = org_id)),
);
CREATE UNIQUE INDEX applications_id ON membership.applications USING btree (id);
CREATE INDEX applications_of_an_org ON membership.applications USING btree (org_id, sent_at);
CREATE UNIQUE INDEX applications_one_open_at_a_time ON membership.applications USING btree (owner_id) WHERE (closed_at IS NULL);
alter table membership.applications enable row level security;
create policy applications_in_scope on membership.applications to gonghui_app using (platform.in_scope(owner_id, org_path)) with check (platform.in_scope(owner_id, org_path));
create policy system_sees_all on membership.applications to gonghui_system using (true) with check (true);
grant insert, select, update on membership.applications to gonghui_app;
grant insert, select, update on membership.applications to gonghui_system;

-- Members who ask to leave, or whose union is asked to let them go to another; the case of the same id says where it stands.
create table membership.departures (
  owner_id uuid not null,  -- The member.
  id uuid not null,  -- Id, also of the case.
  purpose text not null,  -- leave or transfer.
  org_id uuid not null,  -- The union she is to leave.
  org_path uuid[] not null,  -- From the root to that union; follows the tree while it is open.
  application_id uuid,  -- The application at the other union, of a transfer.
  reason text not null,  -- Why, as she wrote it.
  sent_at timestamp(3) with time zone not null,  -- When.
  closed_at timestamp(3) with time zone,  -- When it came to its end; null while it is open.
  constraint departures_of_a_person PRIMARY KEY (owner_id, id),
  constraint departures_are_of_a_person FOREIGN KEY (owner_id) REFERENCES people.persons(id),
  constraint departures_org_id_fkey FOREIGN KEY (org_id) REFERENCES orgs.orgs(id),
  constraint departures_have_a_purpose CHECK ((purpose = ANY (ARRAY['leave'::text, 'transfer'::text]))),
  constraint departures_of_a_transfer_lead_somewhere CHECK (((purpose = 'transfer'::text) = (application_id IS NOT NULL))),
);
CREATE UNIQUE INDEX departures_id ON membership.departures USING btree (id);
CREATE UNIQUE INDEX departures_one_open_at_a_time ON membership.departures USING btree (owner_id) WHERE (closed_at IS NULL);
alter table membership.departures enable row level security;
create policy departures_in_scope on membership.departures to gonghui_app using (platform.in_scope(owner_id, org_path)) with check (platform.in_scope(owner_id, org_path));
create policy system_sees_all on membership.departures to gonghui_system using (true) with check (true);
grant insert, select, update on membership.departures to gonghui_app;
grant insert, select, update on membership.departures to gonghui_system;

-- How each membership ended. Never changed.
create table membership.endings (
  owner_id uuid not null,  -- Who was a member.
  id uuid not null,  -- Id.
  org_id uuid not null,  -- The union.
  org_path uuid[] not null,  -- From the root to the union, on that day.
  left_on date not null,  -- First day without membership.
  cause text not null,  -- asked for it, transferred, moved away or lost touch, dead, expelled, or entered by mistake.
  remark text not null,  -- What else is to be known.
  form text,  -- Form of employment, as last known.
  ended_by text not null,  -- Name of whoever ended it.
  recorded_at timestamp(3) with time zone not null,  -- When it was entered.
  constraint endings_of_a_person PRIMARY KEY (owner_id, id),
  constraint endings_are_of_a_person FOREIGN KEY (owner_id) REFERENCES people.persons(id),
  constraint endings_org_id_fkey FOREIGN KEY (org_id) REFERENCES orgs.orgs(id),
  constraint endings_have_a_cause CHECK ((cause = ANY (ARRAY['asked'::text, 'transferred'::text, 'moved-away'::text, 'dead'::text, 'expelled'::text, 'mistake'::text]))),
);
CREATE INDEX endings_of_an_org ON membership.endings USING btree (org_id, left_on);
alter table membership.endings enable row level security;
create policy endings_in_scope on membership.endings for select to gonghui_app using (platform.in_scope(owner_id, org_path));
create policy system_sees_all on membership.endings to gonghui_system using (true) with check (true);
grant select on membership.endings to gonghui_app;
grant insert, select on membership.endings to gonghui_system;
grant update (remark) on membership.endings to gonghui_system;

-- Rows of lists that were not taken, with every reason.
create table membership.import_rejects (
  import_id uuid not null,  -- The list.
  line integer not null,  -- Line of the file.
  codes text[] not null,  -- Why.
  masked_name text not null,  -- The name, masked.
  constraint import_rejects_once_a_line PRIMARY KEY (import_id, line),
  constraint import_rejects_import_id_fkey FOREIGN KEY (import_id) REFERENCES membership.imports(id),
);
alter table membership.import_rejects enable row level security;
create policy import_rejects_of_visible_imports on membership.import_rejects for select to gonghui_app using ((EXISTS ( SELECT
   FROM membership.imports i
  WHERE (i.id = import_rejects.import_id))));
create policy system_sees_all on membership.import_rejects to gonghui_system using (true) with check (true);
grant select on membership.import_rejects to gonghui_app;
grant delete, insert, select on membership.import_rejects to gonghui_system;

-- Rows of lists that somebody must answer, because they may be someone on file or move her out of another union.
create table membership.import_reviews (
  owner_id uuid not null,  -- Who is on file.
  id uuid not null,  -- Id.
  import_id uuid not null,  -- The list.
  line integer not null,  -- Line of the file.
  kind text not null,  -- elsewhere, same-id, same-phone, same-name-born or two-records.
  asked_by uuid not null,  -- The union that handed the list in.
  org_id uuid not null,  -- The union the row names.
  org_path uuid[] not null,  -- From the root to the union that answers; follows the tree while it is open.
  name text not null,  -- Name as the row writes it.
  born_on date not null,  -- Day of birth, from the id number.
  id_sealed bytea not null,  -- Id number of the row, encrypted.
  id_index uuid not null,  -- Its keyed blind index.
  phone_sealed bytea,  -- Phone of the row, encrypted.
  phone_index uuid,  -- Its keyed blind index.
  joined_on date not null,  -- First day of membership the row wants.
  form text not null,  -- Form of employment of the row.
  employer_name text not null,  -- Employer of the row.
  opened_at timestamp(3) with time zone not null,  -- When it was opened.
  answer text,  -- What was answered; null while it is open.
  answered_at timestamp(3) with time zone,  -- When.
  answered_by text,  -- Name of whoever answered.
  constraint import_reviews_of_a_person PRIMARY KEY (owner_id, id),
  constraint import_reviews_ask_once UNIQUE (owner_id, id_index, kind, org_id),
  constraint import_reviews_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES orgs.orgs(id),
  constraint import_reviews_import_id_fkey FOREIGN KEY (import_id) REFERENCES membership.imports(id),
  constraint import_reviews_org_id_fkey FOREIGN KEY (org_id) REFERENCES orgs.orgs(id),
  constraint import_reviews_are_answered_by_somebody CHECK ((((answer IS NULL) = (answered_at IS NULL)) AND ((answer IS NULL) = (answered_by IS NULL)))),
  constraint import_reviews_are_of_five_kinds CHECK ((kind = ANY (ARRAY['elsewhere'::text, 'same-id'::text, 'same-phone'::text, 'same-name-born'::text, 'two-records'::text]))),
);
CREATE UNIQUE INDEX import_reviews_id ON membership.import_reviews USING btree (id);
CREATE INDEX import_reviews_level_0 ON membership.import_reviews USING btree ((org_path[1]), id) WHERE (answer IS NULL);
CREATE INDEX import_reviews_level_1 ON membership.import_reviews USING btree ((org_path[2]), id) WHERE (answer IS NULL);
CREATE INDEX import_reviews_level_2 ON membership.import_reviews USING btree ((org_path[3]), id) WHERE (answer IS NULL);
CREATE INDEX import_reviews_level_3 ON membership.import_reviews USING btree ((org_path[4]), id) WHERE (answer IS NULL);
CREATE INDEX import_reviews_level_4 ON membership.import_reviews USING btree ((org_path[5]), id) WHERE (answer IS NULL);
CREATE INDEX import_reviews_of_an_import ON membership.import_reviews USING btree (import_id, line);
alter table membership.import_reviews enable row level security;
create policy import_reviews_are_answered_by_the_union on membership.import_reviews for select to gonghui_app using (platform.in_scope(NULL::uuid, org_path));
create policy system_sees_all on membership.import_reviews to gonghui_system using (true) with check (true);
grant select on membership.import_reviews to gonghui_app;
grant insert, select, update on membership.import_reviews to gonghui_system;

-- Lists of members handed in as files: checked first, then carried out when somebody confirms.
create table membership.imports (
  id uuid not null,  -- Id; its lines wait in tables of their own until it is done.
  org_id uuid not null,  -- The union whose subtree the list may fill.
  org_path uuid[] not null,  -- From the root to that union, as it was then.
  file_id uuid not null,  -- The uploaded file.
  file_name text not null,  -- Its name.
  bytes bigint not null,  -- Its size.
  encoding text,  -- How it was read, or is to be read; null before.
  mapping jsonb not null,  -- Its headings and the columns they stand for.
  new_since date not null,  -- Who joined on or after this day is counted as newly won; earlier ones are only registered.
  imported_by uuid,  -- The officer; null for the command line.
  imported_by_name text not null,  -- Her name.
  imported_at timestamp(3) with time zone not null,  -- When it was handed in.
  job_id uuid,  -- The job that works on it, or null.
  state text not null,  -- waiting, checking, checked, confirmed, done; or failed, discarded.
  progress_bytes bigint not null default 0,  -- How far it has been read.
  done_runs integer[] not null default '{}'::integer[],  -- Which runs of lines were carried out, each noted in its own transaction.
  last_line integer not null default 0,  -- Last line of the file that is to be carried out.
  rows integer,  -- Rows of the file; null before they were counted.
  counts jsonb not null default '{}'::jsonb,  -- How many rows were judged what.
  steps jsonb not null default '[]'::jsonb,  -- How long each step took, in seconds.
  problem text,  -- Why the file was refused whole, or null.
  done_at timestamp(3) with time zone,  -- When it was carried out; null before, and for lists of before the rows were kept.
  rows_erased_at timestamp(3) with time zone,  -- When its rows were erased: 30 days after it was carried out, or handed in without a decision.
  constraint imports_one_of_each_id PRIMARY KEY (id),
  constraint imports_org_id_fkey FOREIGN KEY (org_id) REFERENCES orgs.orgs(id),
  constraint imports_are_in_a_known_state CHECK ((state = ANY (ARRAY['waiting'::text, 'checking'::text, 'checked'::text, 'confirmed'::text, 'done'::text, 'failed'::text, 'discarded'::text]))),
);
CREATE INDEX imports_newest ON membership.imports USING btree (org_id, imported_at DESC);
CREATE INDEX imports_with_rows ON membership.imports USING btree (state, COALESCE(done_at, imported_at)) WHERE (rows_erased_at IS NULL);
alter table membership.imports enable row level security;
create policy imports_in_scope on membership.imports to gonghui_app using (platform.in_scope(NULL::uuid, org_path)) with check (platform.in_scope(NULL::uuid, org_path));
create policy system_sees_all on membership.imports to gonghui_system using (true) with check (true);
grant insert, select, update on membership.imports to gonghui_app;
grant insert, select, update on membership.imports to gonghui_system;

-- Codes by which a union invites people to join it, shown as a poster or sent along.
create table membership.invitations (
  id uuid not null,  -- Id.
  org_id uuid not null,  -- The union that invites.
  org_path uuid[] not null,  -- From the root to that union; follows the tree.
  code text not null,  -- What is typed or scanned.
  remark text not null,  -- Where it hangs or whom it was sent to.
  made_by uuid not null,  -- The officer.
  made_by_name text not null,  -- Her name then.
  made_at timestamp(3) with time zone not null,  -- When.
  last_on date not null,  -- Last day on which it is good.
  most_uses integer,  -- How many may use it; null is any number.
  uses integer not null default 0,  -- Applications made with it.
  closed_at timestamp(3) with time zone,  -- When it was closed before its end.
  constraint invitations_have_one_id PRIMARY KEY (id),
  constraint invitations_have_one_code UNIQUE (code),
  constraint invitations_org_id_fkey FOREIGN KEY (org_id) REFERENCES orgs.orgs(id),
  constraint invitations_are_used_within_their_number CHECK (((uses >= 0) AND ((most_uses IS NULL) OR (uses <= most_uses)))),
  constraint invitations_path_ends_at_the_org CHECK ((org_path[cardinality(org_path)] = org_id)),
);
CREATE INDEX invitations_of_an_org ON membership.invitations USING btree (org_id, made_at DESC);
alter table membership.invitations enable row level security;
create policy invitations_of_my_unions on membership.invitations to gonghui_app using ((org_path && platform.scope_orgs())) with check ((org_path && platform.scope_orgs()));
create policy system_sees_all on membership.invitations to gonghui_system using (true) with check (true);
grant insert, select, update on membership.invitations to gonghui_app;
grant insert, select, update on membership.invitations to gonghui_system;

-- Family of a member as she keeps it herself, children among them; officers of her union read it masked.
create table membership.relatives (
  owner_id uuid not null,  -- The member.
  id uuid not null,  -- Id.
  relation text not null,  -- spouse, child, parent or other.
  sealed bytea not null,  -- Name and id number, encrypted.
  born_on date not null,  -- Day of birth.
  added_at timestamp(3) with time zone not null,  -- When she entered it.
  removed_at timestamp(3) with time zone,  -- When she took it out; null while it stands.
  constraint relatives_of_a_person PRIMARY KEY (owner_id, id),
  constraint relatives_are_of_a_person FOREIGN KEY (owner_id) REFERENCES people.persons(id),
  constraint relatives_are_spouse_child_or_parent CHECK ((relation = ANY (ARRAY['spouse'::text, 'child'::text, 'parent'::text, 'other'::text]))),
);
alter table membership.relatives enable row level security;
create policy relatives_are_the_members_own on membership.relatives to gonghui_app using ((owner_id = platform.scope_person())) with check ((owner_id = platform.scope_person()));
create policy system_sees_all on membership.relatives to gonghui_system using (true) with check (true);
grant insert, select, update on membership.relatives to gonghui_app;
grant delete, insert, select, update on membership.relatives to gonghui_system;

-- Members who ask to be known as belonging to a group; the case of the same id says where it stands.
create table membership.tag_requests (
  owner_id uuid not null,  -- The member.
  id uuid not null,  -- Id, also of the case.
  org_id uuid not null,  -- Her union.
  org_path uuid[] not null,  -- From the root to her union; follows the tree while it is open.
  kind text not null,  -- The tag.
  remark text not null,  -- What she says about it.
  document_id uuid,  -- The document that shows it.
  sent_at timestamp(3) with time zone not null,  -- When.
  closed_at timestamp(3) with time zone,  -- When it was decided or taken back; null while it is open.
  constraint tag_requests_of_a_person PRIMARY KEY (owner_id, id),
  constraint tag_requests_are_of_a_person FOREIGN KEY (owner_id) REFERENCES people.persons(id),
  constraint tag_requests_org_id_fkey FOREIGN KEY (org_id) REFERENCES orgs.orgs(id),
);
CREATE UNIQUE INDEX tag_requests_id ON membership.tag_requests USING btree (id);
CREATE UNIQUE INDEX tag_requests_one_open_of_a_kind ON membership.tag_requests USING btree (owner_id, kind) WHERE (closed_at IS NULL);
alter table membership.tag_requests enable row level security;
create policy system_sees_all on membership.tag_requests to gonghui_system using (true) with check (true);
create policy tag_requests_in_scope on membership.tag_requests to gonghui_app using (platform.in_scope(owner_id, org_path)) with check (platform.in_scope(owner_id, org_path));
grant insert, select, update on membership.tag_requests to gonghui_app;
grant delete, insert, select, update on membership.tag_requests to gonghui_system;

-- Corrections and withdrawals of targets, each with day and reason; the newest of a target holds. Only added to.
create table membership.target_changes (
  target_id uuid not null,  -- Of which target.
  id uuid not null,  -- Id; in order of time.
  org_path uuid[] not null,  -- From the root to the federation whose target it is.
  kind text not null,  -- corrected or withdrawn.
  title text not null,  -- As it reads from now on, or read when it was withdrawn.
  time_kind text not null,  -- each-year, yearly-average, total or floor.
  amount bigint not null,  -- How many.
  from_year integer not null,  -- First year.
  to_year integer not null,  -- Last year.
  source text not null,  -- The plan it was taken from.
  reason text not null,  -- Why it was changed.
  changed_by text not null,  -- Name of whoever changed it.
  changed_at timestamp(3) with time zone not null,  -- When.
  constraint target_changes_one_of_each_id PRIMARY KEY (target_id, id),
  constraint target_changes_target_id_fkey FOREIGN KEY (target_id) REFERENCES membership.targets(id),
  constraint target_changes_are_above_zero CHECK ((amount > 0)),
  constraint target_changes_are_of_four_kinds CHECK ((time_kind = ANY (ARRAY['each-year'::text, 'yearly-average'::text, 'total'::text, 'floor'::text]))),
  constraint target_changes_correct_or_withdraw CHECK ((kind = ANY (ARRAY['corrected'::text, 'withdrawn'::text]))),
  constraint target_changes_end_after_they_begin CHECK ((to_year >= from_year)),
  constraint target_changes_have_a_reason CHECK (((length(reason) >= 2) AND (length(reason) <= 200))),
);
CREATE UNIQUE INDEX target_changes_withdraw_once ON membership.target_changes USING btree (target_id) WHERE (kind = 'withdrawn'::text);
alter table membership.target_changes enable row level security;
create policy system_sees_all on membership.target_changes to gonghui_system using (true) with check (true);
create policy target_changes_in_scope on membership.target_changes to gonghui_app using (platform.in_scope(NULL::uuid, org_path)) with check (platform.in_scope(NULL::uuid, org_path));
grant insert, select on membership.target_changes to gonghui_app;
grant insert, select on membership.target_changes to gonghui_system;

-- How many new members of new forms of employment a federation has set out to win, each judged by its own kind of time.
create table membership.targets (
  id uuid not null,  -- Id.
  org_id uuid not null,  -- The federation.
  org_path uuid[] not null,  -- From the root to the federation.
  title text not null,  -- As the plan words it.
  time_kind text not null,  -- each-year, yearly-average, total or floor.
  amount bigint not null,  -- How many.
  from_year integer not null,  -- First year.
  to_year integer not null,  -- Last year.
  source text not null,  -- The plan it was taken from.
  set_by text not null,  -- Name of whoever entered it.
  set_at timestamp(3) with time zone not null,  -- When it was entered.
  constraint targets_one_of_each_id PRIMARY KEY (id),
  constraint targets_org_id_fkey FOREIGN KEY (org_id) REFERENCES orgs.orgs(id),
  constraint targets_are_above_zero CHECK ((amount > 0)),
  constraint targets_are_of_four_kinds CHECK ((time_kind = ANY (ARRAY['each-year'::text, 'yearly-average'::text, 'total'::text, 'floor'::text]))),
  constraint targets_end_after_they_begin CHECK ((to_year >= from_year)),
);
CREATE INDEX targets_of_an_org ON membership.targets USING btree (org_id, from_year);
alter table membership.targets enable row level security;
create policy system_sees_all on membership.targets to gonghui_system using (true) with check (true);
create policy targets_in_scope on membership.targets to gonghui_app using (platform.in_scope(NULL::uuid, org_path)) with check (platform.in_scope(NULL::uuid, org_path));
grant insert, select on membership.targets to gonghui_app;
grant insert, select on membership.targets to gonghui_system;

-- The invitation with a code, for anybody who has it.
CREATE OR REPLACE FUNCTION membership.invitation_with_code(wanted text)
 RETURNS TABLE(id uuid, org_id uuid, last_on date, most_uses integer, uses integer, closed_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select i.id, i.org_id, i.last_on, i.most_uses, i.uses, i.closed_at from membership.invitations i where i.code = wanted
$function$
;
grant execute on function membership.invitation_with_code(text) to gonghui_app, gonghui_system;

-- The union that an application asks.
CREATE OR REPLACE FUNCTION membership.target_of(application uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ select a.org_id from membership.applications a where a.id = application $function$
;
grant execute on function membership.target_of(uuid) to gonghui_app, gonghui_system;

-- Takes one place of an invitation; false when there is none.
CREATE OR REPLACE FUNCTION membership.use_invitation(wanted uuid, today date)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  with used as (
    update membership.invitations i set uses = i.uses + 1
    where i.id = wanted and i.closed_at is null and i.last_on >= today and (i.most_uses is null or i.uses < i.most_uses)
    returning i.id)
  select exists (select from used)
$function$
;
grant execute on function membership.use_invitation(uuid,date) to gonghui_app, gonghui_system;

create schema mutual_aid;
-- Medical mutual aid: policies, cover, the bureau's settlements and what follows from them.
grant usage on schema mutual_aid to gonghui_app;
grant usage on schema mutual_aid to gonghui_system;

-- What the rule says of each settlement in force that was screened; rewritten when screening again says otherwise.
create table mutual_aid.assessments (
  id_index uuid not null,  -- Keyed blind index of the id number.
  fund text not null,  -- Key of the fund.
  settlement_no text not null,  -- The settlement.
  batch_id uuid not null,  -- The import that brought the settlement.
  discharged_on date not null,  -- Its discharge day, which decides quarter and policy version.
  org_id uuid,  -- The union of the cover that applies; null when not covered.
  reason mutual_aid.not_eligible_reason,  -- Why it is not eligible; null when it is.
  policy_version integer,  -- Version in force on the discharge day; null when there was none.
  policy_year date,  -- First day of the policy year; null without a version.
  own_fen bigint not null,  -- Own pay of this settlement (x).
  own_before_fen bigint,  -- Own pay accumulated in the policy year before it (A); null when refused.
  raw_benefit_fen bigint,  -- round_half_up(f(A + x) − f(A)) before the cap; null when refused.
  paid_before_fen bigint,  -- Inpatient benefits of the policy year before it; null when refused.
  inpatient_fen bigint not null,  -- Inpatient benefit after the cap.
  lump_sum_fen bigint not null,  -- Lump sum for a disease, due the first time.
  disease text,  -- Name of the disease among the version's, if the diagnosis is one and the record was not refused.
  screened_at timestamp(3) with time zone not null,  -- When screening last changed this row.
  constraint assessments_one_a_settlement PRIMARY KEY (id_index, settlement_no, fund),
  constraint assessments_never_exceed_the_rule CHECK (((inpatient_fen >= 0) AND (inpatient_fen <= COALESCE(raw_benefit_fen, (0)::bigint)) AND (lump_sum_fen >= 0))),
  constraint assessments_pay_only_the_eligible CHECK (((reason IS NULL) OR ((inpatient_fen + lump_sum_fen) = 0))),
);
CREATE INDEX assessments_by_discharge ON mutual_aid.assessments USING brin (discharged_on);
alter table mutual_aid.assessments enable row level security;
create policy assessments_of_my_fund on mutual_aid.assessments for select to gonghui_app using ((fund IN ( SELECT mutual_aid.funds_in_scope() AS funds_in_scope)));
create policy assessments_of_my_own on mutual_aid.assessments for select to gonghui_app using ((id_index IN ( SELECT cover.id_index
   FROM mutual_aid.covers cover
  WHERE (cover.person_id = platform.scope_person()))));
create policy assessments_of_my_unions on mutual_aid.assessments for select to gonghui_app using ((org_id IN ( SELECT orgs.id
   FROM orgs.orgs
  WHERE (orgs.path && platform.scope_orgs()))));
create policy system_sees_all on mutual_aid.assessments to gonghui_system using (true) with check (true);
grant select on mutual_aid.assessments to gonghui_app;
grant delete, insert, select, update on mutual_aid.assessments to gonghui_system;
grant update (id_index) on mutual_aid.assessments to gonghui_system;

-- One right to money a settlement gives, or a later supplement of it; its case has the same id.
create table mutual_aid.claims (
  owner_id uuid not null,  -- The person.
  id uuid not null,  -- Id of the claim and of its case.
  fund text not null,  -- Key of the fund.
  quarter text not null,  -- Quarter of the discharge day.
  id_index uuid not null,  -- Keyed blind index of the id number.
  settlement_no text not null,  -- The settlement it rests on.
  kind text not null,  -- benefit, or supplement when a later record or correction raised what was already paid.
  sequence integer not null,  -- 0 the first claim of the settlement, then 1, 2 … for supplements and for claims after a void one.
  org_id uuid not null,  -- The grassroots union that answers for the person.
  org_path uuid[] not null,  -- That union and all above it, from the root.
  state text not null,  -- Where it stands; moves only together with its case.
  stage_since timestamp(3) with time zone not null,  -- Since when it stands there.
  entitled_fen bigint not null,  -- What the assessment gives beyond earlier claims of the same settlement.
  set_off_fen bigint not null default 0,  -- Part kept against an earlier overpayment.
  payable_fen bigint generated always as ((entitled_fen - set_off_fen)) stored,  -- What is paid.
  policy_version integer not null,  -- Version that judged it.
  dispatched_at timestamp(3) with time zone not null,  -- When it was sent down.
  claim_by date not null,  -- Last day of the claim period of the policy.
  paid_at timestamp(3) with time zone,  -- When the bank said it was paid.
  constraint claims_of_a_person PRIMARY KEY (owner_id, id),
  constraint claims_once_a_settlement UNIQUE (fund, settlement_no, sequence),
  constraint claims_fund_fkey FOREIGN KEY (fund) REFERENCES mutual_aid.funds(key),
  constraint claims_are_never_negative CHECK (((entitled_fen >= 0) AND ((set_off_fen >= 0) AND (set_off_fen <= entitled_fen)))),
  constraint claims_are_of_two_kinds CHECK ((kind = ANY (ARRAY['benefit'::text, 'supplement'::text]))),
  constraint claims_paid_have_a_day CHECK (((state = 'paid'::text) = (paid_at IS NOT NULL))),
  constraint claims_stand_somewhere CHECK ((state = ANY (ARRAY['notify'::text, 'fill'::text, 'grassroots'::text, 'county'::text, 'city'::text, 'second'::text, 'paying'::text, 'payment-failed'::text, 'paid'::text, 'declined'::text, 'void'::text]))),
);
CREATE UNIQUE INDEX claims_id ON mutual_aid.claims USING btree (id);
CREATE INDEX claims_of_a_quarter ON mutual_aid.claims USING btree (fund, quarter, state);
CREATE INDEX claims_ready_to_pay ON mutual_aid.claims USING btree (fund, id) WHERE (state = 'paying'::text);
alter table mutual_aid.claims enable row level security;
create policy claims_in_scope on mutual_aid.claims to gonghui_app using (platform.in_scope(owner_id, org_path));
create policy system_sees_all on mutual_aid.claims to gonghui_system using (true) with check (true);
grant insert, select, update on mutual_aid.claims to gonghui_app;
grant insert, select, update on mutual_aid.claims to gonghui_system;
grant update (id_index) on mutual_aid.claims to gonghui_system;

-- Who is covered by a fund from which day to which, both inclusive, and by which union.
create table mutual_aid.covers (
  id uuid not null,  -- Id of the cover.
  id_index uuid not null,  -- Keyed blind index of the id number; the same in settlements.
  fund text not null,  -- Key of the fund.
  starts_on date not null,  -- First covered day.
  ends_on date not null,  -- Last covered day.
  org_id uuid not null,  -- The grassroots union that enrolled the person.
  org_path uuid[] not null,  -- That union and all above it, from the root.
  person_id uuid not null,  -- The person.
  enrolled_at timestamp(3) with time zone not null default now(),  -- When the union enrolled the person.
  constraint covers_start_once_a_day PRIMARY KEY (id_index, fund, starts_on),
  constraint covers_end_after_they_start CHECK ((ends_on >= starts_on)),
);
CREATE UNIQUE INDEX covers_id ON mutual_aid.covers USING btree (id);
CREATE INDEX covers_of_a_person ON mutual_aid.covers USING btree (person_id);
alter table mutual_aid.covers enable row level security;
create policy covers_in_scope on mutual_aid.covers to gonghui_app using (platform.in_scope(person_id, org_path));
create policy system_sees_all on mutual_aid.covers to gonghui_system using (true) with check (true);
grant delete, insert, select, update on mutual_aid.covers to gonghui_app;
grant delete, insert, select, update on mutual_aid.covers to gonghui_system;
grant update (id_index) on mutual_aid.covers to gonghui_system;

-- What was paid too much after a late record or correction; kept back from the next benefits, never asked back.
create table mutual_aid.debts (
  owner_id uuid not null,  -- The person.
  id uuid not null,  -- Id of the debt.
  fund text not null,  -- Key of the fund.
  settlement_no text not null,  -- The settlement that had been paid too much.
  org_path uuid[] not null,  -- Union of the person, from the root.
  amount_fen bigint not null,  -- How much too much.
  set_off_fen bigint not null default 0,  -- How much of it was kept back so far.
  arose_at timestamp(3) with time zone not null,  -- When it was found.
  constraint debts_of_a_person PRIMARY KEY (owner_id, id),
  constraint debts_fund_fkey FOREIGN KEY (fund) REFERENCES mutual_aid.funds(key),
  constraint debts_are_set_off_at_most_once_over CHECK (((amount_fen > 0) AND ((set_off_fen >= 0) AND (set_off_fen <= amount_fen)))),
);
CREATE INDEX debts_open ON mutual_aid.debts USING btree (fund, owner_id) WHERE (set_off_fen < amount_fen);
alter table mutual_aid.debts enable row level security;
create policy debts_in_scope on mutual_aid.debts to gonghui_app using (platform.in_scope(owner_id, org_path));
create policy system_sees_all on mutual_aid.debts to gonghui_system using (true) with check (true);
grant insert, select, update on mutual_aid.debts to gonghui_app;
grant insert, select, update on mutual_aid.debts to gonghui_system;

-- Mutual-aid funds, each answered for by one federation.
create table mutual_aid.funds (
  key text not null,  -- Key that policies name.
  name text not null,  -- Name for people.
  org_id uuid not null,  -- The federation that answers for it.
  org_path uuid[] not null,  -- That federation and all above it, from the root.
  constraint funds_have_one_key PRIMARY KEY (key),
);
alter table mutual_aid.funds enable row level security;
create policy everyone_reads_funds on mutual_aid.funds for select to gonghui_app using (true);
create policy funds_begin_in_my_federation on mutual_aid.funds for insert to gonghui_app with check ((org_path && platform.scope_orgs()));
create policy system_sees_all on mutual_aid.funds to gonghui_system using (true) with check (true);
grant insert, select on mutual_aid.funds to gonghui_app;
grant insert, select on mutual_aid.funds to gonghui_system;

-- Every settlement file that was loaded or refused; its id is the batch of its rows.
create table mutual_aid.imports (
  id uuid not null,  -- Id of the import and of its batch.
  fund text not null,  -- Key of the fund.
  quarter text not null,  -- The quarter the file was sent for.
  file_id uuid not null,  -- The file as it came.
  file_name text not null,  -- Its name.
  bytes bigint not null,  -- Its size.
  sender text not null,  -- Who sent it; headings are remembered by sender.
  encoding text,  -- Encoding as chosen or detected.
  mapping jsonb not null default '{}'::jsonb,  -- Their heading to our column.
  imported_by uuid,  -- The officer; null for the command line.
  imported_by_name text not null,  -- Her name then.
  imported_at timestamp(3) with time zone not null,  -- When it was started.
  job_id uuid,  -- The job that loads it.
  state text not null,  -- waiting, running, done or failed.
  progress_bytes bigint not null default 0,  -- Bytes of the file read so far.
  rows integer,  -- Data rows of the file.
  loaded integer,  -- Rows taken.
  unchanged integer,  -- Rows identical to a known settlement.
  waiting integer,  -- Corrections and reversals whose original was unknown.
  rejected integer,  -- Rows refused with reasons.
  corrections integer not null default 0,  -- Loaded rows that replaced an original.
  reversals integer not null default 0,  -- Loaded rows that cancelled an original.
  steps jsonb not null default '[]'::jsonb,  -- Seconds of each finished step.
  problem text,  -- Why the file was refused whole.
  constraint imports_have_one_id PRIMARY KEY (id),
  constraint imports_fund_fkey FOREIGN KEY (fund) REFERENCES mutual_aid.funds(key),
  constraint imports_are_of_a_quarter CHECK ((quarter ~ '^\d{4}Q[1-4]$'::text)),
  constraint imports_balance_to_the_row CHECK ((rows = (((loaded + unchanged) + waiting) + rejected))),
  constraint imports_done_are_counted CHECK (((state <> 'done'::text) OR (rows IS NOT NULL))),
  constraint imports_stand_somewhere CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text]))),
);
CREATE INDEX imports_of_a_quarter ON mutual_aid.imports USING btree (fund, quarter, imported_at DESC);
alter table mutual_aid.imports enable row level security;
create policy imports_of_my_fund on mutual_aid.imports to gonghui_app using ((fund IN ( SELECT mutual_aid.funds_in_scope() AS funds_in_scope)));
create policy system_sees_all on mutual_aid.imports to gonghui_system using (true) with check (true);
grant insert, select, update on mutual_aid.imports to gonghui_app;
grant insert, select, update on mutual_aid.imports to gonghui_system;

-- Which ledger account serves which purpose of a fund.
create table mutual_aid.ledger_accounts (
  fund text not null,  -- Key of the fund.
  purpose text not null,  -- bank money held, contributions received, benefits granted, payable to people, receivable from people.
  account_id uuid not null,  -- The account in the ledger.
  constraint ledger_accounts_one_a_purpose PRIMARY KEY (fund, purpose),
  constraint ledger_accounts_fund_fkey FOREIGN KEY (fund) REFERENCES mutual_aid.funds(key),
  constraint ledger_accounts_have_a_purpose CHECK ((purpose = ANY (ARRAY['bank'::text, 'contributions'::text, 'benefits'::text, 'payable'::text, 'receivable'::text]))),
);
alter table mutual_aid.ledger_accounts enable row level security;
create policy accounts_of_my_fund on mutual_aid.ledger_accounts to gonghui_app using ((fund IN ( SELECT mutual_aid.funds_in_scope() AS funds_in_scope)));
create policy system_sees_all on mutual_aid.ledger_accounts to gonghui_system using (true) with check (true);
grant insert, select on mutual_aid.ledger_accounts to gonghui_app;
grant insert, select on mutual_aid.ledger_accounts to gonghui_system;

-- One payment of one claim in one batch. A claim has at most one that is open or paid.
create table mutual_aid.payments (
  owner_id uuid not null,  -- The person.
  id uuid not null,  -- Id of the payment.
  payout_id uuid not null,  -- The batch.
  position integer not null,  -- Place in the bank file, from 1.
  claim_id uuid not null,  -- The claim.
  org_path uuid[] not null,  -- Union of the person, from the root.
  amount_fen bigint not null,  -- What the bank pays.
  bank_name text not null,  -- Bank of the card.
  card_tail text not null,  -- Last four digits of the card.
  sealed bytea not null,  -- Card number and holder as handed in, encrypted.
  state text not null default 'open'::text,  -- open until the bank answers, then paid or failed.
  problem text,  -- The bank's reason.
  answered_at timestamp(3) with time zone,  -- When the bank answered.
  constraint payments_of_a_person PRIMARY KEY (owner_id, id),
  constraint payments_have_one_place_in_a_batch UNIQUE (payout_id, "position"),
  constraint payments_answered_have_an_hour CHECK (((state = 'open'::text) = (answered_at IS NULL))),
  constraint payments_are_above_zero CHECK ((amount_fen > 0)),
  constraint payments_failed_say_why CHECK (((state = 'failed'::text) = (problem IS NOT NULL))),
  constraint payments_stand_somewhere CHECK ((state = ANY (ARRAY['open'::text, 'paid'::text, 'failed'::text]))),
);
CREATE UNIQUE INDEX payments_never_twice ON mutual_aid.payments USING btree (claim_id) WHERE (state = ANY (ARRAY['open'::text, 'paid'::text]));
alter table mutual_aid.payments enable row level security;
create policy payments_in_scope on mutual_aid.payments to gonghui_app using (platform.in_scope(owner_id, org_path));
create policy system_sees_all on mutual_aid.payments to gonghui_system using (true) with check (true);
grant insert, select, update on mutual_aid.payments to gonghui_app;
grant insert, select, update on mutual_aid.payments to gonghui_system;

-- Batches of payments for the bank.
create table mutual_aid.payouts (
  id uuid not null,  -- Id of the batch.
  fund text not null,  -- Key of the fund.
  number text not null,  -- Number that bank file and result file carry.
  prepared_by uuid,  -- Who prepared it; null for the command line.
  prepared_by_name text not null,  -- Her name then.
  prepared_at timestamp(3) with time zone not null,  -- When.
  sent_at timestamp(3) with time zone,  -- When the bank file was first taken out.
  answered_at timestamp(3) with time zone,  -- When the bank had answered for every payment.
  constraint payouts_have_one_id PRIMARY KEY (id),
  constraint payouts_have_one_number UNIQUE (fund, number),
  constraint payouts_fund_fkey FOREIGN KEY (fund) REFERENCES mutual_aid.funds(key),
);
CREATE INDEX payouts_newest_first ON mutual_aid.payouts USING btree (fund, prepared_at DESC, id DESC);
alter table mutual_aid.payouts enable row level security;
create policy payouts_of_my_fund on mutual_aid.payouts to gonghui_app using ((fund IN ( SELECT mutual_aid.funds_in_scope() AS funds_in_scope)));
create policy system_sees_all on mutual_aid.payouts to gonghui_system using (true) with check (true);
grant insert, select, update on mutual_aid.payouts to gonghui_app;
grant insert, select, update on mutual_aid.payouts to gonghui_system;

-- Published versions of a fund's policy. A published version never changes: no role may update or delete.
create table mutual_aid.policies (
  fund text not null,  -- Key of the fund.
  version integer not null,  -- Number of the version within the fund.
  effective_from date not null,  -- First discharge day that this version judges.
  title text not null,  -- Title of the policy document.
  document jsonb not null,  -- The version whole, as it was published.
  published_at timestamp(3) with time zone not null default now(),  -- When it was published.
  published_by uuid,  -- The officer who published it; null for the command line.
  constraint policies_one_of_each_number PRIMARY KEY (fund, version),
  constraint policies_one_version_takes_effect_a_day UNIQUE (fund, effective_from),
  constraint policies_agree_with_their_document CHECK ((((document ->> 'fund'::text) = fund) AND ((document -> 'version'::text) = to_jsonb(version)) AND ((document ->> 'title'::text) = title))),
  constraint policies_numbers_start_at_one CHECK ((version >= 1)),
);
alter table mutual_aid.policies enable row level security;
create policy everyone_reads_policies on mutual_aid.policies for select to gonghui_app using (true);
create policy policies_are_published_by_their_fund on mutual_aid.policies for insert to gonghui_app with check ((fund IN ( SELECT mutual_aid.funds_in_scope() AS funds_in_scope)));
create policy system_sees_all on mutual_aid.policies to gonghui_system using (true) with check (true);
grant insert, select on mutual_aid.policies to gonghui_app;
grant insert, select on mutual_aid.policies to gonghui_system;

-- What was done with a quarter, and when last.
create table mutual_aid.quarters (
  fund text not null,  -- Key of the fund.
  quarter text not null,  -- The quarter.
  screened_at timestamp(3) with time zone,  -- When it was last screened.
  screening_job_id uuid,  -- The job that screens or screened it.
  dispatched_at timestamp(3) with time zone,  -- When it was last sent down.
  dispatch_job_id uuid,  -- The job that sends or sent it down.
  constraint quarters_once PRIMARY KEY (fund, quarter),
  constraint quarters_fund_fkey FOREIGN KEY (fund) REFERENCES mutual_aid.funds(key),
);
alter table mutual_aid.quarters enable row level security;
create policy quarters_are_known_to_officers on mutual_aid.quarters for select to gonghui_app using ((cardinality(platform.scope_orgs()) > 0));
create policy quarters_are_moved_by_their_fund on mutual_aid.quarters to gonghui_app using ((fund IN ( SELECT mutual_aid.funds_in_scope() AS funds_in_scope)));
create policy system_sees_all on mutual_aid.quarters to gonghui_system using (true) with check (true);
grant insert, select, update on mutual_aid.quarters to gonghui_app;
grant insert, select, update on mutual_aid.quarters to gonghui_system;

-- Rows refused, with every reason; the row itself stays in the file.
create table mutual_aid.rejects (
  import_id uuid not null,  -- The import.
  line integer not null,  -- Line of the file, counted from 1 with the heading.
  codes text[] not null,  -- Every reason.
  facts jsonb not null,  -- What the sentences of the reasons name; never a whole id number.
  masked_name text not null,  -- The name as screens may show it.
  constraint rejects_once_a_line PRIMARY KEY (import_id, line),
  constraint rejects_import_id_fkey FOREIGN KEY (import_id) REFERENCES mutual_aid.imports(id),
  constraint rejects_have_a_reason CHECK ((cardinality(codes) > 0)),
);
alter table mutual_aid.rejects enable row level security;
create policy rejects_of_my_fund on mutual_aid.rejects to gonghui_app using ((import_id IN ( SELECT imports.id
   FROM mutual_aid.imports)));
create policy system_sees_all on mutual_aid.rejects to gonghui_system using (true) with check (true);
grant select on mutual_aid.rejects to gonghui_app;
grant delete, insert, select on mutual_aid.rejects to gonghui_system;

-- Headings of a sender, mapped once and remembered.
create table mutual_aid.sender_mappings (
  fund text not null,  -- Key of the fund.
  sender text not null,  -- Who sends.
  mapping jsonb not null,  -- Their heading to our column.
  constraint sender_mappings_one_a_sender PRIMARY KEY (fund, sender),
  constraint sender_mappings_fund_fkey FOREIGN KEY (fund) REFERENCES mutual_aid.funds(key),
);
alter table mutual_aid.sender_mappings enable row level security;
create policy mappings_of_my_fund on mutual_aid.sender_mappings to gonghui_app using ((fund IN ( SELECT mutual_aid.funds_in_scope() AS funds_in_scope)));
create policy system_sees_all on mutual_aid.sender_mappings to gonghui_system using (true) with check (true);
grant insert, select, update on mutual_aid.sender_mappings to gonghui_app;
grant insert, select, update on mutual_aid.sender_mappings to gonghui_system;

-- Batches whose settlements count, written when they are attached.
create table mutual_aid.settlement_batches (
  batch_id uuid not null,  -- The import.
  fund text not null,  -- The fund it belongs to.
  first_discharge date,  -- Earliest discharge day among its rows; null when it has none.
  last_discharge date,  -- Latest discharge day among its rows; null when it has none.
  attached_at timestamp(3) with time zone not null default now(),  -- When its rows became visible.
  constraint settlement_batches_attach_once PRIMARY KEY (batch_id),
);
CREATE INDEX settlement_batches_of_a_fund ON mutual_aid.settlement_batches USING btree (fund);
alter table mutual_aid.settlement_batches enable row level security;
create policy batches_are_known on mutual_aid.settlement_batches for select to gonghui_app using (true);
create policy system_sees_all on mutual_aid.settlement_batches to gonghui_system using (true) with check (true);
grant select on mutual_aid.settlement_batches to gonghui_app;
grant select on mutual_aid.settlement_batches to gonghui_system;

-- Settlements that do not count. Every other one that is no reversal is in force.
create table mutual_aid.settlement_marks (
  fund text not null,  -- Key of the fund.
  settlement_no text not null,  -- The settlement that does not count.
  status text not null,  -- replaced by a correction, cancelled by a reversal, or itself waiting for its original.
  by_settlement_no text,  -- The correction or reversal that took it out of force.
  marked_at timestamp(3) with time zone not null default now(),  -- When it was taken out of force.
  constraint settlement_marks_one_a_settlement PRIMARY KEY (fund, settlement_no),
  constraint settlement_marks_are_of_three_kinds CHECK ((status = ANY (ARRAY['replaced'::text, 'cancelled'::text, 'waiting'::text]))),
  constraint settlement_marks_name_their_cause CHECK (((status = 'waiting'::text) = (by_settlement_no IS NULL))),
);
alter table mutual_aid.settlement_marks enable row level security;
create policy marks_are_known_to_officers on mutual_aid.settlement_marks for select to gonghui_app using (((cardinality(platform.scope_orgs()) > 0) OR (platform.scope_person() IS NOT NULL)));
create policy system_sees_all on mutual_aid.settlement_marks to gonghui_system using (true) with check (true);
grant select on mutual_aid.settlement_marks to gonghui_app;
grant delete, insert, select, update on mutual_aid.settlement_marks to gonghui_system;

-- Rows of the bureau's settlement files, one partition an import, never updated. See the head of the migration.
create table mutual_aid.settlements (
  batch_id uuid not null,  -- The import that brought the row.
  line integer not null,  -- Line of the file, counted from 1 with the heading.
  settlement_no text not null,  -- 结算流水号, unique among all accepted rows of a fund.
  id_index uuid not null,  -- Keyed blind index of the id number.
  sealed bytea not null,  -- Id number, name, diagnosis name and diagnosis code as written, encrypted together.
  hospital_code text not null,  -- 医院编码.
  hospital_name text not null,  -- 医院名称.
  hospital_level text not null,  -- 医院等级, as the file writes it.
  admitted_on date not null,  -- 入院日期.
  discharged_on date not null,  -- 出院日期.
  icd10 text,  -- Diagnosis code in canonical form (N18.5), whose text order is its ICD-10 order; null when the file's text is no code.
  total_fen bigint not null,  -- 总费用.
  fund_fen bigint not null,  -- 统筹支付.
  major_fen bigint not null,  -- 大病支付.
  own_fen bigint not null,  -- 个人自付.
  settled_on date not null,  -- 结算日期.
  kind text not null,  -- 结算类型: normal 正常, correction 更正, reversal 冲正.
  original_no text,  -- 原结算流水号 of a correction or reversal.
  content_hash uuid not null,  -- Keyed hash of all fields of the row, to tell unchanged from conflict.
  constraint settlements_of_a_person PRIMARY KEY (id_index, settlement_no, batch_id),
  constraint settlements_add_up CHECK ((total_fen = ((fund_fen + major_fen) + own_fen))),
  constraint settlements_are_never_negative CHECK (((fund_fen >= 0) AND (major_fen >= 0) AND (own_fen >= 0))),
  constraint settlements_are_of_three_kinds CHECK ((kind = ANY (ARRAY['normal'::text, 'correction'::text, 'reversal'::text]))),
  constraint settlements_name_an_original CHECK (((kind = 'normal'::text) = (original_no IS NULL))),
  constraint settlements_stay_below_ten_billion_yuan CHECK ((total_fen < '1000000000000'::bigint)),
  constraint settlements_stay_in_order CHECK (((admitted_on <= discharged_on) AND (discharged_on <= settled_on))),
) partition by LIST (batch_id);
alter table mutual_aid.settlements enable row level security;
create policy settlements_of_my_fund on mutual_aid.settlements for select to gonghui_app using ((batch_id IN ( SELECT settlement_batches.batch_id
   FROM mutual_aid.settlement_batches
  WHERE (settlement_batches.fund IN ( SELECT mutual_aid.funds_in_scope() AS funds_in_scope)))));
create policy settlements_of_visible_claims on mutual_aid.settlements for select to gonghui_app using ((EXISTS ( SELECT
   FROM mutual_aid.claims claim
  WHERE ((claim.settlement_no = settlements.settlement_no) AND (claim.id_index = settlements.id_index)))));
create policy system_sees_all on mutual_aid.settlements to gonghui_system using (true) with check (true);
grant select on mutual_aid.settlements to gonghui_app;
grant select on mutual_aid.settlements to gonghui_system;
grant update (id_index) on mutual_aid.settlements to gonghui_system;

-- Settlements that count, each with its fund.
create view mutual_aid.settlements_in_force as
 SELECT batch.fund,
    settlement.batch_id,
    settlement.line,
    settlement.settlement_no,
    settlement.id_index,
    settlement.sealed,
    settlement.hospital_code,
    settlement.hospital_name,
    settlement.hospital_level,
    settlement.admitted_on,
    settlement.discharged_on,
    settlement.icd10,
    settlement.total_fen,
    settlement.fund_fen,
    settlement.major_fen,
    settlement.own_fen,
    settlement.settled_on,
    settlement.kind,
    settlement.original_no,
    settlement.content_hash
   FROM mutual_aid.settlements settlement
     JOIN mutual_aid.settlement_batches batch USING (batch_id)
  WHERE settlement.kind <> 'reversal'::text AND NOT (EXISTS ( SELECT
           FROM mutual_aid.settlement_marks mark
          WHERE mark.fund = batch.fund AND mark.settlement_no = settlement.settlement_no));
grant select on mutual_aid.settlements_in_force to gonghui_app;
grant select on mutual_aid.settlements_in_force to gonghui_system;

-- What a person handed in for a claim; the newest counts, earlier ones stay.
create table mutual_aid.submissions (
  owner_id uuid not null,  -- The person.
  id uuid not null,  -- Id of the submission; later ones are greater.
  claim_id uuid not null,  -- The claim.
  submitted_at timestamp(3) with time zone not null,  -- When.
  bank_name text not null,  -- Bank of the card.
  card_tail text not null,  -- Last four digits of the card.
  sealed bytea not null,  -- Card number, holder, and name and id number of the agent, encrypted together.
  agent_relation text,  -- Who acted for the person, if not she herself.
  agent_reason text,  -- incapacitated or dead.
  signature_file_id uuid not null,  -- The signature as drawn.
  constraint submissions_of_a_person PRIMARY KEY (owner_id, id),
  constraint submissions_name_agent_and_reason CHECK (((agent_relation IS NULL) = (agent_reason IS NULL))),
  constraint submissions_show_four_digits CHECK ((card_tail ~ '^\d{4}$'::text)),
);
CREATE INDEX submissions_of_a_claim ON mutual_aid.submissions USING btree (claim_id, id DESC);
alter table mutual_aid.submissions enable row level security;
create policy submissions_of_visible_claims on mutual_aid.submissions to gonghui_app using ((claim_id IN ( SELECT claims.id
   FROM mutual_aid.claims
  WHERE (claims.owner_id = submissions.owner_id))));
create policy system_sees_all on mutual_aid.submissions to gonghui_system using (true) with check (true);
grant insert, select on mutual_aid.submissions to gonghui_app;
grant insert, select on mutual_aid.submissions to gonghui_system;
grant update (card_tail, sealed) on mutual_aid.submissions to gonghui_system;

-- One step of paid_below_cap.
CREATE OR REPLACE FUNCTION mutual_aid.add_below_cap(paid bigint, benefit bigint, cap bigint)
 RETURNS bigint
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$ begin return greatest(paid, least(paid + benefit, cap)); end $function$;

-- Indexes a copied batch, proves that none of its numbers is known to the fund, and makes it part of settlements.
CREATE OR REPLACE FUNCTION mutual_aid.attach_batch(batch uuid, of_fund text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
 SET maintenance_work_mem TO '256MB'
AS $function$
declare
  name text := mutual_aid.batch_table(batch);
  doubled text;
begin
  perform mutual_aid.lock_fund(of_fund);
  execute format('alter table mutual_aid.%I add primary key (id_index, settlement_no, batch_id)', name);
  execute format('create unique index on mutual_aid.%I (settlement_no)', name);
  execute format('analyze mutual_aid.%I', name);
  if exists (select from mutual_aid.settlement_batches known where known.fund = of_fund) then
    execute format(
      'select fresh.settlement_no from mutual_aid.%I fresh
       join mutual_aid.settlements known using (settlement_no)
       where known.batch_id = any(array(select batch_id from mutual_aid.settlement_batches where fund = %L)) limit 1',
      name, of_fund) into doubled;
    if doubled is not null then
      raise unique_violation using message = format('settlement %s is already known to the fund', doubled),
        constraint = 'settlements_number_once_a_fund', schema = 'mutual_aid', table = 'settlements';
    end if;
  end if;
  execute format('alter table mutual_aid.settlements attach partition mutual_aid.%I for values in (%L)', name, batch);
  execute format('alter table mutual_aid.%I drop constraint settlements_of_one_batch', name);
  execute format('alter table mutual_aid.%I enable row level security', name);
  execute format('revoke all on mutual_aid.%I from gonghui_system', name);
  execute format(
    'insert into mutual_aid.settlement_batches (batch_id, fund, first_discharge, last_discharge)
     select %L, %L, min(discharged_on), max(discharged_on) from mutual_aid.%I', batch, of_fund, name);
end $function$
;
grant execute on function mutual_aid.attach_batch(uuid,text) to gonghui_system;

-- Name of a batch's partition.
CREATE OR REPLACE FUNCTION mutual_aid.batch_table(batch uuid)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
RETURN ('settlements_'::text || replace((batch)::text, '-'::text, ''::text));

-- First day of the unbroken chain of covers that leads to the one starting on a day.
CREATE OR REPLACE FUNCTION mutual_aid.chain_start(of_fund text, of_id_index uuid, of_starts_on date)
 RETURNS date
 LANGUAGE sql
 STABLE PARALLEL SAFE COST 10
BEGIN ATOMIC
 SELECT max(link.starts_on) AS max
    FROM mutual_aid.covers link
   WHERE ((link.fund = chain_start.of_fund) AND (link.id_index = chain_start.of_id_index) AND (link.starts_on <= chain_start.of_starts_on) AND (NOT (EXISTS ( SELECT
            FROM mutual_aid.covers before
           WHERE ((before.fund = chain_start.of_fund) AND (before.id_index = chain_start.of_id_index) AND (before.starts_on < link.starts_on) AND (before.ends_on >= (link.starts_on - 1)))))));
END;

-- Throws away a batch that was never attached.
CREATE OR REPLACE FUNCTION mutual_aid.drop_batch(batch uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if exists (select from mutual_aid.settlement_batches known where known.batch_id = batch) then
    raise exception 'batch % is attached and stays', batch;
  end if;
  execute format('drop table if exists mutual_aid.%I', mutual_aid.batch_table(batch));
end $function$
;
grant execute on function mutual_aid.drop_batch(uuid) to gonghui_system;

-- Funds whose federation the running transaction may see.
CREATE OR REPLACE FUNCTION mutual_aid.funds_in_scope()
 RETURNS SETOF text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select key from mutual_aid.funds where org_path && platform.scope_orgs() $function$;

-- Lets one transaction at a time bring settlements into a fund or screen them, until it ends.
CREATE OR REPLACE FUNCTION mutual_aid.lock_fund(fund text)
 RETURNS void
 LANGUAGE sql
BEGIN ATOMIC
 SELECT pg_advisory_xact_lock(hashtextextended(('mutual_aid.attach_batch '::text || fund), (0)::bigint)) AS pg_advisory_xact_lock;
END;

-- Makes the table into which a batch is copied and tells its qualified name.
CREATE OR REPLACE FUNCTION mutual_aid.open_batch(batch uuid)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  name text := mutual_aid.batch_table(batch);
begin
  execute format(
    'create table mutual_aid.%I (like mutual_aid.settlements including defaults including constraints including comments,
       constraint settlements_of_one_batch check (batch_id = %L))', name, batch);
  execute format('alter table mutual_aid.%I alter column batch_id set default %L', name, batch);
  execute format('comment on table mutual_aid.%I is %L', name, 'Settlements of one import.');
  execute format('grant select, insert, update, delete, truncate on mutual_aid.%I to gonghui_system', name);
  return 'mutual_aid.' || name;
end $function$
;
grant execute on function mutual_aid.open_batch(uuid) to gonghui_system;

create schema notices;
-- What people are told: an inbox for each person and an outbox of messages to phones.
grant usage on schema notices to gonghui_app;
grant usage on schema notices to gonghui_system;

-- Messages to phones. Claimed in one transaction and sent after it, so that each goes out at most once.
create table notices.messages (
  owner_id uuid not null,  -- Whom it concerns; nil for a phone that may belong to nobody.
  id uuid not null,  -- Id of the message; the gateway is given it too.
  sealed bytea,  -- Phone and text, encrypted; emptied as soon as the message ended.
  state text not null default 'waiting'::text,  -- waiting, claimed by a sender, sent, rejected by the gateway, or unknown: perhaps sent, never sent again by itself.
  attempts smallint not null default 0,  -- How often it was claimed.
  queued_at timestamp(3) with time zone not null,  -- When the business transaction wrote it.
  due_at timestamp(3) with time zone not null,  -- Not before this; later after a gateway could not be reached.
  claimed_at timestamp(3) with time zone,  -- When a sender took it.
  ended_at timestamp(3) with time zone,  -- When its fate was known, or given up as unknown.
  sender text,  -- Name of the sender that took it.
  remark text,  -- Receipt of the gateway, or its reason.
  constraint messages_of_a_person PRIMARY KEY (owner_id, id),
  constraint messages_are_claimed_by_a_sender CHECK (((state = 'waiting'::text) OR ((claimed_at IS NOT NULL) AND (sender IS NOT NULL)))),
  constraint messages_stand_somewhere CHECK ((state = ANY (ARRAY['waiting'::text, 'claimed'::text, 'sent'::text, 'rejected'::text, 'unknown'::text]))),
  constraint messages_that_ended_forget_the_phone CHECK (((state = ANY (ARRAY['waiting'::text, 'claimed'::text])) = (sealed IS NOT NULL))),
  constraint messages_that_ended_have_a_time CHECK (((state = ANY (ARRAY['sent'::text, 'rejected'::text, 'unknown'::text])) = (ended_at IS NOT NULL))),
);
CREATE UNIQUE INDEX messages_id ON notices.messages USING btree (id);
CREATE INDEX messages_in_flight ON notices.messages USING btree (claimed_at) WHERE (state = 'claimed'::text);
CREATE INDEX messages_to_send ON notices.messages USING btree (due_at, id) WHERE (state = 'waiting'::text);
CREATE INDEX messages_unknown ON notices.messages USING btree (ended_at) WHERE (state = 'unknown'::text);
alter table notices.messages enable row level security;
create policy messages_may_be_queued_by_anyone on notices.messages for insert to gonghui_app with check ((state = 'waiting'::text));
create policy system_sees_all on notices.messages to gonghui_system using (true) with check (true);
grant insert on notices.messages to gonghui_app;
grant delete, insert, select, update on notices.messages to gonghui_system;

-- The inbox of each person. Ids grow with time, so the newest are read from the end of the key.
create table notices.notices (
  owner_id uuid not null,  -- Who is told.
  id uuid not null,  -- Id of the notice.
  title text not null,  -- First line.
  text text not null,  -- What is said.
  link text,  -- Where a tap leads inside the app.
  sent_at timestamp(3) with time zone not null,  -- When it was sent.
  read_at timestamp(3) with time zone,  -- When the person opened it.
  constraint notices_of_a_person PRIMARY KEY (owner_id, id),
  constraint notices_text_is_short CHECK (((length(text) >= 1) AND (length(text) <= 2000))),
  constraint notices_title_is_short CHECK (((length(title) >= 1) AND (length(title) <= 100))),
);
CREATE UNIQUE INDEX notices_id ON notices.notices USING btree (id);
CREATE INDEX notices_unread ON notices.notices USING btree (owner_id) WHERE (read_at IS NULL);
alter table notices.notices enable row level security;
create policy notices_are_opened_by_their_owner on notices.notices for update to gonghui_app using ((owner_id = platform.scope_person())) with check ((owner_id = platform.scope_person()));
create policy notices_are_read_by_their_owner on notices.notices for select to gonghui_app using ((owner_id = platform.scope_person()));
create policy notices_may_be_sent_by_anyone on notices.notices for insert to gonghui_app with check (true);
create policy system_sees_all on notices.notices to gonghui_system using (true) with check (true);
grant insert, select on notices.notices to gonghui_app;
grant delete, insert, select on notices.notices to gonghui_system;
grant update (read_at) on notices.notices to gonghui_app;
grant update (read_at) on notices.notices to gonghui_system;

-- Where the simulator delivers in a demonstration; empty in production.
create table notices.simulated_messages (
  id uuid not null,  -- Id of the message: a second delivery would break the key.
  phone text not null,  -- Phone it went to, of an invented person.
  text text not null,  -- What it said.
  delivered_at timestamp(3) with time zone not null,  -- When.
  constraint simulated_messages_once PRIMARY KEY (id),
);
CREATE INDEX simulated_messages_of_a_phone ON notices.simulated_messages USING btree (phone, delivered_at DESC);
alter table notices.simulated_messages enable row level security;
create policy system_sees_all on notices.simulated_messages to gonghui_system using (true) with check (true);
grant delete, insert, select on notices.simulated_messages to gonghui_system;

-- Puts notices into inboxes, under the rights of its caller.
CREATE OR REPLACE FUNCTION notices.put(owners uuid[], ids uuid[], titles text[], texts text[], links text[], at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
BEGIN ATOMIC
 INSERT INTO notices.notices (owner_id, id, title, text, link, sent_at)  SELECT n.unnest,
             n.unnest_1 AS unnest,
             n.unnest_2 AS unnest,
             n.unnest_3 AS unnest,
             n.unnest_4 AS unnest,
             put.at AS at
            FROM UNNEST(put.owners, put.ids, put.titles, put.texts, put.links) n(unnest, unnest_1, unnest_2, unnest_3, unnest_4);
END;

create schema occasions;
-- Dated events with a place and seats: who may come, who has a place, who waits, who was there. Names no service.
grant usage on schema occasions to gonghui_app;
grant usage on schema occasions to gonghui_system;

-- Numbers logged on the spot: people without account (人次), hand-outs and other tallies of the kind. Never changed; taken back by a row of the opposite quantity.
create table occasions.counts (
  owner_id uuid not null,  -- The host.
  occasion_id uuid not null,  -- The occasion.
  id uuid not null,  -- Id.
  tally text not null,  -- people, or a tally of the kind.
  venue smallint,  -- Which venue; null for all.
  quantity integer not null,  -- How many; negative in a row that takes back.
  note text not null,  -- Remark, or why it is taken back.
  counted_by text not null,  -- Name of who counted.
  counted_at timestamp(3) with time zone not null,  -- When.
  takes_back uuid,  -- The row it takes back; null for a count.
  constraint counts_of_an_occasion PRIMARY KEY (owner_id, occasion_id, id),
  constraint counts_are_taken_back_once UNIQUE (takes_back),
  constraint counts_belong_to_an_occasion FOREIGN KEY (owner_id, occasion_id) REFERENCES occasions.occasions(owner_id, id),
  constraint counts_grow_or_take_back CHECK ((((quantity > 0) = (takes_back IS NULL)) AND (quantity <> 0))),
);
alter table occasions.counts enable row level security;
create policy counts_is_the_host_s on occasions.counts to gonghui_app using ((EXISTS ( SELECT
   FROM occasions.occasions o
  WHERE ((o.owner_id = counts.owner_id) AND (o.id = counts.occasion_id) AND (o.org_path && platform.scope_orgs()))))) with check ((EXISTS ( SELECT
   FROM occasions.occasions o
  WHERE ((o.owner_id = counts.owner_id) AND (o.id = counts.occasion_id) AND (o.org_path && platform.scope_orgs())))));
create policy system_sees_all on occasions.counts to gonghui_system using (true) with check (true);
grant insert, select on occasions.counts to gonghui_app;
grant insert, select on occasions.counts to gonghui_system;

-- That each of some units holds an occasion of a kind once in every period.
create table occasions.duties (
  owner_id uuid not null,  -- The organisation that set it.
  id uuid not null,  -- Id.
  org_path uuid[] not null,  -- From the root to the organisation that set it; follows the tree.
  kind text not null,  -- Which kind of occasion.
  title text not null,  -- What it is called.
  layer text not null,  -- Which layer the units are of, as people say it; may be empty.
  every text not null,  -- week, month, quarter, half-year or year.
  from_on date not null,  -- First day.
  until_on date,  -- First day on which it no longer holds; null while it does.
  set_by text not null,  -- Name of who set it.
  set_at timestamp(3) with time zone not null,  -- When.
  constraint duties_of_an_organisation PRIMARY KEY (owner_id, id),
  constraint duties_come_round CHECK ((every = ANY (ARRAY['week'::text, 'month'::text, 'quarter'::text, 'half-year'::text, 'year'::text]))),
  constraint duties_end_after_they_begin CHECK ((until_on > from_on)),
);
CREATE UNIQUE INDEX duties_id ON occasions.duties USING btree (id);
alter table occasions.duties enable row level security;
create policy duties_are_set_from_above on occasions.duties for insert to gonghui_app with check ((org_path && platform.scope_orgs()));
create policy duties_end_from_above on occasions.duties for update to gonghui_app using ((org_path && platform.scope_orgs())) with check ((org_path && platform.scope_orgs()));
create policy duties_of_mine_and_of_my_units on occasions.duties for select to gonghui_app using (((org_path && platform.scope_orgs()) OR (EXISTS ( SELECT
   FROM occasions.duty_units u
  WHERE ((u.owner_id = duties.owner_id) AND (u.duty_id = duties.id))))));
create policy system_sees_all on occasions.duties to gonghui_system using (true) with check (true);
grant insert, select, update on occasions.duties to gonghui_app;
grant insert, select, update on occasions.duties to gonghui_system;

-- The units that are to hold it.
create table occasions.duty_units (
  owner_id uuid not null,  -- The organisation that set the duty.
  duty_id uuid not null,  -- The duty.
  unit_id uuid not null,  -- The unit.
  org_path uuid[] not null,  -- From the root to the organisation that set it; follows the tree.
  unit_path uuid[] not null,  -- From the root to the unit; follows the tree.
  constraint duty_units_once_a_duty PRIMARY KEY (owner_id, duty_id, unit_id),
  constraint duty_units_are_organisations FOREIGN KEY (unit_id) REFERENCES orgs.orgs(id),
  constraint duty_units_of_a_duty FOREIGN KEY (owner_id, duty_id) REFERENCES occasions.duties(owner_id, id),
);
CREATE INDEX duty_units_of_a_unit ON occasions.duty_units USING btree (unit_id);
alter table occasions.duty_units enable row level security;
create policy duty_units_are_named_from_above on occasions.duty_units for insert to gonghui_app with check ((org_path && platform.scope_orgs()));
create policy duty_units_in_scope on occasions.duty_units for select to gonghui_app using (((org_path && platform.scope_orgs()) OR (unit_path && platform.scope_orgs())));
create policy system_sees_all on occasions.duty_units to gonghui_system using (true) with check (true);
grant insert, select on occasions.duty_units to gonghui_app;
grant insert, select on occasions.duty_units to gonghui_system;
grant update (org_path, unit_path) on occasions.duty_units to gonghui_system;

-- What those who were there say of it; officers read it without names.
create table occasions.feedback (
  owner_id uuid not null,  -- Who gave it.
  occasion_id uuid not null,  -- The occasion.
  org_path uuid[] not null,  -- From the root to the host; follows the tree.
  stars smallint not null,  -- One to five.
  text text not null,  -- Words.
  given_at timestamp(3) with time zone not null,  -- When.
  constraint feedback_once_a_person PRIMARY KEY (owner_id, occasion_id),
  constraint feedback_of_a_person FOREIGN KEY (owner_id) REFERENCES people.persons(id),
  constraint feedback_has_one_to_five_stars CHECK (((stars >= 1) AND (stars <= 5))),
);
CREATE INDEX feedback_of_an_occasion ON occasions.feedback USING btree (occasion_id, given_at DESC);
alter table occasions.feedback enable row level security;
create policy feedback_is_the_person_s_and_the_host_s on occasions.feedback for select to gonghui_app using (platform.in_scope(owner_id, org_path));
create policy system_sees_all on occasions.feedback to gonghui_system using (true) with check (true);
grant select on occasions.feedback to gonghui_app;
grant delete, insert, select on occasions.feedback to gonghui_system;
grant update (org_path) on occasions.feedback to gonghui_system;

-- Invited people without a record of their own: name and unit, nothing else.
create table occasions.guests (
  owner_id uuid not null,  -- The host.
  occasion_id uuid not null,  -- The occasion.
  id uuid not null,  -- Id.
  name text not null,  -- Name.
  unit text not null,  -- Town, firm or body she comes from.
  role text not null,  -- As what she comes: a word of the kind.
  listed_by text not null,  -- Name of who listed her.
  listed_at timestamp(3) with time zone not null,  -- When.
  present_at timestamp(3) with time zone,  -- When she was marked present; null if not.
  constraint guests_of_an_occasion PRIMARY KEY (owner_id, occasion_id, id),
  constraint guests_belong_to_an_occasion FOREIGN KEY (owner_id, occasion_id) REFERENCES occasions.occasions(owner_id, id),
);
alter table occasions.guests enable row level security;
create policy guests_is_the_host_s on occasions.guests to gonghui_app using ((EXISTS ( SELECT
   FROM occasions.occasions o
  WHERE ((o.owner_id = guests.owner_id) AND (o.id = guests.occasion_id) AND (o.org_path && platform.scope_orgs()))))) with check ((EXISTS ( SELECT
   FROM occasions.occasions o
  WHERE ((o.owner_id = guests.owner_id) AND (o.id = guests.occasion_id) AND (o.org_path && platform.scope_orgs())))));
create policy system_sees_all on occasions.guests to gonghui_system using (true) with check (true);
grant insert, select on occasions.guests to gonghui_app;
grant insert, select on occasions.guests to gonghui_system;
grant update (present_at) on occasions.guests to gonghui_app;
grant update (name, present_at) on occasions.guests to gonghui_system;

-- What was done with an occasion, line by line: planned, announced, postponed, cancelled, held. Never changed.
create table occasions.history (
  owner_id uuid not null,  -- The host.
  occasion_id uuid not null,  -- The occasion.
  seq integer not null,  -- Counts from 1.
  action text not null,  -- planned, revised, announced, postponed, cancelled or held.
  at timestamp(3) with time zone not null,  -- When.
  actor_id uuid,  -- Who; null for the platform.
  actor_name text not null,  -- Her name.
  note text,  -- Reason or remark.
  facts jsonb not null,  -- What changed, before and after.
  constraint history_of_an_occasion PRIMARY KEY (owner_id, occasion_id, seq),
  constraint history_belongs_to_an_occasion FOREIGN KEY (owner_id, occasion_id) REFERENCES occasions.occasions(owner_id, id),
);
alter table occasions.history enable row level security;
create policy history_is_the_host_s on occasions.history to gonghui_app using ((EXISTS ( SELECT
   FROM occasions.occasions o
  WHERE ((o.owner_id = history.owner_id) AND (o.id = history.occasion_id) AND (o.org_path && platform.scope_orgs()))))) with check ((EXISTS ( SELECT
   FROM occasions.occasions o
  WHERE ((o.owner_id = history.owner_id) AND (o.id = history.occasion_id) AND (o.org_path && platform.scope_orgs())))));
create policy system_sees_all on occasions.history to gonghui_system using (true) with check (true);
grant insert, select on occasions.history to gonghui_app;
grant insert, select on occasions.history to gonghui_system;

-- What was said and decided, in versions; an earlier one stays readable.
create table occasions.minutes (
  owner_id uuid not null,  -- The host.
  occasion_id uuid not null,  -- The occasion.
  version integer not null,  -- Counts from 1.
  text text not null,  -- The minutes.
  file_ids uuid[] not null,  -- Photographs and documents.
  written_by text not null,  -- Name of who wrote them.
  written_at timestamp(3) with time zone not null,  -- When.
  constraint minutes_of_an_occasion PRIMARY KEY (owner_id, occasion_id, version),
  constraint minutes_belong_to_an_occasion FOREIGN KEY (owner_id, occasion_id) REFERENCES occasions.occasions(owner_id, id),
);
alter table occasions.minutes enable row level security;
create policy minutes_are_read_by_the_host_and_those_with_a_place on occasions.minutes for select to gonghui_app using (((EXISTS ( SELECT
   FROM occasions.occasions o
  WHERE ((o.owner_id = minutes.owner_id) AND (o.id = minutes.occasion_id) AND (o.org_path && platform.scope_orgs())))) OR (EXISTS ( SELECT
   FROM occasions.places p
  WHERE ((p.owner_id = platform.scope_person()) AND (p.occasion_id = minutes.occasion_id) AND (p.state = 'placed'::text))))));
create policy minutes_are_written_by_the_host on occasions.minutes for insert to gonghui_app with check ((EXISTS ( SELECT
   FROM occasions.occasions o
  WHERE ((o.owner_id = minutes.owner_id) AND (o.id = minutes.occasion_id) AND (o.org_path && platform.scope_orgs())))));
create policy system_sees_all on occasions.minutes to gonghui_system using (true) with check (true);
grant insert, select on occasions.minutes to gonghui_app;
grant insert, select on occasions.minutes to gonghui_system;

-- What takes place at a time and place. Its changes are lines of history; state and the times beside it mirror the last ones.
create table occasions.occasions (
  owner_id uuid not null,  -- The organisation that holds it.
  id uuid not null,  -- Id.
  org_path uuid[] not null,  -- From the root to the host; follows the tree.
  kind text not null,  -- Which kind, as a service names it.
  title text not null,  -- What it is called.
  summary text not null,  -- What it is about.
  place_kind text,  -- What kind of place it goes to: a word of its kind; null where that says nothing.
  visibility text not null,  -- Who sees it once announced: everyone, members of the host and below, or only those on its list.
  rule jsonb,  -- Who may take a place, in the form of its kind; null for whoever sees it.
  subject_kind text,  -- What it serves, such as an order or a case; null for nothing.
  subject_id uuid,  -- Id of what it serves.
  starts_at timestamp(3) with time zone not null,  -- Start.
  ends_at timestamp(3) with time zone not null,  -- End.
  enrol_until timestamp(3) with time zone not null,  -- Until when a place can be taken.
  state text not null,  -- planned, announced, held or cancelled.
  announced_at timestamp(3) with time zone,  -- When people were told; null before.
  closed_at timestamp(3) with time zone,  -- When the host declared it held and its counts final; null before.
  cancelled_at timestamp(3) with time zone,  -- When it was called off; null if not.
  planned_by text not null,  -- Name of who planned it.
  planned_at timestamp(3) with time zone not null,  -- When.
  version integer not null,  -- Number of its last line of history.
  constraint occasions_of_a_host PRIMARY KEY (owner_id, id),
  constraint occasions_are_seen_by CHECK ((visibility = ANY (ARRAY['everyone'::text, 'members'::text, 'listed'::text]))),
  constraint occasions_cancelled_have_a_time CHECK (((state = 'cancelled'::text) = (cancelled_at IS NOT NULL))),
  constraint occasions_end_after_they_start CHECK ((ends_at > starts_at)),
  constraint occasions_enrol_before_they_end CHECK ((enrol_until <= ends_at)),
  constraint occasions_held_are_closed CHECK (((state = 'held'::text) = (closed_at IS NOT NULL))),
  constraint occasions_path_ends_at_the_host CHECK ((org_path[cardinality(org_path)] = owner_id)),
  constraint occasions_state_is_known CHECK ((state = ANY (ARRAY['planned'::text, 'announced'::text, 'held'::text, 'cancelled'::text]))),
  constraint occasions_subject_is_whole CHECK (((subject_kind IS NULL) = (subject_id IS NULL))),
);
CREATE UNIQUE INDEX occasions_id ON occasions.occasions USING btree (id);
CREATE INDEX occasions_newest_1 ON occasions.occasions USING btree ((org_path[1]), kind, starts_at DESC, id DESC) WHERE (org_path[1] IS NOT NULL);
CREATE INDEX occasions_newest_2 ON occasions.occasions USING btree ((org_path[2]), kind, starts_at DESC, id DESC) WHERE (org_path[2] IS NOT NULL);
CREATE INDEX occasions_newest_3 ON occasions.occasions USING btree ((org_path[3]), kind, starts_at DESC, id DESC) WHERE (org_path[3] IS NOT NULL);
CREATE INDEX occasions_newest_4 ON occasions.occasions USING btree ((org_path[4]), kind, starts_at DESC, id DESC) WHERE (org_path[4] IS NOT NULL);
CREATE INDEX occasions_newest_5 ON occasions.occasions USING btree ((org_path[5]), kind, starts_at DESC, id DESC) WHERE (org_path[5] IS NOT NULL);
CREATE INDEX occasions_newest_6 ON occasions.occasions USING btree ((org_path[6]), kind, starts_at DESC, id DESC) WHERE (org_path[6] IS NOT NULL);
CREATE INDEX occasions_newest_7 ON occasions.occasions USING btree ((org_path[7]), kind, starts_at DESC, id DESC) WHERE (org_path[7] IS NOT NULL);
CREATE INDEX occasions_of_a_kind ON occasions.occasions USING btree (owner_id, kind, starts_at DESC);
CREATE INDEX occasions_of_a_subject ON occasions.occasions USING btree (subject_id) WHERE (subject_id IS NOT NULL);
CREATE INDEX occasions_to_come ON occasions.occasions USING btree (ends_at, id) WHERE (state = 'announced'::text);
alter table occasions.occasions enable row level security;
create policy occasions_are_held_below on occasions.occasions for insert to gonghui_app with check ((org_path && platform.scope_orgs()));
create policy occasions_are_seen on occasions.occasions for select to gonghui_app using (((org_path && platform.scope_orgs()) OR ((announced_at IS NOT NULL) AND ((visibility = 'everyone'::text) OR ((visibility = 'members'::text) AND (EXISTS ( SELECT
   FROM people.persons p
  WHERE ((p.owner_id = platform.scope_person()) AND (p.home_path @> ARRAY[occasions.owner_id]))))))) OR (EXISTS ( SELECT
   FROM occasions.places p
  WHERE ((p.owner_id = platform.scope_person()) AND (p.occasion_id = occasions.id))))));
create policy occasions_change_from_above on occasions.occasions for update to gonghui_app using ((org_path && platform.scope_orgs())) with check ((org_path && platform.scope_orgs()));
create policy system_sees_all on occasions.occasions to gonghui_system using (true) with check (true);
grant insert, select, update on occasions.occasions to gonghui_app;
grant insert, select, update on occasions.occasions to gonghui_system;

-- Who asked for a place, has it, waits for it, gave it up, was there. One row a person and occasion.
create table occasions.places (
  owner_id uuid not null,  -- Whose place it is.
  occasion_id uuid not null,  -- The occasion.
  org_path uuid[] not null,  -- From the root to the host, who keeps the list; follows the tree.
  venue smallint not null,  -- Which venue.
  role text not null,  -- As what she comes: a word of the kind.
  person_name text not null,  -- Her name, as the host reads it.
  state text not null,  -- placed, waiting or left.
  origin text not null,  -- self, invited or walk-in.
  turn integer not null,  -- Order of asking in the venue; the lowest waiting is next.
  taken_at timestamp(3) with time zone not null,  -- When she asked or was listed.
  placed_at timestamp(3) with time zone,  -- When she got the place.
  left_at timestamp(3) with time zone,  -- When she gave it up or was taken off.
  reminded_at timestamp(3) with time zone,  -- When she was reminded.
  attended_at timestamp(3) with time zone,  -- When she was checked in; null if not.
  attended_by text,  -- code at the door, late-code sent later, member card, or by hand.
  attended_by_name text,  -- Who checked her in, if not she herself.
  constraint places_one_a_person PRIMARY KEY (owner_id, occasion_id),
  constraint places_of_a_person FOREIGN KEY (owner_id) REFERENCES people.persons(id),
  constraint places_attendance_has_a_way CHECK ((((attended_at IS NULL) = (attended_by IS NULL)) AND (attended_by = ANY (ARRAY['code'::text, 'late-code'::text, 'card'::text, 'hand'::text])))),
  constraint places_attended_were_placed CHECK (((attended_at IS NULL) OR (state = 'placed'::text))),
  constraint places_have_an_origin CHECK ((origin = ANY (ARRAY['self'::text, 'invited'::text, 'walk-in'::text]))),
  constraint places_left_have_a_time CHECK (((state = 'left'::text) = (left_at IS NOT NULL))),
  constraint places_state_is_known CHECK ((state = ANY (ARRAY['placed'::text, 'waiting'::text, 'left'::text]))),
);
CREATE INDEX places_of_an_occasion ON occasions.places USING btree (occasion_id, state, turn, owner_id);
CREATE INDEX places_waiting ON occasions.places USING btree (occasion_id, venue, turn) WHERE (state = 'waiting'::text);
alter table occasions.places enable row level security;
create policy places_are_given_from_above on occasions.places for insert to gonghui_app with check ((org_path && platform.scope_orgs()));
create policy places_are_the_person_s_and_the_host_s on occasions.places for select to gonghui_app using (platform.in_scope(owner_id, org_path));
create policy places_change_from_above on occasions.places for update to gonghui_app using ((org_path && platform.scope_orgs())) with check ((org_path && platform.scope_orgs()));
create policy system_sees_all on occasions.places to gonghui_system using (true) with check (true);
grant insert, select, update on occasions.places to gonghui_app;
grant delete, insert, select, update on occasions.places to gonghui_system;

-- Where it takes place: 1 is the main venue, the others are sub-venues; each with its own seats.
create table occasions.venues (
  owner_id uuid not null,  -- The host.
  occasion_id uuid not null,  -- The occasion.
  number smallint not null,  -- 1 is the main venue.
  name text not null,  -- What people call it.
  place text not null,  -- Address, as people find it.
  live_url text,  -- Where it can be watched; null if nowhere.
  capacity integer,  -- How many seats; null without limit.
  taken integer not null,  -- How many places are taken.
  turns integer not null,  -- How many asked for a place so far; the next gets the next number.
  constraint venues_of_an_occasion PRIMARY KEY (owner_id, occasion_id, number),
  constraint venues_belong_to_an_occasion FOREIGN KEY (owner_id, occasion_id) REFERENCES occasions.occasions(owner_id, id),
  constraint venues_count_from_one CHECK ((number >= 1)),
  constraint venues_hold_no_more_than_they_can CHECK (((taken >= 0) AND ((capacity IS NULL) OR (taken <= capacity)))),
);
alter table occasions.venues enable row level security;
create policy system_sees_all on occasions.venues to gonghui_system using (true) with check (true);
create policy venues_are_changed_by_the_host on occasions.venues for update to gonghui_app using ((EXISTS ( SELECT
   FROM occasions.occasions o
  WHERE ((o.owner_id = venues.owner_id) AND (o.id = venues.occasion_id) AND (o.org_path && platform.scope_orgs())))));
create policy venues_are_set_by_the_host on occasions.venues for insert to gonghui_app with check ((EXISTS ( SELECT
   FROM occasions.occasions o
  WHERE ((o.owner_id = venues.owner_id) AND (o.id = venues.occasion_id) AND (o.org_path && platform.scope_orgs())))));
create policy venues_of_visible_occasions on occasions.venues for select to gonghui_app using ((EXISTS ( SELECT
   FROM occasions.occasions o
  WHERE ((o.owner_id = venues.owner_id) AND (o.id = venues.occasion_id)))));
grant insert, select, update on occasions.venues to gonghui_app;
grant insert, select, update on occasions.venues to gonghui_system;

create schema orders;
-- What workers order and unions serve: menus, orders, squads, legal aid, matchmaking, counselling, exam cars.
grant usage on schema orders to gonghui_app;
grant usage on schema orders to gonghui_system;

-- When a squad is out. It is at one place at a time.
create table orders.bookings (
  owner_id uuid not null,  -- The union that keeps the squad.
  id uuid not null,  -- Id.
  squad_id uuid not null,  -- The squad.
  occasion_id uuid not null,  -- The occasion it serves.
  starts_at timestamp(3) with time zone not null,  -- From when.
  ends_at timestamp(3) with time zone not null,  -- Until when.
  released_at timestamp(3) with time zone,  -- When the occasion was called off; null if not.
  constraint bookings_of_a_union PRIMARY KEY (owner_id, id),
  constraint bookings_at_one_place_at_a_time EXCLUDE USING gist (squad_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE ((released_at IS NULL)),
  constraint bookings_of_a_squad FOREIGN KEY (owner_id, squad_id) REFERENCES orders.squads(owner_id, id),
);
CREATE INDEX bookings_of_an_occasion ON orders.bookings USING btree (occasion_id);
alter table orders.bookings enable row level security;
create policy bookings_in_scope on orders.bookings to gonghui_app using ((EXISTS ( SELECT
   FROM orders.squads s
  WHERE ((s.owner_id = bookings.owner_id) AND (s.id = bookings.squad_id))))) with check ((EXISTS ( SELECT
   FROM orders.squads s
  WHERE ((s.owner_id = bookings.owner_id) AND (s.id = bookings.squad_id)))));
create policy system_sees_all on orders.bookings to gonghui_system using (true) with check (true);
grant insert, select on orders.bookings to gonghui_app;
grant insert, select on orders.bookings to gonghui_system;
grant update (starts_at, ends_at, released_at) on orders.bookings to gonghui_app;
grant update (starts_at, ends_at, released_at) on orders.bookings to gonghui_system;

-- That a person speaks with a counsellor. Seen by her alone; her counsellor is shown what she is called.
create table orders.counsel_cases (
  owner_id uuid not null,  -- The person.
  id uuid not null,  -- Id.
  org_id uuid not null,  -- The union whose counsellor it is; only numbers are told there.
  counsellor_id uuid not null,  -- The counsellor.
  counsellor_name text not null,  -- Name of the counsellor.
  called text not null,  -- What she is called: her name or an alias.
  named text not null,  -- name or alias.
  topic text not null,  -- What she wants to speak about.
  emergency_sealed bytea not null,  -- Whom to call if she is in danger, under seal; opened when the counsellor flags a risk.
  opened_at timestamp(3) with time zone not null,  -- When she first came.
  closed_at timestamp(3) with time zone,  -- When the counsellor ended it; null while it goes on.
  hand_over_to uuid,  -- The counsellor to whom it would be handed over if she agrees.
  hand_over_name text,  -- Name of that counsellor.
  hand_over_asked_at timestamp(3) with time zone,  -- When she was asked.
  risk_flagged_at timestamp(3) with time zone,  -- When the counsellor last opened the emergency contact.
  constraint counsel_cases_of_a_person PRIMARY KEY (owner_id, id),
  constraint counsel_cases_hand_over_whole CHECK ((((hand_over_to IS NULL) = (hand_over_asked_at IS NULL)) AND ((hand_over_to IS NULL) = (hand_over_name IS NULL)))),
  constraint counsel_cases_name_or_not CHECK ((named = ANY (ARRAY['name'::text, 'alias'::text]))),
);
CREATE UNIQUE INDEX counsel_cases_id ON orders.counsel_cases USING btree (id);
CREATE INDEX counsel_cases_of_a_counsellor ON orders.counsel_cases USING btree (counsellor_id);
alter table orders.counsel_cases enable row level security;
create policy counsel_cases_of_mine on orders.counsel_cases for select to gonghui_app using ((owner_id = platform.scope_person()));
create policy system_sees_all on orders.counsel_cases to gonghui_system using (true) with check (true);
grant select on orders.counsel_cases to gonghui_app;
grant delete, insert, select on orders.counsel_cases to gonghui_system;
grant update (owner_id, counsellor_id, counsellor_name, called, topic, emergency_sealed, closed_at, hand_over_to, hand_over_name, hand_over_asked_at, risk_flagged_at) on orders.counsel_cases to gonghui_system;

-- Hours at which a counsellor can be spoken to.
create table orders.counsel_hours (
  owner_id uuid not null,  -- The counsellor.
  id uuid not null,  -- Id.
  org_id uuid not null,  -- The union for whose members they are.
  org_path uuid[] not null,  -- From the root to that union; follows the tree.
  counsellor_name text not null,  -- Name of the counsellor.
  place text not null,  -- Where, or by which telephone.
  starts_at timestamp(3) with time zone not null,  -- From when.
  ends_at timestamp(3) with time zone not null,  -- Until when.
  offered_at timestamp(3) with time zone not null,  -- When it was offered.
  closed_at timestamp(3) with time zone,  -- When the counsellor took it back; null while it stands.
  taken_at timestamp(3) with time zone,  -- When somebody took it; null while it is free.
  constraint counsel_hours_of_a_counsellor PRIMARY KEY (owner_id, id),
  constraint counsel_hours_do_not_meet EXCLUDE USING gist (owner_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE ((closed_at IS NULL)),
  constraint counsel_hours_run_forwards CHECK ((starts_at < ends_at)),
);
CREATE UNIQUE INDEX counsel_hours_id ON orders.counsel_hours USING btree (id);
CREATE INDEX counsel_hours_of_a_union ON orders.counsel_hours USING btree (org_id, starts_at);
alter table orders.counsel_hours enable row level security;
create policy counsel_hours_of_my_unions on orders.counsel_hours for select to gonghui_app using (((owner_id = platform.scope_person()) OR (EXISTS ( SELECT
   FROM people.persons p
  WHERE ((p.owner_id = platform.scope_person()) AND (p.home_path @> ARRAY[counsel_hours.org_id]))))));
create policy system_sees_all on orders.counsel_hours to gonghui_system using (true) with check (true);
grant select on orders.counsel_hours to gonghui_app;
grant delete, insert, select on orders.counsel_hours to gonghui_system;
grant update (org_path, closed_at, taken_at) on orders.counsel_hours to gonghui_system;

-- What a counsellor wrote down. Read by whoever is the counsellor of the case now, and by nobody else. Never changed.
create table orders.counsel_notes (
  owner_id uuid not null,  -- The counsellor who wrote it.
  id uuid not null,  -- Id.
  case_id uuid not null,  -- Of which case.
  text_sealed bytea not null,  -- The note, under seal.
  written_at timestamp(3) with time zone not null,  -- When.
  constraint counsel_notes_of_a_counsellor PRIMARY KEY (owner_id, id),
);
CREATE INDEX counsel_notes_of_a_case ON orders.counsel_notes USING btree (case_id, written_at);
alter table orders.counsel_notes enable row level security;
create policy counsel_notes_are_written_by_the_counsellor on orders.counsel_notes for insert to gonghui_app with check (((owner_id = platform.scope_person()) AND orders.counsels(case_id)));
create policy counsel_notes_of_my_cases on orders.counsel_notes for select to gonghui_app using (orders.counsels(case_id));
grant insert, select on orders.counsel_notes to gonghui_app;
grant select on orders.counsel_notes to gonghui_system;

-- Appointments with a counsellor.
create table orders.counsel_talks (
  owner_id uuid not null,  -- The person.
  id uuid not null,  -- Id.
  case_id uuid not null,  -- With whom she speaks about what.
  hour_id uuid not null,  -- The hour she took.
  place text not null,  -- Where.
  starts_at timestamp(3) with time zone not null,  -- From when.
  ends_at timestamp(3) with time zone not null,  -- Until when.
  booked_at timestamp(3) with time zone not null,  -- When she booked.
  cancelled_at timestamp(3) with time zone,  -- When it was cancelled; null if not.
  outcome text,  -- held or missed; null before.
  outcome_at timestamp(3) with time zone,  -- When that was entered.
  constraint counsel_talks_of_a_person PRIMARY KEY (owner_id, id),
  constraint counsel_talks_end_one_way CHECK (((outcome = ANY (ARRAY['held'::text, 'missed'::text])) AND ((outcome IS NULL) = (outcome_at IS NULL)))),
);
CREATE UNIQUE INDEX counsel_talks_id ON orders.counsel_talks USING btree (id);
CREATE INDEX counsel_talks_of_one_case ON orders.counsel_talks USING btree (case_id);
CREATE UNIQUE INDEX counsel_talks_one_an_hour ON orders.counsel_talks USING btree (hour_id) WHERE (cancelled_at IS NULL);
alter table orders.counsel_talks enable row level security;
create policy counsel_talks_of_mine on orders.counsel_talks for select to gonghui_app using ((owner_id = platform.scope_person()));
create policy system_sees_all on orders.counsel_talks to gonghui_system using (true) with check (true);
grant select on orders.counsel_talks to gonghui_app;
grant delete, insert, select on orders.counsel_talks to gonghui_system;
grant update (owner_id, cancelled_at, outcome, outcome_at) on orders.counsel_talks to gonghui_system;

-- Cars that volunteers drive at an exam.
create table orders.exam_cars (
  owner_id uuid not null,  -- The driver.
  id uuid not null,  -- Id.
  exam_id uuid not null,  -- The exam.
  host_path uuid[] not null,  -- From the root to the union that arranges the cars; follows the tree.
  driver_name text not null,  -- Name of the driver.
  phone_sealed bytea not null,  -- Phone for those in the car, under seal.
  plate text not null,  -- Number plate.
  seats smallint not null,  -- Seats for passengers.
  registered_at timestamp(3) with time zone not null,  -- When it was registered.
  withdrawn_at timestamp(3) with time zone,  -- When the driver took it back; null while it drives.
  constraint exam_cars_of_a_driver PRIMARY KEY (owner_id, id),
  constraint exam_cars_have_seats CHECK (((seats >= 1) AND (seats <= 50))),
);
CREATE UNIQUE INDEX exam_cars_id ON orders.exam_cars USING btree (id);
CREATE UNIQUE INDEX exam_cars_one_a_driver ON orders.exam_cars USING btree (exam_id, owner_id) WHERE (withdrawn_at IS NULL);
CREATE UNIQUE INDEX exam_cars_one_a_plate ON orders.exam_cars USING btree (exam_id, plate) WHERE (withdrawn_at IS NULL);
alter table orders.exam_cars enable row level security;
create policy exam_cars_of_mine_at_my_desk_and_on_my_ride on orders.exam_cars for select to gonghui_app using (((owner_id = platform.scope_person()) OR (host_path && platform.scope_orgs()) OR (EXISTS ( SELECT
   FROM orders.exam_rides r
  WHERE ((r.owner_id = platform.scope_person()) AND (r.car_id = exam_cars.id) AND (r.withdrawn_at IS NULL))))));
create policy system_sees_all on orders.exam_cars to gonghui_system using (true) with check (true);
grant select on orders.exam_cars to gonghui_app;
grant delete, insert, select on orders.exam_cars to gonghui_system;
grant update (host_path, withdrawn_at) on orders.exam_cars to gonghui_system;

-- Rides to and from a paper of an exam that workers order for their children.
create table orders.exam_rides (
  owner_id uuid not null,  -- Who ordered.
  id uuid not null,  -- Id.
  exam_id uuid not null,  -- The exam.
  sitting_id uuid not null,  -- The paper.
  host_path uuid[] not null,  -- From the root to the union that arranges the cars; follows the tree.
  person_name text not null,  -- Name of who ordered.
  phone_sealed bytea not null,  -- Phone for the driver, under seal.
  ticket_sealed bytea not null,  -- Number of the exam ticket, under seal.
  ticket_index uuid not null,  -- Keyed index of it: one ride a paper and way.
  way text not null,  -- there or back.
  pick_up text not null,  -- Where they get in, or on the way back get out.
  site text not null,  -- Where the exam is.
  people smallint not null,  -- How many ride along.
  ordered_at timestamp(3) with time zone not null,  -- When.
  withdrawn_at timestamp(3) with time zone,  -- When it was taken back; null if not.
  car_id uuid,  -- The car; null while none is found.
  seated_at timestamp(3) with time zone,  -- When the car was found.
  outcome text,  -- driven or not-driven, as the driver says; null before.
  outcome_at timestamp(3) with time zone,  -- When.
  note text not null,  -- Why they were not driven.
  constraint exam_rides_of_a_person PRIMARY KEY (owner_id, id),
  constraint exam_rides_are_for_few CHECK (((people >= 1) AND (people <= 4))),
  constraint exam_rides_are_seated_in_a_car CHECK (((car_id IS NULL) = (seated_at IS NULL))),
  constraint exam_rides_end_in_a_car CHECK ((((outcome IS NULL) = (outcome_at IS NULL)) AND ((outcome IS NULL) OR (car_id IS NOT NULL)))),
  constraint exam_rides_end_one_way CHECK ((outcome = ANY (ARRAY['driven'::text, 'not-driven'::text]))),
  constraint exam_rides_go_one_way CHECK ((way = ANY (ARRAY['there'::text, 'back'::text]))),
);
CREATE UNIQUE INDEX exam_rides_id ON orders.exam_rides USING btree (id);
CREATE INDEX exam_rides_in_a_car ON orders.exam_rides USING btree (car_id) WHERE (car_id IS NOT NULL);
CREATE INDEX exam_rides_of_an_exam ON orders.exam_rides USING btree (exam_id);
CREATE UNIQUE INDEX exam_rides_one_a_ticket ON orders.exam_rides USING btree (sitting_id, way, ticket_index) WHERE (withdrawn_at IS NULL);
alter table orders.exam_rides enable row level security;
create policy exam_rides_of_mine_at_my_desk_and_in_my_car on orders.exam_rides for select to gonghui_app using (((owner_id = platform.scope_person()) OR (host_path && platform.scope_orgs()) OR orders.is_my_exam_car(car_id)));
create policy system_sees_all on orders.exam_rides to gonghui_system using (true) with check (true);
grant select on orders.exam_rides to gonghui_app;
grant delete, insert, select on orders.exam_rides to gonghui_system;
grant update (host_path, withdrawn_at, car_id, seated_at, outcome, outcome_at, note) on orders.exam_rides to gonghui_system;

-- The calendar of an exam: each paper with its time.
create table orders.exam_sittings (
  owner_id uuid not null,  -- The union.
  id uuid not null,  -- Id.
  exam_id uuid not null,  -- The exam.
  subject text not null,  -- Subject.
  starts_at timestamp(3) with time zone not null,  -- When it begins.
  ends_at timestamp(3) with time zone not null,  -- When it ends.
  constraint exam_sittings_of_a_union PRIMARY KEY (owner_id, id),
  constraint exam_sittings_begin_one_at_a_time UNIQUE (exam_id, starts_at),
  constraint exam_sittings_of_an_exam FOREIGN KEY (owner_id, exam_id) REFERENCES orders.exams(owner_id, id),
  constraint exam_sittings_run_forwards CHECK ((starts_at < ends_at)),
);
CREATE UNIQUE INDEX exam_sittings_id ON orders.exam_sittings USING btree (id);
alter table orders.exam_sittings enable row level security;
create policy exam_sittings_are_opened on orders.exam_sittings for insert to gonghui_app with check ((EXISTS ( SELECT
   FROM orders.exams x
  WHERE ((x.owner_id = exam_sittings.owner_id) AND (x.id = exam_sittings.exam_id) AND (x.org_path && platform.scope_orgs())))));
create policy exam_sittings_of_exams_in_reach on orders.exam_sittings for select to gonghui_app using ((EXISTS ( SELECT
   FROM orders.exams x
  WHERE ((x.owner_id = exam_sittings.owner_id) AND (x.id = exam_sittings.exam_id)))));
create policy system_sees_all on orders.exam_sittings to gonghui_system using (true) with check (true);
grant insert, select on orders.exam_sittings to gonghui_app;
grant select on orders.exam_sittings to gonghui_system;

-- Exams to which volunteers drive the children of workers.
create table orders.exams (
  owner_id uuid not null,  -- The union that arranges the cars.
  id uuid not null,  -- Id.
  org_path uuid[] not null,  -- From the root to the union; follows the tree.
  title text not null,  -- Which exam, of which year.
  order_until timestamp(3) with time zone not null,  -- Until when rides are ordered.
  opened_by text not null,  -- Name of who opened it.
  opened_at timestamp(3) with time zone not null,  -- When.
  constraint exams_of_a_union PRIMARY KEY (owner_id, id),
);
CREATE UNIQUE INDEX exams_id ON orders.exams USING btree (id);
alter table orders.exams enable row level security;
create policy exams_are_opened on orders.exams for insert to gonghui_app with check ((org_path && platform.scope_orgs()));
create policy exams_in_reach on orders.exams for select to gonghui_app using (((org_path && platform.scope_orgs()) OR (EXISTS ( SELECT
   FROM people.persons p
  WHERE ((p.owner_id = platform.scope_person()) AND (p.home_path @> ARRAY[exams.owner_id])))) OR (EXISTS ( SELECT
   FROM orders.exam_rides r
  WHERE ((r.owner_id = platform.scope_person()) AND (r.exam_id = exams.id)))) OR (EXISTS ( SELECT
   FROM orders.exam_cars c
  WHERE ((c.owner_id = platform.scope_person()) AND (c.exam_id = exams.id))))));
create policy system_sees_all on orders.exams to gonghui_system using (true) with check (true);
grant insert, select on orders.exams to gonghui_app;
grant select on orders.exams to gonghui_system;
grant update (org_path) on orders.exams to gonghui_system;

-- That a union went to a firm, and whether it gave a legal check-up. Events (场), firms (家) and check-ups (次) are three numbers. Never changed.
create table orders.firm_visits (
  owner_id uuid not null,  -- The union.
  id uuid not null,  -- Id.
  org_path uuid[] not null,  -- From the root to the union; follows the tree.
  firm_id uuid not null,  -- The firm.
  firm_name text not null,  -- Its name then.
  visited_on date not null,  -- On which day.
  check_up text not null,  -- given or none.
  risks text not null,  -- Risks found.
  advice text not null,  -- Advice given.
  occasion_id uuid,  -- The event on which it was; null for a visit by itself.
  entered_by text not null,  -- Name of who entered it.
  entered_at timestamp(3) with time zone not null,  -- When.
  constraint firm_visits_of_a_union PRIMARY KEY (owner_id, id),
  constraint firm_visits_to_a_firm FOREIGN KEY (firm_id) REFERENCES orders.firms(id),
  constraint firm_visits_check_up_says_what_it_found CHECK (((check_up = 'none'::text) OR (length(advice) > 0))),
  constraint firm_visits_give_a_check_up_or_not CHECK ((check_up = ANY (ARRAY['given'::text, 'none'::text]))),
);
CREATE INDEX firm_visits_newest_1 ON orders.firm_visits USING btree ((org_path[1]), visited_on DESC, id DESC) WHERE (org_path[1] IS NOT NULL);
CREATE INDEX firm_visits_newest_2 ON orders.firm_visits USING btree ((org_path[2]), visited_on DESC, id DESC) WHERE (org_path[2] IS NOT NULL);
CREATE INDEX firm_visits_newest_3 ON orders.firm_visits USING btree ((org_path[3]), visited_on DESC, id DESC) WHERE (org_path[3] IS NOT NULL);
CREATE INDEX firm_visits_newest_4 ON orders.firm_visits USING btree ((org_path[4]), visited_on DESC, id DESC) WHERE (org_path[4] IS NOT NULL);
CREATE INDEX firm_visits_newest_5 ON orders.firm_visits USING btree ((org_path[5]), visited_on DESC, id DESC) WHERE (org_path[5] IS NOT NULL);
CREATE INDEX firm_visits_newest_6 ON orders.firm_visits USING btree ((org_path[6]), visited_on DESC, id DESC) WHERE (org_path[6] IS NOT NULL);
CREATE INDEX firm_visits_newest_7 ON orders.firm_visits USING btree ((org_path[7]), visited_on DESC, id DESC) WHERE (org_path[7] IS NOT NULL);
CREATE INDEX firm_visits_of_a_firm ON orders.firm_visits USING btree (firm_id, visited_on DESC);
alter table orders.firm_visits enable row level security;
create policy firm_visits_in_scope on orders.firm_visits for select to gonghui_app using ((org_path && platform.scope_orgs()));
create policy system_sees_all on orders.firm_visits to gonghui_system using (true) with check (true);
grant select on orders.firm_visits to gonghui_app;
grant insert, select on orders.firm_visits to gonghui_system;
grant update (org_path) on orders.firm_visits to gonghui_system;

-- Firms that unions went to, each once in the whole federation by its credit code.
create table orders.firms (
  owner_id uuid not null,  -- The union that entered it first.
  id uuid not null,  -- Id.
  org_path uuid[] not null,  -- From the root to that union; follows the tree.
  name text not null,  -- Name as entered first.
  credit_code text not null,  -- Unified social credit code.
  kind text not null,  -- platform enterprise, its partner firm, or other.
  first_entered_at timestamp(3) with time zone not null,  -- When it was entered.
  constraint firms_of_who_entered_them PRIMARY KEY (owner_id, id),
  constraint firms_are_one_by_their_code UNIQUE (credit_code),
  constraint firms_are_of_a_kind CHECK ((kind = ANY (ARRAY['platform'::text, 'partner'::text, 'other'::text]))),
);
CREATE UNIQUE INDEX firms_id ON orders.firms USING btree (id);
alter table orders.firms enable row level security;
create policy firms_in_scope on orders.firms for select to gonghui_app using (((org_path && platform.scope_orgs()) OR (EXISTS ( SELECT
   FROM orders.firm_visits v
  WHERE ((v.firm_id = firms.id) AND (v.org_path && platform.scope_orgs()))))));
create policy system_sees_all on orders.firms to gonghui_system using (true) with check (true);
grant select on orders.firms to gonghui_app;
grant insert, select on orders.firms to gonghui_system;
grant update (org_path) on orders.firms to gonghui_system;

-- Whom somebody does not want to meet: neither sees the other at any event.
create table orders.match_blocks (
  owner_id uuid not null,  -- Who blocked.
  id uuid not null,  -- Id.
  blocked_id uuid not null,  -- The person blocked.
  nickname text not null,  -- What the other was called then.
  blocked_at timestamp(3) with time zone not null,  -- When.
  constraint match_blocks_of_a_person PRIMARY KEY (owner_id, id),
  constraint match_blocks_once_a_pair UNIQUE (owner_id, blocked_id),
);
alter table orders.match_blocks enable row level security;
create policy match_blocks_of_mine on orders.match_blocks to gonghui_app using ((owner_id = platform.scope_person())) with check ((owner_id = platform.scope_person()));
create policy system_sees_all on orders.match_blocks to gonghui_system using (true) with check (true);
grant delete, insert, select on orders.match_blocks to gonghui_app;
grant delete, select on orders.match_blocks to gonghui_system;

-- Whom somebody chose. Read by herself alone; erased when couples are told.
create table orders.match_choices (
  owner_id uuid not null,  -- Who chose.
  event_id uuid not null,  -- At which event.
  chosen_id uuid not null,  -- Entry of whom she chose.
  chosen_at timestamp(3) with time zone not null,  -- When.
  constraint match_choices_once_a_pair PRIMARY KEY (owner_id, event_id, chosen_id),
);
CREATE INDEX match_choices_of_an_event ON orders.match_choices USING btree (event_id);
alter table orders.match_choices enable row level security;
create policy match_choices_are_her_own_secret on orders.match_choices to gonghui_app using ((owner_id = platform.scope_person())) with check ((owner_id = platform.scope_person()));
grant delete, insert, select on orders.match_choices to gonghui_app;
grant select on orders.match_choices to gonghui_system;

-- Who signed up for an event: what the host needs at the door.
create table orders.match_entries (
  owner_id uuid not null,  -- The person.
  event_id uuid not null,  -- The event.
  id uuid not null,  -- Id; her profile has the same, and it is what others choose.
  host_path uuid[] not null,  -- From the root to the union that holds the event; follows the tree.
  person_name text not null,  -- Name, for the door.
  sex text not null,  -- male or female, by the id number.
  number smallint not null,  -- Her number on the spot, among those of her sex.
  single_declared_at timestamp(3) with time zone not null,  -- When she declared that she is single.
  entered_at timestamp(3) with time zone not null,  -- When she signed up.
  withdrawn_at timestamp(3) with time zone,  -- When she withdrew; null while she takes part.
  constraint match_entries_once_a_person PRIMARY KEY (owner_id, event_id),
  constraint match_entries_have_numbers_of_their_own UNIQUE (event_id, sex, number),
  constraint match_entries_have_a_sex CHECK ((sex = ANY (ARRAY['male'::text, 'female'::text]))),
);
CREATE UNIQUE INDEX match_entries_id ON orders.match_entries USING btree (id);
CREATE INDEX match_entries_of_an_event ON orders.match_entries USING btree (event_id);
alter table orders.match_entries enable row level security;
create policy match_entries_end_by_herself on orders.match_entries for update to gonghui_app using ((owner_id = platform.scope_person())) with check ((owner_id = platform.scope_person()));
create policy match_entries_of_mine_and_at_my_door on orders.match_entries for select to gonghui_app using (((owner_id = platform.scope_person()) OR (host_path && platform.scope_orgs())));
create policy system_sees_all on orders.match_entries to gonghui_system using (true) with check (true);
grant select on orders.match_entries to gonghui_app;
grant delete, insert, select on orders.match_entries to gonghui_system;
grant update (withdrawn_at) on orders.match_entries to gonghui_app;
grant update (id, host_path, number, single_declared_at, entered_at, withdrawn_at) on orders.match_entries to gonghui_system;

-- Events on which single members meet and choose each other.
create table orders.match_events (
  owner_id uuid not null,  -- The union that holds it.
  id uuid not null,  -- Id.
  org_path uuid[] not null,  -- From the root to the union; follows the tree.
  title text not null,  -- What it is called.
  summary text not null,  -- What happens there.
  place text not null,  -- Where.
  starts_at timestamp(3) with time zone not null,  -- When it begins; from then on people choose.
  ends_at timestamp(3) with time zone not null,  -- When it ends.
  enrol_until timestamp(3) with time zone not null,  -- Until when people sign up.
  choose_until timestamp(3) with time zone not null,  -- Until when people choose; then couples are told and every choice is erased.
  age_from smallint not null,  -- Youngest, on the day.
  age_to smallint not null,  -- Oldest, on the day.
  seats_each integer not null,  -- Seats for men, and as many for women.
  most_choices smallint not null,  -- How many one may choose.
  opened_by text not null,  -- Name of who opened it.
  opened_at timestamp(3) with time zone not null,  -- When.
  called_off_at timestamp(3) with time zone,  -- When it was called off; null if not.
  called_off_because text,  -- Why.
  paired_at timestamp(3) with time zone,  -- When couples were told and the choices erased; null before.
  couples integer,  -- How many couples; null before.
  constraint match_events_of_a_union PRIMARY KEY (owner_id, id),
  constraint match_events_are_called_off_for_a_reason CHECK (((called_off_at IS NULL) = (called_off_because IS NULL))),
  constraint match_events_are_for_adults CHECK (((age_from >= 18) AND (age_to >= age_from))),
  constraint match_events_count_couples CHECK (((couples IS NULL) OR ((paired_at IS NOT NULL) AND (couples >= 0)))),
  constraint match_events_end_once CHECK (((called_off_at IS NULL) OR (paired_at IS NULL))),
  constraint match_events_have_seats CHECK ((((seats_each >= 1) AND (seats_each <= 1000)) AND ((most_choices >= 1) AND (most_choices <= 5)))),
  constraint match_events_run_forwards CHECK (((enrol_until <= starts_at) AND (starts_at < ends_at) AND (starts_at < choose_until))),
);
CREATE UNIQUE INDEX match_events_id ON orders.match_events USING btree (id);
CREATE INDEX match_events_to_pair ON orders.match_events USING btree (choose_until) WHERE ((paired_at IS NULL) AND (called_off_at IS NULL));
alter table orders.match_events enable row level security;
create policy match_events_are_opened on orders.match_events for insert to gonghui_app with check ((org_path && platform.scope_orgs()));
create policy match_events_change_from_above on orders.match_events for update to gonghui_app using ((org_path && platform.scope_orgs())) with check ((org_path && platform.scope_orgs()));
create policy match_events_in_reach on orders.match_events for select to gonghui_app using (((org_path && platform.scope_orgs()) OR (EXISTS ( SELECT
   FROM people.persons p
  WHERE ((p.owner_id = platform.scope_person()) AND (p.home_path @> ARRAY[match_events.owner_id])))) OR (EXISTS ( SELECT
   FROM orders.match_entries e
  WHERE ((e.owner_id = platform.scope_person()) AND (e.event_id = match_events.id))))));
create policy system_sees_all on orders.match_events to gonghui_system using (true) with check (true);
grant insert, select on orders.match_events to gonghui_app;
grant select on orders.match_events to gonghui_system;
grant update (starts_at, ends_at, enrol_until, choose_until, called_off_at, called_off_because) on orders.match_events to gonghui_app;
grant update (org_path) on orders.match_events to gonghui_system;

-- Both chose each other: one row for each of the two.
create table orders.match_pairs (
  owner_id uuid not null,  -- One of the two.
  event_id uuid not null,  -- The event.
  partner_id uuid not null,  -- Entry of the other.
  partner_name text not null,  -- What the other wants to be called.
  partner_number smallint not null,  -- Number of the other on the spot.
  contact_sealed bytea not null,  -- How to reach the other, under seal.
  made_at timestamp(3) with time zone not null,  -- When both were told.
  constraint match_pairs_once_a_pair PRIMARY KEY (owner_id, event_id, partner_id),
);
alter table orders.match_pairs enable row level security;
create policy match_pairs_of_mine on orders.match_pairs for select to gonghui_app using ((owner_id = platform.scope_person()));
create policy system_sees_all on orders.match_pairs to gonghui_system using (true) with check (true);
grant select on orders.match_pairs to gonghui_app;
grant delete, select on orders.match_pairs to gonghui_system;

-- What she tells those who take part in the same event; gone when it is over. The contact is for a couple alone.
create table orders.match_profiles (
  owner_id uuid not null,  -- The person.
  event_id uuid not null,  -- The event.
  id uuid not null,  -- Id of her entry.
  sex text not null,  -- male or female.
  number smallint not null,  -- Her number on the spot.
  age smallint not null,  -- Age on the day.
  nickname text not null,  -- What she wants to be called.
  about text not null,  -- What she says of herself.
  hopes text not null,  -- Whom she hopes to meet.
  contact_sealed bytea not null,  -- How to reach her, under seal; told to whoever chose her and was chosen by her.
  constraint match_profiles_once_a_person PRIMARY KEY (owner_id, event_id),
);
CREATE INDEX match_profiles_of_an_event ON orders.match_profiles USING btree (event_id);
alter table orders.match_profiles enable row level security;
create policy match_profiles_among_those_who_take_part on orders.match_profiles for select to gonghui_app using (((owner_id = platform.scope_person()) OR ((NOT orders.hides_from_me(owner_id)) AND (EXISTS ( SELECT
   FROM orders.match_entries e
  WHERE ((e.owner_id = platform.scope_person()) AND (e.event_id = match_profiles.event_id) AND (e.withdrawn_at IS NULL) AND (e.sex <> match_profiles.sex)))))));
create policy match_profiles_change_by_herself on orders.match_profiles for update to gonghui_app using ((owner_id = platform.scope_person())) with check ((owner_id = platform.scope_person()));
create policy match_profiles_go_by_herself on orders.match_profiles for delete to gonghui_app using ((owner_id = platform.scope_person()));
create policy profiles_are_written_down on orders.match_profiles for insert to gonghui_system with check (true);
grant delete, select on orders.match_profiles to gonghui_app;
grant insert, select on orders.match_profiles to gonghui_system;
grant update (nickname, about, hopes, contact_sealed) on orders.match_profiles to gonghui_app;

-- What was changed on a menu, and why: put on, changed, taken off. Never changed itself.
create table orders.offer_changes (
  owner_id uuid not null,  -- The union.
  offer_id uuid not null,  -- The offer.
  version integer not null,  -- The version that came of it.
  action text not null,  -- offered, changed or retired.
  reason text not null,  -- Why, such as what people said of it; empty when it was first offered.
  orders integer not null,  -- How many orders it had by then.
  stars integer not null,  -- Sum of the stars it had by then.
  rated integer not null,  -- How many had rated it by then.
  made_by text not null,  -- Name of who made it.
  made_at timestamp(3) with time zone not null,  -- When.
  constraint offer_changes_in_versions PRIMARY KEY (owner_id, offer_id, version),
  constraint offer_changes_of_an_offer FOREIGN KEY (owner_id, offer_id) REFERENCES orders.offers(owner_id, id),
  constraint offer_changes_are_deeds CHECK ((action = ANY (ARRAY['offered'::text, 'changed'::text, 'retired'::text]))),
);
alter table orders.offer_changes enable row level security;
create policy offer_changes_of_my_unions on orders.offer_changes to gonghui_app using ((EXISTS ( SELECT
   FROM orders.offers o
  WHERE ((o.owner_id = offer_changes.owner_id) AND (o.id = offer_changes.offer_id) AND (o.org_path && platform.scope_orgs()))))) with check ((EXISTS ( SELECT
   FROM orders.offers o
  WHERE ((o.owner_id = offer_changes.owner_id) AND (o.id = offer_changes.offer_id) AND (o.org_path && platform.scope_orgs())))));
create policy system_sees_all on orders.offer_changes to gonghui_system using (true) with check (true);
grant insert, select on orders.offer_changes to gonghui_app;
grant insert, select on orders.offer_changes to gonghui_system;

-- The menu of a union: what can be ordered, when, at which kinds of place, and which office takes it.
create table orders.offers (
  owner_id uuid not null,  -- The union.
  id uuid not null,  -- Id.
  org_path uuid[] not null,  -- From the root to the union; follows the tree.
  family text not null,  -- stage, legal-aid, check-up, lecture, class, care or other.
  title text not null,  -- What it is called.
  summary text not null,  -- What comes and what it needs.
  office_id uuid not null,  -- The office that takes it.
  place_kinds text[] not null,  -- Kinds of place to which it goes; empty for any.
  months smallint[] not null,  -- Months in which it is on; empty for the whole year.
  fewest integer,  -- Fewest people for whom it comes; null without limit.
  wish_order_id uuid,  -- The free wish it was made from; null if from none.
  offered_by text not null,  -- Name of who put it on the menu.
  offered_at timestamp(3) with time zone not null,  -- When.
  version integer not null,  -- Grows with every change.
  retired_at timestamp(3) with time zone,  -- When it was taken off; null while it is on.
  retired_because text,  -- Why.
  constraint offers_of_a_union PRIMARY KEY (owner_id, id),
  constraint offers_are_taken_by_an_office FOREIGN KEY (owner_id, office_id) REFERENCES orders.offices(owner_id, id),
  constraint offers_are_of_a_family CHECK ((family = ANY (ARRAY['stage'::text, 'legal-aid'::text, 'check-up'::text, 'lecture'::text, 'class'::text, 'care'::text, 'other'::text]))),
  constraint offers_come_in_months CHECK ((months <@ '{1,2,3,4,5,6,7,8,9,10,11,12}'::smallint[])),
  constraint offers_retire_for_a_reason CHECK (((retired_at IS NULL) = (retired_because IS NULL))),
);
CREATE UNIQUE INDEX offers_id ON orders.offers USING btree (id);
CREATE INDEX offers_on_a_menu ON orders.offers USING btree (owner_id) WHERE (retired_at IS NULL);
alter table orders.offers enable row level security;
create policy offers_are_made_from_above on orders.offers for insert to gonghui_app with check ((org_path && platform.scope_orgs()));
create policy offers_change_from_above on orders.offers for update to gonghui_app using ((org_path && platform.scope_orgs())) with check ((org_path && platform.scope_orgs()));
create policy offers_of_my_unions on orders.offers for select to gonghui_app using (((org_path && platform.scope_orgs()) OR (EXISTS ( SELECT
   FROM people.persons p
  WHERE ((p.owner_id = platform.scope_person()) AND (p.home_path @> ARRAY[offers.owner_id])))) OR (EXISTS ( SELECT
   FROM orders.orders o
  WHERE ((o.owner_id = platform.scope_person()) AND (o.offer_id = offers.id))))));
create policy system_sees_all on orders.offers to gonghui_system using (true) with check (true);
grant insert, select, update on orders.offers to gonghui_app;
grant insert, select, update on orders.offers to gonghui_system;

-- Parts of a union that take orders, such as its department of rights or of culture.
create table orders.offices (
  owner_id uuid not null,  -- The union.
  id uuid not null,  -- Id.
  org_path uuid[] not null,  -- From the root to the union; follows the tree.
  name text not null,  -- What people call it.
  closed_at timestamp(3) with time zone,  -- When it stopped taking orders; null while it does.
  constraint offices_of_a_union PRIMARY KEY (owner_id, id),
  constraint offices_have_names_of_their_own UNIQUE (owner_id, name),
);
CREATE UNIQUE INDEX offices_id ON orders.offices USING btree (id);
alter table orders.offices enable row level security;
create policy offices_are_kept_from_above on orders.offices for insert to gonghui_app with check ((org_path && platform.scope_orgs()));
create policy offices_change_from_above on orders.offices for update to gonghui_app using ((org_path && platform.scope_orgs())) with check ((org_path && platform.scope_orgs()));
create policy offices_of_my_unions on orders.offices for select to gonghui_app using (((org_path && platform.scope_orgs()) OR (EXISTS ( SELECT
   FROM people.persons p
  WHERE ((p.owner_id = platform.scope_person()) AND (p.home_path @> ARRAY[offices.owner_id]))))));
create policy system_sees_all on orders.offices to gonghui_system using (true) with check (true);
grant insert, select on orders.offices to gonghui_app;
grant insert, select on orders.offices to gonghui_system;
grant update (closed_at) on orders.offices to gonghui_app;
grant update (org_path) on orders.offices to gonghui_system;

-- Orders of workers, unions and callers: an offer of a menu or a free wish. Its case bears the same id.
create table orders.orders (
  owner_id uuid not null,  -- The person, or the union that ordered or that wrote the call down.
  id uuid not null,  -- Id; the case has the same.
  org_path uuid[] not null,  -- From the root to the home union; follows the tree.
  menu_org_id uuid not null,  -- The union whose menu it is.
  menu_path uuid[] not null,  -- From the root to that union; follows the tree.
  offer_id uuid,  -- The offer; null for a free wish.
  family text not null,  -- As of the offer; other for a free wish until it is taken.
  title text not null,  -- Title of the offer, or the beginning of the wish.
  wish text not null,  -- What is wanted, in the words of whoever ordered.
  place_kind text not null,  -- Kind of place.
  place text not null,  -- Where.
  wanted_from date not null,  -- First day that suits.
  wanted_to date not null,  -- Last day that suits.
  people integer,  -- How many will be there, as far as known.
  channel text not null,  -- self, officer or hotline.
  caller_sealed bytea,  -- Name and phone of a caller who is nobody on file, under seal.
  entered_by text,  -- Name of the officer who wrote it down; null for who ordered herself.
  ordered_at timestamp(3) with time zone not null,  -- When.
  state text not null,  -- State of its case.
  office_id uuid,  -- The office that took it.
  taken_by text,  -- Name of who took it.
  taken_at timestamp(3) with time zone,  -- When.
  squad_id uuid,  -- The squad that serves it.
  occasion_id uuid,  -- The occasion on which it is served.
  served_at timestamp(3) with time zone,  -- When it was logged as served.
  stars smallint,  -- What whoever ordered thinks of it, one to five.
  said text,  -- In words.
  rated_at timestamp(3) with time zone,  -- When.
  constraint orders_of_an_owner PRIMARY KEY (owner_id, id),
  constraint orders_callers_come_by_hotline CHECK (((caller_sealed IS NULL) OR (channel = 'hotline'::text))),
  constraint orders_come_by CHECK ((channel = ANY (ARRAY['self'::text, 'officer'::text, 'hotline'::text]))),
  constraint orders_rated_whole CHECK ((((stars IS NULL) = (rated_at IS NULL)) AND ((stars >= 1) AND (stars <= 5)))),
  constraint orders_suit_some_days CHECK ((wanted_to >= wanted_from)),
  constraint orders_taken_by_an_office CHECK (((taken_at IS NULL) = (office_id IS NULL))),
);
CREATE UNIQUE INDEX orders_id ON orders.orders USING btree (id);
CREATE INDEX orders_newest_1 ON orders.orders USING btree ((menu_path[1]), id DESC) WHERE (menu_path[1] IS NOT NULL);
CREATE INDEX orders_newest_2 ON orders.orders USING btree ((menu_path[2]), id DESC) WHERE (menu_path[2] IS NOT NULL);
CREATE INDEX orders_newest_3 ON orders.orders USING btree ((menu_path[3]), id DESC) WHERE (menu_path[3] IS NOT NULL);
CREATE INDEX orders_newest_4 ON orders.orders USING btree ((menu_path[4]), id DESC) WHERE (menu_path[4] IS NOT NULL);
CREATE INDEX orders_newest_5 ON orders.orders USING btree ((menu_path[5]), id DESC) WHERE (menu_path[5] IS NOT NULL);
CREATE INDEX orders_newest_6 ON orders.orders USING btree ((menu_path[6]), id DESC) WHERE (menu_path[6] IS NOT NULL);
CREATE INDEX orders_newest_7 ON orders.orders USING btree ((menu_path[7]), id DESC) WHERE (menu_path[7] IS NOT NULL);
CREATE INDEX orders_of_an_offer ON orders.orders USING btree (offer_id) WHERE (offer_id IS NOT NULL);
CREATE INDEX orders_to_lapse ON orders.orders USING btree (served_at) WHERE (state = 'to-rate'::text);
alter table orders.orders enable row level security;
create policy orders_are_placed on orders.orders for insert to gonghui_app with check ((platform.in_scope(owner_id, org_path) OR (menu_path && platform.scope_orgs())));
create policy orders_are_worked_on on orders.orders for update to gonghui_app using ((platform.in_scope(owner_id, org_path) OR (menu_path && platform.scope_orgs()))) with check ((platform.in_scope(owner_id, org_path) OR (menu_path && platform.scope_orgs())));
create policy orders_of_mine_and_of_my_menus on orders.orders for select to gonghui_app using ((platform.in_scope(owner_id, org_path) OR (menu_path && platform.scope_orgs())));
create policy system_sees_all on orders.orders to gonghui_system using (true) with check (true);
grant insert, select, update on orders.orders to gonghui_app;
grant insert, select, update on orders.orders to gonghui_system;

-- Who is in a squad, by what kind of volunteer.
create table orders.squad_members (
  owner_id uuid not null,  -- The union that keeps the squad.
  id uuid not null,  -- Id.
  squad_id uuid not null,  -- The squad.
  name text not null,  -- Name.
  volunteer text not null,  -- artist, lawyer, counsellor, party-member, women-volunteer, grid-worker, driver or other.
  joined_at timestamp(3) with time zone not null,  -- When she was entered.
  left_at timestamp(3) with time zone,  -- When she left; null while she is in it.
  constraint squad_members_of_a_union PRIMARY KEY (owner_id, id),
  constraint squad_members_of_a_squad FOREIGN KEY (owner_id, squad_id) REFERENCES orders.squads(owner_id, id),
  constraint squad_members_are_volunteers CHECK ((volunteer = ANY (ARRAY['artist'::text, 'lawyer'::text, 'counsellor'::text, 'party-member'::text, 'women-volunteer'::text, 'grid-worker'::text, 'driver'::text, 'other'::text]))),
);
alter table orders.squad_members enable row level security;
create policy squad_members_in_scope on orders.squad_members to gonghui_app using ((EXISTS ( SELECT
   FROM orders.squads s
  WHERE ((s.owner_id = squad_members.owner_id) AND (s.id = squad_members.squad_id))))) with check ((EXISTS ( SELECT
   FROM orders.squads s
  WHERE ((s.owner_id = squad_members.owner_id) AND (s.id = squad_members.squad_id)))));
create policy system_sees_all on orders.squad_members to gonghui_system using (true) with check (true);
grant insert, select on orders.squad_members to gonghui_app;
grant insert, select on orders.squad_members to gonghui_system;
grant update (left_at) on orders.squad_members to gonghui_app;
grant update (name) on orders.squad_members to gonghui_system;

-- Volunteers who go out together: an art troupe, lawyers, drivers.
create table orders.squads (
  owner_id uuid not null,  -- The union that keeps it.
  id uuid not null,  -- Id.
  org_path uuid[] not null,  -- From the root to the union; follows the tree.
  name text not null,  -- What people call it.
  families text[] not null,  -- Families of offers that it serves.
  leader text not null,  -- Who leads it.
  formed_at timestamp(3) with time zone not null,  -- When it was entered.
  ended_at timestamp(3) with time zone,  -- When it was dissolved; null while it stands.
  constraint squads_of_a_union PRIMARY KEY (owner_id, id),
  constraint squads_have_names_of_their_own UNIQUE (owner_id, name),
);
CREATE UNIQUE INDEX squads_id ON orders.squads USING btree (id);
alter table orders.squads enable row level security;
create policy squads_in_scope on orders.squads to gonghui_app using ((org_path && platform.scope_orgs())) with check ((org_path && platform.scope_orgs()));
create policy system_sees_all on orders.squads to gonghui_system using (true) with check (true);
grant insert, select on orders.squads to gonghui_app;
grant insert, select on orders.squads to gonghui_system;
grant update (ended_at) on orders.squads to gonghui_app;
grant update (org_path) on orders.squads to gonghui_system;

-- Whether the caller is the counsellor of a case now; notes are hers alone.
CREATE OR REPLACE FUNCTION orders.counsels(wanted uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select exists (select from orders.counsel_cases c where c.id = wanted and c.counsellor_id = platform.scope_person())
$function$
;
grant execute on function orders.counsels(uuid) to gonghui_app;

-- Erases choices and profiles of an event that was called off.
CREATE OR REPLACE FUNCTION orders.erase_called_off(wanted uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  perform from orders.match_events v where v.id = wanted and v.called_off_at is not null;
  if found then
    delete from orders.match_choices c where c.event_id = wanted;
    delete from orders.match_profiles p where p.event_id = wanted;
  end if;
end
$function$
;
grant execute on function orders.erase_called_off(uuid) to gonghui_app;

-- Whether the caller and another person are kept apart, whoever of them wished it.
CREATE OR REPLACE FUNCTION orders.hides_from_me(other uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select exists (
    select from orders.match_blocks b
    where (b.owner_id = platform.scope_person() and b.blocked_id = other)
      or (b.owner_id = other and b.blocked_id = platform.scope_person()))
$function$
;
grant execute on function orders.hides_from_me(uuid) to gonghui_app;

-- Whether the caller drives a car: the driver reads who rides in it.
CREATE OR REPLACE FUNCTION orders.is_my_exam_car(wanted uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select exists (select from orders.exam_cars c where c.id = wanted and c.owner_id = platform.scope_person())
$function$
;
grant execute on function orders.is_my_exam_car(uuid) to gonghui_app;

-- How many choices and profiles are left of events that are over: none, if the promise holds.
CREATE OR REPLACE FUNCTION orders.match_left_over()
 RETURNS TABLE(event_id uuid, secrets bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select v.id, (select count(*) from orders.match_choices c where c.event_id = v.id) + (select count(*) from orders.match_profiles p where p.event_id = v.id)
  from orders.match_events v where v.paired_at is not null or v.called_off_at is not null
$function$
;
grant execute on function orders.match_left_over() to gonghui_system;

-- Ends the choosing of an event: tells those who chose each other, erases every choice and profile, and answers how many couples. Null when it is not time.
CREATE OR REPLACE FUNCTION orders.pair_up(wanted uuid, at timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  made integer;
begin
  perform from orders.match_entries e where e.event_id = wanted order by e.owner_id for update;
  update orders.match_events v set paired_at = at
    where v.id = wanted and v.paired_at is null and v.called_off_at is null and v.choose_until <= at;
  if not found then
    return null;
  end if;
  insert into orders.match_pairs (owner_id, event_id, partner_id, partner_name, partner_number, contact_sealed, made_at)
    select mine.owner_id, wanted, theirs.id, theirs.nickname, theirs.number, theirs.contact_sealed, at
    from orders.match_choices c
      join orders.match_profiles mine on mine.owner_id = c.owner_id and mine.event_id = c.event_id
      join orders.match_profiles theirs on theirs.id = c.chosen_id and theirs.event_id = c.event_id
      join orders.match_choices back on back.owner_id = theirs.owner_id and back.event_id = c.event_id and back.chosen_id = mine.id
    where c.event_id = wanted and not exists (
      select from orders.match_blocks b
      where (b.owner_id = mine.owner_id and b.blocked_id = theirs.owner_id) or (b.owner_id = theirs.owner_id and b.blocked_id = mine.owner_id));
  get diagnostics made = row_count;
  update orders.match_events v set couples = made / 2 where v.id = wanted;
  delete from orders.match_choices c where c.event_id = wanted;
  delete from orders.match_profiles p where p.event_id = wanted;
  return made / 2;
end
$function$
;
grant execute on function orders.pair_up(uuid,timestamp with time zone) to gonghui_system;

-- How often offers were ordered and rated, and the sum of their stars; for anybody who reads the menu.
CREATE OR REPLACE FUNCTION orders.sums_of_offers(wanted uuid[])
 RETURNS TABLE(offer_id uuid, orders integer, stars integer, rated integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select o.offer_id, count(*)::integer, coalesce(sum(o.stars), 0)::integer, count(o.stars)::integer
  from orders.orders o where o.offer_id = any(wanted) group by o.offer_id
$function$
;
grant execute on function orders.sums_of_offers(uuid[]) to gonghui_app, gonghui_system;

create schema orgs;
-- The dated tree of unions, their firms and their partners.
grant usage on schema orgs to gonghui_app;
grant usage on schema orgs to gonghui_system;

-- Times during which an organisation was closed before it was reopened; the closing that still holds stands in orgs.
create table orgs.closures (
  org_id uuid not null,  -- The organisation.
  closed_on date not null,  -- First day on which it was no more.
  reopened_on date not null,  -- First day on which it lived again.
  successor_id uuid,  -- The organisation it had been merged into, which keeps what went there.
  recorded_at timestamp(3) with time zone not null default now(),  -- When the reopening was entered.
  constraint closures_one_a_day PRIMARY KEY (org_id, closed_on),
  constraint closures_org_id_fkey FOREIGN KEY (org_id) REFERENCES orgs.orgs(id),
  constraint closures_successor_id_fkey FOREIGN KEY (successor_id) REFERENCES orgs.orgs(id),
  constraint closures_end_after_they_begin CHECK ((reopened_on >= closed_on)),
);
alter table orgs.closures enable row level security;
create policy closures_are_known_to_all on orgs.closures for select to gonghui_app using (true);
create policy closures_are_replaced_inside_a_scope on orgs.closures for update to gonghui_app using ((EXISTS ( SELECT
   FROM orgs.orgs o
  WHERE ((o.id = closures.org_id) AND (o.path && platform.scope_orgs())))));
create policy closures_change_inside_a_scope on orgs.closures for insert to gonghui_app with check ((EXISTS ( SELECT
   FROM orgs.orgs o
  WHERE ((o.id = closures.org_id) AND (o.path && platform.scope_orgs())))));
create policy system_sees_all on orgs.closures to gonghui_system using (true) with check (true);
grant insert, select on orgs.closures to gonghui_app;
grant insert, select on orgs.closures to gonghui_system;
grant update (reopened_on, successor_id) on orgs.closures to gonghui_app;
grant update (reopened_on, successor_id) on orgs.closures to gonghui_system;

-- What an organisation is called from a day on, until its next name.
create table orgs.names (
  org_id uuid not null,  -- The organisation.
  from_on date not null,  -- First day of this name.
  name text not null,  -- The name.
  recorded_at timestamp(3) with time zone not null default now(),  -- When it was entered.
  constraint names_one_a_day PRIMARY KEY (org_id, from_on),
  constraint names_org_id_fkey FOREIGN KEY (org_id) REFERENCES orgs.orgs(id),
);
alter table orgs.names enable row level security;
create policy names_are_known_to_all on orgs.names for select to gonghui_app using (true);
create policy names_are_replaced_inside_a_scope on orgs.names for update to gonghui_app using ((EXISTS ( SELECT
   FROM orgs.orgs o
  WHERE ((o.id = names.org_id) AND (o.path && platform.scope_orgs())))));
create policy names_change_inside_a_scope on orgs.names for insert to gonghui_app with check ((EXISTS ( SELECT
   FROM orgs.orgs o
  WHERE ((o.id = names.org_id) AND (o.path && platform.scope_orgs())))));
create policy system_sees_all on orgs.names to gonghui_system using (true) with check (true);
grant insert, select on orgs.names to gonghui_app;
grant insert, select on orgs.names to gonghui_system;
grant update (name) on orgs.names to gonghui_app;
grant update (name) on orgs.names to gonghui_system;

-- Every organisation as it stands now; closed ones stay.
create table orgs.orgs (
  id uuid not null,  -- Id of the organisation, for ever.
  kind text not null,  -- federation 联合会, province 省, city 市, county 区县, town 乡镇街道, grassroots 基层工会, firm 单位内设, partner 合作单位.
  code text not null,  -- Code by which files and officers name it.
  credit_code text,  -- Unified social credit code (GB 32100), where it has one.
  name text not null,  -- Name today; earlier ones are in names.
  path uuid[] not null,  -- Ids from the root down to itself, today.
  depth smallint not null generated always as ((cardinality(path) - 1)) stored,  -- Levels below the root; 0 is the root.
  parent_id uuid generated always as (path[(cardinality(path) - 1)]) stored,  -- The organisation directly above, today; null for the root.
  founded_on date not null,  -- First day of its life.
  closed_on date,  -- First day on which it is no more; null while it lives.
  successor_id uuid,  -- The organisation it was merged into.
  recorded_at timestamp(3) with time zone not null default now(),  -- When it was entered.
  constraint orgs_one_of_each_id PRIMARY KEY (id),
  constraint orgs_code_is_unique UNIQUE (code),
  constraint orgs_credit_code_is_unique UNIQUE (credit_code),
  constraint orgs_are_not_their_own_successor CHECK ((successor_id <> id)),
  constraint orgs_at_most_six_levels_below_the_root CHECK (((cardinality(path) >= 1) AND (cardinality(path) <= 7))),
  constraint orgs_close_after_their_founding CHECK ((closed_on >= founded_on)),
  constraint orgs_code_is_short CHECK (((length(code) >= 1) AND (length(code) <= 40))),
  constraint orgs_credit_code_is_well_formed CHECK ((credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'::text)),
  constraint orgs_kind_is_known CHECK ((kind = ANY (ARRAY['federation'::text, 'province'::text, 'city'::text, 'county'::text, 'town'::text, 'grassroots'::text, 'firm'::text, 'partner'::text]))),
  constraint orgs_name_is_short CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  constraint orgs_only_a_closed_one_has_a_successor CHECK (((successor_id IS NULL) OR (closed_on IS NOT NULL))),
  constraint orgs_path_ends_in_itself CHECK ((path[cardinality(path)] = id)),
);
CREATE INDEX orgs_children ON orgs.orgs USING btree (parent_id, code, id);
CREATE INDEX orgs_closed ON orgs.orgs USING btree (closed_on, id) WHERE (closed_on IS NOT NULL);
CREATE INDEX orgs_names ON orgs.orgs USING gin (orgs.bigrams(name)) WITH (fastupdate=off);
CREATE UNIQUE INDEX orgs_one_root ON orgs.orgs USING btree ((true)) WHERE (cardinality(path) = 1);
CREATE INDEX orgs_order_0 ON orgs.orgs USING btree ((path[1]), depth, code) WHERE (closed_on IS NULL);
CREATE INDEX orgs_order_1 ON orgs.orgs USING btree ((path[2]), depth, code) WHERE ((closed_on IS NULL) AND (path[2] IS NOT NULL));
CREATE INDEX orgs_order_2 ON orgs.orgs USING btree ((path[3]), depth, code) WHERE ((closed_on IS NULL) AND (path[3] IS NOT NULL));
CREATE INDEX orgs_order_3 ON orgs.orgs USING btree ((path[4]), depth, code) WHERE ((closed_on IS NULL) AND (path[4] IS NOT NULL));
CREATE INDEX orgs_order_4 ON orgs.orgs USING btree ((path[5]), depth, code) WHERE ((closed_on IS NULL) AND (path[5] IS NOT NULL));
CREATE INDEX orgs_order_5 ON orgs.orgs USING btree ((path[6]), depth, code) WHERE ((closed_on IS NULL) AND (path[6] IS NOT NULL));
CREATE INDEX orgs_order_6 ON orgs.orgs USING btree ((path[7]), depth, code) WHERE ((closed_on IS NULL) AND (path[7] IS NOT NULL));
CREATE INDEX orgs_subtrees ON orgs.orgs USING gin (path);
alter table orgs.orgs enable row level security;
create policy orgs_are_known_to_all on orgs.orgs for select to gonghui_app using (true);
create policy orgs_change_inside_a_scope on orgs.orgs for insert to gonghui_app with check ((path && platform.scope_orgs()));
create policy orgs_change_only_inside_a_scope on orgs.orgs for update to gonghui_app using ((path && platform.scope_orgs())) with check ((path && platform.scope_orgs()));
create policy system_sees_all on orgs.orgs to gonghui_system using (true) with check (true);
grant insert, select, update on orgs.orgs to gonghui_app;
grant insert, select, update on orgs.orgs to gonghui_system;

-- Where an organisation hangs from a day on, until its next placement.
create table orgs.placements (
  org_id uuid not null,  -- The organisation.
  from_on date not null,  -- First day of this place.
  parent_id uuid,  -- The organisation directly above from that day; null for the root.
  left_parent_id uuid,  -- The organisation it left; null for its founding.
  recorded_at timestamp(3) with time zone not null default now(),  -- When it was entered.
  constraint placements_one_a_day PRIMARY KEY (org_id, from_on),
  constraint placements_left_parent_id_fkey FOREIGN KEY (left_parent_id) REFERENCES orgs.orgs(id),
  constraint placements_org_id_fkey FOREIGN KEY (org_id) REFERENCES orgs.orgs(id),
  constraint placements_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES orgs.orgs(id),
  constraint placements_are_not_below_themselves CHECK ((parent_id <> org_id)),
);
CREATE INDEX placements_departures ON orgs.placements USING btree (left_parent_id, from_on) WHERE (left_parent_id IS NOT NULL);
alter table orgs.placements enable row level security;
create policy placements_are_known_to_all on orgs.placements for select to gonghui_app using (true);
create policy placements_are_replaced_inside_a_scope on orgs.placements for update to gonghui_app using ((EXISTS ( SELECT
   FROM orgs.orgs o
  WHERE ((o.id = placements.org_id) AND (o.path && platform.scope_orgs())))));
create policy placements_change_inside_a_scope on orgs.placements for insert to gonghui_app with check ((EXISTS ( SELECT
   FROM orgs.orgs o
  WHERE ((o.id = placements.org_id) AND (o.path && platform.scope_orgs())))));
create policy system_sees_all on orgs.placements to gonghui_system using (true) with check (true);
grant insert, select on orgs.placements to gonghui_app;
grant insert, select on orgs.placements to gonghui_system;
grant update (parent_id) on orgs.placements to gonghui_app;
grant update (parent_id) on orgs.placements to gonghui_system;

-- Subtrees that moved: every stored path below is rewritten from this list, in order, by a job.
create table orgs.reparentings (
  id uuid not null,  -- Id, in the order of entry.
  kind text not null,  -- moved: the organisation hangs elsewhere; merged: it is closed and all it had is its successor's.
  org_id uuid not null,  -- Top of the subtree that moved, or the organisation that was merged away.
  from_path uuid[] not null,  -- Its path before, itself included.
  to_path uuid[] not null,  -- Its path after, itself included; for a merger the path of the successor.
  effective_on date not null,  -- Day from which it holds.
  recorded_at timestamp(3) with time zone not null default now(),  -- When it was entered.
  done_at timestamp(3) with time zone,  -- When every stored path had followed.
  constraint reparentings_one_of_each_id PRIMARY KEY (id),
  constraint reparentings_org_id_fkey FOREIGN KEY (org_id) REFERENCES orgs.orgs(id),
  constraint reparentings_are_of_two_kinds CHECK ((kind = ANY (ARRAY['moved'::text, 'merged'::text]))),
  constraint reparentings_change_something CHECK ((from_path <> to_path)),
  constraint reparentings_end_at_the_org_or_its_successor CHECK (((to_path[cardinality(to_path)] = org_id) = (kind = 'moved'::text))),
  constraint reparentings_start_at_the_org CHECK ((from_path[cardinality(from_path)] = org_id)),
);
CREATE INDEX reparentings_to_follow ON orgs.reparentings USING btree (id) WHERE (done_at IS NULL);
alter table orgs.reparentings enable row level security;
create policy reparentings_are_known_to_all on orgs.reparentings for select to gonghui_app using (true);
create policy reparentings_stay_inside_a_scope on orgs.reparentings for insert to gonghui_app with check (((from_path && platform.scope_orgs()) AND (to_path && platform.scope_orgs())));
create policy system_sees_all on orgs.reparentings to gonghui_system using (true) with check (true);
grant insert, select on orgs.reparentings to gonghui_app;
grant insert, select on orgs.reparentings to gonghui_system;
grant update (done_at) on orgs.reparentings to gonghui_system;

-- Every two neighbouring characters: trigrams cannot index a search for two Chinese characters.
CREATE OR REPLACE FUNCTION orgs.bigrams(text text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (SELECT COALESCE(array_agg(DISTINCT substr(lower(bigrams.text), at.at, 2)), '{}'::text[]) AS "coalesce" FROM generate_series(1, (length(bigrams.text) - 1)) at(at));

-- A stored path after a re-parenting: the old prefix is exchanged for the new one, other paths stay.
CREATE OR REPLACE FUNCTION orgs.rewrite_path(path uuid[], from_path uuid[], to_path uuid[])
 RETURNS uuid[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN ((path)[1:cardinality(from_path)] = from_path) THEN (to_path || (path)[(cardinality(from_path) + 1):]) ELSE path END;

create schema people;
-- Real-name persons and their membership in unions.
grant usage on schema people to gonghui_app;
grant usage on schema people to gonghui_system;

create sequence people.home_changes_id_seq;

-- The unions a list names and may fill; the pattern of the tables of lists, itself always empty.
create table people.enrolment_unions (
  code text not null,  -- Code of the union.
  id uuid not null,  -- The union.
  path uuid[] not null,  -- From the root to the union.
  constraint enrolment_unions_once_a_code PRIMARY KEY (code),
);

-- What is not simply somebody new; the pattern of the tables of lists, itself always empty.
create table people.enrolment_verdicts (
  line integer not null,  -- Line of the file.
  verdict text not null,  -- What was found.
  person_id uuid,  -- Who was met, or null.
  constraint enrolment_verdicts_once_a_line PRIMARY KEY (line),
);

-- What lists say of persons; itself empty, each list is copied into a table of its own that inherits from this one.
create table people.enrolments (
  line integer not null,  -- Line of the file.
  person_id uuid not null,  -- Id of the person if she is new.
  membership_id uuid not null,  -- Id of the membership if she joins.
  name text not null,  -- Name as the list writes it.
  born_on date not null,  -- Day of birth, from the id number.
  id_sealed bytea not null,  -- Id number of 18 signs, encrypted.
  id_index uuid not null,  -- Its keyed blind index.
  old_index uuid,  -- Keyed blind index of the 15 digits of her old card; null when nobody on file has one.
  phone_sealed bytea,  -- Phone, encrypted; null when the list has none.
  phone_index uuid,  -- Its keyed blind index.
  union_code text not null,  -- Code of the union she belongs to.
  joined_on date not null,  -- First day of membership.
  note text not null,  -- What else the list says, as the reader of the list wrote it.
  constraint enrolments_once_a_line PRIMARY KEY (line),
);
alter table people.enrolments enable row level security;
create policy system_sees_all on people.enrolments to gonghui_system using (true) with check (true);
grant delete, select on people.enrolments to gonghui_system;

-- By how many the members under a union grew or shrank; added into home_counts and forgotten.
create table people.home_changes (
  org_id uuid not null,  -- The union.
  id bigint not null generated always as identity,  -- Running number.
  org_path uuid[] not null,  -- The union and all above it, from the root.
  n integer not null,  -- By how many.
  constraint home_changes_once PRIMARY KEY (org_id, id),
);
alter table people.home_changes enable row level security;
create policy home_changes_in_scope on people.home_changes for select to gonghui_app using (platform.in_scope(org_id, org_path));
create policy system_sees_all on people.home_changes to gonghui_system using (true) with check (true);
grant select on people.home_changes to gonghui_app;
grant delete, insert, select on people.home_changes to gonghui_system;

-- Roll-up: how many members are under a union today. True together with home_changes.
create table people.home_counts (
  org_id uuid not null,  -- The union.
  org_path uuid[] not null,  -- The union and all above it, from the root.
  n bigint not null,  -- How many.
  constraint home_counts_one_a_union PRIMARY KEY (org_id),
);
alter table people.home_counts enable row level security;
create policy home_counts_in_scope on people.home_counts for select to gonghui_app using (platform.in_scope(org_id, org_path));
create policy system_sees_all on people.home_counts to gonghui_system using (true) with check (true);
grant select on people.home_counts to gonghui_app;
grant insert, select, update on people.home_counts to gonghui_system;

-- Who belongs to which union from which day on; at most one at a time.
create table people.memberships (
  owner_id uuid not null,  -- The person.
  id uuid not null,  -- Id of the membership.
  org_id uuid not null,  -- The union.
  org_path uuid[] not null,  -- From the root to the union; follows the tree while the membership lasts, then stays.
  from_on date not null,  -- First day.
  until_on date,  -- First day on which it no longer holds; null while it does.
  recorded_at timestamp(3) with time zone not null default now(),  -- When it was entered.
  constraint memberships_one_of_each_id PRIMARY KEY (owner_id, id),
  constraint memberships_begin_once_a_day UNIQUE (owner_id, from_on),
  constraint memberships_of_a_person FOREIGN KEY (owner_id) REFERENCES people.persons(id),
  constraint memberships_org_id_fkey FOREIGN KEY (org_id) REFERENCES orgs.orgs(id),
  constraint memberships_end_after_they_begin CHECK ((until_on > from_on)),
  constraint memberships_path_ends_at_the_org CHECK ((org_path[cardinality(org_path)] = org_id)),
);
CREATE UNIQUE INDEX memberships_id ON people.memberships USING btree (id);
CREATE INDEX memberships_newest ON people.memberships USING btree (from_on DESC, id DESC);
CREATE INDEX memberships_newest_1 ON people.memberships USING btree ((org_path[2]), from_on DESC, id DESC) WHERE (org_path[2] IS NOT NULL);
CREATE INDEX memberships_newest_2 ON people.memberships USING btree ((org_path[3]), from_on DESC, id DESC) WHERE (org_path[3] IS NOT NULL);
CREATE INDEX memberships_newest_3 ON people.memberships USING btree ((org_path[4]), from_on DESC, id DESC) WHERE (org_path[4] IS NOT NULL);
CREATE INDEX memberships_newest_4 ON people.memberships USING btree ((org_path[5]), from_on DESC, id DESC) WHERE (org_path[5] IS NOT NULL);
CREATE INDEX memberships_newest_5 ON people.memberships USING btree ((org_path[6]), from_on DESC, id DESC) WHERE (org_path[6] IS NOT NULL);
CREATE INDEX memberships_newest_6 ON people.memberships USING btree ((org_path[7]), from_on DESC, id DESC) WHERE (org_path[7] IS NOT NULL);
CREATE INDEX memberships_of_an_org ON people.memberships USING btree (org_id, from_on);
CREATE UNIQUE INDEX memberships_one_at_a_time ON people.memberships USING btree (owner_id) WHERE (until_on IS NULL);
alter table people.memberships enable row level security;
create policy memberships_are_seen_by_the_member_and_her_union on people.memberships for select to gonghui_app using (platform.in_scope(owner_id, org_path));
create policy system_sees_all on people.memberships to gonghui_system using (true) with check (true);
grant select on people.memberships to gonghui_app;
grant insert, select, update on people.memberships to gonghui_system;

-- Which rows followed in a merge, by the rest of their key, so that they can go back.
create table people.merge_rows (
  merge_id uuid not null,  -- The merge.
  table_name text not null,  -- Schema and table.
  key jsonb not null,  -- The primary key of the row but for its owner.
  constraint merge_rows_once PRIMARY KEY (merge_id, table_name, key),
);
grant select on people.merge_rows to gonghui_system;

-- Proposals to make two records of one person one, and what became of them.
create table people.merges (
  owner_id uuid not null,  -- The record that goes.
  id uuid not null,  -- Id.
  survivor_id uuid not null,  -- The record that stays.
  org_path uuid[] not null,  -- From the root to the union under which both are seen.
  state text not null,  -- proposed, done, refused or undone.
  reason text not null,  -- Why they are one.
  proposed_by uuid,  -- Who proposed it; another must approve.
  proposed_by_name text not null,  -- Her name.
  proposed_at timestamp(3) with time zone not null,  -- When.
  decided_by uuid,  -- Who approved or refused it.
  decided_by_name text,  -- Her name.
  decided_at timestamp(3) with time zone,  -- When.
  undone_by_name text,  -- Who undid it.
  undone_at timestamp(3) with time zone,  -- When.
  before jsonb,  -- What else must be put back when it is undone: homes and memberships.
  constraint merges_of_a_person PRIMARY KEY (owner_id, id),
  constraint merges_are_in_a_known_state CHECK ((state = ANY (ARRAY['proposed'::text, 'done'::text, 'refused'::text, 'undone'::text]))),
  constraint merges_join_two CHECK ((survivor_id <> owner_id)),
);
CREATE INDEX merges_decided ON people.merges USING btree (decided_at) WHERE (state = 'done'::text);
CREATE UNIQUE INDEX merges_id ON people.merges USING btree (id);
CREATE INDEX merges_newest ON people.merges USING btree (proposed_at DESC, id DESC);
CREATE UNIQUE INDEX merges_proposed_once ON people.merges USING btree (owner_id) WHERE (state = ANY (ARRAY['proposed'::text, 'done'::text]));
alter table people.merges enable row level security;
create policy merges_in_scope on people.merges for select to gonghui_app using (platform.in_scope(NULL::uuid, org_path));
create policy system_sees_all on people.merges to gonghui_system using (true) with check (true);
grant select on people.merges to gonghui_app;
grant insert, select, update on people.merges to gonghui_system;

-- Real persons, each once. Kept while a union or a service has business with her; erased by owner_id.
create table people.persons (
  owner_id uuid not null,  -- Herself.
  id uuid not null,  -- Id of the person.
  name text not null,  -- Name as on the id card.
  born_on date not null,  -- Day of birth, from the id number.
  id_sealed bytea not null,  -- Id number, encrypted.
  id_index uuid not null,  -- Keyed blind index of the id number (18 signs, upper case; 15 of an old card that nobody has upgraded).
  phone_sealed bytea,  -- Mobile phone, encrypted; null while unknown.
  phone_index uuid,  -- Keyed blind index of the phone (11 digits). Relatives may share one.
  dead_on date,  -- Day of death; null as far as known.
  home_path uuid[],  -- From the root to the union she belongs to today; null while she belongs to none. Kept by the membership verbs.
  registered_at timestamp(3) with time zone not null default now(),  -- When she became known.
  merged_into uuid,  -- The record that this one turned out to double; it owns nothing lasting any more and leads there.
  id_digits smallint not null default 18,  -- 18; 15 while only the number of an old card is known.
  constraint persons_one_of_each_id PRIMARY KEY (owner_id, id),
  constraint persons_one_of_each_id_number UNIQUE (id_index),
  constraint persons_die_after_birth CHECK ((dead_on >= born_on)),
  constraint persons_have_a_name CHECK (((length(name) >= 1) AND (length(name) <= 50))),
  constraint persons_id_numbers_have_15_or_18_digits CHECK ((id_digits = ANY (ARRAY[15, 18]))),
  constraint persons_merge_into_another CHECK ((merged_into <> id)),
  constraint persons_merged_belong_to_no_union CHECK (((merged_into IS NULL) OR (home_path IS NULL))),
  constraint persons_own_themselves CHECK ((owner_id = id)),
  constraint persons_phone_is_sealed_and_indexed CHECK (((phone_sealed IS NULL) = (phone_index IS NULL))),
);
CREATE UNIQUE INDEX persons_id ON people.persons USING btree (id);
CREATE INDEX persons_level_1 ON people.persons USING btree ((home_path[2]), name, id) WHERE (home_path[2] IS NOT NULL);
CREATE INDEX persons_level_2 ON people.persons USING btree ((home_path[3]), name, id) WHERE (home_path[3] IS NOT NULL);
CREATE INDEX persons_level_3 ON people.persons USING btree ((home_path[4]), name, id) WHERE (home_path[4] IS NOT NULL);
CREATE INDEX persons_level_4 ON people.persons USING btree ((home_path[5]), name, id) WHERE (home_path[5] IS NOT NULL);
CREATE INDEX persons_level_5 ON people.persons USING btree ((home_path[6]), name, id) WHERE (home_path[6] IS NOT NULL);
CREATE INDEX persons_level_6 ON people.persons USING btree ((home_path[7]), name, id) WHERE (home_path[7] IS NOT NULL);
CREATE INDEX persons_merged ON people.persons USING btree (merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX persons_name ON people.persons USING btree (name, id);
CREATE INDEX persons_name_after_1 ON people.persons USING btree (substr(name, 2), id) WHERE (length(name) > 2);
CREATE INDEX persons_name_after_2 ON people.persons USING btree (substr(name, 3), id) WHERE (length(name) > 3);
CREATE INDEX persons_name_parts ON people.persons USING gin (people.name_parts(name)) WITH (fastupdate=off) WHERE (length(name) > 4);
CREATE INDEX persons_phone ON people.persons USING btree (phone_index) WHERE (phone_index IS NOT NULL);
CREATE INDEX persons_with_old_number ON people.persons USING btree (id) WHERE (id_digits = 15);
alter table people.persons enable row level security;
create policy persons_are_seen_by_themselves_and_their_union on people.persons for select to gonghui_app using (platform.in_scope(owner_id, home_path));
create policy system_sees_all on people.persons to gonghui_system using (true) with check (true);
grant select on people.persons to gonghui_app;
grant insert, select, update on people.persons to gonghui_system;

-- Throws the tables of one list away.
CREATE OR REPLACE FUNCTION people.drop_enrolments(batch uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  suffix text := replace(batch::text, '-', '');
begin
  execute format('drop table if exists people.%I, people.%I, people.%I',
    'enrolments_' || suffix, 'enrolment_verdicts_' || suffix, 'enrolment_unions_' || suffix);
end $function$
;
grant execute on function people.drop_enrolments(uuid) to gonghui_system;

-- Gives the rows that followed in a merge back.
CREATE OR REPLACE FUNCTION people.give_back(of_merge uuid, tables text[], columns text[])
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  merge people.merges;
  parts text[] := '{}';
  sums text[] := '{}';
  place integer;
  keys text[];
  moved bigint;
begin
  select * into strict merge from people.merges m where m.id = of_merge;
  if merge.state <> 'done' then raise exception 'merge % is %', of_merge, merge.state; end if;
  for place in 1 .. cardinality(tables) loop
    keys := people.keys_but_owner(tables[place]::regclass, columns[place]);
    parts := parts || format('t%s as (update %s t set %I = %L from people.merge_rows r
        where r.merge_id = %L and r.table_name = %L and t.%I = %L and to_jsonb((select k from (select %s) k)) = r.key returning 1)',
      place, tables[place]::regclass, columns[place], merge.owner_id, of_merge, tables[place], columns[place], merge.survivor_id,
      (select string_agg('t.' || one, ', ') from unnest(keys) one));
    sums := sums || format('(select count(*) from t%s)', place);
  end loop;
  execute 'with ' || array_to_string(parts, ', ') || ' select ' || array_to_string(sums, ' + ') into moved;
  return moved;
end $function$
;
grant execute on function people.give_back(uuid,text[],text[]) to gonghui_system;

-- Persons below a union whose name has the part from its second or third character on.
CREATE OR REPLACE FUNCTION people.ids_with_name_after(part text, org_id uuid, level integer, most integer)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
 SET enable_bitmapscan TO 'on'
AS $function$
declare
  walks constant boolean := org_id is null or level <= 2;
  inside text := case when org_id is null then 'true'
    else pg_catalog.format('p.home_path[%s] %s %L::uuid', level, case when walks then 'is not distinct from' else '=' end, org_id) end;
  beyond text := part || U&'\+10FFFF';
begin
  perform pg_catalog.set_config('enable_bitmapscan', case when walks then 'off' else 'on' end, true);
  return query execute pg_catalog.format(
    '(select p.id from people.persons p where pg_catalog.length(p.name) > 2 and pg_catalog.substr(p.name, 2) >= %L collate "C"
        and pg_catalog.substr(p.name, 2) < %L collate "C" and %s limit %s)
     union all
     (select p.id from people.persons p where pg_catalog.length(p.name) > 3 and pg_catalog.substr(p.name, 3) >= %L collate "C"
        and pg_catalog.substr(p.name, 3) < %L collate "C" and %s limit %s)',
    part, beyond, inside, most, part, beyond, inside, most);
end $function$;

-- Ids of persons whose name holds the part (two characters or more) after its first character, below one union or anywhere.
CREATE OR REPLACE FUNCTION people.ids_with_name_part(part text, org_id uuid, level integer, most integer)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  inside text := case when org_id is null then 'true' else pg_catalog.format('p.home_path[%s] = %L::uuid', level, org_id) end;
begin
  return query select after.id from people.ids_with_name_after(part, org_id, level, most) as after (id);
  return query execute pg_catalog.format(
    'select p.id from people.persons p where pg_catalog.length(p.name) > 4 and people.name_parts(p.name) operator(pg_catalog.@>) %L::text[]
        and pg_catalog.strpos(p.name, %L) > 3 and %s limit %s',
    (select pg_catalog.array_agg(pg_catalog.substr(part, at, 2)) from pg_catalog.generate_series(1, pg_catalog.length(part) - 1) at),
    part, inside, most);
end $function$
;
grant execute on function people.ids_with_name_part(text,uuid,integer,integer) to gonghui_app, gonghui_system;

-- Lets a copied list be read in runs of lines.
CREATE OR REPLACE FUNCTION people.index_enrolments(batch uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
 SET maintenance_work_mem TO '256MB'
AS $function$
declare
  suffix text := replace(batch::text, '-', '');
begin
  execute format('create index on people.%I (line)', 'enrolments_' || suffix);
  execute format('analyze people.%I', 'enrolments_' || suffix);
end $function$
;
grant execute on function people.index_enrolments(uuid) to gonghui_system;

-- Lets the rows of one person be found in a list that was carried out.
CREATE OR REPLACE FUNCTION people.keep_enrolments(batch uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
 SET maintenance_work_mem TO '256MB'
AS $function$
begin
  execute format('create index on people.%I (id_index)', 'enrolments_' || replace(batch::text, '-', ''));
end $function$
;
grant execute on function people.keep_enrolments(uuid) to gonghui_system;

-- Names of a table's key but for its owner.
CREATE OR REPLACE FUNCTION people.keys_but_owner(of_table regclass, owner text)
 RETURNS text[]
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
RETURN (SELECT COALESCE(array_agg(quote_ident((a.attname)::text) ORDER BY a.attnum), '{}'::text[]) AS "coalesce" FROM (pg_index i JOIN pg_attribute a ON (((a.attrelid = i.indrelid) AND (a.attnum = ANY ((i.indkey)::smallint[]))))) WHERE ((i.indrelid = (keys_but_owner.of_table)::oid) AND i.indisprimary AND (a.attname <> keys_but_owner.owner)));

-- Mergers since an instant whose record that went owns rows in tables that follow.
CREATE OR REPLACE FUNCTION people.mergers_left_behind(tables text[], columns text[], since timestamp with time zone)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  return query execute 'select m.id from people.merges m where m.state = ''done'' and m.decided_at >= $1 and ('
    || (select string_agg(format('exists (select from %s t where t.%I = m.owner_id)', name::regclass, col), ' or ')
        from unnest(tables, columns) as given (name, col)) || ') order by m.id' using since;
end $function$
;
grant execute on function people.mergers_left_behind(text[],text[],timestamp with time zone) to gonghui_system;

-- Neighbouring characters of a name, two and two; trigrams cannot index a search for two Chinese characters.
CREATE OR REPLACE FUNCTION people.name_parts(name text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN array_remove(ARRAY[substr(name, 1, 2), substr(name, 2, 2), substr(name, 3, 2), substr(name, 4, 2), substr(name, 5, 2), substr(name, 6, 2), substr(name, 7, 2), substr(name, 8, 2), substr(name, 9, 2), substr(name, 10, 2)], ''::text);

-- Makes the tables of one list.
CREATE OR REPLACE FUNCTION people.open_enrolments(batch uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  suffix text := replace(batch::text, '-', '');
  pattern text;
begin
  foreach pattern in array array['enrolments', 'enrolment_verdicts', 'enrolment_unions'] loop
    execute format('create table people.%I (like people.%I including comments)%s', pattern || '_' || suffix, pattern,
      case pattern when 'enrolments' then ' inherits (people.enrolments)' else '' end);
    execute format('comment on table people.%I is %L', pattern || '_' || suffix, 'Of one list.');
    execute format('grant select, insert, update, delete on people.%I to gonghui_system', pattern || '_' || suffix);
  end loop;
end $function$
;
grant execute on function people.open_enrolments(uuid) to gonghui_system;

-- The living persons with a phone, by its blind index.
CREATE OR REPLACE FUNCTION people.persons_with_phone(wanted uuid, most integer)
 RETURNS TABLE(id uuid, name text, id_sealed bytea)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  return query select p.id, p.name::text, p.id_sealed from people.persons p
    where p.phone_index = wanted and p.dead_on is null and p.merged_into is null order by p.id limit most;
end
$function$
;
grant execute on function people.persons_with_phone(uuid,integer) to gonghui_app, gonghui_system;

-- Gives the rows that the record of a proposed merge, or of one that holds, owns in some tables of one schema to the record that stays.
CREATE OR REPLACE FUNCTION people.reown(of_merge uuid, tables text[], columns text[])
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  merge people.merges;
  parts text[] := '{}';
  names text[] := '{}';
  place integer;
  keys text[];
  found record;
  moved bigint := 0;
begin
  select * into strict merge from people.merges m where m.id = of_merge;
  if merge.state not in ('proposed', 'done') then raise exception 'merge % is %', of_merge, merge.state; end if;
  if merge.state = 'done' and not exists (
      select from people.persons p where p.id = merge.owner_id and p.merged_into = merge.survivor_id) then
    raise exception 'merge % does not hold', of_merge;
  end if;
  for place in 1 .. cardinality(tables) loop
    if tables[place] ~ '^(ledger|audit)\.' then raise exception '% never changes its owner', tables[place]; end if;
    keys := people.keys_but_owner(tables[place]::regclass, columns[place]);
    parts := parts || format('t%s as (update %s t set %I = %L where t.%I = %L returning to_jsonb((select k from (select %s) k)) as key)',
      place, tables[place]::regclass, columns[place], merge.survivor_id, columns[place], merge.owner_id,
      (select string_agg('t.' || one, ', ') from unnest(keys) one));
    names := names || format('select %L::uuid, %L, key from t%s', of_merge, tables[place], place);
  end loop;
  begin
    execute 'with ' || array_to_string(parts, ', ') || ' insert into people.merge_rows (merge_id, table_name, key) '
      || array_to_string(names, ' union all ') || ' on conflict do nothing';
    get diagnostics moved = row_count;
    return moved;
  exception when unique_violation or foreign_key_violation or exclusion_violation then
    null;
  end;
  for place in 1 .. cardinality(tables) loop
    keys := people.keys_but_owner(tables[place]::regclass, columns[place]);
    for found in execute format('select t.ctid as at, to_jsonb((select k from (select %s) k)) as key from %s t where t.%I = %L',
        (select string_agg('t.' || one, ', ') from unnest(keys) one), tables[place]::regclass, columns[place], merge.owner_id) loop
      begin
        execute format('update %s t set %I = %L where t.ctid = %L', tables[place]::regclass, columns[place], merge.survivor_id, found.at);
        insert into people.merge_rows (merge_id, table_name, key) values (of_merge, tables[place], found.key) on conflict do nothing;
        moved := moved + 1;
      exception when unique_violation or foreign_key_violation or exclusion_violation then
        null;
      end;
    end loop;
  end loop;
  return moved;
end $function$
;
grant execute on function people.reown(uuid,text[],text[]) to gonghui_system;

create schema platform;
grant usage on schema platform to gonghui_app;
grant usage on schema platform to gonghui_system;

-- First answers of requests that move value; a replay with the same key gets this one. Kept 90 days.
create table platform.answers (
  owner_id uuid not null,  -- Who asked.
  key text not null,  -- Idempotency-Key of the request.
  request_digest text not null,  -- SHA-256 of method, path and body: the same key for another request is refused.
  answer jsonb not null,  -- What was answered.
  answered_at timestamp(3) with time zone not null default now(),  -- When.
  constraint answers_one_per_key PRIMARY KEY (owner_id, key),
  constraint answers_key_is_short CHECK (((length(key) >= 8) AND (length(key) <= 100))),
);
alter table platform.answers enable row level security;
create policy answers_are_the_askers_own on platform.answers to gonghui_app using ((owner_id = platform.scope_person())) with check ((owner_id = platform.scope_person()));
create policy system_sees_all on platform.answers to gonghui_system using (true) with check (true);
grant insert, select, update on platform.answers to gonghui_app;
grant delete, insert, select, update on platform.answers to gonghui_system;

-- Every migration that was applied, once.
create table platform.migrations (
  name text not null,  -- File name under db/migrations.
  digest text not null,  -- SHA-256 of the file as it was applied.
  applied_at timestamp(3) with time zone not null default now(),  -- When it was applied.
  constraint migrations_pkey PRIMARY KEY (name),
);

-- Fingerprint of the keys that the private fields of this database are sealed with; one row. A start with other keys is refused.
create table platform.seal_keys (
  fingerprint text not null,  -- A text known to everybody, digested under both keys; tells nothing of them.
  first_used_at timestamp(3) with time zone not null,  -- When a platform first started with these keys.
  constraint seal_keys_are_one_pair PRIMARY KEY (fingerprint),
);
CREATE UNIQUE INDEX seal_keys_has_one_row ON platform.seal_keys USING btree ((true));
alter table platform.seal_keys enable row level security;
create policy system_sees_all on platform.seal_keys to gonghui_system using (true) with check (true);
grant insert, select on platform.seal_keys to gonghui_system;

-- Row-level security of every person-owned table: my own, or inside a subtree of mine.
CREATE OR REPLACE FUNCTION platform.in_scope(owner_id uuid, org_path uuid[])
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN COALESCE(((owner_id = platform.scope_person()) OR (org_path && platform.scope_orgs())), false);

-- Lets the planner know what a bulk load wrote, at once: only the owner of a table may analyze it, and autovacuum may be a minute late.
CREATE OR REPLACE FUNCTION platform.refresh_statistics(relations regclass[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  relation regclass;
begin
  foreach relation in array relations loop
    execute format('analyze %s', relation);
  end loop;
end $function$
;
grant execute on function platform.refresh_statistics(regclass[]) to gonghui_system;

-- Roots of the subtrees that the running transaction may see; set by SET LOCAL, empty otherwise.
CREATE OR REPLACE FUNCTION platform.scope_orgs()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (COALESCE(NULLIF(current_setting('gonghui.orgs'::text, true), ''::text), '{}'::text))::uuid[];

-- The person on whose behalf the transaction runs, or null.
CREATE OR REPLACE FUNCTION platform.scope_person()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('gonghui.person'::text, true), ''::text))::uuid;

create schema privacy;
-- What people may ask about what is kept of them, and who looked at it or took it out.
grant usage on schema privacy to gonghui_app;
grant usage on schema privacy to gonghui_system;

-- What people are asked to consent to, in versions that never change once published.
create table privacy.consent_texts (
  purpose text not null,  -- What for: service and noun.
  version integer not null,  -- Number of the version.
  title text not null,  -- One line.
  body text not null,  -- The whole text.
  published_at timestamp(3) with time zone not null,  -- When it was published.
  constraint consent_texts_one_of_each_version PRIMARY KEY (purpose, version),
  constraint consent_texts_count_from_one CHECK ((version >= 1)),
);
alter table privacy.consent_texts enable row level security;
create policy consent_texts_are_known_to_all on privacy.consent_texts for select to gonghui_app using (true);
create policy system_sees_all on privacy.consent_texts to gonghui_system using (true) with check (true);
grant select on privacy.consent_texts to gonghui_app;
grant insert, select on privacy.consent_texts to gonghui_system;

-- Who consented to what, from when until when. Given anew after a withdrawal or for a new text.
create table privacy.consents (
  owner_id uuid not null,  -- The person.
  id uuid not null,  -- Id; in order of time.
  purpose text not null,  -- What for.
  version integer not null,  -- Which version of the text.
  given_at timestamp(3) with time zone not null,  -- When it was given.
  withdrawn_at timestamp(3) with time zone,  -- When it was withdrawn; null while it holds.
  constraint consents_of_a_person PRIMARY KEY (owner_id, id),
  constraint consents_are_to_a_text FOREIGN KEY (purpose, version) REFERENCES privacy.consent_texts(purpose, version),
  constraint consents_end_after_they_begin CHECK ((withdrawn_at >= given_at)),
);
CREATE UNIQUE INDEX consents_once_at_a_time ON privacy.consents USING btree (owner_id, purpose) WHERE (withdrawn_at IS NULL);
alter table privacy.consents enable row level security;
create policy consents_are_the_persons_own on privacy.consents to gonghui_app using ((owner_id = platform.scope_person())) with check ((owner_id = platform.scope_person()));
create policy system_sees_all on privacy.consents to gonghui_system using (true) with check (true);
grant insert, select on privacy.consents to gonghui_app;
grant delete, insert, select, update on privacy.consents to gonghui_system;
grant update (withdrawn_at) on privacy.consents to gonghui_app;

-- Copies of everything kept of a person, made at her wish. Only she may take one, and after seven days the content is gone.
create table privacy.copies (
  owner_id uuid not null,  -- The person.
  id uuid not null,  -- Id of the copy.
  job_id uuid not null,  -- The job that makes it.
  requested_at timestamp(3) with time zone not null,  -- When she asked.
  ready_at timestamp(3) with time zone,  -- When it was ready; null while it is being made.
  expires_at timestamp(3) with time zone,  -- From when its content is gone.
  rows integer,  -- How many rows it holds.
  archive_sealed bytea,  -- The ZIP with JSON and CSV, encrypted; null before it is ready and after it is gone.
  document_sealed bytea,  -- The PDF, encrypted; null likewise.
  constraint copies_of_a_person PRIMARY KEY (owner_id, id),
  constraint copies_are_whole CHECK (((archive_sealed IS NULL) = (document_sealed IS NULL))),
  constraint copies_ready_end_some_day CHECK ((((ready_at IS NULL) = (expires_at IS NULL)) AND ((ready_at IS NULL) = (rows IS NULL)))),
);
CREATE UNIQUE INDEX copies_id ON privacy.copies USING btree (id);
CREATE INDEX copies_to_forget ON privacy.copies USING btree (expires_at) WHERE (archive_sealed IS NOT NULL);
alter table privacy.copies enable row level security;
create policy copies_are_the_persons_own on privacy.copies to gonghui_app using ((owner_id = platform.scope_person())) with check ((owner_id = platform.scope_person()));
create policy system_sees_all on privacy.copies to gonghui_system using (true) with check (true);
grant insert, select on privacy.copies to gonghui_app;
grant delete, insert, select, update on privacy.copies to gonghui_system;

-- Requests of people to put right what is kept of them; the case of the same id says where each stands.
create table privacy.corrections (
  owner_id uuid not null,  -- The person.
  id uuid not null,  -- Id; that of its case too.
  org_path uuid[] not null,  -- From the root to the union that reviews it.
  kind text not null,  -- name, id-number or other.
  wish_sealed bytea not null,  -- How it should read, encrypted.
  before_sealed bytea,  -- How it read before it was put right, encrypted; null unless it was.
  words text not null,  -- What is wrong, in her own words.
  document_id uuid,  -- The document that shows it; null where none is needed.
  requested_at timestamp(3) with time zone not null,  -- When she asked.
  closed_at timestamp(3) with time zone,  -- When it was decided or withdrawn; null while it is open.
  constraint corrections_of_a_person PRIMARY KEY (owner_id, id),
  constraint corrections_are_of_three_kinds CHECK ((kind = ANY (ARRAY['name'::text, 'id-number'::text, 'other'::text]))),
  constraint corrections_of_identity_have_a_document CHECK (((kind = 'other'::text) OR (document_id IS NOT NULL))),
);
CREATE UNIQUE INDEX corrections_id ON privacy.corrections USING btree (id);
CREATE UNIQUE INDEX corrections_one_of_a_kind_at_a_time ON privacy.corrections USING btree (owner_id, kind) WHERE (closed_at IS NULL);
CREATE INDEX corrections_to_end ON privacy.corrections USING btree (closed_at) WHERE (closed_at IS NOT NULL);
CREATE INDEX corrections_to_follow ON privacy.corrections USING btree ((org_path[1])) WHERE (closed_at IS NULL);
alter table privacy.corrections enable row level security;
create policy corrections_in_scope on privacy.corrections to gonghui_app using (platform.in_scope(owner_id, org_path)) with check (platform.in_scope(owner_id, org_path));
create policy system_sees_all on privacy.corrections to gonghui_system using (true) with check (true);
grant insert, select, update on privacy.corrections to gonghui_app;
grant delete, insert, select, update on privacy.corrections to gonghui_system;

-- Every time an officer saw a person unmasked. Never updated; she reads her own, auditors those of their subtrees.
create table privacy.disclosures (
  owner_id uuid not null,  -- The person who was seen.
  id uuid not null,  -- Id; in order of time.
  org_path uuid[] not null,  -- From the root to her home union then.
  officer_id uuid not null,  -- Who looked.
  officer_name text not null,  -- Her name then.
  officer_org_id uuid,  -- The union for which she looked.
  reason text not null,  -- Which of the listed reasons.
  words text not null,  -- The reason in her own words.
  place text not null,  -- On which page, as the page names itself.
  disclosed_at timestamp(3) with time zone not null,  -- When.
  constraint disclosures_of_a_person PRIMARY KEY (owner_id, id),
  constraint disclosures_have_a_reason CHECK (((length(words) >= 2) AND (length(words) <= 200))),
);
CREATE INDEX disclosures_by_an_officer ON privacy.disclosures USING btree (officer_id, disclosed_at DESC);
CREATE INDEX disclosures_level_1 ON privacy.disclosures USING btree ((org_path[1]), id DESC) WHERE (org_path[1] IS NOT NULL);
CREATE INDEX disclosures_level_2 ON privacy.disclosures USING btree ((org_path[2]), id DESC) WHERE (org_path[2] IS NOT NULL);
CREATE INDEX disclosures_level_3 ON privacy.disclosures USING btree ((org_path[3]), id DESC) WHERE (org_path[3] IS NOT NULL);
CREATE INDEX disclosures_level_4 ON privacy.disclosures USING btree ((org_path[4]), id DESC) WHERE (org_path[4] IS NOT NULL);
CREATE INDEX disclosures_level_5 ON privacy.disclosures USING btree ((org_path[5]), id DESC) WHERE (org_path[5] IS NOT NULL);
CREATE INDEX disclosures_level_6 ON privacy.disclosures USING btree ((org_path[6]), id DESC) WHERE (org_path[6] IS NOT NULL);
CREATE INDEX disclosures_level_7 ON privacy.disclosures USING btree ((org_path[7]), id DESC) WHERE (org_path[7] IS NOT NULL);
alter table privacy.disclosures enable row level security;
create policy disclosures_are_made_inside_a_scope on privacy.disclosures for insert to gonghui_app with check (((org_path && platform.scope_orgs()) AND (officer_id = platform.scope_person())));
create policy disclosures_in_scope on privacy.disclosures for select to gonghui_app using ((platform.in_scope(owner_id, org_path) OR (officer_id = platform.scope_person())));
create policy system_sees_all on privacy.disclosures to gonghui_system using (true) with check (true);
grant insert, select on privacy.disclosures to gonghui_app;
grant delete, insert, select on privacy.disclosures to gonghui_system;
grant update (officer_name, words) on privacy.disclosures to gonghui_system;

-- Requests to be erased: waiting, reviewed, carried out. The report says what went and what the law keeps.
create table privacy.erasures (
  owner_id uuid not null,  -- The person.
  id uuid not null,  -- Id; in order of time.
  org_path uuid[] not null,  -- From the root to her home union when she asked; empty for none.
  person_name text not null,  -- Her name, shown masked; blanked when it is done.
  words text not null,  -- Why, in her own words; may be empty.
  requested_at timestamp(3) with time zone not null,  -- When she asked.
  waits_until timestamp(3) with time zone not null,  -- Until then she may think better of it.
  state text not null,  -- waiting, cancelled by herself, approved, refused, running, done.
  cancelled_at timestamp(3) with time zone,  -- When she took it back.
  decided_at timestamp(3) with time zone,  -- When it was decided.
  decided_by uuid,  -- Who decided; null for the platform.
  decided_by_name text,  -- Name of who decided.
  decision_words text,  -- What was said to it.
  job_id uuid,  -- The job that carries it out.
  done_at timestamp(3) with time zone,  -- When it was carried out.
  report jsonb,  -- What became of each table: rows deleted, blanked, kept.
  constraint erasures_of_a_person PRIMARY KEY (owner_id, id),
  constraint erasures_decided_say_by_whom CHECK (((decided_at IS NULL) = (decided_by_name IS NULL))),
  constraint erasures_done_are_reported CHECK ((((state = 'done'::text) = (done_at IS NOT NULL)) AND ((state = 'done'::text) = (report IS NOT NULL)))),
  constraint erasures_stand_somewhere CHECK ((state = ANY (ARRAY['waiting'::text, 'cancelled'::text, 'approved'::text, 'refused'::text, 'running'::text, 'done'::text]))),
);
CREATE UNIQUE INDEX erasures_id ON privacy.erasures USING btree (id);
CREATE INDEX erasures_level_1 ON privacy.erasures USING btree ((org_path[1]), id DESC) WHERE (org_path[1] IS NOT NULL);
CREATE INDEX erasures_level_2 ON privacy.erasures USING btree ((org_path[2]), id DESC) WHERE (org_path[2] IS NOT NULL);
CREATE INDEX erasures_level_3 ON privacy.erasures USING btree ((org_path[3]), id DESC) WHERE (org_path[3] IS NOT NULL);
CREATE INDEX erasures_level_4 ON privacy.erasures USING btree ((org_path[4]), id DESC) WHERE (org_path[4] IS NOT NULL);
CREATE INDEX erasures_level_5 ON privacy.erasures USING btree ((org_path[5]), id DESC) WHERE (org_path[5] IS NOT NULL);
CREATE INDEX erasures_level_6 ON privacy.erasures USING btree ((org_path[6]), id DESC) WHERE (org_path[6] IS NOT NULL);
CREATE INDEX erasures_level_7 ON privacy.erasures USING btree ((org_path[7]), id DESC) WHERE (org_path[7] IS NOT NULL);
CREATE UNIQUE INDEX erasures_one_at_a_time ON privacy.erasures USING btree (owner_id) WHERE (state = ANY (ARRAY['waiting'::text, 'approved'::text, 'running'::text]));
CREATE INDEX erasures_to_carry_out ON privacy.erasures USING btree (waits_until) WHERE (state = 'approved'::text);
alter table privacy.erasures enable row level security;
create policy erasures_in_scope on privacy.erasures to gonghui_app using (platform.in_scope(owner_id, org_path));
create policy system_sees_all on privacy.erasures to gonghui_system using (true) with check (true);
grant insert, select, update on privacy.erasures to gonghui_app;
grant insert, select, update on privacy.erasures to gonghui_system;

-- Every file with persons that left the console: who took it, for what, how many rows, and the number it bears.
create table privacy.exports (
  id uuid not null,  -- Id; in order of time.
  number text not null,  -- The number printed in the file.
  org_path uuid[] not null,  -- From the root to the union of whoever took it.
  officer_id uuid not null,  -- Who took it.
  officer_name text not null,  -- Her name.
  kind text not null,  -- Which list: service and noun.
  title text not null,  -- What the file is called.
  format text not null,  -- csv, xlsx or pdf.
  reason text not null,  -- For what, in her own words.
  rows integer,  -- How many rows; null while it is written, and when it broke off.
  exported_at timestamp(3) with time zone not null,  -- When it was begun.
  finished_at timestamp(3) with time zone,  -- When its last row was written.
  constraint exports_one_of_an_id PRIMARY KEY (id),
  constraint exports_are_numbered_once UNIQUE (number),
  constraint exports_are_of_three_formats CHECK ((format = ANY (ARRAY['csv'::text, 'xlsx'::text, 'pdf'::text]))),
  constraint exports_say_for_what CHECK (((length(reason) >= 2) AND (length(reason) <= 200))),
);
CREATE INDEX exports_by_an_officer ON privacy.exports USING btree (officer_id, id DESC);
CREATE INDEX exports_level_1 ON privacy.exports USING btree ((org_path[1]), id DESC) WHERE (org_path[1] IS NOT NULL);
CREATE INDEX exports_level_2 ON privacy.exports USING btree ((org_path[2]), id DESC) WHERE (org_path[2] IS NOT NULL);
CREATE INDEX exports_level_3 ON privacy.exports USING btree ((org_path[3]), id DESC) WHERE (org_path[3] IS NOT NULL);
CREATE INDEX exports_level_4 ON privacy.exports USING btree ((org_path[4]), id DESC) WHERE (org_path[4] IS NOT NULL);
CREATE INDEX exports_level_5 ON privacy.exports USING btree ((org_path[5]), id DESC) WHERE (org_path[5] IS NOT NULL);
CREATE INDEX exports_level_6 ON privacy.exports USING btree ((org_path[6]), id DESC) WHERE (org_path[6] IS NOT NULL);
CREATE INDEX exports_level_7 ON privacy.exports USING btree ((org_path[7]), id DESC) WHERE (org_path[7] IS NOT NULL);
alter table privacy.exports enable row level security;
create policy exports_are_finished_by_the_taker on privacy.exports for update to gonghui_app using ((officer_id = platform.scope_person())) with check ((officer_id = platform.scope_person()));
create policy exports_are_the_takers_own on privacy.exports for insert to gonghui_app with check ((officer_id = platform.scope_person()));
create policy exports_in_scope on privacy.exports for select to gonghui_app using (platform.in_scope(officer_id, org_path));
create policy system_sees_all on privacy.exports to gonghui_system using (true) with check (true);
grant insert, select on privacy.exports to gonghui_app;
grant insert, select on privacy.exports to gonghui_system;
grant update (rows, finished_at) on privacy.exports to gonghui_app;
grant update (officer_name) on privacy.exports to gonghui_system;

-- What the nightly walk found past its time and what it did with it, table by table.
create table privacy.retention_runs (
  id uuid not null,  -- Id; in order of time.
  started_at timestamp(3) with time zone not null,  -- When it began.
  finished_at timestamp(3) with time zone,  -- When it ended; null when it broke off.
  report jsonb not null,  -- For each table: until which day, how many rows, what was done.
  constraint retention_runs_one_of_an_id PRIMARY KEY (id),
);
alter table privacy.retention_runs enable row level security;
create policy retention_runs_are_known_to_officers on privacy.retention_runs for select to gonghui_app using ((cardinality(platform.scope_orgs()) > 0));
create policy system_sees_all on privacy.retention_runs to gonghui_system using (true) with check (true);
grant select on privacy.retention_runs to gonghui_app;
grant delete, insert, select, update on privacy.retention_runs to gonghui_system;

-- Numbers that the federation sets for itself; the newest row of a name holds.
create table privacy.settings (
  id uuid not null,  -- Id; in order of time.
  name text not null,  -- Which setting.
  value integer not null,  -- Its value.
  set_by text not null,  -- Name of who set it.
  set_at timestamp(3) with time zone not null,  -- When.
  constraint settings_one_of_an_id PRIMARY KEY (id),
  constraint settings_are_not_negative CHECK ((value >= 0)),
);
CREATE INDEX settings_newest ON privacy.settings USING btree (name, id DESC);
alter table privacy.settings enable row level security;
create policy settings_are_known_to_all on privacy.settings for select to gonghui_app using (true);
create policy settings_are_set_by_officers on privacy.settings for insert to gonghui_app with check ((cardinality(platform.scope_orgs()) > 0));
create policy system_sees_all on privacy.settings to gonghui_system using (true) with check (true);
grant insert, select on privacy.settings to gonghui_app;
grant insert, select on privacy.settings to gonghui_system;

create schema relations;
-- Bonds of two sides, each a person or an organisation, with a duty and a term. Names no service.
grant usage on schema relations to gonghui_app;
grant usage on schema relations to gonghui_system;

-- That a duty was done: a visit, a lesson, an inspection. Never changed but by erasure.
create table relations.duties_done (
  owner_id uuid not null,  -- The keeper.
  id uuid not null,  -- Id.
  relation_id uuid not null,  -- The relation.
  done_on date not null,  -- On which day.
  time_of_day text,  -- morning, afternoon or evening; null where it says nothing.
  text text not null,  -- What was done and found.
  file_ids uuid[] not null,  -- Photographs and documents.
  subject_kind text,  -- Whom or what it concerned, such as person; null for the sides themselves.
  subject_id uuid,  -- Id of whom or what it concerned.
  done_by uuid,  -- Who entered it; null for the platform.
  done_by_name text not null,  -- Her name.
  recorded_at timestamp(3) with time zone not null,  -- When it was entered.
  constraint duties_done_of_a_keeper PRIMARY KEY (owner_id, id),
  constraint duties_done_of_a_relation FOREIGN KEY (owner_id, relation_id) REFERENCES relations.relations(owner_id, id),
  constraint duties_done_at_a_time CHECK ((time_of_day = ANY (ARRAY['morning'::text, 'afternoon'::text, 'evening'::text]))),
  constraint duties_done_subject_is_whole CHECK (((subject_kind IS NULL) = (subject_id IS NULL))),
);
CREATE INDEX duties_done_of_one ON relations.duties_done USING btree (relation_id, done_on DESC, id DESC);
CREATE INDEX duties_done_on_a_subject ON relations.duties_done USING btree (subject_id) WHERE (subject_id IS NOT NULL);
alter table relations.duties_done enable row level security;
create policy duties_done_of_visible_relations on relations.duties_done for select to gonghui_app using ((EXISTS ( SELECT
   FROM relations.relations r
  WHERE ((r.owner_id = duties_done.owner_id) AND (r.id = duties_done.relation_id)))));
create policy system_sees_all on relations.duties_done to gonghui_system using (true) with check (true);
grant select on relations.duties_done to gonghui_app;
grant insert, select on relations.duties_done to gonghui_system;
grant update (text) on relations.duties_done to gonghui_system;

-- Relations that ended before their term, or had none, each with the reason. Never changed.
create table relations.endings (
  owner_id uuid not null,  -- The keeper.
  relation_id uuid not null,  -- The relation.
  ends_on date not null,  -- First day on which it no longer holds.
  reason text not null,  -- Why.
  ended_by text not null,  -- Name of who ended it.
  ended_at timestamp(3) with time zone not null,  -- When.
  constraint endings_once_a_relation PRIMARY KEY (owner_id, relation_id),
  constraint endings_of_a_relation FOREIGN KEY (owner_id, relation_id) REFERENCES relations.relations(owner_id, id),
  constraint endings_give_a_reason CHECK ((length(reason) >= 2)),
);
alter table relations.endings enable row level security;
create policy endings_of_visible_relations on relations.endings for select to gonghui_app using ((EXISTS ( SELECT
   FROM relations.relations r
  WHERE ((r.owner_id = endings.owner_id) AND (r.id = endings.relation_id)))));
create policy system_sees_all on relations.endings to gonghui_system using (true) with check (true);
grant select on relations.endings to gonghui_app;
grant insert, select on relations.endings to gonghui_system;

-- Bonds in force and ended ones, which stay readable. The end in fact is a row of endings, mirrored in ends_on.
create table relations.relations (
  owner_id uuid not null,  -- The organisation that keeps it.
  id uuid not null,  -- Id.
  org_path uuid[] not null,  -- From the root to the keeper; follows the tree.
  kind text not null,  -- Which kind, as a service names it.
  duty text not null,  -- What the sides are to do.
  note text not null,  -- Remark.
  from_on date not null,  -- First day.
  until_on date,  -- First day on which it no longer holds, as agreed; null without end. A renewal moves it.
  ends_on date,  -- First day on which it no longer holds, in fact.
  begun_by text not null,  -- Name of who entered it.
  begun_at timestamp(3) with time zone not null,  -- When.
  constraint relations_of_a_keeper PRIMARY KEY (owner_id, id),
  constraint relations_end_follows_the_term CHECK (((until_on IS NULL) OR (ends_on IS NOT NULL))),
  constraint relations_end_no_later_than_agreed CHECK (((ends_on >= from_on) AND ((until_on IS NULL) OR (ends_on <= until_on)))),
  constraint relations_hold_some_days CHECK ((until_on > from_on)),
  constraint relations_path_ends_at_the_keeper CHECK ((org_path[cardinality(org_path)] = owner_id)),
);
CREATE INDEX relations_ending ON relations.relations USING btree (ends_on, id) WHERE (ends_on IS NOT NULL);
CREATE UNIQUE INDEX relations_id ON relations.relations USING btree (id);
CREATE INDEX relations_newest_1 ON relations.relations USING btree ((org_path[1]), kind, from_on DESC, id DESC) WHERE (org_path[1] IS NOT NULL);
CREATE INDEX relations_newest_2 ON relations.relations USING btree ((org_path[2]), kind, from_on DESC, id DESC) WHERE (org_path[2] IS NOT NULL);
CREATE INDEX relations_newest_3 ON relations.relations USING btree ((org_path[3]), kind, from_on DESC, id DESC) WHERE (org_path[3] IS NOT NULL);
CREATE INDEX relations_newest_4 ON relations.relations USING btree ((org_path[4]), kind, from_on DESC, id DESC) WHERE (org_path[4] IS NOT NULL);
CREATE INDEX relations_newest_5 ON relations.relations USING btree ((org_path[5]), kind, from_on DESC, id DESC) WHERE (org_path[5] IS NOT NULL);
CREATE INDEX relations_newest_6 ON relations.relations USING btree ((org_path[6]), kind, from_on DESC, id DESC) WHERE (org_path[6] IS NOT NULL);
CREATE INDEX relations_newest_7 ON relations.relations USING btree ((org_path[7]), kind, from_on DESC, id DESC) WHERE (org_path[7] IS NOT NULL);
alter table relations.relations enable row level security;
create policy relations_of_mine_and_below on relations.relations for select to gonghui_app using (((org_path && platform.scope_orgs()) OR (EXISTS ( SELECT
   FROM relations.sides s
  WHERE ((s.relation_id = relations.id) AND ((s.owner_id = platform.scope_person()) OR (s.party_path && platform.scope_orgs())))))));
create policy system_sees_all on relations.relations to gonghui_system using (true) with check (true);
grant select on relations.relations to gonghui_app;
grant insert, select on relations.relations to gonghui_system;
grant update (org_path, until_on, ends_on) on relations.relations to gonghui_system;

-- Terms agreed anew. Never changed.
create table relations.renewals (
  owner_id uuid not null,  -- The keeper.
  relation_id uuid not null,  -- The relation.
  seq integer not null,  -- Counts from 1.
  until_on date,  -- First day on which it no longer holds from then on; null without end.
  renewed_by text not null,  -- Name of who entered it.
  renewed_at timestamp(3) with time zone not null,  -- When.
  constraint renewals_of_a_relation PRIMARY KEY (owner_id, relation_id, seq),
  constraint renewals_belong_to_a_relation FOREIGN KEY (owner_id, relation_id) REFERENCES relations.relations(owner_id, id),
);
alter table relations.renewals enable row level security;
create policy renewals_of_visible_relations on relations.renewals for select to gonghui_app using ((EXISTS ( SELECT
   FROM relations.relations r
  WHERE ((r.owner_id = renewals.owner_id) AND (r.id = renewals.relation_id)))));
create policy system_sees_all on relations.renewals to gonghui_system using (true) with check (true);
grant select on relations.renewals to gonghui_app;
grant insert, select on relations.renewals to gonghui_system;

-- Who stands on either side; a party finds its bonds by its own id.
create table relations.sides (
  owner_id uuid not null,  -- The person or organisation.
  relation_id uuid not null,  -- The relation.
  side text not null,  -- a or b, as the kind names them.
  keeper_id uuid not null,  -- The organisation that keeps it.
  org_path uuid[] not null,  -- From the root to the keeper; follows the tree.
  holder text not null,  -- person or org.
  party_path uuid[] not null,  -- From the root to the organisation that is the party; empty for a person.
  name text not null,  -- Name of the party then.
  constraint sides_of_a_party PRIMARY KEY (owner_id, relation_id, side),
  constraint sides_one_of_each UNIQUE (relation_id, side),
  constraint sides_of_a_relation FOREIGN KEY (keeper_id, relation_id) REFERENCES relations.relations(owner_id, id),
  constraint sides_are_persons_or_organisations CHECK ((holder = ANY (ARRAY['person'::text, 'org'::text]))),
  constraint sides_are_two CHECK ((side = ANY (ARRAY['a'::text, 'b'::text]))),
);
alter table relations.sides enable row level security;
create policy sides_of_mine_and_below on relations.sides for select to gonghui_app using ((platform.in_scope(owner_id, org_path) OR (party_path && platform.scope_orgs()) OR relations.stands_in(relation_id)));
create policy system_sees_all on relations.sides to gonghui_system using (true) with check (true);
grant select on relations.sides to gonghui_app;
grant insert, select on relations.sides to gonghui_system;
grant update (org_path, party_path, name) on relations.sides to gonghui_system;

-- Whether the caller, or an organisation of hers, stands on a side of a relation; asked past row-level security, because a side cannot ask for its twin under its own policy.
CREATE OR REPLACE FUNCTION relations.stands_in(bond uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
    select exists (select from relations.sides s where s.relation_id = bond
      and (s.owner_id = platform.scope_person() or s.party_path operator(pg_catalog.&&) platform.scope_orgs()))
  $function$
;
grant execute on function relations.stands_in(uuid) to gonghui_app, gonghui_system;

create schema unions;
-- Founding of unions, their terms of office, and the changes of their tree with what they rest on.
grant usage on schema unions to gonghui_app;
grant usage on schema unions to gonghui_system;

-- Applications to found a union, each a case of the same id at the desk of the union above.
create table unions.applications (
  owner_id uuid not null,  -- Who applied.
  id uuid not null,  -- Id of the application and of its case.
  org_path uuid[] not null,  -- From the root to the union that decides.
  parent_id uuid not null,  -- The union above, which decides.
  kind text not null,  -- Kind of the organisation to be founded.
  name text not null,  -- Its full name.
  credit_code text,  -- Its own unified social credit code, where it already has one.
  employer_name text not null,  -- The employer whose workers it organises.
  employer_credit_code text,  -- Unified social credit code of the employer.
  worker_count integer not null,  -- Workers of the employer.
  member_count integer not null,  -- Workers who have agreed to join.
  founder_name text not null,  -- Head of the preparatory group.
  remark text not null,  -- Anything else the applicant says.
  file_ids uuid[] not null,  -- Papers handed in.
  state text not null,  -- Where it stands; moves only together with its case.
  filed_at timestamp(3) with time zone not null,  -- When it was last handed in.
  decided_at timestamp(3) with time zone,  -- When it was decided.
  org_id uuid,  -- The union that came of it.
  constraint applications_of_a_person PRIMARY KEY (owner_id, id),
  constraint applications_are_below_their_parent CHECK ((org_path[cardinality(org_path)] = parent_id)),
  constraint applications_count_workers CHECK (((worker_count > 0) AND ((member_count >= 0) AND (member_count <= worker_count)))),
  constraint applications_founded_have_a_union CHECK (((state = 'founded'::text) = (org_id IS NOT NULL))),
  constraint applications_stand_somewhere CHECK ((state = ANY (ARRAY['filed'::text, 'returned'::text, 'founded'::text, 'refused'::text, 'withdrawn'::text]))),
);
CREATE UNIQUE INDEX applications_id ON unions.applications USING btree (id);
CREATE UNIQUE INDEX applications_once_an_employer ON unions.applications USING btree (employer_credit_code) WHERE (state = ANY (ARRAY['filed'::text, 'returned'::text]));
alter table unions.applications enable row level security;
create policy applications_in_scope on unions.applications to gonghui_app using (platform.in_scope(owner_id, org_path)) with check (platform.in_scope(owner_id, org_path));
create policy system_sees_all on unions.applications to gonghui_system using (true) with check (true);
grant insert, select, update on unions.applications to gonghui_app;
grant insert, select, update on unions.applications to gonghui_system;

-- Every change of the tree with what it rests on and what it moved. Never changed.
create table unions.changes (
  id uuid not null,  -- Id, in the order of entry.
  org_id uuid not null,  -- The union that it is about.
  org_path uuid[] not null,  -- Its path when it was decided; for a merger that of the successor.
  org_ids uuid[] not null,  -- Every union that it touched.
  kind text not null,  -- found, move, merge, split, rename, close or reopen.
  effective_on date not null,  -- Day from which it holds.
  basis text not null,  -- The document it rests on.
  sentence text not null,  -- What was done, with the names of that day.
  counts jsonb not null,  -- Unions, members, open cases and accounts that went along.
  recorded_by uuid,  -- Who entered it; null for the command line.
  recorded_by_name text not null,  -- Her name then.
  recorded_at timestamp(3) with time zone not null,  -- When.
  constraint changes_have_one_id PRIMARY KEY (id),
  constraint changes_are_of_known_kinds CHECK ((kind = ANY (ARRAY['found'::text, 'move'::text, 'merge'::text, 'split'::text, 'rename'::text, 'close'::text, 'reopen'::text]))),
);
CREATE INDEX changes_of_a_union ON unions.changes USING gin (org_ids);
alter table unions.changes enable row level security;
create policy changes_in_scope on unions.changes to gonghui_app using ((org_path && platform.scope_orgs())) with check ((org_path && platform.scope_orgs()));
create policy system_sees_all on unions.changes to gonghui_system using (true) with check (true);
grant insert, select on unions.changes to gonghui_app;
grant insert, select on unions.changes to gonghui_system;
grant update (org_path) on unions.changes to gonghui_system;

-- Elections as they were held; never changed.
create table unions.elections (
  id uuid not null,  -- Id of the election.
  org_id uuid not null,  -- The union.
  org_path uuid[] not null,  -- From the root to the union.
  kind text not null,  -- general: a new term begins; by-election: a vacancy is filled until its end.
  held_on date not null,  -- Day of the meeting.
  method text not null,  -- members: all members; delegates: their representatives; committee: the committee elects from its own.
  eligible_count integer not null,  -- Who should have come.
  attended_count integer not null,  -- Who came.
  file_ids uuid[] not null,  -- Minutes, count of votes, reply of the union above.
  note text not null,  -- Anything else.
  recorded_by uuid,  -- Who entered it.
  recorded_by_name text not null,  -- Her name then.
  recorded_at timestamp(3) with time zone not null,  -- When.
  constraint elections_have_one_id PRIMARY KEY (id),
  constraint elections_are_held_in_a_known_way CHECK ((method = ANY (ARRAY['members'::text, 'delegates'::text, 'committee'::text]))),
  constraint elections_are_of_two_kinds CHECK ((kind = ANY (ARRAY['general'::text, 'by-election'::text]))),
  constraint elections_have_their_quorum CHECK (((eligible_count > 0) AND (attended_count <= eligible_count) AND ((attended_count * 3) >= (eligible_count * 2)))),
);
CREATE INDEX elections_of_a_union ON unions.elections USING btree (org_id, held_on DESC, id);
alter table unions.elections enable row level security;
create policy elections_in_scope on unions.elections to gonghui_app using ((org_path && platform.scope_orgs())) with check ((org_path && platform.scope_orgs()));
create policy system_sees_all on unions.elections to gonghui_system using (true) with check (true);
grant insert, select on unions.elections to gonghui_app;
grant insert, select on unions.elections to gonghui_system;
grant update (org_path) on unions.elections to gonghui_system;

-- How many firms there are in the area of a union, from outside; coverage is measured against it.
create table unions.firm_totals (
  org_id uuid not null,  -- The union of the area.
  org_path uuid[] not null,  -- From the root to the union.
  year integer not null,  -- The year.
  firm_count integer not null,  -- Firms that should have a union.
  source text not null,  -- Where the number is from.
  recorded_by_name text not null,  -- Who entered it.
  recorded_at timestamp(3) with time zone not null,  -- When.
  constraint firm_totals_one_a_year PRIMARY KEY (org_id, year),
  constraint firm_totals_count_firms CHECK ((firm_count > 0)),
);
alter table unions.firm_totals enable row level security;
create policy firm_totals_in_scope on unions.firm_totals to gonghui_app using ((org_path && platform.scope_orgs())) with check ((org_path && platform.scope_orgs()));
create policy system_sees_all on unions.firm_totals to gonghui_system using (true) with check (true);
grant insert, select, update on unions.firm_totals to gonghui_app;
grant insert, select, update on unions.firm_totals to gonghui_system;

-- Rows of a list that were refused, with every reason and what they said.
create table unions.import_rejects (
  import_id uuid not null,  -- The import.
  line integer not null,  -- Line of the file, counted from 1 with the heading.
  codes text[] not null,  -- Every reason.
  cells text[] not null,  -- The cells of the row in the order of the template.
  constraint import_rejects_once_a_line PRIMARY KEY (import_id, line),
  constraint import_rejects_import_id_fkey FOREIGN KEY (import_id) REFERENCES unions.imports(id),
  constraint import_rejects_have_a_reason CHECK ((cardinality(codes) > 0)),
);
alter table unions.import_rejects enable row level security;
create policy rejects_go_with_their_import on unions.import_rejects to gonghui_app using ((EXISTS ( SELECT
   FROM unions.imports i
  WHERE (i.id = import_rejects.import_id)))) with check ((EXISTS ( SELECT
   FROM unions.imports i
  WHERE (i.id = import_rejects.import_id))));
create policy system_sees_all on unions.import_rejects to gonghui_system using (true) with check (true);
grant insert, select on unions.import_rejects to gonghui_app;
grant delete, insert, select on unions.import_rejects to gonghui_system;

-- Lists of unions that were loaded, with their balance.
create table unions.imports (
  id uuid not null,  -- Id of the import.
  org_id uuid,  -- The organisation in whose name it was loaded; null for the command line on an empty tree.
  org_path uuid[] not null,  -- From the root to it.
  file_id uuid not null,  -- The file as it came.
  file_name text not null,  -- Its name.
  state text not null,  -- running or done.
  rows integer not null default 0,  -- Rows of the file.
  loaded integer not null default 0,  -- Unions founded.
  unchanged integer not null default 0,  -- Rows that say what is already there.
  rejected integer not null default 0,  -- Rows refused with reasons.
  job_id uuid,  -- The job that loads it.
  imported_by uuid,  -- The officer; null for the command line.
  imported_by_name text not null,  -- Her name then.
  imported_at timestamp(3) with time zone not null,  -- When it was started.
  ended_at timestamp(3) with time zone,  -- When it was done.
  constraint imports_have_one_id PRIMARY KEY (id),
  constraint imports_balance_to_the_row CHECK (((state <> 'done'::text) OR (rows = ((loaded + unchanged) + rejected)))),
  constraint imports_stand_somewhere CHECK ((state = ANY (ARRAY['running'::text, 'done'::text]))),
);
CREATE INDEX imports_newest ON unions.imports USING btree (imported_at DESC, id);
alter table unions.imports enable row level security;
create policy imports_in_scope on unions.imports to gonghui_app using ((org_path && platform.scope_orgs())) with check ((org_path && platform.scope_orgs()));
create policy system_sees_all on unions.imports to gonghui_system using (true) with check (true);
grant insert, select, update on unions.imports to gonghui_app;
grant insert, select, update on unions.imports to gonghui_system;

-- Who holds which post of a union from a day to a day.
create table unions.posts (
  owner_id uuid not null,  -- The person.
  id uuid not null,  -- Id of the holding.
  org_id uuid not null,  -- The union.
  org_path uuid[] not null,  -- From the root to the union.
  post text not null,  -- chair 主席, vice-chair 副主席, member 委员, audit-chair 经审主任, women-chair 女职工主任.
  name text not null,  -- Her name when she was elected: a public office is held by name.
  term_id uuid not null,  -- The term.
  election_id uuid not null,  -- The election that gave it.
  votes integer not null,  -- Votes for her.
  from_on date not null,  -- First day.
  until_on date,  -- First day on which she holds it no more; null while she does.
  end_reason text,  -- term-ended, resigned, dismissed or union-ended.
  end_note text,  -- Why, in words.
  constraint posts_of_a_person PRIMARY KEY (owner_id, id),
  constraint posts_election_id_fkey FOREIGN KEY (election_id) REFERENCES unions.elections(id),
  constraint posts_term_id_fkey FOREIGN KEY (term_id) REFERENCES unions.terms(id),
  constraint posts_are_known CHECK ((post = ANY (ARRAY['chair'::text, 'vice-chair'::text, 'member'::text, 'audit-chair'::text, 'women-chair'::text]))),
  constraint posts_end_after_they_begin CHECK ((until_on >= from_on)),
  constraint posts_end_for_a_reason CHECK ((((until_on IS NULL) = (end_reason IS NULL)) AND (end_reason = ANY (ARRAY['term-ended'::text, 'resigned'::text, 'dismissed'::text, 'union-ended'::text])))),
);
CREATE UNIQUE INDEX posts_id ON unions.posts USING btree (id);
CREATE INDEX posts_of_a_union ON unions.posts USING btree (org_id, from_on DESC, id);
CREATE UNIQUE INDEX posts_once_a_person ON unions.posts USING btree (org_id, post, owner_id) WHERE (until_on IS NULL);
CREATE UNIQUE INDEX posts_one_holder_a_day ON unions.posts USING btree (org_id, post, from_on) WHERE (post = ANY (ARRAY['chair'::text, 'audit-chair'::text, 'women-chair'::text]));
CREATE UNIQUE INDEX posts_one_holder_now ON unions.posts USING btree (org_id, post) WHERE ((until_on IS NULL) AND (post = ANY (ARRAY['chair'::text, 'audit-chair'::text, 'women-chair'::text])));
alter table unions.posts enable row level security;
create policy posts_in_scope on unions.posts to gonghui_app using (platform.in_scope(owner_id, org_path)) with check ((org_path && platform.scope_orgs()));
create policy system_sees_all on unions.posts to gonghui_system using (true) with check (true);
grant insert, select on unions.posts to gonghui_app;
grant insert, select on unions.posts to gonghui_system;
grant update (until_on, end_reason, end_note) on unions.posts to gonghui_app;
grant update (org_path, until_on, end_reason, end_note) on unions.posts to gonghui_system;

-- What a union is beyond its place in the tree.
create table unions.profiles (
  org_id uuid not null,  -- The union.
  org_path uuid[] not null,  -- From the root to the union.
  employer_name text,  -- The employer whose workers it organises; null for federations.
  employer_credit_code text,  -- Unified social credit code of the employer.
  worker_count integer,  -- Workers of the employer.
  established_on date not null,  -- Day of its establishment by its papers; the tree may know it only later.
  ended_on date,  -- First day on which it is no more.
  source text not null,  -- application, import or split.
  recorded_at timestamp(3) with time zone not null,  -- When it was entered.
  constraint profiles_one_a_union PRIMARY KEY (org_id),
  constraint profiles_are_on_their_path CHECK ((org_path[cardinality(org_path)] = org_id)),
  constraint profiles_came_from_somewhere CHECK ((source = ANY (ARRAY['application'::text, 'import'::text, 'split'::text]))),
  constraint profiles_count_workers CHECK ((worker_count >= 0)),
);
CREATE UNIQUE INDEX profiles_once_an_employer ON unions.profiles USING btree (employer_credit_code) WHERE (ended_on IS NULL);
CREATE INDEX profiles_subtrees ON unions.profiles USING gin (org_path);
alter table unions.profiles enable row level security;
create policy profiles_are_known_to_all on unions.profiles for select to gonghui_app using (true);
create policy profiles_begin_inside_a_scope on unions.profiles for insert to gonghui_app with check ((org_path && platform.scope_orgs()));
create policy profiles_change_inside_a_scope on unions.profiles for update to gonghui_app using ((org_path && platform.scope_orgs())) with check ((org_path && platform.scope_orgs()));
create policy system_sees_all on unions.profiles to gonghui_system using (true) with check (true);
grant insert, select, update on unions.profiles to gonghui_app;
grant insert, select, update on unions.profiles to gonghui_system;

-- Which reminder of a term has gone out; each goes once.
create table unions.reminders (
  term_id uuid not null,  -- The term.
  step text not null,  -- soon: the set days before; due: a month before; overdue: the day after.
  sent_at timestamp(3) with time zone not null,  -- When.
  constraint reminders_once_a_step PRIMARY KEY (term_id, step),
  constraint reminders_term_id_fkey FOREIGN KEY (term_id) REFERENCES unions.terms(id),
  constraint reminders_have_three_steps CHECK ((step = ANY (ARRAY['soon'::text, 'due'::text, 'overdue'::text]))),
);
alter table unions.reminders enable row level security;
create policy system_sees_all on unions.reminders to gonghui_system using (true) with check (true);
grant insert, select on unions.reminders to gonghui_system;

-- How long a term lasts and when it is reminded of; holds for a union and all below until one of these sets its own.
create table unions.settings (
  org_id uuid not null,  -- The union that set it.
  org_path uuid[] not null,  -- From the root to the union.
  term_years integer not null,  -- Years of a term.
  remind_days integer not null,  -- Days before the end at which the union is reminded.
  set_by_name text not null,  -- Who set it.
  set_at timestamp(3) with time zone not null,  -- When.
  constraint settings_one_a_union PRIMARY KEY (org_id),
  constraint settings_remind_in_time CHECK (((remind_days >= 15) AND (remind_days <= 365))),
  constraint settings_terms_are_of_three_or_five_years CHECK ((term_years = ANY (ARRAY[3, 5]))),
);
alter table unions.settings enable row level security;
create policy settings_are_known_to_all on unions.settings for select to gonghui_app using (true);
create policy settings_change_inside_a_scope on unions.settings for insert to gonghui_app with check ((org_path && platform.scope_orgs()));
create policy settings_change_only_inside_a_scope on unions.settings for update to gonghui_app using ((org_path && platform.scope_orgs())) with check ((org_path && platform.scope_orgs()));
create policy system_sees_all on unions.settings to gonghui_system using (true) with check (true);
grant insert, select, update on unions.settings to gonghui_app;
grant insert, select, update on unions.settings to gonghui_system;

-- Terms of office of a union's committee, one after another.
create table unions.terms (
  id uuid not null,  -- Id of the term.
  org_id uuid not null,  -- The union.
  org_path uuid[] not null,  -- From the root to the union.
  ordinal integer not null,  -- The how-manieth: 第几届.
  years integer not null,  -- Its length.
  from_on date not null,  -- First day.
  due_on date not null,  -- Day by which the next election is due.
  ended_on date,  -- First day of the next term, or of the end of the union; null while it lasts.
  election_id uuid not null,  -- The election from which it came.
  constraint terms_have_one_id PRIMARY KEY (id),
  constraint terms_once_an_ordinal UNIQUE (org_id, ordinal),
  constraint terms_do_not_overlap EXCLUDE USING gist (org_id WITH =, daterange(from_on, ended_on) WITH &&),
  constraint terms_election_id_fkey FOREIGN KEY (election_id) REFERENCES unions.elections(id),
  constraint terms_end_after_they_begin CHECK (((due_on > from_on) AND (ended_on >= from_on) AND (ordinal > 0))),
);
CREATE INDEX terms_due ON unions.terms USING btree (due_on, id) WHERE (ended_on IS NULL);
CREATE INDEX terms_level_0 ON unions.terms USING btree ((org_path[1]), due_on, org_id) WHERE (ended_on IS NULL);
CREATE INDEX terms_level_1 ON unions.terms USING btree ((org_path[2]), due_on, org_id) WHERE (ended_on IS NULL);
CREATE INDEX terms_level_2 ON unions.terms USING btree ((org_path[3]), due_on, org_id) WHERE (ended_on IS NULL);
CREATE INDEX terms_level_3 ON unions.terms USING btree ((org_path[4]), due_on, org_id) WHERE (ended_on IS NULL);
CREATE INDEX terms_level_4 ON unions.terms USING btree ((org_path[5]), due_on, org_id) WHERE (ended_on IS NULL);
CREATE INDEX terms_level_5 ON unions.terms USING btree ((org_path[6]), due_on, org_id) WHERE (ended_on IS NULL);
CREATE INDEX terms_level_6 ON unions.terms USING btree ((org_path[7]), due_on, org_id) WHERE (ended_on IS NULL);
CREATE UNIQUE INDEX terms_one_at_a_time ON unions.terms USING btree (org_id) WHERE (ended_on IS NULL);
alter table unions.terms enable row level security;
create policy system_sees_all on unions.terms to gonghui_system using (true) with check (true);
create policy terms_in_scope on unions.terms to gonghui_app using ((org_path && platform.scope_orgs())) with check ((org_path && platform.scope_orgs()));
grant insert, select on unions.terms to gonghui_app;
grant insert, select on unions.terms to gonghui_system;
grant update (ended_on) on unions.terms to gonghui_app;
grant update (org_path, ended_on) on unions.terms to gonghui_system;

create schema voices;
-- What workers raise: suggestions, difficulties, disputes and petitions, and what came of them.
grant usage on schema voices to gonghui_app;
grant usage on schema voices to gonghui_system;

-- People who are trusted in a community, with the ground of each of the four qualities; the relation of the same id says from when to when.
create table voices.acquaintances (
  owner_id uuid not null,  -- Who is trusted.
  id uuid not null,  -- Id, also of the relation with the community.
  org_id uuid not null,  -- The community or union in which she is known.
  org_path uuid[] not null,  -- From the root to it; follows the tree.
  skills text[] not null,  -- Topics she is good at.
  ability text not null,  -- What shows 有能力.
  network text not null,  -- What shows 有人脉.
  resources text not null,  -- What shows 有资源.
  appeal text not null,  -- What shows 有号召力.
  made_by_name text not null,  -- Who entered her.
  made_at timestamp(3) with time zone not null,  -- When.
  ended_at timestamp(3) with time zone,  -- When she left the roster; null while she is on it.
  constraint acquaintances_of_a_person PRIMARY KEY (owner_id, id),
  constraint acquaintances_are_of_a_person FOREIGN KEY (owner_id) REFERENCES people.persons(id),
  constraint acquaintances_org_id_fkey FOREIGN KEY (org_id) REFERENCES orgs.orgs(id),
  constraint acquaintances_have_all_four_qualities CHECK ((LEAST(length(ability), length(network), length(resources), length(appeal)) >= 2)),
  constraint acquaintances_path_ends_at_the_org CHECK ((org_path[cardinality(org_path)] = org_id)),
);
CREATE UNIQUE INDEX acquaintances_id ON voices.acquaintances USING btree (id);
CREATE INDEX acquaintances_of_a_community ON voices.acquaintances USING gin (org_path);
CREATE UNIQUE INDEX acquaintances_once_a_community ON voices.acquaintances USING btree (owner_id, org_id) WHERE (ended_at IS NULL);
alter table voices.acquaintances enable row level security;
create policy acquaintances_in_scope on voices.acquaintances to gonghui_app using (platform.in_scope(owner_id, org_path)) with check (platform.in_scope(owner_id, org_path));
create policy system_sees_all on voices.acquaintances to gonghui_system using (true) with check (true);
grant select on voices.acquaintances to gonghui_app;
grant delete, insert, select, update on voices.acquaintances to gonghui_system;

-- Closed voices told to everybody without names. A published one keeps its words for ever.
create table voices.board_entries (
  id uuid not null,  -- Id.
  voice_id uuid not null,  -- The voice it tells of.
  org_id uuid not null,  -- The union whose voice it is.
  org_path uuid[] not null,  -- From the root to that union; follows the tree.
  topic text not null,  -- What it is about.
  question text not null,  -- What was raised, in words that tell nobody who it was.
  answer text not null,  -- How it was solved.
  written_by uuid not null,  -- The officer.
  written_by_name text not null,  -- Her name then.
  written_at timestamp(3) with time zone not null,  -- When.
  published_at timestamp(3) with time zone,  -- When it was put on the board; null for a draft.
  withdrawn_at timestamp(3) with time zone,  -- When it was taken off.
  withdrawn_because text,  -- Why.
  constraint board_entries_have_one_id PRIMARY KEY (id),
  constraint board_entries_org_id_fkey FOREIGN KEY (org_id) REFERENCES orgs.orgs(id),
  constraint board_entries_are_withdrawn_for_a_reason CHECK (((withdrawn_at IS NULL) = (withdrawn_because IS NULL))),
  constraint board_entries_path_ends_at_the_org CHECK ((org_path[cardinality(org_path)] = org_id)),
);
CREATE INDEX board_entries_newest ON voices.board_entries USING btree (published_at DESC, id DESC) WHERE ((published_at IS NOT NULL) AND (withdrawn_at IS NULL));
CREATE INDEX board_entries_of_a_union ON voices.board_entries USING gin (org_path);
CREATE UNIQUE INDEX board_entries_one_of_a_voice ON voices.board_entries USING btree (voice_id) WHERE (withdrawn_at IS NULL);
alter table voices.board_entries enable row level security;
create policy board_entries_of_my_unions on voices.board_entries to gonghui_app using ((org_path && platform.scope_orgs())) with check ((org_path && platform.scope_orgs()));
create policy published_entries_are_for_everybody on voices.board_entries for select to gonghui_app using (((published_at IS NOT NULL) AND (withdrawn_at IS NULL)));
create policy system_sees_all on voices.board_entries to gonghui_system using (true) with check (true);
CREATE TRIGGER board_entries_keep_their_words BEFORE UPDATE ON voices.board_entries FOR EACH ROW EXECUTE FUNCTION voices.keep_published();
grant insert, select on voices.board_entries to gonghui_app;
grant insert, select, update on voices.board_entries to gonghui_system;
grant update (question, answer, published_at, withdrawn_at, withdrawn_because) on voices.board_entries to gonghui_app;

-- 熟人问诊: which trusted person has been given which voice.
create table voices.consultations (
  owner_id uuid not null,  -- The trusted person.
  id uuid not null,  -- Id.
  acquaintance_id uuid not null,  -- Her entry on the roster.
  voice_id uuid not null,  -- The voice.
  org_path uuid[] not null,  -- From the root to the union of whoever raised it, as it was then.
  note text not null,  -- How she is acquainted with the party, and what is asked of her.
  given_by_name text not null,  -- Who gave it to her.
  given_at timestamp(3) with time zone not null,  -- When.
  ended_at timestamp(3) with time zone,  -- When it was given to another; null while she has it.
  constraint consultations_of_a_person PRIMARY KEY (owner_id, id),
  constraint consultations_are_of_a_person FOREIGN KEY (owner_id) REFERENCES people.persons(id),
);
CREATE UNIQUE INDEX consultations_one_of_a_voice ON voices.consultations USING btree (voice_id) WHERE (ended_at IS NULL);
alter table voices.consultations enable row level security;
create policy consultations_in_scope on voices.consultations to gonghui_app using (platform.in_scope(owner_id, org_path)) with check (platform.in_scope(owner_id, org_path));
create policy system_sees_all on voices.consultations to gonghui_system using (true) with check (true);
grant select on voices.consultations to gonghui_app;
grant delete, insert, select, update on voices.consultations to gonghui_system;

-- What a closed voice created: a place, a thing, a service, a rule that is there since.
create table voices.outcomes (
  id uuid not null,  -- Id.
  voice_id uuid not null,  -- The voice it goes back to.
  org_id uuid not null,  -- The union whose it is.
  org_path uuid[] not null,  -- From the root to that union; follows the tree.
  kind text not null,  -- aed, health-station, facility, service or rule.
  name text not null,  -- What it is called.
  place text not null,  -- Where it is.
  since_on date not null,  -- Since when.
  made_by uuid not null,  -- The officer who entered it.
  made_by_name text not null,  -- Her name then.
  made_at timestamp(3) with time zone not null,  -- When.
  constraint outcomes_have_one_id PRIMARY KEY (id),
  constraint outcomes_org_id_fkey FOREIGN KEY (org_id) REFERENCES orgs.orgs(id),
  constraint outcomes_kind_is_known CHECK ((kind = ANY (ARRAY['aed'::text, 'health-station'::text, 'facility'::text, 'service'::text, 'rule'::text]))),
  constraint outcomes_path_ends_at_the_org CHECK ((org_path[cardinality(org_path)] = org_id)),
);
CREATE INDEX outcomes_of_a_kind ON voices.outcomes USING btree (kind, since_on DESC, id DESC);
CREATE UNIQUE INDEX outcomes_once ON voices.outcomes USING btree (voice_id, kind, name, place);
alter table voices.outcomes enable row level security;
create policy outcomes_of_my_unions on voices.outcomes to gonghui_app using ((org_path && platform.scope_orgs())) with check ((org_path && platform.scope_orgs()));
create policy system_sees_all on voices.outcomes to gonghui_system using (true) with check (true);
grant insert, select on voices.outcomes to gonghui_app;
grant insert, select, update on voices.outcomes to gonghui_system;

-- What a union has set for itself and those below it; the newest row of the nearest union above counts. Only added to.
create table voices.settings (
  org_id uuid not null,  -- The union that set it.
  id uuid not null,  -- Id.
  org_path uuid[] not null,  -- From the root to it; follows the tree.
  intake_days smallint not null,  -- Working days to take a voice in.
  work_days smallint not null,  -- Working days to work on it, unless whoever assigns gives others.
  person_days smallint not null,  -- Working days for the person to say whether it is solved.
  unit_days smallint not null,  -- Working days for her unit to recognise.
  evening_from smallint not null,  -- First hour of the evening in which homes are visited.
  evening_until smallint not null,  -- Hour before which a visit begins.
  set_by uuid not null,  -- Who set it.
  set_by_name text not null,  -- Her name then.
  set_at timestamp(3) with time zone not null,  -- When.
  constraint settings_of_a_union PRIMARY KEY (org_id, id),
  constraint settings_org_id_fkey FOREIGN KEY (org_id) REFERENCES orgs.orgs(id),
  constraint settings_evening_is_one CHECK ((((evening_from >= 17) AND (evening_from <= 21)) AND ((evening_until >= 18) AND (evening_until <= 23)) AND (evening_from < evening_until))),
  constraint settings_give_days CHECK (((LEAST(intake_days, work_days, person_days, unit_days) >= 1) AND (GREATEST(intake_days, work_days, person_days, unit_days) <= 120))),
  constraint settings_path_ends_at_the_union CHECK ((org_path[cardinality(org_path)] = org_id)),
);
CREATE UNIQUE INDEX settings_id ON voices.settings USING btree (id);
alter table voices.settings enable row level security;
create policy settings_are_known_to_all on voices.settings for select to gonghui_app using (true);
create policy settings_are_made_inside_a_scope on voices.settings for insert to gonghui_app with check ((org_path && platform.scope_orgs()));
create policy system_sees_all on voices.settings to gonghui_system using (true) with check (true);
grant insert, select on voices.settings to gonghui_app;
grant insert, select on voices.settings to gonghui_system;
grant update (org_id, org_path) on voices.settings to gonghui_system;

-- 家访: an inspector and a manager together call on a worker and her family in the evening.
create table voices.visits (
  owner_id uuid not null,  -- The worker who is visited.
  id uuid not null,  -- Id.
  pair_id uuid not null,  -- The pair that visits, a relation.
  org_id uuid not null,  -- Her union.
  org_path uuid[] not null,  -- From the root to it; follows the tree.
  inspector_id uuid not null,  -- 联厂安监员.
  manager_id uuid not null,  -- 企业管理人员.
  starts_at timestamp(3) with time zone not null,  -- When.
  planned_by_name text not null,  -- Who planned it.
  planned_at timestamp(3) with time zone not null,  -- When it was planned.
  done_at timestamp(3) with time zone,  -- When it was reported as done.
  done_by_name text,  -- Who reported it.
  family_present smallint,  -- How many of the family were there.
  household bytea,  -- How the household lives, encrypted.
  constraint visits_of_a_person PRIMARY KEY (owner_id, id),
  constraint visits_are_of_a_person FOREIGN KEY (owner_id) REFERENCES people.persons(id),
  constraint visits_org_id_fkey FOREIGN KEY (org_id) REFERENCES orgs.orgs(id),
  constraint visits_done_say_what_was_found CHECK ((((done_at IS NULL) = (household IS NULL)) AND ((done_at IS NULL) = (family_present IS NULL)))),
  constraint visits_take_place_in_the_evening CHECK (((EXTRACT(hour FROM (starts_at AT TIME ZONE 'Asia/Shanghai'::text)) >= (17)::numeric) AND (EXTRACT(hour FROM (starts_at AT TIME ZONE 'Asia/Shanghai'::text)) <= (22)::numeric))),
);
CREATE UNIQUE INDEX visits_id ON voices.visits USING btree (id);
CREATE INDEX visits_of_a_manager ON voices.visits USING btree (manager_id, starts_at DESC);
CREATE INDEX visits_of_a_union ON voices.visits USING gin (org_path);
CREATE INDEX visits_of_an_inspector ON voices.visits USING btree (inspector_id, starts_at DESC);
alter table voices.visits enable row level security;
create policy system_sees_all on voices.visits to gonghui_system using (true) with check (true);
create policy visits_in_scope on voices.visits to gonghui_app using (((org_path && platform.scope_orgs()) OR (inspector_id = platform.scope_person()) OR (manager_id = platform.scope_person()) OR (owner_id = platform.scope_person()))) with check ((org_path && platform.scope_orgs()));
grant select on voices.visits to gonghui_app;
grant delete, insert, select, update on voices.visits to gonghui_system;

-- What somebody raised, in her words; the case of the same id says where it stands.
create table voices.voices (
  owner_id uuid not null,  -- Who raised it; the pseudonym of the case when she is anonymous.
  id uuid not null,  -- Id, also of the case.
  org_id uuid not null,  -- Her union when she raised it: the unit that confirms with her.
  org_path uuid[] not null,  -- From the root to that union; follows the tree while it is open.
  kind text not null,  -- suggestion 意见建议, difficulty 困难求助, dispute 矛盾纠纷 or petition 信访.
  topic text not null,  -- What it is about.
  channel text not null,  -- How it came: self, or written down by an officer, from the hotline, at a forum, on a home visit, at a station.
  words text not null,  -- What she says.
  place text not null,  -- Where, when that matters.
  photo_ids uuid[] not null,  -- Photographs.
  named text not null,  -- named, or anonymous: no officer learns who she is.
  board text not null,  -- Whether it may be told on the public board without names: may or not.
  representative_id uuid,  -- The worker representative who is told of every step as well.
  registered_by uuid,  -- The officer who wrote it down; null when she did herself.
  registered_by_name text,  -- Her name then.
  raised_at timestamp(3) with time zone not null,  -- When.
  closed_at timestamp(3) with time zone,  -- When it came to its end; null while it is open.
  source_id uuid,  -- The forum or the visit at which it was raised.
  standing text not null default 'open'::text,  -- How it counts: open, closed in one of three ways, or ended otherwise.
  desk_id uuid,  -- The organisation that works on it, or did last.
  constraint voices_of_a_person PRIMARY KEY (owner_id, id),
  constraint voices_org_id_fkey FOREIGN KEY (org_id) REFERENCES orgs.orgs(id),
  constraint voices_are_named_or_not CHECK ((named = ANY (ARRAY['named'::text, 'anonymous'::text]))),
  constraint voices_at_an_end_know_when CHECK (((standing = 'open'::text) = (closed_at IS NULL))) NOT VALID,
  constraint voices_channel_is_known CHECK ((channel = ANY (ARRAY['self'::text, 'officer'::text, 'hotline'::text, 'forum'::text, 'visit'::text, 'station'::text]))),
  constraint voices_have_few_photos CHECK ((cardinality(photo_ids) <= 9)),
  constraint voices_kind_is_known CHECK ((kind = ANY (ARRAY['suggestion'::text, 'difficulty'::text, 'dispute'::text, 'petition'::text]))),
  constraint voices_of_officers_name_them CHECK (((channel = 'self'::text) = (registered_by IS NULL))),
  constraint voices_path_ends_at_the_org CHECK ((org_path[cardinality(org_path)] = org_id)),
  constraint voices_say_whether_they_may_be_told CHECK ((board = ANY (ARRAY['may'::text, 'not'::text]))),
  constraint voices_stand_somewhere CHECK ((standing = ANY (ARRAY['open'::text, 'recognised'::text, 'on-the-spot'::text, 'unconfirmed'::text, 'otherwise'::text]))),
  constraint voices_topic_is_known CHECK ((topic = ANY (ARRAY['pay'::text, 'safety'::text, 'environment'::text, 'canteen'::text, 'welfare'::text, 'contract'::text, 'growth'::text, 'life'::text, 'other'::text]))),
);
CREATE UNIQUE INDEX voices_id ON voices.voices USING btree (id);
CREATE INDEX voices_newest_1 ON voices.voices USING btree ((org_path[1]), raised_at DESC, id DESC) WHERE (org_path[1] IS NOT NULL);
CREATE INDEX voices_newest_2 ON voices.voices USING btree ((org_path[2]), raised_at DESC, id DESC) WHERE (org_path[2] IS NOT NULL);
CREATE INDEX voices_newest_3 ON voices.voices USING btree ((org_path[3]), raised_at DESC, id DESC) WHERE (org_path[3] IS NOT NULL);
CREATE INDEX voices_newest_4 ON voices.voices USING btree ((org_path[4]), raised_at DESC, id DESC) WHERE (org_path[4] IS NOT NULL);
CREATE INDEX voices_newest_5 ON voices.voices USING btree ((org_path[5]), raised_at DESC, id DESC) WHERE (org_path[5] IS NOT NULL);
CREATE INDEX voices_newest_6 ON voices.voices USING btree ((org_path[6]), raised_at DESC, id DESC) WHERE (org_path[6] IS NOT NULL);
CREATE INDEX voices_newest_7 ON voices.voices USING btree ((org_path[7]), raised_at DESC, id DESC) WHERE (org_path[7] IS NOT NULL);
CREATE INDEX voices_of_a_representative ON voices.voices USING btree (representative_id, raised_at DESC) WHERE (representative_id IS NOT NULL);
CREATE INDEX voices_of_a_source ON voices.voices USING btree (source_id, raised_at, id) WHERE (source_id IS NOT NULL);
alter table voices.voices enable row level security;
create policy system_sees_all on voices.voices to gonghui_system using (true) with check (true);
create policy voices_of_a_visible_case on voices.voices to gonghui_app using (((representative_id = platform.scope_person()) OR (EXISTS ( SELECT
   FROM cases.cases c
  WHERE ((c.owner_id = voices.owner_id) AND (c.id = voices.id)))))) with check ((EXISTS ( SELECT
   FROM cases.cases c
  WHERE ((c.owner_id = voices.owner_id) AND (c.id = voices.id)))));
grant insert, select on voices.voices to gonghui_app;
grant insert, select, update on voices.voices to gonghui_system;
grant update (org_path, closed_at, standing, desk_id) on voices.voices to gonghui_app;

-- Refuses to change the words of a published entry.
CREATE OR REPLACE FUNCTION voices.keep_published()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if old.published_at is not null and (new.question, new.answer, new.topic, new.published_at) is distinct from (old.question, old.answer, old.topic, old.published_at) then
    raise exception 'a published entry of the board is not edited';
  end if;
  return new;
end $function$;
