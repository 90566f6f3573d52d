alter table ledger.accounts
  add column lotted boolean not null default false,
  add constraint accounts_with_lots_are_persons check (not lotted or (holder = 'person' and floor is not distinct from 0));
comment on column ledger.accounts.lotted is 'Whether its balance is made of lots, each with its source and its last day.';

alter table ledger.transfers add column refunds uuid;
comment on column ledger.transfers.refunds is 'The transfer of which this one gives a part back; several may, up to all of it.';
create index transfers_refunding on ledger.transfers (refunds) where refunds is not null;

create table ledger.grants (
  owner_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  purpose_id uuid,
  expires_on date,
  unspent_account_id uuid not null,
  memo text not null,
  granted_at timestamptz(3) not null,
  swept_at timestamptz(3),
  constraint grants_of_a_fund primary key (owner_id, id)
);
create unique index grants_id on ledger.grants (id);
create index grants_to_sweep on ledger.grants (expires_on) where swept_at is null;
comment on table ledger.grants is 'What one fund gave to many at once: where it came from, what it is for, until when it may be spent and who gets what is left.';
comment on column ledger.grants.owner_id is 'Owner of the account that gives.';
comment on column ledger.grants.id is 'Id given by the caller; the subject of the transfers that carry it out.';
comment on column ledger.grants.account_id is 'The institution''s account that gives.';
comment on column ledger.grants.purpose_id is 'What it may be spent on, as an id of a service; null for anything.';
comment on column ledger.grants.expires_on is 'Last day on which it may be spent; null for no end.';
comment on column ledger.grants.unspent_account_id is 'The institution''s account that gets what is unspent after the last day.';
comment on column ledger.grants.memo is 'What a person reads about where it came from.';
comment on column ledger.grants.granted_at is 'When it was opened.';
comment on column ledger.grants.swept_at is 'When the unspent was taken back; null again when something came back after that.';

-- A person has one lot of a grant, found through her: no index of the million lots of a grant need be kept while they are spent.
create table ledger.lots (
  owner_id uuid not null,
  grant_id uuid not null,
  account_id uuid not null,
  transfer_id uuid not null,
  granted bigint not null,
  remaining bigint not null,
  held bigint not null default 0,
  constraint lots_of_a_person primary key (owner_id, grant_id),
  constraint lots_give_something check (granted > 0),
  constraint lots_never_overspent check (held >= 0 and remaining >= held),
  constraint lots_never_overfilled check (remaining <= granted)
) with (fillfactor = 80);
comment on table ledger.lots is 'What is left to a person of a grant. The lots of an account sum to its balance.';
comment on column ledger.lots.owner_id is 'The person.';
comment on column ledger.lots.grant_id is 'The grant it came from.';
comment on column ledger.lots.account_id is 'The account it is in.';
comment on column ledger.lots.transfer_id is 'The transfer that brought it.';
comment on column ledger.lots.granted is 'What it was at first.';
comment on column ledger.lots.remaining is 'What is left.';
comment on column ledger.lots.held is 'What of that is promised to open holds.';

create table ledger.lot_moves (
  owner_id uuid not null,
  transfer_id uuid not null,
  grant_id uuid not null,
  amount bigint not null,
  constraint lot_moves_of_a_person primary key (owner_id, transfer_id, grant_id),
  constraint lot_moves_move_something check (amount <> 0)
);
comment on table ledger.lot_moves is 'From which lots a transfer took and to which it gave back; what a grant brings stands in the lot itself. Never updated or deleted.';
comment on column ledger.lot_moves.owner_id is 'The person.';
comment on column ledger.lot_moves.transfer_id is 'The transfer.';
comment on column ledger.lot_moves.grant_id is 'The lot, by its grant.';
comment on column ledger.lot_moves.amount is 'Back into the lot when positive, out of it when negative.';

create table ledger.hold_lots (
  owner_id uuid not null,
  hold_id uuid not null,
  grant_id uuid not null,
  amount bigint not null,
  constraint hold_lots_of_a_person primary key (owner_id, hold_id, grant_id),
  constraint hold_lots_keep_something check (amount > 0)
);
comment on table ledger.hold_lots is 'Which lots a hold keeps back. Never updated or deleted.';
comment on column ledger.hold_lots.owner_id is 'The person.';
comment on column ledger.hold_lots.hold_id is 'The hold.';
comment on column ledger.hold_lots.grant_id is 'The lot, by its grant.';
comment on column ledger.hold_lots.amount is 'What is kept back of it.';

