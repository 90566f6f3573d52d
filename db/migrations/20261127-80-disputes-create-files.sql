-- The file of a labour dispute from its first word to the money: parties, wages owed month by month, evidence, dated facts from which
-- the terms of the law are counted, mediation, agreement, arbitration and payments.
create schema disputes;
comment on schema disputes is 'Labour disputes: claims, joint handling, mediation, arbitration, payment, and what is learnt from them.';
grant usage on schema disputes to gonghui_app, gonghui_system;

create table disputes.stations (
  id uuid not null,
  org_id uuid not null,
  org_path uuid[] not null,
  name text not null,
  industry text not null,
  place text not null,
  phone text not null,
  opened_on date not null,
  closed_on date,
  constraint stations_have_one_id primary key (id),
  constraint stations_are_on_their_path check (org_path[cardinality(org_path)] = org_id),
  constraint stations_close_after_they_open check (closed_on is null or closed_on >= opened_on)
);
create unique index stations_are_named_once on disputes.stations (org_id, name) where closed_on is null;
create index stations_subtrees on disputes.stations using gin (org_path);
comment on table disputes.stations is 'Service stations at which a union takes claims in person. Known to everyone.';
comment on column disputes.stations.id is 'Id.';
comment on column disputes.stations.org_id is 'The union that keeps it and handles what is brought there.';
comment on column disputes.stations.org_path is 'From the root to that union.';
comment on column disputes.stations.name is 'Name on the door.';
comment on column disputes.stations.industry is 'The industry it serves.';
comment on column disputes.stations.place is 'Where it is.';
comment on column disputes.stations.phone is 'Its telephone.';
comment on column disputes.stations.opened_on is 'First day.';
comment on column disputes.stations.closed_on is 'First day on which it is no more.';

create table disputes.firms (
  id uuid not null,
  org_id uuid not null,
  org_path uuid[] not null,
  name text not null,
  credit_code text collate "C",
  industry text not null,
  region_id uuid not null,
  address text not null,
  contact text not null,
  entered_at timestamptz(3) not null,
  constraint firms_have_one_id primary key (id),
  constraint firms_are_on_their_path check (org_path[cardinality(org_path)] = org_id)
);
create unique index firms_once_by_code on disputes.firms (org_id, credit_code) where credit_code is not null;
create unique index firms_once_by_name on disputes.firms (org_id, name);
create index firms_subtrees on disputes.firms using gin (org_path);
comment on table disputes.firms is 'Firms that a union deals with in disputes: respondents, addressees of letters, guests of schools, subjects of a diagnosis.';
comment on column disputes.firms.id is 'Id.';
comment on column disputes.firms.org_id is 'The union that keeps the record.';
comment on column disputes.firms.org_path is 'From the root to that union.';
comment on column disputes.firms.name is 'Full name.';
comment on column disputes.firms.credit_code is 'Unified social credit code, once known.';
comment on column disputes.firms.industry is 'Its industry.';
comment on column disputes.firms.region_id is 'The region where it is: a county''s or city''s union.';
comment on column disputes.firms.address is 'Where letters reach it.';
comment on column disputes.firms.contact is 'Whom to ask for, as the firm says it.';
comment on column disputes.firms.entered_at is 'When it was entered.';

