-- Settlements come in by COPY into a fresh table without an index, which then becomes a partition: measured, half the
-- time of an upsert. One import (batch) is one partition:
--   1. select mutual_aid.open_batch(batch)            makes the table, outside the parent, and tells its name
--   2. COPY <name> (…) from stdin                     in as many transactions as the importer likes; it may also
--                                                     delete rows again that turn out unchanged or in conflict
--   3. select mutual_aid.attach_batch(batch, fund)    builds both indexes, proves that no settlement number of the fund
--                                                     comes twice, and makes the rows visible, all or nothing
--   or select mutual_aid.drop_batch(batch)            throws away a table that was never attached
-- A row is never updated. That it was cancelled, replaced or still waits for its original stands in settlement_marks.
create schema mutual_aid;
comment on schema mutual_aid is 'Medical mutual aid: policies, cover, the bureau''s settlements and what follows from them.';
grant usage on schema mutual_aid to gonghui_app, gonghui_system;

create table mutual_aid.policies (
  fund text not null,
  version integer not null,
  effective_from date not null,
  title text not null,
  document jsonb not null,
  published_at timestamptz(3) not null default now(),
  published_by uuid,
  constraint policies_one_of_each_number primary key (fund, version),
  constraint policies_one_version_takes_effect_a_day unique (fund, effective_from),
  constraint policies_numbers_start_at_one check (version >= 1),
  constraint policies_agree_with_their_document
    check (document ->> 'fund' = fund and document -> 'version' = to_jsonb(version) and document ->> 'title' = title)
);
comment on table mutual_aid.policies is 'Published versions of a fund''s policy. A published version never changes: no role may update or delete.';
comment on column mutual_aid.policies.fund is 'Key of the fund.';
comment on column mutual_aid.policies.version is 'Number of the version within the fund.';
comment on column mutual_aid.policies.effective_from is 'First discharge day that this version judges.';
comment on column mutual_aid.policies.title is 'Title of the policy document.';
comment on column mutual_aid.policies.document is 'The version whole, as it was published.';
comment on column mutual_aid.policies.published_at is 'When it was published.';
comment on column mutual_aid.policies.published_by is 'The officer who published it; null for the command line.';

create table mutual_aid.covers (
  id uuid not null,
  id_index uuid not null,
  fund text not null,
  starts_on date not null,
  ends_on date not null,
  org_id uuid not null,
  org_path uuid[] not null,
  person_id uuid not null,
  enrolled_at timestamptz(3) not null default now(),
  constraint covers_start_once_a_day primary key (id_index, fund, starts_on),
  constraint covers_end_after_they_start check (ends_on >= starts_on)
);
create unique index covers_id on mutual_aid.covers (id);
comment on table mutual_aid.covers is 'Who is covered by a fund from which day to which, both inclusive, and by which union.';
comment on column mutual_aid.covers.id is 'Id of the cover.';
comment on column mutual_aid.covers.id_index is 'Keyed blind index of the id number; the same in settlements.';
comment on column mutual_aid.covers.fund is 'Key of the fund.';
comment on column mutual_aid.covers.starts_on is 'First covered day.';
comment on column mutual_aid.covers.ends_on is 'Last covered day.';
comment on column mutual_aid.covers.org_id is 'The grassroots union that enrolled the person.';
comment on column mutual_aid.covers.org_path is 'That union and all above it, from the root.';
comment on column mutual_aid.covers.person_id is 'The person.';
comment on column mutual_aid.covers.enrolled_at is 'When the union enrolled the person.';