alter table ledger.grants enable row level security;
create policy grants_of_accounts_in_scope on ledger.grants to gonghui_app
  using (exists (select from ledger.accounts a where a.owner_id = grants.owner_id and a.id = grants.account_id)
    or exists (select from ledger.lots l where l.owner_id = platform.scope_person() and l.grant_id = grants.id));
create policy system_sees_all on ledger.grants to gonghui_system using (true);
alter table ledger.lots enable row level security;
create policy lots_of_accounts_in_scope on ledger.lots to gonghui_app
  using (owner_id = platform.scope_person() or exists (select from ledger.accounts a where a.owner_id = lots.owner_id and a.id = lots.account_id));
create policy system_sees_all on ledger.lots to gonghui_system using (true);
alter table ledger.lot_moves enable row level security;
create policy lot_moves_of_lots_in_scope on ledger.lot_moves to gonghui_app
  using (owner_id = platform.scope_person()
    or exists (select from ledger.lots l where l.owner_id = lot_moves.owner_id and l.grant_id = lot_moves.grant_id));
create policy system_sees_all on ledger.lot_moves to gonghui_system using (true);
alter table ledger.hold_lots enable row level security;
create policy hold_lots_of_holds_in_scope on ledger.hold_lots to gonghui_app
  using (exists (select from ledger.holds h where h.owner_id = hold_lots.owner_id and h.id = hold_lots.hold_id));
create policy system_sees_all on ledger.hold_lots to gonghui_system using (true);
grant select on ledger.grants, ledger.lots, ledger.lot_moves, ledger.hold_lots to gonghui_app, gonghui_system;

drop function ledger.open_accounts(uuid[], uuid[], text[], text[], text[], bigint[], timestamptz);
create function ledger.open_accounts(
  of_owners uuid[], new_ids uuid[], of_kinds text[], of_units text[], of_holders text[], of_paths text[], with_floors bigint[],
  with_lots boolean[], at timestamptz
) returns table (place bigint, account_id uuid)
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  insert into ledger.accounts as a (owner_id, id, kind, unit, holder, org_path, floor, lotted, opened_at)
  select g.owner_id, g.id, g.kind, g.unit, g.holder, g.path::uuid[], g.floor, g.lotted, at
  from unnest(of_owners, new_ids, of_kinds, of_units, of_holders, of_paths, with_floors, with_lots)
    as g (owner_id, id, kind, unit, holder, path, floor, lotted)
  order by g.owner_id, g.kind
  on conflict (owner_id, kind) do update set org_path = excluded.org_path where a.org_path <> excluded.org_path;

  return query
  select g.place, case when (a.unit, a.holder, a.floor, a.lotted) is not distinct from (g.unit, g.holder, g.floor, g.lotted) then a.id end
  from unnest(of_owners, of_kinds, of_units, of_holders, with_floors, with_lots) with ordinality
    as g (owner_id, kind, unit, holder, floor, lotted, place)
  join ledger.accounts a on a.owner_id = g.owner_id and a.kind = g.kind;
end $$;
comment on function ledger.open_accounts(uuid[], uuid[], text[], text[], text[], text[], bigint[], boolean[], timestamptz)
  is 'Opens accounts or finds those that are there, moving them below the organisation now given; no id for one that is of another unit, holder, floor or kind of balance.';

create function ledger.lock_wallets(of_accounts uuid[]) returns table (
  account_id uuid, owner_id uuid, balance bigint, held bigint, grant_id uuid, purpose_id uuid, expires_on date, available bigint
)
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  perform ledger.lock_persons(of_accounts);
  return query
  select a.id, a.owner_id, a.balance, a.held, l.grant_id, g.purpose_id, g.expires_on, l.remaining - l.held
  from ledger.accounts a
  left join ledger.lots l on l.owner_id = a.owner_id and l.account_id = a.id and l.remaining > l.held
  left join ledger.grants g on g.id = l.grant_id
  where a.id = any(of_accounts) and a.lotted;
end $$;
comment on function ledger.lock_wallets(uuid[])
  is 'Locks accounts with lots in the order of their ids and tells what is in them, for whoever decides from which lots to take.';

create function ledger.lock_transfer(of_transfer uuid) returns table (kind text, subject_id uuid)
  language sql volatile security definer set search_path = pg_catalog
begin atomic
  select t.kind, t.subject_id from ledger.transfers t where t.id = of_transfer for update;
end;
comment on function ledger.lock_transfer(uuid) is 'Locks a transfer, so that two refunds of it follow each other.';

