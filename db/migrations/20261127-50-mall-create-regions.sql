create table mall.regions (
  id uuid not null,
  market_id uuid not null references mall.markets (org_id),
  name text not null,
  partner text not null,
  intro text not null,
  opened_on date not null,
  constraint regions_one_of_an_id primary key (id),
  constraint regions_one_of_a_name unique (market_id, name)
);
comment on table mall.regions is 'Aided regions whose products bear a mark and have a pavilion of their own.';
comment on column mall.regions.id is 'Id of the region.';
comment on column mall.regions.market_id is 'The mall.';
comment on column mall.regions.name is 'Its name as it stands on the mark.';
comment on column mall.regions.partner is 'The union there.';
comment on column mall.regions.intro is 'What the pavilion says of it.';
comment on column mall.regions.opened_on is 'Day on which the pavilion opened.';
grant select, insert, update on mall.regions to gonghui_app, gonghui_system;
alter table mall.products add constraint products_come_from_a_known_region foreign key (region_id) references mall.regions (id);

create table mall.baskets (
  owner_id uuid not null,
  lines jsonb not null,
  kept_at timestamptz(3) not null,
  constraint baskets_one_a_person primary key (owner_id),
  constraint baskets_hold_a_list check (jsonb_typeof(lines) = 'array' and jsonb_array_length(lines) <= 100)
);
comment on table mall.baskets is 'What a worker has put aside, so that it is there on her next phone too. A wish, not an order.';
comment on column mall.baskets.owner_id is 'The worker.';
comment on column mall.baskets.lines is 'Specifications and how many of each.';
comment on column mall.baskets.kept_at is 'When it was last changed.';
alter table mall.baskets enable row level security;
create policy baskets_are_her_own on mall.baskets to gonghui_app using (owner_id = platform.scope_person()) with check (owner_id = platform.scope_person());
create policy system_sees_all on mall.baskets to gonghui_system using (true) with check (true);
grant select, insert, update on mall.baskets to gonghui_app, gonghui_system;
grant delete on mall.baskets to gonghui_system;