create table mutual_aid.settlements (
  batch_id uuid not null,
  line integer not null,
  settlement_no text collate "C" not null,
  id_index uuid not null,
  sealed bytea not null,
  hospital_code text not null,
  hospital_name text not null,
  hospital_level text not null,
  admitted_on date not null,
  discharged_on date not null,
  icd10 text collate "C",
  total_fen bigint not null,
  fund_fen bigint not null,
  major_fen bigint not null,
  own_fen bigint not null,
  settled_on date not null,
  kind text not null,
  original_no text collate "C",
  content_hash uuid not null,
  constraint settlements_of_a_person primary key (id_index, settlement_no, batch_id),
  constraint settlements_stay_in_order check (admitted_on <= discharged_on and discharged_on <= settled_on),
  constraint settlements_add_up check (total_fen = fund_fen + major_fen + own_fen),
  constraint settlements_are_never_negative check (fund_fen >= 0 and major_fen >= 0 and own_fen >= 0),
  -- Keeps every sum of a person's policy year, in ten-thousandths of a fen, inside a bigint.
  constraint settlements_stay_below_ten_billion_yuan check (total_fen < 1000000000000),
  constraint settlements_name_an_original check ((kind = 'normal') = (original_no is null)),
  constraint settlements_are_of_three_kinds check (kind in ('normal', 'correction', 'reversal'))
) partition by list (batch_id);
comment on table mutual_aid.settlements is 'Rows of the bureau''s settlement files, one partition an import, never updated. See the head of the migration.';
comment on column mutual_aid.settlements.batch_id is 'The import that brought the row.';
comment on column mutual_aid.settlements.line is 'Line of the file, counted from 1 with the heading.';
comment on column mutual_aid.settlements.settlement_no is '结算流水号, unique among all accepted rows of a fund.';
comment on column mutual_aid.settlements.id_index is 'Keyed blind index of the id number.';
comment on column mutual_aid.settlements.sealed is 'Id number, name, diagnosis name and diagnosis code as written, encrypted together.';
comment on column mutual_aid.settlements.hospital_code is '医院编码.';
comment on column mutual_aid.settlements.hospital_name is '医院名称.';
comment on column mutual_aid.settlements.hospital_level is '医院等级, as the file writes it.';
comment on column mutual_aid.settlements.admitted_on is '入院日期.';
comment on column mutual_aid.settlements.discharged_on is '出院日期.';
comment on column mutual_aid.settlements.icd10 is 'Diagnosis code in canonical form (N18.5), whose text order is its ICD-10 order; null when the file''s text is no code.';
comment on column mutual_aid.settlements.total_fen is '总费用.';
comment on column mutual_aid.settlements.fund_fen is '统筹支付.';
comment on column mutual_aid.settlements.major_fen is '大病支付.';
comment on column mutual_aid.settlements.own_fen is '个人自付.';
comment on column mutual_aid.settlements.settled_on is '结算日期.';
comment on column mutual_aid.settlements.kind is '结算类型: normal 正常, correction 更正, reversal 冲正.';
comment on column mutual_aid.settlements.original_no is '原结算流水号 of a correction or reversal.';
comment on column mutual_aid.settlements.content_hash is 'Keyed hash of all fields of the row, to tell unchanged from conflict.';

create table mutual_aid.settlement_batches (
  batch_id uuid not null,
  fund text not null,
  first_discharge date,
  last_discharge date,
  attached_at timestamptz(3) not null default now(),
  constraint settlement_batches_attach_once primary key (batch_id)
);
create index settlement_batches_of_a_fund on mutual_aid.settlement_batches (fund);
comment on table mutual_aid.settlement_batches is 'Batches whose settlements count, written when they are attached.';
comment on column mutual_aid.settlement_batches.batch_id is 'The import.';
comment on column mutual_aid.settlement_batches.fund is 'The fund it belongs to.';
comment on column mutual_aid.settlement_batches.first_discharge is 'Earliest discharge day among its rows; null when it has none.';
comment on column mutual_aid.settlement_batches.last_discharge is 'Latest discharge day among its rows; null when it has none.';
comment on column mutual_aid.settlement_batches.attached_at is 'When its rows became visible.';

