create schema commitments;
grant usage on schema commitments to gonghui_app, gonghui_system;

create table commitments.commitments (
  owner_id uuid not null,
  id uuid not null,
  org_path uuid[] not null,
  year smallint not null,
  registered_by text not null,
  registered_at timestamptz(3) not null,
  state text collate "C" not null,
  reported_to uuid,
  reported_on date,
  reported_by text,
  quantity integer not null,
  promised_on date,
  settled_on date,
  constraint commitments_of_a_union primary key (owner_id, id),
  constraint commitments_are_of_a_year check (year between 2000 and 2200),
  constraint commitments_reported_whole check ((reported_to is null) = (reported_on is null) and (reported_on is null) = (reported_by is null)),
  constraint commitments_count_up check (quantity >= 0),
  constraint commitments_owed_have_a_day check (state <> 'owed' or promised_on is not null),
  constraint commitments_settled_have_a_day check ((state in ('done', 'fulfilled')) = (settled_on is not null))
);
comment on table commitments.commitments is 'What a union promises its workers for a year. What it says stands in its versions. Its case bears the same id.';
comment on column commitments.commitments.owner_id is 'The union that promises it.';
comment on column commitments.commitments.id is 'Id; the case has the same.';
comment on column commitments.commitments.org_path is 'From the root to the union; follows the tree.';
comment on column commitments.commitments.year is 'Year of the list to which it belongs.';
comment on column commitments.commitments.registered_by is 'Name of who entered it.';
comment on column commitments.commitments.registered_at is 'When.';
comment on column commitments.commitments.state is 'State of its case.';
comment on column commitments.commitments.reported_to is 'The union that collects it for its list; null before it is reported.';
comment on column commitments.commitments.reported_on is 'Day on which it was reported up.';
comment on column commitments.commitments.reported_by is 'Name of who reported it.';
comment on column commitments.commitments.quantity is 'How much of the target is reached, as of the last step or judgement.';
comment on column commitments.commitments.promised_on is 'Day by which it is to be fulfilled after it missed December.';
comment on column commitments.commitments.settled_on is 'Day on which it was accepted as done or fulfilled.';
create unique index commitments_id on commitments.commitments (id);
create index commitments_reported on commitments.commitments (reported_to, year) where reported_to is not null;
create index commitments_newest_1 on commitments.commitments ((org_path[1]), year desc, id desc) where org_path[1] is not null;
create index commitments_newest_2 on commitments.commitments ((org_path[2]), year desc, id desc) where org_path[2] is not null;
create index commitments_newest_3 on commitments.commitments ((org_path[3]), year desc, id desc) where org_path[3] is not null;
create index commitments_newest_4 on commitments.commitments ((org_path[4]), year desc, id desc) where org_path[4] is not null;
create index commitments_newest_5 on commitments.commitments ((org_path[5]), year desc, id desc) where org_path[5] is not null;
create index commitments_newest_6 on commitments.commitments ((org_path[6]), year desc, id desc) where org_path[6] is not null;
create index commitments_newest_7 on commitments.commitments ((org_path[7]), year desc, id desc) where org_path[7] is not null;

