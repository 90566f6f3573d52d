create table orders.counsel_hours (
  owner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  org_path uuid[] not null,
  counsellor_name text not null,
  place text not null,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  offered_at timestamptz(3) not null,
  closed_at timestamptz(3),
  taken_at timestamptz(3),
  constraint counsel_hours_of_a_counsellor primary key (owner_id, id),
  constraint counsel_hours_run_forwards check (starts_at < ends_at),
  constraint counsel_hours_do_not_meet exclude using gist (owner_id with =, tstzrange(starts_at, ends_at) with &&) where (closed_at is null)
);
comment on table orders.counsel_hours is 'Hours at which a counsellor can be spoken to.';
comment on column orders.counsel_hours.owner_id is 'The counsellor.';
comment on column orders.counsel_hours.id is 'Id.';
comment on column orders.counsel_hours.org_id is 'The union for whose members they are.';
comment on column orders.counsel_hours.org_path is 'From the root to that union; follows the tree.';
comment on column orders.counsel_hours.counsellor_name is 'Name of the counsellor.';
comment on column orders.counsel_hours.place is 'Where, or by which telephone.';
comment on column orders.counsel_hours.starts_at is 'From when.';
comment on column orders.counsel_hours.ends_at is 'Until when.';
comment on column orders.counsel_hours.offered_at is 'When it was offered.';
comment on column orders.counsel_hours.closed_at is 'When the counsellor took it back; null while it stands.';
comment on column orders.counsel_hours.taken_at is 'When somebody took it; null while it is free.';
create unique index counsel_hours_id on orders.counsel_hours (id);
create index counsel_hours_of_a_union on orders.counsel_hours (org_id, starts_at);

create table orders.counsel_cases (
  owner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  counsellor_id uuid not null,
  counsellor_name text not null,
  called text not null,
  named text collate "C" not null,
  topic text not null,
  emergency_sealed bytea not null,
  opened_at timestamptz(3) not null,
  closed_at timestamptz(3),
  hand_over_to uuid,
  hand_over_name text,
  hand_over_asked_at timestamptz(3),
  risk_flagged_at timestamptz(3),
  constraint counsel_cases_of_a_person primary key (owner_id, id),
  constraint counsel_cases_name_or_not check (named in ('name', 'alias')),
  constraint counsel_cases_hand_over_whole check ((hand_over_to is null) = (hand_over_asked_at is null) and (hand_over_to is null) = (hand_over_name is null))
);
comment on table orders.counsel_cases is 'That a person speaks with a counsellor. Seen by her alone; her counsellor is shown what she is called.';
comment on column orders.counsel_cases.owner_id is 'The person.';
comment on column orders.counsel_cases.id is 'Id.';
comment on column orders.counsel_cases.org_id is 'The union whose counsellor it is; only numbers are told there.';
comment on column orders.counsel_cases.counsellor_id is 'The counsellor.';
comment on column orders.counsel_cases.counsellor_name is 'Name of the counsellor.';
comment on column orders.counsel_cases.called is 'What she is called: her name or an alias.';
comment on column orders.counsel_cases.named is 'name or alias.';
comment on column orders.counsel_cases.topic is 'What she wants to speak about.';
comment on column orders.counsel_cases.emergency_sealed is 'Whom to call if she is in danger, under seal; opened when the counsellor flags a risk.';
comment on column orders.counsel_cases.opened_at is 'When she first came.';
comment on column orders.counsel_cases.closed_at is 'When the counsellor ended it; null while it goes on.';
comment on column orders.counsel_cases.hand_over_to is 'The counsellor to whom it would be handed over if she agrees.';
comment on column orders.counsel_cases.hand_over_name is 'Name of that counsellor.';
comment on column orders.counsel_cases.hand_over_asked_at is 'When she was asked.';
comment on column orders.counsel_cases.risk_flagged_at is 'When the counsellor last opened the emergency contact.';
create unique index counsel_cases_id on orders.counsel_cases (id);
create index counsel_cases_of_a_counsellor on orders.counsel_cases (counsellor_id);

