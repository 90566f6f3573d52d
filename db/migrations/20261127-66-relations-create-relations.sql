create schema relations;
comment on schema relations is 'Bonds of two sides, each a person or an organisation, with a duty and a term. Names no service.';
grant usage on schema relations to gonghui_app, gonghui_system;

create table relations.relations (
  owner_id uuid not null,
  id uuid not null,
  org_path uuid[] not null,
  kind text collate "C" not null,
  duty text not null,
  note text not null,
  from_on date not null,
  until_on date,
  ends_on date,
  begun_by text not null,
  begun_at timestamptz(3) not null,
  constraint relations_of_a_keeper primary key (owner_id, id),
  constraint relations_hold_some_days check (until_on > from_on),
  constraint relations_end_no_later_than_agreed check (ends_on >= from_on and (until_on is null or ends_on <= until_on)),
  constraint relations_end_follows_the_term check (until_on is null or ends_on is not null),
  constraint relations_path_ends_at_the_keeper check (org_path[cardinality(org_path)] = owner_id)
);
create unique index relations_id on relations.relations (id);
create index relations_ending on relations.relations (ends_on, id) where ends_on is not null;
create index relations_newest_1 on relations.relations ((org_path[1]), kind, from_on desc, id desc) where org_path[1] is not null;
create index relations_newest_2 on relations.relations ((org_path[2]), kind, from_on desc, id desc) where org_path[2] is not null;
create index relations_newest_3 on relations.relations ((org_path[3]), kind, from_on desc, id desc) where org_path[3] is not null;
create index relations_newest_4 on relations.relations ((org_path[4]), kind, from_on desc, id desc) where org_path[4] is not null;
create index relations_newest_5 on relations.relations ((org_path[5]), kind, from_on desc, id desc) where org_path[5] is not null;
create index relations_newest_6 on relations.relations ((org_path[6]), kind, from_on desc, id desc) where org_path[6] is not null;
create index relations_newest_7 on relations.relations ((org_path[7]), kind, from_on desc, id desc) where org_path[7] is not null;
comment on table relations.relations is 'Bonds in force and ended ones, which stay readable. The end in fact is a row of endings, mirrored in ends_on.';
comment on column relations.relations.owner_id is 'The organisation that keeps it.';
comment on column relations.relations.id is 'Id.';
comment on column relations.relations.org_path is 'From the root to the keeper; follows the tree.';
comment on column relations.relations.kind is 'Which kind, as a service names it.';
comment on column relations.relations.duty is 'What the sides are to do.';
comment on column relations.relations.note is 'Remark.';
comment on column relations.relations.from_on is 'First day.';
comment on column relations.relations.until_on is 'First day on which it no longer holds, as agreed; null without end. A renewal moves it.';
comment on column relations.relations.ends_on is 'First day on which it no longer holds, in fact.';
comment on column relations.relations.begun_by is 'Name of who entered it.';
comment on column relations.relations.begun_at is 'When.';

create table relations.sides (
  owner_id uuid not null,
  relation_id uuid not null,
  side text collate "C" not null,
  keeper_id uuid not null,
  org_path uuid[] not null,
  holder text collate "C" not null,
  party_path uuid[] not null,
  name text not null,
  constraint sides_of_a_party primary key (owner_id, relation_id, side),
  constraint sides_one_of_each unique (relation_id, side),
  constraint sides_of_a_relation foreign key (keeper_id, relation_id) references relations.relations (owner_id, id),
  constraint sides_are_two check (side in ('a', 'b')),
  constraint sides_are_persons_or_organisations check (holder in ('person', 'org'))
);
comment on table relations.sides is 'Who stands on either side; a party finds its bonds by its own id.';
comment on column relations.sides.owner_id is 'The person or organisation.';
comment on column relations.sides.relation_id is 'The relation.';
comment on column relations.sides.side is 'a or b, as the kind names them.';
comment on column relations.sides.keeper_id is 'The organisation that keeps it.';
comment on column relations.sides.org_path is 'From the root to the keeper; follows the tree.';
comment on column relations.sides.holder is 'person or org.';
comment on column relations.sides.party_path is 'From the root to the organisation that is the party; empty for a person.';
comment on column relations.sides.name is 'Name of the party then.';

create table relations.renewals (
  owner_id uuid not null,
  relation_id uuid not null,
  seq integer not null,
  until_on date,
  renewed_by text not null,
  renewed_at timestamptz(3) not null,
  constraint renewals_of_a_relation primary key (owner_id, relation_id, seq),
  constraint renewals_belong_to_a_relation foreign key (owner_id, relation_id) references relations.relations (owner_id, id)
);
comment on table relations.renewals is 'Terms agreed anew. Never changed.';
comment on column relations.renewals.owner_id is 'The keeper.';
comment on column relations.renewals.relation_id is 'The relation.';
comment on column relations.renewals.seq is 'Counts from 1.';
comment on column relations.renewals.until_on is 'First day on which it no longer holds from then on; null without end.';
comment on column relations.renewals.renewed_by is 'Name of who entered it.';
comment on column relations.renewals.renewed_at is 'When.';

