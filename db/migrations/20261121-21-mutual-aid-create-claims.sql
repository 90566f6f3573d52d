create table mutual_aid.funds (
  key text not null,
  name text not null,
  org_id uuid not null,
  org_path uuid[] not null,
  constraint funds_have_one_key primary key (key)
);
comment on table mutual_aid.funds is 'Mutual-aid funds, each answered for by one federation.';
comment on column mutual_aid.funds.key is 'Key that policies name.';
comment on column mutual_aid.funds.name is 'Name for people.';
comment on column mutual_aid.funds.org_id is 'The federation that answers for it.';
comment on column mutual_aid.funds.org_path is 'That federation and all above it, from the root.';

create table mutual_aid.ledger_accounts (
  fund text not null references mutual_aid.funds (key),
  purpose text not null,
  account_id uuid not null,
  constraint ledger_accounts_one_a_purpose primary key (fund, purpose),
  constraint ledger_accounts_have_a_purpose check (purpose in ('bank', 'contributions', 'benefits', 'payable', 'receivable'))
);
comment on table mutual_aid.ledger_accounts is 'Which ledger account serves which purpose of a fund.';
comment on column mutual_aid.ledger_accounts.fund is 'Key of the fund.';
comment on column mutual_aid.ledger_accounts.purpose is 'bank money held, contributions received, benefits granted, payable to people, receivable from people.';
comment on column mutual_aid.ledger_accounts.account_id is 'The account in the ledger.';

create table mutual_aid.imports (
  id uuid not null,
  fund text not null references mutual_aid.funds (key),
  quarter text not null,
  file_id uuid not null,
  file_name text not null,
  bytes bigint not null,
  sender text not null,
  encoding text,
  mapping jsonb not null default '{}',
  imported_by uuid,
  imported_by_name text not null,
  imported_at timestamptz(3) not null,
  job_id uuid,
  state text not null,
  progress_bytes bigint not null default 0,
  rows integer,
  loaded integer,
  unchanged integer,
  waiting integer,
  rejected integer,
  corrections integer not null default 0,
  reversals integer not null default 0,
  steps jsonb not null default '[]',
  problem text,
  constraint imports_have_one_id primary key (id),
  constraint imports_are_of_a_quarter check (quarter ~ '^\d{4}Q[1-4]$'),
  constraint imports_stand_somewhere check (state in ('waiting', 'running', 'done', 'failed')),
  constraint imports_balance_to_the_row check (rows = loaded + unchanged + waiting + rejected),
  constraint imports_done_are_counted check (state <> 'done' or rows is not null)
);
create index imports_of_a_quarter on mutual_aid.imports (fund, quarter, imported_at desc);
comment on table mutual_aid.imports is 'Every settlement file that was loaded or refused; its id is the batch of its rows.';
comment on column mutual_aid.imports.id is 'Id of the import and of its batch.';
comment on column mutual_aid.imports.fund is 'Key of the fund.';
comment on column mutual_aid.imports.quarter is 'The quarter the file was sent for.';
comment on column mutual_aid.imports.file_id is 'The file as it came.';
comment on column mutual_aid.imports.file_name is 'Its name.';
comment on column mutual_aid.imports.bytes is 'Its size.';
comment on column mutual_aid.imports.sender is 'Who sent it; headings are remembered by sender.';
comment on column mutual_aid.imports.encoding is 'Encoding as chosen or detected.';
comment on column mutual_aid.imports.mapping is 'Their heading to our column.';
comment on column mutual_aid.imports.imported_by is 'The officer; null for the command line.';
comment on column mutual_aid.imports.imported_by_name is 'Her name then.';
comment on column mutual_aid.imports.imported_at is 'When it was started.';
comment on column mutual_aid.imports.job_id is 'The job that loads it.';
comment on column mutual_aid.imports.state is 'waiting, running, done or failed.';
comment on column mutual_aid.imports.progress_bytes is 'Bytes of the file read so far.';
comment on column mutual_aid.imports.rows is 'Data rows of the file.';
comment on column mutual_aid.imports.loaded is 'Rows taken.';
comment on column mutual_aid.imports.unchanged is 'Rows identical to a known settlement.';
comment on column mutual_aid.imports.waiting is 'Corrections and reversals whose original was unknown.';
comment on column mutual_aid.imports.rejected is 'Rows refused with reasons.';
comment on column mutual_aid.imports.corrections is 'Loaded rows that replaced an original.';
comment on column mutual_aid.imports.reversals is 'Loaded rows that cancelled an original.';
comment on column mutual_aid.imports.steps is 'Seconds of each finished step.';
comment on column mutual_aid.imports.problem is 'Why the file was refused whole.';