create table disputes.disputes (
  owner_id uuid not null,
  id uuid not null,
  org_path uuid[] not null,
  station_id uuid,
  channel text not null,
  source text not null,
  place text not null,
  claimant_name text not null,
  contact_sealed bytea,
  occupation text not null,
  is_migrant boolean not null,
  employment text not null,
  ended_on date,
  known_on date,
  subjects text[] not null,
  other_fen bigint not null,
  other_what text not null,
  story text not null,
  classes text[] not null default '{}',
  risk_flags text[] not null default '{}',
  officer_id uuid,
  officer_name text,
  claimed_fen bigint not null,
  recovered_fen bigint not null default 0,
  way text,
  main_id uuid,
  entered_by text,
  filed_at timestamptz(3) not null,
  registered_at timestamptz(3),
  paid_at timestamptz(3),
  closed_on date,
  constraint disputes_of_a_person primary key (owner_id, id),
  constraint disputes_came_by_a_channel check (channel in ('station', 'app', 'hotline', 'referral')),
  constraint disputes_have_a_source check (source in ('claimant', 'labour-bureau', 'court', 'public', 'publicity')),
  constraint disputes_know_the_employment check (employment in ('employed', 'ended', 'unclear') and (employment = 'ended') = (ended_on is not null)),
  constraint disputes_claim_no_less_than_nothing check (claimed_fen >= 0 and other_fen >= 0 and recovered_fen >= 0),
  constraint disputes_are_nobodys_own_part check (main_id is distinct from id)
);
create unique index disputes_id on disputes.disputes (id);
create index disputes_below_1 on disputes.disputes ((org_path[1]), id desc) where org_path[1] is not null;
create index disputes_below_2 on disputes.disputes ((org_path[2]), id desc) where org_path[2] is not null;
create index disputes_below_3 on disputes.disputes ((org_path[3]), id desc) where org_path[3] is not null;
create index disputes_below_4 on disputes.disputes ((org_path[4]), id desc) where org_path[4] is not null;
create index disputes_below_5 on disputes.disputes ((org_path[5]), id desc) where org_path[5] is not null;
create index disputes_below_6 on disputes.disputes ((org_path[6]), id desc) where org_path[6] is not null;
create index disputes_below_7 on disputes.disputes ((org_path[7]), id desc) where org_path[7] is not null;
create index disputes_of_a_series on disputes.disputes (main_id) where main_id is not null;
comment on table disputes.disputes is 'Files of labour disputes, each a case of the same id. The state is the case''s.';
comment on column disputes.disputes.owner_id is 'The worker whose claim it is.';
comment on column disputes.disputes.id is 'Id of the file and of its case.';
comment on column disputes.disputes.org_path is 'From the root to the union that handles it, which need not be the worker''s own.';
comment on column disputes.disputes.station_id is 'The station at which it was raised.';
comment on column disputes.disputes.channel is 'How it came: station, app, hotline or referral.';
comment on column disputes.disputes.source is 'Whose lead it is: the claimant''s own, the labour bureau''s, the court''s, the public''s or of publicity.';
comment on column disputes.disputes.place is 'Where it was raised, in words.';
comment on column disputes.disputes.claimant_name is 'Name of the worker.';
comment on column disputes.disputes.contact_sealed is 'Telephone of the worker for this matter.';
comment on column disputes.disputes.occupation is 'What the worker does.';
comment on column disputes.disputes.is_migrant is 'Whether the worker is a rural migrant worker.';
comment on column disputes.disputes.employment is 'Whether the employment goes on: employed, ended or unclear.';
comment on column disputes.disputes.ended_on is 'Day on which the employment ended.';
comment on column disputes.disputes.known_on is 'Day on which the worker knew or should have known of the harm.';
comment on column disputes.disputes.subjects is 'What it is about.';
comment on column disputes.disputes.other_fen is 'What is claimed beside wages, in fen.';
comment on column disputes.disputes.other_what is 'What that is for.';
comment on column disputes.disputes.story is 'What happened, in the worker''s words.';
comment on column disputes.disputes.classes is 'Classes: wages of migrant workers, typical, of common interest.';
comment on column disputes.disputes.risk_flags is 'What makes it urgent or dangerous.';
comment on column disputes.disputes.officer_id is 'The one person in charge.';
comment on column disputes.disputes.officer_name is 'Her name then.';
comment on column disputes.disputes.claimed_fen is 'Everything claimed, in fen.';
comment on column disputes.disputes.recovered_fen is 'Everything paid so far, in fen.';
comment on column disputes.disputes.way is 'The way in which it was ended.';
comment on column disputes.disputes.main_id is 'The main case of the series that it is a part of.';
comment on column disputes.disputes.entered_by is 'The officer who entered it for the worker; null when the worker did.';
comment on column disputes.disputes.filed_at is 'When it was raised.';
comment on column disputes.disputes.registered_at is 'When it was taken on.';
comment on column disputes.disputes.paid_at is 'When the last of what is due was paid.';
comment on column disputes.disputes.closed_on is 'Day on which it was closed.';

