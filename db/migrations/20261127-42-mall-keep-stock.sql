create table mall.stock (
  sku_id uuid not null references mall.skus (id),
  available bigint not null,
  sold bigint not null default 0,
  constraint stock_one_a_specification primary key (sku_id),
  constraint stock_is_never_below_zero check (available >= 0),
  constraint stock_never_sold_below_zero check (sold >= 0)
) with (fillfactor = 50);
comment on table mall.stock is 'What there is of each specification: the one row that every buyer of it needs, kept apart from what is read, and locked last.';
comment on column mall.stock.sku_id is 'The specification.';
comment on column mall.stock.available is 'Pieces that may still be ordered.';
comment on column mall.stock.sold is 'Pieces taken by orders that stand.';
grant select, insert, update on mall.stock to gonghui_app, gonghui_system;
