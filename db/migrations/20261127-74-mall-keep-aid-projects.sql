create table mall.aid_pairs (
  id uuid not null,
  market_id uuid not null references mall.markets (org_id),
  org_id uuid not null,
  org_path uuid[] not null,
  region_id uuid not null references mall.regions (id),
  place text not null,
  partner text not null,
  team text not null,
  since date not null,
  until date,
  ended_because text,
  entered_by text not null,
  entered_at timestamptz(3) not null,
  constraint aid_pairs_one_of_an_id primary key (id),
  constraint aid_pairs_end_after_they_begin check (until >= since),
  constraint aid_pairs_end_for_a_reason check ((until is null) = (ended_because is null))
);
create unique index aid_pairs_once_at_a_time on mall.aid_pairs (org_id, region_id, place) where until is null;
create index aid_pairs_of_a_market on mall.aid_pairs (market_id, region_id, since);
comment on table mall.aid_pairs is 'Which of our unions supports which place of an aided region, from when to when. Ended pairs stay readable.';
comment on column mall.aid_pairs.id is 'Id of the pair.';
comment on column mall.aid_pairs.market_id is 'The federation whose mall and regions these are.';
comment on column mall.aid_pairs.org_id is 'Our union.';
comment on column mall.aid_pairs.org_path is 'From the root to it.';
comment on column mall.aid_pairs.region_id is 'The aided region.';
comment on column mall.aid_pairs.place is 'The county or town there.';
comment on column mall.aid_pairs.partner is 'The union there.';
comment on column mall.aid_pairs.team is 'The support team that is there for us.';
comment on column mall.aid_pairs.since is 'First day.';
comment on column mall.aid_pairs.until is 'First day on which it is no more; null while it lasts.';
comment on column mall.aid_pairs.ended_because is 'Why it ended.';
comment on column mall.aid_pairs.entered_by is 'Who entered it.';
comment on column mall.aid_pairs.entered_at is 'When.';

create table mall.aid_projects (
  id uuid not null,
  market_id uuid not null references mall.markets (org_id),
  number integer not null,
  class text not null,
  name text not null,
  purpose text not null,
  region_id uuid not null references mall.regions (id),
  begins_on date not null,
  ends_on date not null,
  budget bigint not null,
  spent bigint not null default 0,
  percent integer not null default 0,
  state text not null default 'running',
  result text,
  entered_by text not null,
  entered_at timestamptz(3) not null,
  constraint aid_projects_one_of_an_id primary key (id),
  constraint aid_projects_are_numbered_once unique (market_id, number),
  constraint aid_projects_are_of_five_classes check (class in ('stations', 'exchange', 'hardship', 'skills', 'special')),
  constraint aid_projects_are_in_a_known_state check (state in ('running', 'finished', 'stopped')),
  constraint aid_projects_end_after_they_begin check (ends_on >= begins_on),
  constraint aid_projects_stay_in_their_budget check (budget > 0 and spent between 0 and budget),
  constraint aid_projects_go_from_nothing_to_all check (percent between 0 and 100),
  constraint aid_projects_end_with_a_result check ((state = 'running') = (result is null) and (state <> 'finished' or percent = 100))
);
create index aid_projects_of_a_market on mall.aid_projects (market_id, class, number);
comment on table mall.aid_projects is 'What our unions do in aided regions, in five classes, with budget, progress and result.';
comment on column mall.aid_projects.id is 'Id of the project.';
comment on column mall.aid_projects.market_id is 'The federation.';
comment on column mall.aid_projects.number is 'Its number there, from one.';
comment on column mall.aid_projects.class is 'Service stations, exchange, hardship aid, skills, or a special project.';
comment on column mall.aid_projects.name is 'What it is called.';
comment on column mall.aid_projects.purpose is 'What is to be done for whom.';
comment on column mall.aid_projects.region_id is 'The aided region.';
comment on column mall.aid_projects.begins_on is 'First day.';
comment on column mall.aid_projects.ends_on is 'Day by which it is to be done.';
comment on column mall.aid_projects.budget is 'What it may cost, in fen, as its steps have it.';
comment on column mall.aid_projects.spent is 'What it has cost, in fen: the sum of its steps.';
comment on column mall.aid_projects.percent is 'How far it is, as its last step has it.';
comment on column mall.aid_projects.state is 'Running, finished, or stopped before its end.';
comment on column mall.aid_projects.result is 'What came of it, or why it was stopped.';
comment on column mall.aid_projects.entered_by is 'Who entered it.';
comment on column mall.aid_projects.entered_at is 'When.';

create table mall.aid_project_unions (
  project_id uuid not null references mall.aid_projects (id),
  org_id uuid not null,
  org_path uuid[] not null,
  constraint aid_project_unions_take_part_once primary key (project_id, org_id)
);
create index aid_project_unions_of_an_organisation on mall.aid_project_unions (org_id);
comment on table mall.aid_project_unions is 'Which unions carry a project.';
comment on column mall.aid_project_unions.project_id is 'The project.';
comment on column mall.aid_project_unions.org_id is 'The union.';
comment on column mall.aid_project_unions.org_path is 'From the root to it.';

create table mall.aid_steps (
  project_id uuid not null references mall.aid_projects (id),
  id uuid not null,
  kind text not null,
  on_day date not null,
  percent integer not null,
  spent bigint not null,
  budget bigint not null,
  words text not null,
  reported_by text not null,
  reported_for text not null,
  reported_at timestamptz(3) not null,
  constraint aid_steps_in_order primary key (project_id, id),
  constraint aid_steps_are_of_known_kinds check (kind in ('begun', 'progress', 'budget', 'finished', 'stopped')),
  constraint aid_steps_spend_nothing_back check (spent >= 0)
);
comment on table mall.aid_steps is 'Everything that was reported of a project; only added to.';
comment on column mall.aid_steps.project_id is 'The project.';
comment on column mall.aid_steps.id is 'Id of the step; later ones sort behind earlier ones.';
comment on column mall.aid_steps.kind is 'Begun, progress, another budget, finished, or stopped.';
comment on column mall.aid_steps.on_day is 'Day on which it was so.';
comment on column mall.aid_steps.percent is 'How far the project is after it.';
comment on column mall.aid_steps.spent is 'What was spent in this step, in fen.';
comment on column mall.aid_steps.budget is 'The budget after it, in fen.';
comment on column mall.aid_steps.words is 'What was done, or why.';
comment on column mall.aid_steps.reported_by is 'Who reported it.';
comment on column mall.aid_steps.reported_for is 'For which union.';
comment on column mall.aid_steps.reported_at is 'When.';

grant select, insert on mall.aid_pairs, mall.aid_projects, mall.aid_project_unions, mall.aid_steps to gonghui_app, gonghui_system;
grant update (until, ended_because) on mall.aid_pairs to gonghui_app, gonghui_system;
grant update (org_path) on mall.aid_pairs, mall.aid_project_unions to gonghui_system;
grant update (name, purpose, ends_on, budget, spent, percent, state, result) on mall.aid_projects to gonghui_app, gonghui_system;