create table commitments.versions (
  owner_id uuid not null,
  commitment_id uuid not null,
  version integer not null,
  kind text collate "C" not null,
  title text not null,
  what text not null,
  beneficiaries text not null,
  officer_id uuid not null,
  officer_name text not null,
  measure text not null,
  target integer not null,
  due_on date not null,
  reason text,
  made_by text not null,
  made_at timestamptz(3) not null,
  constraint versions_of_a_commitment primary key (owner_id, commitment_id, version),
  constraint versions_belong foreign key (owner_id, commitment_id) references commitments.commitments (owner_id, id),
  constraint versions_are_numbered check (version >= 1),
  constraint versions_are_drafts_or_amendments check (kind in ('draft', 'amendment')),
  constraint versions_amend_with_a_reason check ((kind = 'amendment') = (reason is not null and length(btrim(reason)) > 0)),
  constraint versions_have_a_target check (target between 1 and 100000000)
);
comment on table commitments.versions is 'What a commitment says, wording after wording. None is ever changed; once it is published another wording is an amendment with its reason.';
comment on column commitments.versions.owner_id is 'The union.';
comment on column commitments.versions.commitment_id is 'The commitment.';
comment on column commitments.versions.version is '1 for the first wording, and one more for each after it.';
comment on column commitments.versions.kind is 'draft before it is published, amendment afterwards.';
comment on column commitments.versions.title is 'What it is called.';
comment on column commitments.versions.what is 'What will be done.';
comment on column commitments.versions.beneficiaries is 'For whom.';
comment on column commitments.versions.officer_id is 'The officer who answers for it.';
comment on column commitments.versions.officer_name is 'Her name.';
comment on column commitments.versions.measure is 'What is counted, such as households connected.';
comment on column commitments.versions.target is 'How many of it.';
comment on column commitments.versions.due_on is 'By when.';
comment on column commitments.versions.reason is 'Why it was amended; null for a draft.';
comment on column commitments.versions.made_by is 'Name of who wrote it.';
comment on column commitments.versions.made_at is 'When.';

create table commitments.lists (
  owner_id uuid not null,
  id uuid not null,
  org_path uuid[] not null,
  year smallint not null,
  title text not null,
  words text not null,
  scope text collate "C" not null,
  audience_id uuid,
  published_by text not null,
  published_at timestamptz(3) not null,
  constraint lists_of_a_union primary key (owner_id, id),
  constraint lists_of_a_year unique (owner_id, year),
  constraint lists_have_a_scope check (scope in ('unit', 'county', 'city', 'public')),
  constraint lists_are_for_somebody check ((scope = 'public') = (audience_id is null))
);
comment on table commitments.lists is 'The list of a year, published within a scope. Never changed; what is published later stands on it with its own day.';
comment on column commitments.lists.owner_id is 'The union that publishes it.';
comment on column commitments.lists.id is 'Id.';
comment on column commitments.lists.org_path is 'From the root to the union; follows the tree.';
comment on column commitments.lists.year is 'Year.';
comment on column commitments.lists.title is 'Title.';
comment on column commitments.lists.words is 'What stands before the list; may be empty.';
comment on column commitments.lists.scope is 'Within which scope it is published: unit, county, city or public.';
comment on column commitments.lists.audience_id is 'The union whose members see it, with all below; null for everybody.';
comment on column commitments.lists.published_by is 'Name of who published it.';
comment on column commitments.lists.published_at is 'When.';
create unique index lists_id on commitments.lists (id);
create index lists_of_years on commitments.lists (year, scope);
create index lists_for on commitments.lists (audience_id, year) where audience_id is not null;

create table commitments.entries (
  owner_id uuid not null,
  commitment_id uuid not null,
  org_path uuid[] not null,
  list_id uuid not null,
  list_owner_id uuid not null,
  scope text collate "C" not null,
  audience_id uuid,
  place integer not null,
  published_by text not null,
  published_at timestamptz(3) not null,
  constraint entries_of_a_commitment primary key (owner_id, commitment_id),
  constraint entries_belong foreign key (owner_id, commitment_id) references commitments.commitments (owner_id, id),
  constraint entries_on_a_list foreign key (list_owner_id, list_id) references commitments.lists (owner_id, id),
  constraint entries_have_a_place unique (list_id, place)
);
comment on table commitments.entries is 'That a commitment is published, and on which list. Nobody may take it back.';
comment on column commitments.entries.owner_id is 'The union.';
comment on column commitments.entries.commitment_id is 'The commitment.';
comment on column commitments.entries.org_path is 'From the root to the union; follows the tree.';
comment on column commitments.entries.list_id is 'The list.';
comment on column commitments.entries.list_owner_id is 'The union that published it.';
comment on column commitments.entries.scope is 'As of the list.';
comment on column commitments.entries.audience_id is 'As of the list.';
comment on column commitments.entries.place is 'Number on the list.';
comment on column commitments.entries.published_by is 'Name of who published it.';
comment on column commitments.entries.published_at is 'When; later than the list for what was added.';

