create schema orders;
comment on schema orders is 'What workers order and unions serve: menus, orders, squads, legal aid, matchmaking, counselling, exam cars.';
grant usage on schema orders to gonghui_app, gonghui_system;

create table orders.offices (
  owner_id uuid not null,
  id uuid not null,
  org_path uuid[] not null,
  name text not null,
  closed_at timestamptz(3),
  constraint offices_of_a_union primary key (owner_id, id),
  constraint offices_have_names_of_their_own unique (owner_id, name)
);
comment on table orders.offices is 'Parts of a union that take orders, such as its department of rights or of culture.';
comment on column orders.offices.owner_id is 'The union.';
comment on column orders.offices.id is 'Id.';
comment on column orders.offices.org_path is 'From the root to the union; follows the tree.';
comment on column orders.offices.name is 'What people call it.';
comment on column orders.offices.closed_at is 'When it stopped taking orders; null while it does.';
create unique index offices_id on orders.offices (id);

create table orders.offers (
  owner_id uuid not null,
  id uuid not null,
  org_path uuid[] not null,
  family text collate "C" not null,
  title text not null,
  summary text not null,
  office_id uuid not null,
  place_kinds text[] not null,
  months smallint[] not null,
  fewest integer,
  wish_order_id uuid,
  offered_by text not null,
  offered_at timestamptz(3) not null,
  version integer not null,
  retired_at timestamptz(3),
  retired_because text,
  constraint offers_of_a_union primary key (owner_id, id),
  constraint offers_are_taken_by_an_office foreign key (owner_id, office_id) references orders.offices (owner_id, id),
  constraint offers_are_of_a_family check (family in ('stage', 'legal-aid', 'check-up', 'lecture', 'class', 'care', 'other')),
  constraint offers_retire_for_a_reason check ((retired_at is null) = (retired_because is null)),
  constraint offers_come_in_months check (months <@ '{1,2,3,4,5,6,7,8,9,10,11,12}'::smallint[])
);
comment on table orders.offers is 'The menu of a union: what can be ordered, when, at which kinds of place, and which office takes it.';
comment on column orders.offers.owner_id is 'The union.';
comment on column orders.offers.id is 'Id.';
comment on column orders.offers.org_path is 'From the root to the union; follows the tree.';
comment on column orders.offers.family is 'stage, legal-aid, check-up, lecture, class, care or other.';
comment on column orders.offers.title is 'What it is called.';
comment on column orders.offers.summary is 'What comes and what it needs.';
comment on column orders.offers.office_id is 'The office that takes it.';
comment on column orders.offers.place_kinds is 'Kinds of place to which it goes; empty for any.';
comment on column orders.offers.months is 'Months in which it is on; empty for the whole year.';
comment on column orders.offers.fewest is 'Fewest people for whom it comes; null without limit.';
comment on column orders.offers.wish_order_id is 'The free wish it was made from; null if from none.';
comment on column orders.offers.offered_by is 'Name of who put it on the menu.';
comment on column orders.offers.offered_at is 'When.';
comment on column orders.offers.version is 'Grows with every change.';
comment on column orders.offers.retired_at is 'When it was taken off; null while it is on.';
comment on column orders.offers.retired_because is 'Why.';
create unique index offers_id on orders.offers (id);
create index offers_on_a_menu on orders.offers (owner_id) where retired_at is null;

create table orders.offer_changes (
  owner_id uuid not null,
  offer_id uuid not null,
  version integer not null,
  action text collate "C" not null,
  reason text not null,
  orders integer not null,
  stars integer not null,
  rated integer not null,
  made_by text not null,
  made_at timestamptz(3) not null,
  constraint offer_changes_in_versions primary key (owner_id, offer_id, version),
  constraint offer_changes_of_an_offer foreign key (owner_id, offer_id) references orders.offers (owner_id, id),
  constraint offer_changes_are_deeds check (action in ('offered', 'changed', 'retired'))
);
comment on table orders.offer_changes is 'What was changed on a menu, and why: put on, changed, taken off. Never changed itself.';
comment on column orders.offer_changes.owner_id is 'The union.';
comment on column orders.offer_changes.offer_id is 'The offer.';
comment on column orders.offer_changes.version is 'The version that came of it.';
comment on column orders.offer_changes.action is 'offered, changed or retired.';
comment on column orders.offer_changes.reason is 'Why, such as what people said of it; empty when it was first offered.';
comment on column orders.offer_changes.orders is 'How many orders it had by then.';
comment on column orders.offer_changes.stars is 'Sum of the stars it had by then.';
comment on column orders.offer_changes.rated is 'How many had rated it by then.';
comment on column orders.offer_changes.made_by is 'Name of who made it.';
comment on column orders.offer_changes.made_at is 'When.';

