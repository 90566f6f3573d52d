create table mall.buyers (
  org_id uuid not null,
  market_id uuid not null references mall.markets (org_id),
  org_path uuid[] not null,
  name text not null,
  credit_code text not null,
  contact text not null,
  phone text not null,
  admitted_at timestamptz(3) not null,
  constraint buyers_are_partners_once primary key (org_id),
  constraint buyers_one_of_a_credit_code unique (market_id, credit_code)
);
comment on table mall.buyers is 'Enterprises admitted to buy for themselves: partner organisations with a credit code.';
comment on column mall.buyers.org_id is 'The partner organisation.';
comment on column mall.buyers.market_id is 'The mall in which it buys.';
comment on column mall.buyers.org_path is 'From the root to it.';
comment on column mall.buyers.name is 'Its name.';
comment on column mall.buyers.credit_code is 'Its unified social credit code.';
comment on column mall.buyers.contact is 'Whom to ask there.';
comment on column mall.buyers.phone is 'Under which number.';
comment on column mall.buyers.admitted_at is 'Since when it may buy.';

create table mall.excluded_words (
  market_id uuid not null references mall.markets (org_id),
  word text not null,
  because text not null,
  added_by text not null,
  added_at timestamptz(3) not null,
  constraint excluded_words_once_a_mall primary key (market_id, word)
);
comment on table mall.excluded_words is 'Words by which goods for construction or production are known, whatever kind they are put under; a setting of the mall.';
comment on column mall.excluded_words.market_id is 'The mall.';
comment on column mall.excluded_words.word is 'A word in the name of such goods.';
comment on column mall.excluded_words.because is 'Why they are left out, as the buyer reads it.';
comment on column mall.excluded_words.added_by is 'Who set it.';
comment on column mall.excluded_words.added_at is 'When.';

create table mall.purchase_requests (
  id uuid not null,
  market_id uuid not null references mall.markets (org_id),
  buyer_id uuid not null references mall.buyers (org_id),
  org_path uuid[] not null,
  number text not null,
  title text not null,
  place text not null,
  deliver_by date not null,
  quotes_until timestamptz(3) not null,
  opening text not null,
  least_quotes integer not null,
  note text not null,
  state text not null default 'open',
  asked_by text not null,
  asked_at timestamptz(3) not null,
  ended_by text,
  ended_at timestamptz(3),
  ended_because text,
  constraint purchase_requests_one_of_an_id primary key (id),
  constraint purchase_requests_are_numbered_once unique (number),
  constraint purchase_requests_are_in_a_known_state check (state in ('open', 'chosen', 'withdrawn')),
  constraint purchase_requests_are_opened_somehow check (opening in ('sealed', 'at-once')),
  constraint purchase_requests_want_one_quote_at_least check (least_quotes between 1 and 10),
  constraint purchase_requests_end_by_somebody check ((state = 'open') = (ended_at is null) and (ended_at is null) = (ended_by is null))
);
create index purchase_requests_of_a_market on mall.purchase_requests (market_id, id desc);
create index purchase_requests_of_a_buyer on mall.purchase_requests (buyer_id, id desc);
comment on table mall.purchase_requests is 'An enterprise asks the suppliers of the mall for quotations.';
comment on column mall.purchase_requests.id is 'Id of the request.';
comment on column mall.purchase_requests.market_id is 'The mall.';
comment on column mall.purchase_requests.buyer_id is 'The enterprise.';
comment on column mall.purchase_requests.org_path is 'From the root to it.';
comment on column mall.purchase_requests.number is 'Its number.';
comment on column mall.purchase_requests.title is 'What it is for.';
comment on column mall.purchase_requests.place is 'Where the goods go.';
comment on column mall.purchase_requests.deliver_by is 'Day by which they are to be there.';
comment on column mall.purchase_requests.quotes_until is 'From then on nobody quotes any more.';
comment on column mall.purchase_requests.opening is 'Whether quotations are read only after that, or at once.';
comment on column mall.purchase_requests.least_quotes is 'How many quotations there must be to choose one.';
comment on column mall.purchase_requests.note is 'What else suppliers should know.';
comment on column mall.purchase_requests.state is 'Open, chosen, or withdrawn.';
comment on column mall.purchase_requests.asked_by is 'Who asked.';
comment on column mall.purchase_requests.asked_at is 'When.';
comment on column mall.purchase_requests.ended_by is 'Who chose or withdrew.';
comment on column mall.purchase_requests.ended_at is 'When.';
comment on column mall.purchase_requests.ended_because is 'Why this quotation, or why it was withdrawn.';

