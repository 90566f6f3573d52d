create table privacy.settings (
  id uuid not null,
  name text not null,
  value integer not null,
  set_by text not null,
  set_at timestamptz(3) not null,
  constraint settings_one_of_an_id primary key (id),
  constraint settings_are_not_negative check (value >= 0)
);
create index settings_newest on privacy.settings (name, id desc);
comment on table privacy.settings is 'Numbers that the federation sets for itself; the newest row of a name holds.';
comment on column privacy.settings.id is 'Id; in order of time.';
comment on column privacy.settings.name is 'Which setting.';
comment on column privacy.settings.value is 'Its value.';
comment on column privacy.settings.set_by is 'Name of who set it.';
comment on column privacy.settings.set_at is 'When.';
alter table privacy.settings enable row level security;
create policy system_sees_all on privacy.settings to gonghui_system using (true) with check (true);
create policy settings_are_known_to_all on privacy.settings for select to gonghui_app using (true);
create policy settings_are_set_by_officers on privacy.settings for insert to gonghui_app with check (cardinality(platform.scope_orgs()) > 0);
grant select, insert on privacy.settings to gonghui_app, gonghui_system;

create table privacy.disclosures (
  owner_id uuid not null,
  id uuid not null,
  org_path uuid[] not null,
  officer_id uuid not null,
  officer_name text not null,
  officer_org_id uuid,
  reason text not null,
  words text not null,
  place text not null,
  disclosed_at timestamptz(3) not null,
  constraint disclosures_of_a_person primary key (owner_id, id),
  constraint disclosures_have_a_reason check (length(words) between 2 and 200)
);
create index disclosures_by_an_officer on privacy.disclosures (officer_id, disclosed_at desc);
create index disclosures_level_1 on privacy.disclosures ((org_path[1]), id desc) where org_path[1] is not null;
create index disclosures_level_2 on privacy.disclosures ((org_path[2]), id desc) where org_path[2] is not null;
create index disclosures_level_3 on privacy.disclosures ((org_path[3]), id desc) where org_path[3] is not null;
create index disclosures_level_4 on privacy.disclosures ((org_path[4]), id desc) where org_path[4] is not null;
create index disclosures_level_5 on privacy.disclosures ((org_path[5]), id desc) where org_path[5] is not null;
create index disclosures_level_6 on privacy.disclosures ((org_path[6]), id desc) where org_path[6] is not null;
create index disclosures_level_7 on privacy.disclosures ((org_path[7]), id desc) where org_path[7] is not null;
comment on table privacy.disclosures is 'Every time an officer saw a person unmasked. Never updated; she reads her own, auditors those of their subtrees.';
comment on column privacy.disclosures.owner_id is 'The person who was seen.';
comment on column privacy.disclosures.id is 'Id; in order of time.';
comment on column privacy.disclosures.org_path is 'From the root to her home union then.';
comment on column privacy.disclosures.officer_id is 'Who looked.';
comment on column privacy.disclosures.officer_name is 'Her name then.';
comment on column privacy.disclosures.officer_org_id is 'The union for which she looked.';
comment on column privacy.disclosures.reason is 'Which of the listed reasons.';
comment on column privacy.disclosures.words is 'The reason in her own words.';
comment on column privacy.disclosures.place is 'On which page, as the page names itself.';
comment on column privacy.disclosures.disclosed_at is 'When.';
alter table privacy.disclosures enable row level security;
create policy system_sees_all on privacy.disclosures to gonghui_system using (true) with check (true);
create policy disclosures_in_scope on privacy.disclosures for select to gonghui_app
  using (platform.in_scope(owner_id, org_path) or officer_id = platform.scope_person());
create policy disclosures_are_made_inside_a_scope on privacy.disclosures for insert to gonghui_app
  with check (org_path && platform.scope_orgs() and officer_id = platform.scope_person());
grant select, insert on privacy.disclosures to gonghui_app, gonghui_system;
grant update (officer_name, words) on privacy.disclosures to gonghui_system;
grant delete on privacy.disclosures to gonghui_system;

create table privacy.consent_texts (
  purpose text not null,
  version integer not null,
  title text not null,
  body text not null,
  published_at timestamptz(3) not null,
  constraint consent_texts_one_of_each_version primary key (purpose, version),
  constraint consent_texts_count_from_one check (version >= 1)
);
comment on table privacy.consent_texts is 'What people are asked to consent to, in versions that never change once published.';
comment on column privacy.consent_texts.purpose is 'What for: service and noun.';
comment on column privacy.consent_texts.version is 'Number of the version.';
comment on column privacy.consent_texts.title is 'One line.';
comment on column privacy.consent_texts.body is 'The whole text.';
comment on column privacy.consent_texts.published_at is 'When it was published.';
alter table privacy.consent_texts enable row level security;
create policy system_sees_all on privacy.consent_texts to gonghui_system using (true) with check (true);
create policy consent_texts_are_known_to_all on privacy.consent_texts for select to gonghui_app using (true);
grant select on privacy.consent_texts to gonghui_app;
grant select, insert on privacy.consent_texts to gonghui_system;