create table disputes.parties (
  owner_id uuid not null,
  dispute_id uuid not null,
  seq integer not null,
  kind text not null,
  part text not null,
  name text not null,
  credit_code text collate "C",
  firm_id uuid,
  signer_id uuid,
  signer_name text,
  signer_post text,
  constraint parties_in_order primary key (owner_id, dispute_id, seq),
  constraint parties_belong_to_a_dispute foreign key (owner_id, dispute_id) references disputes.disputes (owner_id, id),
  constraint parties_are_firms_or_persons check (kind in ('firm', 'person')),
  constraint parties_have_a_part check (part in ('employer', 'contractor', 'subcontractor', 'dispatcher', 'platform', 'third')),
  constraint parties_sign_by_a_named_person check ((signer_id is null) = (signer_name is null))
);
create index parties_of_a_firm on disputes.parties (firm_id) where firm_id is not null;
comment on table disputes.parties is 'Whom a claim is against, and third parties.';
comment on column disputes.parties.owner_id is 'The worker whose claim it is.';
comment on column disputes.parties.dispute_id is 'The dispute.';
comment on column disputes.parties.seq is 'Order; the first is the respondent.';
comment on column disputes.parties.kind is 'firm or person.';
comment on column disputes.parties.part is 'What it is in the matter: employer, contractor and so on.';
comment on column disputes.parties.name is 'Its name.';
comment on column disputes.parties.credit_code is 'Unified social credit code of a firm.';
comment on column disputes.parties.firm_id is 'The record of the firm, once it was found or made.';
comment on column disputes.parties.signer_id is 'Who signs for it.';
comment on column disputes.parties.signer_name is 'Name of who signs for it.';
comment on column disputes.parties.signer_post is 'As what: legal representative, attorney.';

create table disputes.wages (
  owner_id uuid not null,
  dispute_id uuid not null,
  month date not null,
  owed_fen bigint not null,
  constraint wages_once_a_month primary key (owner_id, dispute_id, month),
  constraint wages_belong_to_a_dispute foreign key (owner_id, dispute_id) references disputes.disputes (owner_id, id),
  constraint wages_are_of_a_month check (extract(day from month) = 1),
  constraint wages_are_owed check (owed_fen > 0)
);
comment on table disputes.wages is 'Wages owed, month by month.';
comment on column disputes.wages.owner_id is 'The worker.';
comment on column disputes.wages.dispute_id is 'The dispute.';
comment on column disputes.wages.month is 'First day of the month.';
comment on column disputes.wages.owed_fen is 'What is owed for it, in fen.';

create table disputes.evidence (
  owner_id uuid not null,
  id uuid not null,
  dispute_id uuid not null,
  kind text not null,
  title text not null,
  file_id uuid not null,
  audience text not null,
  added_by text not null,
  added_side text not null,
  added_at timestamptz(3) not null,
  constraint evidence_of_a_person primary key (owner_id, id),
  constraint evidence_belongs_to_a_dispute foreign key (owner_id, dispute_id) references disputes.disputes (owner_id, id),
  constraint evidence_is_for_someone check (audience in ('all', 'bodies', 'union')),
  constraint evidence_comes_from_a_side check (added_side in ('claimant', 'union', 'body'))
);
create index evidence_of_a_dispute on disputes.evidence (dispute_id, id);
comment on table disputes.evidence is 'Evidence on file, each with its paper or picture and who may see it. Never changed.';
comment on column disputes.evidence.owner_id is 'The worker whose claim it is.';
comment on column disputes.evidence.id is 'Id.';
comment on column disputes.evidence.dispute_id is 'The dispute.';
comment on column disputes.evidence.kind is 'What it is: contract, attendance, pay slip and so on.';
comment on column disputes.evidence.title is 'What it shows.';
comment on column disputes.evidence.file_id is 'The file.';
comment on column disputes.evidence.audience is 'all: the worker too; bodies: the union and bodies that take part; union: its officers alone.';
comment on column disputes.evidence.added_by is 'Name of who added it.';
comment on column disputes.evidence.added_side is 'claimant, union or a body called in.';
comment on column disputes.evidence.added_at is 'When.';