create table mall.purchase_request_lines (
  request_id uuid not null references mall.purchase_requests (id),
  line smallint not null,
  category text not null,
  name text not null,
  specification text not null,
  unit text not null,
  quantity integer not null,
  constraint purchase_request_lines_of_a_request primary key (request_id, line),
  constraint purchase_request_lines_want_something check (quantity between 1 and 10000000)
);
comment on table mall.purchase_request_lines is 'The goods that are asked for.';
comment on column mall.purchase_request_lines.request_id is 'The request.';
comment on column mall.purchase_request_lines.line is 'Place in it, from one.';
comment on column mall.purchase_request_lines.category is 'Kind of goods.';
comment on column mall.purchase_request_lines.name is 'What it is.';
comment on column mall.purchase_request_lines.specification is 'In which size or make.';
comment on column mall.purchase_request_lines.unit is 'In what it is counted.';
comment on column mall.purchase_request_lines.quantity is 'How many.';

create table mall.quotations (
  id uuid not null,
  request_id uuid not null references mall.purchase_requests (id),
  supplier_id uuid not null references mall.suppliers (org_id),
  version integer not null,
  total bigint not null,
  valid_until date not null,
  deliver_days integer not null,
  note text not null,
  quoted_by text not null,
  quoted_at timestamptz(3) not null,
  withdrawn_at timestamptz(3),
  constraint quotations_one_of_an_id primary key (id),
  constraint quotations_are_versions_of_one unique (request_id, supplier_id, version),
  constraint quotations_cost_something check (total > 0),
  constraint quotations_are_delivered check (deliver_days between 0 and 365)
);
comment on table mall.quotations is 'What a supplier asks for the goods of a request, in fen. Another one is another version; the earlier stays.';
comment on column mall.quotations.id is 'Id of the quotation.';
comment on column mall.quotations.request_id is 'The request.';
comment on column mall.quotations.supplier_id is 'The supplier.';
comment on column mall.quotations.version is 'From one; the last that is not withdrawn stands.';
comment on column mall.quotations.total is 'Sum of its lines, in fen.';
comment on column mall.quotations.valid_until is 'Last day on which it stands.';
comment on column mall.quotations.deliver_days is 'Days from the order to delivery.';
comment on column mall.quotations.note is 'What the supplier says with it.';
comment on column mall.quotations.quoted_by is 'Who quoted.';
comment on column mall.quotations.quoted_at is 'When.';
comment on column mall.quotations.withdrawn_at is 'When the supplier took it back.';

create table mall.quotation_lines (
  quotation_id uuid not null references mall.quotations (id),
  line smallint not null,
  price bigint not null,
  remark text not null,
  constraint quotation_lines_of_a_quotation primary key (quotation_id, line),
  constraint quotation_lines_cost_something check (price > 0)
);
comment on table mall.quotation_lines is 'The price of each line of a request.';
comment on column mall.quotation_lines.quotation_id is 'The quotation.';
comment on column mall.quotation_lines.line is 'The line of the request.';
comment on column mall.quotation_lines.price is 'For one unit, in fen.';
comment on column mall.quotation_lines.remark is 'Brand or make.';