create function ledger.move_lots(
  line_transfers uuid[], line_accounts uuid[], line_amounts bigint[], lot_transfers uuid[], lot_accounts uuid[], lot_grants uuid[], lot_amounts bigint[]
) returns void
  language plpgsql
as $$
declare
  wrong uuid;
begin
  select a.id into wrong
  from (
    select transfer_id, account_id, sum(line) as line, sum(lot) as lot
    from (
      select l.transfer_id, l.account_id, l.amount as line, 0 as lot
      from unnest(line_transfers, line_accounts, line_amounts) as l (transfer_id, account_id, amount)
      union all
      select l.transfer_id, l.account_id, 0, l.amount
      from unnest(lot_transfers, lot_accounts, lot_amounts) as l (transfer_id, account_id, amount)
    ) both_sides group by transfer_id, account_id
  ) m
  join ledger.accounts a on a.id = m.account_id
  where m.lot <> case when a.lotted then m.line else 0 end
  limit 1;
  if wrong is not null then perform ledger.refuse('ledger.lots-differ', jsonb_build_object('accountId', wrong)); end if;
  if cardinality(lot_grants) = 0 then return; end if;

  select coalesce(l.owner_id, m.account_id) into wrong
  from (
    select account_id, grant_id, sum(amount) as amount
    from unnest(lot_accounts, lot_grants, lot_amounts) as l (account_id, grant_id, amount) group by account_id, grant_id
  ) m
  join ledger.accounts a on a.id = m.account_id
  left join ledger.lots l on l.owner_id = a.owner_id and l.grant_id = m.grant_id and l.account_id = m.account_id
  where l.owner_id is null or l.remaining + m.amount < l.held or l.remaining + m.amount > l.granted
  limit 1;
  if wrong is not null then perform ledger.refuse('ledger.lot-exceeded', jsonb_build_object('accountId', wrong)); end if;

  update ledger.lots l set remaining = l.remaining + m.amount
  from (
    select a.owner_id, m.grant_id, sum(m.amount)::bigint as amount
    from unnest(lot_accounts, lot_grants, lot_amounts) as m (account_id, grant_id, amount)
    join ledger.accounts a on a.id = m.account_id group by a.owner_id, m.grant_id
  ) m
  where l.owner_id = m.owner_id and l.grant_id = m.grant_id;

  insert into ledger.lot_moves (owner_id, transfer_id, grant_id, amount)
  select a.owner_id, m.transfer_id, m.grant_id, sum(m.amount)
  from unnest(lot_transfers, lot_accounts, lot_grants, lot_amounts) as m (transfer_id, account_id, grant_id, amount)
  join ledger.accounts a on a.id = m.account_id
  group by a.owner_id, m.transfer_id, m.grant_id;

  perform ledger.sweep_again(lot_grants)
  where exists (select from unnest(lot_amounts) as m (amount) where m.amount > 0);
end $$;
comment on function ledger.move_lots(uuid[], uuid[], bigint[], uuid[], uuid[], uuid[], bigint[])
  is 'Takes from lots and gives back to them, exactly what the lines say of accounts with lots; refuses a lot that would be overspent or overfilled.';

create function ledger.sweep_again(of_grants uuid[]) returns void
  language plpgsql
as $$
begin
  perform from ledger.grants g where g.id = any(of_grants) order by g.id for no key update;
  update ledger.grants g set swept_at = null where g.id = any(of_grants) and g.swept_at is not null;
end $$;
comment on function ledger.sweep_again(uuid[]) is 'What comes back to a lot after its last day is swept once more; the lock keeps the end of a sweep from missing it.';

create function ledger.check_refundable(transfer_ids uuid[], refunded uuid[]) returns void
  language plpgsql
as $$
declare
  wrong uuid;
begin
  select r.of into wrong
  from unnest(transfer_ids, refunded) as r (id, of)
  left join ledger.transfers o on o.id = r.of
  where r.of is not null
    and (o.id is null or o.reverses is not null or o.refunds is not null or exists (select from ledger.transfers v where v.reverses = o.id))
  limit 1;
  if wrong is not null then perform ledger.refuse('ledger.not-refundable', jsonb_build_object('transferId', wrong)); end if;
end $$;
comment on function ledger.check_refundable(uuid[], uuid[]) is 'Refuses a refund of what is unknown, was reversed or is itself a refund or a reversal; the refunded are locked before.';

create function ledger.check_refunds(refunded uuid[]) returns void
  language plpgsql
