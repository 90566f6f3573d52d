create schema occasions;
comment on schema occasions is 'Dated events with a place and seats: who may come, who has a place, who waits, who was there. Names no service.';
grant usage on schema occasions to gonghui_app, gonghui_system;

create table occasions.occasions (
  owner_id uuid not null,
  id uuid not null,
  org_path uuid[] not null,
  kind text collate "C" not null,
  title text not null,
  summary text not null,
  place_kind text collate "C",
  visibility text collate "C" not null,
  rule jsonb,
  subject_kind text collate "C",
  subject_id uuid,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  enrol_until timestamptz(3) not null,
  state text collate "C" not null,
  announced_at timestamptz(3),
  closed_at timestamptz(3),
  cancelled_at timestamptz(3),
  planned_by text not null,
  planned_at timestamptz(3) not null,
  version integer not null,
  constraint occasions_of_a_host primary key (owner_id, id),
  constraint occasions_end_after_they_start check (ends_at > starts_at),
  constraint occasions_enrol_before_they_end check (enrol_until <= ends_at),
  constraint occasions_are_seen_by check (visibility in ('everyone', 'members', 'listed')),
  constraint occasions_state_is_known check (state in ('planned', 'announced', 'held', 'cancelled')),
  constraint occasions_held_are_closed check ((state = 'held') = (closed_at is not null)),
  constraint occasions_cancelled_have_a_time check ((state = 'cancelled') = (cancelled_at is not null)),
  constraint occasions_subject_is_whole check ((subject_kind is null) = (subject_id is null)),
  constraint occasions_path_ends_at_the_host check (org_path[cardinality(org_path)] = owner_id)
);
create unique index occasions_id on occasions.occasions (id);
create index occasions_of_a_kind on occasions.occasions (owner_id, kind, starts_at desc);
create index occasions_to_come on occasions.occasions (ends_at, id) where state = 'announced';
create index occasions_of_a_subject on occasions.occasions (subject_id) where subject_id is not null;
create index occasions_newest_1 on occasions.occasions ((org_path[1]), kind, starts_at desc, id desc) where org_path[1] is not null;
create index occasions_newest_2 on occasions.occasions ((org_path[2]), kind, starts_at desc, id desc) where org_path[2] is not null;
create index occasions_newest_3 on occasions.occasions ((org_path[3]), kind, starts_at desc, id desc) where org_path[3] is not null;
create index occasions_newest_4 on occasions.occasions ((org_path[4]), kind, starts_at desc, id desc) where org_path[4] is not null;
create index occasions_newest_5 on occasions.occasions ((org_path[5]), kind, starts_at desc, id desc) where org_path[5] is not null;
create index occasions_newest_6 on occasions.occasions ((org_path[6]), kind, starts_at desc, id desc) where org_path[6] is not null;
create index occasions_newest_7 on occasions.occasions ((org_path[7]), kind, starts_at desc, id desc) where org_path[7] is not null;
comment on table occasions.occasions is 'What takes place at a time and place. Its changes are lines of history; state and the times beside it mirror the last ones.';
comment on column occasions.occasions.owner_id is 'The organisation that holds it.';
comment on column occasions.occasions.id is 'Id.';
comment on column occasions.occasions.org_path is 'From the root to the host; follows the tree.';
comment on column occasions.occasions.kind is 'Which kind, as a service names it.';
comment on column occasions.occasions.title is 'What it is called.';
comment on column occasions.occasions.summary is 'What it is about.';
comment on column occasions.occasions.place_kind is 'What kind of place it goes to: a word of its kind; null where that says nothing.';
comment on column occasions.occasions.visibility is 'Who sees it once announced: everyone, members of the host and below, or only those on its list.';
comment on column occasions.occasions.rule is 'Who may take a place, in the form of its kind; null for whoever sees it.';
comment on column occasions.occasions.subject_kind is 'What it serves, such as an order or a case; null for nothing.';
comment on column occasions.occasions.subject_id is 'Id of what it serves.';
comment on column occasions.occasions.starts_at is 'Start.';
comment on column occasions.occasions.ends_at is 'End.';
comment on column occasions.occasions.enrol_until is 'Until when a place can be taken.';
comment on column occasions.occasions.state is 'planned, announced, held or cancelled.';
comment on column occasions.occasions.announced_at is 'When people were told; null before.';
comment on column occasions.occasions.closed_at is 'When the host declared it held and its counts final; null before.';
comment on column occasions.occasions.cancelled_at is 'When it was called off; null if not.';
comment on column occasions.occasions.planned_by is 'Name of who planned it.';
comment on column occasions.occasions.planned_at is 'When.';
comment on column occasions.occasions.version is 'Number of its last line of history.';

