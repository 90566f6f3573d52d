create schema cases;
comment on schema cases is 'Things that must be closed: states, desks, due dates and an append-only history. Names no service.';
grant usage on schema cases to gonghui_app, gonghui_system;

-- A loop, because a query inside the function costs four times as much for every case opened (measured: 14 and 3.6 µs);
-- and no setting of its own, because changing one costs as much again.
create function cases.bigrams(text text) returns text[]
  language plpgsql immutable parallel safe
as $$
declare
  lowered text := lower(text);
  pairs text[] := '{}';
begin
  for at in 1 .. length(lowered) - 1 loop
    pairs := pairs || substr(lowered, at, 2);
  end loop;
  return pairs;
end $$;
comment on function cases.bigrams(text) is 'Every two neighbouring characters: trigrams cannot index a search for two Chinese characters.';

create table cases.cases (
  owner_id uuid not null,
  id uuid not null,
  number text collate "C" not null,
  type text collate "C" not null,
  state text collate "C" not null,
  org_path uuid[] not null,
  desk text collate "C" not null,
  desk_org_id uuid,
  title text not null,
  subtitle text not null,
  person_name text not null,
  amount_fen bigint,
  series text collate "C",
  opened_at timestamptz(3) not null,
  stage_since timestamptz(3) not null,
  closed_at timestamptz(3),
  due_days smallint,
  due_on date,
  due_estimated boolean not null default false,
  rises_on date,
  late_since date,
  supervised_at timestamptz(3),
  moved_by uuid,
  version integer not null default 1,
  constraint cases_of_a_person primary key (owner_id, id),
  constraint cases_number_is_unique unique (number),
  constraint cases_lie_at_a_desk check (desk in ('org', 'person', 'system', 'none')),
  constraint cases_at_a_desk_have_one_above check (desk not in ('org', 'person') or desk_org_id is not null),
  constraint cases_closed_lie_nowhere check ((desk = 'none') = (closed_at is not null)),
  constraint cases_closed_are_never_due check (closed_at is null or (due_on is null and rises_on is null and late_since is null)),
  constraint cases_due_know_their_days check ((due_on is null) = (due_days is null)),
  constraint cases_rise_only_when_due check (rises_on is null or rises_on > due_on),
  constraint cases_desk_is_in_their_path check (desk_org_id is null or desk_org_id = any(org_path)),
  constraint cases_path_is_a_path check (cardinality(org_path) between 1 and 7)
);
create unique index cases_id on cases.cases (id);

-- One index per level and nothing else that could give this order, so that no estimate can lead a page astray.
create index cases_newest_1 on cases.cases ((org_path[1]), type, state, opened_at desc, id desc) where org_path[1] is not null;
create index cases_newest_2 on cases.cases ((org_path[2]), type, state, opened_at desc, id desc) where org_path[2] is not null;
create index cases_newest_3 on cases.cases ((org_path[3]), type, state, opened_at desc, id desc) where org_path[3] is not null;
create index cases_newest_4 on cases.cases ((org_path[4]), type, state, opened_at desc, id desc) where org_path[4] is not null;
create index cases_newest_5 on cases.cases ((org_path[5]), type, state, opened_at desc, id desc) where org_path[5] is not null;
create index cases_newest_6 on cases.cases ((org_path[6]), type, state, opened_at desc, id desc) where org_path[6] is not null;
create index cases_newest_7 on cases.cases ((org_path[7]), type, state, opened_at desc, id desc) where org_path[7] is not null;

-- Late cases are few, so these are small and cost nothing when a case is opened.
create index cases_late_1 on cases.cases ((org_path[1]), due_on, id) where late_since is not null;
create index cases_late_2 on cases.cases ((org_path[2]), due_on, id) where late_since is not null;
create index cases_late_3 on cases.cases ((org_path[3]), due_on, id) where late_since is not null;
create index cases_late_4 on cases.cases ((org_path[4]), due_on, id) where late_since is not null;
create index cases_late_5 on cases.cases ((org_path[5]), due_on, id) where late_since is not null;
create index cases_late_6 on cases.cases ((org_path[6]), due_on, id) where late_since is not null;
create index cases_late_7 on cases.cases ((org_path[7]), due_on, id) where late_since is not null;