create table disputes.dated_facts (
  owner_id uuid not null,
  id uuid not null,
  dispute_id uuid not null,
  kind text not null,
  from_on date not null,
  until_on date,
  note text not null,
  entered_by text not null,
  entered_at timestamptz(3) not null,
  voided_because text,
  constraint dated_facts_of_a_person primary key (owner_id, id),
  constraint dated_facts_belong_to_a_dispute foreign key (owner_id, dispute_id) references disputes.disputes (owner_id, id),
  constraint dated_facts_end_after_they_begin check (until_on is null or until_on >= from_on)
);
create index dated_facts_of_a_dispute on disputes.dated_facts (dispute_id, from_on, id);
comment on table disputes.dated_facts is 'Days from which the terms of the law are counted: receipts, notices, interruptions, and suspensions as periods.';
comment on column disputes.dated_facts.owner_id is 'The worker whose claim it is.';
comment on column disputes.dated_facts.id is 'Id.';
comment on column disputes.dated_facts.dispute_id is 'The dispute.';
comment on column disputes.dated_facts.kind is 'What happened.';
comment on column disputes.dated_facts.from_on is 'The day, or the first day of a period.';
comment on column disputes.dated_facts.until_on is 'Last day of a period; null for a day or for one that lasts.';
comment on column disputes.dated_facts.note is 'What shows it.';
comment on column disputes.dated_facts.entered_by is 'Name of who entered it.';
comment on column disputes.dated_facts.entered_at is 'When.';
comment on column disputes.dated_facts.voided_because is 'Why it does not count, when it was entered in error.';

create table disputes.mediations (
  owner_id uuid not null,
  id uuid not null,
  dispute_id uuid not null,
  held_at timestamptz(3) not null,
  place text not null,
  mediator_id uuid not null,
  mediator_name text not null,
  org_id uuid not null,
  outcome text not null,
  note text not null,
  recorded_at timestamptz(3) not null,
  constraint mediations_of_a_person primary key (owner_id, id),
  constraint mediations_belong_to_a_dispute foreign key (owner_id, dispute_id) references disputes.disputes (owner_id, id),
  constraint mediations_come_out_somehow check (outcome in ('agreed', 'adjourned', 'failed'))
);
create index mediations_of_a_dispute on disputes.mediations (dispute_id, held_at);
comment on table disputes.mediations is 'Meetings of the parties with a mediator, and what came of each. Never changed.';
comment on column disputes.mediations.owner_id is 'The worker whose claim it is.';
comment on column disputes.mediations.id is 'Id.';
comment on column disputes.mediations.dispute_id is 'The dispute.';
comment on column disputes.mediations.held_at is 'When it was held.';
comment on column disputes.mediations.place is 'Where.';
comment on column disputes.mediations.mediator_id is 'The mediator.';
comment on column disputes.mediations.mediator_name is 'Her name then.';
comment on column disputes.mediations.org_id is 'In the name of which organisation.';
comment on column disputes.mediations.outcome is 'agreed, adjourned or failed.';
comment on column disputes.mediations.note is 'What was said.';
comment on column disputes.mediations.recorded_at is 'When it was entered.';