create table commitments.steps (
  owner_id uuid not null,
  id uuid not null,
  commitment_id uuid not null,
  stage text collate "C" not null,
  taken_on date not null,
  words text not null,
  quantity integer,
  photo_ids uuid[] not null,
  made_by text not null,
  made_at timestamptz(3) not null,
  constraint steps_of_a_union primary key (owner_id, id),
  constraint steps_belong foreign key (owner_id, commitment_id) references commitments.commitments (owner_id, id),
  constraint steps_have_a_stage check (stage in ('survey', 'talks', 'works', 'result', 'other'))
);
comment on table commitments.steps is 'Progress of a commitment, step after step. Only added to.';
comment on column commitments.steps.owner_id is 'The union.';
comment on column commitments.steps.id is 'Id.';
comment on column commitments.steps.commitment_id is 'The commitment.';
comment on column commitments.steps.stage is 'survey, talks, works, result or other.';
comment on column commitments.steps.taken_on is 'Day.';
comment on column commitments.steps.words is 'What was done.';
comment on column commitments.steps.quantity is 'How much of the target is reached by now, if it was told.';
comment on column commitments.steps.photo_ids is 'Pictures.';
comment on column commitments.steps.made_by is 'Name of who wrote it.';
comment on column commitments.steps.made_at is 'When.';
create index steps_of_commitments on commitments.steps (commitment_id, taken_on, id);

create table commitments.judgements (
  owner_id uuid not null,
  id uuid not null,
  commitment_id uuid not null,
  verdict text collate "C" not null,
  quantity integer not null,
  words text not null,
  evidence_ids uuid[] not null,
  reason text,
  rectification text,
  promised_on date,
  judged_by text not null,
  judged_org_id uuid not null,
  judged_on date not null,
  judged_at timestamptz(3) not null,
  constraint judgements_of_a_union primary key (owner_id, id),
  constraint judgements_belong foreign key (owner_id, commitment_id) references commitments.commitments (owner_id, id),
  constraint judgements_have_a_verdict check (verdict in ('done', 'undone', 'fulfilled')),
  constraint judgements_rest_on_evidence check (verdict = 'undone' or cardinality(evidence_ids) > 0),
  constraint judgements_of_undone_are_whole check (case when verdict = 'undone' then length(btrim(coalesce(reason, ''))) > 0 and length(btrim(coalesce(rectification, ''))) > 0 and coalesce(promised_on > judged_on, false) else reason is null and rectification is null and promised_on is null end)
);
comment on table commitments.judgements is 'What an acceptance found. Whatever is not done has a reason, a rectification and a later day. Only added to.';
comment on column commitments.judgements.owner_id is 'The union.';
comment on column commitments.judgements.id is 'Id.';
comment on column commitments.judgements.commitment_id is 'The commitment.';
comment on column commitments.judgements.verdict is 'done, undone, or fulfilled after it had been undone.';
comment on column commitments.judgements.quantity is 'How much of the target was found.';
comment on column commitments.judgements.words is 'What was found.';
comment on column commitments.judgements.evidence_ids is 'Papers and pictures that prove it.';
comment on column commitments.judgements.reason is 'Why it is not done.';
comment on column commitments.judgements.rectification is 'What is done about it.';
comment on column commitments.judgements.promised_on is 'By when it will be fulfilled.';
comment on column commitments.judgements.judged_by is 'Name of who judged.';
comment on column commitments.judgements.judged_org_id is 'For which union.';
comment on column commitments.judgements.judged_on is 'Day.';
comment on column commitments.judgements.judged_at is 'When.';
create index judgements_of_commitments on commitments.judgements (commitment_id, judged_at);

