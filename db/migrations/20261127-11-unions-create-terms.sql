-- Terms of office. A post that has one holder is held by nobody else at the same time: one open row, and one row a first day.
create table unions.settings (
  org_id uuid not null,
  org_path uuid[] not null,
  term_years integer not null,
  remind_days integer not null,
  set_by_name text not null,
  set_at timestamptz(3) not null,
  constraint settings_one_a_union primary key (org_id),
  constraint settings_terms_are_of_three_or_five_years check (term_years in (3, 5)),
  constraint settings_remind_in_time check (remind_days between 15 and 365)
);
comment on table unions.settings is 'How long a term lasts and when it is reminded of; holds for a union and all below until one of these sets its own.';
comment on column unions.settings.org_id is 'The union that set it.';
comment on column unions.settings.org_path is 'From the root to the union.';
comment on column unions.settings.term_years is 'Years of a term.';
comment on column unions.settings.remind_days is 'Days before the end at which the union is reminded.';
comment on column unions.settings.set_by_name is 'Who set it.';
comment on column unions.settings.set_at is 'When.';

create table unions.elections (
  id uuid not null,
  org_id uuid not null,
  org_path uuid[] not null,
  kind text not null,
  held_on date not null,
  method text not null,
  eligible_count integer not null,
  attended_count integer not null,
  file_ids uuid[] not null,
  note text not null,
  recorded_by uuid,
  recorded_by_name text not null,
  recorded_at timestamptz(3) not null,
  constraint elections_have_one_id primary key (id),
  constraint elections_are_of_two_kinds check (kind in ('general', 'by-election')),
  constraint elections_are_held_in_a_known_way check (method in ('members', 'delegates', 'committee')),
  constraint elections_have_their_quorum check (eligible_count > 0 and attended_count <= eligible_count and attended_count * 3 >= eligible_count * 2)
);
create index elections_of_a_union on unions.elections (org_id, held_on desc, id);
comment on table unions.elections is 'Elections as they were held; never changed.';
comment on column unions.elections.id is 'Id of the election.';
comment on column unions.elections.org_id is 'The union.';
comment on column unions.elections.org_path is 'From the root to the union.';
comment on column unions.elections.kind is 'general: a new term begins; by-election: a vacancy is filled until its end.';
comment on column unions.elections.held_on is 'Day of the meeting.';
comment on column unions.elections.method is 'members: all members; delegates: their representatives; committee: the committee elects from its own.';
comment on column unions.elections.eligible_count is 'Who should have come.';
comment on column unions.elections.attended_count is 'Who came.';
comment on column unions.elections.file_ids is 'Minutes, count of votes, reply of the union above.';
comment on column unions.elections.note is 'Anything else.';
comment on column unions.elections.recorded_by is 'Who entered it.';
comment on column unions.elections.recorded_by_name is 'Her name then.';
comment on column unions.elections.recorded_at is 'When.';

create table unions.terms (
  id uuid not null,
  org_id uuid not null,
  org_path uuid[] not null,
  ordinal integer not null,
  years integer not null,
  from_on date not null,
  due_on date not null,
  ended_on date,
  election_id uuid not null references unions.elections (id),
  constraint terms_have_one_id primary key (id),
  constraint terms_once_an_ordinal unique (org_id, ordinal),
  constraint terms_end_after_they_begin check (due_on > from_on and ended_on >= from_on and ordinal > 0)
);
create unique index terms_one_at_a_time on unions.terms (org_id) where ended_on is null;
create index terms_level_0 on unions.terms ((org_path[1]), due_on, org_id) where ended_on is null;
create index terms_level_1 on unions.terms ((org_path[2]), due_on, org_id) where ended_on is null;
create index terms_level_2 on unions.terms ((org_path[3]), due_on, org_id) where ended_on is null;
create index terms_level_3 on unions.terms ((org_path[4]), due_on, org_id) where ended_on is null;
create index terms_level_4 on unions.terms ((org_path[5]), due_on, org_id) where ended_on is null;
create index terms_level_5 on unions.terms ((org_path[6]), due_on, org_id) where ended_on is null;
create index terms_level_6 on unions.terms ((org_path[7]), due_on, org_id) where ended_on is null;
create index terms_due on unions.terms (due_on, id) where ended_on is null;
comment on table unions.terms is 'Terms of office of a union''s committee, one after another.';
comment on column unions.terms.id is 'Id of the term.';
comment on column unions.terms.org_id is 'The union.';
comment on column unions.terms.org_path is 'From the root to the union.';
comment on column unions.terms.ordinal is 'The how-manieth: 第几届.';
comment on column unions.terms.years is 'Its length.';
comment on column unions.terms.from_on is 'First day.';
comment on column unions.terms.due_on is 'Day by which the next election is due.';
comment on column unions.terms.ended_on is 'First day of the next term, or of the end of the union; null while it lasts.';
comment on column unions.terms.election_id is 'The election from which it came.';

