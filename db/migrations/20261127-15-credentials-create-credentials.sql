-- Equality of ids beside overlap of days in one constraint; part of PostgreSQL's own distribution.
create extension if not exists btree_gist;

create schema credentials;
comment on schema credentials is 'Grades, certificates and tags that people hold from day to day, and the card that shows who somebody is. Names no service.';
grant usage on schema credentials to gonghui_app, gonghui_system;

create table credentials.kinds (
  key text collate "C" not null,
  family text collate "C" not null,
  name text not null,
  months integer,
  ladder text collate "C",
  rank integer,
  coded boolean not null,
  guarded_by text collate "C",
  constraint kinds_have_one_key primary key (key),
  constraint kinds_are_of_a_family check (family in ('tag', 'certificate', 'grade')),
  constraint kinds_last_some_months check (months > 0),
  constraint kinds_stand_on_a_ladder check ((ladder is null) = (rank is null))
);
comment on table credentials.kinds is 'What can be held, as data: written by whoever brings the kind, at each start or while running.';
comment on column credentials.kinds.key is 'Key: service and noun.';
comment on column credentials.kinds.family is 'tag, certificate or grade.';
comment on column credentials.kinds.name is 'What people call it.';
comment on column credentials.kinds.months is 'How long it usually lasts; null is for good.';
comment on column credentials.kinds.ladder is 'Grades of one ladder follow each other; null for what has no order.';
comment on column credentials.kinds.rank is 'Step of the ladder, the highest the best.';
comment on column credentials.kinds.coded is 'Whether each one bears a code by which anybody can verify it.';
comment on column credentials.kinds.guarded_by is 'Permission needed to learn that somebody holds it; null for whoever may see the person.';

create table credentials.held (
  owner_id uuid not null,
  id uuid not null,
  kind text collate "C" not null references credentials.kinds (key),
  subject text not null,
  number text,
  org_path uuid[] not null,
  issuer_org_id uuid references orgs.orgs (id),
  issuer_name text not null,
  valid_from date not null,
  valid_until date,
  ends_on date,
  proof text collate "C" not null,
  verified_by uuid,
  verified_by_name text not null,
  verified_on date not null,
  document_id uuid,
  remark text not null,
  code text collate "C",
  granted_at timestamptz(3) not null,
  constraint held_by_a_person primary key (owner_id, id),
  constraint held_by_a_known_person foreign key (owner_id) references people.persons (id),
  constraint held_for_some_days check (valid_until > valid_from),
  constraint held_no_longer_than_granted check (ends_on >= valid_from and (valid_until is null or ends_on <= valid_until)),
  constraint held_end_follows_the_grant check (valid_until is null or ends_on is not null),
  constraint held_code_is_unique unique (code),
  constraint held_proof_is_known check (proof in ('document', 'outside', 'list', 'rule', 'statement')),
  constraint held_once_at_a_time exclude using gist (owner_id with =, kind with =, subject with =, daterange(valid_from, ends_on) with &&)
);
create unique index held_id on credentials.held (id);
create index held_ending on credentials.held (ends_on, id) where ends_on is not null;
create index held_newest_1 on credentials.held ((org_path[1]), kind, valid_from desc, id desc) where org_path[1] is not null;
create index held_newest_2 on credentials.held ((org_path[2]), kind, valid_from desc, id desc) where org_path[2] is not null;
create index held_newest_3 on credentials.held ((org_path[3]), kind, valid_from desc, id desc) where org_path[3] is not null;
create index held_newest_4 on credentials.held ((org_path[4]), kind, valid_from desc, id desc) where org_path[4] is not null;
create index held_newest_5 on credentials.held ((org_path[5]), kind, valid_from desc, id desc) where org_path[5] is not null;
create index held_newest_6 on credentials.held ((org_path[6]), kind, valid_from desc, id desc) where org_path[6] is not null;
create index held_newest_7 on credentials.held ((org_path[7]), kind, valid_from desc, id desc) where org_path[7] is not null;
comment on table credentials.held is 'What people hold or held. What was granted is never edited; an early end is a row of revocations, mirrored in ends_on.';
comment on column credentials.held.owner_id is 'The holder.';
comment on column credentials.held.id is 'Id.';
comment on column credentials.held.kind is 'Its kind.';
comment on column credentials.held.subject is 'What it is for, such as the trade of a grade; empty where the kind says all.';
comment on column credentials.held.number is 'Number printed on it, if it has one.';
comment on column credentials.held.org_path is 'From the root to the union of the holder, or of the issuer while she has none; follows both.';
comment on column credentials.held.issuer_org_id is 'Organisation that issued it, when it is one of the tree.';
comment on column credentials.held.issuer_name is 'Who issued it, as it was called then.';
comment on column credentials.held.valid_from is 'First day.';
comment on column credentials.held.valid_until is 'First day on which it no longer holds, as granted; null is for good.';
comment on column credentials.held.ends_on is 'First day on which it no longer holds, in fact: earlier than granted when it was revoked.';
comment on column credentials.held.proof is 'What it rests on: a document, an outside check, a list, a rule of the platform, the holder''s statement.';
comment on column credentials.held.verified_by is 'Who verified it; null when no person did.';
comment on column credentials.held.verified_by_name is 'Name of whoever or whatever verified it.';
comment on column credentials.held.verified_on is 'When it was verified.';
comment on column credentials.held.document_id is 'The document it was verified on.';
comment on column credentials.held.remark is 'What else is to be known of the proof.';
comment on column credentials.held.code is 'Random code by which anybody can verify it; only of kinds that bear one.';
comment on column credentials.held.granted_at is 'When it was entered.';

