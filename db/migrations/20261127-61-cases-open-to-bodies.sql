-- Whose pseudonym it is stands in a table of its own, which nobody but the person and the platform can read.
create table cases.pseudonyms (
  owner_id uuid not null,
  case_id uuid not null,
  pseudonym uuid not null,
  number text collate "C" not null,
  title text not null,
  made_at timestamptz(3) not null,
  constraint pseudonyms_of_a_person primary key (owner_id, case_id),
  constraint pseudonyms_once_a_case unique (case_id)
);
comment on table cases.pseudonyms is 'Who stands behind an anonymous case. Every other table knows the pseudonym alone; without this row nobody can be found.';
comment on column cases.pseudonyms.owner_id is 'The person.';
comment on column cases.pseudonyms.case_id is 'Her anonymous case.';
comment on column cases.pseudonyms.pseudonym is 'The owner_id of the case and of all that belongs to it; drawn at random for each case.';
comment on column cases.pseudonyms.number is 'Number of the case, for her own copy.';
comment on column cases.pseudonyms.title is 'What it is about, for her own copy.';
comment on column cases.pseudonyms.made_at is 'When it was opened.';
alter table cases.pseudonyms enable row level security;
create policy pseudonyms_are_known_to_their_owner on cases.pseudonyms for select to gonghui_app using (owner_id = platform.scope_person());
create policy system_sees_all on cases.pseudonyms to gonghui_system using (true) with check (true);
grant select on cases.pseudonyms to gonghui_app, gonghui_system;
grant delete on cases.pseudonyms to gonghui_system;
grant update (title) on cases.pseudonyms to gonghui_system;

-- Only before the case is there: afterwards nobody can make herself the person behind it.
create function cases.take_pseudonyms(owners uuid[], of_cases uuid[], drawn uuid[], numbers text[], titles text[], at timestamptz) returns void
  language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
  if exists (select from cases.cases c where c.id = any(of_cases)) then raise exception 'a pseudonym is taken before its case is opened'; end if;
  insert into cases.pseudonyms (owner_id, case_id, pseudonym, number, title, made_at)
  select t.*, at from unnest(owners, of_cases, drawn, numbers, titles) as t;
end $$;
comment on function cases.take_pseudonyms(uuid[], uuid[], uuid[], text[], text[], timestamptz) is 'Keeps who stands behind anonymous cases that are about to be opened.';
revoke execute on function cases.take_pseudonyms(uuid[], uuid[], uuid[], text[], text[], timestamptz) from public;
grant execute on function cases.take_pseudonyms(uuid[], uuid[], uuid[], text[], text[], timestamptz) to gonghui_app, gonghui_system;

alter table cases.cases
  add column anonymous boolean not null default false,
  add column channel text collate "C" not null default 'self',
  add column rounds smallint not null default 1,
  add column body_ids uuid[],
  add column shared_with uuid[],
  add column recorded text[],
  add column followed boolean not null default false,
  drop constraint cases_desk_is_in_their_path,
  add constraint cases_desk_is_in_their_path_or_a_body check (desk_org_id is null or desk_org_id = any(org_path) or desk_org_id = any(body_ids)),
  add constraint cases_come_by_a_known_channel check (channel in ('self', 'officer', 'hotline', 'station', 'referral', 'occasion')),
  add constraint cases_go_round_at_least_once check (rounds >= 1);
comment on column cases.cases.anonymous is 'The person is not named: owner_id is a pseudonym.';
comment on column cases.cases.channel is 'How it came in: self, officer, hotline, station, referral, occasion.';
comment on column cases.cases.rounds is '1, and one more for each time it came back from being closed or put to the person.';
comment on column cases.cases.body_ids is 'Organisations that take part now beside those of the path; null for none.';
comment on column cases.cases.shared_with is 'These and all above them that are not in the path: who may read what is shared with bodies.';
comment on column cases.cases.recorded is 'Clocks that ask for one record a case and have it.';
comment on column cases.cases.followed is 'Other cases were merged into it; their owners hear what becomes of it.';

