-- An anonymous voice is owned by the pseudonym of its case; who stands behind it is known to the cases alone.
alter table voices.voices drop constraint voices_are_of_a_person;
alter table voices.voices
  add column source_id uuid,
  add column standing text collate "C" not null default 'open',
  add column desk_id uuid,
  add constraint voices_stand_somewhere check (standing in ('open', 'recognised', 'on-the-spot', 'unconfirmed', 'otherwise')),
  add constraint voices_at_an_end_know_when check ((standing = 'open') = (closed_at is null)) not valid;
create index voices_of_a_source on voices.voices (source_id, raised_at, id) where source_id is not null;
create index voices_newest_1 on voices.voices ((org_path[1]), raised_at desc, id desc) where org_path[1] is not null;
create index voices_newest_2 on voices.voices ((org_path[2]), raised_at desc, id desc) where org_path[2] is not null;
create index voices_newest_3 on voices.voices ((org_path[3]), raised_at desc, id desc) where org_path[3] is not null;
create index voices_newest_4 on voices.voices ((org_path[4]), raised_at desc, id desc) where org_path[4] is not null;
create index voices_newest_5 on voices.voices ((org_path[5]), raised_at desc, id desc) where org_path[5] is not null;
create index voices_newest_6 on voices.voices ((org_path[6]), raised_at desc, id desc) where org_path[6] is not null;
create index voices_newest_7 on voices.voices ((org_path[7]), raised_at desc, id desc) where org_path[7] is not null;
comment on column voices.voices.owner_id is 'Who raised it; the pseudonym of the case when she is anonymous.';
comment on column voices.voices.source_id is 'The forum or the visit at which it was raised.';
comment on column voices.voices.standing is 'How it counts: open, closed in one of three ways, or ended otherwise.';
comment on column voices.voices.desk_id is 'The organisation that works on it, or did last.';

-- Whoever sees the case sees what was said: the person behind a pseudonym, the path, and organisations that take part.
drop policy voices_in_scope on voices.voices;
create policy voices_of_a_visible_case on voices.voices to gonghui_app
  using (representative_id = platform.scope_person()
    or exists (select from cases.cases c where c.owner_id = voices.owner_id and c.id = voices.id))
  with check (exists (select from cases.cases c where c.owner_id = voices.owner_id and c.id = voices.id));
grant update (standing, desk_id) on voices.voices to gonghui_app;

create table voices.board_entries (
  id uuid not null,
  voice_id uuid not null,
  org_id uuid not null references orgs.orgs (id),
  org_path uuid[] not null,
  topic text collate "C" not null,
  question text not null,
  answer text not null,
  written_by uuid not null,
  written_by_name text not null,
  written_at timestamptz(3) not null,
  published_at timestamptz(3),
  withdrawn_at timestamptz(3),
  withdrawn_because text,
  constraint board_entries_have_one_id primary key (id),
  constraint board_entries_path_ends_at_the_org check (org_path[cardinality(org_path)] = org_id),
  constraint board_entries_are_withdrawn_for_a_reason check ((withdrawn_at is null) = (withdrawn_because is null))
);
create unique index board_entries_one_of_a_voice on voices.board_entries (voice_id) where withdrawn_at is null;
create index board_entries_newest on voices.board_entries (published_at desc, id desc) where published_at is not null and withdrawn_at is null;
create index board_entries_of_a_union on voices.board_entries using gin (org_path);
comment on table voices.board_entries is 'Closed voices told to everybody without names. A published one keeps its words for ever.';
comment on column voices.board_entries.id is 'Id.';
comment on column voices.board_entries.voice_id is 'The voice it tells of.';
comment on column voices.board_entries.org_id is 'The union whose voice it is.';
comment on column voices.board_entries.org_path is 'From the root to that union; follows the tree.';
comment on column voices.board_entries.topic is 'What it is about.';
comment on column voices.board_entries.question is 'What was raised, in words that tell nobody who it was.';
comment on column voices.board_entries.answer is 'How it was solved.';
comment on column voices.board_entries.written_by is 'The officer.';
comment on column voices.board_entries.written_by_name is 'Her name then.';
comment on column voices.board_entries.written_at is 'When.';
comment on column voices.board_entries.published_at is 'When it was put on the board; null for a draft.';
comment on column voices.board_entries.withdrawn_at is 'When it was taken off.';
comment on column voices.board_entries.withdrawn_because is 'Why.';

-- With TypeScript asleep a published word still cannot be changed.
create function voices.keep_published() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if old.published_at is not null and (new.question, new.answer, new.topic, new.published_at) is distinct from (old.question, old.answer, old.topic, old.published_at) then
    raise exception 'a published entry of the board is not edited';
  end if;
  return new;
end $$;
comment on function voices.keep_published() is 'Refuses to change the words of a published entry.';
create trigger board_entries_keep_their_words before update on voices.board_entries for each row execute function voices.keep_published();

alter table voices.board_entries enable row level security;
create policy published_entries_are_for_everybody on voices.board_entries for select to gonghui_app
  using (published_at is not null and withdrawn_at is null);
create policy board_entries_of_my_unions on voices.board_entries to gonghui_app
  using (org_path && platform.scope_orgs()) with check (org_path && platform.scope_orgs());
create policy system_sees_all on voices.board_entries to gonghui_system using (true) with check (true);
grant select, insert on voices.board_entries to gonghui_app, gonghui_system;
grant update (question, answer, published_at, withdrawn_at, withdrawn_because) on voices.board_entries to gonghui_app;
grant update on voices.board_entries to gonghui_system;
