-- What bodies that take part may see, and what is done with a case for others: hearings with observers, letters, schools.
alter policy disputes_in_scope on disputes.disputes
  using (platform.in_scope(owner_id, org_path) or exists (
    select from cases.cases c where c.owner_id = disputes.owner_id and c.id = disputes.id and c.shared_with && platform.scope_orgs()))
  with check (platform.in_scope(owner_id, org_path) or exists (
    select from cases.cases c where c.owner_id = disputes.owner_id and c.id = disputes.id and c.shared_with && platform.scope_orgs()));
alter policy evidence_of_a_visible_dispute on disputes.evidence
  using (exists (select from disputes.disputes d where d.owner_id = evidence.owner_id and d.id = evidence.dispute_id
    and (evidence.audience <> 'union' or platform.in_scope(d.owner_id, d.org_path))));

create table disputes.hearing_officers (
  id uuid not null,
  org_id uuid not null,
  org_path uuid[] not null,
  kind text not null,
  name text not null,
  unit text not null,
  from_on date not null,
  until_on date,
  constraint hearing_officers_have_one_id primary key (id),
  constraint hearing_officers_are_of_three_kinds check (kind in ('supervisor', 'deputy', 'adviser')),
  constraint hearing_officers_are_on_their_path check (org_path[cardinality(org_path)] = org_id),
  constraint hearing_officers_end_after_they_begin check (until_on is null or until_on >= from_on)
);
create index hearing_officers_subtrees on disputes.hearing_officers using gin (org_path);
comment on table disputes.hearing_officers is 'Roster of people who observe public hearings: people''s supervisors, deputies, members of the consultative conference.';
comment on column disputes.hearing_officers.id is 'Id.';
comment on column disputes.hearing_officers.org_id is 'The union that keeps the roster.';
comment on column disputes.hearing_officers.org_path is 'From the root to that union.';
comment on column disputes.hearing_officers.kind is 'supervisor 人民监督员, deputy 人大代表, adviser 政协委员.';
comment on column disputes.hearing_officers.name is 'Name.';
comment on column disputes.hearing_officers.unit is 'Unit and post, as recommended.';
comment on column disputes.hearing_officers.from_on is 'First day.';
comment on column disputes.hearing_officers.until_on is 'Last day; null while it lasts.';

create table disputes.hearings (
  owner_id uuid not null,
  id uuid not null,
  dispute_id uuid not null,
  kind text not null,
  starts_at timestamptz(3) not null,
  place text not null,
  topic text not null,
  notified_on date,
  state text not null,
  outcome text,
  ended_at timestamptz(3),
  planned_by text not null,
  planned_at timestamptz(3) not null,
  constraint hearings_of_a_person primary key (owner_id, id),
  constraint hearings_belong_to_a_dispute foreign key (owner_id, dispute_id) references disputes.disputes (owner_id, id),
  constraint hearings_are_of_a_kind check (kind in ('tribunal', 'mobile', 'public')),
  constraint hearings_are_planned_held_or_not check (state in ('planned', 'held', 'cancelled')),
  constraint hearings_held_come_out_somehow check ((state = 'planned') = (outcome is null))
);
create unique index hearings_id on disputes.hearings (id);
create index hearings_of_a_dispute on disputes.hearings (dispute_id, starts_at);
comment on table disputes.hearings is 'Hearings of a dispute: at the tribunal, by the mobile tribunal, or public with observers of three kinds.';
comment on column disputes.hearings.owner_id is 'The worker whose claim it is.';
comment on column disputes.hearings.id is 'Id.';
comment on column disputes.hearings.dispute_id is 'The dispute.';
comment on column disputes.hearings.kind is 'tribunal, mobile or public.';
comment on column disputes.hearings.starts_at is 'When.';
comment on column disputes.hearings.place is 'Where.';
comment on column disputes.hearings.topic is 'What it is about.';
comment on column disputes.hearings.notified_on is 'Day on which the parties had the notice.';
comment on column disputes.hearings.state is 'planned, held or cancelled.';
comment on column disputes.hearings.outcome is 'What came of it, or why it was cancelled.';
comment on column disputes.hearings.ended_at is 'When that was entered.';
comment on column disputes.hearings.planned_by is 'Name of who planned it.';
comment on column disputes.hearings.planned_at is 'When.';

create table disputes.hearing_seats (
  owner_id uuid not null,
  hearing_id uuid not null,
  officer_id uuid not null,
  kind text not null,
  name text not null,
  attended boolean,
  opinion text,
  constraint hearing_seats_once_an_officer primary key (owner_id, hearing_id, officer_id),
  constraint hearing_seats_belong_to_a_hearing foreign key (owner_id, hearing_id) references disputes.hearings (owner_id, id),
  constraint hearing_seats_speak_when_present check (opinion is null or attended)
);
comment on table disputes.hearing_seats is 'Who of the roster was chosen for a public hearing, came, and what she thought.';
comment on column disputes.hearing_seats.owner_id is 'The worker whose claim it is.';
comment on column disputes.hearing_seats.hearing_id is 'The hearing.';
comment on column disputes.hearing_seats.officer_id is 'The hearing officer.';
comment on column disputes.hearing_seats.kind is 'Her kind then.';
comment on column disputes.hearing_seats.name is 'Her name then.';
comment on column disputes.hearing_seats.attended is 'Whether she came; null until it was held.';
comment on column disputes.hearing_seats.opinion is 'Her opinion.';

