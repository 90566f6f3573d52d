create table orders.match_events (
  owner_id uuid not null,
  id uuid not null,
  org_path uuid[] not null,
  title text not null,
  summary text not null,
  place text not null,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  enrol_until timestamptz(3) not null,
  choose_until timestamptz(3) not null,
  age_from smallint not null,
  age_to smallint not null,
  seats_each integer not null,
  most_choices smallint not null,
  opened_by text not null,
  opened_at timestamptz(3) not null,
  called_off_at timestamptz(3),
  called_off_because text,
  paired_at timestamptz(3),
  couples integer,
  constraint match_events_of_a_union primary key (owner_id, id),
  constraint match_events_run_forwards check (enrol_until <= starts_at and starts_at < ends_at and starts_at < choose_until),
  constraint match_events_are_for_adults check (age_from >= 18 and age_to >= age_from),
  constraint match_events_have_seats check (seats_each between 1 and 1000 and most_choices between 1 and 5),
  constraint match_events_are_called_off_for_a_reason check ((called_off_at is null) = (called_off_because is null)),
  constraint match_events_end_once check (called_off_at is null or paired_at is null),
  constraint match_events_count_couples check (couples is null or (paired_at is not null and couples >= 0))
);
comment on table orders.match_events is 'Events on which single members meet and choose each other.';
comment on column orders.match_events.owner_id is 'The union that holds it.';
comment on column orders.match_events.id is 'Id.';
comment on column orders.match_events.org_path is 'From the root to the union; follows the tree.';
comment on column orders.match_events.title is 'What it is called.';
comment on column orders.match_events.summary is 'What happens there.';
comment on column orders.match_events.place is 'Where.';
comment on column orders.match_events.starts_at is 'When it begins; from then on people choose.';
comment on column orders.match_events.ends_at is 'When it ends.';
comment on column orders.match_events.enrol_until is 'Until when people sign up.';
comment on column orders.match_events.choose_until is 'Until when people choose; then couples are told and every choice is erased.';
comment on column orders.match_events.age_from is 'Youngest, on the day.';
comment on column orders.match_events.age_to is 'Oldest, on the day.';
comment on column orders.match_events.seats_each is 'Seats for men, and as many for women.';
comment on column orders.match_events.most_choices is 'How many one may choose.';
comment on column orders.match_events.opened_by is 'Name of who opened it.';
comment on column orders.match_events.opened_at is 'When.';
comment on column orders.match_events.called_off_at is 'When it was called off; null if not.';
comment on column orders.match_events.called_off_because is 'Why.';
comment on column orders.match_events.paired_at is 'When couples were told and the choices erased; null before.';
comment on column orders.match_events.couples is 'How many couples; null before.';
create unique index match_events_id on orders.match_events (id);
create index match_events_to_pair on orders.match_events (choose_until) where paired_at is null and called_off_at is null;

create table orders.match_entries (
  owner_id uuid not null,
  event_id uuid not null,
  id uuid not null,
  host_path uuid[] not null,
  person_name text not null,
  sex text collate "C" not null,
  number smallint not null,
  single_declared_at timestamptz(3) not null,
  entered_at timestamptz(3) not null,
  withdrawn_at timestamptz(3),
  constraint match_entries_once_a_person primary key (owner_id, event_id),
  constraint match_entries_have_a_sex check (sex in ('male', 'female')),
  constraint match_entries_have_numbers_of_their_own unique (event_id, sex, number)
);
comment on table orders.match_entries is 'Who signed up for an event: what the host needs at the door.';
comment on column orders.match_entries.owner_id is 'The person.';
comment on column orders.match_entries.event_id is 'The event.';
comment on column orders.match_entries.id is 'Id; her profile has the same, and it is what others choose.';
comment on column orders.match_entries.host_path is 'From the root to the union that holds the event; follows the tree.';
comment on column orders.match_entries.person_name is 'Name, for the door.';
comment on column orders.match_entries.sex is 'male or female, by the id number.';
comment on column orders.match_entries.number is 'Her number on the spot, among those of her sex.';
comment on column orders.match_entries.single_declared_at is 'When she declared that she is single.';
comment on column orders.match_entries.entered_at is 'When she signed up.';
comment on column orders.match_entries.withdrawn_at is 'When she withdrew; null while she takes part.';
create unique index match_entries_id on orders.match_entries (id);
create index match_entries_of_an_event on orders.match_entries (event_id);

