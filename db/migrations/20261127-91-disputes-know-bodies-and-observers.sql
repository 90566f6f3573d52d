-- Who may be called in to handle a case jointly, and who asks to observe a school.
create table disputes.bodies (
  id uuid not null,
  org_id uuid not null,
  org_path uuid[] not null,
  name text not null,
  kind text not null,
  phone text not null,
  listed_by text not null,
  listed_at timestamptz(3) not null,
  constraint bodies_have_one_id primary key (id),
  constraint bodies_are_on_their_path check (org_path[cardinality(org_path)] = org_id),
  constraint bodies_have_a_kind check (kind in ('court', 'labour', 'arbitration', 'mediation', 'judicial', 'other')),
  constraint bodies_once_a_union unique (org_id, name)
);
create index bodies_subtrees on disputes.bodies using gin (org_path);
comment on table disputes.bodies is 'Bodies that a union calls in: courts, labour bureaus, commissions. Each is a partner organisation of the same id.';
comment on column disputes.bodies.id is 'The partner organisation.';
comment on column disputes.bodies.org_id is 'The union that listed it.';
comment on column disputes.bodies.org_path is 'From the root to that union.';
comment on column disputes.bodies.name is 'Its name.';
comment on column disputes.bodies.kind is 'court, labour, arbitration, mediation, judicial or other.';
comment on column disputes.bodies.phone is 'The telephone of its desk.';
comment on column disputes.bodies.listed_by is 'Name of who listed it.';
comment on column disputes.bodies.listed_at is 'When.';

create table disputes.observers (
  owner_id uuid not null,
  id uuid not null,
  school_id uuid not null,
  org_path uuid[] not null,
  name text not null,
  firm_name text not null,
  role text not null,
  reason text not null,
  state text not null,
  because text,
  applied_at timestamptz(3) not null,
  decided_by text,
  decided_at timestamptz(3),
  constraint observers_have_one_id primary key (owner_id, id),
  constraint observers_ask_once unique (owner_id, school_id),
  constraint observers_come_as_somebody check (role in ('head', 'representative')),
  constraint observers_are_answered check (state in ('applied', 'accepted', 'declined') and (state = 'applied') = (decided_at is null)),
  constraint observers_hear_why check (state <> 'declined' or because is not null),
  constraint observers_are_of_a_school foreign key (school_id) references disputes.schools (id)
);
create index observers_of_a_school on disputes.observers (school_id, applied_at, id);
comment on table disputes.observers is 'Workers and heads of firms who ask to observe a school.';
comment on column disputes.observers.owner_id is 'Who asks.';
comment on column disputes.observers.id is 'Id.';
comment on column disputes.observers.school_id is 'The school.';
comment on column disputes.observers.org_path is 'From the root to the union that holds it.';
comment on column disputes.observers.name is 'The name under which she asks.';
comment on column disputes.observers.firm_name is 'The firm she comes from.';
comment on column disputes.observers.role is 'head or representative.';
comment on column disputes.observers.reason is 'Why she wants to come.';
comment on column disputes.observers.state is 'applied, accepted or declined.';
comment on column disputes.observers.because is 'Why she was declined.';
comment on column disputes.observers.applied_at is 'When she asked.';
comment on column disputes.observers.decided_by is 'Name of who decided.';
comment on column disputes.observers.decided_at is 'When.';

alter table disputes.bodies enable row level security;
alter table disputes.observers enable row level security;
create policy bodies_in_scope on disputes.bodies to gonghui_app
  using (org_path && platform.scope_orgs()) with check (org_path && platform.scope_orgs());
create policy observers_in_scope on disputes.observers to gonghui_app
  using (platform.in_scope(owner_id, org_path)) with check (platform.in_scope(owner_id, org_path));
create policy system_sees_all on disputes.bodies to gonghui_system using (true) with check (true);
create policy system_sees_all on disputes.observers to gonghui_system using (true) with check (true);
grant select, insert, update on disputes.bodies, disputes.observers to gonghui_app, gonghui_system;
grant delete on disputes.observers to gonghui_system;
