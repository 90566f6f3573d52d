create schema instruments;
comment on schema instruments is 'Signed documents: a frozen text, who is to sign it, who has, and from when to when it is in force. Names no service.';
grant usage on schema instruments to gonghui_app, gonghui_system;

create table instruments.templates (
  kind text not null,
  version integer not null,
  document jsonb not null,
  published_at timestamptz(3) not null,
  constraint templates_one_of_each_version primary key (kind, version),
  constraint templates_count_from_one check (version >= 1)
);
comment on table instruments.templates is 'Wordings with places to fill in, in versions that never change: no role may update or delete.';
comment on column instruments.templates.kind is 'What kind of document, as one word of a service.';
comment on column instruments.templates.version is 'Number of the version.';
comment on column instruments.templates.document is 'Title, sides, fields and articles, as published.';
comment on column instruments.templates.published_at is 'When it was published.';

create table instruments.numbers (
  series text not null,
  year integer not null,
  last integer not null,
  constraint numbers_one_run_a_year primary key (series, year)
);
comment on table instruments.numbers is 'The last number drawn of each series and year. A number is drawn in the transaction of its document, so that none is missing.';
comment on column instruments.numbers.series is 'What stands before the number.';
comment on column instruments.numbers.year is 'The year.';
comment on column instruments.numbers.last is 'The last number drawn.';

create table instruments.documents (
  owner_id uuid not null,
  id uuid not null,
  org_path uuid[] not null,
  party_paths uuid[] not null,
  party_persons uuid[] not null,
  kind text not null,
  template_version integer not null,
  number text not null,
  title text not null,
  version integer not null,
  state text not null,
  code text not null,
  in_force_from date not null,
  in_force_until date,
  renews uuid,
  drafted_by text not null,
  drafted_at timestamptz(3) not null,
  completed_at timestamptz(3),
  revoked_at timestamptz(3),
  revoked_by text,
  revoked_because text,
  constraint documents_of_an_organisation primary key (owner_id, id),
  constraint documents_are_numbered_once unique (number),
  constraint documents_are_found_by_one_code unique (code),
  constraint documents_use_a_published_wording foreign key (kind, template_version) references instruments.templates (kind, version),
  constraint documents_end_after_they_begin check (in_force_until is null or in_force_until >= in_force_from),
  constraint documents_are_in_a_known_state check (state in ('signing', 'signed', 'revoked')),
  constraint documents_are_complete_when_signed check (state <> 'signed' or completed_at is not null),
  constraint documents_are_revoked_for_a_reason check ((state = 'revoked') = (revoked_because is not null))
);
create unique index documents_id on instruments.documents (id);
create unique index documents_renewed_once on instruments.documents (renews) where renews is not null and state <> 'revoked';
create index documents_of_a_person on instruments.documents using gin (party_persons);
create index documents_at_the_root on instruments.documents ((org_path[1]), id desc);
create index documents_below_level_1 on instruments.documents ((org_path[2]), id desc);
create index documents_below_level_2 on instruments.documents ((org_path[3]), id desc);
create index documents_below_level_3 on instruments.documents ((org_path[4]), id desc);
create index documents_below_level_4 on instruments.documents ((org_path[5]), id desc);
create index documents_below_level_5 on instruments.documents ((org_path[6]), id desc);
create index documents_below_level_6 on instruments.documents ((org_path[7]), id desc);
comment on table instruments.documents is 'Documents to be signed and signed ones. Their texts stand in instruments.texts and never change.';
comment on column instruments.documents.owner_id is 'The organisation that drew it up.';
comment on column instruments.documents.id is 'Id of the document.';
comment on column instruments.documents.org_path is 'From the root to that organisation.';
comment on column instruments.documents.party_paths is 'Every organisation on the path of a party: their officers read it.';
comment on column instruments.documents.party_persons is 'Persons who are parties themselves.';
comment on column instruments.documents.kind is 'Kind of its wording.';
comment on column instruments.documents.template_version is 'Version of the wording.';
comment on column instruments.documents.number is 'Its number.';
comment on column instruments.documents.title is 'Its title.';
comment on column instruments.documents.version is 'Version of the text that is to be signed or was.';
comment on column instruments.documents.state is 'signing, signed by every side, or revoked.';
comment on column instruments.documents.code is 'Code by which anyone who holds the paper can check it.';
comment on column instruments.documents.in_force_from is 'First day in force, once signed.';
comment on column instruments.documents.in_force_until is 'Last day in force; null for no end.';
comment on column instruments.documents.renews is 'The document that this one follows.';
comment on column instruments.documents.drafted_by is 'Name of who drew it up.';
comment on column instruments.documents.drafted_at is 'When.';
comment on column instruments.documents.completed_at is 'When the last side signed.';
comment on column instruments.documents.revoked_at is 'When it was revoked.';
comment on column instruments.documents.revoked_by is 'Name of who revoked it.';
comment on column instruments.documents.revoked_because is 'Why.';