create table credentials.revocations (
  owner_id uuid not null,
  credential_id uuid not null,
  ends_on date not null,
  reason text not null,
  revoked_by uuid,
  revoked_by_name text not null,
  revoked_at timestamptz(3) not null,
  constraint revocations_once_a_credential primary key (owner_id, credential_id),
  constraint revocations_of_a_credential foreign key (owner_id, credential_id) references credentials.held (owner_id, id),
  constraint revocations_give_a_reason check (length(reason) >= 2)
);
comment on table credentials.revocations is 'Credentials that ended early, each with its reason. Never changed.';
comment on column credentials.revocations.owner_id is 'The holder.';
comment on column credentials.revocations.credential_id is 'The credential.';
comment on column credentials.revocations.ends_on is 'First day on which it no longer holds.';
comment on column credentials.revocations.reason is 'Why.';
comment on column credentials.revocations.revoked_by is 'Who revoked it; null for the platform.';
comment on column credentials.revocations.revoked_by_name is 'Her name.';
comment on column credentials.revocations.revoked_at is 'When.';

create table credentials.reminders (
  owner_id uuid not null,
  credential_id uuid not null,
  ends_on date not null,
  reminded_at timestamptz(3) not null,
  constraint reminders_once_an_end primary key (owner_id, credential_id, ends_on),
  constraint reminders_of_a_credential foreign key (owner_id, credential_id) references credentials.held (owner_id, id)
);
comment on table credentials.reminders is 'Holders who were told that something is about to end.';
comment on column credentials.reminders.owner_id is 'The holder.';
comment on column credentials.reminders.credential_id is 'The credential.';
comment on column credentials.reminders.ends_on is 'The end she was told of.';
comment on column credentials.reminders.reminded_at is 'When.';

create sequence credentials.card_serials;
create table credentials.cards (
  owner_id uuid not null,
  serial bigint not null,
  issued_at timestamptz(3) not null,
  constraint cards_one_a_person primary key (owner_id),
  constraint cards_of_a_person foreign key (owner_id) references people.persons (id),
  constraint cards_have_one_serial unique (serial)
);
comment on table credentials.cards is 'The card of a person; its code changes every half minute and is computed, not stored.';
comment on column credentials.cards.owner_id is 'Whose card it is.';
comment on column credentials.cards.serial is 'What the code hides.';
comment on column credentials.cards.issued_at is 'When it was first shown.';

create table credentials.card_uses (
  owner_id uuid not null,
  step bigint not null,
  purpose text collate "C" not null,
  used_by uuid,
  used_by_name text not null,
  used_at timestamptz(3) not null,
  constraint card_uses_one_a_code primary key (owner_id, step)
);
comment on table credentials.card_uses is 'Codes of cards that were used; none is used twice. Never changed.';
comment on column credentials.card_uses.owner_id is 'Whose card it is.';
comment on column credentials.card_uses.step is 'Half minute of the code, counted since 1970.';
comment on column credentials.card_uses.purpose is 'What it was used for: service and verb.';
comment on column credentials.card_uses.used_by is 'Who took it.';
comment on column credentials.card_uses.used_by_name is 'Her name.';
comment on column credentials.card_uses.used_at is 'When.';

