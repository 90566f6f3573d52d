create table membership.imports (
  id uuid not null,
  org_id uuid not null references orgs.orgs (id),
  org_path uuid[] not null,
  file_id uuid not null,
  file_name text not null,
  bytes bigint not null,
  encoding text collate "C",
  mapping jsonb not null,
  new_since date not null,
  imported_by uuid,
  imported_by_name text not null,
  imported_at timestamptz(3) not null,
  job_id uuid,
  state text collate "C" not null,
  progress_bytes bigint not null default 0,
  done_runs integer[] not null default '{}',
  last_line integer not null default 0,
  rows integer,
  counts jsonb not null default '{}',
  steps jsonb not null default '[]',
  problem text,
  constraint imports_one_of_each_id primary key (id),
  constraint imports_are_in_a_known_state
    check (state in ('waiting', 'checking', 'checked', 'confirmed', 'done', 'failed', 'discarded'))
);
create index imports_newest on membership.imports (org_id, imported_at desc);
comment on table membership.imports is 'Lists of members handed in as files: checked first, then carried out when somebody confirms.';
comment on column membership.imports.id is 'Id; its lines wait in tables of their own until it is done.';
comment on column membership.imports.org_id is 'The union whose subtree the list may fill.';
comment on column membership.imports.org_path is 'From the root to that union, as it was then.';
comment on column membership.imports.file_id is 'The uploaded file.';
comment on column membership.imports.file_name is 'Its name.';
comment on column membership.imports.bytes is 'Its size.';
comment on column membership.imports.encoding is 'How it was read, or is to be read; null before.';
comment on column membership.imports.mapping is 'Its headings and the columns they stand for.';
comment on column membership.imports.new_since is 'Who joined on or after this day is counted as newly won; earlier ones are only registered.';
comment on column membership.imports.imported_by is 'The officer; null for the command line.';
comment on column membership.imports.imported_by_name is 'Her name.';
comment on column membership.imports.imported_at is 'When it was handed in.';
comment on column membership.imports.job_id is 'The job that works on it, or null.';
comment on column membership.imports.state is 'waiting, checking, checked, confirmed, done; or failed, discarded.';
comment on column membership.imports.progress_bytes is 'How far it has been read.';
comment on column membership.imports.done_runs is 'Which runs of lines were carried out, each noted in its own transaction.';
comment on column membership.imports.last_line is 'Last line of the file that is to be carried out.';
comment on column membership.imports.rows is 'Rows of the file; null before they were counted.';
comment on column membership.imports.counts is 'How many rows were judged what.';
comment on column membership.imports.steps is 'How long each step took, in seconds.';
comment on column membership.imports.problem is 'Why the file was refused whole, or null.';

create table membership.import_rejects (
  import_id uuid not null references membership.imports (id),
  line integer not null,
  codes text[] not null,
  masked_name text not null,
  constraint import_rejects_once_a_line primary key (import_id, line)
);
comment on table membership.import_rejects is 'Rows of lists that were not taken, with every reason.';
comment on column membership.import_rejects.import_id is 'The list.';
comment on column membership.import_rejects.line is 'Line of the file.';
comment on column membership.import_rejects.codes is 'Why.';
comment on column membership.import_rejects.masked_name is 'The name, masked.';

