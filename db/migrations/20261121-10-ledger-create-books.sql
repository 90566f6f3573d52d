create schema ledger;
comment on schema ledger is 'Double entry. Neither role may write here but through the functions below, and nothing booked is ever changed or removed.';
grant usage on schema ledger to gonghui_app, gonghui_system;

create table ledger.accounts (
  owner_id uuid not null,
  id uuid not null,
  kind text not null,
  unit text not null default 'fen',
  holder text not null,
  org_path uuid[] not null,
  balance bigint not null default 0,
  held bigint not null default 0,
  floor bigint,
  opened_at timestamptz(3) not null,
  constraint accounts_of_an_owner primary key (owner_id, id),
  constraint accounts_one_of_a_kind unique (owner_id, kind),
  constraint accounts_count_known_units check (unit in ('fen', 'points')),
  constraint accounts_of_persons_or_institutions check (holder in ('person', 'institution')),
  constraint accounts_never_below_their_floor check (holder = 'institution' or floor is null or balance - held >= floor),
  constraint accounts_hold_only_for_persons check (held >= 0 and (holder = 'person' or (held = 0 and floor is null)))
) with (fillfactor = 80);
create unique index accounts_id on ledger.accounts (id);
comment on table ledger.accounts is 'Where money stands. A person''s balance is kept and checked; an institution''s is a checkpoint, to which its tallies are added, so that no row is hot.';
comment on column ledger.accounts.owner_id is 'The person; for an institution''s account its organisation.';
comment on column ledger.accounts.id is 'Id of the account.';
comment on column ledger.accounts.kind is 'What it is for; an owner has one of a kind.';
comment on column ledger.accounts.unit is 'What is counted: fen, or hundredths of a point.';
comment on column ledger.accounts.holder is 'person or institution.';
comment on column ledger.accounts.org_path is 'From the root to the organisation under which officers see it.';
comment on column ledger.accounts.balance is 'Balance of a person''s account; checkpoint of an institution''s.';
comment on column ledger.accounts.held is 'Sum of its open holds.';
comment on column ledger.accounts.floor is 'Balance less held never falls below; null for no floor.';
comment on column ledger.accounts.opened_at is 'When it was opened.';

create table ledger.transfers (
  owner_id uuid not null,
  id uuid not null,
  kind text not null,
  subject_id uuid not null,
  occurred_on date not null,
  memo text not null,
  reverses uuid,
  recorded_at timestamptz(3) not null,
  constraint transfers_of_an_owner primary key (owner_id, id)
);
create unique index transfers_id on ledger.transfers (id);
create unique index transfers_reversed_once on ledger.transfers (reverses) where reverses is not null;
create index transfers_of_a_subject on ledger.transfers (subject_id);
comment on table ledger.transfers is 'Movements between accounts. Never updated or deleted; a mistake is reversed by another one.';
comment on column ledger.transfers.owner_id is 'Owner of the first person''s account in it, else of its first account.';
comment on column ledger.transfers.id is 'Id given by the caller: the same id again is the same transfer.';
comment on column ledger.transfers.kind is 'Why, as one word of a service.';
comment on column ledger.transfers.subject_id is 'What it is about.';
comment on column ledger.transfers.occurred_on is 'Day on which the money moved.';
comment on column ledger.transfers.memo is 'What a person reads in her statement.';
comment on column ledger.transfers.reverses is 'The transfer that this one takes back; once at most.';
comment on column ledger.transfers.recorded_at is 'When it was booked.';