create table orders.squads (
  owner_id uuid not null,
  id uuid not null,
  org_path uuid[] not null,
  name text not null,
  families text[] not null,
  leader text not null,
  formed_at timestamptz(3) not null,
  ended_at timestamptz(3),
  constraint squads_of_a_union primary key (owner_id, id),
  constraint squads_have_names_of_their_own unique (owner_id, name)
);
comment on table orders.squads is 'Volunteers who go out together: an art troupe, lawyers, drivers.';
comment on column orders.squads.owner_id is 'The union that keeps it.';
comment on column orders.squads.id is 'Id.';
comment on column orders.squads.org_path is 'From the root to the union; follows the tree.';
comment on column orders.squads.name is 'What people call it.';
comment on column orders.squads.families is 'Families of offers that it serves.';
comment on column orders.squads.leader is 'Who leads it.';
comment on column orders.squads.formed_at is 'When it was entered.';
comment on column orders.squads.ended_at is 'When it was dissolved; null while it stands.';
create unique index squads_id on orders.squads (id);

create table orders.squad_members (
  owner_id uuid not null,
  id uuid not null,
  squad_id uuid not null,
  name text not null,
  volunteer text collate "C" not null,
  joined_at timestamptz(3) not null,
  left_at timestamptz(3),
  constraint squad_members_of_a_union primary key (owner_id, id),
  constraint squad_members_of_a_squad foreign key (owner_id, squad_id) references orders.squads (owner_id, id),
  constraint squad_members_are_volunteers check (volunteer in ('artist', 'lawyer', 'counsellor', 'party-member', 'women-volunteer', 'grid-worker', 'driver', 'other'))
);
comment on table orders.squad_members is 'Who is in a squad, by what kind of volunteer.';
comment on column orders.squad_members.owner_id is 'The union that keeps the squad.';
comment on column orders.squad_members.id is 'Id.';
comment on column orders.squad_members.squad_id is 'The squad.';
comment on column orders.squad_members.name is 'Name.';
comment on column orders.squad_members.volunteer is 'artist, lawyer, counsellor, party-member, women-volunteer, grid-worker, driver or other.';
comment on column orders.squad_members.joined_at is 'When she was entered.';
comment on column orders.squad_members.left_at is 'When she left; null while she is in it.';

create table orders.bookings (
  owner_id uuid not null,
  id uuid not null,
  squad_id uuid not null,
  occasion_id uuid not null,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  released_at timestamptz(3),
  constraint bookings_of_a_union primary key (owner_id, id),
  constraint bookings_of_a_squad foreign key (owner_id, squad_id) references orders.squads (owner_id, id),
  constraint bookings_at_one_place_at_a_time exclude using gist (squad_id with =, tstzrange(starts_at, ends_at) with &&) where (released_at is null)
);
comment on table orders.bookings is 'When a squad is out. It is at one place at a time.';
comment on column orders.bookings.owner_id is 'The union that keeps the squad.';
comment on column orders.bookings.id is 'Id.';
comment on column orders.bookings.squad_id is 'The squad.';
comment on column orders.bookings.occasion_id is 'The occasion it serves.';
comment on column orders.bookings.starts_at is 'From when.';
comment on column orders.bookings.ends_at is 'Until when.';
comment on column orders.bookings.released_at is 'When the occasion was called off; null if not.';
create index bookings_of_an_occasion on orders.bookings (occasion_id);

