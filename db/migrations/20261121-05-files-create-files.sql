create schema files;
comment on schema files is 'What was uploaded and by whom. The bytes lie in a folder, named by their SHA-256.';
grant usage on schema files to gonghui_app, gonghui_system;

create table files.files (
  owner_id uuid not null,
  id uuid not null,
  org_path uuid[] not null,
  name text not null,
  purpose text not null,
  type text not null,
  bytes bigint not null,
  digest text not null,
  uploaded_at timestamptz(3) not null,
  constraint files_of_an_uploader primary key (owner_id, id),
  constraint files_have_a_short_name check (length(name) between 1 and 200),
  constraint files_are_not_empty check (bytes > 0),
  constraint files_lie_under_a_digest check (digest ~ '^[0-9a-f]{64}$')
);
create unique index files_id on files.files (id);
create index files_of_a_digest on files.files (digest);
comment on table files.files is 'Every stored file. Files with equal bytes share them.';
comment on column files.files.owner_id is 'Who uploaded it; nil for the platform.';
comment on column files.files.id is 'Id of the file.';
comment on column files.files.org_path is 'From the root to the organisation whose officers may open it besides the uploader; empty for none.';
comment on column files.files.name is 'Its name, cleaned.';
comment on column files.files.purpose is 'What it was uploaded for, which decided its size and kinds.';
comment on column files.files.type is 'Media type, told from its bytes.';
comment on column files.files.bytes is 'Size.';
comment on column files.files.digest is 'SHA-256 of the bytes, which is also their place.';
comment on column files.files.uploaded_at is 'When it was stored.';

alter table files.files enable row level security;
create policy files_in_scope on files.files to gonghui_app
  using (platform.in_scope(owner_id, org_path)) with check (owner_id = platform.scope_person());
create policy system_sees_all on files.files to gonghui_system using (true) with check (true);
grant select, insert on files.files to gonghui_app, gonghui_system;
grant update (org_path) on files.files to gonghui_system;