-- Without foreign keys: a check of one would lock the account's row, which for an institution everybody shares. The only writer checks, and so does verification.
create table ledger.entries (
  owner_id uuid not null,
  account_id uuid not null,
  occurred_on date not null,
  transfer_id uuid not null,
  line smallint not null,
  amount bigint not null,
  constraint entries_of_an_account primary key (owner_id, account_id, occurred_on, transfer_id, line),
  constraint entries_move_something check (amount <> 0)
);
create index entries_of_a_transfer on ledger.entries (transfer_id);
comment on table ledger.entries is 'Lines of transfers; those of one transfer sum to zero. Never updated or deleted. In the order of a statement.';
comment on column ledger.entries.owner_id is 'Owner of the account.';
comment on column ledger.entries.account_id is 'The account.';
comment on column ledger.entries.occurred_on is 'Day of the transfer.';
comment on column ledger.entries.transfer_id is 'The transfer.';
comment on column ledger.entries.line is 'Line in the transfer, from 1.';
comment on column ledger.entries.amount is 'Into the account when positive, out of it when negative, in the account''s unit.';

create table ledger.tallies (
  owner_id uuid not null,
  account_id uuid not null,
  id bigint generated always as identity,
  amount bigint not null,
  constraint tallies_of_an_account primary key (owner_id, account_id, id)
);
comment on table ledger.tallies is 'What came to an institution''s account since its checkpoint, one row a posting; a job folds them into the checkpoint.';
comment on column ledger.tallies.owner_id is 'Owner of the account.';
comment on column ledger.tallies.account_id is 'The account.';
comment on column ledger.tallies.id is 'Tells equal amounts apart.';
comment on column ledger.tallies.amount is 'Sum of the entries of one posting.';

create table ledger.holds (
  owner_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  amount bigint not null,
  subject_id uuid not null,
  memo text not null,
  held_at timestamptz(3) not null,
  ended_at timestamptz(3),
  settled_by uuid,
  constraint holds_of_an_owner primary key (owner_id, id),
  constraint holds_keep_something check (amount > 0),
  constraint holds_are_settled_when_ended check (settled_by is null or ended_at is not null),
  constraint holds_are_on_an_account foreign key (owner_id, account_id) references ledger.accounts (owner_id, id)
);
create unique index holds_id on ledger.holds (id);
create index holds_open on ledger.holds (account_id) where ended_at is null;
comment on table ledger.holds is 'Parts of persons'' balances that are promised; each ends once, settled or released.';
comment on column ledger.holds.owner_id is 'Owner of the account.';
comment on column ledger.holds.id is 'Id given by the caller: the same id again is the same hold.';
comment on column ledger.holds.account_id is 'The account.';
comment on column ledger.holds.amount is 'What is kept back.';
comment on column ledger.holds.subject_id is 'What it is for.';
comment on column ledger.holds.memo is 'What a person reads about it.';
comment on column ledger.holds.held_at is 'When it began.';
comment on column ledger.holds.ended_at is 'When it was settled or released; null while it holds.';
comment on column ledger.holds.settled_by is 'The transfer that took the money; null when released.';

create function ledger.refuse(code text, facts jsonb) returns void
  language plpgsql immutable
as $$
begin
  raise exception using errcode = 'GL001', message = code, detail = facts::text;
end $$;
comment on function ledger.refuse(text, jsonb) is 'Ends the transaction with a refusal of errors.ts, so that nothing half booked can be committed.';

create function ledger.open_accounts(
  of_owners uuid[], new_ids uuid[], of_kinds text[], of_holders text[], of_paths text[], with_floors bigint[], at timestamptz
) returns table (place bigint, account_id uuid)
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  insert into ledger.accounts as a (owner_id, id, kind, holder, org_path, floor, opened_at)
  select g.owner_id, g.id, g.kind, g.holder, g.path::uuid[], g.floor, at
  from unnest(of_owners, new_ids, of_kinds, of_holders, of_paths, with_floors) as g (owner_id, id, kind, holder, path, floor)
  order by g.owner_id, g.kind
  on conflict (owner_id, kind) do update set org_path = excluded.org_path where a.org_path <> excluded.org_path;

  return query
  select g.place, case when (a.holder, a.floor) is not distinct from (g.holder, g.floor) then a.id end
  from unnest(of_owners, of_kinds, of_holders, with_floors) with ordinality as g (owner_id, kind, holder, floor, place)
  join ledger.accounts a on a.owner_id = g.owner_id and a.kind = g.kind;
