-- Below a city the planner joined the names with the whole index of the city: every member of it for fifty hits. Down to a city the
-- index of names is walked and each hit is asked where it belongs; below it, hits are few among many and the two indexes are joined.
create function people.ids_with_name_after(part text, org_id uuid, level integer, most integer) returns setof uuid
  language plpgsql stable security definer set search_path = '' set enable_bitmapscan = on as $$
declare
  walks constant boolean := org_id is null or level <= 2;
  inside text := case when org_id is null then 'true'
    else pg_catalog.format('p.home_path[%s] %s %L::uuid', level, case when walks then 'is not distinct from' else '=' end, org_id) end;
  beyond text := part || U&'\+10FFFF';
begin
  perform pg_catalog.set_config('enable_bitmapscan', case when walks then 'off' else 'on' end, true);
  return query execute pg_catalog.format(
    '(select p.id from people.persons p where pg_catalog.length(p.name) > 2 and pg_catalog.substr(p.name, 2) >= %L collate "C"
        and pg_catalog.substr(p.name, 2) < %L collate "C" and %s limit %s)
     union all
     (select p.id from people.persons p where pg_catalog.length(p.name) > 3 and pg_catalog.substr(p.name, 3) >= %L collate "C"
        and pg_catalog.substr(p.name, 3) < %L collate "C" and %s limit %s)',
    part, beyond, inside, most, part, beyond, inside, most);
end $$;
comment on function people.ids_with_name_after(text, uuid, integer, integer) is 'Persons below a union whose name has the part from its second or third character on.';
revoke all on function people.ids_with_name_after(text, uuid, integer, integer) from public;

create or replace function people.ids_with_name_part(part text, org_id uuid, level integer, most integer) returns setof uuid
  language plpgsql stable security definer set search_path = '' as $$
declare
  inside text := case when org_id is null then 'true' else pg_catalog.format('p.home_path[%s] = %L::uuid', level, org_id) end;
begin
  return query select after.id from people.ids_with_name_after(part, org_id, level, most) as after (id);
  return query execute pg_catalog.format(
    'select p.id from people.persons p where pg_catalog.length(p.name) > 4 and people.name_parts(p.name) operator(pg_catalog.@>) %L::text[]
        and pg_catalog.strpos(p.name, %L) > 3 and %s limit %s',
    (select pg_catalog.array_agg(pg_catalog.substr(part, at, 2)) from pg_catalog.generate_series(1, pg_catalog.length(part) - 1) at),
    part, inside, most);
end $$;