create table cases.bodies (
  owner_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  org_id uuid not null,
  org_path uuid[] not null,
  role text collate "C" not null,
  note text not null,
  called_by_name text not null,
  called_at timestamptz(3) not null,
  due_on date,
  arrived_at timestamptz(3),
  arrived_by_name text,
  ended_at timestamptz(3),
  constraint bodies_of_a_case primary key (owner_id, id),
  constraint bodies_have_a_role check (role in ('desk', 'joint', 'called')),
  constraint bodies_note_is_short check (length(note) <= 500),
  constraint bodies_path_ends_with_them check (org_path[cardinality(org_path)] = org_id)
);
create unique index bodies_take_part_once on cases.bodies (case_id, org_id) where ended_at is null;
create index bodies_called on cases.bodies (org_id, called_at, id) where arrived_at is null and ended_at is null and role = 'called';
create index bodies_below on cases.bodies using gin (org_path) where ended_at is null;
comment on table cases.bodies is 'Organisations outside the path that take part in a case: at its desk, jointly (联合办理), or called to report in (吹哨报到).';
comment on column cases.bodies.owner_id is 'Whose case it is.';
comment on column cases.bodies.id is 'Id of the call.';
comment on column cases.bodies.case_id is 'The case.';
comment on column cases.bodies.org_id is 'The organisation.';
comment on column cases.bodies.org_path is 'From the root to it.';
comment on column cases.bodies.role is 'desk: it has or had the case; joint: handles it together; called: was whistled for.';
comment on column cases.bodies.note is 'What it was called for.';
comment on column cases.bodies.called_by_name is 'Who called it.';
comment on column cases.bodies.called_at is 'When.';
comment on column cases.bodies.due_on is 'Until when it has to report in.';
comment on column cases.bodies.arrived_at is 'When it reported in.';
comment on column cases.bodies.arrived_by_name is 'Who reported in.';
comment on column cases.bodies.ended_at is 'When it was released; null while it takes part.';

create table cases.shares (
  owner_id uuid not null,
  case_id uuid not null,
  org_id uuid not null,
  org_path uuid[] not null,
  type text collate "C" not null,
  state text collate "C" not null,
  opened_at timestamptz(3) not null,
  due_on date,
  late_since date,
  constraint shares_once_an_org primary key (owner_id, case_id, org_id)
);
create index shares_newest on cases.shares (org_id, type, state, opened_at desc, case_id desc);
create index shares_late on cases.shares (org_id, due_on, case_id) where late_since is not null;
create index shares_of_a_case on cases.shares (case_id);
comment on table cases.shares is 'Fan-out of bodies: one row for each organisation outside a case''s path that has a body on it or below it, in the order of its lists.';
comment on column cases.shares.owner_id is 'Whose case it is.';
comment on column cases.shares.case_id is 'The case.';
comment on column cases.shares.org_id is 'A body, or an organisation above one, that is not in the path of the case.';
comment on column cases.shares.org_path is 'From the root to it.';
comment on column cases.shares.type is 'As the case has it.';
comment on column cases.shares.state is 'As the case has it.';
comment on column cases.shares.opened_at is 'As the case has it.';
comment on column cases.shares.due_on is 'As the case has it.';
comment on column cases.shares.late_since is 'As the case has it.';

alter table cases.counts drop constraint counts_reach_is_known, add constraint counts_reach_is_known check (reach in ('subtree', 'shared', 'desk'));
alter table cases.count_changes drop constraint count_changes_reach_is_known, add constraint count_changes_reach_is_known check (reach in ('subtree', 'shared', 'desk'));
comment on column cases.counts.reach is 'subtree: everything below it and its own; shared: of others, what it or one below takes part in; desk: what waits at its own desk.';
comment on column cases.count_changes.reach is 'subtree, shared or desk.';

alter table cases.events
  add column audience text collate "C" not null default 'all',
  add constraint events_have_an_audience check (audience in ('all', 'union', 'bodies'));