end $$;
comment on function ledger.open_accounts(uuid[], uuid[], text[], text[], text[], bigint[], timestamptz)
  is 'Opens accounts or finds those that are there, moving them below the organisation now given; no id for one that is of another holder or floor.';

create function ledger.lock_persons(accounts uuid[]) returns void
  language sql volatile
begin atomic
  select from ledger.accounts a where a.id = any(accounts) and a.holder = 'person' order by a.id for no key update;
end;
comment on function ledger.lock_persons(uuid[]) is 'Locks persons'' accounts in the order of their ids, so that no two postings wait for each other in a circle. Institutions'' are never locked.';

create function ledger.check_lines(transfer_ids uuid[], line_transfers uuid[], line_accounts uuid[], line_amounts bigint[]) returns void
  language plpgsql stable
as $$
declare
  wrong record;
begin
  select t.id, (array_agg(l.account_id) filter (where a.id is null))[1] as unknown_account, min(a.unit) <> max(a.unit) as mixed into wrong
  from unnest(transfer_ids) as t (id)
  left join unnest(line_transfers, line_accounts, line_amounts) as l (transfer_id, account_id, amount) on l.transfer_id = t.id
  left join ledger.accounts a on a.id = l.account_id
  group by t.id
  having count(*) < 2 or sum(l.amount) is distinct from 0 or count(a.id) < count(*) or min(a.unit) <> max(a.unit)
  limit 1;
  if wrong.unknown_account is not null then
    perform ledger.refuse('ledger.account-not-found', jsonb_build_object('accountId', wrong.unknown_account));
  elsif wrong.mixed then
    perform ledger.refuse('ledger.units-mixed', jsonb_build_object('transferId', wrong.id));
  elsif wrong.id is not null then
    perform ledger.refuse('ledger.not-balanced', jsonb_build_object('transferId', wrong.id));
  end if;
end $$;
comment on function ledger.check_lines(uuid[], uuid[], uuid[], bigint[]) is 'Refuses transfers whose lines do not sum to zero, name an unknown account or mix units.';

create function ledger.check_replays(
  transfer_ids uuid[], kinds text[], subjects uuid[], reversed uuid[], fresh uuid[], line_transfers uuid[], line_accounts uuid[], line_amounts bigint[]
) returns void
  language plpgsql
as $$
declare
  other uuid;
begin
  select t.id into other
  from unnest(transfer_ids, kinds, subjects, reversed) as g (id, kind, subject_id, reverses)
  join ledger.transfers t on t.id = g.id
  left join (
    select transfer_id, array_agg(account_id || ' ' || amount order by account_id, amount) as lines
    from unnest(line_transfers, line_accounts, line_amounts) as l (transfer_id, account_id, amount) group by transfer_id
  ) given on given.transfer_id = g.id
  left join (
    select transfer_id, array_agg(account_id || ' ' || amount order by account_id, amount) as lines
    from ledger.entries where transfer_id = any(transfer_ids) group by transfer_id
  ) booked on booked.transfer_id = g.id
  where g.id not in (select unnest(fresh))
    and (t.kind, t.subject_id, t.reverses, booked.lines) is distinct from (g.kind, g.subject_id, g.reverses, given.lines)
  limit 1;
  if other is not null then perform ledger.refuse('ledger.transfer-differs', jsonb_build_object('transferId', other)); end if;
end $$;
comment on function ledger.check_replays(uuid[], text[], uuid[], uuid[], uuid[], uuid[], uuid[], bigint[]) is 'Refuses a transfer that bears the id of another one booked before; equal ones are replays.';

create function ledger.post(
  transfer_ids uuid[], kinds text[], subjects uuid[], days date[], memos text[], reversed uuid[], at timestamptz,
  line_transfers uuid[], line_numbers smallint[], line_accounts uuid[], line_amounts bigint[]
) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  fresh uuid[];
  poor uuid;
