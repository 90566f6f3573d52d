create table mall.redemptions (
  owner_id uuid not null,
  id uuid not null,
  benefit_id uuid not null,
  merchant_id uuid not null,
  union_id uuid not null,
  org_path uuid[] not null,
  card_step bigint not null,
  used_on date not null,
  shown_at timestamptz(3) not null,
  booked_on date not null,
  recorded_at timestamptz(3) not null,
  season_part text,
  regular_fen bigint not null,
  paid_fen bigint not null,
  subsidy_fen bigint not null,
  waived_fen bigint not null,
  entry_id uuid,
  redeemed_by uuid not null,
  redeemed_by_name text not null,
  undone_at timestamptz(3),
  undone_on date,
  undone_by_name text,
  undone_because text,
  constraint redemptions_of_a_person primary key (owner_id, id),
  constraint redemptions_one_of_a_code unique (owner_id, card_step),
  constraint redemptions_parts_make_the_whole check (regular_fen = paid_fen + subsidy_fen + waived_fen),
  constraint redemptions_take_nothing_back check (least(regular_fen, paid_fen, subsidy_fen, waived_fen) >= 0),
  constraint redemptions_open_or_use_a_season check (season_part in ('opens', 'visit')),
  constraint redemptions_are_undone_for_a_reason check (num_nulls(undone_at, undone_on, undone_by_name, undone_because) in (0, 4))
) with (fillfactor = 90);
create unique index redemptions_id on mall.redemptions (id);
create index redemptions_of_a_person_and_benefit on mall.redemptions (owner_id, benefit_id);
create index redemptions_of_a_merchant on mall.redemptions (merchant_id, id desc);
create index redemptions_of_a_benefit on mall.redemptions (benefit_id, id desc);
create index redemptions_booked on mall.redemptions (merchant_id, booked_on);
create index redemptions_undone on mall.redemptions (merchant_id, undone_on) where undone_on is not null;
create index redemptions_by_path on mall.redemptions using gin (org_path);
comment on table mall.redemptions is 'A member used a benefit: her card was shown and taken. Kept for ever; one that was undone says so.';
comment on column mall.redemptions.owner_id is 'Who showed her card.';
comment on column mall.redemptions.id is 'Id of the use, and of the transfer that books its subsidy.';
comment on column mall.redemptions.benefit_id is 'The benefit.';
comment on column mall.redemptions.merchant_id is 'Who served it.';
comment on column mall.redemptions.union_id is 'The union that offers it.';
comment on column mall.redemptions.org_path is 'From the root to her union as it was.';
comment on column mall.redemptions.card_step is 'The half minute of the code; one code is used once.';
comment on column mall.redemptions.used_on is 'The day on which the card was shown, against whose quota it counts.';
comment on column mall.redemptions.shown_at is 'When the card was shown.';
comment on column mall.redemptions.booked_on is 'The day on which it was recorded and booked.';
comment on column mall.redemptions.recorded_at is 'When it was recorded.';
comment on column mall.redemptions.season_part is 'Of a season ticket: opens it, or a later visit; null for other benefits.';
comment on column mall.redemptions.regular_fen is 'What it would have cost.';
comment on column mall.redemptions.paid_fen is 'What she paid.';
comment on column mall.redemptions.subsidy_fen is 'What the union pays.';
comment on column mall.redemptions.waived_fen is 'What the merchant gives itself.';
comment on column mall.redemptions.entry_id is 'The entry of a desk without a line that was handed in later; null when it had one.';
comment on column mall.redemptions.redeemed_by is 'Whose account took the card.';
comment on column mall.redemptions.redeemed_by_name is 'Her name.';
comment on column mall.redemptions.undone_at is 'When it was taken back.';
comment on column mall.redemptions.undone_on is 'On which day it was booked back.';
comment on column mall.redemptions.undone_by_name is 'Who took it back.';
comment on column mall.redemptions.undone_because is 'Why.';

