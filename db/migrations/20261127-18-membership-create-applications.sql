create schema membership;
comment on schema membership is 'Joining a union and what follows from it: applications, admissions, invitations, family.';
grant usage on schema membership to gonghui_app, gonghui_system;

create table membership.applications (
  owner_id uuid not null,
  id uuid not null,
  org_id uuid not null references orgs.orgs (id),
  org_path uuid[] not null,
  form text collate "C" not null,
  employer_name text not null,
  door text collate "C" not null,
  sealed bytea not null,
  confirmed_at timestamptz(3),
  confirmed_by text,
  document_id uuid,
  remark text not null,
  sent_at timestamptz(3) not null,
  revised_at timestamptz(3),
  closed_at timestamptz(3),
  constraint applications_of_a_person primary key (owner_id, id),
  constraint applications_are_of_a_person foreign key (owner_id) references people.persons (id),
  constraint applications_path_ends_at_the_org check (org_path[cardinality(org_path)] = org_id),
  constraint applications_confirmed_by_somebody check ((confirmed_at is null) = (confirmed_by is null))
);
create unique index applications_id on membership.applications (id);
create unique index applications_one_open_at_a_time on membership.applications (owner_id) where closed_at is null;
create index applications_of_an_org on membership.applications (org_id, sent_at);
comment on table membership.applications is 'What people wrote who ask to join a union; the case of the same id says where it stands.';
comment on column membership.applications.owner_id is 'Who asks.';
comment on column membership.applications.id is 'Id, also of the case.';
comment on column membership.applications.org_id is 'The union she wants to join.';
comment on column membership.applications.org_path is 'From the root to that union; follows the tree while it is open.';
comment on column membership.applications.form is 'Form of employment, as the service lists them.';
comment on column membership.applications.employer_name is 'Employer or platform, as she wrote it.';
comment on column membership.applications.door is 'Through which door she came: phone, invitation, counter, import.';
comment on column membership.applications.sealed is 'Name, id number and phone when she asked, encrypted: before she joins no union sees her record.';
comment on column membership.applications.confirmed_at is 'When an outside check confirmed that name, id number and phone belong together; null when none did.';
comment on column membership.applications.confirmed_by is 'Who confirmed it.';
comment on column membership.applications.document_id is 'A document that shows where she works.';
comment on column membership.applications.remark is 'What else she wants to say.';
comment on column membership.applications.sent_at is 'When it was first sent.';
comment on column membership.applications.revised_at is 'When it was last sent again after a correction.';
comment on column membership.applications.closed_at is 'When it came to its end; null while it is open.';

create table membership.admissions (
  owner_id uuid not null,
  id uuid not null,
  kind text collate "C" not null,
  org_id uuid not null references orgs.orgs (id),
  org_path uuid[] not null,
  form text collate "C" not null,
  employer_name text not null,
  door text collate "C" not null,
  joined_on date not null,
  application_id uuid,
  admitted_by text not null,
  recorded_at timestamptz(3) not null,
  constraint admissions_of_a_person primary key (owner_id, id),
  constraint admissions_are_of_a_person foreign key (owner_id) references people.persons (id),
  constraint admissions_are_of_three_kinds check (kind in ('joined', 'returned', 'transferred'))
);
create index admissions_of_an_org on membership.admissions (org_id, joined_on);
comment on table membership.admissions is 'How each member came to her union: form of employment, door, day. Never changed.';
comment on column membership.admissions.owner_id is 'The member.';
comment on column membership.admissions.id is 'Id.';
comment on column membership.admissions.kind is 'joined for the first time ever, returned after leaving, or transferred from another union.';
comment on column membership.admissions.org_id is 'The union.';
comment on column membership.admissions.org_path is 'From the root to the union, on that day.';
comment on column membership.admissions.form is 'Form of employment then.';
comment on column membership.admissions.employer_name is 'Employer or platform then.';
comment on column membership.admissions.door is 'phone, invitation, counter or import.';
comment on column membership.admissions.joined_on is 'First day of membership.';
comment on column membership.admissions.application_id is 'The application that led to it; null for lists and the counter.';
comment on column membership.admissions.admitted_by is 'Name of whoever admitted her.';
comment on column membership.admissions.recorded_at is 'When it was entered.';

alter table membership.applications enable row level security;
alter table membership.admissions enable row level security;
create policy applications_in_scope on membership.applications to gonghui_app
  using (platform.in_scope(owner_id, org_path)) with check (platform.in_scope(owner_id, org_path));
create policy admissions_in_scope on membership.admissions for select to gonghui_app
  using (platform.in_scope(owner_id, org_path));
create policy system_sees_all on membership.applications to gonghui_system using (true) with check (true);
create policy system_sees_all on membership.admissions to gonghui_system using (true) with check (true);
grant select, insert, update on membership.applications to gonghui_app, gonghui_system;
grant select on membership.admissions to gonghui_app;
grant select, insert on membership.admissions to gonghui_system;