comment on column cases.events.audience is 'all: the person too; bodies: the union and bodies; union: officers of the path alone.';

create table cases.attachments (
  owner_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  seq integer not null,
  file_id uuid not null,
  name text not null,
  type text not null,
  bytes bigint not null,
  digest text not null,
  audience text collate "C" not null,
  attached_at timestamptz(3) not null,
  constraint attachments_of_a_case primary key (owner_id, id),
  constraint attachments_have_an_audience check (audience in ('all', 'union', 'bodies'))
);
create index attachments_in_order on cases.attachments (owner_id, case_id, seq);
create unique index attachments_id on cases.attachments (id);
comment on table cases.attachments is 'Papers of a case. Who may read the case and belongs to the audience may open them.';
comment on column cases.attachments.owner_id is 'Whose case it is.';
comment on column cases.attachments.id is 'Id of the attachment.';
comment on column cases.attachments.case_id is 'The case.';
comment on column cases.attachments.seq is 'The event that tells of it.';
comment on column cases.attachments.file_id is 'The file as it was uploaded.';
comment on column cases.attachments.name is 'Its name, cleaned.';
comment on column cases.attachments.type is 'Media type, told from its bytes.';
comment on column cases.attachments.bytes is 'Size.';
comment on column cases.attachments.digest is 'SHA-256 of the bytes, which is also their place.';
comment on column cases.attachments.audience is 'As events have it.';
comment on column cases.attachments.attached_at is 'When.';

create table cases.links (
  case_id uuid not null,
  to_id uuid not null,
  kind text collate "C" not null,
  made_at timestamptz(3) not null,
  made_by_name text not null,
  constraint links_once_a_kind primary key (case_id, to_id, kind),
  constraint links_lead_elsewhere check (case_id <> to_id),
  constraint links_have_a_kind check (kind in ('part', 'related', 'follows', 'merged'))
);
create index links_to on cases.links (to_id, kind);
create unique index links_part_of_one on cases.links (case_id, kind) where kind in ('part', 'merged');
comment on table cases.links is 'How cases hang together: a part of a series, related, follows another, merged into another.';
comment on column cases.links.case_id is 'The case that is a part, follows, or was merged.';
comment on column cases.links.to_id is 'The main one, the earlier one, or the other one.';
comment on column cases.links.kind is 'part (系列案), related, follows, merged (并案).';
comment on column cases.links.made_at is 'When.';
comment on column cases.links.made_by_name is 'Who linked them.';

create table cases.ratings (
  owner_id uuid not null,
  case_id uuid not null,
  round smallint not null,
  type text collate "C" not null,
  org_path uuid[] not null,
  desk_org_id uuid,
  stars smallint not null,
  poor boolean not null,
  text text,
  rated_at timestamptz(3) not null,
  constraint ratings_once_a_round primary key (owner_id, case_id, round),
  constraint ratings_are_one_to_five_stars check (stars between 1 and 5),
  constraint ratings_text_is_short check (length(text) <= 500)
);
create index ratings_of_a_case on cases.ratings (case_id);
comment on table cases.ratings is 'What the person thinks of how her case was handled, once a round.';
comment on column cases.ratings.owner_id is 'Whose case it is.';
comment on column cases.ratings.case_id is 'The case.';
comment on column cases.ratings.round is 'Which round of the case is rated.';
comment on column cases.ratings.type is 'Case type.';
comment on column cases.ratings.org_path is 'From the root to the home union, as it was then.';
comment on column cases.ratings.desk_org_id is 'Who had answered: the organisation of the last officer who moved the case.';
comment on column cases.ratings.stars is 'One to five.';
comment on column cases.ratings.poor is 'The type counts so few stars as not satisfied.';
comment on column cases.ratings.text is 'In her own words.';
comment on column cases.ratings.rated_at is 'When.';