create table instruments.texts (
  owner_id uuid not null,
  document_id uuid not null,
  version integer not null,
  fields jsonb not null,
  text text not null,
  digest text not null,
  frozen_by text not null,
  frozen_at timestamptz(3) not null,
  constraint texts_one_a_version primary key (owner_id, document_id, version),
  constraint texts_belong_to_a_document foreign key (owner_id, document_id) references instruments.documents (owner_id, id),
  constraint texts_are_what_their_digest_says check (digest = encode(sha256(convert_to(text, 'UTF8')), 'hex'))
);
comment on table instruments.texts is 'The text of each version, frozen: no role may update or delete. Another wording is another version, to be signed anew.';
comment on column instruments.texts.owner_id is 'The organisation that drew it up.';
comment on column instruments.texts.document_id is 'The document.';
comment on column instruments.texts.version is 'Version, from 1.';
comment on column instruments.texts.fields is 'What was filled in.';
comment on column instruments.texts.text is 'The whole text, one article a line.';
comment on column instruments.texts.digest is 'SHA-256 of the text; a signature names it.';
comment on column instruments.texts.frozen_by is 'Name of who wrote it.';
comment on column instruments.texts.frozen_at is 'When.';

create table instruments.parties (
  owner_id uuid not null,
  document_id uuid not null,
  side text not null,
  org_path uuid[] not null,
  party_id uuid not null,
  holder text not null,
  name text not null,
  constraint parties_one_a_side primary key (owner_id, document_id, side),
  constraint parties_belong_to_a_document foreign key (owner_id, document_id) references instruments.documents (owner_id, id),
  constraint parties_are_organisations_or_persons check (holder in ('org', 'person'))
);
comment on table instruments.parties is 'Who is to sign: an organisation by an officer of its own, or a person herself.';
comment on column instruments.parties.owner_id is 'The organisation that drew the document up.';
comment on column instruments.parties.document_id is 'The document.';
comment on column instruments.parties.side is 'Side of the wording: its key.';
comment on column instruments.parties.org_path is 'From the root to the organisation; empty for a person.';
comment on column instruments.parties.party_id is 'The organisation or person.';
comment on column instruments.parties.holder is 'org or person.';
comment on column instruments.parties.name is 'Name as the text says it.';

create table instruments.signatures (
  owner_id uuid not null,
  document_id uuid not null,
  version integer not null,
  side text not null,
  digest text not null,
  signer_id uuid not null,
  signer_name text not null,
  capacity text not null,
  means text not null,
  file_id uuid,
  signed_at timestamptz(3) not null,
  constraint signatures_one_a_side primary key (owner_id, document_id, version, side),
  constraint signatures_are_under_a_text foreign key (owner_id, document_id, version) references instruments.texts (owner_id, document_id, version),
  constraint signatures_are_of_a_party foreign key (owner_id, document_id, side) references instruments.parties (owner_id, document_id, side),
  constraint signatures_are_drawn_or_confirmed check (means in ('picture', 'password') and (means = 'picture') = (file_id is not null))
);
comment on table instruments.signatures is 'Who signed which version for which side, how and when. Never updated or deleted.';
comment on column instruments.signatures.owner_id is 'The organisation that drew the document up.';
comment on column instruments.signatures.document_id is 'The document.';
comment on column instruments.signatures.version is 'The version that was signed.';
comment on column instruments.signatures.side is 'The side it binds.';
comment on column instruments.signatures.digest is 'Digest of the text that the signer had before her.';
comment on column instruments.signatures.signer_id is 'Who signed.';
comment on column instruments.signatures.signer_name is 'Her name then.';
comment on column instruments.signatures.capacity is 'As what: the name of her role, or herself.';
comment on column instruments.signatures.means is 'picture of a signature, or confirmed by password.';
comment on column instruments.signatures.file_id is 'The picture.';
comment on column instruments.signatures.signed_at is 'When.';

