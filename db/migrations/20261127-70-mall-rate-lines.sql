create table mall.service_terms (
  market_id uuid not null references mall.markets (org_id),
  since timestamptz(3) not null,
  rate_days integer not null,
  ask_days integer not null,
  answer_days integer not null,
  keep_days integer not null,
  set_by text not null,
  constraint service_terms_one_at_a_time primary key (market_id, since),
  constraint service_terms_are_days check (rate_days between 1 and 365 and ask_days between 1 and 365
    and answer_days between 1 and 30 and keep_days between 1 and 60)
);
comment on table mall.service_terms is 'How long people of a mall have for what, from when on. Only added to; an order keeps those that were in force when it was received.';
comment on column mall.service_terms.market_id is 'The mall.';
comment on column mall.service_terms.since is 'From when on.';
comment on column mall.service_terms.rate_days is 'Days after receipt in which a buyer rates and changes her rating.';
comment on column mall.service_terms.ask_days is 'Days after receipt in which a buyer asks for after-sales service.';
comment on column mall.service_terms.answer_days is 'Working days in which a supplier answers, before the mall takes it up.';
comment on column mall.service_terms.keep_days is 'Days a station keeps what nobody fetches.';
comment on column mall.service_terms.set_by is 'Name of who set them.';
grant select, insert on mall.service_terms to gonghui_app, gonghui_system;

create table mall.ratings (
  owner_id uuid not null,
  order_id uuid not null,
  line smallint not null,
  id uuid not null,
  market_id uuid not null,
  supplier_id uuid not null,
  product_id uuid not null,
  stars smallint not null,
  words text not null,
  photos jsonb not null default '[]',
  rated_at timestamptz(3) not null,
  changed_at timestamptz(3),
  hidden_at timestamptz(3),
  hidden_by text,
  hidden_because text,
  reply text,
  replied_by text,
  replied_at timestamptz(3),
  constraint ratings_once_a_line primary key (owner_id, order_id, line),
  constraint ratings_are_of_a_line foreign key (owner_id, order_id, line) references mall.order_lines (owner_id, order_id, line),
  constraint ratings_give_one_to_five_stars check (stars between 1 and 5),
  constraint ratings_show_six_photos_at_most check (jsonb_typeof(photos) = 'array' and jsonb_array_length(photos) <= 6),
  constraint ratings_are_hidden_for_a_reason check ((hidden_at is null) = (hidden_because is null)),
  constraint ratings_replies_are_dated check ((reply is null) = (replied_at is null))
);
create unique index ratings_id on mall.ratings (id);
create index ratings_of_a_product on mall.ratings (product_id, id desc);
create index ratings_of_a_supplier on mall.ratings (supplier_id, id desc);
create index ratings_of_a_market on mall.ratings (market_id, id desc);
comment on table mall.ratings is 'What buyers say of what they received, once a line. Stars always count; hiding takes words and photographs off the page.';
comment on column mall.ratings.owner_id is 'Who received it.';
comment on column mall.ratings.order_id is 'The order.';
comment on column mall.ratings.line is 'The line.';
comment on column mall.ratings.id is 'Id of the rating; in order of time.';
comment on column mall.ratings.market_id is 'The mall.';
comment on column mall.ratings.supplier_id is 'Who supplied it.';
comment on column mall.ratings.product_id is 'The product.';
comment on column mall.ratings.stars is 'One to five; four and five are praise.';
comment on column mall.ratings.words is 'What she says, empty when nothing.';
comment on column mall.ratings.photos is 'Photographs in order: id, and the files of the small and the large size.';
comment on column mall.ratings.rated_at is 'When she first rated it; the day that facts count it on.';
comment on column mall.ratings.changed_at is 'When she last changed it.';
comment on column mall.ratings.hidden_at is 'Since when its words and photographs are off the page.';
comment on column mall.ratings.hidden_by is 'Name of who took them off.';
comment on column mall.ratings.hidden_because is 'Why; she reads it.';
comment on column mall.ratings.reply is 'What the supplier answers in public.';
comment on column mall.ratings.replied_by is 'Name of who answered.';
comment on column mall.ratings.replied_at is 'When.';
alter table mall.ratings enable row level security;
create policy ratings_are_hers_the_supplier_s_and_the_mall_s on mall.ratings to gonghui_app
  using (platform.in_scope(owner_id, array[market_id, supplier_id])) with check (platform.in_scope(owner_id, array[market_id, supplier_id]));
create policy system_sees_all on mall.ratings to gonghui_system using (true) with check (true);
grant select, insert on mall.ratings to gonghui_app, gonghui_system;
grant update (stars, words, photos, changed_at, hidden_at, hidden_by, hidden_because, reply, replied_by, replied_at) on mall.ratings
  to gonghui_app, gonghui_system;
