create schema indicators;
comment on schema indicators is 'Facts and the sums of them. Facts are append-only; every sum can be made again from them.';
grant usage on schema indicators to gonghui_app, gonghui_system;

create table indicators.facts (
  owner_id uuid not null,
  id uuid not null,
  kind text not null,
  org_path uuid[] not null,
  person_id uuid,
  day date not null,
  quantity integer not null,
  amount bigint not null,
  subject_id uuid not null,
  recorded_at timestamptz(3) not null,
  constraint facts_of_an_owner primary key (owner_id, id),
  constraint facts_stand_in_the_tree check (cardinality(org_path) between 1 and 7)
);
-- One index per level of the tree: whoever asks finds her rows in the order of the list, at any depth and size.
create index facts_of_level_1 on indicators.facts ((org_path[1]), kind, day desc, id desc);
create index facts_of_level_2 on indicators.facts ((org_path[2]), kind, day desc, id desc) where org_path[2] is not null;
create index facts_of_level_3 on indicators.facts ((org_path[3]), kind, day desc, id desc) where org_path[3] is not null;
create index facts_of_level_4 on indicators.facts ((org_path[4]), kind, day desc, id desc) where org_path[4] is not null;
create index facts_of_level_5 on indicators.facts ((org_path[5]), kind, day desc, id desc) where org_path[5] is not null;
create index facts_of_level_6 on indicators.facts ((org_path[6]), kind, day desc, id desc) where org_path[6] is not null;
create index facts_of_level_7 on indicators.facts ((org_path[7]), kind, day desc, id desc) where org_path[7] is not null;
comment on table indicators.facts is 'What became true, one row each. Never updated or deleted; a correction is a further fact with negative quantity on the same day.';
comment on column indicators.facts.owner_id is 'The person; where nobody in particular is counted, the organisation.';
comment on column indicators.facts.id is 'Id of the fact.';
comment on column indicators.facts.kind is 'Which indicator it counts for.';
comment on column indicators.facts.org_path is 'From the root to the organisation it happened in, as the tree stood on the day.';
comment on column indicators.facts.person_id is 'The person counted, or null.';
comment on column indicators.facts.day is 'Day on which it was so.';
comment on column indicators.facts.quantity is '人次; negative in a correction.';
comment on column indicators.facts.amount is 'Fen; negative in a correction.';
comment on column indicators.facts.subject_id is 'The claim, order or class it comes from.';
comment on column indicators.facts.recorded_at is 'When the platform learned it, so that a number can be told as it was known on a past day.';

create table indicators.pending (
  owner_id uuid not null,
  id uuid not null,
  constraint pending_facts primary key (owner_id, id)
);
comment on table indicators.pending is 'Facts that are not yet in the roll-ups; readers add them, a job folds them in.';
comment on column indicators.pending.owner_id is 'Owner of the fact.';
comment on column indicators.pending.id is 'The fact.';

create table indicators.month_totals (
  org_id uuid not null,
  kind text not null,
  month date not null,
  org_path uuid[] not null,
  parent_id uuid generated always as (org_path[cardinality(org_path) - 1]) stored,
  cases bigint not null,
  amount bigint not null,
  constraint month_totals_one_per_cell primary key (org_id, kind, month)
);
create index month_totals_of_children on indicators.month_totals (parent_id, kind, month);
comment on table indicators.month_totals is 'Roll-up of 人次 and amounts by organisation (itself and all below it), kind and month.';
comment on column indicators.month_totals.org_id is 'The organisation.';
comment on column indicators.month_totals.kind is 'Which indicator.';
comment on column indicators.month_totals.month is 'First day of the month.';
comment on column indicators.month_totals.org_path is 'From the root to the organisation, as its facts say.';
comment on column indicators.month_totals.parent_id is 'The organisation above; a column of its own, because row-level security keeps an expression away from its index.';
comment on column indicators.month_totals.cases is 'Sum of quantities.';
comment on column indicators.month_totals.amount is 'Sum of amounts, fen.';

create table indicators.month_people (
  org_id uuid not null,
  kind text not null,
  month date not null,
  previous_month date not null,
  org_path uuid[] not null,
  people bigint not null,
  constraint month_people_one_per_cell primary key (org_id, kind, month, previous_month)
);
comment on table indicators.month_people is 'Roll-up of 人: how many people have a fact in a month whose last one before was in another. The distinct people of any span of months are those whose previous month lies before it.';
comment on column indicators.month_people.org_id is 'The organisation; the previous month is counted under it as well.';
comment on column indicators.month_people.kind is 'Which indicator.';
comment on column indicators.month_people.month is 'First day of the month.';
comment on column indicators.month_people.previous_month is 'First day of the month of the people''s fact before; -infinity for their first.';
comment on column indicators.month_people.org_path is 'From the root to the organisation, as its facts say.';
comment on column indicators.month_people.people is 'How many people.';