create table mall.purchase_contracts (
  id uuid not null,
  market_id uuid not null references mall.markets (org_id),
  buyer_id uuid not null references mall.buyers (org_id),
  org_path uuid[] not null,
  supplier_id uuid not null references mall.suppliers (org_id),
  request_id uuid not null references mall.purchase_requests (id),
  quotation_id uuid not null references mall.quotations (id),
  number text not null,
  document_id uuid not null,
  total bigint not null,
  accepted bigint not null default 0,
  paid bigint not null default 0,
  state text not null default 'signing',
  drafted_by text not null,
  drafted_at timestamptz(3) not null,
  signed_at timestamptz(3),
  ended_by text,
  ended_at timestamptz(3),
  ended_because text,
  constraint purchase_contracts_one_of_an_id primary key (id),
  constraint purchase_contracts_are_numbered_once unique (number),
  constraint purchase_contracts_are_in_a_known_state check (state in ('signing', 'signed', 'settled', 'cancelled')),
  constraint purchase_contracts_pay_what_was_accepted check (paid between 0 and accepted and accepted between 0 and total),
  constraint purchase_contracts_settle_what_was_paid check (state <> 'settled' or (paid = accepted and accepted > 0)),
  constraint purchase_contracts_cancel_nothing_accepted check (state <> 'cancelled' or accepted = 0)
);
create index purchase_contracts_of_a_market on mall.purchase_contracts (market_id, id desc);
create index purchase_contracts_of_a_buyer on mall.purchase_contracts (buyer_id, id desc);
create index purchase_contracts_of_a_supplier on mall.purchase_contracts (supplier_id, id desc);
create unique index purchase_contracts_one_standing_a_request on mall.purchase_contracts (request_id) where state <> 'cancelled';
comment on table mall.purchase_contracts is 'An enterprise and a supplier agree on a quotation; both sign. Money in fen, never points.';
comment on column mall.purchase_contracts.id is 'Id of the contract.';
comment on column mall.purchase_contracts.market_id is 'The mall.';
comment on column mall.purchase_contracts.buyer_id is 'The enterprise.';
comment on column mall.purchase_contracts.org_path is 'From the root to it.';
comment on column mall.purchase_contracts.supplier_id is 'The supplier.';
comment on column mall.purchase_contracts.request_id is 'The request from which it came.';
comment on column mall.purchase_contracts.quotation_id is 'The quotation that was chosen.';
comment on column mall.purchase_contracts.number is 'Number of the paper.';
comment on column mall.purchase_contracts.document_id is 'The paper that both sign.';
comment on column mall.purchase_contracts.total is 'What all of it costs, in fen.';
comment on column mall.purchase_contracts.accepted is 'What was delivered and accepted, in fen.';
comment on column mall.purchase_contracts.paid is 'What the supplier confirmed to have got, in fen.';
comment on column mall.purchase_contracts.state is 'Signing, signed, settled, or cancelled.';
comment on column mall.purchase_contracts.drafted_by is 'Who chose.';
comment on column mall.purchase_contracts.drafted_at is 'When.';
comment on column mall.purchase_contracts.signed_at is 'When both had signed.';
comment on column mall.purchase_contracts.ended_by is 'Who settled or cancelled it.';
comment on column mall.purchase_contracts.ended_at is 'When.';
comment on column mall.purchase_contracts.ended_because is 'Why it was cancelled, or settled with less than all of it.';

