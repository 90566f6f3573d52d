create table voices.acquaintances (
  owner_id uuid not null,
  id uuid not null,
  org_id uuid not null references orgs.orgs (id),
  org_path uuid[] not null,
  skills text[] not null,
  ability text not null,
  network text not null,
  resources text not null,
  appeal text not null,
  made_by_name text not null,
  made_at timestamptz(3) not null,
  ended_at timestamptz(3),
  constraint acquaintances_of_a_person primary key (owner_id, id),
  constraint acquaintances_are_of_a_person foreign key (owner_id) references people.persons (id),
  constraint acquaintances_path_ends_at_the_org check (org_path[cardinality(org_path)] = org_id),
  constraint acquaintances_have_all_four_qualities check (least(length(ability), length(network), length(resources), length(appeal)) >= 2)
);
create unique index acquaintances_id on voices.acquaintances (id);
create unique index acquaintances_once_a_community on voices.acquaintances (owner_id, org_id) where ended_at is null;
create index acquaintances_of_a_community on voices.acquaintances using gin (org_path);
comment on table voices.acquaintances is 'People who are trusted in a community, with the ground of each of the four qualities; the relation of the same id says from when to when.';
comment on column voices.acquaintances.owner_id is 'Who is trusted.';
comment on column voices.acquaintances.id is 'Id, also of the relation with the community.';
comment on column voices.acquaintances.org_id is 'The community or union in which she is known.';
comment on column voices.acquaintances.org_path is 'From the root to it; follows the tree.';
comment on column voices.acquaintances.skills is 'Topics she is good at.';
comment on column voices.acquaintances.ability is 'What shows 有能力.';
comment on column voices.acquaintances.network is 'What shows 有人脉.';
comment on column voices.acquaintances.resources is 'What shows 有资源.';
comment on column voices.acquaintances.appeal is 'What shows 有号召力.';
comment on column voices.acquaintances.made_by_name is 'Who entered her.';
comment on column voices.acquaintances.made_at is 'When.';
comment on column voices.acquaintances.ended_at is 'When she left the roster; null while she is on it.';

create table voices.consultations (
  owner_id uuid not null,
  id uuid not null,
  acquaintance_id uuid not null,
  voice_id uuid not null,
  org_path uuid[] not null,
  note text not null,
  given_by_name text not null,
  given_at timestamptz(3) not null,
  ended_at timestamptz(3),
  constraint consultations_of_a_person primary key (owner_id, id),
  constraint consultations_are_of_a_person foreign key (owner_id) references people.persons (id)
);
create unique index consultations_one_of_a_voice on voices.consultations (voice_id) where ended_at is null;
comment on table voices.consultations is '熟人问诊: which trusted person has been given which voice.';
comment on column voices.consultations.owner_id is 'The trusted person.';
comment on column voices.consultations.id is 'Id.';
comment on column voices.consultations.acquaintance_id is 'Her entry on the roster.';
comment on column voices.consultations.voice_id is 'The voice.';
comment on column voices.consultations.org_path is 'From the root to the union of whoever raised it, as it was then.';
comment on column voices.consultations.note is 'How she is acquainted with the party, and what is asked of her.';
comment on column voices.consultations.given_by_name is 'Who gave it to her.';
comment on column voices.consultations.given_at is 'When.';
comment on column voices.consultations.ended_at is 'When it was given to another; null while she has it.';

create table voices.visits (
  owner_id uuid not null,
  id uuid not null,
  pair_id uuid not null,
  org_id uuid not null references orgs.orgs (id),
  org_path uuid[] not null,
  inspector_id uuid not null,
  manager_id uuid not null,
  starts_at timestamptz(3) not null,
  planned_by_name text not null,
  planned_at timestamptz(3) not null,
  done_at timestamptz(3),
  done_by_name text,
  family_present smallint,
  household bytea,
  constraint visits_of_a_person primary key (owner_id, id),
  constraint visits_are_of_a_person foreign key (owner_id) references people.persons (id),
  constraint visits_take_place_in_the_evening check (extract(hour from starts_at at time zone 'Asia/Shanghai') between 18 and 21),
  constraint visits_done_say_what_was_found check ((done_at is null) = (household is null) and (done_at is null) = (family_present is null))
);
create unique index visits_id on voices.visits (id);
create index visits_of_a_union on voices.visits using gin (org_path);
create index visits_of_an_inspector on voices.visits (inspector_id, starts_at desc);
create index visits_of_a_manager on voices.visits (manager_id, starts_at desc);
comment on table voices.visits is '家访: an inspector and a manager together call on a worker and her family in the evening.';
comment on column voices.visits.owner_id is 'The worker who is visited.';
comment on column voices.visits.id is 'Id.';
comment on column voices.visits.pair_id is 'The pair that visits, a relation.';
comment on column voices.visits.org_id is 'Her union.';
comment on column voices.visits.org_path is 'From the root to it; follows the tree.';
comment on column voices.visits.inspector_id is '联厂安监员.';
comment on column voices.visits.manager_id is '企业管理人员.';
comment on column voices.visits.starts_at is 'When.';
comment on column voices.visits.planned_by_name is 'Who planned it.';
comment on column voices.visits.planned_at is 'When it was planned.';
comment on column voices.visits.done_at is 'When it was reported as done.';
comment on column voices.visits.done_by_name is 'Who reported it.';
comment on column voices.visits.family_present is 'How many of the family were there.';
comment on column voices.visits.household is 'How the household lives, encrypted.';

alter table voices.acquaintances enable row level security;
alter table voices.consultations enable row level security;
alter table voices.visits enable row level security;
create policy acquaintances_in_scope on voices.acquaintances to gonghui_app
  using (platform.in_scope(owner_id, org_path)) with check (platform.in_scope(owner_id, org_path));
create policy consultations_in_scope on voices.consultations to gonghui_app
  using (platform.in_scope(owner_id, org_path)) with check (platform.in_scope(owner_id, org_path));
create policy visits_in_scope on voices.visits to gonghui_app
  using (org_path && platform.scope_orgs() or inspector_id = platform.scope_person() or manager_id = platform.scope_person() or owner_id = platform.scope_person())
  with check (org_path && platform.scope_orgs());
create policy system_sees_all on voices.acquaintances to gonghui_system using (true) with check (true);
create policy system_sees_all on voices.consultations to gonghui_system using (true) with check (true);
create policy system_sees_all on voices.visits to gonghui_system using (true) with check (true);
grant select on voices.acquaintances, voices.consultations, voices.visits to gonghui_app;
grant select, insert, update on voices.acquaintances, voices.consultations, voices.visits to gonghui_system;
grant delete on voices.acquaintances, voices.consultations, voices.visits to gonghui_system;