create table occasions.venues (
  owner_id uuid not null,
  occasion_id uuid not null,
  number smallint not null,
  name text not null,
  place text not null,
  live_url text,
  capacity integer,
  taken integer not null,
  turns integer not null,
  constraint venues_of_an_occasion primary key (owner_id, occasion_id, number),
  constraint venues_belong_to_an_occasion foreign key (owner_id, occasion_id) references occasions.occasions (owner_id, id),
  constraint venues_count_from_one check (number >= 1),
  constraint venues_hold_no_more_than_they_can check (taken >= 0 and (capacity is null or taken <= capacity))
);
comment on table occasions.venues is 'Where it takes place: 1 is the main venue, the others are sub-venues; each with its own seats.';
comment on column occasions.venues.owner_id is 'The host.';
comment on column occasions.venues.occasion_id is 'The occasion.';
comment on column occasions.venues.number is '1 is the main venue.';
comment on column occasions.venues.name is 'What people call it.';
comment on column occasions.venues.place is 'Address, as people find it.';
comment on column occasions.venues.live_url is 'Where it can be watched; null if nowhere.';
comment on column occasions.venues.capacity is 'How many seats; null without limit.';
comment on column occasions.venues.taken is 'How many places are taken.';
comment on column occasions.venues.turns is 'How many asked for a place so far; the next gets the next number.';

create table occasions.history (
  owner_id uuid not null,
  occasion_id uuid not null,
  seq integer not null,
  action text collate "C" not null,
  at timestamptz(3) not null,
  actor_id uuid,
  actor_name text not null,
  note text,
  facts jsonb not null,
  constraint history_of_an_occasion primary key (owner_id, occasion_id, seq),
  constraint history_belongs_to_an_occasion foreign key (owner_id, occasion_id) references occasions.occasions (owner_id, id)
);
comment on table occasions.history is 'What was done with an occasion, line by line: planned, announced, postponed, cancelled, held. Never changed.';
comment on column occasions.history.owner_id is 'The host.';
comment on column occasions.history.occasion_id is 'The occasion.';
comment on column occasions.history.seq is 'Counts from 1.';
comment on column occasions.history.action is 'planned, revised, announced, postponed, cancelled or held.';
comment on column occasions.history.at is 'When.';
comment on column occasions.history.actor_id is 'Who; null for the platform.';
comment on column occasions.history.actor_name is 'Her name.';
comment on column occasions.history.note is 'Reason or remark.';
comment on column occasions.history.facts is 'What changed, before and after.';

