-- A grant changes every account of a page in one transaction; without room for all of them most new versions went to another
-- page and into three indexes. Pages written before keep as they are until they are rewritten.
alter table ledger.accounts set (fillfactor = 50);

drop function ledger.grant(uuid, uuid, date, text, timestamptz, text, uuid[], bigint[]);

-- The plans must not hang on what is known about a table that grows by a million rows in the same minute: a walk over all
-- accounts for a stretch of a thousand took fifteen seconds. Locked accounts are found again by where they are.
create function ledger.grant(
  of_grant uuid, new_transfer uuid, on_day date, with_memo text, at timestamptz, to_kind text, under_path uuid[], to_owners uuid[],
  amounts bigint[]
) returns bigint
  language plpgsql security definer
  set search_path = pg_catalog set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
as $$
declare
  given ledger.grants;
  of_unit text;
  places tid[];
  accounts uuid[];
  owners uuid[];
  total bigint;
begin
  select * into given from ledger.grants g where g.id = of_grant;
  if given.id is null then perform ledger.refuse('ledger.grant-not-found', jsonb_build_object('grantId', of_grant)); end if;
  if cardinality(to_owners) > 5000 then
    perform ledger.refuse('ledger.grant-too-long', jsonb_build_object('most', 5000));
  end if;
  if exists (select from ledger.transfers t where t.id = new_transfer) then return 0; end if;
  select a.unit into of_unit from ledger.accounts a where a.owner_id = given.owner_id and a.id = given.account_id;

  if (select count(*) from ledger.accounts a where a.owner_id = any(to_owners) and a.kind = to_kind) < cardinality(to_owners) then
    insert into ledger.accounts (owner_id, id, kind, unit, holder, org_path, floor, lotted, opened_at)
    select o.owner_id, uuidv7(), to_kind, of_unit, 'person', under_path, 0, true, at
    from (
      select unnest(to_owners) as owner_id
      except
      select a.owner_id from ledger.accounts a where a.owner_id = any(to_owners) and a.kind = to_kind
    ) o
    order by o.owner_id
    on conflict (owner_id, kind) do nothing;
  end if;

  select array_agg(l.place order by l.owner_id), array_agg(l.id order by l.owner_id), array_agg(l.owner_id order by l.owner_id)
  into places, accounts, owners
  from (
    select a.ctid as place, a.id, a.owner_id from ledger.accounts a
    where a.owner_id = any(to_owners) and a.kind = to_kind and a.lotted and a.unit = of_unit
    order by a.id for no key update
  ) l;
  if owners is distinct from to_owners then
    perform ledger.refuse('ledger.account-not-found', jsonb_build_object('accountId', of_grant));
  end if;
  insert into ledger.transfers (owner_id, id, kind, subject_id, occurred_on, memo, recorded_at)
  values (given.owner_id, new_transfer, 'ledger.granted', of_grant, on_day, with_memo, at)
  on conflict (id) do nothing;
  if not found then return 0; end if;

  update ledger.accounts a set balance = a.balance + g.amount
  from unnest(places, accounts, amounts) g (place, id, amount)
  where a.ctid = g.place and a.id = g.id;
  get diagnostics total = row_count;
  if total <> cardinality(to_owners) then raise 'an account moved while it was locked'; end if;
  insert into ledger.lots (owner_id, grant_id, account_id, transfer_id, granted, remaining)
  select g.owner_id, of_grant, g.id, new_transfer, g.amount, g.amount from unnest(owners, accounts, amounts) g (owner_id, id, amount);
  insert into ledger.entries (owner_id, account_id, occurred_on, transfer_id, line, amount)
  select g.owner_id, g.id, on_day, new_transfer, g.line + 1, g.amount
  from unnest(owners, accounts, amounts) with ordinality g (owner_id, id, amount, line);

  select sum(g.amount) into total from unnest(amounts) g (amount);
  insert into ledger.entries (owner_id, account_id, occurred_on, transfer_id, line, amount)
  values (given.owner_id, given.account_id, on_day, new_transfer, 1, -total);
  insert into ledger.tallies (owner_id, account_id, amount) values (given.owner_id, given.account_id, -total);
  return total;
end $$;
comment on function ledger.grant(uuid, uuid, date, text, timestamptz, text, uuid[], uuid[], bigint[])
  is 'Gives a part of a grant to many, whose owners come in their order: an entry and a lot each, in an account that is opened where it is missing, and one summed entry of the fund. 0 when that transfer is booked already.';
revoke execute on function ledger.grant(uuid, uuid, date, text, timestamptz, text, uuid[], uuid[], bigint[]) from public;
grant execute on function ledger.grant(uuid, uuid, date, text, timestamptz, text, uuid[], uuid[], bigint[]) to gonghui_app, gonghui_system;
