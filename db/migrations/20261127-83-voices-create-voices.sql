create schema voices;
comment on schema voices is 'What workers raise: suggestions, difficulties, disputes and petitions, and what came of them.';
grant usage on schema voices to gonghui_app, gonghui_system;

create table voices.voices (
  owner_id uuid not null,
  id uuid not null,
  org_id uuid not null references orgs.orgs (id),
  org_path uuid[] not null,
  kind text collate "C" not null,
  topic text collate "C" not null,
  channel text collate "C" not null,
  words text not null,
  place text not null,
  photo_ids uuid[] not null,
  named text collate "C" not null,
  board text collate "C" not null,
  representative_id uuid,
  registered_by uuid,
  registered_by_name text,
  raised_at timestamptz(3) not null,
  closed_at timestamptz(3),
  constraint voices_of_a_person primary key (owner_id, id),
  constraint voices_are_of_a_person foreign key (owner_id) references people.persons (id),
  constraint voices_path_ends_at_the_org check (org_path[cardinality(org_path)] = org_id),
  constraint voices_kind_is_known check (kind in ('suggestion', 'difficulty', 'dispute', 'petition')),
  constraint voices_topic_is_known
    check (topic in ('pay', 'safety', 'environment', 'canteen', 'welfare', 'contract', 'growth', 'life', 'other')),
  constraint voices_channel_is_known check (channel in ('self', 'officer', 'hotline', 'forum', 'visit', 'station')),
  constraint voices_are_named_or_not check (named in ('named', 'anonymous')),
  constraint voices_say_whether_they_may_be_told check (board in ('may', 'not')),
  constraint voices_have_few_photos check (cardinality(photo_ids) <= 9),
  constraint voices_of_officers_name_them check ((channel = 'self') = (registered_by is null))
);
create unique index voices_id on voices.voices (id);
create index voices_of_a_representative on voices.voices (representative_id, raised_at desc) where representative_id is not null;
comment on table voices.voices is 'What somebody raised, in her words; the case of the same id says where it stands.';
comment on column voices.voices.owner_id is 'Who raised it.';
comment on column voices.voices.id is 'Id, also of the case.';
comment on column voices.voices.org_id is 'Her union when she raised it: the unit that confirms with her.';
comment on column voices.voices.org_path is 'From the root to that union; follows the tree while it is open.';
comment on column voices.voices.kind is 'suggestion 意见建议, difficulty 困难求助, dispute 矛盾纠纷 or petition 信访.';
comment on column voices.voices.topic is 'What it is about.';
comment on column voices.voices.channel is 'How it came: self, or written down by an officer, from the hotline, at a forum, on a home visit, at a station.';
comment on column voices.voices.words is 'What she says.';
comment on column voices.voices.place is 'Where, when that matters.';
comment on column voices.voices.photo_ids is 'Photographs.';
comment on column voices.voices.named is 'named, or anonymous: no officer learns who she is.';
comment on column voices.voices.board is 'Whether it may be told on the public board without names: may or not.';
comment on column voices.voices.representative_id is 'The worker representative who is told of every step as well.';
comment on column voices.voices.registered_by is 'The officer who wrote it down; null when she did herself.';
comment on column voices.voices.registered_by_name is 'Her name then.';
comment on column voices.voices.raised_at is 'When.';
comment on column voices.voices.closed_at is 'When it came to its end; null while it is open.';

create table voices.outcomes (
  id uuid not null,
  voice_id uuid not null,
  org_id uuid not null references orgs.orgs (id),
  org_path uuid[] not null,
  kind text collate "C" not null,
  name text not null,
  place text not null,
  since_on date not null,
  made_by uuid not null,
  made_by_name text not null,
  made_at timestamptz(3) not null,
  constraint outcomes_have_one_id primary key (id),
  constraint outcomes_path_ends_at_the_org check (org_path[cardinality(org_path)] = org_id),
  constraint outcomes_kind_is_known check (kind in ('aed', 'health-station', 'facility', 'service', 'rule'))
);
create unique index outcomes_once on voices.outcomes (voice_id, kind, name, place);
create index outcomes_of_a_kind on voices.outcomes (kind, since_on desc, id desc);
comment on table voices.outcomes is 'What a closed voice created: a place, a thing, a service, a rule that is there since.';
comment on column voices.outcomes.id is 'Id.';
comment on column voices.outcomes.voice_id is 'The voice it goes back to.';
comment on column voices.outcomes.org_id is 'The union whose it is.';
comment on column voices.outcomes.org_path is 'From the root to that union; follows the tree.';
comment on column voices.outcomes.kind is 'aed, health-station, facility, service or rule.';
comment on column voices.outcomes.name is 'What it is called.';
comment on column voices.outcomes.place is 'Where it is.';
comment on column voices.outcomes.since_on is 'Since when.';
comment on column voices.outcomes.made_by is 'The officer who entered it.';
comment on column voices.outcomes.made_by_name is 'Her name then.';
comment on column voices.outcomes.made_at is 'When.';

alter table voices.voices enable row level security;
alter table voices.outcomes enable row level security;
create policy voices_in_scope on voices.voices to gonghui_app
  using (platform.in_scope(owner_id, org_path) or representative_id = platform.scope_person())
  with check (platform.in_scope(owner_id, org_path));
create policy outcomes_of_my_unions on voices.outcomes to gonghui_app
  using (org_path && platform.scope_orgs()) with check (org_path && platform.scope_orgs());
create policy system_sees_all on voices.voices to gonghui_system using (true) with check (true);
create policy system_sees_all on voices.outcomes to gonghui_system using (true) with check (true);
grant select, insert on voices.voices, voices.outcomes to gonghui_app, gonghui_system;
grant update (org_path, closed_at) on voices.voices to gonghui_app;
grant update on voices.voices, voices.outcomes to gonghui_system;
