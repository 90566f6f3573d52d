-- What a union is beyond its place in the tree: its employer, its applications, its terms of office and who holds its posts.
create schema unions;
comment on schema unions is 'Founding of unions, their terms of office, and the changes of their tree with what they rest on.';
grant usage on schema unions to gonghui_app, gonghui_system;

create table unions.applications (
  owner_id uuid not null,
  id uuid not null,
  org_path uuid[] not null,
  parent_id uuid not null,
  kind text not null,
  name text not null,
  credit_code text collate "C",
  employer_name text not null,
  employer_credit_code text collate "C",
  worker_count integer not null,
  member_count integer not null,
  founder_name text not null,
  remark text not null,
  file_ids uuid[] not null,
  state text not null,
  filed_at timestamptz(3) not null,
  decided_at timestamptz(3),
  org_id uuid,
  constraint applications_of_a_person primary key (owner_id, id),
  constraint applications_are_below_their_parent check (org_path[cardinality(org_path)] = parent_id),
  constraint applications_count_workers check (worker_count > 0 and member_count between 0 and worker_count),
  constraint applications_stand_somewhere check (state in ('filed', 'returned', 'founded', 'refused', 'withdrawn')),
  constraint applications_founded_have_a_union check ((state = 'founded') = (org_id is not null))
);
create unique index applications_id on unions.applications (id);
create unique index applications_once_an_employer on unions.applications (employer_credit_code) where state in ('filed', 'returned');
comment on table unions.applications is 'Applications to found a union, each a case of the same id at the desk of the union above.';
comment on column unions.applications.owner_id is 'Who applied.';
comment on column unions.applications.id is 'Id of the application and of its case.';
comment on column unions.applications.org_path is 'From the root to the union that decides.';
comment on column unions.applications.parent_id is 'The union above, which decides.';
comment on column unions.applications.kind is 'Kind of the organisation to be founded.';
comment on column unions.applications.name is 'Its full name.';
comment on column unions.applications.credit_code is 'Its own unified social credit code, where it already has one.';
comment on column unions.applications.employer_name is 'The employer whose workers it organises.';
comment on column unions.applications.employer_credit_code is 'Unified social credit code of the employer.';
comment on column unions.applications.worker_count is 'Workers of the employer.';
comment on column unions.applications.member_count is 'Workers who have agreed to join.';
comment on column unions.applications.founder_name is 'Head of the preparatory group.';
comment on column unions.applications.remark is 'Anything else the applicant says.';
comment on column unions.applications.file_ids is 'Papers handed in.';
comment on column unions.applications.state is 'Where it stands; moves only together with its case.';
comment on column unions.applications.filed_at is 'When it was last handed in.';
comment on column unions.applications.decided_at is 'When it was decided.';
comment on column unions.applications.org_id is 'The union that came of it.';

create table unions.profiles (
  org_id uuid not null,
  org_path uuid[] not null,
  employer_name text,
  employer_credit_code text collate "C",
  worker_count integer,
  established_on date not null,
  ended_on date,
  source text not null,
  recorded_at timestamptz(3) not null,
  constraint profiles_one_a_union primary key (org_id),
  constraint profiles_are_on_their_path check (org_path[cardinality(org_path)] = org_id),
  constraint profiles_count_workers check (worker_count >= 0),
  constraint profiles_came_from_somewhere check (source in ('application', 'import', 'split'))
);
create unique index profiles_once_an_employer on unions.profiles (employer_credit_code) where ended_on is null;
create index profiles_subtrees on unions.profiles using gin (org_path);
comment on table unions.profiles is 'What a union is beyond its place in the tree.';
comment on column unions.profiles.org_id is 'The union.';
comment on column unions.profiles.org_path is 'From the root to the union.';
comment on column unions.profiles.employer_name is 'The employer whose workers it organises; null for federations.';
comment on column unions.profiles.employer_credit_code is 'Unified social credit code of the employer.';
comment on column unions.profiles.worker_count is 'Workers of the employer.';
comment on column unions.profiles.established_on is 'Day of its establishment by its papers; the tree may know it only later.';
comment on column unions.profiles.ended_on is 'First day on which it is no more.';
comment on column unions.profiles.source is 'application, import or split.';
comment on column unions.profiles.recorded_at is 'When it was entered.';

create table unions.changes (
  id uuid not null,
  org_id uuid not null,
  org_path uuid[] not null,
  org_ids uuid[] not null,
  kind text not null,
  effective_on date not null,
  basis text not null,
  sentence text not null,
  counts jsonb not null,
  recorded_by uuid,
  recorded_by_name text not null,
  recorded_at timestamptz(3) not null,
  constraint changes_have_one_id primary key (id),
  constraint changes_are_of_known_kinds check (kind in ('found', 'move', 'merge', 'split', 'rename', 'close'))
);
create index changes_of_a_union on unions.changes using gin (org_ids);
comment on table unions.changes is 'Every change of the tree with what it rests on and what it moved. Never changed.';
comment on column unions.changes.id is 'Id, in the order of entry.';
comment on column unions.changes.org_id is 'The union that it is about.';
comment on column unions.changes.org_path is 'Its path when it was decided; for a merger that of the successor.';
comment on column unions.changes.org_ids is 'Every union that it touched.';
comment on column unions.changes.kind is 'found, move, merge, split, rename or close.';
comment on column unions.changes.effective_on is 'Day from which it holds.';
comment on column unions.changes.basis is 'The document it rests on.';
comment on column unions.changes.sentence is 'What was done, with the names of that day.';
comment on column unions.changes.counts is 'Unions, members, open cases and accounts that went along.';
comment on column unions.changes.recorded_by is 'Who entered it; null for the command line.';
comment on column unions.changes.recorded_by_name is 'Her name then.';
comment on column unions.changes.recorded_at is 'When.';

alter table unions.applications enable row level security;
alter table unions.profiles enable row level security;
alter table unions.changes enable row level security;
create policy applications_in_scope on unions.applications to gonghui_app
  using (platform.in_scope(owner_id, org_path)) with check (platform.in_scope(owner_id, org_path));
create policy profiles_are_known_to_all on unions.profiles for select to gonghui_app using (true);
create policy profiles_begin_inside_a_scope on unions.profiles for insert to gonghui_app with check (org_path && platform.scope_orgs());
create policy profiles_change_inside_a_scope on unions.profiles for update to gonghui_app
  using (org_path && platform.scope_orgs()) with check (org_path && platform.scope_orgs());
create policy changes_in_scope on unions.changes to gonghui_app
  using (org_path && platform.scope_orgs()) with check (org_path && platform.scope_orgs());
create policy system_sees_all on unions.applications to gonghui_system using (true) with check (true);
create policy system_sees_all on unions.profiles to gonghui_system using (true) with check (true);
create policy system_sees_all on unions.changes to gonghui_system using (true) with check (true);
grant select, insert, update on unions.applications, unions.profiles to gonghui_app, gonghui_system;
grant select, insert on unions.changes to gonghui_app, gonghui_system;
grant update (org_path) on unions.changes to gonghui_system;
