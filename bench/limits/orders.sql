-- Physical-limit model of "order one unit paid from a points balance".
-- Members 100,000, specifications 1,000; the driver is bench/orders.ts, by pgbench or by itself.
drop schema if exists lim cascade; create schema lim; set search_path = lim;
create table wallet (member_id bigint primary key, balance bigint not null check (balance >= 0), version bigint not null default 0) with (fillfactor = 70);
create table stock (sku_id int not null, bucket smallint not null default 0, qty bigint not null check (qty >= 0), primary key (sku_id, bucket)) with (fillfactor = 20);
create table orders (id bigint generated always as identity primary key, member_id bigint not null, sku_id int not null, price bigint not null, idem uuid not null default gen_random_uuid(), created_at timestamptz not null default now());
create unique index on orders (idem);
create index on orders (member_id, id desc);
create table ledger (id bigint generated always as identity primary key, account_id bigint not null, order_id bigint not null, amount bigint not null, created_at timestamptz not null default now());
create index on ledger (account_id, id desc);
insert into wallet select g, 1000000000 from generate_series(1, 100000) g;
insert into stock select s, b, 1000000000 from generate_series(1, 1000) s, generate_series(0, 0) b;

-- One round trip; the contended row (stock) is locked LAST-BUT-ONE so that the lock is held only over
--     the inserts and the commit flush
create function order_one(p_member bigint, p_sku int, p_bucket smallint, p_price bigint) returns bigint
language plpgsql as $$
declare v_order bigint;
begin
  update lim.wallet set balance = balance - p_price, version = version + 1 where member_id = p_member;
  if not found then raise exception 'no wallet'; end if;
  insert into lim.orders (member_id, sku_id, price) values (p_member, p_sku, p_price) returning id into v_order;
  insert into lim.ledger (account_id, order_id, amount) values (p_member, v_order, -p_price), (-p_sku, v_order, p_price);
  update lim.stock set qty = qty - 1 where sku_id = p_sku and bucket = p_bucket and qty > 0;
  if not found then raise exception 'sold out'; end if;
  return v_order;
end $$;
analyze wallet; analyze stock;