create table orders.match_profiles (
  owner_id uuid not null,
  event_id uuid not null,
  id uuid not null,
  sex text collate "C" not null,
  number smallint not null,
  age smallint not null,
  nickname text not null,
  about text not null,
  hopes text not null,
  contact_sealed bytea not null,
  constraint match_profiles_once_a_person primary key (owner_id, event_id)
);
comment on table orders.match_profiles is 'What she tells those who take part in the same event; gone when it is over. The contact is for a couple alone.';
comment on column orders.match_profiles.owner_id is 'The person.';
comment on column orders.match_profiles.event_id is 'The event.';
comment on column orders.match_profiles.id is 'Id of her entry.';
comment on column orders.match_profiles.sex is 'male or female.';
comment on column orders.match_profiles.number is 'Her number on the spot.';
comment on column orders.match_profiles.age is 'Age on the day.';
comment on column orders.match_profiles.nickname is 'What she wants to be called.';
comment on column orders.match_profiles.about is 'What she says of herself.';
comment on column orders.match_profiles.hopes is 'Whom she hopes to meet.';
comment on column orders.match_profiles.contact_sealed is 'How to reach her, under seal; told to whoever chose her and was chosen by her.';
create index match_profiles_of_an_event on orders.match_profiles (event_id);

create table orders.match_choices (
  owner_id uuid not null,
  event_id uuid not null,
  chosen_id uuid not null,
  chosen_at timestamptz(3) not null,
  constraint match_choices_once_a_pair primary key (owner_id, event_id, chosen_id)
);
comment on table orders.match_choices is 'Whom somebody chose. Read by herself alone; erased when couples are told.';
comment on column orders.match_choices.owner_id is 'Who chose.';
comment on column orders.match_choices.event_id is 'At which event.';
comment on column orders.match_choices.chosen_id is 'Entry of whom she chose.';
comment on column orders.match_choices.chosen_at is 'When.';
create index match_choices_of_an_event on orders.match_choices (event_id);

create table orders.match_pairs (
  owner_id uuid not null,
  event_id uuid not null,
  partner_id uuid not null,
  partner_name text not null,
  partner_number smallint not null,
  contact_sealed bytea not null,
  made_at timestamptz(3) not null,
  constraint match_pairs_once_a_pair primary key (owner_id, event_id, partner_id)
);
comment on table orders.match_pairs is 'Both chose each other: one row for each of the two.';
comment on column orders.match_pairs.owner_id is 'One of the two.';
comment on column orders.match_pairs.event_id is 'The event.';
comment on column orders.match_pairs.partner_id is 'Entry of the other.';
comment on column orders.match_pairs.partner_name is 'What the other wants to be called.';
comment on column orders.match_pairs.partner_number is 'Number of the other on the spot.';
comment on column orders.match_pairs.contact_sealed is 'How to reach the other, under seal.';
comment on column orders.match_pairs.made_at is 'When both were told.';

create table orders.match_blocks (
  owner_id uuid not null,
  id uuid not null,
  blocked_id uuid not null,
  nickname text not null,
  blocked_at timestamptz(3) not null,
  constraint match_blocks_of_a_person primary key (owner_id, id),
  constraint match_blocks_once_a_pair unique (owner_id, blocked_id)
);
comment on table orders.match_blocks is 'Whom somebody does not want to meet: neither sees the other at any event.';
comment on column orders.match_blocks.owner_id is 'Who blocked.';
comment on column orders.match_blocks.id is 'Id.';
comment on column orders.match_blocks.blocked_id is 'The person blocked.';
comment on column orders.match_blocks.nickname is 'What the other was called then.';
comment on column orders.match_blocks.blocked_at is 'When.';

