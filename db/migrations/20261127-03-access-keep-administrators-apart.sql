-- Three administrators apart: a role of duty system, security or audit. The table of roles refuses a role that mixes their
-- work, the table of grants a person who holds two of them, so that no code can give anyone both.
update access.roles set permissions = array_remove(permissions, 'audit.read');
alter table access.roles
  add column duty text not null default 'none',
  add column holder text not null default 'officer',
  add constraint roles_one_duty_of_each unique (key, duty),
  add constraint roles_duty_is_known check (duty in ('none', 'system', 'security', 'audit')),
  add constraint roles_holder_is_known check (holder in ('officer', 'partner')),
  add constraint roles_accounts_are_opened_by_system check (not permissions && array['access.account.open'] or duty = 'system'),
  add constraint roles_are_granted_by_security
    check (not permissions && array['access.role.grant', 'access.account.guard'] or duty = 'security'),
  add constraint roles_audit_is_read_by_audit check (not permissions && array['audit.read'] or duty = 'audit');
comment on column access.roles.duty is 'Which of the three administrators it is; none for every other role.';
comment on column access.roles.holder is 'officer, or partner: a merchant, mediator, judge, instructor or station keeper.';

alter table access.grants
  add column role_duty text not null default 'none',
  add column granted_by uuid,
  add column granted_by_name text not null default '',
  add column ended_at timestamptz(3),
  add column ended_by uuid,
  add column delegated_by uuid,
  add column source_id uuid;
update access.grants set ended_at = until_on::timestamp at time zone 'Asia/Shanghai' where until_on is not null;
alter table access.grants
  add constraint grants_of_a_role_with_its_duty foreign key (role, role_duty) references access.roles (key, duty) on update cascade,
  add constraint grants_delegated_whole check (num_nulls(delegated_by, source_id) in (0, 2)),
  add constraint grants_delegated_end check (delegated_by is null or until_on is not null),
  add constraint grants_delegated_to_another check (delegated_by <> owner_id),
  add constraint grants_administration_is_not_delegated check (delegated_by is null or role_duty = 'none'),
  -- An administration is open or over, never ending some day: so the index below sees every one that holds.
  add constraint grants_administration_ends_at_once
    check (role_duty = 'none' or until_on is null or coalesce(until_on <= (ended_at at time zone 'Asia/Shanghai')::date, false));
create unique index grants_one_administration on access.grants (owner_id) where role_duty <> 'none' and until_on is null;
create index grants_administrations on access.grants (role_duty) where role_duty <> 'none' and until_on is null;
create index grants_lent_from on access.grants (source_id) where source_id is not null;
create index grants_lent_by on access.grants (delegated_by, until_on) where delegated_by is not null;
comment on column access.grants.role_duty is 'The duty of the role: a person holds one administration at most.';
comment on column access.grants.granted_by is 'Who granted or lent it; null for the platform''s own commands.';
comment on column access.grants.granted_by_name is 'Her name as it was then.';
comment on column access.grants.ended_at is 'When its end was entered, where it was not known from the start.';
comment on column access.grants.ended_by is 'Who ended it.';
comment on column access.grants.delegated_by is 'Who lends it; null where it is the holder''s own.';
comment on column access.grants.source_id is 'The lender''s own grant: what is lent holds no longer and no wider than it.';

alter table access.accounts
  add column kind text not null default 'officer',
  add column holder_name text collate "C" not null default '',
  add column org_id uuid references orgs.orgs (id),
  add column org_path uuid[],
  add column opened_at timestamptz(3) not null default now(),
  add column locked_at timestamptz(3),
  add column locked_by uuid,
  add column lock_reason text,
  alter column password drop not null,
  alter column password_changed_at drop not null,
  add constraint accounts_are_of_two_kinds check (kind in ('officer', 'partner')),
  add constraint accounts_belong_to_an_org check (org_path[cardinality(org_path)] = org_id and (org_id is null) = (org_path is null)),
  add constraint accounts_locked_for_a_reason check (num_nulls(locked_at, lock_reason) in (0, 2)),
  add constraint accounts_password_has_a_day check ((password is null) = (password_changed_at is null));
update access.accounts a set holder_name = (select p.name from people.persons p where p.id = a.owner_id);
update access.accounts a set (org_id, org_path) = (
  select g.org_id, g.org_path from access.grants g where g.owner_id = a.owner_id
  order by g.until_on desc nulls first, cardinality(g.org_path), g.id limit 1);
create index accounts_level_0 on access.accounts ((org_path[1]), name);
create index accounts_level_1 on access.accounts ((org_path[2]), name) where org_path[2] is not null;
create index accounts_level_2 on access.accounts ((org_path[3]), name) where org_path[3] is not null;
create index accounts_level_3 on access.accounts ((org_path[4]), name) where org_path[4] is not null;
create index accounts_level_4 on access.accounts ((org_path[5]), name) where org_path[5] is not null;
create index accounts_level_5 on access.accounts ((org_path[6]), name) where org_path[6] is not null;
create index accounts_level_6 on access.accounts ((org_path[7]), name) where org_path[7] is not null;
comment on table access.accounts is 'Officers and partners who sign in with a password.';
comment on column access.accounts.kind is 'officer, or partner: not of the union, and given partners'' roles only.';
comment on column access.accounts.holder_name is 'Name of the person, by which administrators find the account, as it was when it was opened.';
comment on column access.accounts.org_id is 'The organisation whose administrators answer for the account; null until a first role says where it belongs.';
comment on column access.accounts.org_path is 'From the root to that organisation; follows the tree.';
comment on column access.accounts.opened_at is 'When it was opened.';
comment on column access.accounts.locked_at is 'Since when it is locked; null while it is not.';
comment on column access.accounts.locked_by is 'Who locked it.';
comment on column access.accounts.lock_reason is 'Why.';
comment on column access.accounts.password is 'Argon2id hash with its parameters and salt (PHC string); null until its holder has set one.';
comment on column access.accounts.password_changed_at is 'When the password was last set; null until then.';

