create table cases.clocks (
  owner_id uuid not null,
  case_id uuid not null,
  clock text collate "C" not null,
  every text collate "C" not null,
  type text collate "C" not null,
  org_path uuid[] not null,
  after_on date not null,
  awaits_from date,
  awaits_on date,
  constraint clocks_of_a_case primary key (owner_id, case_id, clock),
  constraint clocks_go_by_day_or_week check (every in ('day', 'week')),
  constraint clocks_await_a_whole_period check ((awaits_from is null) = (awaits_on is null) and awaits_from <= awaits_on and awaits_from > after_on)
);
create index clocks_run_out on cases.clocks (awaits_on, case_id) where awaits_on is not null;
create index clocks_of_case on cases.clocks (case_id);
comment on table cases.clocks is 'What is to be recorded of a case each working day or week, and for which of them the next record is awaited.';
comment on column cases.clocks.owner_id is 'Whose case it is.';
comment on column cases.clocks.case_id is 'The case.';
comment on column cases.clocks.clock is 'Key of the clock in the type''s table.';
comment on column cases.clocks.every is 'day or week.';
comment on column cases.clocks.type is 'Case type.';
comment on column cases.clocks.org_path is 'As the case has it.';
comment on column cases.clocks.after_on is 'The first day of the last settled period, or the day before the first that counts.';
comment on column cases.clocks.awaits_from is 'First day of the period for which a record is awaited; null while the clock stands still.';
comment on column cases.clocks.awaits_on is 'Last working day of that period.';

create table cases.missed (
  owner_id uuid not null,
  case_id uuid not null,
  clock text collate "C" not null,
  on_day date not null,
  type text collate "C" not null,
  org_path uuid[] not null,
  made_up_at timestamptz(3),
  constraint missed_once primary key (owner_id, case_id, clock, on_day)
);
create index missed_of_a_case on cases.missed (case_id);
create index missed_1 on cases.missed ((org_path[1]), type, on_day desc, case_id desc) where made_up_at is null and org_path[1] is not null;
create index missed_2 on cases.missed ((org_path[2]), type, on_day desc, case_id desc) where made_up_at is null and org_path[2] is not null;
create index missed_3 on cases.missed ((org_path[3]), type, on_day desc, case_id desc) where made_up_at is null and org_path[3] is not null;
create index missed_4 on cases.missed ((org_path[4]), type, on_day desc, case_id desc) where made_up_at is null and org_path[4] is not null;
create index missed_5 on cases.missed ((org_path[5]), type, on_day desc, case_id desc) where made_up_at is null and org_path[5] is not null;
create index missed_6 on cases.missed ((org_path[6]), type, on_day desc, case_id desc) where made_up_at is null and org_path[6] is not null;
create index missed_7 on cases.missed ((org_path[7]), type, on_day desc, case_id desc) where made_up_at is null and org_path[7] is not null;
comment on table cases.missed is 'Records that a clock asked for and nobody made.';
comment on column cases.missed.owner_id is 'Whose case it is.';
comment on column cases.missed.case_id is 'The case.';
comment on column cases.missed.clock is 'Key of the clock in the type''s table.';
comment on column cases.missed.on_day is 'The day, or the Monday of the week.';
comment on column cases.missed.type is 'Case type.';
comment on column cases.missed.org_path is 'As the case has it.';
comment on column cases.missed.made_up_at is 'When the record was made after all.';

create table cases.calendar_seen (
  only_one boolean not null default true,
  version integer not null,
  constraint calendar_seen_once primary key (only_one),
  constraint calendar_seen_is_one_row check (only_one)
);
comment on table cases.calendar_seen is 'With which version of the working days clocks and rising days were last counted.';
comment on column cases.calendar_seen.only_one is 'True; there is one row.';
comment on column cases.calendar_seen.version is 'Version of the calendar.';

alter table cases.clocks enable row level security;
alter table cases.missed enable row level security;
create policy clocks_of_a_visible_case on cases.clocks to gonghui_app
  using (exists (select from cases.cases c where c.owner_id = clocks.owner_id and c.id = clocks.case_id));
create policy missed_of_a_visible_case on cases.missed to gonghui_app
  using (platform.in_scope(owner_id, org_path) or exists (select from cases.cases c where c.owner_id = missed.owner_id and c.id = missed.case_id));
create policy system_sees_all on cases.clocks to gonghui_system using (true) with check (true);
create policy system_sees_all on cases.missed to gonghui_system using (true) with check (true);
grant select, insert, update on cases.clocks to gonghui_app, gonghui_system;
grant select, insert, update on cases.missed to gonghui_app, gonghui_system;
grant delete on cases.clocks, cases.missed to gonghui_system;
grant select, insert, update on cases.calendar_seen to gonghui_system;