as $$
declare
  wrong uuid;
begin
  select m.of into wrong
  from (
    select o.id as of, e.account_id as whose, null::uuid as grant_id, sum(e.amount) filter (where e.transfer_id = o.id) as first, sum(e.amount) as now
    from (select distinct r.of as id from unnest(refunded) as r (of) where r.of is not null) o
    join ledger.transfers t on t.id = o.id or t.refunds = o.id
    join ledger.entries e on e.transfer_id = t.id
    group by o.id, e.account_id
    union all
    select o.id, m.owner_id, m.grant_id, sum(m.amount) filter (where m.transfer_id = o.id), sum(m.amount)
    from (select distinct r.of as id from unnest(refunded) as r (of) where r.of is not null) o
    join ledger.transfers t on t.id = o.id or t.refunds = o.id
    cross join lateral (select distinct e.owner_id from ledger.entries e where e.transfer_id = t.id) e
    join ledger.lot_moves m on m.owner_id = e.owner_id and m.transfer_id = t.id
    group by o.id, m.owner_id, m.grant_id
  ) m
  where m.first is null or m.now not between least(m.first, 0) and greatest(m.first, 0)
  limit 1;
  if wrong is not null then perform ledger.refuse('ledger.refund-exceeded', jsonb_build_object('transferId', wrong)); end if;
end $$;
comment on function ledger.check_refunds(uuid[]) is 'Refuses what gives back more than a transfer moved, or to another account or lot.';