create function orders.hides_from_me(other uuid) returns boolean
  language sql stable security definer set search_path = ''
as $$
  select exists (
    select from orders.match_blocks b
    where (b.owner_id = platform.scope_person() and b.blocked_id = other)
      or (b.owner_id = other and b.blocked_id = platform.scope_person()))
$$;
comment on function orders.hides_from_me(uuid) is 'Whether the caller and another person are kept apart, whoever of them wished it.';

alter table orders.match_events enable row level security;
alter table orders.match_entries enable row level security;
alter table orders.match_profiles enable row level security;
alter table orders.match_choices enable row level security;
alter table orders.match_pairs enable row level security;
alter table orders.match_blocks enable row level security;
create policy system_sees_all on orders.match_events to gonghui_system using (true) with check (true);
create policy system_sees_all on orders.match_entries to gonghui_system using (true) with check (true);
create policy system_sees_all on orders.match_pairs to gonghui_system using (true) with check (true);
create policy system_sees_all on orders.match_blocks to gonghui_system using (true) with check (true);
-- The platform writes a profile down for whoever signs up and cannot read it; of choices it can neither read nor write one.
create policy profiles_are_written_down on orders.match_profiles for insert to gonghui_system with check (true);

create policy match_events_in_reach on orders.match_events for select to gonghui_app using (
  org_path && platform.scope_orgs()
  or exists (select from people.persons p where p.owner_id = platform.scope_person() and p.home_path @> array[match_events.owner_id])
  or exists (select from orders.match_entries e where e.owner_id = platform.scope_person() and e.event_id = match_events.id));
create policy match_events_are_opened on orders.match_events for insert to gonghui_app with check (org_path && platform.scope_orgs());
create policy match_events_change_from_above on orders.match_events for update to gonghui_app
  using (org_path && platform.scope_orgs()) with check (org_path && platform.scope_orgs());
create policy match_entries_of_mine_and_at_my_door on orders.match_entries for select to gonghui_app
  using (owner_id = platform.scope_person() or host_path && platform.scope_orgs());
create policy match_entries_end_by_herself on orders.match_entries for update to gonghui_app
  using (owner_id = platform.scope_person()) with check (owner_id = platform.scope_person());
create policy match_profiles_among_those_who_take_part on orders.match_profiles for select to gonghui_app using (
  owner_id = platform.scope_person()
  or (not orders.hides_from_me(owner_id) and exists (
    select from orders.match_entries e
    where e.owner_id = platform.scope_person() and e.event_id = match_profiles.event_id and e.withdrawn_at is null and e.sex <> match_profiles.sex)));
create policy match_profiles_change_by_herself on orders.match_profiles for update to gonghui_app
  using (owner_id = platform.scope_person()) with check (owner_id = platform.scope_person());
create policy match_profiles_go_by_herself on orders.match_profiles for delete to gonghui_app using (owner_id = platform.scope_person());
create policy match_choices_are_her_own_secret on orders.match_choices to gonghui_app
  using (owner_id = platform.scope_person()) with check (owner_id = platform.scope_person());
create policy match_pairs_of_mine on orders.match_pairs for select to gonghui_app using (owner_id = platform.scope_person());
create policy match_blocks_of_mine on orders.match_blocks to gonghui_app
  using (owner_id = platform.scope_person()) with check (owner_id = platform.scope_person());