create table occasions.places (
  owner_id uuid not null,
  occasion_id uuid not null,
  org_path uuid[] not null,
  venue smallint not null,
  role text collate "C" not null,
  person_name text not null,
  state text collate "C" not null,
  origin text collate "C" not null,
  turn integer not null,
  taken_at timestamptz(3) not null,
  placed_at timestamptz(3),
  left_at timestamptz(3),
  reminded_at timestamptz(3),
  attended_at timestamptz(3),
  attended_by text collate "C",
  attended_by_name text,
  constraint places_one_a_person primary key (owner_id, occasion_id),
  constraint places_of_a_person foreign key (owner_id) references people.persons (id),
  constraint places_state_is_known check (state in ('placed', 'waiting', 'left')),
  constraint places_have_an_origin check (origin in ('self', 'invited', 'walk-in')),
  constraint places_left_have_a_time check ((state = 'left') = (left_at is not null)),
  constraint places_attended_were_placed check (attended_at is null or state = 'placed'),
  constraint places_attendance_has_a_way check ((attended_at is null) = (attended_by is null) and attended_by in ('code', 'late-code', 'card', 'hand'))
);
create index places_of_an_occasion on occasions.places (occasion_id, state, turn, owner_id);
create index places_waiting on occasions.places (occasion_id, venue, turn) where state = 'waiting';
comment on table occasions.places is 'Who asked for a place, has it, waits for it, gave it up, was there. One row a person and occasion.';
comment on column occasions.places.owner_id is 'Whose place it is.';
comment on column occasions.places.occasion_id is 'The occasion.';
comment on column occasions.places.org_path is 'From the root to the host, who keeps the list; follows the tree.';
comment on column occasions.places.venue is 'Which venue.';
comment on column occasions.places.role is 'As what she comes: a word of the kind.';
comment on column occasions.places.person_name is 'Her name, as the host reads it.';
comment on column occasions.places.state is 'placed, waiting or left.';
comment on column occasions.places.origin is 'self, invited or walk-in.';
comment on column occasions.places.turn is 'Order of asking in the venue; the lowest waiting is next.';
comment on column occasions.places.taken_at is 'When she asked or was listed.';
comment on column occasions.places.placed_at is 'When she got the place.';
comment on column occasions.places.left_at is 'When she gave it up or was taken off.';
comment on column occasions.places.reminded_at is 'When she was reminded.';
comment on column occasions.places.attended_at is 'When she was checked in; null if not.';
comment on column occasions.places.attended_by is 'code at the door, late-code sent later, member card, or by hand.';
comment on column occasions.places.attended_by_name is 'Who checked her in, if not she herself.';

create table occasions.guests (
  owner_id uuid not null,
  occasion_id uuid not null,
  id uuid not null,
  name text not null,
  unit text not null,
  role text collate "C" not null,
  listed_by text not null,
  listed_at timestamptz(3) not null,
  present_at timestamptz(3),
  constraint guests_of_an_occasion primary key (owner_id, occasion_id, id),
  constraint guests_belong_to_an_occasion foreign key (owner_id, occasion_id) references occasions.occasions (owner_id, id)
);
comment on table occasions.guests is 'Invited people without a record of their own: name and unit, nothing else.';
comment on column occasions.guests.owner_id is 'The host.';
comment on column occasions.guests.occasion_id is 'The occasion.';
comment on column occasions.guests.id is 'Id.';
comment on column occasions.guests.name is 'Name.';
comment on column occasions.guests.unit is 'Town, firm or body she comes from.';
comment on column occasions.guests.role is 'As what she comes: a word of the kind.';
comment on column occasions.guests.listed_by is 'Name of who listed her.';
comment on column occasions.guests.listed_at is 'When.';
comment on column occasions.guests.present_at is 'When she was marked present; null if not.';

create table occasions.counts (
  owner_id uuid not null,
  occasion_id uuid not null,
  id uuid not null,
  tally text collate "C" not null,
  venue smallint,
  quantity integer not null,
  note text not null,
  counted_by text not null,
  counted_at timestamptz(3) not null,
  takes_back uuid,
  constraint counts_of_an_occasion primary key (owner_id, occasion_id, id),
  constraint counts_belong_to_an_occasion foreign key (owner_id, occasion_id) references occasions.occasions (owner_id, id),
  constraint counts_are_taken_back_once unique (takes_back),
  constraint counts_grow_or_take_back check ((quantity > 0) = (takes_back is null) and quantity <> 0)
);
comment on table occasions.counts is 'Numbers logged on the spot: people without account (人次), hand-outs and other tallies of the kind. Never changed; taken back by a row of the opposite quantity.';
comment on column occasions.counts.owner_id is 'The host.';
comment on column occasions.counts.occasion_id is 'The occasion.';
comment on column occasions.counts.id is 'Id.';
comment on column occasions.counts.tally is 'people, or a tally of the kind.';
comment on column occasions.counts.venue is 'Which venue; null for all.';
comment on column occasions.counts.quantity is 'How many; negative in a row that takes back.';
comment on column occasions.counts.note is 'Remark, or why it is taken back.';
comment on column occasions.counts.counted_by is 'Name of who counted.';
comment on column occasions.counts.counted_at is 'When.';
comment on column occasions.counts.takes_back is 'The row it takes back; null for a count.';