create table mutual_aid.settlement_marks (
  fund text not null,
  settlement_no text collate "C" not null,
  status text not null,
  by_settlement_no text collate "C",
  marked_at timestamptz(3) not null default now(),
  constraint settlement_marks_one_a_settlement primary key (fund, settlement_no),
  constraint settlement_marks_are_of_three_kinds check (status in ('replaced', 'cancelled', 'waiting')),
  constraint settlement_marks_name_their_cause check ((status = 'waiting') = (by_settlement_no is null))
);
comment on table mutual_aid.settlement_marks is 'Settlements that do not count. Every other one that is no reversal is in force.';
comment on column mutual_aid.settlement_marks.fund is 'Key of the fund.';
comment on column mutual_aid.settlement_marks.settlement_no is 'The settlement that does not count.';
comment on column mutual_aid.settlement_marks.status is 'replaced by a correction, cancelled by a reversal, or itself waiting for its original.';
comment on column mutual_aid.settlement_marks.by_settlement_no is 'The correction or reversal that took it out of force.';
comment on column mutual_aid.settlement_marks.marked_at is 'When it was taken out of force.';

create view mutual_aid.settlements_in_force with (security_invoker = true) as
  select batch.fund, settlement.*
  from mutual_aid.settlements settlement
  join mutual_aid.settlement_batches batch using (batch_id)
  where settlement.kind <> 'reversal'
    and not exists (
      select from mutual_aid.settlement_marks mark
      where mark.fund = batch.fund and mark.settlement_no = settlement.settlement_no
    );
comment on view mutual_aid.settlements_in_force is 'Settlements that count, each with its fund.';

create type mutual_aid.not_eligible_reason as enum
  ('not-covered', 'waiting', 'excluded-diagnosis', 'excluded-hospital', 'below-deductible', 'cap-reached');
comment on type mutual_aid.not_eligible_reason is 'Why a settlement brings nothing, in the order in which the reasons are tried.';

create table mutual_aid.assessments (
  id_index uuid not null,
  fund text not null,
  settlement_no text collate "C" not null,
  batch_id uuid not null,
  discharged_on date not null,
  org_id uuid,
  reason mutual_aid.not_eligible_reason,
  policy_version integer,
  policy_year date,
  own_fen bigint not null,
  own_before_fen bigint,
  raw_benefit_fen bigint,
  paid_before_fen bigint,
  inpatient_fen bigint not null,
  lump_sum_fen bigint not null,
  disease text,
  screened_at timestamptz(3) not null,
  constraint assessments_one_a_settlement primary key (id_index, settlement_no, fund),
  constraint assessments_pay_only_the_eligible check (reason is null or inpatient_fen + lump_sum_fen = 0),
  constraint assessments_never_exceed_the_rule
    check (inpatient_fen >= 0 and inpatient_fen <= coalesce(raw_benefit_fen, 0) and lump_sum_fen >= 0)
);
create index assessments_by_discharge on mutual_aid.assessments using brin (discharged_on);
comment on table mutual_aid.assessments is 'What the rule says of each settlement in force that was screened; rewritten when screening again says otherwise.';
comment on column mutual_aid.assessments.id_index is 'Keyed blind index of the id number.';
comment on column mutual_aid.assessments.fund is 'Key of the fund.';
comment on column mutual_aid.assessments.settlement_no is 'The settlement.';
comment on column mutual_aid.assessments.batch_id is 'The import that brought the settlement.';
comment on column mutual_aid.assessments.discharged_on is 'Its discharge day, which decides quarter and policy version.';
comment on column mutual_aid.assessments.org_id is 'The union of the cover that applies; null when not covered.';
comment on column mutual_aid.assessments.reason is 'Why it is not eligible; null when it is.';
comment on column mutual_aid.assessments.policy_version is 'Version in force on the discharge day; null when there was none.';
comment on column mutual_aid.assessments.policy_year is 'First day of the policy year; null without a version.';
comment on column mutual_aid.assessments.own_fen is 'Own pay of this settlement (x).';
comment on column mutual_aid.assessments.own_before_fen is 'Own pay accumulated in the policy year before it (A); null when refused.';
comment on column mutual_aid.assessments.raw_benefit_fen is 'round_half_up(f(A + x) − f(A)) before the cap; null when refused.';
comment on column mutual_aid.assessments.paid_before_fen is 'Inpatient benefits of the policy year before it; null when refused.';
comment on column mutual_aid.assessments.inpatient_fen is 'Inpatient benefit after the cap.';
comment on column mutual_aid.assessments.lump_sum_fen is 'Lump sum for a disease, due the first time.';
comment on column mutual_aid.assessments.disease is 'Name of the disease among the version''s, if the diagnosis is one and the record was not refused.';
comment on column mutual_aid.assessments.screened_at is 'When screening last changed this row.';