begin
  perform ledger.lock_persons(line_accounts);
  perform ledger.check_lines(transfer_ids, line_transfers, line_accounts, line_amounts);

  with inserted as (
    insert into ledger.transfers (owner_id, id, kind, subject_id, occurred_on, memo, reverses, recorded_at)
    select o.owner_id, t.id, t.kind, t.subject_id, t.occurred_on, t.memo, t.reverses, at
    from unnest(transfer_ids, kinds, subjects, days, memos, reversed) as t (id, kind, subject_id, occurred_on, memo, reverses)
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
    select array_agg(l.transfer_id), array_agg(l.line), array_agg(l.account_id), array_agg(l.amount)
    into line_transfers, line_numbers, line_accounts, line_amounts
    from unnest(line_transfers, line_numbers, line_accounts, line_amounts) as l (transfer_id, line, account_id, amount)
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
end $$;
comment on function ledger.post(uuid[], text[], uuid[], date[], text[], uuid[], timestamptz, uuid[], smallint[], uuid[], bigint[])
  is 'Books transfers, all or none. The only writer of transfers, entries and tallies. Those already booked are left alone.';

create function ledger.reverse(new_id uuid, of_transfer uuid, on_day date, with_memo text, at timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  original ledger.transfers;
begin
  select * into original from ledger.transfers t where t.id = of_transfer for update;
  if original.id is null then
    perform ledger.refuse('ledger.transfer-not-found', jsonb_build_object('transferId', of_transfer));
  elsif original.reverses is not null then
    perform ledger.refuse('ledger.reversal-stays', jsonb_build_object('transferId', of_transfer));
  elsif exists (select from ledger.transfers t where t.reverses = of_transfer and t.id <> new_id) then
    perform ledger.refuse('ledger.already-reversed', jsonb_build_object('transferId', of_transfer));
  end if;
  perform ledger.post(
    array[new_id], array[original.kind], array[original.subject_id], array[on_day], array[with_memo], array[of_transfer], at,
    array_agg(new_id), array_agg(e.line), array_agg(e.account_id), array_agg(-e.amount))
  from ledger.entries e where e.transfer_id = of_transfer;
end $$;
comment on function ledger.reverse(uuid, uuid, date, text, timestamptz) is 'Takes a transfer back by its mirror image, once.';

create function ledger.hold(new_id uuid, on_account uuid, for_amount bigint, about uuid, with_memo text, at timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  account ledger.accounts;
  known ledger.holds;
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
end $$;
comment on function ledger.hold(uuid, uuid, bigint, uuid, text, timestamptz) is 'Keeps part of a person''s balance back.';

create function ledger.end_hold(of_hold uuid, by_transfer uuid, at timestamptz) returns boolean
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
  return true;
end $$;
comment on function ledger.end_hold(uuid, uuid, timestamptz) is 'Ends a hold whose account is locked; false when it had ended the same way before.';

create function ledger.account_of_hold(of_hold uuid) returns uuid
  language plpgsql stable
as $$
declare
  account uuid;
begin
  select h.account_id into account from ledger.holds h where h.id = of_hold;
  if account is null then perform ledger.refuse('ledger.hold-not-found', jsonb_build_object('holdId', of_hold)); end if;
  return account;
end $$;
comment on function ledger.account_of_hold(uuid) is 'The account that a hold is on; refuses an unknown one.';

create function ledger.release(of_hold uuid, at timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  perform ledger.lock_persons(array[ledger.account_of_hold(of_hold)]);
  perform ledger.end_hold(of_hold, null, at);
end $$;
comment on function ledger.release(uuid, timestamptz) is 'Gives what was held back to the person.';

create function ledger.settle(
  of_hold uuid, transfer_id uuid, of_kind text, about uuid, on_day date, with_memo text, at timestamptz, line_accounts uuid[], line_amounts bigint[]
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
    array[transfer_id], array[of_kind], array[about], array[on_day], array[with_memo], array[null::uuid], at,
    array_agg(transfer_id), array_agg(l.line::smallint), array_agg(l.account_id), array_agg(l.amount))
  from unnest(line_accounts, line_amounts) with ordinality as l (account_id, amount, line);
end $$;
comment on function ledger.settle(uuid, uuid, text, uuid, date, text, timestamptz, uuid[], bigint[]) is 'Ends a hold by the transfer it was for; what the transfer does not take is free again.';

create function ledger.checkpoint() returns bigint
  language sql volatile security definer set search_path = pg_catalog
begin atomic
  with folded as (
    delete from ledger.tallies returning owner_id, account_id, amount
  ), moved as (
    update ledger.accounts a set balance = a.balance + f.amount
    from (select owner_id, account_id, sum(amount)::bigint as amount from folded group by owner_id, account_id) f
    where a.owner_id = f.owner_id and a.id = f.account_id
  )
  select count(*) from folded;
end;
comment on function ledger.checkpoint() is 'Folds the tallies that are there into their accounts'' checkpoints; those of transactions still open stay for the next time.';

create function ledger.follow(from_path uuid[], to_path uuid[]) returns bigint
  language sql volatile security definer set search_path = pg_catalog
begin atomic
  with followed as (
    update ledger.accounts a set org_path = orgs.rewrite_path(a.org_path, from_path, to_path)
    where a.org_path[1:cardinality(from_path)] = from_path
    returning 1
  )
  select count(*) from followed;
end;
comment on function ledger.follow(uuid[], uuid[]) is 'Lets accounts follow a re-parenting of organisations; what is booked stays as it is.';

revoke execute on all functions in schema ledger from public;
grant execute on function
  ledger.open_accounts(uuid[], uuid[], text[], text[], text[], bigint[], timestamptz),
  ledger.post(uuid[], text[], uuid[], date[], text[], uuid[], timestamptz, uuid[], smallint[], uuid[], bigint[]),
  ledger.reverse(uuid, uuid, date, text, timestamptz),
  ledger.hold(uuid, uuid, bigint, uuid, text, timestamptz),
  ledger.release(uuid, timestamptz),
  ledger.settle(uuid, uuid, text, uuid, date, text, timestamptz, uuid[], bigint[])
  to gonghui_app, gonghui_system;
grant execute on function ledger.checkpoint(), ledger.follow(uuid[], uuid[]) to gonghui_system;

-- What hangs on an account is seen by whoever sees the account, so that a path stands in one place and a move touches nothing booked.
alter table ledger.accounts enable row level security;
create policy accounts_in_scope on ledger.accounts to gonghui_app using (platform.in_scope(owner_id, org_path));
create policy system_sees_all on ledger.accounts to gonghui_system using (true);
alter table ledger.entries enable row level security;
create policy entries_of_accounts_in_scope on ledger.entries to gonghui_app
  using (exists (select from ledger.accounts a where a.owner_id = entries.owner_id and a.id = entries.account_id));
create policy system_sees_all on ledger.entries to gonghui_system using (true);
alter table ledger.transfers enable row level security;
create policy transfers_of_accounts_in_scope on ledger.transfers to gonghui_app
  using (exists (select from ledger.entries e where e.transfer_id = transfers.id));
create policy system_sees_all on ledger.transfers to gonghui_system using (true);
alter table ledger.tallies enable row level security;
create policy tallies_of_accounts_in_scope on ledger.tallies to gonghui_app
  using (exists (select from ledger.accounts a where a.owner_id = tallies.owner_id and a.id = tallies.account_id));
create policy system_sees_all on ledger.tallies to gonghui_system using (true);
alter table ledger.holds enable row level security;
create policy holds_of_accounts_in_scope on ledger.holds to gonghui_app
  using (exists (select from ledger.accounts a where a.owner_id = holds.owner_id and a.id = holds.account_id));
create policy system_sees_all on ledger.holds to gonghui_system using (true);
grant select on ledger.accounts, ledger.transfers, ledger.entries, ledger.tallies, ledger.holds to gonghui_app, gonghui_system;
