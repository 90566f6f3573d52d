create unique index bodies_id on cases.bodies (id);

-- One statement for thousands: a case late on a day moves one level up from where it lies, from a desk outside its path to
-- the union that stands above both. Names of organisations are read here, so that no row travels to be told what it is called.
create function cases.raise_overdue(on_day date, coming date[], most integer, at timestamptz, actor text, raised_text text, late_text text)
  returns table (from_id uuid, to_id uuid, from_name text, to_name text, n bigint)
  language sql volatile
begin atomic
  with rising as materialized (
    select owner_id, id, type, state, org_path, desk, desk_org_id, due_days, due_on, late_since, version, shared_with
    from cases.cases where rises_on <= on_day order by rises_on, id limit most for update skip locked
  ),
  planned as materialized (
    select r.*, case
        when r.desk = 'system' or r.desk_org_id is null then null
        when r.desk_org_id = any(r.org_path) then r.org_path[nullif(array_position(r.org_path, r.desk_org_id) - 1, 0)]
        else (select r.org_path[up] from cases.bodies b cross join lateral generate_subscripts(r.org_path, 1) as up
              where b.case_id = r.id and b.org_id = r.desk_org_id and b.ended_at is null and r.org_path[up] = any(b.org_path)
              order by up desc limit 1)
      end as to_org
    from rising r
  ),
  named as materialized (
    select p.*, f.name as from_name, t.name as to_name
    from planned p left join orgs.orgs f on f.id = p.desk_org_id left join orgs.orgs t on t.id = p.to_org
  ),
  moved as (
    update cases.cases c set desk_org_id = coalesce(p.to_org, p.desk_org_id), late_since = coalesce(p.late_since, on_day), version = p.version + 1,
      rises_on = case when p.to_org is not null then coming[least(greatest(p.due_days, 1), cardinality(coming))] end
    from planned p where c.owner_id = p.owner_id and c.id = p.id
  ),
  told as (
    insert into cases.events (owner_id, case_id, seq, at, action, from_state, to_state, actor_name, note)
    select owner_id, id, version + 1, at, case when to_org is null then 'late' else 'raised' end, state, state, actor,
      case when to_org is null
        then replace(late_text, '{due}', extract(year from due_on) || '年' || extract(month from due_on) || '月' || extract(day from due_on) || '日')
        else replace(replace(raised_text, '{from}', from_name), '{to}', to_name) end
    from named
  ),
  shared as (
    update cases.shares s set late_since = on_day from planned p
    where s.owner_id = p.owner_id and s.case_id = p.id and p.shared_with is not null and s.late_since is null
    returning s.org_id, s.org_path, s.type, s.state
  ),
  places as (
    select org_path as path, type, state, desk, desk_org_id as was, coalesce(to_org, desk_org_id) as is_at, late_since is not null as was_late, count(*) as n
    from planned group by 1, 2, 3, 4, 5, 6, 7
  ),
  counted as (
    insert into cases.count_changes (org_id, reach, type, state, late, org_path, n)
    select path[up], 'subtree', type, state, late, path[1:up], sum(n * sign)
    from places cross join lateral generate_subscripts(path, 1) as up cross join (values (false, -1), (true, 1)) as turn (late, sign)
    where not was_late group by path[up], path[1:up], type, state, late
    union all
    select org_id, 'desk', type, state, late, coalesce(path[1:array_position(path, org_id)], array[org_id]), sum(n)
    from (select was as org_id, path, type, state, was_late as late, -n as n from places where desk = 'org'
          union all select is_at, path, type, state, true, n from places where desk = 'org') as desks
    group by org_id, type, state, late, coalesce(path[1:array_position(path, org_id)], array[org_id]) having sum(n) <> 0
    union all
    select org_id, 'shared', type, state, late, org_path, sum(sign) from shared cross join (values (false, -1), (true, 1)) as turn (late, sign)
    group by org_id, org_path, type, state, late
  )
  select desk_org_id, to_org, from_name, to_name, count(*) from named group by 1, 2, 3, 4;
end;
comment on function cases.raise_overdue(date, date[], integer, timestamptz, text, text, text) is 'Raises the cases that are overdue on a day, at most so many, and tells how many rose between which organisations; to_id is null for those that were only marked late.';

