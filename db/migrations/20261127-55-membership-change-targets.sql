create table membership.target_changes (
  target_id uuid not null references membership.targets (id),
  id uuid not null,
  org_path uuid[] not null,
  kind text collate "C" not null,
  title text not null,
  time_kind text collate "C" not null,
  amount bigint not null,
  from_year integer not null,
  to_year integer not null,
  source text not null,
  reason text not null,
  changed_by text not null,
  changed_at timestamptz(3) not null,
  constraint target_changes_one_of_each_id primary key (target_id, id),
  constraint target_changes_correct_or_withdraw check (kind in ('corrected', 'withdrawn')),
  constraint target_changes_are_of_four_kinds check (time_kind in ('each-year', 'yearly-average', 'total', 'floor')),
  constraint target_changes_end_after_they_begin check (to_year >= from_year),
  constraint target_changes_are_above_zero check (amount > 0),
  constraint target_changes_have_a_reason check (length(reason) between 2 and 200)
);
create unique index target_changes_withdraw_once on membership.target_changes (target_id) where kind = 'withdrawn';
comment on table membership.target_changes is 'Corrections and withdrawals of targets, each with day and reason; the newest of a target holds. Only added to.';
comment on column membership.target_changes.target_id is 'Of which target.';
comment on column membership.target_changes.id is 'Id; in order of time.';
comment on column membership.target_changes.org_path is 'From the root to the federation whose target it is.';
comment on column membership.target_changes.kind is 'corrected or withdrawn.';
comment on column membership.target_changes.title is 'As it reads from now on, or read when it was withdrawn.';
comment on column membership.target_changes.time_kind is 'each-year, yearly-average, total or floor.';
comment on column membership.target_changes.amount is 'How many.';
comment on column membership.target_changes.from_year is 'First year.';
comment on column membership.target_changes.to_year is 'Last year.';
comment on column membership.target_changes.source is 'The plan it was taken from.';
comment on column membership.target_changes.reason is 'Why it was changed.';
comment on column membership.target_changes.changed_by is 'Name of whoever changed it.';
comment on column membership.target_changes.changed_at is 'When.';
alter table membership.target_changes enable row level security;
create policy target_changes_in_scope on membership.target_changes to gonghui_app
  using (platform.in_scope(null, org_path)) with check (platform.in_scope(null, org_path));
create policy system_sees_all on membership.target_changes to gonghui_system using (true) with check (true);
grant select, insert on membership.target_changes to gonghui_app, gonghui_system;