alter table mutual_aid.policies enable row level security;
alter table mutual_aid.covers enable row level security;
alter table mutual_aid.settlements enable row level security;
alter table mutual_aid.settlement_batches enable row level security;
alter table mutual_aid.settlement_marks enable row level security;
alter table mutual_aid.assessments enable row level security;
create policy system_sees_all on mutual_aid.policies to gonghui_system using (true) with check (true);
create policy system_sees_all on mutual_aid.covers to gonghui_system using (true) with check (true);
create policy system_sees_all on mutual_aid.settlements to gonghui_system using (true) with check (true);
create policy system_sees_all on mutual_aid.settlement_batches to gonghui_system using (true) with check (true);
create policy system_sees_all on mutual_aid.settlement_marks to gonghui_system using (true) with check (true);
create policy system_sees_all on mutual_aid.assessments to gonghui_system using (true) with check (true);
grant select, insert on mutual_aid.policies to gonghui_app, gonghui_system;
grant select, insert, update, delete on mutual_aid.covers to gonghui_app, gonghui_system;
grant select on mutual_aid.settlements, mutual_aid.settlement_batches, mutual_aid.settlements_in_force to gonghui_app, gonghui_system;
grant select on mutual_aid.settlement_marks, mutual_aid.assessments to gonghui_app;
grant select, insert, update, delete on mutual_aid.settlement_marks, mutual_aid.assessments to gonghui_system;

create function mutual_aid.batch_table(batch uuid) returns text
  language sql immutable
  return 'settlements_' || replace(batch::text, '-', '');
comment on function mutual_aid.batch_table(uuid) is 'Name of a batch''s partition.';

create function mutual_aid.lock_fund(fund text) returns void
  language sql
  begin atomic
    select pg_advisory_xact_lock(hashtextextended('mutual_aid.attach_batch ' || fund, 0));
  end;
comment on function mutual_aid.lock_fund(text) is 'Lets one transaction at a time bring settlements into a fund or screen them, until it ends.';

create function mutual_aid.open_batch(batch uuid) returns text
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  name text := mutual_aid.batch_table(batch);
begin
  execute format(
    'create table mutual_aid.%I (like mutual_aid.settlements including defaults including constraints including comments,
       constraint settlements_of_one_batch check (batch_id = %L))', name, batch);
  execute format('alter table mutual_aid.%I alter column batch_id set default %L', name, batch);
  execute format('comment on table mutual_aid.%I is %L', name, 'Settlements of one import.');
  execute format('grant select, insert, update, delete, truncate on mutual_aid.%I to gonghui_system', name);
  return 'mutual_aid.' || name;
end $$;
comment on function mutual_aid.open_batch(uuid) is 'Makes the table into which a batch is copied and tells its qualified name.';

create function mutual_aid.attach_batch(batch uuid, of_fund text) returns void
  language plpgsql security definer set search_path = pg_catalog set maintenance_work_mem = '256MB'
as $$
declare
  name text := mutual_aid.batch_table(batch);
  doubled text;