create function cases.miss_records(on_day date, every_of text[], froms date[], dues date[], most integer) returns bigint
  language sql volatile
begin atomic
  with periods as materialized (
    select every, starts, ends from unnest(every_of, froms, dues) as p (every, starts, ends)
  ),
  next as materialized (select every, min(starts) as starts, min(ends) as ends from periods where ends >= on_day group by every),
  past as materialized (select every, max(starts) as starts from periods where ends < on_day group by every),
  run_out as materialized (
    select owner_id, case_id, clock, every, type, org_path, awaits_from from cases.clocks
    where awaits_on < on_day order by awaits_on, case_id limit most for update skip locked
  ),
  written as (
    insert into cases.missed (owner_id, case_id, clock, on_day, type, org_path)
    select r.owner_id, r.case_id, r.clock, p.starts, r.type, r.org_path
    from run_out r join periods p on p.every = r.every and p.starts >= r.awaits_from and p.ends < on_day
    on conflict do nothing
  ),
  advanced as (
    update cases.clocks c set after_on = past.starts, awaits_from = next.starts, awaits_on = next.ends
    from run_out r join next on next.every = r.every join past on past.every = r.every
    where (c.owner_id, c.case_id, c.clock) = (r.owner_id, r.case_id, r.clock)
  )
  select count(*) from run_out;
end;
comment on function cases.miss_records(date, text[], date[], date[], integer) is 'Writes down what clocks asked for before a day and nobody recorded, and has them await the present period; at most so many clocks.';
grant update (late_since) on cases.shares to gonghui_system;

create table cases.views (
  owner_id uuid not null,
  id uuid not null,
  place text collate "C" not null,
  name text not null,
  query text not null,
  made_at timestamptz(3) not null,
  constraint views_of_an_officer primary key (owner_id, id),
  constraint views_have_a_name_of_their_own unique (owner_id, place, name),
  constraint views_are_short check (length(name) between 1 and 30 and length(query) <= 1000 and length(place) <= 100)
);
comment on table cases.views is 'Filters that an officer saved for herself.';
comment on column cases.views.owner_id is 'The officer.';
comment on column cases.views.id is 'Id.';
comment on column cases.views.place is 'Which list it is for.';
comment on column cases.views.name is 'Its name.';
comment on column cases.views.query is 'The filters, as they stand in the address.';
comment on column cases.views.made_at is 'When it was saved.';

create table cases.templates (
  org_id uuid not null,
  id uuid not null,
  org_path uuid[] not null,
  type text collate "C",
  name text not null,
  text text not null,
  made_by_name text not null,
  made_at timestamptz(3) not null,
  constraint templates_of_an_organisation primary key (org_id, id),
  constraint templates_have_a_name_of_their_own unique (org_id, name),
  constraint templates_are_short check (length(name) between 1 and 40 and length(text) between 1 and 1000)
);
comment on table cases.templates is 'Sentences that a union keeps for answers; those below it may use them.';
comment on column cases.templates.org_id is 'The organisation that keeps it.';
comment on column cases.templates.id is 'Id.';
comment on column cases.templates.org_path is 'From the root to it.';
comment on column cases.templates.type is 'Case type it is for; null for all.';
comment on column cases.templates.name is 'Its name.';
comment on column cases.templates.text is 'The sentence.';
comment on column cases.templates.made_by_name is 'Who wrote it.';
comment on column cases.templates.made_at is 'When.';

alter table cases.views enable row level security;
alter table cases.templates enable row level security;
create policy views_are_their_owners on cases.views to gonghui_app using (owner_id = platform.scope_person()) with check (owner_id = platform.scope_person());
create policy templates_are_used_below on cases.templates for select to gonghui_app
  using (platform.in_scope(null, org_path) or exists (select from orgs.orgs o where o.id = any(platform.scope_orgs()) and templates.org_id = any(o.path)));
create policy templates_are_kept_in_scope on cases.templates to gonghui_app using (platform.in_scope(null, org_path)) with check (platform.in_scope(null, org_path));
create policy system_sees_all on cases.views to gonghui_system using (true) with check (true);
create policy system_sees_all on cases.templates to gonghui_system using (true) with check (true);
grant select, insert, delete on cases.views, cases.templates to gonghui_app, gonghui_system;
grant update (org_id, org_path) on cases.templates to gonghui_system;