create table privacy.consents (
  owner_id uuid not null,
  id uuid not null,
  purpose text not null,
  version integer not null,
  given_at timestamptz(3) not null,
  withdrawn_at timestamptz(3),
  constraint consents_of_a_person primary key (owner_id, id),
  constraint consents_are_to_a_text foreign key (purpose, version) references privacy.consent_texts (purpose, version),
  constraint consents_end_after_they_begin check (withdrawn_at >= given_at)
);
create unique index consents_once_at_a_time on privacy.consents (owner_id, purpose) where withdrawn_at is null;
comment on table privacy.consents is 'Who consented to what, from when until when. Given anew after a withdrawal or for a new text.';
comment on column privacy.consents.owner_id is 'The person.';
comment on column privacy.consents.id is 'Id; in order of time.';
comment on column privacy.consents.purpose is 'What for.';
comment on column privacy.consents.version is 'Which version of the text.';
comment on column privacy.consents.given_at is 'When it was given.';
comment on column privacy.consents.withdrawn_at is 'When it was withdrawn; null while it holds.';
alter table privacy.consents enable row level security;
create policy system_sees_all on privacy.consents to gonghui_system using (true) with check (true);
create policy consents_are_the_persons_own on privacy.consents to gonghui_app
  using (owner_id = platform.scope_person()) with check (owner_id = platform.scope_person());
grant select, insert on privacy.consents to gonghui_app;
grant update (withdrawn_at) on privacy.consents to gonghui_app;
grant select, insert, update, delete on privacy.consents to gonghui_system;

create table privacy.erasures (
  owner_id uuid not null,
  id uuid not null,
  org_path uuid[] not null,
  person_name text not null,
  words text not null,
  requested_at timestamptz(3) not null,
  waits_until timestamptz(3) not null,
  state text not null,
  cancelled_at timestamptz(3),
  decided_at timestamptz(3),
  decided_by uuid,
  decided_by_name text,
  decision_words text,
  job_id uuid,
  done_at timestamptz(3),
  report jsonb,
  constraint erasures_of_a_person primary key (owner_id, id),
  constraint erasures_stand_somewhere check (state in ('waiting', 'cancelled', 'approved', 'refused', 'running', 'done')),
  constraint erasures_done_are_reported check ((state = 'done') = (done_at is not null) and (state = 'done') = (report is not null)),
  constraint erasures_decided_say_by_whom check ((decided_at is null) = (decided_by_name is null))
);
create unique index erasures_id on privacy.erasures (id);
create unique index erasures_one_at_a_time on privacy.erasures (owner_id) where state in ('waiting', 'approved', 'running');
create index erasures_to_carry_out on privacy.erasures (waits_until) where state = 'approved';
create index erasures_level_1 on privacy.erasures ((org_path[1]), id desc) where org_path[1] is not null;
create index erasures_level_2 on privacy.erasures ((org_path[2]), id desc) where org_path[2] is not null;
create index erasures_level_3 on privacy.erasures ((org_path[3]), id desc) where org_path[3] is not null;
create index erasures_level_4 on privacy.erasures ((org_path[4]), id desc) where org_path[4] is not null;
create index erasures_level_5 on privacy.erasures ((org_path[5]), id desc) where org_path[5] is not null;
create index erasures_level_6 on privacy.erasures ((org_path[6]), id desc) where org_path[6] is not null;
create index erasures_level_7 on privacy.erasures ((org_path[7]), id desc) where org_path[7] is not null;
comment on table privacy.erasures is 'Requests to be erased: waiting, reviewed, carried out. The report says what went and what the law keeps.';
comment on column privacy.erasures.owner_id is 'The person.';
comment on column privacy.erasures.id is 'Id; in order of time.';
comment on column privacy.erasures.org_path is 'From the root to her home union when she asked; empty for none.';
comment on column privacy.erasures.person_name is 'Her name, shown masked; blanked when it is done.';
comment on column privacy.erasures.words is 'Why, in her own words; may be empty.';
comment on column privacy.erasures.requested_at is 'When she asked.';
comment on column privacy.erasures.waits_until is 'Until then she may think better of it.';
comment on column privacy.erasures.state is 'waiting, cancelled by herself, approved, refused, running, done.';
comment on column privacy.erasures.cancelled_at is 'When she took it back.';
comment on column privacy.erasures.decided_at is 'When it was decided.';
comment on column privacy.erasures.decided_by is 'Who decided; null for the platform.';
comment on column privacy.erasures.decided_by_name is 'Name of who decided.';
comment on column privacy.erasures.decision_words is 'What was said to it.';
comment on column privacy.erasures.job_id is 'The job that carries it out.';
comment on column privacy.erasures.done_at is 'When it was carried out.';
comment on column privacy.erasures.report is 'What became of each table: rows deleted, blanked, kept.';
alter table privacy.erasures enable row level security;
create policy system_sees_all on privacy.erasures to gonghui_system using (true) with check (true);
create policy erasures_in_scope on privacy.erasures to gonghui_app using (platform.in_scope(owner_id, org_path));
grant select, insert, update on privacy.erasures to gonghui_app, gonghui_system;