create table commitments.bulletins (
  owner_id uuid not null,
  id uuid not null,
  org_path uuid[] not null,
  list_id uuid not null,
  year smallint not null,
  words text not null,
  issued_by text not null,
  issued_on date not null,
  issued_at timestamptz(3) not null,
  constraint bulletins_of_a_union primary key (owner_id, id),
  constraint bulletins_of_a_list foreign key (owner_id, list_id) references commitments.lists (owner_id, id),
  constraint bulletins_come_once unique (list_id),
  constraint bulletins_come_in_july check (issued_on between make_date(year, 7, 1) and make_date(year, 7, 20))
);
comment on table commitments.bulletins is 'The one bulletin of a list, between 1 and 20 July. Never changed.';
comment on column commitments.bulletins.owner_id is 'The union that issues it.';
comment on column commitments.bulletins.id is 'Id.';
comment on column commitments.bulletins.org_path is 'From the root to the union; follows the tree.';
comment on column commitments.bulletins.list_id is 'The list it tells of.';
comment on column commitments.bulletins.year is 'Year.';
comment on column commitments.bulletins.words is 'What the inspection found as a whole.';
comment on column commitments.bulletins.issued_by is 'Name of who issued it.';
comment on column commitments.bulletins.issued_on is 'Day.';
comment on column commitments.bulletins.issued_at is 'When.';
create unique index bulletins_id on commitments.bulletins (id);

create table commitments.bulletin_lines (
  owner_id uuid not null,
  bulletin_id uuid not null,
  commitment_id uuid not null,
  standing text collate "C" not null,
  quantity integer not null,
  words text not null,
  constraint bulletin_lines_in_a_bulletin primary key (owner_id, bulletin_id, commitment_id),
  constraint bulletin_lines_belong foreign key (owner_id, bulletin_id) references commitments.bulletins (owner_id, id),
  constraint bulletin_lines_have_a_standing check (standing in ('on-track', 'slow', 'ready')),
  constraint bulletin_lines_say_why_slow check (standing <> 'slow' or length(btrim(words)) > 0)
);
comment on table commitments.bulletin_lines is 'How each published commitment stood at the bulletin.';
comment on column commitments.bulletin_lines.owner_id is 'The union that issues it.';
comment on column commitments.bulletin_lines.bulletin_id is 'The bulletin.';
comment on column commitments.bulletin_lines.commitment_id is 'The commitment.';
comment on column commitments.bulletin_lines.standing is 'on-track, slow or ready.';
comment on column commitments.bulletin_lines.quantity is 'How much of the target was reached on that day.';
comment on column commitments.bulletin_lines.words is 'What is said of it; may be empty when it is on track.';
create index bulletin_lines_of_commitments on commitments.bulletin_lines (commitment_id);

create function commitments.is_published(of_owner uuid, of_commitment uuid) returns boolean
  language sql stable security definer set search_path = ''
as $$ select exists (select from commitments.entries e where e.owner_id = of_owner and e.commitment_id = of_commitment) $$;
comment on function commitments.is_published(uuid, uuid) is 'Whether a commitment stands on a list, whoever asks: then its wording changes by amendment alone.';
revoke execute on function commitments.is_published(uuid, uuid) from public;
grant execute on function commitments.is_published(uuid, uuid) to gonghui_app, gonghui_system;

alter table commitments.commitments enable row level security;
alter table commitments.versions enable row level security;
alter table commitments.lists enable row level security;
alter table commitments.entries enable row level security;
alter table commitments.steps enable row level security;
alter table commitments.judgements enable row level security;
alter table commitments.bulletins enable row level security;
alter table commitments.bulletin_lines enable row level security;
create policy system_sees_all on commitments.commitments to gonghui_system using (true) with check (true);
create policy system_sees_all on commitments.lists to gonghui_system using (true) with check (true);
create policy system_sees_all on commitments.entries to gonghui_system using (true) with check (true);
create policy system_sees_all on commitments.steps to gonghui_system using (true) with check (true);
create policy system_sees_all on commitments.judgements to gonghui_system using (true) with check (true);
create policy system_sees_all on commitments.bulletins to gonghui_system using (true) with check (true);
create policy system_sees_all on commitments.bulletin_lines to gonghui_system using (true) with check (true);
create policy system_sees_all on commitments.versions for select to gonghui_system using (true);
-- Not even the platform itself words a published commitment anew without a reason.
create policy system_amends_what_is_published on commitments.versions for insert to gonghui_system
  with check (kind = 'amendment' or not commitments.is_published(owner_id, commitment_id));

