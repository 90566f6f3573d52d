create table membership.invitations (
  id uuid not null,
  org_id uuid not null references orgs.orgs (id),
  org_path uuid[] not null,
  code text collate "C" not null,
  remark text not null,
  made_by uuid not null,
  made_by_name text not null,
  made_at timestamptz(3) not null,
  last_on date not null,
  most_uses integer,
  uses integer not null default 0,
  closed_at timestamptz(3),
  constraint invitations_have_one_id primary key (id),
  constraint invitations_have_one_code unique (code),
  constraint invitations_path_ends_at_the_org check (org_path[cardinality(org_path)] = org_id),
  constraint invitations_are_used_within_their_number check (uses >= 0 and (most_uses is null or uses <= most_uses))
);
create index invitations_of_an_org on membership.invitations (org_id, made_at desc);
comment on table membership.invitations is 'Codes by which a union invites people to join it, shown as a poster or sent along.';
comment on column membership.invitations.id is 'Id.';
comment on column membership.invitations.org_id is 'The union that invites.';
comment on column membership.invitations.org_path is 'From the root to that union; follows the tree.';
comment on column membership.invitations.code is 'What is typed or scanned.';
comment on column membership.invitations.remark is 'Where it hangs or whom it was sent to.';
comment on column membership.invitations.made_by is 'The officer.';
comment on column membership.invitations.made_by_name is 'Her name then.';
comment on column membership.invitations.made_at is 'When.';
comment on column membership.invitations.last_on is 'Last day on which it is good.';
comment on column membership.invitations.most_uses is 'How many may use it; null is any number.';
comment on column membership.invitations.uses is 'Applications made with it.';
comment on column membership.invitations.closed_at is 'When it was closed before its end.';

alter table membership.applications add column invitation_id uuid references membership.invitations (id);
alter table membership.applications add column from_org_id uuid references orgs.orgs (id);
comment on column membership.applications.invitation_id is 'The invitation she came with.';
comment on column membership.applications.from_org_id is 'The union she comes from, when it is a transfer.';

create table membership.departures (
  owner_id uuid not null,
  id uuid not null,
  purpose text collate "C" not null,
  org_id uuid not null references orgs.orgs (id),
  org_path uuid[] not null,
  application_id uuid,
  reason text not null,
  sent_at timestamptz(3) not null,
  closed_at timestamptz(3),
  constraint departures_of_a_person primary key (owner_id, id),
  constraint departures_are_of_a_person foreign key (owner_id) references people.persons (id),
  constraint departures_have_a_purpose check (purpose in ('leave', 'transfer')),
  constraint departures_of_a_transfer_lead_somewhere check ((purpose = 'transfer') = (application_id is not null))
);
create unique index departures_id on membership.departures (id);
create unique index departures_one_open_at_a_time on membership.departures (owner_id) where closed_at is null;
comment on table membership.departures is 'Members who ask to leave, or whose union is asked to let them go to another; the case of the same id says where it stands.';
comment on column membership.departures.owner_id is 'The member.';
comment on column membership.departures.id is 'Id, also of the case.';
comment on column membership.departures.purpose is 'leave or transfer.';
comment on column membership.departures.org_id is 'The union she is to leave.';
comment on column membership.departures.org_path is 'From the root to that union; follows the tree while it is open.';
comment on column membership.departures.application_id is 'The application at the other union, of a transfer.';
comment on column membership.departures.reason is 'Why, as she wrote it.';
comment on column membership.departures.sent_at is 'When.';
comment on column membership.departures.closed_at is 'When it came to its end; null while it is open.';

create table membership.endings (
  owner_id uuid not null,
  id uuid not null,
  org_id uuid not null references orgs.orgs (id),
  org_path uuid[] not null,
  left_on date not null,
  cause text collate "C" not null,
  remark text not null,
  form text collate "C",
  ended_by text not null,
  recorded_at timestamptz(3) not null,
  constraint endings_of_a_person primary key (owner_id, id),
  constraint endings_are_of_a_person foreign key (owner_id) references people.persons (id),
  constraint endings_have_a_cause check (cause in ('asked', 'transferred', 'moved-away', 'dead', 'expelled', 'mistake'))
);
create index endings_of_an_org on membership.endings (org_id, left_on);
comment on table membership.endings is 'How each membership ended. Never changed.';
comment on column membership.endings.owner_id is 'Who was a member.';
comment on column membership.endings.id is 'Id.';
comment on column membership.endings.org_id is 'The union.';
comment on column membership.endings.org_path is 'From the root to the union, on that day.';
comment on column membership.endings.left_on is 'First day without membership.';
comment on column membership.endings.cause is 'asked for it, transferred, moved away or lost touch, dead, expelled, or entered by mistake.';
comment on column membership.endings.remark is 'What else is to be known.';
comment on column membership.endings.form is 'Form of employment, as last known.';
comment on column membership.endings.ended_by is 'Name of whoever ended it.';
comment on column membership.endings.recorded_at is 'When it was entered.';