create table credentials.wrong_card_codes (
  owner_id uuid not null,
  id uuid not null,
  tried_at timestamptz(3) not null,
  constraint wrong_card_codes_of_a_reader primary key (owner_id, id)
);
create index wrong_card_codes_lately on credentials.wrong_card_codes (owner_id, tried_at desc);
create index wrong_card_codes_to_forget on credentials.wrong_card_codes (tried_at);
comment on table credentials.wrong_card_codes is 'Card codes that were nobody''s, by whoever read them; too many stop the reader. Forgotten after a day.';
comment on column credentials.wrong_card_codes.owner_id is 'Who read the code.';
comment on column credentials.wrong_card_codes.id is 'Id.';
comment on column credentials.wrong_card_codes.tried_at is 'When.';

alter table credentials.kinds enable row level security;
alter table credentials.held enable row level security;
alter table credentials.revocations enable row level security;
alter table credentials.reminders enable row level security;
alter table credentials.cards enable row level security;
alter table credentials.card_uses enable row level security;
alter table credentials.wrong_card_codes enable row level security;
create policy kinds_are_known_to_all on credentials.kinds for select to gonghui_app using (true);
create policy held_in_scope on credentials.held for select to gonghui_app using (platform.in_scope(owner_id, org_path));
-- Nobody grants herself: the holder alone is no scope for writing.
create policy held_is_granted_from_above on credentials.held for insert to gonghui_app with check (org_path && platform.scope_orgs());
create policy held_ends_from_above on credentials.held for update to gonghui_app
  using (org_path && platform.scope_orgs()) with check (org_path && platform.scope_orgs());
create policy revocations_of_visible_credentials on credentials.revocations for select to gonghui_app
  using (exists (select from credentials.held h where h.owner_id = revocations.owner_id and h.id = credential_id));
create policy revocations_from_above on credentials.revocations for insert to gonghui_app
  with check (exists (select from credentials.held h
    where h.owner_id = revocations.owner_id and h.id = credential_id and h.org_path && platform.scope_orgs()));
create policy cards_are_their_owners on credentials.cards to gonghui_app
  using (owner_id = platform.scope_person()) with check (owner_id = platform.scope_person());
create policy uses_are_seen_by_the_owner on credentials.card_uses for select to gonghui_app using (owner_id = platform.scope_person());
create policy system_sees_all on credentials.kinds to gonghui_system using (true) with check (true);
create policy system_sees_all on credentials.held to gonghui_system using (true) with check (true);
create policy system_sees_all on credentials.revocations to gonghui_system using (true) with check (true);
create policy system_sees_all on credentials.reminders to gonghui_system using (true) with check (true);
create policy system_sees_all on credentials.cards to gonghui_system using (true) with check (true);
create policy system_sees_all on credentials.card_uses to gonghui_system using (true) with check (true);
create policy system_sees_all on credentials.wrong_card_codes to gonghui_system using (true) with check (true);
grant select on credentials.kinds to gonghui_app;
grant select, insert, update on credentials.kinds to gonghui_system;
grant select, insert, update (ends_on) on credentials.held to gonghui_app;
grant select, insert, update (ends_on, org_path) on credentials.held to gonghui_system;
grant select, insert on credentials.revocations to gonghui_app, gonghui_system;
grant select, insert on credentials.reminders to gonghui_system;
grant usage on sequence credentials.card_serials to gonghui_app, gonghui_system;
grant select, insert on credentials.cards to gonghui_app, gonghui_system;
grant select on credentials.card_uses to gonghui_app;
grant select, insert on credentials.card_uses to gonghui_system;
grant select, insert, delete on credentials.wrong_card_codes to gonghui_system;

-- Whoever holds a code is shown what it proves, and nothing else.
create function credentials.held_with_code(wanted text)
  returns table (owner_id uuid, kind text, subject text, number text, issuer_name text, valid_from date, valid_until date, ends_on date, name text)
  language sql stable security definer set search_path = ''
as $$
  select h.owner_id, h.kind, h.subject, h.number, h.issuer_name, h.valid_from, h.valid_until, h.ends_on, p.name::text
  from credentials.held h join people.persons p on p.id = h.owner_id where h.code = wanted
$$;
comment on function credentials.held_with_code(text) is 'The credential that bears a code, for anybody who has the code.';
revoke execute on function credentials.held_with_code(text) from public;
grant execute on function credentials.held_with_code(text) to gonghui_app, gonghui_system;