create table disputes.agreements (
  owner_id uuid not null,
  id uuid not null,
  dispute_id uuid not null,
  way text not null,
  amount_fen bigint not null,
  pay_by date not null,
  terms text not null,
  document_id uuid,
  file_id uuid,
  org_id uuid not null,
  drafted_by text not null,
  drafted_at timestamptz(3) not null,
  signed_at timestamptz(3),
  revoked_at timestamptz(3),
  constraint agreements_of_a_person primary key (owner_id, id),
  constraint agreements_belong_to_a_dispute foreign key (owner_id, dispute_id) references disputes.disputes (owner_id, id),
  constraint agreements_are_on_record check ((document_id is null) <> (file_id is null)),
  constraint agreements_on_paper_are_signed check (file_id is null or signed_at is not null),
  constraint agreements_give_something check (amount_fen > 0)
);
create unique index agreements_one_in_hand on disputes.agreements (dispute_id) where revoked_at is null;
create unique index agreements_of_a_document on disputes.agreements (document_id) where document_id is not null;
comment on table disputes.agreements is 'What the parties agreed: signed on the platform as a document, or on paper that is on file.';
comment on column disputes.agreements.owner_id is 'The worker whose claim it is.';
comment on column disputes.agreements.id is 'Id.';
comment on column disputes.agreements.dispute_id is 'The dispute.';
comment on column disputes.agreements.way is 'mediation, settlement before a suit, mediation in arbitration, or in enforcement.';
comment on column disputes.agreements.amount_fen is 'What is to be paid, in fen.';
comment on column disputes.agreements.pay_by is 'Last day of payment.';
comment on column disputes.agreements.terms is 'What else was agreed.';
comment on column disputes.agreements.document_id is 'The document that is signed on the platform.';
comment on column disputes.agreements.file_id is 'The paper, when it was signed by hand.';
comment on column disputes.agreements.org_id is 'The mediating organisation.';
comment on column disputes.agreements.drafted_by is 'Name of who drew it up.';
comment on column disputes.agreements.drafted_at is 'When.';
comment on column disputes.agreements.signed_at is 'When the last side signed.';
comment on column disputes.agreements.revoked_at is 'When it was put aside.';

create table disputes.arbitrations (
  owner_id uuid not null,
  dispute_id uuid not null,
  commission text not null,
  number text not null,
  applied_on date not null,
  accepted_on date,
  refused_on date,
  refused_because text,
  arbitrators text[] not null default '{}',
  extended_days integer not null default 0,
  extension_by text,
  result text,
  award_on date,
  award_fen bigint,
  is_final boolean,
  received_on date,
  perform_by date,
  sued_on date,
  judged_on date,
  judged_fen bigint,
  enforcement_on date,
  constraint arbitrations_once_a_dispute primary key (owner_id, dispute_id),
  constraint arbitrations_belong_to_a_dispute foreign key (owner_id, dispute_id) references disputes.disputes (owner_id, id),
  constraint arbitrations_are_taken_or_refused check (accepted_on is null or refused_on is null),
  constraint arbitrations_are_extended_by_fifteen_days_at_most check (extended_days between 0 and 15),
  constraint arbitrations_come_out_somehow check (result in ('award', 'dismissed', 'withdrawn')),
  constraint arbitrations_follow_in_order check (coalesce(accepted_on, applied_on) >= applied_on and coalesce(award_on, applied_on) >= applied_on)
);
comment on table disputes.arbitrations is 'Arbitration of a dispute and what followed it: award, suit, judgment, enforcement.';
comment on column disputes.arbitrations.owner_id is 'The worker whose claim it is.';
comment on column disputes.arbitrations.dispute_id is 'The dispute.';
comment on column disputes.arbitrations.commission is 'The arbitration commission.';
comment on column disputes.arbitrations.number is 'Number of the case there.';
comment on column disputes.arbitrations.applied_on is 'Day on which the commission received the application.';
comment on column disputes.arbitrations.accepted_on is 'Day of acceptance.';
comment on column disputes.arbitrations.refused_on is 'Day of refusal.';
comment on column disputes.arbitrations.refused_because is 'Why it was refused.';
comment on column disputes.arbitrations.arbitrators is 'Names of the arbitrators.';
comment on column disputes.arbitrations.extended_days is 'Days by which the term of the award was extended.';
comment on column disputes.arbitrations.extension_by is 'Who approved the extension.';
comment on column disputes.arbitrations.result is 'award, dismissed or withdrawn.';
comment on column disputes.arbitrations.award_on is 'Day of the award.';
comment on column disputes.arbitrations.award_fen is 'What was awarded, in fen.';
comment on column disputes.arbitrations.is_final is 'Whether the award is final.';
comment on column disputes.arbitrations.received_on is 'Day on which the worker received the award.';
comment on column disputes.arbitrations.perform_by is 'Last day of performance.';
comment on column disputes.arbitrations.sued_on is 'Day on which a suit was filed.';
comment on column disputes.arbitrations.judged_on is 'Day of the judgment.';
comment on column disputes.arbitrations.judged_fen is 'What was adjudged, in fen.';
comment on column disputes.arbitrations.enforcement_on is 'Day on which enforcement was asked for.';

