create table mall.intents (
  owner_id uuid not null,
  id uuid not null,
  market_id uuid not null references mall.markets (org_id),
  org_path uuid[] not null,
  number text not null,
  occasion text not null,
  headcount integer not null,
  points_each bigint not null,
  issue_at timestamptz(3) not null,
  opens_at timestamptz(3) not null,
  closes_at timestamptz(3) not null,
  categories text[] not null,
  unspent text not null,
  kept_until date,
  document_id uuid,
  state text not null,
  drafted_by text not null,
  drafted_at timestamptz(3) not null,
  signed_at timestamptz(3),
  configured_by text,
  configured_at timestamptz(3),
  issue_started_at timestamptz(3),
  issued_at timestamptz(3),
  cancelled_at timestamptz(3),
  cancelled_because text,
  recipients integer not null default 0,
  configured_points bigint not null default 0,
  issued_people integer not null default 0,
  issued_points bigint not null default 0,
  failed_people integer not null default 0,
  constraint intents_of_a_union primary key (owner_id, id),
  constraint intents_are_numbered_once unique (number),
  constraint intents_are_for_somebody check (headcount between 1 and 5000000),
  constraint intents_give_something check (points_each between 1 and 100000000),
  constraint intents_open_before_they_close check (issue_at <= opens_at and opens_at < closes_at),
  constraint intents_say_what_becomes_of_the_rest check (unspent in ('return', 'keep') and (unspent = 'keep') = (kept_until is not null)),
  constraint intents_are_in_a_known_state check (state in ('draft', 'signing', 'signed', 'configured', 'issuing', 'issued', 'cancelled')),
  constraint intents_never_give_more_than_configured check (issued_points <= configured_points)
);
create unique index intents_id on mall.intents (id);
create index intents_at_the_root on mall.intents ((org_path[1]), id desc);
create index intents_below_level_1 on mall.intents ((org_path[2]), id desc);
create index intents_below_level_2 on mall.intents ((org_path[3]), id desc);
create index intents_below_level_3 on mall.intents ((org_path[4]), id desc);
create index intents_below_level_4 on mall.intents ((org_path[5]), id desc);
create index intents_below_level_5 on mall.intents ((org_path[6]), id desc);
create index intents_below_level_6 on mall.intents ((org_path[7]), id desc);
create index intents_to_issue on mall.intents (issue_at) where state = 'configured';
comment on table mall.intents is 'Letters of intent: a union asks for points for its people, for an occasion, to be spent in a window.';
comment on column mall.intents.owner_id is 'The union that asks.';
comment on column mall.intents.id is 'Id of the letter.';
comment on column mall.intents.market_id is 'The mall in which the points are spent.';
comment on column mall.intents.org_path is 'From the root to the union.';
comment on column mall.intents.number is 'Its number.';
comment on column mall.intents.occasion is 'What for, as workers read it.';
comment on column mall.intents.headcount is 'How many people the letter is for.';
comment on column mall.intents.points_each is 'Hundredths of a point each of them gets.';
comment on column mall.intents.issue_at is 'When the points go down.';
comment on column mall.intents.opens_at is 'First instant of the window.';
comment on column mall.intents.closes_at is 'First instant after the window.';
comment on column mall.intents.categories is 'Kinds of goods they may be spent on; empty for all.';
comment on column mall.intents.unspent is 'What becomes of unspent points: return to the union when the window closes, or keep until a day.';
comment on column mall.intents.kept_until is 'Last day of kept points.';
comment on column mall.intents.document_id is 'The signed document of kernel instruments; null for a draft.';
comment on column mall.intents.state is 'draft, signing, signed, configured (money set aside, list complete), issuing, issued, cancelled.';
comment on column mall.intents.drafted_by is 'Name of who wrote it.';
comment on column mall.intents.drafted_at is 'When.';
comment on column mall.intents.signed_at is 'When both sides had signed.';
comment on column mall.intents.configured_by is 'Name of who configured the points.';
comment on column mall.intents.configured_at is 'When.';
comment on column mall.intents.issue_started_at is 'When handing down began.';
comment on column mall.intents.issued_at is 'When it was finished.';
comment on column mall.intents.cancelled_at is 'When it was cancelled.';
comment on column mall.intents.cancelled_because is 'Why.';
comment on column mall.intents.recipients is 'How many people are on the list.';
comment on column mall.intents.configured_points is 'What was set aside for it, hundredths of a point.';
comment on column mall.intents.issued_people is 'How many people got theirs.';
comment on column mall.intents.issued_points is 'How much went down.';
comment on column mall.intents.failed_people is 'How many could not get theirs.';

create table mall.recipients (
  owner_id uuid not null,
  intent_id uuid not null,
  org_path uuid[] not null,
  place integer not null,
  name text not null,
  points bigint not null,
  state text not null default 'waiting',
  problem text,
  issued_at timestamptz(3),
  constraint recipients_once_an_intent primary key (owner_id, intent_id),
  constraint recipients_have_their_place unique (intent_id, place),
  constraint recipients_get_something check (points > 0),
  constraint recipients_are_in_a_known_state check (state in ('waiting', 'issued', 'failed') and (state = 'failed') = (problem is not null))
);
create index recipients_not_yet_issued on mall.recipients (intent_id, place) where state <> 'issued';
comment on table mall.recipients is 'Who gets points by a letter of intent, and what became of it.';
comment on column mall.recipients.owner_id is 'The person.';
comment on column mall.recipients.intent_id is 'The letter.';
comment on column mall.recipients.org_path is 'From the root to the union of the letter.';
comment on column mall.recipients.place is 'Place on the list, from 1; issuing goes along it.';
comment on column mall.recipients.name is 'Name when the list was made.';
comment on column mall.recipients.points is 'Hundredths of a point.';
comment on column mall.recipients.state is 'waiting, issued, or failed.';
comment on column mall.recipients.problem is 'Code of why it failed.';
comment on column mall.recipients.issued_at is 'When the points were booked.';

alter table mall.intents enable row level security;
alter table mall.recipients enable row level security;
create policy recipients_in_scope on mall.recipients to gonghui_app using (platform.in_scope(owner_id, org_path));
create policy intents_in_scope_or_hers on mall.intents to gonghui_app
  using (platform.in_scope(owner_id, org_path)
    or exists (select from mall.recipients r where r.owner_id = platform.scope_person() and r.intent_id = id));
create policy system_sees_all on mall.intents to gonghui_system using (true) with check (true);
create policy system_sees_all on mall.recipients to gonghui_system using (true) with check (true);
grant select, insert, update on mall.intents, mall.recipients to gonghui_app, gonghui_system;
grant delete on mall.recipients to gonghui_app, gonghui_system;