create table mutual_aid.rejects (
  import_id uuid not null references mutual_aid.imports (id),
  line integer not null,
  codes text[] not null,
  facts jsonb not null,
  masked_name text not null,
  constraint rejects_once_a_line primary key (import_id, line),
  constraint rejects_have_a_reason check (cardinality(codes) > 0)
);
comment on table mutual_aid.rejects is 'Rows refused, with every reason; the row itself stays in the file.';
comment on column mutual_aid.rejects.import_id is 'The import.';
comment on column mutual_aid.rejects.line is 'Line of the file, counted from 1 with the heading.';
comment on column mutual_aid.rejects.codes is 'Every reason.';
comment on column mutual_aid.rejects.facts is 'What the sentences of the reasons name; never a whole id number.';
comment on column mutual_aid.rejects.masked_name is 'The name as screens may show it.';

create table mutual_aid.sender_mappings (
  fund text not null references mutual_aid.funds (key),
  sender text not null,
  mapping jsonb not null,
  constraint sender_mappings_one_a_sender primary key (fund, sender)
);
comment on table mutual_aid.sender_mappings is 'Headings of a sender, mapped once and remembered.';
comment on column mutual_aid.sender_mappings.fund is 'Key of the fund.';
comment on column mutual_aid.sender_mappings.sender is 'Who sends.';
comment on column mutual_aid.sender_mappings.mapping is 'Their heading to our column.';

create table mutual_aid.quarters (
  fund text not null references mutual_aid.funds (key),
  quarter text not null,
  screened_at timestamptz(3),
  screening_job_id uuid,
  dispatched_at timestamptz(3),
  dispatch_job_id uuid,
  constraint quarters_once primary key (fund, quarter)
);
comment on table mutual_aid.quarters is 'What was done with a quarter, and when last.';
comment on column mutual_aid.quarters.fund is 'Key of the fund.';
comment on column mutual_aid.quarters.quarter is 'The quarter.';
comment on column mutual_aid.quarters.screened_at is 'When it was last screened.';
comment on column mutual_aid.quarters.screening_job_id is 'The job that screens or screened it.';
comment on column mutual_aid.quarters.dispatched_at is 'When it was last sent down.';
comment on column mutual_aid.quarters.dispatch_job_id is 'The job that sends or sent it down.';

create table mutual_aid.claims (
  owner_id uuid not null,
  id uuid not null,
  fund text not null references mutual_aid.funds (key),
  quarter text not null,
  id_index uuid not null,
  settlement_no text collate "C" not null,
  kind text not null,
  sequence integer not null,
  org_id uuid not null,
  org_path uuid[] not null,
  state text not null,
  stage_since timestamptz(3) not null,
  entitled_fen bigint not null,
  set_off_fen bigint not null default 0,
  payable_fen bigint generated always as (entitled_fen - set_off_fen) stored,
  policy_version integer not null,
  dispatched_at timestamptz(3) not null,
  claim_by date not null,
  paid_at timestamptz(3),
  constraint claims_of_a_person primary key (owner_id, id),
  constraint claims_once_a_settlement unique (fund, settlement_no, sequence),
  constraint claims_are_of_two_kinds check (kind in ('benefit', 'supplement')),
  constraint claims_are_never_negative check (entitled_fen >= 0 and set_off_fen between 0 and entitled_fen),
  constraint claims_stand_somewhere check (state in
    ('notify', 'fill', 'grassroots', 'county', 'city', 'second', 'paying', 'payment-failed', 'paid', 'declined', 'void')),
  constraint claims_paid_have_a_day check ((state = 'paid') = (paid_at is not null))
);
create index covers_of_a_person on mutual_aid.covers (person_id);
create unique index claims_id on mutual_aid.claims (id);
create index claims_of_a_quarter on mutual_aid.claims (fund, quarter, state);
create index claims_ready_to_pay on mutual_aid.claims (fund, id) where state = 'paying';
comment on table mutual_aid.claims is 'One right to money a settlement gives, or a later supplement of it; its case has the same id.';
comment on column mutual_aid.claims.owner_id is 'The person.';
comment on column mutual_aid.claims.id is 'Id of the claim and of its case.';
comment on column mutual_aid.claims.fund is 'Key of the fund.';
comment on column mutual_aid.claims.quarter is 'Quarter of the discharge day.';
comment on column mutual_aid.claims.id_index is 'Keyed blind index of the id number.';
comment on column mutual_aid.claims.settlement_no is 'The settlement it rests on.';
comment on column mutual_aid.claims.kind is 'benefit, or supplement when a later record or correction raised what was already paid.';
comment on column mutual_aid.claims.sequence is '0 the first claim of the settlement, then 1, 2 … for supplements and for claims after a void one.';
comment on column mutual_aid.claims.org_id is 'The grassroots union that answers for the person.';
comment on column mutual_aid.claims.org_path is 'That union and all above it, from the root.';
comment on column mutual_aid.claims.state is 'Where it stands; moves only together with its case.';
comment on column mutual_aid.claims.stage_since is 'Since when it stands there.';
comment on column mutual_aid.claims.entitled_fen is 'What the assessment gives beyond earlier claims of the same settlement.';
comment on column mutual_aid.claims.set_off_fen is 'Part kept against an earlier overpayment.';
comment on column mutual_aid.claims.payable_fen is 'What is paid.';
comment on column mutual_aid.claims.policy_version is 'Version that judged it.';
comment on column mutual_aid.claims.dispatched_at is 'When it was sent down.';
comment on column mutual_aid.claims.claim_by is 'Last day of the claim period of the policy.';
comment on column mutual_aid.claims.paid_at is 'When the bank said it was paid.';