create table unions.posts (
  owner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  org_path uuid[] not null,
  post text not null,
  name text not null,
  term_id uuid not null references unions.terms (id),
  election_id uuid not null references unions.elections (id),
  votes integer not null,
  from_on date not null,
  until_on date,
  end_reason text,
  end_note text,
  constraint posts_of_a_person primary key (owner_id, id),
  constraint posts_are_known check (post in ('chair', 'vice-chair', 'member', 'audit-chair', 'women-chair')),
  constraint posts_end_after_they_begin check (until_on >= from_on),
  constraint posts_end_for_a_reason check ((until_on is null) = (end_reason is null)
    and end_reason in ('term-ended', 'resigned', 'dismissed', 'union-ended'))
);
create unique index posts_id on unions.posts (id);
create unique index posts_one_holder_now on unions.posts (org_id, post) where until_on is null and post in ('chair', 'audit-chair', 'women-chair');
create unique index posts_one_holder_a_day on unions.posts (org_id, post, from_on) where post in ('chair', 'audit-chair', 'women-chair');
create unique index posts_once_a_person on unions.posts (org_id, post, owner_id) where until_on is null;
create index posts_of_a_union on unions.posts (org_id, from_on desc, id);
comment on table unions.posts is 'Who holds which post of a union from a day to a day.';
comment on column unions.posts.owner_id is 'The person.';
comment on column unions.posts.id is 'Id of the holding.';
comment on column unions.posts.org_id is 'The union.';
comment on column unions.posts.org_path is 'From the root to the union.';
comment on column unions.posts.post is 'chair 主席, vice-chair 副主席, member 委员, audit-chair 经审主任, women-chair 女职工主任.';
comment on column unions.posts.name is 'Her name when she was elected: a public office is held by name.';
comment on column unions.posts.term_id is 'The term.';
comment on column unions.posts.election_id is 'The election that gave it.';
comment on column unions.posts.votes is 'Votes for her.';
comment on column unions.posts.from_on is 'First day.';
comment on column unions.posts.until_on is 'First day on which she holds it no more; null while she does.';
comment on column unions.posts.end_reason is 'term-ended, resigned, dismissed or union-ended.';
comment on column unions.posts.end_note is 'Why, in words.';

create table unions.reminders (
  term_id uuid not null references unions.terms (id),
  step text not null,
  sent_at timestamptz(3) not null,
  constraint reminders_once_a_step primary key (term_id, step),
  constraint reminders_have_three_steps check (step in ('soon', 'due', 'overdue'))
);
comment on table unions.reminders is 'Which reminder of a term has gone out; each goes once.';
comment on column unions.reminders.term_id is 'The term.';
comment on column unions.reminders.step is 'soon: the set days before; due: a month before; overdue: the day after.';
comment on column unions.reminders.sent_at is 'When.';

create table unions.firm_totals (
  org_id uuid not null,
  org_path uuid[] not null,
  year integer not null,
  firm_count integer not null,
  source text not null,
  recorded_by_name text not null,
  recorded_at timestamptz(3) not null,
  constraint firm_totals_one_a_year primary key (org_id, year),
  constraint firm_totals_count_firms check (firm_count > 0)
);
comment on table unions.firm_totals is 'How many firms there are in the area of a union, from outside; coverage is measured against it.';
comment on column unions.firm_totals.org_id is 'The union of the area.';
comment on column unions.firm_totals.org_path is 'From the root to the union.';
comment on column unions.firm_totals.year is 'The year.';
comment on column unions.firm_totals.firm_count is 'Firms that should have a union.';
comment on column unions.firm_totals.source is 'Where the number is from.';
comment on column unions.firm_totals.recorded_by_name is 'Who entered it.';
comment on column unions.firm_totals.recorded_at is 'When.';

alter table unions.settings enable row level security;
alter table unions.elections enable row level security;
alter table unions.terms enable row level security;
alter table unions.posts enable row level security;
alter table unions.reminders enable row level security;
alter table unions.firm_totals enable row level security;
create policy settings_are_known_to_all on unions.settings for select to gonghui_app using (true);
create policy settings_change_inside_a_scope on unions.settings for insert to gonghui_app with check (org_path && platform.scope_orgs());
create policy settings_change_only_inside_a_scope on unions.settings for update to gonghui_app
  using (org_path && platform.scope_orgs()) with check (org_path && platform.scope_orgs());
create policy elections_in_scope on unions.elections to gonghui_app
  using (org_path && platform.scope_orgs()) with check (org_path && platform.scope_orgs());
create policy terms_in_scope on unions.terms to gonghui_app
  using (org_path && platform.scope_orgs()) with check (org_path && platform.scope_orgs());
create policy posts_in_scope on unions.posts to gonghui_app
  using (platform.in_scope(owner_id, org_path)) with check (org_path && platform.scope_orgs());
create policy firm_totals_in_scope on unions.firm_totals to gonghui_app
  using (org_path && platform.scope_orgs()) with check (org_path && platform.scope_orgs());
create policy system_sees_all on unions.settings to gonghui_system using (true) with check (true);
create policy system_sees_all on unions.elections to gonghui_system using (true) with check (true);
create policy system_sees_all on unions.terms to gonghui_system using (true) with check (true);
create policy system_sees_all on unions.posts to gonghui_system using (true) with check (true);
create policy system_sees_all on unions.reminders to gonghui_system using (true) with check (true);
create policy system_sees_all on unions.firm_totals to gonghui_system using (true) with check (true);
grant select, insert, update on unions.settings, unions.firm_totals to gonghui_app, gonghui_system;
grant select, insert on unions.elections, unions.terms, unions.posts to gonghui_app, gonghui_system;
grant update (ended_on) on unions.terms to gonghui_app, gonghui_system;
grant update (until_on, end_reason, end_note) on unions.posts to gonghui_app, gonghui_system;
grant update (org_path) on unions.elections, unions.terms, unions.posts to gonghui_system;
grant select, insert on unions.reminders to gonghui_system;
