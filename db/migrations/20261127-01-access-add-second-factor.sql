-- What a role demands is data of the role; whether a session has shown it is data of the session. identify puts the two
-- together, so that no route can forget to ask.
alter table access.roles
  add column second_factor text not null default 'optional',
  add constraint roles_second_factor_is_known check (second_factor in ('optional', 'required'));
comment on column access.roles.second_factor is 'required: its grants come only with sign-ins that showed a second factor.';

alter table access.sessions add column factor_at timestamptz(3);
comment on column access.sessions.factor_at is 'When the second factor was shown in this session; null while it was not.';
grant update (factor_at) on access.sessions to gonghui_app;

create table access.second_factors (
  owner_id uuid not null references people.persons (id),
  id uuid not null,
  secret_sealed bytea,
  confirmed_at timestamptz(3),
  last_step bigint,
  offered_sealed bytea,
  offered_at timestamptz(3),
  constraint second_factors_one_of_each_id primary key (owner_id, id),
  constraint second_factors_one_a_person unique (owner_id),
  constraint second_factors_confirmed_whole check (num_nulls(secret_sealed, confirmed_at, last_step) in (0, 3)),
  constraint second_factors_offered_whole check (num_nulls(offered_sealed, offered_at) in (0, 2))
);
create unique index second_factors_id on access.second_factors (id);
comment on table access.second_factors is 'The authenticator of an account (RFC 6238). A new one is offered beside the old one until a code confirms it.';
comment on column access.second_factors.owner_id is 'Whose account.';
comment on column access.second_factors.id is 'Id.';
comment on column access.second_factors.secret_sealed is 'The secret shared with the authenticator, encrypted; null until the first is confirmed.';
comment on column access.second_factors.confirmed_at is 'When a code showed that the authenticator has it.';
comment on column access.second_factors.last_step is 'The newest step of 30 s whose code was used; it and older ones are not taken again.';
comment on column access.second_factors.offered_sealed is 'A secret offered and not yet confirmed, encrypted.';
comment on column access.second_factors.offered_at is 'When it was offered; it holds ten minutes.';

create table access.recovery_codes (
  owner_id uuid not null references people.persons (id),
  id uuid not null,
  code_hash uuid not null,
  made_at timestamptz(3) not null,
  used_at timestamptz(3),
  constraint recovery_codes_one_of_each_id primary key (owner_id, id),
  constraint recovery_codes_differ unique (owner_id, code_hash)
);
create unique index recovery_codes_id on access.recovery_codes (id);
comment on table access.recovery_codes is 'Codes for the day on which the authenticator is lost, each for one use. New ones replace the old.';
comment on column access.recovery_codes.owner_id is 'Whose account.';
comment on column access.recovery_codes.id is 'Id.';
comment on column access.recovery_codes.code_hash is 'Keyed hash of person and code: of no use without the key.';
comment on column access.recovery_codes.made_at is 'When it was made.';
comment on column access.recovery_codes.used_at is 'When it was used; null while it holds.';

alter table access.second_factors enable row level security;
alter table access.recovery_codes enable row level security;
create policy second_factors_are_their_owners on access.second_factors to gonghui_app
  using (owner_id = platform.scope_person()) with check (owner_id = platform.scope_person());
create policy recovery_codes_are_their_owners on access.recovery_codes to gonghui_app
  using (owner_id = platform.scope_person()) with check (owner_id = platform.scope_person());
create policy system_sees_all on access.second_factors to gonghui_system using (true) with check (true);
create policy system_sees_all on access.recovery_codes to gonghui_system using (true) with check (true);
grant select, insert, update, delete on access.second_factors, access.recovery_codes to gonghui_app;
grant select, delete on access.second_factors, access.recovery_codes to gonghui_system;

drop function access.identify(bytea[], timestamptz, date);
create function access.identify(hashes bytea[], at timestamptz, today date, demands boolean)
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
      where s.kind = 'officer' and g.owner_id = s.owner_id and g.from_on <= today and (g.until_on is null or g.until_on > today)
        and (s.factor_at is not null or not demands or r.second_factor = 'optional'))
    from access.sessions s
    where s.token_hash = any (hashes) and s.ended_at is null and s.seen_at + s.idle_limit > at and s.expires_at > at;
end
$$;
comment on function access.identify(bytea[], timestamptz, date, boolean) is 'Who holds these tokens, with today''s grants; sessions that are over are not among the answers. Where second factors are demanded, grants whose role requires one come only with a session that showed it.';
revoke execute on function access.identify(bytea[], timestamptz, date, boolean) from public;
grant execute on function access.identify(bytea[], timestamptz, date, boolean) to gonghui_app, gonghui_system;