create table disputes.payments (
  owner_id uuid not null,
  id uuid not null,
  dispute_id uuid not null,
  paid_at timestamptz(3) not null,
  amount_fen bigint not null,
  way text not null,
  file_id uuid,
  note text not null,
  recorded_by text not null,
  recorded_at timestamptz(3) not null,
  confirmed_at timestamptz(3),
  voided_at timestamptz(3),
  voided_by text,
  voided_because text,
  constraint payments_of_a_person primary key (owner_id, id),
  constraint payments_belong_to_a_dispute foreign key (owner_id, dispute_id) references disputes.disputes (owner_id, id),
  constraint payments_pay_something check (amount_fen > 0),
  constraint payments_are_voided_for_a_reason check ((voided_at is null) = (voided_because is null))
);
create index payments_of_a_dispute on disputes.payments (dispute_id, paid_at);
comment on table disputes.payments is 'Money that reached the worker from the other side. One entered in error is voided, never changed.';
comment on column disputes.payments.owner_id is 'The worker.';
comment on column disputes.payments.id is 'Id.';
comment on column disputes.payments.dispute_id is 'The dispute.';
comment on column disputes.payments.paid_at is 'When it was paid.';
comment on column disputes.payments.amount_fen is 'How much, in fen.';
comment on column disputes.payments.way is 'On what: mediation, settlement before a suit, award, judgment, enforcement.';
comment on column disputes.payments.file_id is 'The receipt.';
comment on column disputes.payments.note is 'How it was paid.';
comment on column disputes.payments.recorded_by is 'Name of who entered it.';
comment on column disputes.payments.recorded_at is 'When it was entered.';
comment on column disputes.payments.confirmed_at is 'When the worker said that it has come.';
comment on column disputes.payments.voided_at is 'When it was voided.';
comment on column disputes.payments.voided_by is 'Name of who voided it.';
comment on column disputes.payments.voided_because is 'Why.';

alter table disputes.stations enable row level security;
alter table disputes.firms enable row level security;
alter table disputes.disputes enable row level security;
alter table disputes.parties enable row level security;
alter table disputes.wages enable row level security;
alter table disputes.evidence enable row level security;
alter table disputes.dated_facts enable row level security;
alter table disputes.mediations enable row level security;
alter table disputes.agreements enable row level security;
alter table disputes.arbitrations enable row level security;
alter table disputes.payments enable row level security;
create policy stations_are_known_to_all on disputes.stations for select to gonghui_app using (true);
create policy stations_open_inside_a_scope on disputes.stations for insert to gonghui_app with check (org_path && platform.scope_orgs());
create policy stations_change_inside_a_scope on disputes.stations for update to gonghui_app
  using (org_path && platform.scope_orgs()) with check (org_path && platform.scope_orgs());