create table privacy.exports (
  id uuid not null,
  number text not null,
  org_path uuid[] not null,
  officer_id uuid not null,
  officer_name text not null,
  kind text not null,
  title text not null,
  format text not null,
  reason text not null,
  rows integer,
  exported_at timestamptz(3) not null,
  finished_at timestamptz(3),
  constraint exports_one_of_an_id primary key (id),
  constraint exports_are_numbered_once unique (number),
  constraint exports_say_for_what check (length(reason) between 2 and 200),
  constraint exports_are_of_three_formats check (format in ('csv', 'xlsx', 'pdf'))
);
create index exports_by_an_officer on privacy.exports (officer_id, id desc);
create index exports_level_1 on privacy.exports ((org_path[1]), id desc) where org_path[1] is not null;
create index exports_level_2 on privacy.exports ((org_path[2]), id desc) where org_path[2] is not null;
create index exports_level_3 on privacy.exports ((org_path[3]), id desc) where org_path[3] is not null;
create index exports_level_4 on privacy.exports ((org_path[4]), id desc) where org_path[4] is not null;
create index exports_level_5 on privacy.exports ((org_path[5]), id desc) where org_path[5] is not null;
create index exports_level_6 on privacy.exports ((org_path[6]), id desc) where org_path[6] is not null;
create index exports_level_7 on privacy.exports ((org_path[7]), id desc) where org_path[7] is not null;
comment on table privacy.exports is 'Every file with persons that left the console: who took it, for what, how many rows, and the number it bears.';
comment on column privacy.exports.id is 'Id; in order of time.';
comment on column privacy.exports.number is 'The number printed in the file.';
comment on column privacy.exports.org_path is 'From the root to the union of whoever took it.';
comment on column privacy.exports.officer_id is 'Who took it.';
comment on column privacy.exports.officer_name is 'Her name.';
comment on column privacy.exports.kind is 'Which list: service and noun.';
comment on column privacy.exports.title is 'What the file is called.';
comment on column privacy.exports.format is 'csv, xlsx or pdf.';
comment on column privacy.exports.reason is 'For what, in her own words.';
comment on column privacy.exports.rows is 'How many rows; null while it is written, and when it broke off.';
comment on column privacy.exports.exported_at is 'When it was begun.';
comment on column privacy.exports.finished_at is 'When its last row was written.';
alter table privacy.exports enable row level security;
create policy system_sees_all on privacy.exports to gonghui_system using (true) with check (true);
create policy exports_in_scope on privacy.exports for select to gonghui_app using (platform.in_scope(officer_id, org_path));
create policy exports_are_the_takers_own on privacy.exports for insert to gonghui_app with check (officer_id = platform.scope_person());
create policy exports_are_finished_by_the_taker on privacy.exports for update to gonghui_app
  using (officer_id = platform.scope_person()) with check (officer_id = platform.scope_person());
grant select, insert on privacy.exports to gonghui_app, gonghui_system;
grant update (rows, finished_at) on privacy.exports to gonghui_app;
grant update (officer_name) on privacy.exports to gonghui_system;

create table privacy.retention_runs (
  id uuid not null,
  started_at timestamptz(3) not null,
  finished_at timestamptz(3),
  report jsonb not null,
  constraint retention_runs_one_of_an_id primary key (id)
);
comment on table privacy.retention_runs is 'What the nightly walk found past its time and what it did with it, table by table.';
comment on column privacy.retention_runs.id is 'Id; in order of time.';
comment on column privacy.retention_runs.started_at is 'When it began.';
comment on column privacy.retention_runs.finished_at is 'When it ended; null when it broke off.';
comment on column privacy.retention_runs.report is 'For each table: until which day, how many rows, what was done.';
alter table privacy.retention_runs enable row level security;
create policy system_sees_all on privacy.retention_runs to gonghui_system using (true) with check (true);
create policy retention_runs_are_known_to_officers on privacy.retention_runs for select to gonghui_app
  using (cardinality(platform.scope_orgs()) > 0);
grant select on privacy.retention_runs to gonghui_app;
grant select, insert, update, delete on privacy.retention_runs to gonghui_system;
