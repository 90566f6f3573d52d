-- The same promises with half the statements: accounts are looked up once, and what was checked before each update is now its condition.
create or replace function ledger.post(
  transfer_ids uuid[], kinds text[], subjects uuid[], days date[], memos text[], reversed uuid[], refunded uuid[], at timestamptz,
  line_transfers uuid[], line_numbers smallint[], line_accounts uuid[], line_amounts bigint[],
  lot_transfers uuid[], lot_accounts uuid[], lot_grants uuid[], lot_amounts bigint[]
) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  gives_back constant boolean := cardinality(array_remove(refunded, null)) > 0;
  fresh uuid[];
  poor uuid;
  found_owners uuid[];
  are_persons boolean[];
  are_lotted boolean[];
  found_units text[];
begin
  if gives_back then
    perform from ledger.transfers t where t.id = any(refunded) order by t.id for update;
    perform ledger.check_refundable(transfer_ids, refunded);
  end if;
  perform ledger.lock_persons(line_accounts);

  select array_agg(a.owner_id order by l.n), array_agg(a.holder = 'person' order by l.n), array_agg(a.lotted order by l.n), array_agg(a.unit order by l.n)
  into found_owners, are_persons, are_lotted, found_units
  from unnest(line_accounts) with ordinality as l (id, n) left join ledger.accounts a on a.id = l.id;
  perform ledger.check_lines(transfer_ids, line_transfers, line_accounts, line_amounts)
  where array_position(found_owners, null) is not null or exists (
    select from unnest(transfer_ids) as t (id)
    left join unnest(line_transfers, line_amounts, found_units) as l (transfer_id, amount, unit) on l.transfer_id = t.id
    group by t.id having count(*) < 2 or sum(l.amount) is distinct from 0 or min(l.unit) <> max(l.unit));

  with inserted as (
    insert into ledger.transfers (owner_id, id, kind, subject_id, occurred_on, memo, reverses, refunds, recorded_at)
    select o.owner_id, t.id, t.kind, t.subject_id, t.occurred_on, t.memo, t.reverses, t.refunds, at
    from unnest(transfer_ids, kinds, subjects, days, memos, reversed, refunded) as t (id, kind, subject_id, occurred_on, memo, reverses, refunds)
    join (
      select distinct on (l.transfer_id) l.transfer_id, l.owner_id
      from unnest(line_transfers, line_numbers, found_owners, are_persons) as l (transfer_id, line, owner_id, is_person)
      order by l.transfer_id, l.is_person desc, l.line
    ) o on o.transfer_id = t.id
    order by t.id
    on conflict (id) do nothing
    returning id
  )
  select coalesce(array_agg(id), '{}') into fresh from inserted;

  if cardinality(fresh) < cardinality(transfer_ids) then
    perform ledger.check_replays(transfer_ids, kinds, subjects, reversed, fresh, line_transfers, line_accounts, line_amounts);
    select coalesce(array_agg(l.transfer_id), '{}'), coalesce(array_agg(l.line), '{}'), coalesce(array_agg(l.account_id), '{}'),
      coalesce(array_agg(l.amount), '{}'), coalesce(array_agg(l.owner_id), '{}'), coalesce(array_agg(l.is_person), '{}'), coalesce(array_agg(l.is_lotted), '{}')
    into line_transfers, line_numbers, line_accounts, line_amounts, found_owners, are_persons, are_lotted
    from unnest(line_transfers, line_numbers, line_accounts, line_amounts, found_owners, are_persons, are_lotted)
      as l (transfer_id, line, account_id, amount, owner_id, is_person, is_lotted)
    where l.transfer_id in (select unnest(fresh));
    select coalesce(array_agg(l.transfer_id), '{}'), coalesce(array_agg(l.account_id), '{}'), coalesce(array_agg(l.grant_id), '{}'), coalesce(array_agg(l.amount), '{}')
    into lot_transfers, lot_accounts, lot_grants, lot_amounts
    from unnest(lot_transfers, lot_accounts, lot_grants, lot_amounts) as l (transfer_id, account_id, grant_id, amount)
    where l.transfer_id in (select unnest(fresh));
  end if;

  insert into ledger.entries (owner_id, account_id, occurred_on, transfer_id, line, amount)
  select l.owner_id, l.account_id, t.occurred_on, l.transfer_id, l.line, l.amount
  from unnest(line_transfers, line_numbers, line_accounts, line_amounts, found_owners) as l (transfer_id, line, account_id, amount, owner_id)
  join unnest(transfer_ids, days) as t (id, occurred_on) on t.id = l.transfer_id;

  with sums as (
    select l.owner_id, l.account_id, l.is_person, sum(l.amount)::bigint as amount
    from unnest(line_accounts, line_amounts, found_owners, are_persons) as l (account_id, amount, owner_id, is_person)
    group by l.owner_id, l.account_id, l.is_person
  ), updated as (
    update ledger.accounts a set balance = a.balance + s.amount
    from sums s
    where s.is_person and a.owner_id = s.owner_id and a.id = s.account_id
      and (s.amount >= 0 or a.floor is null or a.balance - a.held + s.amount >= a.floor)
    returning a.id
  ), tallied as (
    insert into ledger.tallies (owner_id, account_id, amount)
    select s.owner_id, s.account_id, s.amount from sums s where not s.is_person
  )
  select s.account_id into poor from sums s where s.is_person and s.account_id not in (select id from updated) limit 1;
  if poor is not null then perform ledger.refuse('ledger.below-floor', jsonb_build_object('accountId', poor)); end if;

  select l.account_id into poor
  from (
    select l.transfer_id, l.account_id, case when l.is_lotted then l.amount else 0 end as amount
    from unnest(line_transfers, line_accounts, line_amounts, are_lotted) as l (transfer_id, account_id, amount, is_lotted)
    union all
    select m.transfer_id, m.account_id, -m.amount from unnest(lot_transfers, lot_accounts, lot_amounts) as m (transfer_id, account_id, amount)
  ) l
  group by l.transfer_id, l.account_id having sum(l.amount) <> 0
  limit 1;
  if poor is not null then perform ledger.refuse('ledger.lots-differ', jsonb_build_object('accountId', poor)); end if;
  if cardinality(lot_grants) > 0 then
    perform ledger.move_lots(line_accounts, found_owners, lot_transfers, lot_accounts, lot_grants, lot_amounts);
  end if;
  if gives_back then perform ledger.check_refunds(refunded); end if;