drop policy cases_in_scope on cases.cases;
create policy cases_in_scope on cases.cases to gonghui_app
  using (platform.in_scope(owner_id, org_path) or coalesce(shared_with && platform.scope_orgs(), false)
    or (anonymous and exists (select from cases.pseudonyms p where p.case_id = cases.id and p.owner_id = platform.scope_person())));
drop policy events_of_a_visible_case on cases.events;
create policy events_of_a_visible_case on cases.events to gonghui_app
  using (exists (select from cases.cases c where c.owner_id = events.owner_id and c.id = events.case_id
    and (events.audience = 'all' or c.org_path && platform.scope_orgs()
      or (events.audience = 'bodies' and coalesce(c.shared_with && platform.scope_orgs(), false)))));

alter table cases.bodies enable row level security;
alter table cases.shares enable row level security;
alter table cases.attachments enable row level security;
alter table cases.links enable row level security;
alter table cases.ratings enable row level security;
create policy bodies_of_a_visible_case on cases.bodies to gonghui_app
  using (exists (select from cases.cases c where c.owner_id = bodies.owner_id and c.id = bodies.case_id));
create policy shares_in_scope on cases.shares for select to gonghui_app using (platform.in_scope(null, org_path));
create policy shares_of_a_visible_case on cases.shares to gonghui_app
  using (exists (select from cases.cases c where c.owner_id = shares.owner_id and c.id = shares.case_id));
create policy attachments_of_a_visible_case on cases.attachments to gonghui_app
  using (exists (select from cases.cases c where c.owner_id = attachments.owner_id and c.id = attachments.case_id
    and (attachments.audience = 'all' or c.org_path && platform.scope_orgs()
      or (attachments.audience = 'bodies' and coalesce(c.shared_with && platform.scope_orgs(), false)))));
create policy links_of_a_visible_case on cases.links to gonghui_app
  using (exists (select from cases.cases c where c.id = links.case_id) or exists (select from cases.cases c where c.id = links.to_id))
  with check (exists (select from cases.cases c where c.id = links.case_id) and exists (select from cases.cases c where c.id = links.to_id));
create policy ratings_of_a_visible_case on cases.ratings to gonghui_app
  using (exists (select from cases.cases c where c.owner_id = ratings.owner_id and c.id = ratings.case_id));
create policy system_sees_all on cases.bodies to gonghui_system using (true) with check (true);
create policy system_sees_all on cases.shares to gonghui_system using (true) with check (true);
create policy system_sees_all on cases.attachments to gonghui_system using (true) with check (true);
create policy system_sees_all on cases.links to gonghui_system using (true) with check (true);
create policy system_sees_all on cases.ratings to gonghui_system using (true) with check (true);
grant select, insert on cases.bodies, cases.attachments, cases.links, cases.ratings to gonghui_app, gonghui_system;
grant update (arrived_at, arrived_by_name, ended_at) on cases.bodies to gonghui_app, gonghui_system;
grant update (org_id, org_path) on cases.bodies to gonghui_system;
grant select, insert, delete on cases.shares to gonghui_app, gonghui_system;
grant update (org_path) on cases.ratings to gonghui_system;
grant update (note) on cases.bodies to gonghui_system;
grant update (name) on cases.attachments to gonghui_system;
grant update (text) on cases.ratings to gonghui_system;

create function cases.is_seen(of_case uuid) returns boolean
  language sql stable parallel safe
  return exists (select from cases.cases c where c.id = of_case);
comment on function cases.is_seen(uuid) is 'Whether the caller may read a case: for the policies of rows that belong to one, so that bodies and anonymous persons see them too.';

-- The officer who moves an anonymous case cannot know whom it concerns, and yet the person must hear of it in the same transaction.
create function cases.tell_anonymous(case_ids uuid[], notice_ids uuid[], titles text[], texts text[], links text[], at timestamptz) returns void
  language sql volatile security definer set search_path = pg_catalog
begin atomic
  select notices.put(array_agg(p.owner_id), array_agg(n.id), array_agg(n.title), array_agg(n.text), array_agg(n.link), at)
  from unnest(case_ids, notice_ids, titles, texts, links) as n (case_id, id, title, text, link)
  join cases.pseudonyms p on p.case_id = n.case_id;
