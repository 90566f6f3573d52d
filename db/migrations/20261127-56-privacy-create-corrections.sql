create table privacy.corrections (
  owner_id uuid not null,
  id uuid not null,
  org_path uuid[] not null,
  kind text collate "C" not null,
  wish_sealed bytea not null,
  before_sealed bytea,
  words text not null,
  document_id uuid,
  requested_at timestamptz(3) not null,
  closed_at timestamptz(3),
  constraint corrections_of_a_person primary key (owner_id, id),
  constraint corrections_are_of_three_kinds check (kind in ('name', 'id-number', 'other')),
  constraint corrections_of_identity_have_a_document check (kind = 'other' or document_id is not null)
);
create unique index corrections_id on privacy.corrections (id);
create unique index corrections_one_of_a_kind_at_a_time on privacy.corrections (owner_id, kind) where closed_at is null;
create index corrections_to_end on privacy.corrections (closed_at) where closed_at is not null;
create index corrections_to_follow on privacy.corrections ((org_path[1])) where closed_at is null;
comment on table privacy.corrections is 'Requests of people to put right what is kept of them; the case of the same id says where each stands.';
comment on column privacy.corrections.owner_id is 'The person.';
comment on column privacy.corrections.id is 'Id; that of its case too.';
comment on column privacy.corrections.org_path is 'From the root to the union that reviews it.';
comment on column privacy.corrections.kind is 'name, id-number or other.';
comment on column privacy.corrections.wish_sealed is 'How it should read, encrypted.';
comment on column privacy.corrections.before_sealed is 'How it read before it was put right, encrypted; null unless it was.';
comment on column privacy.corrections.words is 'What is wrong, in her own words.';
comment on column privacy.corrections.document_id is 'The document that shows it; null where none is needed.';
comment on column privacy.corrections.requested_at is 'When she asked.';
comment on column privacy.corrections.closed_at is 'When it was decided or withdrawn; null while it is open.';
alter table privacy.corrections enable row level security;
create policy corrections_in_scope on privacy.corrections to gonghui_app
  using (platform.in_scope(owner_id, org_path)) with check (platform.in_scope(owner_id, org_path));
create policy system_sees_all on privacy.corrections to gonghui_system using (true) with check (true);
grant select, insert, update on privacy.corrections to gonghui_app;
grant select, insert, update, delete on privacy.corrections to gonghui_system;