-- A published one is read by whom its list is for.
create policy entries_in_scope_or_for_me on commitments.entries for select to gonghui_app using (
  org_path && platform.scope_orgs() or audience_id is null
  or exists (select from people.persons p where p.owner_id = platform.scope_person() and p.home_path @> array[entries.audience_id]));
create policy entries_are_made_from_above on commitments.entries for insert to gonghui_app with check (org_path && platform.scope_orgs());
create policy lists_in_scope_or_for_me on commitments.lists for select to gonghui_app using (
  org_path && platform.scope_orgs() or audience_id is null
  or exists (select from people.persons p where p.owner_id = platform.scope_person() and p.home_path @> array[lists.audience_id])
  or exists (select from commitments.entries e where e.list_id = lists.id and e.org_path && platform.scope_orgs()));
create policy lists_are_made_from_above on commitments.lists for insert to gonghui_app with check (org_path && platform.scope_orgs());
create policy commitments_in_scope_or_published on commitments.commitments for select to gonghui_app using (
  org_path && platform.scope_orgs()
  or exists (select from commitments.entries e where e.owner_id = commitments.owner_id and e.commitment_id = commitments.id));
create policy commitments_are_registered_from_above on commitments.commitments for insert to gonghui_app with check (org_path && platform.scope_orgs());
create policy commitments_move_from_above on commitments.commitments for update to gonghui_app
  using (org_path && platform.scope_orgs()) with check (org_path && platform.scope_orgs());
create policy versions_of_commitments on commitments.versions for select to gonghui_app using (
  exists (select from commitments.commitments c where c.owner_id = versions.owner_id and c.id = commitment_id));
create policy versions_amend_what_is_published on commitments.versions for insert to gonghui_app with check (
  exists (select from commitments.commitments c where c.owner_id = versions.owner_id and c.id = commitment_id and c.org_path && platform.scope_orgs())
  and (kind = 'amendment' or not commitments.is_published(owner_id, commitment_id)));
create policy steps_of_commitments on commitments.steps for select to gonghui_app using (
  exists (select from commitments.commitments c where c.owner_id = steps.owner_id and c.id = commitment_id));
create policy steps_are_added_from_above on commitments.steps for insert to gonghui_app with check (
  exists (select from commitments.commitments c where c.owner_id = steps.owner_id and c.id = commitment_id and c.org_path && platform.scope_orgs()));
create policy judgements_of_commitments on commitments.judgements for select to gonghui_app using (
  exists (select from commitments.commitments c where c.owner_id = judgements.owner_id and c.id = commitment_id));
create policy judgements_are_added_from_above on commitments.judgements for insert to gonghui_app with check (
  exists (select from commitments.commitments c where c.owner_id = judgements.owner_id and c.id = commitment_id and c.org_path && platform.scope_orgs()));
create policy bulletins_of_lists on commitments.bulletins for select to gonghui_app using (
  exists (select from commitments.lists l where l.id = list_id));
create policy bulletins_are_issued_from_above on commitments.bulletins for insert to gonghui_app with check (org_path && platform.scope_orgs());
create policy bulletin_lines_of_bulletins on commitments.bulletin_lines for select to gonghui_app using (
  exists (select from commitments.bulletins b where b.id = bulletin_id));
create policy bulletin_lines_are_issued_from_above on commitments.bulletin_lines for insert to gonghui_app with check (
  exists (select from commitments.bulletins b where b.id = bulletin_id and b.org_path && platform.scope_orgs()));

grant select, insert on commitments.commitments, commitments.versions, commitments.lists, commitments.entries, commitments.steps, commitments.judgements, commitments.bulletins, commitments.bulletin_lines
  to gonghui_app, gonghui_system;
-- Words, lists, entries, steps, judgements and bulletins stay as they are; only where a commitment stands moves.
grant update (state, reported_to, reported_on, reported_by, quantity, promised_on, settled_on) on commitments.commitments to gonghui_app, gonghui_system;
grant update (org_path) on commitments.commitments, commitments.lists, commitments.entries, commitments.bulletins to gonghui_system;
