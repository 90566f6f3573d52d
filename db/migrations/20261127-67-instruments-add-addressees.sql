create table instruments.addressees (
  owner_id uuid not null,
  document_id uuid not null,
  number smallint not null,
  kind text collate "C" not null,
  org_id uuid,
  org_path uuid[] not null,
  name text not null,
  reply_by date,
  constraint addressees_of_a_document primary key (owner_id, document_id, number),
  constraint addressees_belong_to_a_document foreign key (owner_id, document_id) references instruments.documents (owner_id, id),
  constraint addressees_are_of_a_kind check (kind in ('industry', 'firm', 'org')),
  constraint addressees_of_the_tree_are_organisations check ((kind = 'org') = (org_id is not null))
);
create index addressees_to_reply on instruments.addressees (reply_by) where reply_by is not null;
comment on table instruments.addressees is 'To whom a document goes who does not sign it: an industry, a firm outside the tree, or an organisation. Never changed.';
comment on column instruments.addressees.owner_id is 'The organisation that drew the document up.';
comment on column instruments.addressees.document_id is 'The document.';
comment on column instruments.addressees.number is 'Counts from 1 in the order of the text.';
comment on column instruments.addressees.kind is 'industry, firm or org.';
comment on column instruments.addressees.org_id is 'The organisation, where it is one of the tree.';
comment on column instruments.addressees.org_path is 'From the root to the organisation; empty otherwise.';
comment on column instruments.addressees.name is 'As the text says it.';
comment on column instruments.addressees.reply_by is 'By when an answer is asked for; null where none is.';

create table instruments.replies (
  owner_id uuid not null,
  document_id uuid not null,
  addressee smallint not null,
  seq integer not null,
  step text collate "C" not null,
  on_day date not null,
  text text not null,
  file_id uuid,
  reply_by date,
  recorded_by text not null,
  recorded_at timestamptz(3) not null,
  constraint replies_of_an_addressee primary key (owner_id, document_id, addressee, seq),
  constraint replies_belong_to_an_addressee foreign key (owner_id, document_id, addressee)
    references instruments.addressees (owner_id, document_id, number),
  constraint replies_are_steps check (step in ('sent', 'urged', 'replied', 'met', 'not-met'))
);
comment on table instruments.replies is 'What became of a document at each addressee, step by step: sent, urged, replied, found met or not. Never changed.';
comment on column instruments.replies.owner_id is 'The organisation that drew the document up.';
comment on column instruments.replies.document_id is 'The document.';
comment on column instruments.replies.addressee is 'Number of the addressee.';
comment on column instruments.replies.seq is 'Counts from 1.';
comment on column instruments.replies.step is 'sent, urged, replied, met or not-met.';
comment on column instruments.replies.on_day is 'On which day.';
comment on column instruments.replies.text is 'How it was sent, what was answered, what the check found.';
comment on column instruments.replies.file_id is 'The answer itself, or a proof.';
comment on column instruments.replies.reply_by is 'By when an answer is asked for from then on; null leaves the day as it was.';
comment on column instruments.replies.recorded_by is 'Name of who entered it.';
comment on column instruments.replies.recorded_at is 'When.';

alter table instruments.documents add column addressee_paths uuid[] not null default '{}';
comment on column instruments.documents.addressee_paths is 'Every organisation on the path of an addressee, once it was sent: their officers read it.';

alter table instruments.addressees enable row level security;
alter table instruments.replies enable row level security;
drop policy documents_in_scope_or_of_a_party on instruments.documents;
create policy documents_in_scope_of_a_party_or_addressee on instruments.documents to gonghui_app
  using (platform.in_scope(owner_id, org_path) or party_paths && platform.scope_orgs() or platform.scope_person() = any(party_persons)
    or addressee_paths && platform.scope_orgs());
create policy addressees_of_a_visible_document on instruments.addressees to gonghui_app
  using (exists (select from instruments.documents d where d.owner_id = addressees.owner_id and d.id = addressees.document_id));
create policy replies_of_a_visible_document on instruments.replies to gonghui_app
  using (exists (select from instruments.documents d where d.owner_id = replies.owner_id and d.id = replies.document_id));
create policy system_sees_all on instruments.addressees to gonghui_system using (true) with check (true);
create policy system_sees_all on instruments.replies to gonghui_system using (true) with check (true);
grant select, insert on instruments.addressees, instruments.replies to gonghui_app, gonghui_system;
grant update (addressee_paths) on instruments.documents to gonghui_app, gonghui_system;
grant update (org_path) on instruments.addressees to gonghui_system;