create table mutual_aid.submissions (
  owner_id uuid not null,
  id uuid not null,
  claim_id uuid not null,
  submitted_at timestamptz(3) not null,
  bank_name text not null,
  card_tail text not null,
  sealed bytea not null,
  agent_relation text,
  agent_reason text,
  signature_file_id uuid not null,
  constraint submissions_of_a_person primary key (owner_id, id),
  constraint submissions_show_four_digits check (card_tail ~ '^\d{4}$'),
  constraint submissions_name_agent_and_reason check ((agent_relation is null) = (agent_reason is null))
);
create index submissions_of_a_claim on mutual_aid.submissions (claim_id, id desc);
comment on table mutual_aid.submissions is 'What a person handed in for a claim; the newest counts, earlier ones stay.';
comment on column mutual_aid.submissions.owner_id is 'The person.';
comment on column mutual_aid.submissions.id is 'Id of the submission; later ones are greater.';
comment on column mutual_aid.submissions.claim_id is 'The claim.';
comment on column mutual_aid.submissions.submitted_at is 'When.';
comment on column mutual_aid.submissions.bank_name is 'Bank of the card.';
comment on column mutual_aid.submissions.card_tail is 'Last four digits of the card.';
comment on column mutual_aid.submissions.sealed is 'Card number, holder, and name and id number of the agent, encrypted together.';
comment on column mutual_aid.submissions.agent_relation is 'Who acted for the person, if not she herself.';
comment on column mutual_aid.submissions.agent_reason is 'incapacitated or dead.';
comment on column mutual_aid.submissions.signature_file_id is 'The signature as drawn.';

create table mutual_aid.debts (
  owner_id uuid not null,
  id uuid not null,
  fund text not null references mutual_aid.funds (key),
  settlement_no text collate "C" not null,
  org_path uuid[] not null,
  amount_fen bigint not null,
  set_off_fen bigint not null default 0,
  arose_at timestamptz(3) not null,
  constraint debts_of_a_person primary key (owner_id, id),
  constraint debts_are_set_off_at_most_once_over check (amount_fen > 0 and set_off_fen between 0 and amount_fen)
);
create index debts_open on mutual_aid.debts (fund, owner_id) where set_off_fen < amount_fen;
comment on table mutual_aid.debts is 'What was paid too much after a late record or correction; kept back from the next benefits, never asked back.';
comment on column mutual_aid.debts.owner_id is 'The person.';
comment on column mutual_aid.debts.id is 'Id of the debt.';
comment on column mutual_aid.debts.fund is 'Key of the fund.';
comment on column mutual_aid.debts.settlement_no is 'The settlement that had been paid too much.';
comment on column mutual_aid.debts.org_path is 'Union of the person, from the root.';
comment on column mutual_aid.debts.amount_fen is 'How much too much.';
comment on column mutual_aid.debts.set_off_fen is 'How much of it was kept back so far.';
comment on column mutual_aid.debts.arose_at is 'When it was found.';