create table mall.purchase_orders (
  id uuid not null,
  contract_id uuid not null references mall.purchase_contracts (id),
  number integer not null,
  state text not null default 'placed',
  note text not null,
  placed_by text not null,
  placed_at timestamptz(3) not null,
  carrier text,
  tracking text,
  shipped_by text,
  shipped_at timestamptz(3),
  accepted_by text,
  accepted_at timestamptz(3),
  amount bigint not null default 0,
  constraint purchase_orders_one_of_an_id primary key (id),
  constraint purchase_orders_are_numbered_once unique (contract_id, number),
  constraint purchase_orders_are_in_a_known_state check (state in ('placed', 'shipped', 'accepted', 'cancelled')),
  constraint purchase_orders_are_accepted_by_somebody check ((state = 'accepted') = (accepted_at is not null) and (state = 'accepted' or amount = 0))
);
comment on table mall.purchase_orders is 'Part of a contract is called off, delivered and accepted.';
comment on column mall.purchase_orders.id is 'Id of the order; also of what it books.';
comment on column mall.purchase_orders.contract_id is 'The contract.';
comment on column mall.purchase_orders.number is 'Place in it, from one.';
comment on column mall.purchase_orders.state is 'Placed, shipped, accepted, or cancelled.';
comment on column mall.purchase_orders.note is 'What the buyer says with it.';
comment on column mall.purchase_orders.placed_by is 'Who placed it.';
comment on column mall.purchase_orders.placed_at is 'When.';
comment on column mall.purchase_orders.carrier is 'Who carries it.';
comment on column mall.purchase_orders.tracking is 'Number of the delivery note.';
comment on column mall.purchase_orders.shipped_by is 'Who shipped it.';
comment on column mall.purchase_orders.shipped_at is 'When.';
comment on column mall.purchase_orders.accepted_by is 'Who looked at it and accepted it.';
comment on column mall.purchase_orders.accepted_at is 'When.';
comment on column mall.purchase_orders.amount is 'What was accepted of it, in fen.';

create table mall.purchase_order_lines (
  order_id uuid not null references mall.purchase_orders (id),
  line smallint not null,
  quantity integer not null,
  accepted integer not null default 0,
  rejected_because text,
  constraint purchase_order_lines_of_an_order primary key (order_id, line),
  constraint purchase_order_lines_accept_what_came check (quantity > 0 and accepted between 0 and quantity)
);
comment on table mall.purchase_order_lines is 'How many of each line were called off, and how many accepted.';
comment on column mall.purchase_order_lines.order_id is 'The order.';
comment on column mall.purchase_order_lines.line is 'The line of the request.';
comment on column mall.purchase_order_lines.quantity is 'How many were called off.';
comment on column mall.purchase_order_lines.accepted is 'How many were accepted.';
comment on column mall.purchase_order_lines.rejected_because is 'Why the others were not.';

create table mall.purchase_payments (
  id uuid not null,
  contract_id uuid not null references mall.purchase_contracts (id),
  amount bigint not null,
  paid_on date not null,
  reference text not null,
  state text not null default 'recorded',
  recorded_by text not null,
  recorded_at timestamptz(3) not null,
  decided_by text,
  decided_at timestamptz(3),
  decided_because text,
  constraint purchase_payments_one_of_an_id primary key (id),
  constraint purchase_payments_once_a_reference unique (contract_id, reference),
  constraint purchase_payments_pay_something check (amount > 0),
  constraint purchase_payments_are_in_a_known_state check (state in ('recorded', 'confirmed', 'refused')),
  constraint purchase_payments_are_decided_by_somebody check ((state = 'recorded') = (decided_at is null))
);
comment on table mall.purchase_payments is 'What the enterprise paid by bank, as it says and as the supplier confirms. The platform moves no money.';
comment on column mall.purchase_payments.id is 'Id of the payment; also of what it books.';
comment on column mall.purchase_payments.contract_id is 'The contract.';
comment on column mall.purchase_payments.amount is 'How much, in fen.';
comment on column mall.purchase_payments.paid_on is 'Day of the bank.';
comment on column mall.purchase_payments.reference is 'Number of the bank.';
comment on column mall.purchase_payments.state is 'Recorded, confirmed by the supplier, or refused.';
comment on column mall.purchase_payments.recorded_by is 'Who recorded it.';
comment on column mall.purchase_payments.recorded_at is 'When.';
comment on column mall.purchase_payments.decided_by is 'Who confirmed or refused it.';
comment on column mall.purchase_payments.decided_at is 'When.';
comment on column mall.purchase_payments.decided_because is 'Why it was refused.';

