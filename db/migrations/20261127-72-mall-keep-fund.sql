create table mall.funds (
  owner_id uuid not null,
  balance bigint not null,
  constraint funds_one_a_market primary key (owner_id),
  constraint funds_are_of_a_market foreign key (owner_id) references mall.markets (org_id),
  constraint funds_never_below_zero check (balance >= 0)
);
comment on table mall.funds is 'What the fund of a market has: moved with each booking of its account, so that the database itself refuses to give what is not there.';
comment on column mall.funds.owner_id is 'The market.';
comment on column mall.funds.balance is 'Hundredths of a point; the balance of its account in the books.';
alter table mall.funds enable row level security;
create policy funds_of_the_market on mall.funds to gonghui_app using (platform.in_scope(null, array[owner_id]));
create policy system_sees_all on mall.funds to gonghui_system using (true) with check (true);
grant select on mall.funds to gonghui_app, gonghui_system;

create function mall.move_fund(of_market uuid, amount bigint) returns bigint
  language sql volatile security definer set search_path = pg_catalog
begin atomic
  insert into mall.funds (owner_id, balance) values (of_market, 0) on conflict (owner_id) do nothing;
  update mall.funds f set balance = f.balance + amount where f.owner_id = of_market and f.balance + amount >= 0 returning f.balance;
end;
comment on function mall.move_fund(uuid, bigint) is 'Moves the fund of a market, also for a union officer who does not see it; tells what it has then, or nothing when it is short.';
revoke execute on function mall.move_fund(uuid, bigint) from public;
grant execute on function mall.move_fund(uuid, bigint) to gonghui_app, gonghui_system;

create table mall.deposits (
  owner_id uuid not null,
  id uuid not null,
  amount bigint not null,
  paid_on date not null,
  payer text not null,
  remark text not null,
  document_file uuid not null,
  state text not null,
  proposed_by uuid not null,
  proposed_by_name text not null,
  proposed_at timestamptz(3) not null,
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz(3),
  refused_because text,
  constraint deposits_of_a_market primary key (owner_id, id),
  constraint deposits_bring_something check (amount between 1 and 1000000000000),
  constraint deposits_are_in_a_known_state check (state in ('proposed', 'booked', 'refused')),
  constraint deposits_are_decided_by_another check (decided_by is null or decided_by <> proposed_by),
  constraint deposits_decisions_are_dated check ((state = 'proposed') = (decided_at is null)),
  constraint deposits_are_refused_for_a_reason check ((state = 'refused') = (refused_because is not null))
);
create unique index deposits_id on mall.deposits (id);
comment on table mall.deposits is 'What was paid into the fund of a market: entered with its paper by one, booked or refused by another.';
comment on column mall.deposits.owner_id is 'The market.';
comment on column mall.deposits.id is 'Id of the deposit, and of the transfer that books it.';
comment on column mall.deposits.amount is 'Hundredths of a point: one yuan a point.';
comment on column mall.deposits.paid_on is 'Day on which the money came.';
comment on column mall.deposits.payer is 'Who paid it.';
comment on column mall.deposits.remark is 'What for.';
comment on column mall.deposits.document_file is 'The bank''s receipt.';
comment on column mall.deposits.state is 'proposed, booked or refused.';
comment on column mall.deposits.proposed_by is 'Who entered it.';
comment on column mall.deposits.proposed_by_name is 'Name of who entered it.';
comment on column mall.deposits.proposed_at is 'When.';
comment on column mall.deposits.decided_by is 'Who booked or refused it; never who entered it.';
comment on column mall.deposits.decided_by_name is 'Name of who decided.';
comment on column mall.deposits.decided_at is 'When.';
comment on column mall.deposits.refused_because is 'Why it was refused.';
alter table mall.deposits enable row level security;
create policy deposits_of_the_market on mall.deposits to gonghui_app
  using (platform.in_scope(null, array[owner_id])) with check (platform.in_scope(null, array[owner_id]));
create policy system_sees_all on mall.deposits to gonghui_system using (true) with check (true);
grant select, insert on mall.deposits to gonghui_app, gonghui_system;
grant update (state, decided_by, decided_by_name, decided_at, refused_because) on mall.deposits to gonghui_app, gonghui_system;
