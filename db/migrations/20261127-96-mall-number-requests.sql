create function mall.next_request_number(of_market uuid, of_year text) returns integer
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select (count(*) + 1)::integer from mall.purchase_requests r where r.market_id = of_market and r.number like 'XJ' || of_year || '-%';
end;
comment on function mall.next_request_number(uuid, text) is 'The next number of a year among all requests of a market, also for an enterprise that sees only its own.';
revoke execute on function mall.next_request_number(uuid, text) from public;
grant execute on function mall.next_request_number(uuid, text) to gonghui_app, gonghui_system;