create function instruments.draw_number(of_series text, of_year integer) returns integer
  language sql volatile security definer set search_path = pg_catalog
begin atomic
  insert into instruments.numbers as n (series, year, last) values (of_series, of_year, 1)
  on conflict (series, year) do update set last = n.last + 1
  returning last;
end;
comment on function instruments.draw_number(text, integer) is 'The next number of a series; numbers of one series are drawn one transaction after another and leave no gap.';

create function instruments.by_code(wanted text) returns table (
    number text, title text, state text, digest text, in_force_from date, in_force_until date, completed_at timestamptz, revoked_at timestamptz,
    side text, party text, signed_at timestamptz)
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select d.number, d.title, d.state, t.digest, d.in_force_from, d.in_force_until, d.completed_at, d.revoked_at, p.side, p.name, s.signed_at
  from instruments.documents d
  join instruments.texts t on (t.owner_id, t.document_id, t.version) = (d.owner_id, d.id, d.version)
  join instruments.parties p on (p.owner_id, p.document_id) = (d.owner_id, d.id) and p.holder = 'org'
  left join instruments.signatures s on (s.owner_id, s.document_id, s.version, s.side) = (p.owner_id, p.document_id, d.version, p.side)
  where d.code = wanted
  order by p.side;
end;
comment on function instruments.by_code(text) is 'What a holder of the paper may learn by its code: number, state, digest and which organisations signed; no person''s name and no text.';

revoke execute on function instruments.draw_number(text, integer), instruments.by_code(text) from public;
grant execute on function instruments.draw_number(text, integer), instruments.by_code(text) to gonghui_app, gonghui_system;

alter table instruments.documents enable row level security;
alter table instruments.texts enable row level security;
alter table instruments.parties enable row level security;
alter table instruments.signatures enable row level security;
create policy documents_in_scope_or_of_a_party on instruments.documents to gonghui_app
  using (platform.in_scope(owner_id, org_path) or party_paths && platform.scope_orgs() or platform.scope_person() = any(party_persons));
create policy texts_of_a_visible_document on instruments.texts to gonghui_app
  using (exists (select from instruments.documents d where d.owner_id = texts.owner_id and d.id = texts.document_id));
create policy parties_of_a_visible_document on instruments.parties to gonghui_app
  using (exists (select from instruments.documents d where d.owner_id = parties.owner_id and d.id = parties.document_id));
create policy signatures_of_a_visible_document on instruments.signatures to gonghui_app
  using (exists (select from instruments.documents d where d.owner_id = signatures.owner_id and d.id = signatures.document_id));
create policy system_sees_all on instruments.documents to gonghui_system using (true) with check (true);
create policy system_sees_all on instruments.texts to gonghui_system using (true) with check (true);
create policy system_sees_all on instruments.parties to gonghui_system using (true) with check (true);
create policy system_sees_all on instruments.signatures to gonghui_system using (true) with check (true);
grant select, insert on instruments.templates, instruments.documents, instruments.texts, instruments.parties, instruments.signatures to gonghui_app, gonghui_system;
grant update (version, state, in_force_from, in_force_until, completed_at, revoked_at, revoked_by, revoked_because) on instruments.documents to gonghui_app, gonghui_system;
grant update (org_path, party_paths) on instruments.documents to gonghui_system;
grant update (org_path) on instruments.parties to gonghui_system;