end $$;

drop function ledger.move_lots(uuid[], uuid[], bigint[], uuid[], uuid[], uuid[], bigint[]);
create function ledger.move_lots(
  line_accounts uuid[], line_owners uuid[], lot_transfers uuid[], lot_accounts uuid[], lot_grants uuid[], lot_amounts bigint[]
) returns void
  language plpgsql
as $$
declare
  wrong uuid;
begin
  with moves as (
    select m.transfer_id, m.account_id, m.grant_id, m.amount, o.owner_id
    from unnest(lot_transfers, lot_accounts, lot_grants, lot_amounts) as m (transfer_id, account_id, grant_id, amount)
    join (select distinct l.account_id, l.owner_id from unnest(line_accounts, line_owners) as l (account_id, owner_id)) o on o.account_id = m.account_id
  ), sums as (
    select m.owner_id, m.account_id, m.grant_id, sum(m.amount)::bigint as amount from moves m group by m.owner_id, m.account_id, m.grant_id
  ), updated as (
    update ledger.lots l set remaining = l.remaining + s.amount
    from sums s
    where l.owner_id = s.owner_id and l.grant_id = s.grant_id and l.account_id = s.account_id
      and l.remaining + s.amount between l.held and l.granted
    returning l.account_id, l.grant_id
  ), noted as (
    insert into ledger.lot_moves (owner_id, transfer_id, grant_id, amount)
    select m.owner_id, m.transfer_id, m.grant_id, sum(m.amount) from moves m group by m.owner_id, m.transfer_id, m.grant_id
  )
  select s.account_id into wrong from sums s where (s.account_id, s.grant_id) not in (select u.account_id, u.grant_id from updated u) limit 1;
  if wrong is not null then perform ledger.refuse('ledger.lot-exceeded', jsonb_build_object('accountId', wrong)); end if;

  perform ledger.sweep_again(lot_grants)
  where exists (select from unnest(lot_amounts) as m (amount) where m.amount > 0);
end $$;
comment on function ledger.move_lots(uuid[], uuid[], uuid[], uuid[], uuid[], bigint[])
  is 'Takes from lots and gives back to them; refuses a lot that is unknown, or would be overspent or overfilled.';
revoke execute on function ledger.move_lots(uuid[], uuid[], uuid[], uuid[], uuid[], bigint[]) from public;
