create table voices.settings (
  org_id uuid not null references orgs.orgs (id),
  id uuid not null,
  org_path uuid[] not null,
  intake_days smallint not null,
  work_days smallint not null,
  person_days smallint not null,
  unit_days smallint not null,
  evening_from smallint not null,
  evening_until smallint not null,
  set_by uuid not null,
  set_by_name text not null,
  set_at timestamptz(3) not null,
  constraint settings_of_a_union primary key (org_id, id),
  constraint settings_path_ends_at_the_union check (org_path[cardinality(org_path)] = org_id),
  constraint settings_give_days check (least(intake_days, work_days, person_days, unit_days) >= 1
    and greatest(intake_days, work_days, person_days, unit_days) <= 120),
  constraint settings_evening_is_one check (evening_from between 17 and 21 and evening_until between 18 and 23 and evening_from < evening_until)
);
create unique index settings_id on voices.settings (id);
comment on table voices.settings is 'What a union has set for itself and those below it; the newest row of the nearest union above counts. Only added to.';
comment on column voices.settings.org_id is 'The union that set it.';
comment on column voices.settings.id is 'Id.';
comment on column voices.settings.org_path is 'From the root to it; follows the tree.';
comment on column voices.settings.intake_days is 'Working days to take a voice in.';
comment on column voices.settings.work_days is 'Working days to work on it, unless whoever assigns gives others.';
comment on column voices.settings.person_days is 'Working days for the person to say whether it is solved.';
comment on column voices.settings.unit_days is 'Working days for her unit to recognise.';
comment on column voices.settings.evening_from is 'First hour of the evening in which homes are visited.';
comment on column voices.settings.evening_until is 'Hour before which a visit begins.';
comment on column voices.settings.set_by is 'Who set it.';
comment on column voices.settings.set_by_name is 'Her name then.';
comment on column voices.settings.set_at is 'When.';

alter table voices.settings enable row level security;
create policy settings_are_known_to_all on voices.settings for select to gonghui_app using (true);
create policy settings_are_made_inside_a_scope on voices.settings for insert to gonghui_app with check (org_path && platform.scope_orgs());
create policy system_sees_all on voices.settings to gonghui_system using (true) with check (true);
grant select, insert on voices.settings to gonghui_app;
grant select, insert on voices.settings to gonghui_system;
grant update (org_path, org_id) on voices.settings to gonghui_system;

-- The hours of a union decide; the table keeps no more than what is an evening anywhere.
alter table voices.visits drop constraint visits_take_place_in_the_evening;
alter table voices.visits add constraint visits_take_place_in_the_evening
  check (extract(hour from starts_at at time zone 'Asia/Shanghai') between 17 and 22);
