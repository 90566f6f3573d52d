create function ledger.lock_wallets_of(of_kind text, of_owners uuid[]) returns table (
  account_id uuid, owner_id uuid, balance bigint, held bigint, grant_id uuid, purpose_id uuid, expires_on date, available bigint
)
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  of_accounts uuid[];
begin
  select array_agg(a.id) into of_accounts from ledger.accounts a where a.owner_id = any(of_owners) and a.kind = of_kind and a.lotted;
  return query select * from ledger.lock_wallets(of_accounts);
end $$;
comment on function ledger.lock_wallets_of(text, uuid[]) is 'The same for the accounts of a kind of these owners.';
revoke execute on function ledger.lock_wallets_of(text, uuid[]) from public;
grant execute on function ledger.lock_wallets_of(text, uuid[]) to gonghui_app, gonghui_system;

create function ledger.still_spent(of_transfer uuid) returns table (account_id uuid, grant_id uuid, amount bigint)
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select l.account_id, m.grant_id, sum(m.amount)::bigint
  from ledger.transfers t
  cross join lateral (select distinct e.owner_id from ledger.entries e where e.transfer_id = t.id) e
  join ledger.lot_moves m on m.owner_id = e.owner_id and m.transfer_id = t.id
  join ledger.lots l on l.owner_id = m.owner_id and l.grant_id = m.grant_id
  join ledger.grants g on g.id = m.grant_id
  where t.id = of_transfer or t.refunds = of_transfer
  group by l.account_id, m.grant_id, g.expires_on
  order by g.expires_on desc nulls first, m.grant_id desc;
end;
comment on function ledger.still_spent(uuid)
  is 'What a transfer took of each lot less what was given back, the last to expire first; also for whoever refunds a person whose account she does not see.';
revoke execute on function ledger.still_spent(uuid) from public;
grant execute on function ledger.still_spent(uuid) to gonghui_app, gonghui_system;
