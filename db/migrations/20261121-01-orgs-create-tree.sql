-- The tree is kept twice: dated (placements, names), from which any past day is read, and as it stands now (orgs.path),
-- which everything current uses. A placement or name holds from its day until the next one of the same organisation,
-- so that overlaps cannot be written down; a second one on the same day replaces the first, which held for no day.
create schema orgs;
comment on schema orgs is 'The dated tree of unions, their firms and their partners.';
grant usage on schema orgs to gonghui_app, gonghui_system;

create function orgs.bigrams(text text) returns text[]
  language sql immutable parallel safe
  return (select coalesce(array_agg(distinct substr(lower(text), at, 2)), '{}') from generate_series(1, length(text) - 1) at);
comment on function orgs.bigrams(text) is 'Every two neighbouring characters: trigrams cannot index a search for two Chinese characters.';

create function orgs.rewrite_path(path uuid[], from_path uuid[], to_path uuid[]) returns uuid[]
  language sql immutable parallel safe
  return case
    when path[1:cardinality(from_path)] = from_path then to_path || path[cardinality(from_path) + 1:]
    else path
  end;
comment on function orgs.rewrite_path(uuid[], uuid[], uuid[]) is 'A stored path after a re-parenting: the old prefix is exchanged for the new one, other paths stay.';

