create table mall.orders (
  owner_id uuid not null,
  id uuid not null,
  request_key text not null,
  request_digest text not null,
  market_id uuid not null,
  supplier_id uuid not null,
  intent_id uuid not null,
  org_path uuid[] not null,
  total bigint not null,
  refunded bigint not null default 0,
  state text not null,
  delivery text not null,
  station_id uuid,
  receiver_sealed bytea not null,
  placed_at timestamptz(3) not null,
  accepted_at timestamptz(3),
  shipped_at timestamptz(3),
  carrier text,
  tracking text,
  received_at timestamptz(3),
  received_by text,
  cancelled_at timestamptz(3),
  cancelled_by text,
  cancelled_because text,
  constraint orders_of_a_person primary key (owner_id, id),
  constraint orders_once_a_request unique (owner_id, request_key, supplier_id),
  constraint orders_cost_something check (total > 0),
  constraint orders_give_back_what_was_paid check (refunded between 0 and total),
  constraint orders_are_in_a_known_state check (state in ('placed', 'accepted', 'shipped', 'received', 'cancelled')),
  constraint orders_state_has_its_instant check ((state = 'cancelled') = (cancelled_at is not null) and (state = 'received') = (received_at is not null)),
  constraint orders_are_cancelled_for_a_reason check ((cancelled_at is null) = (cancelled_because is null)),
  constraint orders_are_delivered_somehow check (delivery in ('address', 'pick-up') and (delivery = 'pick-up') = (station_id is not null))
) with (fillfactor = 90);
create index orders_id on mall.orders (id);
create index orders_of_a_supplier on mall.orders (supplier_id, id desc);
create index orders_at_the_root on mall.orders ((org_path[1]), id desc);
create index orders_below_level_1 on mall.orders ((org_path[2]), id desc) where org_path[2] is not null;
create index orders_below_level_2 on mall.orders ((org_path[3]), id desc) where org_path[3] is not null;
create index orders_below_level_3 on mall.orders ((org_path[4]), id desc) where org_path[4] is not null;
create index orders_below_level_4 on mall.orders ((org_path[5]), id desc) where org_path[5] is not null;
create index orders_below_level_5 on mall.orders ((org_path[6]), id desc) where org_path[6] is not null;
create index orders_below_level_6 on mall.orders ((org_path[7]), id desc) where org_path[7] is not null;
comment on table mall.orders is 'What a person took from one supplier in the window of one letter, paid from her points.';
comment on column mall.orders.owner_id is 'Who ordered.';
comment on column mall.orders.id is 'Id of the order, and of the transfer that paid it.';
comment on column mall.orders.request_key is 'Idempotency-Key of the request; a basket of several suppliers becomes several orders of one key.';
comment on column mall.orders.request_digest is 'SHA-256 of the request: the same key for another one is refused.';
comment on column mall.orders.market_id is 'The mall.';
comment on column mall.orders.supplier_id is 'The supplier who delivers.';
comment on column mall.orders.intent_id is 'The letter in whose window it was made.';
comment on column mall.orders.org_path is 'From the root to the union of the letter.';
comment on column mall.orders.total is 'What was paid, hundredths of a point.';
comment on column mall.orders.refunded is 'What of that was given back.';
comment on column mall.orders.state is 'placed, accepted, shipped, received or cancelled; each has its instant.';
comment on column mall.orders.delivery is 'address, or pick-up at a station.';
comment on column mall.orders.station_id is 'Where it is picked up.';
comment on column mall.orders.receiver_sealed is 'Name, phone and address of who receives it, encrypted together.';
comment on column mall.orders.placed_at is 'When it was ordered.';
comment on column mall.orders.accepted_at is 'When the supplier accepted it.';
comment on column mall.orders.shipped_at is 'When it was shipped, or lay ready at the station.';
comment on column mall.orders.carrier is 'Who carries it.';
comment on column mall.orders.tracking is 'Tracking number.';
comment on column mall.orders.received_at is 'When it was confirmed as received.';
comment on column mall.orders.received_by is 'Who confirmed it.';
comment on column mall.orders.cancelled_at is 'When it was cancelled.';
comment on column mall.orders.cancelled_by is 'Who cancelled it.';
comment on column mall.orders.cancelled_because is 'Why.';

