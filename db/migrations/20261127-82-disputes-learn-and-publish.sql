-- What keeps disputes from arising: diagnoses of firms, compilations by industry, and a public board of typical cases.
create table disputes.questionnaires (
  org_id uuid not null,
  org_path uuid[] not null,
  weights jsonb not null,
  medium_from integer not null,
  high_from integer not null,
  set_by text not null,
  set_at timestamptz(3) not null,
  constraint questionnaires_one_an_organisation primary key (org_id),
  constraint questionnaires_are_on_their_path check (org_path[cardinality(org_path)] = org_id),
  constraint questionnaires_rise check (0 < medium_from and medium_from < high_from)
);
comment on table disputes.questionnaires is 'How a union weighs the questions of a risk diagnosis; a setting that holds for all below. Without one the platform''s own values hold.';
comment on column disputes.questionnaires.org_id is 'The union.';
comment on column disputes.questionnaires.org_path is 'From the root to it.';
comment on column disputes.questionnaires.weights is 'Points of each question by its key.';
comment on column disputes.questionnaires.medium_from is 'Points from which a risk is medium.';
comment on column disputes.questionnaires.high_from is 'Points from which it is high.';
comment on column disputes.questionnaires.set_by is 'Name of who set it.';
comment on column disputes.questionnaires.set_at is 'When.';

create table disputes.diagnoses (
  id uuid not null,
  org_id uuid not null,
  org_path uuid[] not null,
  firm_id uuid not null,
  answers jsonb not null,
  weights jsonb not null,
  medium_from integer not null,
  high_from integer not null,
  points integer not null,
  risk text not null,
  note text not null,
  made_by text not null,
  made_at timestamptz(3) not null,
  constraint diagnoses_have_one_id primary key (id),
  constraint diagnoses_are_on_their_path check (org_path[cardinality(org_path)] = org_id),
  constraint diagnoses_find_a_risk check (risk in ('low', 'medium', 'high')),
  constraint diagnoses_are_of_a_firm foreign key (firm_id) references disputes.firms (id)
);
create index diagnoses_of_a_firm on disputes.diagnoses (firm_id, id desc);
create index diagnoses_subtrees on disputes.diagnoses using gin (org_path);
comment on table disputes.diagnoses is 'Risk diagnoses of firms with the answers and the values by which they were weighed. Never changed.';
comment on column disputes.diagnoses.id is 'Id.';
comment on column disputes.diagnoses.org_id is 'The union that made it.';
comment on column disputes.diagnoses.org_path is 'From the root to it.';
comment on column disputes.diagnoses.firm_id is 'The firm.';
comment on column disputes.diagnoses.answers is 'Answer to each question by its key.';
comment on column disputes.diagnoses.weights is 'The weights that held.';
comment on column disputes.diagnoses.medium_from is 'The threshold of medium risk that held.';
comment on column disputes.diagnoses.high_from is 'The threshold of high risk that held.';
comment on column disputes.diagnoses.points is 'Points of risk.';
comment on column disputes.diagnoses.risk is 'low, medium or high.';
comment on column disputes.diagnoses.note is 'What was found and advised.';
comment on column disputes.diagnoses.made_by is 'Name of who made it.';
comment on column disputes.diagnoses.made_at is 'When.';

create table disputes.compilations (
  id uuid not null,
  org_id uuid not null,
  org_path uuid[] not null,
  industry text not null,
  title text not null,
  editor text not null,
  summary text not null,
  file_id uuid not null,
  published_on date not null,
  withdrawn_on date,
  constraint compilations_have_one_id primary key (id),
  constraint compilations_are_on_their_path check (org_path[cardinality(org_path)] = org_id)
);
create index compilations_by_industry on disputes.compilations (industry, published_on desc) where withdrawn_on is null;
create index compilations_subtrees on disputes.compilations using gin (org_path);
comment on table disputes.compilations is 'Compilations of rules and model papers by industry. Public.';
comment on column disputes.compilations.id is 'Id.';
comment on column disputes.compilations.org_id is 'The union that publishes it.';
comment on column disputes.compilations.org_path is 'From the root to it.';
comment on column disputes.compilations.industry is 'The industry.';
comment on column disputes.compilations.title is 'Title.';
comment on column disputes.compilations.editor is 'Who edited it.';
comment on column disputes.compilations.summary is 'What is in it.';
comment on column disputes.compilations.file_id is 'The file.';
comment on column disputes.compilations.published_on is 'Day of publication.';
comment on column disputes.compilations.withdrawn_on is 'Day on which it was taken down.';