alter table mall.buyers enable row level security;
alter table mall.purchase_requests enable row level security;
alter table mall.purchase_request_lines enable row level security;
alter table mall.quotations enable row level security;
alter table mall.quotation_lines enable row level security;
alter table mall.purchase_contracts enable row level security;
alter table mall.purchase_orders enable row level security;
alter table mall.purchase_order_lines enable row level security;
alter table mall.purchase_payments enable row level security;
create policy buyers_in_scope_or_of_suppliers_of_the_mall on mall.buyers to gonghui_app
  using (platform.in_scope(null, org_path)
    or exists (select from mall.suppliers s where s.org_id = any(platform.scope_orgs()) and s.market_id = buyers.market_id));
create policy purchase_requests_in_scope_or_of_suppliers_of_the_mall on mall.purchase_requests to gonghui_app
  using (platform.in_scope(null, org_path)
    or exists (select from mall.suppliers s where s.org_id = any(platform.scope_orgs()) and s.market_id = purchase_requests.market_id));
create policy purchase_request_lines_of_a_visible_request on mall.purchase_request_lines to gonghui_app
  using (exists (select from mall.purchase_requests r where r.id = request_id));
create policy quotations_of_the_supplier_or_the_buyer on mall.quotations to gonghui_app
  using (supplier_id = any(platform.scope_orgs())
    or exists (select from mall.purchase_requests r where r.id = request_id and platform.in_scope(null, r.org_path)));
create policy quotation_lines_of_a_visible_quotation on mall.quotation_lines to gonghui_app
  using (exists (select from mall.quotations q where q.id = quotation_id));
create policy purchase_contracts_of_both_sides on mall.purchase_contracts to gonghui_app
  using (platform.in_scope(null, org_path) or supplier_id = any(platform.scope_orgs()));
create policy purchase_orders_of_a_visible_contract on mall.purchase_orders to gonghui_app
  using (exists (select from mall.purchase_contracts c where c.id = contract_id));
create policy purchase_order_lines_of_a_visible_order on mall.purchase_order_lines to gonghui_app
  using (exists (select from mall.purchase_orders o where o.id = order_id));
create policy purchase_payments_of_a_visible_contract on mall.purchase_payments to gonghui_app
  using (exists (select from mall.purchase_contracts c where c.id = contract_id));
create policy system_sees_all on mall.buyers to gonghui_system using (true) with check (true);
create policy system_sees_all on mall.purchase_requests to gonghui_system using (true) with check (true);
create policy system_sees_all on mall.purchase_request_lines to gonghui_system using (true) with check (true);
create policy system_sees_all on mall.quotations to gonghui_system using (true) with check (true);
create policy system_sees_all on mall.quotation_lines to gonghui_system using (true) with check (true);
create policy system_sees_all on mall.purchase_contracts to gonghui_system using (true) with check (true);
create policy system_sees_all on mall.purchase_orders to gonghui_system using (true) with check (true);
create policy system_sees_all on mall.purchase_order_lines to gonghui_system using (true) with check (true);
create policy system_sees_all on mall.purchase_payments to gonghui_system using (true) with check (true);

grant select, insert on mall.buyers, mall.purchase_requests, mall.purchase_request_lines, mall.quotations, mall.quotation_lines,
  mall.purchase_contracts, mall.purchase_orders, mall.purchase_order_lines, mall.purchase_payments to gonghui_app, gonghui_system;
grant select, insert, delete on mall.excluded_words to gonghui_app, gonghui_system;
grant update (quotes_until, state, ended_by, ended_at, ended_because) on mall.purchase_requests to gonghui_app, gonghui_system;
grant update (withdrawn_at) on mall.quotations to gonghui_app, gonghui_system;
grant update (accepted, paid, state, signed_at, ended_by, ended_at, ended_because) on mall.purchase_contracts to gonghui_app, gonghui_system;
grant update (state, carrier, tracking, shipped_by, shipped_at, accepted_by, accepted_at, amount) on mall.purchase_orders to gonghui_app, gonghui_system;
grant update (accepted, rejected_because) on mall.purchase_order_lines to gonghui_app, gonghui_system;
grant update (state, decided_by, decided_at, decided_because) on mall.purchase_payments to gonghui_app, gonghui_system;
grant update (org_path) on mall.buyers, mall.purchase_requests, mall.purchase_contracts to gonghui_system;