create table mall.order_lines (
  owner_id uuid not null,
  order_id uuid not null,
  line smallint not null,
  intent_id uuid not null,
  sku_id uuid not null,
  product_id uuid not null,
  name text not null,
  price bigint not null,
  quantity integer not null,
  refunded integer not null default 0,
  constraint order_lines_of_a_person primary key (owner_id, order_id, line),
  constraint order_lines_are_of_an_order foreign key (owner_id, order_id) references mall.orders (owner_id, id),
  constraint order_lines_take_something check (quantity > 0 and price > 0),
  constraint order_lines_give_back_what_was_taken check (refunded between 0 and quantity)
) with (fillfactor = 90);
comment on table mall.order_lines is 'Lines of orders, with name and price as they were.';
comment on column mall.order_lines.owner_id is 'Who ordered.';
comment on column mall.order_lines.order_id is 'The order.';
comment on column mall.order_lines.line is 'Place in the order, from 1.';
comment on column mall.order_lines.intent_id is 'The letter, for the limits of a person.';
comment on column mall.order_lines.sku_id is 'The specification.';
comment on column mall.order_lines.product_id is 'The product.';
comment on column mall.order_lines.name is 'Name of the product and specification, as it was.';
comment on column mall.order_lines.price is 'Price of one, as it was.';
comment on column mall.order_lines.quantity is 'How many.';
comment on column mall.order_lines.refunded is 'How many of them were given back.';

create table mall.order_refunds (
  owner_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  line smallint not null,
  quantity integer not null,
  amount bigint not null,
  because text not null,
  restocked boolean not null,
  refunded_by text not null,
  refunded_at timestamptz(3) not null,
  constraint order_refunds_of_a_person primary key (owner_id, id),
  constraint order_refunds_are_of_a_line foreign key (owner_id, order_id, line) references mall.order_lines (owner_id, order_id, line),
  constraint order_refunds_give_something check (quantity > 0 and amount > 0)
);
create unique index order_refunds_id on mall.order_refunds (id);
comment on table mall.order_refunds is 'What was given back of lines, by a cancellation too. Only added to.';
comment on column mall.order_refunds.owner_id is 'Who ordered.';
comment on column mall.order_refunds.id is 'Id of the refund, and of the transfer that books it.';
comment on column mall.order_refunds.order_id is 'The order.';
comment on column mall.order_refunds.line is 'The line.';
comment on column mall.order_refunds.quantity is 'How many were given back.';
comment on column mall.order_refunds.amount is 'What was given back, hundredths of a point.';
comment on column mall.order_refunds.because is 'Why.';
comment on column mall.order_refunds.restocked is 'Whether the goods may be sold again.';
comment on column mall.order_refunds.refunded_by is 'Who gave it back.';
comment on column mall.order_refunds.refunded_at is 'When.';

create table mall.group_limits (
  owner_id uuid not null,
  intent_id uuid not null,
  sku_id uuid not null,
  most integer not null,
  taken integer not null default 0,
  constraint group_limits_of_a_letter primary key (owner_id, intent_id, sku_id),
  constraint group_limits_are_kept check (most > 0 and taken between 0 and most)
) with (fillfactor = 50);
comment on table mall.group_limits is 'Limits of a specification for all people of one letter together.';
comment on column mall.group_limits.owner_id is 'The union of the letter.';
comment on column mall.group_limits.intent_id is 'The letter.';
comment on column mall.group_limits.sku_id is 'The specification.';
comment on column mall.group_limits.most is 'How many all people of the letter may take together.';
comment on column mall.group_limits.taken is 'How many they took, less what was given back.';
create index group_limits_of_an_intent on mall.group_limits (intent_id, sku_id);

create table mall.settlements (
  owner_id uuid not null,
  id uuid not null,
  market_id uuid not null,
  number text not null,
  until_day date not null,
  amount bigint not null,
  received_orders integer not null,
  received_amount bigint not null,
  returned_amount bigint not null,
  settled_by text not null,
  settled_at timestamptz(3) not null,
  constraint settlements_of_a_supplier primary key (owner_id, id),
  constraint settlements_one_until_a_day unique (owner_id, until_day),
  constraint settlements_are_numbered_once unique (number),
  constraint settlements_pay_something check (amount > 0),
  constraint settlements_add_up check (amount = received_amount - returned_amount)
);
create unique index settlements_id on mall.settlements (id);
comment on table mall.settlements is 'What a supplier is due for a period, from the books. Only added to.';
comment on column mall.settlements.owner_id is 'The supplier.';
comment on column mall.settlements.id is 'Id of the settlement, and of the transfer that books it.';
comment on column mall.settlements.market_id is 'The mall that pays.';
comment on column mall.settlements.number is 'Its number.';
comment on column mall.settlements.until_day is 'Last day that it settles; everything received until then and not settled before.';
comment on column mall.settlements.amount is 'What is due, hundredths of a point: one yuan a point.';
comment on column mall.settlements.received_orders is 'Orders received in it.';
comment on column mall.settlements.received_amount is 'What they came to.';
comment on column mall.settlements.returned_amount is 'What was given back after receipt.';
comment on column mall.settlements.settled_by is 'Who settled.';
comment on column mall.settlements.settled_at is 'When.';