create table orgs.orgs (
  id uuid not null,
  kind text not null,
  code text collate "C" not null,
  credit_code text collate "C",
  name text not null,
  path uuid[] not null,
  depth smallint not null generated always as (cardinality(path) - 1) stored,
  parent_id uuid generated always as (path[cardinality(path) - 1]) stored,
  founded_on date not null,
  closed_on date,
  successor_id uuid,
  recorded_at timestamptz(3) not null default now(),
  constraint orgs_one_of_each_id primary key (id),
  constraint orgs_code_is_unique unique (code),
  constraint orgs_credit_code_is_unique unique (credit_code),
  constraint orgs_credit_code_is_well_formed check (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  constraint orgs_code_is_short check (length(code) between 1 and 40),
  constraint orgs_name_is_short check (length(name) between 1 and 100),
  constraint orgs_kind_is_known
    check (kind in ('federation', 'province', 'city', 'county', 'town', 'grassroots', 'firm', 'partner')),
  constraint orgs_path_ends_in_itself check (path[cardinality(path)] = id),
  constraint orgs_at_most_six_levels_below_the_root check (cardinality(path) between 1 and 7),
  constraint orgs_close_after_their_founding check (closed_on >= founded_on),
  constraint orgs_only_a_closed_one_has_a_successor check (successor_id is null or closed_on is not null),
  constraint orgs_are_not_their_own_successor check (successor_id <> id)
);
create unique index orgs_one_root on orgs.orgs ((true)) where cardinality(path) = 1;
create index orgs_children on orgs.orgs (parent_id, code, id);
create index orgs_subtrees on orgs.orgs using gin (path);
create index orgs_names on orgs.orgs using gin (orgs.bigrams(name));
comment on table orgs.orgs is 'Every organisation as it stands now; closed ones stay.';
comment on column orgs.orgs.id is 'Id of the organisation, for ever.';
comment on column orgs.orgs.kind is 'federation 联合会, province 省, city 市, county 区县, town 乡镇街道, grassroots 基层工会, firm 单位内设, partner 合作单位.';
comment on column orgs.orgs.code is 'Code by which files and officers name it.';
comment on column orgs.orgs.credit_code is 'Unified social credit code (GB 32100), where it has one.';
comment on column orgs.orgs.name is 'Name today; earlier ones are in names.';
comment on column orgs.orgs.path is 'Ids from the root down to itself, today.';
comment on column orgs.orgs.depth is 'Levels below the root; 0 is the root.';
comment on column orgs.orgs.parent_id is 'The organisation directly above, today; null for the root.';
comment on column orgs.orgs.founded_on is 'First day of its life.';
comment on column orgs.orgs.closed_on is 'First day on which it is no more; null while it lives.';
comment on column orgs.orgs.successor_id is 'The organisation it was merged into.';
comment on column orgs.orgs.recorded_at is 'When it was entered.';

create table orgs.placements (
  org_id uuid not null references orgs.orgs (id),
  from_on date not null,
  parent_id uuid references orgs.orgs (id),
  left_parent_id uuid references orgs.orgs (id),
  recorded_at timestamptz(3) not null default now(),
  constraint placements_one_a_day primary key (org_id, from_on),
  constraint placements_are_not_below_themselves check (parent_id <> org_id)
);
create index placements_departures on orgs.placements (left_parent_id, from_on) where left_parent_id is not null;
comment on table orgs.placements is 'Where an organisation hangs from a day on, until its next placement.';
comment on column orgs.placements.org_id is 'The organisation.';
comment on column orgs.placements.from_on is 'First day of this place.';
comment on column orgs.placements.parent_id is 'The organisation directly above from that day; null for the root.';
comment on column orgs.placements.left_parent_id is 'The organisation it left; null for its founding.';
comment on column orgs.placements.recorded_at is 'When it was entered.';

create table orgs.names (
  org_id uuid not null references orgs.orgs (id),
  from_on date not null,
  name text not null,
  recorded_at timestamptz(3) not null default now(),
  constraint names_one_a_day primary key (org_id, from_on)
);
comment on table orgs.names is 'What an organisation is called from a day on, until its next name.';
comment on column orgs.names.org_id is 'The organisation.';
comment on column orgs.names.from_on is 'First day of this name.';
comment on column orgs.names.name is 'The name.';
comment on column orgs.names.recorded_at is 'When it was entered.';

create table orgs.reparentings (
  id uuid not null,
  kind text not null,
  org_id uuid not null references orgs.orgs (id),
  from_path uuid[] not null,
  to_path uuid[] not null,
  effective_on date not null,
  recorded_at timestamptz(3) not null default now(),
  done_at timestamptz(3),
  constraint reparentings_one_of_each_id primary key (id),
  constraint reparentings_are_of_two_kinds check (kind in ('moved', 'merged')),
  constraint reparentings_start_at_the_org check (from_path[cardinality(from_path)] = org_id),
  constraint reparentings_end_at_the_org_or_its_successor check ((to_path[cardinality(to_path)] = org_id) = (kind = 'moved')),
  constraint reparentings_change_something check (from_path <> to_path)
);
create index reparentings_to_follow on orgs.reparentings (id) where done_at is null;
comment on table orgs.reparentings is 'Subtrees that moved: every stored path below is rewritten from this list, in order, by a job.';
comment on column orgs.reparentings.id is 'Id, in the order of entry.';
comment on column orgs.reparentings.kind is 'moved: the organisation hangs elsewhere; merged: it is closed and all it had is its successor''s.';
comment on column orgs.reparentings.org_id is 'Top of the subtree that moved, or the organisation that was merged away.';
comment on column orgs.reparentings.from_path is 'Its path before, itself included.';
comment on column orgs.reparentings.to_path is 'Its path after, itself included; for a merger the path of the successor.';
comment on column orgs.reparentings.effective_on is 'Day from which it holds.';
comment on column orgs.reparentings.recorded_at is 'When it was entered.';
comment on column orgs.reparentings.done_at is 'When every stored path had followed.';

alter table orgs.orgs enable row level security;
alter table orgs.placements enable row level security;
alter table orgs.names enable row level security;
alter table orgs.reparentings enable row level security;
create policy orgs_are_known_to_all on orgs.orgs for select to gonghui_app using (true);
create policy placements_are_known_to_all on orgs.placements for select to gonghui_app using (true);
create policy names_are_known_to_all on orgs.names for select to gonghui_app using (true);
create policy reparentings_are_known_to_all on orgs.reparentings for select to gonghui_app using (true);
create policy orgs_change_inside_a_scope on orgs.orgs for insert to gonghui_app with check (path && platform.scope_orgs());
create policy orgs_change_only_inside_a_scope on orgs.orgs for update to gonghui_app
  using (path && platform.scope_orgs()) with check (path && platform.scope_orgs());
create policy placements_change_inside_a_scope on orgs.placements for insert to gonghui_app
  with check (exists (select from orgs.orgs o where o.id = org_id and o.path && platform.scope_orgs()));
create policy names_change_inside_a_scope on orgs.names for insert to gonghui_app
  with check (exists (select from orgs.orgs o where o.id = org_id and o.path && platform.scope_orgs()));
create policy placements_are_replaced_inside_a_scope on orgs.placements for update to gonghui_app
  using (exists (select from orgs.orgs o where o.id = org_id and o.path && platform.scope_orgs()));
create policy names_are_replaced_inside_a_scope on orgs.names for update to gonghui_app
  using (exists (select from orgs.orgs o where o.id = org_id and o.path && platform.scope_orgs()));
create policy reparentings_stay_inside_a_scope on orgs.reparentings for insert to gonghui_app
  with check (from_path && platform.scope_orgs() and to_path && platform.scope_orgs());
create policy system_sees_all on orgs.orgs to gonghui_system using (true) with check (true);
create policy system_sees_all on orgs.placements to gonghui_system using (true) with check (true);
create policy system_sees_all on orgs.names to gonghui_system using (true) with check (true);
create policy system_sees_all on orgs.reparentings to gonghui_system using (true) with check (true);
grant select, insert, update on orgs.orgs to gonghui_app, gonghui_system;
grant select, insert on orgs.placements, orgs.names, orgs.reparentings to gonghui_app, gonghui_system;
grant update (parent_id) on orgs.placements to gonghui_app, gonghui_system;
grant update (name) on orgs.names to gonghui_app, gonghui_system;
grant update (done_at) on orgs.reparentings to gonghui_system;
