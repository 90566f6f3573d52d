alter table mall.settlements
  add column stand text not null default 'open',
  add column confirmed_by text,
  add column confirmed_at timestamptz(3),
  add column disputed_by text,
  add column disputed_at timestamptz(3),
  add column disputed_because text,
  add column answered_by text,
  add column answered_at timestamptz(3),
  add column answer text,
  add constraint settlements_stand_somewhere check (stand in ('open', 'disputed', 'confirmed', 'sent', 'paid')),
  add constraint settlements_are_disputed_for_a_reason check ((disputed_at is null) = (disputed_because is null)),
  add constraint settlements_are_answered_in_words check ((answered_at is null) = (answer is null)),
  add constraint settlements_are_paid_when_confirmed check (stand not in ('confirmed', 'sent', 'paid') or confirmed_at is not null);
create index settlements_of_a_market on mall.settlements (market_id, id desc);
comment on table mall.settlements is 'What a supplier is due for a period, from the books. Its sums are only added; how it stands moves.';
comment on column mall.settlements.stand is 'open (waits for the supplier), disputed (waits for the mall), confirmed, sent to the bank, paid.';
comment on column mall.settlements.confirmed_by is 'Name of who confirmed it for the supplier.';
comment on column mall.settlements.confirmed_at is 'When.';
comment on column mall.settlements.disputed_by is 'Name of who last disputed it.';
comment on column mall.settlements.disputed_at is 'When.';
comment on column mall.settlements.disputed_because is 'What the supplier says is wrong.';
comment on column mall.settlements.answered_by is 'Name of who last answered for the mall.';
comment on column mall.settlements.answered_at is 'When.';
comment on column mall.settlements.answer is 'What the mall answered; the supplier looks at it again.';
grant update (stand, confirmed_by, confirmed_at, disputed_by, disputed_at, disputed_because, answered_by, answered_at, answer)
  on mall.settlements to gonghui_app, gonghui_system;
alter table mall.suppliers add column bank_tail text;
comment on column mall.suppliers.bank_tail is 'Last four digits of the account, to be told by.';

create table mall.payouts (
  owner_id uuid not null,
  id uuid not null,
  number text not null,
  lines integer not null,
  amount bigint not null,
  made_by text not null,
  made_at timestamptz(3) not null,
  sent_at timestamptz(3),
  answered_at timestamptz(3),
  constraint payouts_of_a_market primary key (owner_id, id),
  constraint payouts_are_numbered_once unique (number),
  constraint payouts_pay_somebody check (lines > 0 and amount > 0)
);
create unique index payouts_id on mall.payouts (id);
comment on table mall.payouts is 'Payments to suppliers that go to the bank in one file.';
comment on column mall.payouts.owner_id is 'The market that pays.';
comment on column mall.payouts.id is 'Id of the payout.';
comment on column mall.payouts.number is 'Its number.';
comment on column mall.payouts.lines is 'How many payments.';
comment on column mall.payouts.amount is 'What they come to, hundredths of a point.';
comment on column mall.payouts.made_by is 'Name of who made it.';
comment on column mall.payouts.made_at is 'When.';
comment on column mall.payouts.sent_at is 'When its file was first taken to the bank.';
comment on column mall.payouts.answered_at is 'When the bank''s answer was last read.';

create table mall.payout_lines (
  owner_id uuid not null,
  id uuid not null,
  market_id uuid not null,
  payout_id uuid not null,
  place integer not null,
  settlement_id uuid not null,
  amount bigint not null,
  bank_sealed bytea not null,
  bank_tail text not null,
  state text not null,
  problem text,
  answered_at timestamptz(3),
  constraint payout_lines_of_a_supplier primary key (owner_id, id),
  constraint payout_lines_are_of_a_settlement foreign key (owner_id, settlement_id) references mall.settlements (owner_id, id),
  constraint payout_lines_have_their_place unique (payout_id, place),
  constraint payout_lines_pay_something check (amount > 0),
  constraint payout_lines_are_in_a_known_state check (state in ('sent', 'paid', 'failed') and (state = 'failed') = (problem is not null)),
  constraint payout_lines_are_answered_once check ((state = 'sent') = (answered_at is null))
);
create unique index payout_lines_pay_a_settlement_once on mall.payout_lines (settlement_id) where state in ('sent', 'paid');
create unique index payout_lines_id on mall.payout_lines (id);
comment on table mall.payout_lines is 'One payment to a supplier for a settlement; a settlement is on its way or paid at most once.';
comment on column mall.payout_lines.owner_id is 'The supplier.';
comment on column mall.payout_lines.id is 'Id of the payment, and of the transfer that books it when it is paid.';
comment on column mall.payout_lines.market_id is 'The market that pays.';
comment on column mall.payout_lines.payout_id is 'The payout.';
comment on column mall.payout_lines.place is 'Place in the file, from 1.';
comment on column mall.payout_lines.settlement_id is 'The settlement.';
comment on column mall.payout_lines.amount is 'What is paid, hundredths of a point: one yuan a point.';
comment on column mall.payout_lines.bank_sealed is 'Bank, holder and number as they were, encrypted together.';
comment on column mall.payout_lines.bank_tail is 'Last four digits of the account.';
comment on column mall.payout_lines.state is 'sent, paid or failed.';
comment on column mall.payout_lines.problem is 'Why the bank did not pay.';
comment on column mall.payout_lines.answered_at is 'When the bank''s answer was read.';
alter table mall.payouts enable row level security;
alter table mall.payout_lines enable row level security;
create policy payouts_of_the_market on mall.payouts to gonghui_app
  using (platform.in_scope(null, array[owner_id])) with check (platform.in_scope(null, array[owner_id]));
create policy payout_lines_of_the_supplier_or_market on mall.payout_lines to gonghui_app
  using (platform.in_scope(null, array[owner_id, market_id])) with check (platform.in_scope(null, array[owner_id, market_id]));
create policy system_sees_all on mall.payouts to gonghui_system using (true) with check (true);
create policy system_sees_all on mall.payout_lines to gonghui_system using (true) with check (true);
grant select, insert on mall.payouts, mall.payout_lines to gonghui_app, gonghui_system;
grant update (sent_at, answered_at) on mall.payouts to gonghui_app, gonghui_system;
grant update (state, problem, answered_at) on mall.payout_lines to gonghui_app, gonghui_system;

create index orders_by_end_of_their_number on mall.orders (right(id::text, 12));
create index orders_by_code_of_the_person on mall.orders (right(owner_id::text, 12));