create table membership.import_reviews (
  owner_id uuid not null,
  id uuid not null,
  import_id uuid not null references membership.imports (id),
  line integer not null,
  kind text collate "C" not null,
  asked_by uuid not null references orgs.orgs (id),
  org_id uuid not null references orgs.orgs (id),
  org_path uuid[] not null,
  name text collate "C" not null,
  born_on date not null,
  id_sealed bytea not null,
  id_index uuid not null,
  phone_sealed bytea,
  phone_index uuid,
  joined_on date not null,
  form text collate "C" not null,
  employer_name text not null,
  opened_at timestamptz(3) not null,
  answer text collate "C",
  answered_at timestamptz(3),
  answered_by text,
  constraint import_reviews_of_a_person primary key (owner_id, id),
  constraint import_reviews_ask_once unique (owner_id, id_index, kind, org_id),
  constraint import_reviews_are_of_five_kinds
    check (kind in ('elsewhere', 'same-id', 'same-phone', 'same-name-born', 'two-records')),
  constraint import_reviews_are_answered_by_somebody
    check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null))
);
create unique index import_reviews_id on membership.import_reviews (id);
create index import_reviews_level_0 on membership.import_reviews ((org_path[1]), id) where answer is null;
create index import_reviews_level_1 on membership.import_reviews ((org_path[2]), id) where answer is null;
create index import_reviews_level_2 on membership.import_reviews ((org_path[3]), id) where answer is null;
create index import_reviews_level_3 on membership.import_reviews ((org_path[4]), id) where answer is null;
create index import_reviews_level_4 on membership.import_reviews ((org_path[5]), id) where answer is null;
create index import_reviews_of_an_import on membership.import_reviews (import_id, line);
comment on table membership.import_reviews is 'Rows of lists that somebody must answer, because they may be someone on file or move her out of another union.';
comment on column membership.import_reviews.owner_id is 'Who is on file.';
comment on column membership.import_reviews.id is 'Id.';
comment on column membership.import_reviews.import_id is 'The list.';
comment on column membership.import_reviews.line is 'Line of the file.';
comment on column membership.import_reviews.kind is 'elsewhere, same-id, same-phone, same-name-born or two-records.';
comment on column membership.import_reviews.asked_by is 'The union that handed the list in.';
comment on column membership.import_reviews.org_id is 'The union the row names.';
comment on column membership.import_reviews.org_path is 'From the root to the union that answers; follows the tree while it is open.';
comment on column membership.import_reviews.name is 'Name as the row writes it.';
comment on column membership.import_reviews.born_on is 'Day of birth, from the id number.';
comment on column membership.import_reviews.id_sealed is 'Id number of the row, encrypted.';
comment on column membership.import_reviews.id_index is 'Its keyed blind index.';
comment on column membership.import_reviews.phone_sealed is 'Phone of the row, encrypted.';
comment on column membership.import_reviews.phone_index is 'Its keyed blind index.';
comment on column membership.import_reviews.joined_on is 'First day of membership the row wants.';
comment on column membership.import_reviews.form is 'Form of employment of the row.';
comment on column membership.import_reviews.employer_name is 'Employer of the row.';
comment on column membership.import_reviews.opened_at is 'When it was opened.';
comment on column membership.import_reviews.answer is 'What was answered; null while it is open.';
comment on column membership.import_reviews.answered_at is 'When.';
comment on column membership.import_reviews.answered_by is 'Name of whoever answered.';

create table membership.targets (
  id uuid not null,
  org_id uuid not null references orgs.orgs (id),
  org_path uuid[] not null,
  title text not null,
  time_kind text collate "C" not null,
  amount bigint not null,
  from_year integer not null,
  to_year integer not null,
  source text not null,
  set_by text not null,
  set_at timestamptz(3) not null,
  constraint targets_one_of_each_id primary key (id),
  constraint targets_are_of_four_kinds check (time_kind in ('each-year', 'yearly-average', 'total', 'floor')),
  constraint targets_end_after_they_begin check (to_year >= from_year),
  constraint targets_are_above_zero check (amount > 0)
);
create index targets_of_an_org on membership.targets (org_id, from_year);
comment on table membership.targets is 'How many new members of new forms of employment a federation has set out to win, each judged by its own kind of time.';
comment on column membership.targets.id is 'Id.';
comment on column membership.targets.org_id is 'The federation.';
comment on column membership.targets.org_path is 'From the root to the federation.';
comment on column membership.targets.title is 'As the plan words it.';
comment on column membership.targets.time_kind is 'each-year, yearly-average, total or floor.';
comment on column membership.targets.amount is 'How many.';
comment on column membership.targets.from_year is 'First year.';
comment on column membership.targets.to_year is 'Last year.';
comment on column membership.targets.source is 'The plan it was taken from.';
comment on column membership.targets.set_by is 'Name of whoever entered it.';
comment on column membership.targets.set_at is 'When it was entered.';

alter table membership.imports enable row level security;
alter table membership.import_rejects enable row level security;
alter table membership.import_reviews enable row level security;
alter table membership.targets enable row level security;
create policy imports_in_scope on membership.imports to gonghui_app
  using (platform.in_scope(null, org_path)) with check (platform.in_scope(null, org_path));
create policy import_rejects_of_visible_imports on membership.import_rejects for select to gonghui_app
  using (exists (select from membership.imports i where i.id = import_id));
create policy import_reviews_are_answered_by_the_union on membership.import_reviews for select to gonghui_app
  using (platform.in_scope(null, org_path));
create policy targets_in_scope on membership.targets to gonghui_app
  using (platform.in_scope(null, org_path)) with check (platform.in_scope(null, org_path));
create policy system_sees_all on membership.imports to gonghui_system using (true) with check (true);
create policy system_sees_all on membership.import_rejects to gonghui_system using (true) with check (true);
create policy system_sees_all on membership.import_reviews to gonghui_system using (true) with check (true);
create policy system_sees_all on membership.targets to gonghui_system using (true) with check (true);
grant select, insert, update on membership.imports to gonghui_app, gonghui_system;
grant select on membership.import_rejects, membership.import_reviews to gonghui_app;
grant select, insert, delete on membership.import_rejects to gonghui_system;
grant select, insert, update on membership.import_reviews to gonghui_system;
grant select, insert on membership.targets to gonghui_app, gonghui_system;