create table orders.orders (
  owner_id uuid not null,
  id uuid not null,
  org_path uuid[] not null,
  menu_org_id uuid not null,
  menu_path uuid[] not null,
  offer_id uuid,
  family text collate "C" not null,
  title text not null,
  wish text not null,
  place_kind text collate "C" not null,
  place text not null,
  wanted_from date not null,
  wanted_to date not null,
  people integer,
  channel text collate "C" not null,
  caller_sealed bytea,
  entered_by text,
  ordered_at timestamptz(3) not null,
  state text collate "C" not null,
  office_id uuid,
  taken_by text,
  taken_at timestamptz(3),
  squad_id uuid,
  occasion_id uuid,
  served_at timestamptz(3),
  stars smallint,
  said text,
  rated_at timestamptz(3),
  constraint orders_of_an_owner primary key (owner_id, id),
  constraint orders_come_by check (channel in ('self', 'officer', 'hotline')),
  constraint orders_suit_some_days check (wanted_to >= wanted_from),
  constraint orders_taken_by_an_office check ((taken_at is null) = (office_id is null)),
  constraint orders_rated_whole check ((stars is null) = (rated_at is null) and stars between 1 and 5),
  constraint orders_callers_come_by_hotline check (caller_sealed is null or channel = 'hotline')
);
comment on table orders.orders is 'Orders of workers, unions and callers: an offer of a menu or a free wish. Its case bears the same id.';
comment on column orders.orders.owner_id is 'The person, or the union that ordered or that wrote the call down.';
comment on column orders.orders.id is 'Id; the case has the same.';
comment on column orders.orders.org_path is 'From the root to the home union; follows the tree.';
comment on column orders.orders.menu_org_id is 'The union whose menu it is.';
comment on column orders.orders.menu_path is 'From the root to that union; follows the tree.';
comment on column orders.orders.offer_id is 'The offer; null for a free wish.';
comment on column orders.orders.family is 'As of the offer; other for a free wish until it is taken.';
comment on column orders.orders.title is 'Title of the offer, or the beginning of the wish.';
comment on column orders.orders.wish is 'What is wanted, in the words of whoever ordered.';
comment on column orders.orders.place_kind is 'Kind of place.';
comment on column orders.orders.place is 'Where.';
comment on column orders.orders.wanted_from is 'First day that suits.';
comment on column orders.orders.wanted_to is 'Last day that suits.';
comment on column orders.orders.people is 'How many will be there, as far as known.';
comment on column orders.orders.channel is 'self, officer or hotline.';
comment on column orders.orders.caller_sealed is 'Name and phone of a caller who is nobody on file, under seal.';
comment on column orders.orders.entered_by is 'Name of the officer who wrote it down; null for who ordered herself.';
comment on column orders.orders.ordered_at is 'When.';
comment on column orders.orders.state is 'State of its case.';
comment on column orders.orders.office_id is 'The office that took it.';
comment on column orders.orders.taken_by is 'Name of who took it.';
comment on column orders.orders.taken_at is 'When.';
comment on column orders.orders.squad_id is 'The squad that serves it.';
comment on column orders.orders.occasion_id is 'The occasion on which it is served.';
comment on column orders.orders.served_at is 'When it was logged as served.';
comment on column orders.orders.stars is 'What whoever ordered thinks of it, one to five.';
comment on column orders.orders.said is 'In words.';
comment on column orders.orders.rated_at is 'When.';
create unique index orders_id on orders.orders (id);
create index orders_of_an_offer on orders.orders (offer_id) where offer_id is not null;
create index orders_to_lapse on orders.orders (served_at) where state = 'to-rate';
create index orders_newest_1 on orders.orders ((menu_path[1]), id desc) where menu_path[1] is not null;
create index orders_newest_2 on orders.orders ((menu_path[2]), id desc) where menu_path[2] is not null;
create index orders_newest_3 on orders.orders ((menu_path[3]), id desc) where menu_path[3] is not null;
create index orders_newest_4 on orders.orders ((menu_path[4]), id desc) where menu_path[4] is not null;
create index orders_newest_5 on orders.orders ((menu_path[5]), id desc) where menu_path[5] is not null;
create index orders_newest_6 on orders.orders ((menu_path[6]), id desc) where menu_path[6] is not null;
create index orders_newest_7 on orders.orders ((menu_path[7]), id desc) where menu_path[7] is not null;

alter table orders.offices enable row level security;
alter table orders.offers enable row level security;
alter table orders.offer_changes enable row level security;
alter table orders.squads enable row level security;
alter table orders.squad_members enable row level security;
alter table orders.bookings enable row level security;
alter table orders.orders enable row level security;
create policy system_sees_all on orders.offices to gonghui_system using (true) with check (true);
create policy system_sees_all on orders.offers to gonghui_system using (true) with check (true);
create policy system_sees_all on orders.offer_changes to gonghui_system using (true) with check (true);
create policy system_sees_all on orders.squads to gonghui_system using (true) with check (true);
create policy system_sees_all on orders.squad_members to gonghui_system using (true) with check (true);
create policy system_sees_all on orders.bookings to gonghui_system using (true) with check (true);
create policy system_sees_all on orders.orders to gonghui_system using (true) with check (true);

