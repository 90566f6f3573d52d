create schema mall;
comment on schema mall is 'Welfare mall: what may be chosen, letters of intent, points handed down, orders and their settlement.';
grant usage on schema mall to gonghui_app, gonghui_system;

create table mall.markets (
  org_id uuid not null,
  name text not null,
  opened_at timestamptz(3) not null,
  constraint markets_one_a_federation primary key (org_id)
);
comment on table mall.markets is 'Malls, one a federation that runs its own. A worker shops in the nearest one above her union.';
comment on column mall.markets.org_id is 'The federation that runs it.';
comment on column mall.markets.name is 'What workers call it.';
comment on column mall.markets.opened_at is 'When it was opened.';

create table mall.categories (
  market_id uuid not null references mall.markets (org_id),
  key text not null,
  name text not null,
  position integer not null,
  excluded_because text,
  constraint categories_one_of_a_key primary key (market_id, key),
  constraint categories_stand_in_order unique (market_id, position)
);
comment on table mall.categories is 'Kinds of goods. Excluded kinds stand here too, so that goods of them are refused with the reason.';
comment on column mall.categories.market_id is 'The mall.';
comment on column mall.categories.key is 'Short English key, kept for ever.';
comment on column mall.categories.name is 'What people read.';
comment on column mall.categories.position is 'Order on the page.';
comment on column mall.categories.excluded_because is 'Why goods of this kind may not be offered; null for kinds that may.';

create table mall.suppliers (
  org_id uuid not null,
  market_id uuid not null references mall.markets (org_id),
  name text not null,
  contact text not null,
  phone text not null,
  bank_sealed bytea,
  admitted_at timestamptz(3) not null,
  suspended_at timestamptz(3),
  suspended_because text,
  constraint suppliers_are_partners_once primary key (org_id),
  constraint suppliers_are_suspended_for_a_reason check ((suspended_at is null) = (suspended_because is null))
);
create index suppliers_of_a_market on mall.suppliers (market_id, name);
comment on table mall.suppliers is 'Partner organisations admitted to sell in a mall.';
comment on column mall.suppliers.org_id is 'The partner organisation.';
comment on column mall.suppliers.market_id is 'The mall.';
comment on column mall.suppliers.name is 'Its name as workers read it.';
comment on column mall.suppliers.contact is 'Whom workers and unions may ask for.';
comment on column mall.suppliers.phone is 'Its service telephone, public.';
comment on column mall.suppliers.bank_sealed is 'Bank, account holder and number for settlements, encrypted together; null until given.';
comment on column mall.suppliers.admitted_at is 'When the operator admitted it.';
comment on column mall.suppliers.suspended_at is 'Since when it may not sell; null when it may.';
comment on column mall.suppliers.suspended_because is 'Why it may not.';

create table mall.products (
  id uuid not null,
  market_id uuid not null,
  supplier_id uuid not null references mall.suppliers (org_id),
  code text collate "C" not null,
  category text not null,
  name text not null,
  intro text not null,
  origin text not null,
  region_id uuid,
  local_made boolean not null,
  drawing text not null,
  photos uuid[] not null default '{}',
  state text not null,
  state_since timestamptz(3) not null,
  state_because text,
  price_from bigint not null,
  sold bigint not null default 0,
  ratings bigint not null default 0,
  praises bigint not null default 0,
  listed_at timestamptz(3),
  words text not null,
  constraint products_one_of_an_id primary key (id),
  constraint products_one_of_a_code unique (supplier_id, code),
  constraint products_are_of_a_known_kind foreign key (market_id, category) references mall.categories (market_id, key),
  constraint products_are_in_a_known_state check (state in ('draft', 'waiting', 'listed', 'resting', 'withdrawn')),
  constraint products_cost_something check (price_from > 0),
  constraint products_are_praised_by_raters check (praises between 0 and ratings)
);
create index products_best_first on mall.products (market_id, sold desc, id desc) where state = 'listed';
create index products_newest_first on mall.products (market_id, listed_at desc, id desc) where state = 'listed';
create index products_cheapest_first on mall.products (market_id, price_from, id) where state = 'listed';
create index products_best_of_a_kind on mall.products (market_id, category, sold desc, id desc) where state = 'listed';
create index products_cheapest_of_a_kind on mall.products (market_id, category, price_from, id) where state = 'listed';
create index products_best_of_a_region on mall.products (region_id, sold desc, id desc) where state = 'listed' and region_id is not null;
create index products_of_a_supplier on mall.products (supplier_id, state, id desc);
create index products_waiting on mall.products (market_id, state_since, id) where state = 'waiting';
create index products_searched on mall.products using gin (orgs.bigrams(words)) with (fastupdate = off);
comment on table mall.products is 'What suppliers offer. Public to everyone who may shop in the mall once it is listed.';
comment on column mall.products.id is 'Id of the product.';
comment on column mall.products.market_id is 'The mall.';
comment on column mall.products.supplier_id is 'Who sells it.';
comment on column mall.products.code is 'The supplier''s own number, by which a file changes it.';
comment on column mall.products.category is 'Kind of goods.';
comment on column mall.products.name is 'Name.';
comment on column mall.products.intro is 'What a buyer should know.';
comment on column mall.products.origin is 'Place of origin.';
comment on column mall.products.region_id is 'The aided region it comes from; null for others.';
comment on column mall.products.local_made is 'Bears the mark of the city''s own make.';
comment on column mall.products.drawing is 'Which drawing stands for it while it has no photograph.';
comment on column mall.products.photos is 'Photographs in order, ids of mall.photos.';
comment on column mall.products.state is 'draft, waiting for the operator, listed, resting by the supplier, withdrawn by the operator.';
comment on column mall.products.state_since is 'Since when.';
comment on column mall.products.state_because is 'Why it was sent back or withdrawn.';
comment on column mall.products.price_from is 'Lowest price of its specifications on offer, hundredths of a point.';
comment on column mall.products.sold is 'Pieces taken, brought up to date by the minute from mall.stock.';
comment on column mall.products.ratings is 'How many people rated it.';
comment on column mall.products.praises is 'How many of them were content.';
comment on column mall.products.listed_at is 'When it was last put on offer.';
comment on column mall.products.words is 'Name, origin and supplier, lower case: what search looks through.';