alter table mall.orders enable row level security;
alter table mall.order_lines enable row level security;
alter table mall.order_refunds enable row level security;
alter table mall.group_limits enable row level security;
alter table mall.settlements enable row level security;
create policy orders_in_scope_or_of_the_supplier on mall.orders to gonghui_app
  using (platform.in_scope(owner_id, org_path) or supplier_id = any(platform.scope_orgs()));
create policy order_lines_of_a_visible_order on mall.order_lines to gonghui_app
  using (owner_id = platform.scope_person() or exists (select from mall.orders o where o.owner_id = order_lines.owner_id and o.id = order_id));
create policy order_refunds_of_a_visible_order on mall.order_refunds to gonghui_app
  using (owner_id = platform.scope_person() or exists (select from mall.orders o where o.owner_id = order_refunds.owner_id and o.id = order_id));
create policy group_limits_of_a_visible_letter on mall.group_limits to gonghui_app
  using (exists (select from mall.intents i where i.owner_id = group_limits.owner_id and i.id = intent_id));
create policy settlements_of_the_supplier_or_market on mall.settlements to gonghui_app
  using (platform.in_scope(null, array[owner_id, market_id]));
create policy system_sees_all on mall.orders to gonghui_system using (true) with check (true);
create policy system_sees_all on mall.order_lines to gonghui_system using (true) with check (true);
create policy system_sees_all on mall.order_refunds to gonghui_system using (true) with check (true);
create policy system_sees_all on mall.group_limits to gonghui_system using (true) with check (true);
create policy system_sees_all on mall.settlements to gonghui_system using (true) with check (true);
grant select, insert on mall.orders, mall.order_lines, mall.order_refunds, mall.settlements to gonghui_app, gonghui_system;
grant select, insert on mall.group_limits to gonghui_app, gonghui_system;
grant update (most, taken) on mall.group_limits to gonghui_app, gonghui_system;
grant update (refunded, state, station_id, accepted_at, shipped_at, carrier, tracking, received_at, received_by, cancelled_at, cancelled_by, cancelled_because)
  on mall.orders to gonghui_app, gonghui_system;
grant update (org_path, receiver_sealed) on mall.orders to gonghui_system;
grant update (refunded) on mall.order_lines to gonghui_app, gonghui_system;

create table mall.ledger_accounts (
  owner_id uuid not null,
  purpose text not null,
  account_id uuid not null,
  constraint ledger_accounts_one_of_a_purpose primary key (owner_id, purpose)
);
comment on table mall.ledger_accounts is 'Which account of the books an organisation has for what.';
comment on column mall.ledger_accounts.owner_id is 'A market''s federation, a union or a supplier.';
comment on column mall.ledger_accounts.purpose is 'fund and settled of a market, points of a union, due and payable of a supplier.';
comment on column mall.ledger_accounts.account_id is 'The account.';
alter table mall.ledger_accounts enable row level security;
create policy ledger_accounts_name_accounts_only on mall.ledger_accounts to gonghui_app using (true) with check (true);
create policy system_sees_all on mall.ledger_accounts to gonghui_system using (true) with check (true);
grant select, insert on mall.ledger_accounts to gonghui_app, gonghui_system;

create function mall.taken_together(of_intent uuid, of_sku uuid) returns integer
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select coalesce(sum(l.quantity - l.refunded), 0)::integer
  from mall.recipients r
  join mall.order_lines l on l.owner_id = r.owner_id and l.intent_id = of_intent and l.sku_id = of_sku
  where r.intent_id = of_intent;
end;
comment on function mall.taken_together(uuid, uuid) is 'What all people of a letter took of a specification, also for an officer who does not see each of their orders.';
revoke execute on function mall.taken_together(uuid, uuid) from public;
grant execute on function mall.taken_together(uuid, uuid) to gonghui_app, gonghui_system;

create function mall.take_together(of_intents uuid[], of_skus uuid[], quantities integer[]) returns void
  language sql volatile security definer set search_path = pg_catalog
begin atomic
  update mall.group_limits g set taken = g.taken + t.quantity
  from (
    select t.intent_id, t.sku_id, sum(t.quantity)::integer as quantity
    from unnest(of_intents, of_skus, quantities) as t (intent_id, sku_id, quantity) group by t.intent_id, t.sku_id
  ) t
  where g.intent_id = t.intent_id and g.sku_id = t.sku_id;
end;
comment on function mall.take_together(uuid[], uuid[], integer[]) is 'Counts against the limits of letters, also for a supplier who gives back and does not see the letter.';
revoke execute on function mall.take_together(uuid[], uuid[], integer[]) from public;
grant execute on function mall.take_together(uuid[], uuid[], integer[]) to gonghui_app, gonghui_system;