-- A menu is read by all who belong to the union or below it.
create policy offices_of_my_unions on orders.offices for select to gonghui_app using (
  org_path && platform.scope_orgs()
  or exists (select from people.persons p where p.owner_id = platform.scope_person() and p.home_path @> array[offices.owner_id]));
create policy offers_of_my_unions on orders.offers for select to gonghui_app using (
  org_path && platform.scope_orgs()
  or exists (select from people.persons p where p.owner_id = platform.scope_person() and p.home_path @> array[offers.owner_id])
  or exists (select from orders.orders o where o.owner_id = platform.scope_person() and o.offer_id = offers.id));
create policy offices_are_kept_from_above on orders.offices for insert to gonghui_app with check (org_path && platform.scope_orgs());
create policy offices_change_from_above on orders.offices for update to gonghui_app
  using (org_path && platform.scope_orgs()) with check (org_path && platform.scope_orgs());
create policy offers_are_made_from_above on orders.offers for insert to gonghui_app with check (org_path && platform.scope_orgs());
create policy offers_change_from_above on orders.offers for update to gonghui_app
  using (org_path && platform.scope_orgs()) with check (org_path && platform.scope_orgs());
create policy offer_changes_of_my_unions on orders.offer_changes to gonghui_app
  using (exists (select from orders.offers o where o.owner_id = offer_changes.owner_id and o.id = offer_id and o.org_path && platform.scope_orgs()))
  with check (exists (select from orders.offers o where o.owner_id = offer_changes.owner_id and o.id = offer_id and o.org_path && platform.scope_orgs()));
create policy squads_in_scope on orders.squads to gonghui_app
  using (org_path && platform.scope_orgs()) with check (org_path && platform.scope_orgs());
create policy squad_members_in_scope on orders.squad_members to gonghui_app
  using (exists (select from orders.squads s where s.owner_id = squad_members.owner_id and s.id = squad_id))
  with check (exists (select from orders.squads s where s.owner_id = squad_members.owner_id and s.id = squad_id));
create policy bookings_in_scope on orders.bookings to gonghui_app
  using (exists (select from orders.squads s where s.owner_id = bookings.owner_id and s.id = squad_id))
  with check (exists (select from orders.squads s where s.owner_id = bookings.owner_id and s.id = squad_id));
create policy orders_of_mine_and_of_my_menus on orders.orders for select to gonghui_app
  using (platform.in_scope(owner_id, org_path) or menu_path && platform.scope_orgs());
create policy orders_are_placed on orders.orders for insert to gonghui_app
  with check (platform.in_scope(owner_id, org_path) or menu_path && platform.scope_orgs());
create policy orders_are_worked_on on orders.orders for update to gonghui_app
  using (platform.in_scope(owner_id, org_path) or menu_path && platform.scope_orgs())
  with check (platform.in_scope(owner_id, org_path) or menu_path && platform.scope_orgs());

grant select, insert on orders.offices, orders.offers, orders.offer_changes, orders.squads, orders.squad_members, orders.bookings, orders.orders
  to gonghui_app, gonghui_system;
grant update on orders.offers, orders.orders to gonghui_app, gonghui_system;
grant update (closed_at) on orders.offices to gonghui_app;
grant update (ended_at) on orders.squads to gonghui_app;
grant update (left_at) on orders.squad_members to gonghui_app;
grant update (starts_at, ends_at, released_at) on orders.bookings to gonghui_app, gonghui_system;
grant update (org_path) on orders.offices, orders.squads to gonghui_system;
-- Erasure and retention walk the tables as the platform itself; see the personal-data.ts of this module.
grant update (name) on orders.squad_members to gonghui_system;

-- A menu tells what others thought of an offer: sums over all who ordered it, without any of them.
create function orders.sums_of_offers(wanted uuid[])
  returns table (offer_id uuid, orders integer, stars integer, rated integer)
  language sql stable security definer set search_path = ''
as $$
  select o.offer_id, count(*)::integer, coalesce(sum(o.stars), 0)::integer, count(o.stars)::integer
  from orders.orders o where o.offer_id = any(wanted) group by o.offer_id
$$;
comment on function orders.sums_of_offers(uuid[]) is 'How often offers were ordered and rated, and the sum of their stars; for anybody who reads the menu.';
revoke execute on function orders.sums_of_offers(uuid[]) from public;
grant execute on function orders.sums_of_offers(uuid[]) to gonghui_app, gonghui_system;