create table access.password_codes (
  owner_id uuid not null references people.persons (id),
  id uuid not null,
  code_hash uuid not null,
  tries_left smallint not null,
  made_at timestamptz(3) not null,
  made_by uuid,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  constraint password_codes_one_of_each_id primary key (owner_id, id),
  constraint password_codes_tries_run_out check (tries_left >= 0)
);
create unique index password_codes_id on access.password_codes (id);
create index password_codes_to_forget on access.password_codes (expires_at);
comment on table access.password_codes is 'One-time codes by which a person sets the first or a new password herself. The newest holds; forgotten a day after they expire.';
comment on column access.password_codes.owner_id is 'Whose account.';
comment on column access.password_codes.id is 'Id.';
comment on column access.password_codes.code_hash is 'Keyed hash of person and code: of no use without the key.';
comment on column access.password_codes.tries_left is 'Wrong guesses that are still allowed.';
comment on column access.password_codes.made_at is 'When it was made.';
comment on column access.password_codes.made_by is 'Who made it; null for the platform''s own commands.';
comment on column access.password_codes.expires_at is 'When it no longer holds.';
comment on column access.password_codes.used_at is 'When a password was set with it.';
alter table access.password_codes enable row level security;
create policy system_sees_all on access.password_codes to gonghui_system using (true) with check (true);
grant select, insert, update, delete on access.password_codes to gonghui_system;

-- Accounts are listed by whoever answers for their organisation; the hash of a password is told to its owner alone.
drop policy accounts_are_their_owners on access.accounts;
create policy accounts_are_seen_by_the_holder_and_above on access.accounts for select to gonghui_app
  using (platform.in_scope(owner_id, org_path));
create policy accounts_are_changed_by_their_owners on access.accounts for update to gonghui_app
  using (owner_id = platform.scope_person()) with check (owner_id = platform.scope_person());
revoke select on access.accounts from gonghui_app;
grant select (owner_id, id, name, kind, holder_name, org_id, org_path, opened_at, locked_at, lock_reason, password_changed_at)
  on access.accounts to gonghui_app;

create function access.own_password() returns table (name text, password text)
  language sql stable security definer set search_path = ''
as $$
  select a.name, a.password from access.accounts a where a.owner_id = platform.scope_person()
$$;
comment on function access.own_password() is 'Account and password''s hash of whoever the transaction runs for, and of nobody else.';

drop function access.account_named(text);
create function access.account_named(wanted text) returns table (owner_id uuid, password text, locked boolean)
  language plpgsql stable security definer set search_path = '' as $$
begin
  return query select a.owner_id, a.password, a.locked_at is not null from access.accounts a where a.name = wanted;
end
$$;
comment on function access.account_named(text) is 'Whose account it is, the password''s hash, and whether it is locked, for the check at sign-in.';

create function access.grants_in_force(day date) returns setof access.grants
  language sql stable set search_path = ''
as $$
  select g.* from access.grants g
  where g.from_on <= day and (g.until_on is null or g.until_on > day)
    and (g.source_id is null or exists (
      select from access.grants s
      where s.owner_id = g.delegated_by and s.id = g.source_id and s.source_id is null and s.role = g.role
        and s.org_id = any (g.org_path) and s.from_on <= day and (s.until_on is null or s.until_on > day)))
$$;
comment on function access.grants_in_force(date) is 'Grants that hold on a day. What is lent holds only while the lender''s own grant of that role does, and only below its organisation.';

create or replace function access.officers_at(org_ids uuid[], today date) returns table (person_id uuid, org_id uuid)
  language sql stable security definer set search_path = ''
as $$
  select distinct held.owner_id, held.org_id from access.grants_in_force(today) held where held.org_id = any(org_ids)
$$;

create or replace function access.identify(hashes bytea[], at timestamptz, today date, demands boolean)
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
        'permissions', r.permissions) order by g.source_id is not null, cardinality(g.org_path), g.id), '[]'::json)
      from access.grants_in_force(today) g join access.roles r on r.key = g.role
      where s.kind = 'officer' and g.owner_id = s.owner_id
        and (s.factor_at is not null or not demands or r.second_factor = 'optional'))
    from access.sessions s
    where s.token_hash = any (hashes) and s.ended_at is null and s.seen_at + s.idle_limit > at and s.expires_at > at;
end
$$;

revoke execute on function access.account_named(text), access.own_password(), access.grants_in_force(date) from public;
grant execute on function access.account_named(text), access.own_password(), access.grants_in_force(date)
  to gonghui_app, gonghui_system;