create table occasions.minutes (
  owner_id uuid not null,
  occasion_id uuid not null,
  version integer not null,
  text text not null,
  file_ids uuid[] not null,
  written_by text not null,
  written_at timestamptz(3) not null,
  constraint minutes_of_an_occasion primary key (owner_id, occasion_id, version),
  constraint minutes_belong_to_an_occasion foreign key (owner_id, occasion_id) references occasions.occasions (owner_id, id)
);
comment on table occasions.minutes is 'What was said and decided, in versions; an earlier one stays readable.';
comment on column occasions.minutes.owner_id is 'The host.';
comment on column occasions.minutes.occasion_id is 'The occasion.';
comment on column occasions.minutes.version is 'Counts from 1.';
comment on column occasions.minutes.text is 'The minutes.';
comment on column occasions.minutes.file_ids is 'Photographs and documents.';
comment on column occasions.minutes.written_by is 'Name of who wrote them.';
comment on column occasions.minutes.written_at is 'When.';

create table occasions.feedback (
  owner_id uuid not null,
  occasion_id uuid not null,
  org_path uuid[] not null,
  stars smallint not null,
  text text not null,
  given_at timestamptz(3) not null,
  constraint feedback_once_a_person primary key (owner_id, occasion_id),
  constraint feedback_of_a_person foreign key (owner_id) references people.persons (id),
  constraint feedback_has_one_to_five_stars check (stars between 1 and 5)
);
create index feedback_of_an_occasion on occasions.feedback (occasion_id, given_at desc);
comment on table occasions.feedback is 'What those who were there say of it; officers read it without names.';
comment on column occasions.feedback.owner_id is 'Who gave it.';
comment on column occasions.feedback.occasion_id is 'The occasion.';
comment on column occasions.feedback.org_path is 'From the root to the host; follows the tree.';
comment on column occasions.feedback.stars is 'One to five.';
comment on column occasions.feedback.text is 'Words.';
comment on column occasions.feedback.given_at is 'When.';

create table occasions.duties (
  owner_id uuid not null,
  id uuid not null,
  org_path uuid[] not null,
  kind text collate "C" not null,
  title text not null,
  layer text not null,
  every text collate "C" not null,
  from_on date not null,
  until_on date,
  set_by text not null,
  set_at timestamptz(3) not null,
  constraint duties_of_an_organisation primary key (owner_id, id),
  constraint duties_come_round check (every in ('week', 'month', 'quarter', 'half-year', 'year')),
  constraint duties_end_after_they_begin check (until_on > from_on)
);
create unique index duties_id on occasions.duties (id);
comment on table occasions.duties is 'That each of some units holds an occasion of a kind once in every period.';
comment on column occasions.duties.owner_id is 'The organisation that set it.';
comment on column occasions.duties.id is 'Id.';
comment on column occasions.duties.org_path is 'From the root to the organisation that set it; follows the tree.';
comment on column occasions.duties.kind is 'Which kind of occasion.';
comment on column occasions.duties.title is 'What it is called.';
comment on column occasions.duties.layer is 'Which layer the units are of, as people say it; may be empty.';
comment on column occasions.duties.every is 'week, month, quarter, half-year or year.';
comment on column occasions.duties.from_on is 'First day.';
comment on column occasions.duties.until_on is 'First day on which it no longer holds; null while it does.';
comment on column occasions.duties.set_by is 'Name of who set it.';
comment on column occasions.duties.set_at is 'When.';