create table relations.endings (
  owner_id uuid not null,
  relation_id uuid not null,
  ends_on date not null,
  reason text not null,
  ended_by text not null,
  ended_at timestamptz(3) not null,
  constraint endings_once_a_relation primary key (owner_id, relation_id),
  constraint endings_of_a_relation foreign key (owner_id, relation_id) references relations.relations (owner_id, id),
  constraint endings_give_a_reason check (length(reason) >= 2)
);
comment on table relations.endings is 'Relations that ended before their term, or had none, each with the reason. Never changed.';
comment on column relations.endings.owner_id is 'The keeper.';
comment on column relations.endings.relation_id is 'The relation.';
comment on column relations.endings.ends_on is 'First day on which it no longer holds.';
comment on column relations.endings.reason is 'Why.';
comment on column relations.endings.ended_by is 'Name of who ended it.';
comment on column relations.endings.ended_at is 'When.';

create table relations.duties_done (
  owner_id uuid not null,
  id uuid not null,
  relation_id uuid not null,
  done_on date not null,
  time_of_day text collate "C",
  text text not null,
  file_ids uuid[] not null,
  subject_kind text collate "C",
  subject_id uuid,
  done_by uuid,
  done_by_name text not null,
  recorded_at timestamptz(3) not null,
  constraint duties_done_of_a_keeper primary key (owner_id, id),
  constraint duties_done_of_a_relation foreign key (owner_id, relation_id) references relations.relations (owner_id, id),
  constraint duties_done_at_a_time check (time_of_day in ('morning', 'afternoon', 'evening')),
  constraint duties_done_subject_is_whole check ((subject_kind is null) = (subject_id is null))
);
create index duties_done_of_one on relations.duties_done (relation_id, done_on desc, id desc);
create index duties_done_on_a_subject on relations.duties_done (subject_id) where subject_id is not null;
comment on table relations.duties_done is 'That a duty was done: a visit, a lesson, an inspection. Never changed but by erasure.';
comment on column relations.duties_done.owner_id is 'The keeper.';
comment on column relations.duties_done.id is 'Id.';
comment on column relations.duties_done.relation_id is 'The relation.';
comment on column relations.duties_done.done_on is 'On which day.';
comment on column relations.duties_done.time_of_day is 'morning, afternoon or evening; null where it says nothing.';
comment on column relations.duties_done.text is 'What was done and found.';
comment on column relations.duties_done.file_ids is 'Photographs and documents.';
comment on column relations.duties_done.subject_kind is 'Whom or what it concerned, such as person; null for the sides themselves.';
comment on column relations.duties_done.subject_id is 'Id of whom or what it concerned.';
comment on column relations.duties_done.done_by is 'Who entered it; null for the platform.';
comment on column relations.duties_done.done_by_name is 'Her name.';
comment on column relations.duties_done.recorded_at is 'When it was entered.';

alter table relations.relations enable row level security;
alter table relations.sides enable row level security;
alter table relations.renewals enable row level security;
alter table relations.endings enable row level security;
alter table relations.duties_done enable row level security;
create policy system_sees_all on relations.relations to gonghui_system using (true) with check (true);
create policy system_sees_all on relations.sides to gonghui_system using (true) with check (true);
create policy system_sees_all on relations.renewals to gonghui_system using (true) with check (true);
create policy system_sees_all on relations.endings to gonghui_system using (true) with check (true);
create policy system_sees_all on relations.duties_done to gonghui_system using (true) with check (true);

create policy sides_of_mine_and_below on relations.sides for select to gonghui_app
  using (platform.in_scope(owner_id, org_path) or party_path && platform.scope_orgs());
create policy relations_of_mine_and_below on relations.relations for select to gonghui_app using (
  org_path && platform.scope_orgs()
  or exists (select from relations.sides s where s.relation_id = relations.id
    and (s.owner_id = platform.scope_person() or s.party_path && platform.scope_orgs())));
create policy renewals_of_visible_relations on relations.renewals for select to gonghui_app using (exists (select from relations.relations r where r.owner_id = renewals.owner_id and r.id = relation_id));
create policy endings_of_visible_relations on relations.endings for select to gonghui_app using (exists (select from relations.relations r where r.owner_id = endings.owner_id and r.id = relation_id));
create policy duties_done_of_visible_relations on relations.duties_done for select to gonghui_app using (exists (select from relations.relations r where r.owner_id = duties_done.owner_id and r.id = relation_id));

-- Limits are counted over all keepers and a party enters what she did, so the platform itself writes.
grant select on relations.relations, relations.sides, relations.renewals, relations.endings, relations.duties_done to gonghui_app;
grant select, insert on relations.relations, relations.sides, relations.renewals, relations.endings, relations.duties_done to gonghui_system;
grant update (org_path, until_on, ends_on) on relations.relations to gonghui_system;
grant update (org_path, party_path, name) on relations.sides to gonghui_system;
-- Erasure and retention walk the tables as the platform itself; see the personal-data.ts of this module.
grant update (text) on relations.duties_done to gonghui_system;
