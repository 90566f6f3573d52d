create table commitments.ratings (
  owner_id uuid not null,
  commitment_id uuid not null,
  org_path uuid[] not null,
  commitment_path uuid[] not null,
  stars smallint not null,
  words text not null,
  rated_at timestamptz(3) not null,
  constraint ratings_of_a_person primary key (owner_id, commitment_id),
  constraint ratings_have_stars check (stars between 1 and 5)
);
comment on table commitments.ratings is 'What somebody for whom it was done thinks of a commitment. Each rates once.';
comment on column commitments.ratings.owner_id is 'The person.';
comment on column commitments.ratings.commitment_id is 'The commitment.';
comment on column commitments.ratings.org_path is 'From the root to her home union; follows the tree.';
comment on column commitments.ratings.commitment_path is 'From the root to the union that promised it; follows the tree.';
comment on column commitments.ratings.stars is 'One to five.';
comment on column commitments.ratings.words is 'In words; may be empty.';
comment on column commitments.ratings.rated_at is 'When.';
create index ratings_of_commitments on commitments.ratings (commitment_id);

create table commitments.remarks (
  owner_id uuid not null,
  id uuid not null,
  org_path uuid[] not null,
  commitment_id uuid not null,
  commitment_path uuid[] not null,
  words text not null,
  photo_ids uuid[] not null,
  said_at timestamptz(3) not null,
  answer text,
  answered_by text,
  answered_at timestamptz(3),
  constraint remarks_of_a_person primary key (owner_id, id),
  constraint remarks_answered_whole check ((answer is null) = (answered_by is null) and (answer is null) = (answered_at is null))
);
comment on table commitments.remarks is 'What workers say of a published commitment, and what the union answers.';
comment on column commitments.remarks.owner_id is 'The person.';
comment on column commitments.remarks.id is 'Id.';
comment on column commitments.remarks.org_path is 'From the root to her home union; follows the tree.';
comment on column commitments.remarks.commitment_id is 'The commitment.';
comment on column commitments.remarks.commitment_path is 'From the root to the union that promised it; follows the tree.';
comment on column commitments.remarks.words is 'What she says.';
comment on column commitments.remarks.photo_ids is 'Her pictures.';
comment on column commitments.remarks.said_at is 'When.';
comment on column commitments.remarks.answer is 'What the union answers.';
comment on column commitments.remarks.answered_by is 'Name of who answered.';
comment on column commitments.remarks.answered_at is 'When.';
create unique index remarks_id on commitments.remarks (id);
create index remarks_of_commitments on commitments.remarks (commitment_id, said_at);

create table commitments.reminders (
  owner_id uuid not null,
  year smallint not null,
  node text collate "C" not null,
  sent_at timestamptz(3) not null,
  constraint reminders_go_out_once primary key (owner_id, year, node)
);
comment on table commitments.reminders is 'Which unions were reminded of which date, so that each reminder goes out once.';
comment on column commitments.reminders.owner_id is 'The union that was reminded.';
comment on column commitments.reminders.year is 'Year.';
comment on column commitments.reminders.node is 'Which date was coming, or had passed.';
comment on column commitments.reminders.sent_at is 'When.';

alter table commitments.ratings enable row level security;
alter table commitments.remarks enable row level security;
alter table commitments.reminders enable row level security;
create policy system_sees_all on commitments.ratings to gonghui_system using (true) with check (true);
create policy system_sees_all on commitments.remarks to gonghui_system using (true) with check (true);
create policy system_sees_all on commitments.reminders to gonghui_system using (true) with check (true);
create policy ratings_of_mine_and_of_my_unions on commitments.ratings for select to gonghui_app
  using (owner_id = platform.scope_person() or commitment_path && platform.scope_orgs());
create policy ratings_are_given_by_herself on commitments.ratings for insert to gonghui_app with check (owner_id = platform.scope_person());
create policy remarks_of_mine_and_of_my_unions on commitments.remarks for select to gonghui_app
  using (owner_id = platform.scope_person() or commitment_path && platform.scope_orgs());
create policy remarks_are_made_by_herself on commitments.remarks for insert to gonghui_app with check (owner_id = platform.scope_person());
create policy remarks_are_answered_from_above on commitments.remarks for update to gonghui_app
  using (commitment_path && platform.scope_orgs()) with check (commitment_path && platform.scope_orgs());

grant select, insert on commitments.ratings, commitments.remarks to gonghui_app, gonghui_system;
grant select, insert on commitments.reminders to gonghui_system;
grant update (answer, answered_by, answered_at) on commitments.remarks to gonghui_app;
grant update (org_path, commitment_path) on commitments.ratings, commitments.remarks to gonghui_system;
-- Erasure, retention and mergers of records walk the tables as the platform itself; see the personal-data.ts of this module.
grant update (words) on commitments.ratings to gonghui_system;
grant update (owner_id, words) on commitments.remarks to gonghui_system;
