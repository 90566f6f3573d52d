create table unions.imports (
  id uuid not null,
  org_id uuid,
  org_path uuid[] not null,
  file_id uuid not null,
  file_name text not null,
  state text not null,
  rows integer not null default 0,
  loaded integer not null default 0,
  unchanged integer not null default 0,
  rejected integer not null default 0,
  job_id uuid,
  imported_by uuid,
  imported_by_name text not null,
  imported_at timestamptz(3) not null,
  ended_at timestamptz(3),
  constraint imports_have_one_id primary key (id),
  constraint imports_stand_somewhere check (state in ('running', 'done')),
  constraint imports_balance_to_the_row check (state <> 'done' or rows = loaded + unchanged + rejected)
);
create index imports_newest on unions.imports (imported_at desc, id);
comment on table unions.imports is 'Lists of unions that were loaded, with their balance.';
comment on column unions.imports.id is 'Id of the import.';
comment on column unions.imports.org_id is 'The organisation in whose name it was loaded; null for the command line on an empty tree.';
comment on column unions.imports.org_path is 'From the root to it.';
comment on column unions.imports.file_id is 'The file as it came.';
comment on column unions.imports.file_name is 'Its name.';
comment on column unions.imports.state is 'running or done.';
comment on column unions.imports.rows is 'Rows of the file.';
comment on column unions.imports.loaded is 'Unions founded.';
comment on column unions.imports.unchanged is 'Rows that say what is already there.';
comment on column unions.imports.rejected is 'Rows refused with reasons.';
comment on column unions.imports.job_id is 'The job that loads it.';
comment on column unions.imports.imported_by is 'The officer; null for the command line.';
comment on column unions.imports.imported_by_name is 'Her name then.';
comment on column unions.imports.imported_at is 'When it was started.';
comment on column unions.imports.ended_at is 'When it was done.';

create table unions.import_rejects (
  import_id uuid not null references unions.imports (id),
  line integer not null,
  codes text[] not null,
  cells text[] not null,
  constraint import_rejects_once_a_line primary key (import_id, line),
  constraint import_rejects_have_a_reason check (cardinality(codes) > 0)
);
comment on table unions.import_rejects is 'Rows of a list that were refused, with every reason and what they said.';
comment on column unions.import_rejects.import_id is 'The import.';
comment on column unions.import_rejects.line is 'Line of the file, counted from 1 with the heading.';
comment on column unions.import_rejects.codes is 'Every reason.';
comment on column unions.import_rejects.cells is 'The cells of the row in the order of the template.';

alter table unions.imports enable row level security;
alter table unions.import_rejects enable row level security;
create policy imports_in_scope on unions.imports to gonghui_app
  using (org_path && platform.scope_orgs()) with check (org_path && platform.scope_orgs());
create policy rejects_go_with_their_import on unions.import_rejects to gonghui_app
  using (exists (select from unions.imports i where i.id = import_id)) with check (exists (select from unions.imports i where i.id = import_id));
create policy system_sees_all on unions.imports to gonghui_system using (true) with check (true);
create policy system_sees_all on unions.import_rejects to gonghui_system using (true) with check (true);
grant select, insert, update on unions.imports to gonghui_app, gonghui_system;
grant select, insert on unions.import_rejects to gonghui_app, gonghui_system;
grant delete on unions.import_rejects to gonghui_system;
