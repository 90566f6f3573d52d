create schema privacy;
comment on schema privacy is 'What people may ask about what is kept of them, and who looked at it or took it out.';
grant usage on schema privacy to gonghui_app, gonghui_system;

create table privacy.copies (
  owner_id uuid not null,
  id uuid not null,
  job_id uuid not null,
  requested_at timestamptz(3) not null,
  ready_at timestamptz(3),
  expires_at timestamptz(3),
  rows integer,
  archive_sealed bytea,
  document_sealed bytea,
  constraint copies_of_a_person primary key (owner_id, id),
  constraint copies_ready_end_some_day check ((ready_at is null) = (expires_at is null) and (ready_at is null) = (rows is null)),
  constraint copies_are_whole check ((archive_sealed is null) = (document_sealed is null))
);
create unique index copies_id on privacy.copies (id);
create index copies_to_forget on privacy.copies (expires_at) where archive_sealed is not null;

comment on table privacy.copies is 'Copies of everything kept of a person, made at her wish. Only she may take one, and after seven days the content is gone.';
comment on column privacy.copies.owner_id is 'The person.';
comment on column privacy.copies.id is 'Id of the copy.';
comment on column privacy.copies.job_id is 'The job that makes it.';
comment on column privacy.copies.requested_at is 'When she asked.';
comment on column privacy.copies.ready_at is 'When it was ready; null while it is being made.';
comment on column privacy.copies.expires_at is 'From when its content is gone.';
comment on column privacy.copies.rows is 'How many rows it holds.';
comment on column privacy.copies.archive_sealed is 'The ZIP with JSON and CSV, encrypted; null before it is ready and after it is gone.';
comment on column privacy.copies.document_sealed is 'The PDF, encrypted; null likewise.';

alter table privacy.copies enable row level security;
create policy copies_are_the_persons_own on privacy.copies to gonghui_app
  using (owner_id = platform.scope_person()) with check (owner_id = platform.scope_person());
create policy system_sees_all on privacy.copies to gonghui_system using (true) with check (true);
grant select, insert on privacy.copies to gonghui_app;
grant select, insert, update, delete on privacy.copies to gonghui_system;