create table orders.counsel_talks (
  owner_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  hour_id uuid not null,
  place text not null,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  booked_at timestamptz(3) not null,
  cancelled_at timestamptz(3),
  outcome text collate "C",
  outcome_at timestamptz(3),
  constraint counsel_talks_of_a_person primary key (owner_id, id),
  constraint counsel_talks_end_one_way check (outcome in ('held', 'missed') and (outcome is null) = (outcome_at is null))
);
comment on table orders.counsel_talks is 'Appointments with a counsellor.';
comment on column orders.counsel_talks.owner_id is 'The person.';
comment on column orders.counsel_talks.id is 'Id.';
comment on column orders.counsel_talks.case_id is 'With whom she speaks about what.';
comment on column orders.counsel_talks.hour_id is 'The hour she took.';
comment on column orders.counsel_talks.place is 'Where.';
comment on column orders.counsel_talks.starts_at is 'From when.';
comment on column orders.counsel_talks.ends_at is 'Until when.';
comment on column orders.counsel_talks.booked_at is 'When she booked.';
comment on column orders.counsel_talks.cancelled_at is 'When it was cancelled; null if not.';
comment on column orders.counsel_talks.outcome is 'held or missed; null before.';
comment on column orders.counsel_talks.outcome_at is 'When that was entered.';
create unique index counsel_talks_id on orders.counsel_talks (id);
create unique index counsel_talks_one_an_hour on orders.counsel_talks (hour_id) where cancelled_at is null;
create index counsel_talks_of_one_case on orders.counsel_talks (case_id);

create table orders.counsel_notes (
  owner_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  text_sealed bytea not null,
  written_at timestamptz(3) not null,
  constraint counsel_notes_of_a_counsellor primary key (owner_id, id)
);
comment on table orders.counsel_notes is 'What a counsellor wrote down. Read by whoever is the counsellor of the case now, and by nobody else. Never changed.';
comment on column orders.counsel_notes.owner_id is 'The counsellor who wrote it.';
comment on column orders.counsel_notes.id is 'Id.';
comment on column orders.counsel_notes.case_id is 'Of which case.';
comment on column orders.counsel_notes.text_sealed is 'The note, under seal.';
comment on column orders.counsel_notes.written_at is 'When.';
create index counsel_notes_of_a_case on orders.counsel_notes (case_id, written_at);

create function orders.counsels(wanted uuid) returns boolean
  language sql stable security definer set search_path = ''
as $$
  select exists (select from orders.counsel_cases c where c.id = wanted and c.counsellor_id = platform.scope_person())
$$;
comment on function orders.counsels(uuid) is 'Whether the caller is the counsellor of a case now; notes are hers alone.';

alter table orders.counsel_hours enable row level security;
alter table orders.counsel_cases enable row level security;
alter table orders.counsel_talks enable row level security;
alter table orders.counsel_notes enable row level security;
create policy system_sees_all on orders.counsel_hours to gonghui_system using (true) with check (true);
create policy system_sees_all on orders.counsel_cases to gonghui_system using (true) with check (true);
create policy system_sees_all on orders.counsel_talks to gonghui_system using (true) with check (true);
-- The platform has no policy on notes: it can read and write none.
create policy counsel_hours_of_my_unions on orders.counsel_hours for select to gonghui_app using (
  owner_id = platform.scope_person()
  or exists (select from people.persons p where p.owner_id = platform.scope_person() and p.home_path @> array[counsel_hours.org_id]));
create policy counsel_cases_of_mine on orders.counsel_cases for select to gonghui_app using (owner_id = platform.scope_person());
create policy counsel_talks_of_mine on orders.counsel_talks for select to gonghui_app using (owner_id = platform.scope_person());
create policy counsel_notes_of_my_cases on orders.counsel_notes for select to gonghui_app using (orders.counsels(case_id));
create policy counsel_notes_are_written_by_the_counsellor on orders.counsel_notes for insert to gonghui_app
  with check (owner_id = platform.scope_person() and orders.counsels(case_id));

grant select on orders.counsel_hours, orders.counsel_cases, orders.counsel_talks to gonghui_app;
grant select, insert on orders.counsel_notes to gonghui_app;
grant select, insert, delete on orders.counsel_hours, orders.counsel_cases, orders.counsel_talks to gonghui_system;
grant update (org_path, closed_at, taken_at) on orders.counsel_hours to gonghui_system;
grant update (owner_id, called, topic, emergency_sealed, counsellor_id, counsellor_name, closed_at, hand_over_to, hand_over_name, hand_over_asked_at, risk_flagged_at)
  on orders.counsel_cases to gonghui_system;
grant update (owner_id, cancelled_at, outcome, outcome_at) on orders.counsel_talks to gonghui_system;
-- Without a policy it sees none of them.
grant select on orders.counsel_notes to gonghui_system;
revoke execute on function orders.counsels(uuid) from public;
grant execute on function orders.counsels(uuid) to gonghui_app;
