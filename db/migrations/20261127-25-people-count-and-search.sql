-- Lists of members are counted from a roll-up and searched by name parts that come in the order of an index: a GIN index
-- must gather every match of a common name before it gives the first, so it takes longer the more people there are.
create table people.home_changes (
  org_id uuid not null,
  id bigint not null generated always as identity,
  org_path uuid[] not null,
  n integer not null,
  constraint home_changes_once primary key (org_id, id)
);
comment on table people.home_changes is 'By how many the members under a union grew or shrank; added into home_counts and forgotten.';
comment on column people.home_changes.org_id is 'The union.';
comment on column people.home_changes.id is 'Running number.';
comment on column people.home_changes.org_path is 'The union and all above it, from the root.';
comment on column people.home_changes.n is 'By how many.';

create table people.home_counts (
  org_id uuid not null,
  org_path uuid[] not null,
  n bigint not null,
  constraint home_counts_one_a_union primary key (org_id)
);
comment on table people.home_counts is 'Roll-up: how many members are under a union today. True together with home_changes.';
comment on column people.home_counts.org_id is 'The union.';
comment on column people.home_counts.org_path is 'The union and all above it, from the root.';
comment on column people.home_counts.n is 'How many.';

alter table people.home_changes enable row level security;
alter table people.home_counts enable row level security;
create policy home_changes_in_scope on people.home_changes for select to gonghui_app using (platform.in_scope(org_id, org_path));
create policy home_counts_in_scope on people.home_counts for select to gonghui_app using (platform.in_scope(org_id, org_path));
create policy system_sees_all on people.home_changes to gonghui_system using (true) with check (true);
create policy system_sees_all on people.home_counts to gonghui_system using (true) with check (true);
grant select on people.home_changes, people.home_counts to gonghui_app;
grant select, insert, delete on people.home_changes to gonghui_system;
grant select, insert, update on people.home_counts to gonghui_system;

insert into people.home_counts (org_id, org_path, n)
select home_path[up], home_path[1:up], count(*)
from people.persons cross join lateral generate_subscripts(home_path, 1) as up group by 1, 2;

alter table people.persons add column merged_into uuid;
alter table people.persons add constraint persons_merge_into_another check (merged_into <> id);
alter table people.persons add constraint persons_merged_belong_to_no_union check (merged_into is null or home_path is null);
comment on column people.persons.merged_into is 'The record that this one turned out to double; it owns nothing lasting any more and leads there.';
comment on column people.persons.id_index is 'Keyed blind index of the id number (18 signs, upper case; 15 of an old card that nobody has upgraded).';
create index persons_merged on people.persons (merged_into) where merged_into is not null;

drop function people.ids_with_name_part(text, uuid, integer);
drop index people.persons_name_parts;
create index persons_name_after_1 on people.persons (substr(name, 2), id) where length(name) > 2;
create index persons_name_after_2 on people.persons (substr(name, 3), id) where length(name) > 3;
create index persons_name_parts on people.persons using gin (people.name_parts(name)) where length(name) > 4;

-- Policies hide rows before an expression's index can be used, because the expression might leak them. The ids alone tell
-- nothing; whoever asks still reads the rows under the policy. The union's level is written into each statement, so that
-- the planner may choose between the index of that level and those of the names.
create function people.ids_with_name_part(part text, org_id uuid, level integer, most integer) returns setof uuid
  language plpgsql stable security definer set search_path = '' as $$
declare
  inside text := case when org_id is null then 'true' else pg_catalog.format('p.home_path[%s] = %L::uuid', level, org_id) end;
  beyond text := part || U&'\+10FFFF';
begin
  return query execute pg_catalog.format(
    '(select p.id from people.persons p where pg_catalog.length(p.name) > 2 and pg_catalog.substr(p.name, 2) >= %L collate "C"
        and pg_catalog.substr(p.name, 2) < %L collate "C" and %s limit %s)
     union all
     (select p.id from people.persons p where pg_catalog.length(p.name) > 3 and pg_catalog.substr(p.name, 3) >= %L collate "C"
        and pg_catalog.substr(p.name, 3) < %L collate "C" and %s limit %s)
     union all
     (select p.id from people.persons p where pg_catalog.length(p.name) > 4 and people.name_parts(p.name) operator(pg_catalog.@>) %L::text[]
        and pg_catalog.strpos(p.name, %L) > 3 and %s limit %s)',
    part, beyond, inside, most, part, beyond, inside, most,
    (select pg_catalog.array_agg(pg_catalog.substr(part, at, 2)) from pg_catalog.generate_series(1, pg_catalog.length(part) - 1) at),
    part, inside, most);
end
$$;
comment on function people.ids_with_name_part(text, uuid, integer, integer) is 'Ids of persons whose name holds the part (two characters or more) after its first character, below one union or anywhere.';
revoke execute on function people.ids_with_name_part(text, uuid, integer, integer) from public;
grant execute on function people.ids_with_name_part(text, uuid, integer, integer) to gonghui_app, gonghui_system;

create or replace function people.persons_with_phone(wanted uuid) returns table (id uuid, name text)
  language plpgsql stable security definer set search_path = '' as $$
begin
  return query select p.id, p.name::text from people.persons p
    where p.phone_index = wanted and p.dead_on is null and p.merged_into is null limit 2;
end
$$;