create table membership.tag_requests (
  owner_id uuid not null,
  id uuid not null,
  org_id uuid not null references orgs.orgs (id),
  org_path uuid[] not null,
  kind text collate "C" not null,
  remark text not null,
  document_id uuid,
  sent_at timestamptz(3) not null,
  closed_at timestamptz(3),
  constraint tag_requests_of_a_person primary key (owner_id, id),
  constraint tag_requests_are_of_a_person foreign key (owner_id) references people.persons (id)
);
create unique index tag_requests_id on membership.tag_requests (id);
create unique index tag_requests_one_open_of_a_kind on membership.tag_requests (owner_id, kind) where closed_at is null;
comment on table membership.tag_requests is 'Members who ask to be known as belonging to a group; the case of the same id says where it stands.';
comment on column membership.tag_requests.owner_id is 'The member.';
comment on column membership.tag_requests.id is 'Id, also of the case.';
comment on column membership.tag_requests.org_id is 'Her union.';
comment on column membership.tag_requests.org_path is 'From the root to her union; follows the tree while it is open.';
comment on column membership.tag_requests.kind is 'The tag.';
comment on column membership.tag_requests.remark is 'What she says about it.';
comment on column membership.tag_requests.document_id is 'The document that shows it.';
comment on column membership.tag_requests.sent_at is 'When.';
comment on column membership.tag_requests.closed_at is 'When it was decided or taken back; null while it is open.';

create table membership.relatives (
  owner_id uuid not null,
  id uuid not null,
  relation text collate "C" not null,
  sealed bytea not null,
  born_on date not null,
  added_at timestamptz(3) not null,
  removed_at timestamptz(3),
  constraint relatives_of_a_person primary key (owner_id, id),
  constraint relatives_are_of_a_person foreign key (owner_id) references people.persons (id),
  constraint relatives_are_spouse_child_or_parent check (relation in ('spouse', 'child', 'parent', 'other'))
);
comment on table membership.relatives is 'Family of a member as she keeps it herself, children among them; officers of her union read it masked.';
comment on column membership.relatives.owner_id is 'The member.';
comment on column membership.relatives.id is 'Id.';
comment on column membership.relatives.relation is 'spouse, child, parent or other.';
comment on column membership.relatives.sealed is 'Name and id number, encrypted.';
comment on column membership.relatives.born_on is 'Day of birth.';
comment on column membership.relatives.added_at is 'When she entered it.';
comment on column membership.relatives.removed_at is 'When she took it out; null while it stands.';

alter table membership.invitations enable row level security;
alter table membership.departures enable row level security;
alter table membership.endings enable row level security;
alter table membership.tag_requests enable row level security;
alter table membership.relatives enable row level security;
create policy invitations_of_my_unions on membership.invitations to gonghui_app
  using (org_path && platform.scope_orgs()) with check (org_path && platform.scope_orgs());
create policy departures_in_scope on membership.departures to gonghui_app
  using (platform.in_scope(owner_id, org_path)) with check (platform.in_scope(owner_id, org_path));
create policy endings_in_scope on membership.endings for select to gonghui_app using (platform.in_scope(owner_id, org_path));
create policy tag_requests_in_scope on membership.tag_requests to gonghui_app
  using (platform.in_scope(owner_id, org_path)) with check (platform.in_scope(owner_id, org_path));
create policy relatives_are_the_members_own on membership.relatives to gonghui_app
  using (owner_id = platform.scope_person()) with check (owner_id = platform.scope_person());
create policy system_sees_all on membership.invitations to gonghui_system using (true) with check (true);
create policy system_sees_all on membership.departures to gonghui_system using (true) with check (true);
create policy system_sees_all on membership.endings to gonghui_system using (true) with check (true);
create policy system_sees_all on membership.tag_requests to gonghui_system using (true) with check (true);
create policy system_sees_all on membership.relatives to gonghui_system using (true) with check (true);
grant select, insert, update on membership.invitations, membership.departures, membership.tag_requests, membership.relatives
  to gonghui_app, gonghui_system;
grant select on membership.endings to gonghui_app;
grant select, insert, update (remark) on membership.endings to gonghui_system;
grant delete on membership.tag_requests, membership.relatives to gonghui_system;

-- Whoever holds an invitation sees whose it is and how it stands, also before she is anyone.
create function membership.invitation_with_code(wanted text)
  returns table (id uuid, org_id uuid, last_on date, most_uses integer, uses integer, closed_at timestamptz)
  language sql stable security definer set search_path = ''
as $$
  select i.id, i.org_id, i.last_on, i.most_uses, i.uses, i.closed_at from membership.invitations i where i.code = wanted
$$;
comment on function membership.invitation_with_code(text) is 'The invitation with a code, for anybody who has it.';

-- One statement, so that of two who come for the last place one gets it.
create function membership.use_invitation(wanted uuid, today date) returns boolean
  language sql security definer set search_path = ''
as $$
  with used as (
    update membership.invitations i set uses = i.uses + 1
    where i.id = wanted and i.closed_at is null and i.last_on >= today and (i.most_uses is null or i.uses < i.most_uses)
    returning i.id)
  select exists (select from used)
$$;
comment on function membership.use_invitation(uuid, date) is 'Takes one place of an invitation; false when there is none.';

-- The union that is to let a member go reads where she wants to go, and nothing else of that application.
create function membership.target_of(application uuid) returns uuid
  language sql stable security definer set search_path = ''
as $$ select a.org_id from membership.applications a where a.id = application $$;
comment on function membership.target_of(uuid) is 'The union that an application asks.';
revoke execute on function membership.invitation_with_code(text), membership.use_invitation(uuid, date), membership.target_of(uuid) from public;
grant execute on function membership.invitation_with_code(text), membership.use_invitation(uuid, date), membership.target_of(uuid) to gonghui_app, gonghui_system;