create table occasions.duty_units (
  owner_id uuid not null,
  duty_id uuid not null,
  unit_id uuid not null,
  org_path uuid[] not null,
  unit_path uuid[] not null,
  constraint duty_units_once_a_duty primary key (owner_id, duty_id, unit_id),
  constraint duty_units_of_a_duty foreign key (owner_id, duty_id) references occasions.duties (owner_id, id),
  constraint duty_units_are_organisations foreign key (unit_id) references orgs.orgs (id)
);
create index duty_units_of_a_unit on occasions.duty_units (unit_id);
comment on table occasions.duty_units is 'The units that are to hold it.';
comment on column occasions.duty_units.owner_id is 'The organisation that set the duty.';
comment on column occasions.duty_units.duty_id is 'The duty.';
comment on column occasions.duty_units.unit_id is 'The unit.';
comment on column occasions.duty_units.org_path is 'From the root to the organisation that set it; follows the tree.';
comment on column occasions.duty_units.unit_path is 'From the root to the unit; follows the tree.';

alter table occasions.occasions enable row level security;
alter table occasions.venues enable row level security;
alter table occasions.history enable row level security;
alter table occasions.places enable row level security;
alter table occasions.guests enable row level security;
alter table occasions.counts enable row level security;
alter table occasions.minutes enable row level security;
alter table occasions.feedback enable row level security;
alter table occasions.duties enable row level security;
alter table occasions.duty_units enable row level security;
create policy system_sees_all on occasions.occasions to gonghui_system using (true) with check (true);
create policy system_sees_all on occasions.venues to gonghui_system using (true) with check (true);
create policy system_sees_all on occasions.history to gonghui_system using (true) with check (true);
create policy system_sees_all on occasions.places to gonghui_system using (true) with check (true);
create policy system_sees_all on occasions.guests to gonghui_system using (true) with check (true);
create policy system_sees_all on occasions.counts to gonghui_system using (true) with check (true);
create policy system_sees_all on occasions.minutes to gonghui_system using (true) with check (true);
create policy system_sees_all on occasions.feedback to gonghui_system using (true) with check (true);
create policy system_sees_all on occasions.duties to gonghui_system using (true) with check (true);
create policy system_sees_all on occasions.duty_units to gonghui_system using (true) with check (true);

create policy occasions_are_seen on occasions.occasions for select to gonghui_app using (
  org_path && platform.scope_orgs()
  or announced_at is not null and (
    visibility = 'everyone'
    or visibility = 'members' and exists (
      select from people.persons p where p.owner_id = platform.scope_person() and p.home_path @> array[occasions.owner_id]))
  or exists (select from occasions.places p where p.owner_id = platform.scope_person() and p.occasion_id = occasions.id));
create policy occasions_are_held_below on occasions.occasions for insert to gonghui_app with check (org_path && platform.scope_orgs());
create policy occasions_change_from_above on occasions.occasions for update to gonghui_app
  using (org_path && platform.scope_orgs()) with check (org_path && platform.scope_orgs());
create policy venues_of_visible_occasions on occasions.venues for select to gonghui_app
  using (exists (select from occasions.occasions o where o.owner_id = venues.owner_id and o.id = occasion_id));