create table mutual_aid.payouts (
  id uuid not null,
  fund text not null references mutual_aid.funds (key),
  number text not null,
  prepared_by uuid,
  prepared_by_name text not null,
  prepared_at timestamptz(3) not null,
  sent_at timestamptz(3),
  answered_at timestamptz(3),
  constraint payouts_have_one_id primary key (id),
  constraint payouts_have_one_number unique (fund, number)
);
create index payouts_newest_first on mutual_aid.payouts (fund, prepared_at desc, id desc);
comment on table mutual_aid.payouts is 'Batches of payments for the bank.';
comment on column mutual_aid.payouts.id is 'Id of the batch.';
comment on column mutual_aid.payouts.fund is 'Key of the fund.';
comment on column mutual_aid.payouts.number is 'Number that bank file and result file carry.';
comment on column mutual_aid.payouts.prepared_by is 'Who prepared it; null for the command line.';
comment on column mutual_aid.payouts.prepared_by_name is 'Her name then.';
comment on column mutual_aid.payouts.prepared_at is 'When.';
comment on column mutual_aid.payouts.sent_at is 'When the bank file was first taken out.';
comment on column mutual_aid.payouts.answered_at is 'When the bank had answered for every payment.';

create table mutual_aid.payments (
  owner_id uuid not null,
  id uuid not null,
  payout_id uuid not null,
  position integer not null,
  claim_id uuid not null,
  org_path uuid[] not null,
  amount_fen bigint not null,
  bank_name text not null,
  card_tail text not null,
  sealed bytea not null,
  state text not null default 'open',
  problem text,
  answered_at timestamptz(3),
  constraint payments_of_a_person primary key (owner_id, id),
  constraint payments_have_one_place_in_a_batch unique (payout_id, position),
  constraint payments_are_above_zero check (amount_fen > 0),
  constraint payments_stand_somewhere check (state in ('open', 'paid', 'failed')),
  constraint payments_failed_say_why check ((state = 'failed') = (problem is not null)),
  constraint payments_answered_have_an_hour check ((state = 'open') = (answered_at is null))
);
create unique index payments_never_twice on mutual_aid.payments (claim_id) where state in ('open', 'paid');
comment on table mutual_aid.payments is 'One payment of one claim in one batch. A claim has at most one that is open or paid.';
comment on column mutual_aid.payments.owner_id is 'The person.';
comment on column mutual_aid.payments.id is 'Id of the payment.';
comment on column mutual_aid.payments.payout_id is 'The batch.';
comment on column mutual_aid.payments.position is 'Place in the bank file, from 1.';
comment on column mutual_aid.payments.claim_id is 'The claim.';
comment on column mutual_aid.payments.org_path is 'Union of the person, from the root.';
comment on column mutual_aid.payments.amount_fen is 'What the bank pays.';
comment on column mutual_aid.payments.bank_name is 'Bank of the card.';
comment on column mutual_aid.payments.card_tail is 'Last four digits of the card.';
comment on column mutual_aid.payments.sealed is 'Card number and holder as handed in, encrypted.';
comment on column mutual_aid.payments.state is 'open until the bank answers, then paid or failed.';
comment on column mutual_aid.payments.problem is 'The bank''s reason.';
comment on column mutual_aid.payments.answered_at is 'When the bank answered.';

alter table mutual_aid.funds enable row level security;
alter table mutual_aid.ledger_accounts enable row level security;
alter table mutual_aid.imports enable row level security;
alter table mutual_aid.rejects enable row level security;
alter table mutual_aid.sender_mappings enable row level security;
alter table mutual_aid.quarters enable row level security;
alter table mutual_aid.claims enable row level security;
alter table mutual_aid.submissions enable row level security;
alter table mutual_aid.debts enable row level security;
alter table mutual_aid.payouts enable row level security;
alter table mutual_aid.payments enable row level security;
create policy system_sees_all on mutual_aid.funds to gonghui_system using (true) with check (true);
create policy system_sees_all on mutual_aid.ledger_accounts to gonghui_system using (true) with check (true);
create policy system_sees_all on mutual_aid.imports to gonghui_system using (true) with check (true);
create policy system_sees_all on mutual_aid.rejects to gonghui_system using (true) with check (true);
create policy system_sees_all on mutual_aid.sender_mappings to gonghui_system using (true) with check (true);
create policy system_sees_all on mutual_aid.quarters to gonghui_system using (true) with check (true);
create policy system_sees_all on mutual_aid.claims to gonghui_system using (true) with check (true);
create policy system_sees_all on mutual_aid.submissions to gonghui_system using (true) with check (true);
create policy system_sees_all on mutual_aid.debts to gonghui_system using (true) with check (true);
create policy system_sees_all on mutual_aid.payouts to gonghui_system using (true) with check (true);
create policy system_sees_all on mutual_aid.payments to gonghui_system using (true) with check (true);