create table disputes.stories (
  id uuid not null,
  org_id uuid not null,
  org_path uuid[] not null,
  dispute_id uuid not null,
  industry text not null,
  title text not null,
  text text not null,
  lesson text not null,
  published_by text not null,
  published_at timestamptz(3) not null,
  withdrawn_at timestamptz(3),
  constraint stories_have_one_id primary key (id),
  constraint stories_are_on_their_path check (org_path[cardinality(org_path)] = org_id)
);
create unique index stories_one_in_sight on disputes.stories (dispute_id) where withdrawn_at is null;
create index stories_newest on disputes.stories (id desc) where withdrawn_at is null;
create index stories_subtrees on disputes.stories using gin (org_path);
comment on table disputes.stories is 'Typical cases told without names on the public board.';
comment on column disputes.stories.id is 'Id.';
comment on column disputes.stories.org_id is 'The union that publishes it.';
comment on column disputes.stories.org_path is 'From the root to it.';
comment on column disputes.stories.dispute_id is 'The dispute that it comes from; never shown to the public.';
comment on column disputes.stories.industry is 'The industry.';
comment on column disputes.stories.title is 'Title.';
comment on column disputes.stories.text is 'What happened, without names.';
comment on column disputes.stories.lesson is 'What is to be learnt.';
comment on column disputes.stories.published_by is 'Name of who published it.';
comment on column disputes.stories.published_at is 'When.';
comment on column disputes.stories.withdrawn_at is 'When it was taken down.';

alter table disputes.questionnaires enable row level security;
alter table disputes.diagnoses enable row level security;
alter table disputes.compilations enable row level security;
alter table disputes.stories enable row level security;
-- A setting holds for all below, so that whoever reads below it reads it too: only who is on its path.
create policy questionnaires_for_those_below on disputes.questionnaires for select to gonghui_app
  using (exists (select from orgs.orgs o where o.id = any(platform.scope_orgs()) and (o.path && array[questionnaires.org_id] or questionnaires.org_path && platform.scope_orgs())));
create policy questionnaires_begin_inside_a_scope on disputes.questionnaires for insert to gonghui_app with check (org_path && platform.scope_orgs());
create policy questionnaires_change_inside_a_scope on disputes.questionnaires for update to gonghui_app
  using (org_path && platform.scope_orgs()) with check (org_path && platform.scope_orgs());
create policy diagnoses_in_scope on disputes.diagnoses to gonghui_app
  using (org_path && platform.scope_orgs()) with check (org_path && platform.scope_orgs());
create policy compilations_in_scope on disputes.compilations to gonghui_app
  using (org_path && platform.scope_orgs()) with check (org_path && platform.scope_orgs());
create policy stories_in_scope on disputes.stories to gonghui_app
  using (org_path && platform.scope_orgs()) with check (org_path && platform.scope_orgs());
create policy system_sees_all on disputes.questionnaires to gonghui_system using (true) with check (true);
create policy system_sees_all on disputes.diagnoses to gonghui_system using (true) with check (true);
create policy system_sees_all on disputes.compilations to gonghui_system using (true) with check (true);
create policy system_sees_all on disputes.stories to gonghui_system using (true) with check (true);
grant select, insert, update on disputes.questionnaires to gonghui_app, gonghui_system;
grant select, insert on disputes.diagnoses to gonghui_app, gonghui_system;
grant select, insert, update on disputes.compilations, disputes.stories to gonghui_app, gonghui_system;
grant update (org_id, org_path) on disputes.diagnoses to gonghui_system;