create index cases_at_a_desk on cases.cases (desk_org_id, due_on, id) where desk = 'org';
create index cases_to_raise on cases.cases (rises_on, id) where rises_on is not null;
create index cases_due_by_estimate on cases.cases (due_on, id) where due_estimated;
create index cases_named on cases.cases using gin (cases.bigrams(person_name || ' ' || title));
comment on table cases.cases is 'One row for each case of every type, as it stands now.';
comment on column cases.cases.owner_id is 'The person whose case it is.';
comment on column cases.cases.id is 'Id of the case; the services own row bears the same.';
comment on column cases.cases.number is 'Number that people quote, unique for ever: prefix, year, running number with gaps.';
comment on column cases.cases.type is 'Case type: service and noun.';
comment on column cases.cases.state is 'State of the types table.';
comment on column cases.cases.org_path is 'The home union and all above it, from the root; lists use one index per level.';
comment on column cases.cases.desk is 'Who has it: org, person, system (a batch or a bank), none when closed.';
comment on column cases.cases.desk_org_id is 'Organisation at whose desk it lies, or that watches over it while the person or the platform has it.';
comment on column cases.cases.title is 'What it is about.';
comment on column cases.cases.subtitle is 'One grey line: employer, hospital. No name of the person.';
comment on column cases.cases.person_name is 'Name of the person, shown masked.';
comment on column cases.cases.amount_fen is 'Amount at stake, where there is one.';
comment on column cases.cases.series is 'What it was opened with, such as a quarter.';
comment on column cases.cases.opened_at is 'When it was opened.';
comment on column cases.cases.stage_since is 'Since when it is in its state.';
comment on column cases.cases.closed_at is 'When it came into a state that ends it.';
comment on column cases.cases.due_days is 'Working days this stage was given.';
comment on column cases.cases.due_on is 'Last day of this stage.';
comment on column cases.cases.due_estimated is 'The due day was counted over a year whose holidays were not loaded; it is counted again when they are.';
comment on column cases.cases.rises_on is 'Day on which the sweep raises it one level, or marks it late at the top; null when it cannot rise any more.';
comment on column cases.cases.late_since is 'Day on which the sweep found it late in this stage.';
comment on column cases.cases.supervised_at is 'When an upper union last asked the desk to hurry (督办).';
comment on column cases.cases.moved_by is 'Who made the last move; null for the platform. The second pair of eyes must be another.';
comment on column cases.cases.version is 'Number of the last event; grows with every one.';

create table cases.events (
  owner_id uuid not null,
  case_id uuid not null,
  seq integer not null,
  at timestamptz(3) not null,
  action text collate "C" not null,
  from_state text collate "C",
  to_state text collate "C" not null,
  actor_id uuid,
  actor_name text not null,
  actor_org_id uuid,
  note text,
  constraint events_in_order primary key (owner_id, case_id, seq),
  constraint events_note_is_short check (length(note) <= 2000)
);
comment on table cases.events is 'History of every case, append-only. Who may see a case may see its history, so it carries no path of its own.';
comment on column cases.events.owner_id is 'The person whose case it is.';
comment on column cases.events.case_id is 'The case.';
comment on column cases.events.seq is 'Running number inside the case, from 1.';
comment on column cases.events.at is 'When.';
comment on column cases.events.action is 'Action of the type''s table, or opened, comment, supervision, raised, late.';
comment on column cases.events.from_state is 'State before; null for the opening.';
comment on column cases.events.to_state is 'State after; the same when the deed moved nothing.';
comment on column cases.events.actor_id is 'Who; null for the platform.';
comment on column cases.events.actor_name is 'Name of who it was, then.';
comment on column cases.events.actor_org_id is 'Organisation in whose name; null for the person and the platform.';
comment on column cases.events.note is 'What was said.';

create table cases.series (
  type text collate "C" not null,
  name text collate "C" not null,
  first_on date not null,
  last_on date not null,
  constraint series_once_a_type primary key (type, name),
  constraint series_end_after_they_begin check (first_on <= last_on)
);
comment on table cases.series is 'Between which days the cases of a series were opened, so that a list of an old one begins where it is.';
comment on column cases.series.type is 'Case type.';
comment on column cases.series.name is 'Name of the series, such as a quarter.';
comment on column cases.series.first_on is 'Day of the first opening.';
comment on column cases.series.last_on is 'Day of the last opening.';

create table cases.counts (
  org_id uuid not null,
  reach text collate "C" not null,
  type text collate "C" not null,
  state text collate "C" not null,
  late boolean not null,
  org_path uuid[] not null,
  n bigint not null,
  constraint counts_once_a_kind primary key (org_id, reach, type, state, late),
  constraint counts_reach_is_known check (reach in ('subtree', 'desk')),
  constraint counts_are_never_negative check (n >= 0)
);
comment on table cases.counts is 'Roll-up: how many cases of a type are in a state, under an organisation or at its desk. True together with count_changes.';
comment on column cases.counts.org_id is 'The organisation.';
comment on column cases.counts.reach is 'subtree: everything below it and its own; desk: what waits at its own desk.';
comment on column cases.counts.type is 'Case type.';
comment on column cases.counts.state is 'State.';
comment on column cases.counts.late is 'Whether the late ones or the others.';
comment on column cases.counts.org_path is 'The organisation and all above it, from the root.';
comment on column cases.counts.n is 'How many.';