begin
  perform mutual_aid.lock_fund(of_fund);
  execute format('alter table mutual_aid.%I add primary key (id_index, settlement_no, batch_id)', name);
  execute format('create unique index on mutual_aid.%I (settlement_no)', name);
  execute format('analyze mutual_aid.%I', name);
  if exists (select from mutual_aid.settlement_batches known where known.fund = of_fund) then
    execute format(
      'select fresh.settlement_no from mutual_aid.%I fresh
       join mutual_aid.settlements known using (settlement_no)
       where known.batch_id = any(array(select batch_id from mutual_aid.settlement_batches where fund = %L)) limit 1',
      name, of_fund) into doubled;
    if doubled is not null then
      raise unique_violation using message = format('settlement %s is already known to the fund', doubled),
        constraint = 'settlements_number_once_a_fund', schema = 'mutual_aid', table = 'settlements';
    end if;
  end if;
  execute format('alter table mutual_aid.settlements attach partition mutual_aid.%I for values in (%L)', name, batch);
  execute format('alter table mutual_aid.%I drop constraint settlements_of_one_batch', name);
  execute format('alter table mutual_aid.%I enable row level security', name);
  execute format('revoke all on mutual_aid.%I from gonghui_system', name);
  execute format(
    'insert into mutual_aid.settlement_batches (batch_id, fund, first_discharge, last_discharge)
     select %L, %L, min(discharged_on), max(discharged_on) from mutual_aid.%I', batch, of_fund, name);
end $$;
comment on function mutual_aid.attach_batch(uuid, text) is 'Indexes a copied batch, proves that none of its numbers is known to the fund, and makes it part of settlements.';

create function mutual_aid.drop_batch(batch uuid) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  if exists (select from mutual_aid.settlement_batches known where known.batch_id = batch) then
    raise exception 'batch % is attached and stays', batch;
  end if;
  execute format('drop table if exists mutual_aid.%I', mutual_aid.batch_table(batch));
end $$;
comment on function mutual_aid.drop_batch(uuid) is 'Throws away a batch that was never attached.';

revoke all on function mutual_aid.open_batch(uuid), mutual_aid.attach_batch(uuid, text), mutual_aid.drop_batch(uuid) from public;
grant execute on function mutual_aid.open_batch(uuid), mutual_aid.attach_batch(uuid, text), mutual_aid.drop_batch(uuid) to gonghui_system;

-- A function, and a cheap one to the planner, because it is asked only where a cover's own start is too recent; spelled
-- out in the screening it would seem to cost more than everything else there and hide what the joins cost.
create function mutual_aid.chain_start(of_fund text, of_id_index uuid, of_starts_on date) returns date
  language sql stable parallel safe cost 10
begin atomic
  select max(link.starts_on) from mutual_aid.covers link
  where link.fund = of_fund and link.id_index = of_id_index and link.starts_on <= of_starts_on
    and not exists (
      select from mutual_aid.covers before
      where before.fund = of_fund and before.id_index = of_id_index
        and before.starts_on < link.starts_on and before.ends_on >= link.starts_on - 1
    );
end;
comment on function mutual_aid.chain_start(text, uuid, date) is 'First day of the unbroken chain of covers that leads to the one starting on a day.';

create aggregate mutual_aid.total(bigint) (sfunc = int8pl, stype = bigint, initcond = '0', parallel = safe);
comment on aggregate mutual_aid.total(bigint) is 'A sum that stays a bigint, 0 for nothing; the built-in one turns every running sum into a numeric.';

-- The running total of a policy year: a benefit is cut at its version's cap, and a cap that fell below what was
-- already paid takes nothing back.
create function mutual_aid.add_below_cap(paid bigint, benefit bigint, cap bigint) returns bigint
  language plpgsql immutable parallel safe
as $$ begin return greatest(paid, least(paid + benefit, cap)); end $$;
comment on function mutual_aid.add_below_cap(bigint, bigint, bigint) is 'One step of paid_below_cap.';

create aggregate mutual_aid.paid_below_cap(benefit bigint, cap bigint) (
  sfunc = mutual_aid.add_below_cap, stype = bigint, initcond = '0', parallel = safe
);
comment on aggregate mutual_aid.paid_below_cap(bigint, bigint) is 'Inpatient benefits paid so far in a policy year; used over an ordered window.';