create table mall.desk_keys (
  merchant_id uuid not null references mall.merchants (org_id),
  id uuid not null,
  public_key bytea not null,
  device text not null,
  registered_by uuid not null,
  registered_by_name text not null,
  registered_at timestamptz(3) not null,
  constraint desk_keys_one_of_an_id primary key (merchant_id, id)
);
comment on table mall.desk_keys is 'Public keys of merchants'' browsers: what a desk wrote down without a line is signed by one of them.';
comment on column mall.desk_keys.merchant_id is 'The merchant.';
comment on column mall.desk_keys.id is 'Id.';
comment on column mall.desk_keys.public_key is 'ECDSA P-256, SPKI; the private half never leaves the browser.';
comment on column mall.desk_keys.device is 'What the browser calls itself.';
comment on column mall.desk_keys.registered_by is 'Whose account registered it.';
comment on column mall.desk_keys.registered_by_name is 'Her name.';
comment on column mall.desk_keys.registered_at is 'When; it signs nothing from before.';

create table mall.offline_entries (
  merchant_id uuid not null references mall.merchants (org_id),
  id uuid not null,
  key_id uuid not null,
  benefit_id uuid not null,
  shown_at timestamptz(3) not null,
  code_tail text not null,
  bill_fen bigint,
  handed_in_by text not null,
  handed_in_at timestamptz(3) not null,
  redemption_id uuid,
  refused_code text,
  refused_facts jsonb,
  constraint offline_entries_come_once primary key (merchant_id, id),
  constraint offline_entries_end_somehow check (num_nulls(redemption_id, refused_code) = 1)
);
create index offline_entries_newest_first on mall.offline_entries (merchant_id, handed_in_at desc, id desc);
comment on table mall.offline_entries is 'What a desk wrote down without a line and handed in later, with what became of each. Only added to.';
comment on column mall.offline_entries.merchant_id is 'The merchant.';
comment on column mall.offline_entries.id is 'Id that the desk gave it; handed in twice it counts once.';
comment on column mall.offline_entries.key_id is 'The key that signed it.';
comment on column mall.offline_entries.benefit_id is 'The benefit it names.';
comment on column mall.offline_entries.shown_at is 'When the card was shown, as the desk says.';
comment on column mall.offline_entries.code_tail is 'The last four digits of the code, to find the slip by.';
comment on column mall.offline_entries.bill_fen is 'Sum of the bill, for a discount.';
comment on column mall.offline_entries.handed_in_by is 'Who handed it in.';
comment on column mall.offline_entries.handed_in_at is 'When.';
comment on column mall.offline_entries.redemption_id is 'The use that it became.';
comment on column mall.offline_entries.refused_code is 'Or why it was refused.';
comment on column mall.offline_entries.refused_facts is 'What the refusal was told.';

create table mall.benefit_statements (
  owner_id uuid not null,
  id uuid not null,
  union_id uuid not null,
  number text not null,
  from_day date,
  until_day date not null,
  uses integer not null,
  undone integer not null,
  amount_fen bigint not null,
  settled_by text not null,
  settled_at timestamptz(3) not null,
  constraint benefit_statements_of_a_merchant primary key (owner_id, id),
  constraint benefit_statements_one_until_a_day unique (owner_id, until_day),
  constraint benefit_statements_are_numbered_once unique (number),
  constraint benefit_statements_pay_something check (amount_fen > 0)
);
create unique index benefit_statements_id on mall.benefit_statements (id);
create index benefit_statements_of_a_union on mall.benefit_statements (union_id, until_day desc, id desc);
comment on table mall.benefit_statements is 'What a union pays a merchant for a period, from the books. Only added to.';
comment on column mall.benefit_statements.owner_id is 'The merchant.';
comment on column mall.benefit_statements.id is 'Id, and of the transfer that books it.';
comment on column mall.benefit_statements.union_id is 'The union that pays.';
comment on column mall.benefit_statements.number is 'Its number.';
comment on column mall.benefit_statements.from_day is 'First day after the statement before; null for the first.';
comment on column mall.benefit_statements.until_day is 'Last day.';
comment on column mall.benefit_statements.uses is 'Uses booked in it.';
comment on column mall.benefit_statements.undone is 'Uses booked back in it.';
comment on column mall.benefit_statements.amount_fen is 'What is paid.';
comment on column mall.benefit_statements.settled_by is 'Who settled.';
comment on column mall.benefit_statements.settled_at is 'When.';