drop function ledger.post(uuid[], text[], uuid[], date[], text[], uuid[], timestamptz, uuid[], smallint[], uuid[], bigint[]);
create function ledger.post(
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
begin
  if gives_back then
    perform from ledger.transfers t where t.id = any(refunded) order by t.id for update;
    perform ledger.check_refundable(transfer_ids, refunded);
  end if;
  perform ledger.lock_persons(line_accounts);
  perform ledger.check_lines(transfer_ids, line_transfers, line_accounts, line_amounts);

  with inserted as (
    insert into ledger.transfers (owner_id, id, kind, subject_id, occurred_on, memo, reverses, refunds, recorded_at)
    select o.owner_id, t.id, t.kind, t.subject_id, t.occurred_on, t.memo, t.reverses, t.refunds, at
    from unnest(transfer_ids, kinds, subjects, days, memos, reversed, refunded) as t (id, kind, subject_id, occurred_on, memo, reverses, refunds)
    join (
      select distinct on (l.transfer_id) l.transfer_id, a.owner_id
      from unnest(line_transfers, line_numbers, line_accounts) as l (transfer_id, line, account_id)
      join ledger.accounts a on a.id = l.account_id
      order by l.transfer_id, a.holder desc, l.line
    ) o on o.transfer_id = t.id
    order by t.id
    on conflict (id) do nothing
    returning id
  )
  select coalesce(array_agg(id), '{}') into fresh from inserted;

  if cardinality(fresh) < cardinality(transfer_ids) then
    perform ledger.check_replays(transfer_ids, kinds, subjects, reversed, fresh, line_transfers, line_accounts, line_amounts);
    select coalesce(array_agg(l.transfer_id), '{}'), coalesce(array_agg(l.line), '{}'), coalesce(array_agg(l.account_id), '{}'), coalesce(array_agg(l.amount), '{}')
    into line_transfers, line_numbers, line_accounts, line_amounts
    from unnest(line_transfers, line_numbers, line_accounts, line_amounts) as l (transfer_id, line, account_id, amount)
    where l.transfer_id in (select unnest(fresh));
    select coalesce(array_agg(l.transfer_id), '{}'), coalesce(array_agg(l.account_id), '{}'), coalesce(array_agg(l.grant_id), '{}'), coalesce(array_agg(l.amount), '{}')
    into lot_transfers, lot_accounts, lot_grants, lot_amounts
    from unnest(lot_transfers, lot_accounts, lot_grants, lot_amounts) as l (transfer_id, account_id, grant_id, amount)
    where l.transfer_id in (select unnest(fresh));
  end if;

  select a.id into poor
  from (
    select account_id, sum(amount) as amount
    from unnest(line_accounts, line_amounts) as l (account_id, amount)
    where account_id in (select id from unnest(line_accounts, line_amounts) as debit (id, amount) where debit.amount < 0)
    group by account_id
  ) l
  join ledger.accounts a on a.id = l.account_id
  where a.holder = 'person' and l.amount < 0 and a.balance - a.held + l.amount < a.floor
  limit 1;
  if poor is not null then perform ledger.refuse('ledger.below-floor', jsonb_build_object('accountId', poor)); end if;

  insert into ledger.entries (owner_id, account_id, occurred_on, transfer_id, line, amount)
  select a.owner_id, l.account_id, t.occurred_on, l.transfer_id, l.line, l.amount
  from unnest(line_transfers, line_numbers, line_accounts, line_amounts) as l (transfer_id, line, account_id, amount)
  join ledger.accounts a on a.id = l.account_id
  join unnest(transfer_ids, days) as t (id, occurred_on) on t.id = l.transfer_id;

  update ledger.accounts a set balance = a.balance + l.amount
  from (select account_id, sum(amount)::bigint as amount from unnest(line_accounts, line_amounts) as l (account_id, amount) group by account_id) l
  where a.id = l.account_id and a.holder = 'person';

  insert into ledger.tallies (owner_id, account_id, amount)
  select a.owner_id, a.id, l.amount
  from (select account_id, sum(amount)::bigint as amount from unnest(line_accounts, line_amounts) as l (account_id, amount) group by account_id) l
  join ledger.accounts a on a.id = l.account_id and a.holder = 'institution';

  perform ledger.move_lots(line_transfers, line_accounts, line_amounts, lot_transfers, lot_accounts, lot_grants, lot_amounts);
  if gives_back then perform ledger.check_refunds(refunded); end if;
end $$;
comment on function ledger.post(uuid[], text[], uuid[], date[], text[], uuid[], uuid[], timestamptz, uuid[], smallint[], uuid[], bigint[], uuid[], uuid[], uuid[], bigint[])
  is 'Books transfers, all or none. With ledger.grant the only writer of transfers, entries and tallies. Those already booked are left alone.';

create or replace function ledger.reverse(new_id uuid, of_transfer uuid, on_day date, with_memo text, at timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  original ledger.transfers;
  back record;
begin
  select * into original from ledger.transfers t where t.id = of_transfer for update;
  if original.id is null then
    perform ledger.refuse('ledger.transfer-not-found', jsonb_build_object('transferId', of_transfer));
  elsif original.reverses is not null then
    perform ledger.refuse('ledger.reversal-stays', jsonb_build_object('transferId', of_transfer));
  elsif exists (select from ledger.transfers t where t.reverses = of_transfer and t.id <> new_id) then
    perform ledger.refuse('ledger.already-reversed', jsonb_build_object('transferId', of_transfer));
  elsif original.refunds is not null or exists (select from ledger.transfers t where t.refunds = of_transfer) then
    perform ledger.refuse('ledger.refund-stays', jsonb_build_object('transferId', of_transfer));
  end if;
  perform ledger.lock_persons(array_agg(e.account_id)) from ledger.entries e where e.transfer_id = of_transfer;

  select coalesce(array_agg(new_id), '{}') as transfers, coalesce(array_agg(l.account_id), '{}') as accounts,
    coalesce(array_agg(l.grant_id), '{}') as grants, coalesce(array_agg(-m.amount), '{}') as amounts into back
  from (select distinct e.owner_id from ledger.entries e where e.transfer_id = of_transfer) e
  cross join lateral (
    select m.grant_id, m.amount from ledger.lot_moves m where m.owner_id = e.owner_id and m.transfer_id = of_transfer
    union all
    select l.grant_id, l.granted from ledger.lots l where l.owner_id = e.owner_id and l.transfer_id = of_transfer
  ) m
  join ledger.lots l on l.owner_id = e.owner_id and l.grant_id = m.grant_id;

  perform ledger.post(
    array[new_id], array[original.kind], array[original.subject_id], array[on_day], array[with_memo], array[of_transfer], array[null::uuid], at,
    array_agg(new_id), array_agg(e.line), array_agg(e.account_id), array_agg(-e.amount), back.transfers, back.accounts, back.grants, back.amounts)
  from ledger.entries e where e.transfer_id = of_transfer;
end $$;

drop function ledger.hold(uuid, uuid, bigint, uuid, text, timestamptz);
create function ledger.hold(
  new_id uuid, on_account uuid, for_amount bigint, about uuid, with_memo text, at timestamptz, lot_grants uuid[], lot_amounts bigint[]
) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  account ledger.accounts;
  known ledger.holds;
  kept bigint;
begin
  perform ledger.lock_persons(array[on_account]);
  select * into account from ledger.accounts a where a.id = on_account;
  select * into known from ledger.holds h where h.id = new_id;
  if account.id is null then
    perform ledger.refuse('ledger.account-not-found', jsonb_build_object('accountId', on_account));
  elsif account.holder <> 'person' then
    perform ledger.refuse('ledger.hold-needs-person', jsonb_build_object('accountId', on_account));
  elsif for_amount <= 0 then
    perform ledger.refuse('ledger.hold-not-positive', jsonb_build_object('holdId', new_id));
  elsif known.id is not null then
    if (known.account_id, known.amount, known.subject_id) is distinct from (on_account, for_amount, about) then
      perform ledger.refuse('ledger.hold-differs', jsonb_build_object('holdId', new_id));
    end if;
    return;
  elsif account.balance - account.held - for_amount < account.floor then
    perform ledger.refuse('ledger.below-floor', jsonb_build_object('accountId', on_account));
  end if;
  insert into ledger.holds (owner_id, id, account_id, amount, subject_id, memo, held_at)
  values (account.owner_id, new_id, on_account, for_amount, about, with_memo, at);
  update ledger.accounts a set held = a.held + for_amount where a.id = on_account;
  if not account.lotted then return; end if;

  with kept_back as (
    update ledger.lots l set held = l.held + g.amount
    from unnest(lot_grants, lot_amounts) as g (grant_id, amount)
    where l.owner_id = account.owner_id and l.grant_id = g.grant_id and l.account_id = on_account and l.remaining - l.held >= g.amount
    returning l.grant_id, g.amount
  ), noted as (
    insert into ledger.hold_lots (owner_id, hold_id, grant_id, amount)
    select account.owner_id, new_id, k.grant_id, k.amount from kept_back k
    returning amount
  )
  select sum(amount) into kept from noted;
  if kept is distinct from for_amount then perform ledger.refuse('ledger.lots-differ', jsonb_build_object('accountId', on_account)); end if;
end $$;
comment on function ledger.hold(uuid, uuid, bigint, uuid, text, timestamptz, uuid[], bigint[])
  is 'Keeps part of a person''s balance back, of named lots where the account has lots.';

create or replace function ledger.end_hold(of_hold uuid, by_transfer uuid, at timestamptz) returns boolean
  language plpgsql
as $$
declare
  hold ledger.holds;
begin
  select * into hold from ledger.holds h where h.id = of_hold for update;
  if hold.ended_at is not null then
    if hold.settled_by is distinct from by_transfer then
      perform ledger.refuse('ledger.hold-ended', jsonb_build_object('holdId', of_hold));
    end if;
    return false;
  end if;
  update ledger.holds h set ended_at = at, settled_by = by_transfer where h.owner_id = hold.owner_id and h.id = of_hold;
  update ledger.accounts a set held = a.held - hold.amount where a.owner_id = hold.owner_id and a.id = hold.account_id;
  update ledger.lots l set held = l.held - k.amount
  from ledger.hold_lots k
  where k.owner_id = hold.owner_id and k.hold_id = of_hold and l.owner_id = k.owner_id and l.grant_id = k.grant_id;
  perform ledger.sweep_again(array_agg(k.grant_id)) from ledger.hold_lots k where k.owner_id = hold.owner_id and k.hold_id = of_hold;
  return true;
end $$;

drop function ledger.settle(uuid, uuid, text, uuid, date, text, timestamptz, uuid[], bigint[]);
create function ledger.settle(
  of_hold uuid, transfer_id uuid, of_kind text, about uuid, on_day date, with_memo text, at timestamptz, line_accounts uuid[], line_amounts bigint[],
  lot_accounts uuid[], lot_grants uuid[], lot_amounts bigint[]
) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  held_on constant uuid := ledger.account_of_hold(of_hold);
  taken bigint;
begin
  perform ledger.lock_persons(line_accounts || held_on);
  select -sum(l.amount) into taken from unnest(line_accounts, line_amounts) as l (account_id, amount) where l.account_id = held_on;
  if taken is null or taken <= 0 or taken > (select h.amount from ledger.holds h where h.id = of_hold) then
    perform ledger.refuse('ledger.hold-exceeded', jsonb_build_object('holdId', of_hold));
  end if;
  perform ledger.end_hold(of_hold, transfer_id, at);
  perform ledger.post(
    array[transfer_id], array[of_kind], array[about], array[on_day], array[with_memo], array[null::uuid], array[null::uuid], at,
    array_agg(transfer_id), array_agg(l.line::smallint), array_agg(l.account_id), array_agg(l.amount),
    array_fill(transfer_id, array[cardinality(lot_grants)]), lot_accounts, lot_grants, lot_amounts)
  from unnest(line_accounts, line_amounts) with ordinality as l (account_id, amount, line);
end $$;
comment on function ledger.settle(uuid, uuid, text, uuid, date, text, timestamptz, uuid[], bigint[], uuid[], uuid[], bigint[])
  is 'Ends a hold by the transfer it was for; what the transfer does not take is free again.';

create function ledger.open_grant(
  new_id uuid, from_account uuid, for_purpose uuid, until_day date, unspent_to uuid, with_memo text, at timestamptz
) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  known ledger.grants;
begin
  if (select count(*) from ledger.accounts a where a.id in (from_account, unspent_to) and a.holder = 'institution')
    < (case when from_account = unspent_to then 1 else 2 end) then
    perform ledger.refuse('ledger.account-not-found', jsonb_build_object('accountId', from_account));
  end if;
  insert into ledger.grants (owner_id, id, account_id, purpose_id, expires_on, unspent_account_id, memo, granted_at)
  select a.owner_id, new_id, from_account, for_purpose, until_day, unspent_to, with_memo, at from ledger.accounts a where a.id = from_account
  on conflict (id) do nothing;
  select * into strict known from ledger.grants g where g.id = new_id;
  if (known.account_id, known.purpose_id, known.expires_on, known.unspent_account_id)
    is distinct from (from_account, for_purpose, until_day, unspent_to) then
    perform ledger.refuse('ledger.grant-differs', jsonb_build_object('grantId', new_id));
  end if;
end $$;
comment on function ledger.open_grant(uuid, uuid, uuid, date, uuid, text, timestamptz) is 'Opens a grant, or finds the same one.';

create function ledger.grant(
  of_grant uuid, new_transfer uuid, on_day date, with_memo text, at timestamptz, to_kind text, to_owners uuid[], amounts bigint[]
) returns bigint
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  given ledger.grants;
  total bigint;
begin
  select * into given from ledger.grants g where g.id = of_grant;
  if given.id is null then perform ledger.refuse('ledger.grant-not-found', jsonb_build_object('grantId', of_grant)); end if;
  if cardinality(to_owners) > 5000 then
    perform ledger.refuse('ledger.grant-too-long', jsonb_build_object('most', 5000));
  end if;
  if exists (select from ledger.transfers t where t.id = new_transfer) then return 0; end if;

  perform from ledger.accounts a where a.owner_id = any(to_owners) and a.kind = to_kind and a.lotted order by a.id for no key update;
  insert into ledger.transfers (owner_id, id, kind, subject_id, occurred_on, memo, recorded_at)
  values (given.owner_id, new_transfer, 'ledger.granted', of_grant, on_day, with_memo, at)
  on conflict (id) do nothing;
  if not found then return 0; end if;

  with filled as (
    update ledger.accounts a set balance = a.balance + g.amount
    from unnest(to_owners, amounts) with ordinality as g (owner_id, amount, line)
    where a.owner_id = g.owner_id and a.kind = to_kind and a.lotted
      and a.unit = (select f.unit from ledger.accounts f where f.owner_id = given.owner_id and f.id = given.account_id)
    returning a.owner_id, a.id, g.amount, g.line
  ), lots as (
    insert into ledger.lots (owner_id, grant_id, account_id, transfer_id, granted, remaining)
    select f.owner_id, of_grant, f.id, new_transfer, f.amount, f.amount from filled f
  ), entries as (
    insert into ledger.entries (owner_id, account_id, occurred_on, transfer_id, line, amount)
    select f.owner_id, f.id, on_day, new_transfer, f.line + 1, f.amount from filled f
    returning amount
  )
  select coalesce(sum(amount), 0) into total from entries having count(*) = cardinality(to_owners);
  if total is null or cardinality(to_owners) = 0 then
    perform ledger.refuse('ledger.account-not-found', jsonb_build_object('accountId', of_grant));
  end if;
  insert into ledger.entries (owner_id, account_id, occurred_on, transfer_id, line, amount)
  values (given.owner_id, given.account_id, on_day, new_transfer, 1, -total);
  insert into ledger.tallies (owner_id, account_id, amount) values (given.owner_id, given.account_id, -total);
  return total;
end $$;
comment on function ledger.grant(uuid, uuid, date, text, timestamptz, text, uuid[], bigint[])
  is 'Gives a part of a grant to many: an entry and a lot each, and one summed entry of the fund. 0 when that transfer is booked already.';

create function ledger.sweep(of_grant uuid, of_transfer uuid, new_transfer uuid, on_day date, with_memo text, at timestamptz) returns bigint
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  given ledger.grants;
  total bigint;
begin
  select * into strict given from ledger.grants g where g.id = of_grant;
  perform ledger.lock_persons(array_agg(e.account_id)) from ledger.entries e where e.transfer_id = of_transfer;
  with left_over as (
    select l.owner_id, l.account_id, l.remaining - l.held as amount, row_number() over (order by l.owner_id) + 1 as line
    from ledger.entries e join ledger.lots l on l.owner_id = e.owner_id and l.grant_id = of_grant and l.transfer_id = of_transfer
    where e.transfer_id = of_transfer and l.remaining > l.held
  ), emptied as (
    update ledger.lots l set remaining = l.held from left_over o where l.owner_id = o.owner_id and l.grant_id = of_grant
  ), moves as (
    insert into ledger.lot_moves (owner_id, transfer_id, grant_id, amount) select o.owner_id, new_transfer, of_grant, -o.amount from left_over o
  ), accounts as (
    update ledger.accounts a set balance = a.balance - o.amount from left_over o where a.owner_id = o.owner_id and a.id = o.account_id
  ), entries as (
    insert into ledger.entries (owner_id, account_id, occurred_on, transfer_id, line, amount)
    select o.owner_id, o.account_id, on_day, new_transfer, o.line, -o.amount from left_over o
  )
  select sum(amount) into total from left_over;
  if total is null then return 0; end if;

  insert into ledger.transfers (owner_id, id, kind, subject_id, occurred_on, memo, recorded_at)
  values (given.owner_id, new_transfer, 'ledger.unspent-returned', of_grant, on_day, with_memo, at);
  insert into ledger.entries (owner_id, account_id, occurred_on, transfer_id, line, amount)
  select a.owner_id, a.id, on_day, new_transfer, 1, total from ledger.accounts a where a.id = given.unspent_account_id;
  insert into ledger.tallies (owner_id, account_id, amount)
  select a.owner_id, a.id, total from ledger.accounts a where a.id = given.unspent_account_id;
  return total;
end $$;
comment on function ledger.sweep(uuid, uuid, uuid, date, text, timestamptz) is 'Takes back what one transfer of a grant brought and nobody spent or holds; the last day is the caller''s to judge.';

create function ledger.end_sweep(of_grant uuid, at timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  perform from ledger.grants g where g.id = of_grant for no key update;
  update ledger.grants g set swept_at = at
  where g.id = of_grant and not exists (
    select from ledger.transfers t
    join ledger.entries e on e.transfer_id = t.id
    join ledger.lots l on l.owner_id = e.owner_id and l.grant_id = of_grant
    where t.subject_id = of_grant and t.kind = 'ledger.granted' and l.remaining > l.held);
end $$;
comment on function ledger.end_sweep(uuid, timestamptz) is 'Notes that nothing free is left of a grant; what came back meanwhile keeps it open.';

create function ledger.move_last_day(of_grant uuid, to_day date) returns void
  language sql volatile security definer set search_path = pg_catalog
begin atomic
  update ledger.grants g set expires_on = to_day where g.id = of_grant;
end;
comment on function ledger.move_last_day(uuid, date) is 'Lets the unspent of a grant be spent longer.';

revoke execute on all functions in schema ledger from public;
grant execute on function
  ledger.open_accounts(uuid[], uuid[], text[], text[], text[], text[], bigint[], boolean[], timestamptz),
  ledger.lock_wallets(uuid[]),
  ledger.lock_transfer(uuid),
  ledger.post(uuid[], text[], uuid[], date[], text[], uuid[], uuid[], timestamptz, uuid[], smallint[], uuid[], bigint[], uuid[], uuid[], uuid[], bigint[]),
  ledger.hold(uuid, uuid, bigint, uuid, text, timestamptz, uuid[], bigint[]),
  ledger.settle(uuid, uuid, text, uuid, date, text, timestamptz, uuid[], bigint[], uuid[], uuid[], bigint[]),
  ledger.open_grant(uuid, uuid, uuid, date, uuid, text, timestamptz),
  ledger.grant(uuid, uuid, date, text, timestamptz, text, uuid[], bigint[])
  to gonghui_app, gonghui_system;
grant execute on function
  ledger.sweep(uuid, uuid, uuid, date, text, timestamptz), ledger.end_sweep(uuid, timestamptz), ledger.move_last_day(uuid, date)
  to gonghui_system;