create table indicators.presences (
  owner_id uuid not null,
  kind text not null,
  month date not null,
  org_path uuid[] not null,
  quantity bigint not null,
  constraint presences_of_a_person primary key (owner_id, kind, month, org_path)
);
comment on table indicators.presences is 'Which months a person was counted in and where, as far as the roll-ups know; what month_people is counted from.';
comment on column indicators.presences.owner_id is 'The person.';
comment on column indicators.presences.kind is 'Which indicator.';
comment on column indicators.presences.month is 'First day of the month.';
comment on column indicators.presences.org_path is 'From the root to the organisation of the facts.';
comment on column indicators.presences.quantity is 'Sum of quantities; the person is present while it is above zero.';

create table indicators.openings (
  owner_id uuid not null,
  id uuid not null,
  kind text not null,
  org_path uuid[] not null,
  cases bigint not null,
  amount bigint not null,
  qualifier text not null,
  source text not null,
  until_day date not null,
  recorded_at timestamptz(3) not null,
  constraint openings_of_an_organisation primary key (owner_id, id),
  constraint openings_one_of_a_kind unique (owner_id, kind),
  constraint openings_say_how_exact check (qualifier in ('exact', 'and-more', 'many', 'nearly')),
  constraint openings_name_their_source check (length(source) > 0)
);
comment on table indicators.openings is 'Numbers from before the platform, taken over from reports and never mixed with facts. Never updated or deleted.';
comment on column indicators.openings.owner_id is 'The organisation that reported it.';
comment on column indicators.openings.id is 'Id of the opening.';
comment on column indicators.openings.kind is 'Which indicator.';
comment on column indicators.openings.org_path is 'From the root to the organisation.';
comment on column indicators.openings.cases is '人次 as reported.';
comment on column indicators.openings.amount is 'Fen as reported.';
comment on column indicators.openings.qualifier is 'How exact the report is: exact, and-more (余), many (多), nearly (近).';
comment on column indicators.openings.source is 'The document it was taken from.';
comment on column indicators.openings.until_day is 'Last day it covers.';
comment on column indicators.openings.recorded_at is 'When it was taken over.';

create function indicators.record(
  fact_ids uuid[], kinds text[], paths text[], persons uuid[], days date[], quantities integer[], amounts bigint[], subjects uuid[], at timestamptz
) returns void
  language sql volatile security definer set search_path = pg_catalog
begin atomic
  with written as (
    insert into indicators.facts (owner_id, id, kind, org_path, person_id, day, quantity, amount, subject_id, recorded_at)
    select coalesce(f.person_id, (f.path::uuid[])[cardinality(f.path::uuid[])]), f.id, f.kind, f.path::uuid[], f.person_id, f.day, f.quantity,
      f.amount, f.subject_id, at
    from unnest(fact_ids, kinds, paths, persons, days, quantities, amounts, subjects) as f (id, kind, path, person_id, day, quantity, amount, subject_id)
    returning owner_id, id
  )
  insert into indicators.pending (owner_id, id) select owner_id, id from written;
end;
comment on function indicators.record(uuid[], text[], text[], uuid[], date[], integer[], bigint[], uuid[], timestamptz) is 'Writes facts and leaves them for the roll-ups; the only writer of facts.';

create function indicators.add_totals(owners uuid[], ids uuid[]) returns void
  language sql volatile
begin atomic
  insert into indicators.month_totals as t (org_id, kind, month, org_path, cases, amount)
  select o.org_id, f.kind, date_trunc('month', f.day::timestamp)::date, max(f.org_path[1:o.level]), sum(f.quantity), sum(f.amount)
  from unnest(owners, ids) as taken (owner_id, id)
  join indicators.facts f on f.owner_id = taken.owner_id and f.id = taken.id
  cross join lateral unnest(f.org_path) with ordinality as o (org_id, level)
  group by 1, 2, 3
  on conflict (org_id, kind, month) do update
    set cases = t.cases + excluded.cases, amount = t.amount + excluded.amount, org_path = excluded.org_path;
end;
comment on function indicators.add_totals(uuid[], uuid[]) is 'Adds facts to the totals of every organisation on their paths.';

create function indicators.add_people(owners uuid[], ids uuid[]) returns void
  language sql volatile