-- What belongs to a fund as a whole is seen by those whose scope holds its federation. The set of such funds is
-- computed once a statement (a hashed subplan), not once a row.
create function mutual_aid.funds_in_scope() returns setof text
  language sql stable parallel safe
as $$ select key from mutual_aid.funds where org_path && platform.scope_orgs() $$;
comment on function mutual_aid.funds_in_scope() is 'Funds whose federation the running transaction may see.';

create policy everyone_reads_funds on mutual_aid.funds for select to gonghui_app using (true);
create policy funds_begin_in_my_federation on mutual_aid.funds for insert to gonghui_app with check (org_path && platform.scope_orgs());
create policy everyone_reads_policies on mutual_aid.policies for select to gonghui_app using (true);
create policy policies_are_published_by_their_fund on mutual_aid.policies for insert to gonghui_app
  with check (fund in (select mutual_aid.funds_in_scope()));
create policy accounts_of_my_fund on mutual_aid.ledger_accounts to gonghui_app using (fund in (select mutual_aid.funds_in_scope()));
create policy imports_of_my_fund on mutual_aid.imports to gonghui_app using (fund in (select mutual_aid.funds_in_scope()));
create policy rejects_of_my_fund on mutual_aid.rejects to gonghui_app using (import_id in (select id from mutual_aid.imports));
create policy mappings_of_my_fund on mutual_aid.sender_mappings to gonghui_app using (fund in (select mutual_aid.funds_in_scope()));
create policy quarters_are_known_to_officers on mutual_aid.quarters for select to gonghui_app
  using (cardinality(platform.scope_orgs()) > 0);
create policy quarters_are_moved_by_their_fund on mutual_aid.quarters to gonghui_app using (fund in (select mutual_aid.funds_in_scope()));
create policy payouts_of_my_fund on mutual_aid.payouts to gonghui_app using (fund in (select mutual_aid.funds_in_scope()));
create policy covers_in_scope on mutual_aid.covers to gonghui_app using (platform.in_scope(person_id, org_path));
create policy claims_in_scope on mutual_aid.claims to gonghui_app using (platform.in_scope(owner_id, org_path));
create policy debts_in_scope on mutual_aid.debts to gonghui_app using (platform.in_scope(owner_id, org_path));
create policy payments_in_scope on mutual_aid.payments to gonghui_app using (platform.in_scope(owner_id, org_path));
create policy submissions_of_visible_claims on mutual_aid.submissions to gonghui_app
  using (claim_id in (select id from mutual_aid.claims where claims.owner_id = submissions.owner_id));
create policy batches_are_known on mutual_aid.settlement_batches for select to gonghui_app using (true);
create policy marks_are_known_to_officers on mutual_aid.settlement_marks for select to gonghui_app
  using (cardinality(platform.scope_orgs()) > 0 or platform.scope_person() is not null);
-- A settlement is seen with the claim it gave, or by its fund; an assessment by the union of its cover and by the person.
create policy settlements_of_my_fund on mutual_aid.settlements for select to gonghui_app
  using (batch_id in (select batch_id from mutual_aid.settlement_batches where fund in (select mutual_aid.funds_in_scope())));
create policy settlements_of_visible_claims on mutual_aid.settlements for select to gonghui_app
  using (exists (select from mutual_aid.claims claim where claim.settlement_no = settlements.settlement_no and claim.id_index = settlements.id_index));
create policy assessments_of_my_fund on mutual_aid.assessments for select to gonghui_app
  using (fund in (select mutual_aid.funds_in_scope()));
create policy assessments_of_my_unions on mutual_aid.assessments for select to gonghui_app
  using (org_id in (select id from orgs.orgs where path && platform.scope_orgs()));
create policy assessments_of_my_own on mutual_aid.assessments for select to gonghui_app
  using (id_index in (select cover.id_index from mutual_aid.covers cover where cover.person_id = platform.scope_person()));

grant select, insert on mutual_aid.ledger_accounts, mutual_aid.funds to gonghui_app, gonghui_system;
grant select, insert, update on mutual_aid.imports, mutual_aid.sender_mappings, mutual_aid.quarters, mutual_aid.payouts to gonghui_app, gonghui_system;
grant select on mutual_aid.rejects to gonghui_app;
grant select, insert, delete on mutual_aid.rejects to gonghui_system;
grant select, insert, update on mutual_aid.claims, mutual_aid.debts, mutual_aid.payments to gonghui_app, gonghui_system;
grant select, insert on mutual_aid.submissions to gonghui_app, gonghui_system;