create table cases.count_changes (
  org_id uuid not null,
  id bigint generated always as identity,
  reach text collate "C" not null,
  type text collate "C" not null,
  state text collate "C" not null,
  late boolean not null,
  org_path uuid[] not null,
  n integer not null,
  constraint count_changes_once primary key (org_id, id),
  constraint count_changes_reach_is_known check (reach in ('subtree', 'desk'))
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000);
comment on table cases.count_changes is 'What happened to the roll-up since the last compaction. Appended, never updated: the counts of upper unions would be rows that everyone waits for.';
comment on column cases.count_changes.org_id is 'The organisation.';
comment on column cases.count_changes.id is 'Running number.';
comment on column cases.count_changes.reach is 'subtree or desk.';
comment on column cases.count_changes.type is 'Case type.';
comment on column cases.count_changes.state is 'State.';
comment on column cases.count_changes.late is 'Whether the late ones or the others.';
comment on column cases.count_changes.org_path is 'The organisation and all above it, from the root.';
comment on column cases.count_changes.n is 'By how many it grew or shrank.';

-- A sequence per prefix and year: a counter row would be locked by every opening until its commit.
create function cases.draw_numbers(prefix text, year integer, wanted integer) returns setof text
  language plpgsql security definer set search_path = pg_catalog
as $$
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
end $$;
comment on function cases.draw_numbers(text, integer, integer) is 'New case numbers, never given twice; what is rolled back leaves a gap.';

-- A search by text cannot use its index below row-level security, whose check must come first: so it runs as the owner
-- and checks the scope itself. Roots and types are pairs: what the reader may read of each type.
create function cases.search(wanted text, roots uuid[], types text[], states text[], of_series text, before_at timestamptz, before_id uuid, most integer)
  returns setof uuid
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select c.id
    from cases.cases c
    where cases.bigrams(c.person_name || ' ' || c.title) @> cases.bigrams(wanted)
      and position(lower(wanted) in lower(c.person_name || ' ' || c.title)) > 0
      and exists (select from unnest(roots, types, states) as wish (root, type, state)
                  where wish.root = any(c.org_path) and wish.type = c.type and wish.state = c.state)
      and (of_series is null or c.series = of_series)
      and (before_at is null or (c.opened_at, c.id) < (before_at, before_id))
      and (current_setting('role') = 'gonghui_system' or platform.in_scope(c.owner_id, c.org_path))
    order by c.opened_at desc, c.id desc
    limit most;
  end;
comment on function cases.search(text, uuid[], text[], text[], text, timestamptz, uuid, integer) is 'Newest cases whose person or title holds a text, inside the caller''s scope.';

revoke execute on function cases.draw_numbers(text, integer, integer), cases.search(text, uuid[], text[], text[], text, timestamptz, uuid, integer) from public;
grant execute on function cases.draw_numbers(text, integer, integer), cases.search(text, uuid[], text[], text[], text, timestamptz, uuid, integer) to gonghui_app, gonghui_system;

alter table cases.cases enable row level security;
alter table cases.events enable row level security;
alter table cases.series enable row level security;
alter table cases.counts enable row level security;
alter table cases.count_changes enable row level security;
create policy cases_in_scope on cases.cases to gonghui_app using (platform.in_scope(owner_id, org_path));
create policy events_of_a_visible_case on cases.events to gonghui_app
  using (exists (select from cases.cases c where c.owner_id = events.owner_id and c.id = events.case_id));
create policy series_are_known_to_all on cases.series to gonghui_app using (true) with check (true);
create policy counts_in_scope on cases.counts for select to gonghui_app using (platform.in_scope(org_id, org_path));
create policy count_changes_in_scope on cases.count_changes for select to gonghui_app using (platform.in_scope(org_id, org_path));
create policy count_changes_come_from_anyone on cases.count_changes for insert to gonghui_app with check (true);
create policy system_sees_all on cases.cases to gonghui_system using (true) with check (true);
create policy system_sees_all on cases.events to gonghui_system using (true) with check (true);
create policy system_sees_all on cases.series to gonghui_system using (true) with check (true);
create policy system_sees_all on cases.counts to gonghui_system using (true) with check (true);
create policy system_sees_all on cases.count_changes to gonghui_system using (true) with check (true);
grant select, insert, update on cases.cases, cases.series to gonghui_app, gonghui_system;
grant select, insert on cases.events to gonghui_app, gonghui_system;
grant select on cases.counts to gonghui_app;
grant select, insert, update on cases.counts to gonghui_system;
grant select, insert on cases.count_changes to gonghui_app;
grant select, insert, delete on cases.count_changes to gonghui_system;