grant select, insert on orders.match_events to gonghui_app;
grant select on orders.match_events to gonghui_system;
grant update (starts_at, ends_at, enrol_until, choose_until, called_off_at, called_off_because) on orders.match_events to gonghui_app;
grant update (org_path) on orders.match_events to gonghui_system;
grant select, update (withdrawn_at) on orders.match_entries to gonghui_app;
grant select, insert, delete on orders.match_entries to gonghui_system;
grant update (id, number, single_declared_at, entered_at, withdrawn_at, host_path) on orders.match_entries to gonghui_system;
grant select, delete on orders.match_profiles to gonghui_app;
grant update (nickname, about, hopes, contact_sealed) on orders.match_profiles to gonghui_app;
grant select, insert on orders.match_profiles to gonghui_system;
grant select, insert, delete on orders.match_choices to gonghui_app;
-- Without a policy it sees none of them.
grant select on orders.match_choices to gonghui_system;
grant select on orders.match_pairs to gonghui_app;
grant select, delete on orders.match_pairs to gonghui_system;
grant select, insert, delete on orders.match_blocks to gonghui_app;
grant select, delete on orders.match_blocks to gonghui_system;
revoke execute on function orders.hides_from_me(uuid) from public;
grant execute on function orders.hides_from_me(uuid) to gonghui_app;

-- What only the two may know is brought together here and nowhere else; the caller is told a number.
create function orders.pair_up(wanted uuid, at timestamptz) returns integer
  language plpgsql security definer set search_path = ''
as $$
declare
  made integer;
begin
  perform from orders.match_entries e where e.event_id = wanted order by e.owner_id for update;
  update orders.match_events v set paired_at = at
    where v.id = wanted and v.paired_at is null and v.called_off_at is null and v.choose_until <= at;
  if not found then
    return null;
  end if;
  insert into orders.match_pairs (owner_id, event_id, partner_id, partner_name, partner_number, contact_sealed, made_at)
    select mine.owner_id, wanted, theirs.id, theirs.nickname, theirs.number, theirs.contact_sealed, at
    from orders.match_choices c
      join orders.match_profiles mine on mine.owner_id = c.owner_id and mine.event_id = c.event_id
      join orders.match_profiles theirs on theirs.id = c.chosen_id and theirs.event_id = c.event_id
      join orders.match_choices back on back.owner_id = theirs.owner_id and back.event_id = c.event_id and back.chosen_id = mine.id
    where c.event_id = wanted and not exists (
      select from orders.match_blocks b
      where (b.owner_id = mine.owner_id and b.blocked_id = theirs.owner_id) or (b.owner_id = theirs.owner_id and b.blocked_id = mine.owner_id));
  get diagnostics made = row_count;
  update orders.match_events v set couples = made / 2 where v.id = wanted;
  delete from orders.match_choices c where c.event_id = wanted;
  delete from orders.match_profiles p where p.event_id = wanted;
  return made / 2;
end
$$;
comment on function orders.pair_up(uuid, timestamptz) is 'Ends the choosing of an event: tells those who chose each other, erases every choice and profile, and answers how many couples. Null when it is not time.';
revoke execute on function orders.pair_up(uuid, timestamptz) from public;
grant execute on function orders.pair_up(uuid, timestamptz) to gonghui_system;

create function orders.erase_called_off(wanted uuid) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  perform from orders.match_events v where v.id = wanted and v.called_off_at is not null;
  if found then
    delete from orders.match_choices c where c.event_id = wanted;
    delete from orders.match_profiles p where p.event_id = wanted;
  end if;
end
$$;
comment on function orders.erase_called_off(uuid) is 'Erases choices and profiles of an event that was called off.';
revoke execute on function orders.erase_called_off(uuid) from public;
grant execute on function orders.erase_called_off(uuid) to gonghui_app;

create function orders.match_left_over() returns table (event_id uuid, secrets bigint)
  language sql stable security definer set search_path = ''
as $$
  select v.id, (select count(*) from orders.match_choices c where c.event_id = v.id) + (select count(*) from orders.match_profiles p where p.event_id = v.id)
  from orders.match_events v where v.paired_at is not null or v.called_off_at is not null
$$;
comment on function orders.match_left_over() is 'How many choices and profiles are left of events that are over: none, if the promise holds.';
revoke execute on function orders.match_left_over() from public;
grant execute on function orders.match_left_over() to gonghui_system;