begin atomic
  insert into indicators.presences as p (owner_id, kind, month, org_path, quantity)
  select f.person_id, f.kind, date_trunc('month', f.day::timestamp)::date, f.org_path, sum(f.quantity)
  from unnest(owners, ids) as taken (owner_id, id)
  join indicators.facts f on f.owner_id = taken.owner_id and f.id = taken.id
  where f.person_id is not null
  group by 1, 2, 3, 4
  on conflict (owner_id, kind, month, org_path) do update set quantity = p.quantity + excluded.quantity;

  with added as (
    select f.person_id as owner_id, f.kind, date_trunc('month', f.day::timestamp)::date as month, f.org_path, sum(f.quantity) as quantity
    from unnest(owners, ids) as taken (owner_id, id)
    join indicators.facts f on f.owner_id = taken.owner_id and f.id = taken.id
    where f.person_id is not null
    group by 1, 2, 3, 4
  ), standing as (
    -- Added up instead of joined: a misjudged join of two long lists would take minutes.
    select owner_id, kind, month, org_path, sum(quantity) as quantity, sum(added) as added
    from (
      select p.owner_id, p.kind, p.month, p.org_path, p.quantity, 0 as added
      from (select distinct owner_id, kind from added) person
      join indicators.presences p on p.owner_id = person.owner_id and p.kind = person.kind
      union all
      select owner_id, kind, month, org_path, 0, quantity from added
    ) either
    group by owner_id, kind, month, org_path
  ), months as (
    select o.org_id, s.kind, s.owner_id, s.month, max(s.org_path[1:o.level]) as path,
      bool_or(s.quantity - s.added > 0) as was_present, bool_or(s.quantity > 0) as is_present
    from standing s cross join lateral unnest(s.org_path) with ordinality as o (org_id, level)
    group by o.org_id, s.kind, s.owner_id, s.month
  ), chained as (
    select org_id, kind, month, path, lag(month, 1, date '-infinity') over (partition by org_id, kind, owner_id order by month) as previous_month, -1 as people
    from months where was_present
    union all
    select org_id, kind, month, path, lag(month, 1, date '-infinity') over (partition by org_id, kind, owner_id order by month), 1
    from months where is_present
  )
  insert into indicators.month_people as m (org_id, kind, month, previous_month, org_path, people)
  select org_id, kind, month, previous_month, max(path), sum(people)
  from chained group by org_id, kind, month, previous_month having sum(people) <> 0
  on conflict (org_id, kind, month, previous_month) do update set people = m.people + excluded.people, org_path = excluded.org_path;
end;
comment on function indicators.add_people(uuid[], uuid[]) is 'Adds facts to the presences of their people, and to month_people what that changed.';

create function indicators.roll_up(most integer) returns bigint
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  owners uuid[];
  ids uuid[];
begin
  perform pg_advisory_xact_lock(hashtext('indicators.roll_up'));
  with taken as (
    delete from indicators.pending p where p.ctid = any(array(select ctid from indicators.pending limit most)) returning p.owner_id, p.id
  )
  select array_agg(owner_id), array_agg(id) into owners, ids from taken;
  perform indicators.add_totals(owners, ids);
  perform indicators.add_people(owners, ids);
  return coalesce(cardinality(ids), 0);
end $$;
comment on function indicators.roll_up(integer) is 'Folds up to so many pending facts into the roll-ups, one caller at a time, so that no writer ever waits for a sum. Tells how many.';

create function indicators.unroll() returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  perform pg_advisory_xact_lock(hashtext('indicators.roll_up'));
  delete from indicators.month_totals;
  delete from indicators.month_people;
  delete from indicators.presences;
  insert into indicators.pending (owner_id, id) select owner_id, id from indicators.facts on conflict do nothing;
end $$;
comment on function indicators.unroll() is 'Forgets the roll-ups and makes every fact pending again; numbers stay right meanwhile, only slower.';

revoke execute on all functions in schema indicators from public;
grant execute on function indicators.record(uuid[], text[], text[], uuid[], date[], integer[], bigint[], uuid[], timestamptz) to gonghui_app, gonghui_system;
grant execute on function indicators.roll_up(integer), indicators.unroll() to gonghui_system;

alter table indicators.facts enable row level security;
create policy facts_in_scope on indicators.facts to gonghui_app using (platform.in_scope(owner_id, org_path));
create policy system_sees_all on indicators.facts to gonghui_system using (true);
-- Of a pending fact only its ids stand here; whoever joins them to the facts sees those in scope.
alter table indicators.pending enable row level security;
create policy pending_is_no_secret on indicators.pending to gonghui_app using (true);
create policy system_sees_all on indicators.pending to gonghui_system using (true);
alter table indicators.month_totals enable row level security;
create policy month_totals_in_scope on indicators.month_totals to gonghui_app using (platform.in_scope(null, org_path));
create policy system_sees_all on indicators.month_totals to gonghui_system using (true);
alter table indicators.month_people enable row level security;
create policy month_people_in_scope on indicators.month_people to gonghui_app using (platform.in_scope(null, org_path));
create policy system_sees_all on indicators.month_people to gonghui_system using (true);
alter table indicators.presences enable row level security;
create policy presences_in_scope on indicators.presences to gonghui_app using (platform.in_scope(owner_id, org_path));
create policy system_sees_all on indicators.presences to gonghui_system using (true);
alter table indicators.openings enable row level security;
create policy openings_in_scope on indicators.openings to gonghui_app using (platform.in_scope(null, org_path)) with check (platform.in_scope(null, org_path));
create policy system_sees_all on indicators.openings to gonghui_system using (true) with check (true);
grant select on indicators.facts, indicators.pending, indicators.month_totals, indicators.month_people, indicators.presences, indicators.openings
  to gonghui_app, gonghui_system;
grant insert on indicators.openings to gonghui_app, gonghui_system;