create table mall.skus (
  id uuid not null,
  product_id uuid not null references mall.products (id),
  code text collate "C" not null,
  specification text not null,
  price bigint not null,
  most_each integer,
  position integer not null,
  offered boolean not null default true,
  constraint skus_one_of_an_id primary key (id),
  constraint skus_one_of_a_code unique (product_id, code),
  constraint skus_cost_something check (price > 0 and price <= 100000000),
  constraint skus_allow_one_at_least check (most_each >= 1)
);
comment on table mall.skus is 'Specifications of a product, each with its price. What there is of each stands in mall.stock.';
comment on column mall.skus.id is 'Id of the specification; orders and stock name it.';
comment on column mall.skus.product_id is 'The product.';
comment on column mall.skus.code is 'The supplier''s own number.';
comment on column mall.skus.specification is 'What tells it apart: 5 kg, red, L.';
comment on column mall.skus.price is 'Price, hundredths of a point.';
comment on column mall.skus.most_each is 'How many one person may take in one window; null for no limit.';
comment on column mall.skus.position is 'Order on the page.';
comment on column mall.skus.offered is 'Whether it may be ordered now.';

create table mall.product_changes (
  product_id uuid not null references mall.products (id),
  id uuid not null,
  sku_id uuid,
  what text not null,
  before text,
  after text,
  because text,
  changed_by text not null,
  changed_at timestamptz(3) not null,
  constraint product_changes_in_order primary key (product_id, id),
  constraint product_changes_are_of_known_kinds check (what in ('state', 'price', 'stock', 'words', 'limit'))
);
comment on table mall.product_changes is 'What changed about a product, when and by whom. Only added to.';
comment on column mall.product_changes.product_id is 'The product.';
comment on column mall.product_changes.id is 'Id; in order of time.';
comment on column mall.product_changes.sku_id is 'The specification; null for the product whole.';
comment on column mall.product_changes.what is 'state, price, stock, words or limit.';
comment on column mall.product_changes.before is 'Value before.';
comment on column mall.product_changes.after is 'Value after.';
comment on column mall.product_changes.because is 'Reason, where one was given.';
comment on column mall.product_changes.changed_by is 'Name of who did it.';
comment on column mall.product_changes.changed_at is 'When.';

create table mall.photos (
  id uuid not null,
  product_id uuid not null references mall.products (id),
  small_file uuid not null,
  large_file uuid not null,
  added_at timestamptz(3) not null,
  constraint photos_one_of_an_id primary key (id)
);
comment on table mall.photos is 'Photographs of products, each in two sizes so that a list stays light on a slow phone.';
comment on column mall.photos.id is 'Id of the photograph.';
comment on column mall.photos.product_id is 'The product.';
comment on column mall.photos.small_file is 'File of the small size, for lists.';
comment on column mall.photos.large_file is 'File of the large size, for the product''s own page.';
comment on column mall.photos.added_at is 'When it was added.';

grant select, insert, update on mall.markets, mall.categories, mall.suppliers, mall.products, mall.skus to gonghui_app, gonghui_system;
grant select, insert on mall.product_changes, mall.photos to gonghui_app, gonghui_system;