create table mall.benefit_statement_lines (
  owner_id uuid not null,
  statement_id uuid not null,
  benefit_id uuid not null,
  uses integer not null,
  undone integer not null,
  amount_fen bigint not null,
  constraint benefit_statement_lines_one_a_benefit primary key (owner_id, statement_id, benefit_id),
  constraint benefit_statement_lines_are_of_a_statement foreign key (owner_id, statement_id) references mall.benefit_statements (owner_id, id)
);
comment on table mall.benefit_statement_lines is 'Statements by benefit; the lines add up to the statement.';
comment on column mall.benefit_statement_lines.owner_id is 'The merchant.';
comment on column mall.benefit_statement_lines.statement_id is 'The statement.';
comment on column mall.benefit_statement_lines.benefit_id is 'The benefit.';
comment on column mall.benefit_statement_lines.uses is 'Uses booked.';
comment on column mall.benefit_statement_lines.undone is 'Uses booked back.';
comment on column mall.benefit_statement_lines.amount_fen is 'What is paid for them.';

alter table mall.redemptions enable row level security;
alter table mall.desk_keys enable row level security;
alter table mall.offline_entries enable row level security;
alter table mall.benefit_statements enable row level security;
alter table mall.benefit_statement_lines enable row level security;
create policy redemptions_in_scope_or_of_the_merchant on mall.redemptions to gonghui_app
  using (platform.in_scope(owner_id, org_path) or merchant_id in (select m.org_id from mall.merchants m where m.org_path && platform.scope_orgs()));
create policy desk_keys_of_the_merchant on mall.desk_keys to gonghui_app
  using (merchant_id in (select m.org_id from mall.merchants m where m.org_path && platform.scope_orgs()));
create policy offline_entries_of_the_merchant on mall.offline_entries to gonghui_app
  using (merchant_id in (select m.org_id from mall.merchants m where m.org_path && platform.scope_orgs()));
create policy benefit_statements_of_the_merchant_or_union on mall.benefit_statements to gonghui_app
  using (owner_id in (select m.org_id from mall.merchants m where m.org_path && platform.scope_orgs()));
create policy benefit_statement_lines_of_a_visible_statement on mall.benefit_statement_lines to gonghui_app
  using (owner_id in (select m.org_id from mall.merchants m where m.org_path && platform.scope_orgs()));
create policy system_sees_all on mall.redemptions to gonghui_system using (true) with check (true);
create policy system_sees_all on mall.desk_keys to gonghui_system using (true) with check (true);
create policy system_sees_all on mall.offline_entries to gonghui_system using (true) with check (true);
create policy system_sees_all on mall.benefit_statements to gonghui_system using (true) with check (true);
create policy system_sees_all on mall.benefit_statement_lines to gonghui_system using (true) with check (true);
grant select on mall.redemptions to gonghui_app;
grant select, insert on mall.redemptions to gonghui_system;
grant update (org_path, undone_at, undone_on, undone_by_name, undone_because) on mall.redemptions to gonghui_system;
grant select, insert on mall.desk_keys, mall.benefit_statements, mall.benefit_statement_lines to gonghui_app, gonghui_system;
grant select on mall.offline_entries to gonghui_app;
grant select, insert on mall.offline_entries to gonghui_system;