create table disputes.letters (
  id uuid not null,
  org_id uuid not null,
  org_path uuid[] not null,
  dispute_id uuid,
  firm_id uuid,
  industry text,
  addressee text not null,
  reply_by date not null,
  drafted_at timestamptz(3) not null,
  dispatched_on date,
  constraint letters_are_documents primary key (id),
  constraint letters_are_on_their_path check (org_path[cardinality(org_path)] = org_id),
  constraint letters_go_to_a_firm_or_an_industry check ((firm_id is null) <> (industry is null))
);
create index letters_subtrees on disputes.letters using gin (org_path);
comment on table disputes.letters is 'Supervision letters to firms and industries; each is a document of the same id, with its replies.';
comment on column disputes.letters.id is 'Id of the document.';
comment on column disputes.letters.org_id is 'The union that writes.';
comment on column disputes.letters.org_path is 'From the root to that union.';
comment on column disputes.letters.dispute_id is 'The dispute that it comes from.';
comment on column disputes.letters.firm_id is 'The firm that it goes to.';
comment on column disputes.letters.industry is 'The industry that it goes to.';
comment on column disputes.letters.addressee is 'Its name, as the letter says it.';
comment on column disputes.letters.reply_by is 'Day by which a reply is asked for.';
comment on column disputes.letters.drafted_at is 'When it was drawn up.';
comment on column disputes.letters.dispatched_on is 'Day on which it went out.';

create table disputes.schools (
  id uuid not null,
  org_id uuid not null,
  org_path uuid[] not null,
  dispute_id uuid not null,
  industry text not null,
  region_id uuid not null,
  comment text,
  commented_by text,
  commented_as text,
  commented_at timestamptz(3),
  constraint schools_are_occasions primary key (id),
  constraint schools_are_on_their_path check (org_path[cardinality(org_path)] = org_id),
  constraint schools_are_commented_by_somebody check ((comment is null) = (commented_by is null) and (comment is null) = (commented_at is null)),
  constraint schools_are_commented_by_two_kinds check (commented_as in ('arbitrator', 'lawyer'))
);
create index schools_subtrees on disputes.schools using gin (org_path);
comment on table disputes.schools is 'Schools held at the hearing of a typical case; each is an occasion of the same id. Guests are of its industry and region.';
comment on column disputes.schools.id is 'Id of the occasion.';
comment on column disputes.schools.org_id is 'The union that holds it.';
comment on column disputes.schools.org_path is 'From the root to that union.';
comment on column disputes.schools.dispute_id is 'The typical case.';
comment on column disputes.schools.industry is 'The industry of the respondent: that of every guest.';
comment on column disputes.schools.region_id is 'The region of the respondent: that of every guest.';
comment on column disputes.schools.comment is 'Comment after the hearing.';
comment on column disputes.schools.commented_by is 'Name of who gave it.';
comment on column disputes.schools.commented_as is 'arbitrator or lawyer.';
comment on column disputes.schools.commented_at is 'When.';

alter table disputes.hearing_officers enable row level security;
alter table disputes.hearings enable row level security;
alter table disputes.hearing_seats enable row level security;
alter table disputes.letters enable row level security;
alter table disputes.schools enable row level security;
create policy hearing_officers_in_scope on disputes.hearing_officers to gonghui_app
  using (org_path && platform.scope_orgs()) with check (org_path && platform.scope_orgs());
create policy hearings_of_a_visible_dispute on disputes.hearings to gonghui_app
  using (exists (select from disputes.disputes d where d.owner_id = hearings.owner_id and d.id = hearings.dispute_id));
create policy hearing_seats_of_a_visible_hearing on disputes.hearing_seats to gonghui_app
  using (exists (select from disputes.hearings h where h.owner_id = hearing_seats.owner_id and h.id = hearing_seats.hearing_id));
create policy letters_in_scope on disputes.letters to gonghui_app
  using (org_path && platform.scope_orgs()) with check (org_path && platform.scope_orgs());
create policy schools_in_scope on disputes.schools to gonghui_app
  using (org_path && platform.scope_orgs()) with check (org_path && platform.scope_orgs());
create policy system_sees_all on disputes.hearing_officers to gonghui_system using (true) with check (true);
create policy system_sees_all on disputes.hearings to gonghui_system using (true) with check (true);
create policy system_sees_all on disputes.hearing_seats to gonghui_system using (true) with check (true);
create policy system_sees_all on disputes.letters to gonghui_system using (true) with check (true);
create policy system_sees_all on disputes.schools to gonghui_system using (true) with check (true);
grant select, insert, update on disputes.hearing_officers, disputes.hearings, disputes.hearing_seats, disputes.letters, disputes.schools
  to gonghui_app, gonghui_system;