create policy firms_in_scope on disputes.firms to gonghui_app
  using (org_path && platform.scope_orgs()) with check (org_path && platform.scope_orgs());
create policy disputes_in_scope on disputes.disputes to gonghui_app
  using (platform.in_scope(owner_id, org_path)) with check (platform.in_scope(owner_id, org_path));
create policy parties_of_a_visible_dispute on disputes.parties to gonghui_app
  using (exists (select from disputes.disputes d where d.owner_id = parties.owner_id and d.id = parties.dispute_id));
create policy wages_of_a_visible_dispute on disputes.wages to gonghui_app
  using (exists (select from disputes.disputes d where d.owner_id = wages.owner_id and d.id = wages.dispute_id));
create policy evidence_of_a_visible_dispute on disputes.evidence to gonghui_app
  using (exists (select from disputes.disputes d where d.owner_id = evidence.owner_id and d.id = evidence.dispute_id));
create policy dated_facts_of_a_visible_dispute on disputes.dated_facts to gonghui_app
  using (exists (select from disputes.disputes d where d.owner_id = dated_facts.owner_id and d.id = dated_facts.dispute_id));
create policy mediations_of_a_visible_dispute on disputes.mediations to gonghui_app
  using (exists (select from disputes.disputes d where d.owner_id = mediations.owner_id and d.id = mediations.dispute_id));
create policy agreements_of_a_visible_dispute on disputes.agreements to gonghui_app
  using (exists (select from disputes.disputes d where d.owner_id = agreements.owner_id and d.id = agreements.dispute_id));
create policy arbitrations_of_a_visible_dispute on disputes.arbitrations to gonghui_app
  using (exists (select from disputes.disputes d where d.owner_id = arbitrations.owner_id and d.id = arbitrations.dispute_id));
create policy payments_of_a_visible_dispute on disputes.payments to gonghui_app
  using (exists (select from disputes.disputes d where d.owner_id = payments.owner_id and d.id = payments.dispute_id));
create policy system_sees_all on disputes.stations to gonghui_system using (true) with check (true);
create policy system_sees_all on disputes.firms to gonghui_system using (true) with check (true);
create policy system_sees_all on disputes.disputes to gonghui_system using (true) with check (true);
create policy system_sees_all on disputes.parties to gonghui_system using (true) with check (true);
create policy system_sees_all on disputes.wages to gonghui_system using (true) with check (true);
create policy system_sees_all on disputes.evidence to gonghui_system using (true) with check (true);
create policy system_sees_all on disputes.dated_facts to gonghui_system using (true) with check (true);
create policy system_sees_all on disputes.mediations to gonghui_system using (true) with check (true);
create policy system_sees_all on disputes.agreements to gonghui_system using (true) with check (true);
create policy system_sees_all on disputes.arbitrations to gonghui_system using (true) with check (true);
create policy system_sees_all on disputes.payments to gonghui_system using (true) with check (true);
grant select, insert, update on disputes.stations, disputes.firms, disputes.disputes, disputes.parties, disputes.agreements,
  disputes.arbitrations to gonghui_app, gonghui_system;
grant select, insert, delete on disputes.wages to gonghui_app, gonghui_system;
grant select, insert on disputes.evidence, disputes.dated_facts, disputes.mediations, disputes.payments to gonghui_app, gonghui_system;
grant update (voided_because) on disputes.dated_facts to gonghui_app, gonghui_system;
grant update (confirmed_at, voided_at, voided_by, voided_because) on disputes.payments to gonghui_app, gonghui_system;
grant delete on disputes.parties to gonghui_app, gonghui_system;
grant update (title) on disputes.evidence to gonghui_system;
grant update (note) on disputes.dated_facts, disputes.mediations, disputes.payments to gonghui_system;
