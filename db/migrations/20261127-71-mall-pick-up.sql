create table mall.stations (
  org_id uuid not null,
  market_id uuid not null references mall.markets (org_id),
  name text not null,
  address text not null,
  hours text not null,
  phone text not null,
  opened_at timestamptz(3) not null,
  closed_at timestamptz(3),
  closed_because text,
  constraint stations_are_partners_once primary key (org_id),
  constraint stations_are_closed_for_a_reason check ((closed_at is null) = (closed_because is null))
);
create index stations_of_a_market on mall.stations (market_id, name);
comment on table mall.stations is 'Where orders are picked up: partner organisations whose keepers hand them out. Public.';
comment on column mall.stations.org_id is 'The partner organisation; orders name it.';
comment on column mall.stations.market_id is 'The mall.';
comment on column mall.stations.name is 'What people call it.';
comment on column mall.stations.address is 'Where it is.';
comment on column mall.stations.hours is 'When it is open, in words.';
comment on column mall.stations.phone is 'Its telephone, public.';
comment on column mall.stations.opened_at is 'When it was admitted.';
comment on column mall.stations.closed_at is 'Since when no order may name it; what lies there is still handed out.';
comment on column mall.stations.closed_because is 'Why.';
grant select, insert, update on mall.stations to gonghui_app, gonghui_system;

create table mall.parcels (
  owner_id uuid not null,
  order_id uuid not null,
  market_id uuid not null,
  station_id uuid not null references mall.stations (org_id),
  code text not null,
  shelf text not null,
  arrived_at timestamptz(3) not null,
  arrived_by text not null,
  keep_until date not null,
  reminded_at timestamptz(3),
  shown_at timestamptz(3),
  shown_by text,
  picked_up_at timestamptz(3),
  picked_up_from text,
  handed_back_at timestamptz(3),
  handed_back_by text,
  constraint parcels_one_an_order primary key (owner_id, order_id),
  constraint parcels_are_of_an_order foreign key (owner_id, order_id) references mall.orders (owner_id, id),
  constraint parcels_codes_are_six_digits check (code ~ '^\d{6}$'),
  constraint parcels_are_shown_by_card_or_code check ((shown_at is null) = (shown_by is null) and shown_by in ('card', 'code')),
  constraint parcels_leave_once check (picked_up_at is null or handed_back_at is null),
  constraint parcels_are_picked_up_when_shown check (picked_up_at is null or shown_at is not null)
);
create index parcels_order on mall.parcels (order_id);
create unique index parcels_waiting_bear_their_code on mall.parcels (station_id, code) where picked_up_at is null and handed_back_at is null;
create index parcels_of_a_station on mall.parcels (station_id, arrived_at desc, order_id);
create index parcels_unclaimed on mall.parcels (keep_until) where picked_up_at is null and handed_back_at is null;
comment on table mall.parcels is 'Orders that lie, or lay, at a station: handed out once to who shows her card or code, or handed back.';
comment on column mall.parcels.owner_id is 'Who ordered.';
comment on column mall.parcels.order_id is 'The order.';
comment on column mall.parcels.market_id is 'The mall.';
comment on column mall.parcels.station_id is 'The station.';
comment on column mall.parcels.code is 'Six digits that the buyer shows; no two parcels that wait at a station have the same.';
comment on column mall.parcels.shelf is 'Where it lies there.';
comment on column mall.parcels.arrived_at is 'When the keeper took it in.';
comment on column mall.parcels.arrived_by is 'Name of the keeper.';
comment on column mall.parcels.keep_until is 'Last day on which it is kept.';
comment on column mall.parcels.reminded_at is 'When the buyer was reminded.';
comment on column mall.parcels.shown_at is 'When card or code was last shown; handing out needs it a few minutes before.';
comment on column mall.parcels.shown_by is 'card or code.';
comment on column mall.parcels.picked_up_at is 'When it was handed out.';
comment on column mall.parcels.picked_up_from is 'Name of the keeper.';
comment on column mall.parcels.handed_back_at is 'When it went back unclaimed.';
comment on column mall.parcels.handed_back_by is 'Name of the keeper.';
alter table mall.parcels enable row level security;
create policy parcels_are_hers_the_station_s_and_the_mall_s on mall.parcels to gonghui_app
  using (platform.in_scope(owner_id, array[market_id, station_id])) with check (platform.in_scope(owner_id, array[market_id, station_id]));
create policy system_sees_all on mall.parcels to gonghui_system using (true) with check (true);
grant select, insert on mall.parcels to gonghui_app, gonghui_system;
grant update (shelf, reminded_at, shown_at, shown_by, picked_up_at, picked_up_from, handed_back_at, handed_back_by) on mall.parcels
  to gonghui_app, gonghui_system;

create index orders_on_their_way_to_a_station on mall.orders (station_id, id) where state = 'shipped' and station_id is not null;
create index orders_shipped on mall.orders (shipped_at) where state = 'shipped' and station_id is null;
drop policy orders_in_scope_or_of_the_supplier on mall.orders;
create policy orders_in_scope_of_the_supplier_or_at_the_station on mall.orders to gonghui_app
  using (platform.in_scope(owner_id, org_path) or supplier_id = any(platform.scope_orgs()) or station_id = any(platform.scope_orgs()));