create policy venues_are_set_by_the_host on occasions.venues for insert to gonghui_app with check (exists (select from occasions.occasions o where o.owner_id = venues.owner_id and o.id = venues.occasion_id and o.org_path && platform.scope_orgs()));
create policy venues_are_changed_by_the_host on occasions.venues for update to gonghui_app using (exists (select from occasions.occasions o where o.owner_id = venues.owner_id and o.id = venues.occasion_id and o.org_path && platform.scope_orgs()));
create policy history_is_the_host_s on occasions.history to gonghui_app using (exists (select from occasions.occasions o where o.owner_id = history.owner_id and o.id = history.occasion_id and o.org_path && platform.scope_orgs())) with check (exists (select from occasions.occasions o where o.owner_id = history.owner_id and o.id = history.occasion_id and o.org_path && platform.scope_orgs()));
create policy guests_is_the_host_s on occasions.guests to gonghui_app using (exists (select from occasions.occasions o where o.owner_id = guests.owner_id and o.id = guests.occasion_id and o.org_path && platform.scope_orgs())) with check (exists (select from occasions.occasions o where o.owner_id = guests.owner_id and o.id = guests.occasion_id and o.org_path && platform.scope_orgs()));
create policy counts_is_the_host_s on occasions.counts to gonghui_app using (exists (select from occasions.occasions o where o.owner_id = counts.owner_id and o.id = counts.occasion_id and o.org_path && platform.scope_orgs())) with check (exists (select from occasions.occasions o where o.owner_id = counts.owner_id and o.id = counts.occasion_id and o.org_path && platform.scope_orgs()));
create policy minutes_are_read_by_the_host_and_those_with_a_place on occasions.minutes for select to gonghui_app using (
  exists (select from occasions.occasions o where o.owner_id = minutes.owner_id and o.id = minutes.occasion_id and o.org_path && platform.scope_orgs())
  or exists (select from occasions.places p where p.owner_id = platform.scope_person() and p.occasion_id = minutes.occasion_id and p.state = 'placed'));
create policy minutes_are_written_by_the_host on occasions.minutes for insert to gonghui_app with check (exists (select from occasions.occasions o where o.owner_id = minutes.owner_id and o.id = minutes.occasion_id and o.org_path && platform.scope_orgs()));
create policy places_are_the_person_s_and_the_host_s on occasions.places for select to gonghui_app using (platform.in_scope(owner_id, org_path));
-- The person alone is no scope for writing: who gets a place is decided with the whole list before one's eyes.
create policy places_are_given_from_above on occasions.places for insert to gonghui_app with check (org_path && platform.scope_orgs());
create policy places_change_from_above on occasions.places for update to gonghui_app
  using (org_path && platform.scope_orgs()) with check (org_path && platform.scope_orgs());
create policy feedback_is_the_person_s_and_the_host_s on occasions.feedback for select to gonghui_app using (platform.in_scope(owner_id, org_path));
create policy duty_units_in_scope on occasions.duty_units for select to gonghui_app
  using (org_path && platform.scope_orgs() or unit_path && platform.scope_orgs());
create policy duty_units_are_named_from_above on occasions.duty_units for insert to gonghui_app with check (org_path && platform.scope_orgs());
create policy duties_of_mine_and_of_my_units on occasions.duties for select to gonghui_app using (
  org_path && platform.scope_orgs()
  or exists (select from occasions.duty_units u where u.owner_id = duties.owner_id and u.duty_id = duties.id));
create policy duties_are_set_from_above on occasions.duties for insert to gonghui_app with check (org_path && platform.scope_orgs());
create policy duties_end_from_above on occasions.duties for update to gonghui_app
  using (org_path && platform.scope_orgs()) with check (org_path && platform.scope_orgs());

grant select, insert, update on occasions.occasions, occasions.venues, occasions.places, occasions.duties to gonghui_app, gonghui_system;
grant select, insert on occasions.history, occasions.guests, occasions.counts, occasions.minutes, occasions.duty_units to gonghui_app, gonghui_system;
grant update (present_at) on occasions.guests to gonghui_app, gonghui_system;
grant select on occasions.feedback to gonghui_app;
grant select, insert on occasions.feedback to gonghui_system;
grant update (org_path) on occasions.feedback to gonghui_system;
grant update (org_path, unit_path) on occasions.duty_units to gonghui_system;
-- Erasure and retention walk the tables as the platform itself; see the personal-data.ts of this module.
grant delete on occasions.places, occasions.feedback to gonghui_system;
grant update (name) on occasions.guests to gonghui_system;