end;
comment on function cases.tell_anonymous(uuid[], uuid[], text[], text[], text[], timestamptz) is 'Puts notices into the inbox of the persons behind anonymous cases, and tells the caller nothing of them.';
revoke execute on function cases.tell_anonymous(uuid[], uuid[], text[], text[], text[], timestamptz) from public;
grant execute on function cases.tell_anonymous(uuid[], uuid[], text[], text[], text[], timestamptz) to gonghui_app, gonghui_system;

-- Like the application's: the first 48 bits are the time, so that an inbox in the order of its ids is in the order of time.
create function cases.timed_id() returns uuid
  language sql volatile
  return (lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7'
    || substr(replace(gen_random_uuid()::text, '-', ''), 14))::uuid;
comment on function cases.timed_id() is 'A UUIDv7, for rows that a function writes.';

-- Whoever moves the main case need not see each one that was merged into it.
create function cases.tell_merged(mains uuid[], titles text[], texts text[], link text, at timestamptz) returns void
  language sql volatile security definer set search_path = pg_catalog
begin atomic
  with recursive below as (
    select m.id as main_id, l.case_id from unnest(mains) as m (id) join cases.links l on l.to_id = m.id and l.kind = 'merged'
    union
    select b.main_id, l.case_id from below b join cases.links l on l.to_id = b.case_id and l.kind = 'merged'
  )
  select notices.put(array_agg(coalesce(p.owner_id, c.owner_id)), array_agg(cases.timed_id()), array_agg(m.title),
    array_agg(left(replace(replace(m.text, '{number}', c.number), '{title}', c.title), 2000)), array_agg(replace(link, '{id}', c.id::text)), at)
  from unnest(mains, titles, texts) as m (id, title, text)
  join below b on b.main_id = m.id
  join cases.cases c on c.id = b.case_id
  left join cases.pseudonyms p on p.case_id = c.id
  where not c.anonymous or p.owner_id is not null;
end;
comment on function cases.tell_merged(uuid[], text[], text[], text, timestamptz) is 'Tells the owners of cases that were merged into others what became of these, and the caller nothing of them.';
revoke execute on function cases.tell_merged(uuid[], text[], text[], text, timestamptz) from public;
grant execute on function cases.tell_merged(uuid[], text[], text[], text, timestamptz) to gonghui_app, gonghui_system;

drop function cases.search(text, uuid[], text[], text[], text, timestamptz, uuid, integer);
create function cases.search(wanted text, roots uuid[], types text[], states text[], of_series text, before_at timestamptz, before_id uuid, most integer)
  returns setof uuid
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select c.id
    from cases.cases c
    where cases.bigrams(c.person_name || ' ' || c.title) @> cases.bigrams(wanted)
      and position(lower(wanted) in lower(c.person_name || ' ' || c.title)) > 0
      and exists (select from unnest(roots, types, states) as wish (root, type, state)
                  where (wish.root = any(c.org_path) or wish.root = any(c.shared_with)) and wish.type = c.type and wish.state = c.state)
      and (of_series is null or c.series = of_series)
      and (before_at is null or (c.opened_at, c.id) < (before_at, before_id))
      and (current_setting('role') = 'gonghui_system' or platform.in_scope(c.owner_id, c.org_path)
        or coalesce(c.shared_with && platform.scope_orgs(), false))
    order by c.opened_at desc, c.id desc
    limit most;
  end;
comment on function cases.search(text, uuid[], text[], text[], text, timestamptz, uuid, integer) is 'Newest cases whose person or title holds a text, inside the caller''s scope.';
revoke execute on function cases.search(text, uuid[], text[], text[], text, timestamptz, uuid, integer) from public;
grant execute on function cases.search(text, uuid[], text[], text[], text, timestamptz, uuid, integer) to gonghui_app, gonghui_system;
