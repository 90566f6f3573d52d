-- A request that was under way during a merger may still write to the record that went. What it wrote follows later by
-- the same function, so that it goes back with the rest when the merger is undone.
create or replace function people.reown(of_merge uuid, tables text[], columns text[]) returns bigint
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  merge people.merges;
  parts text[] := '{}';
  names text[] := '{}';
  place integer;
  keys text[];
  found record;
  moved bigint := 0;
begin
  select * into strict merge from people.merges m where m.id = of_merge;
  if merge.state not in ('proposed', 'done') then raise exception 'merge % is %', of_merge, merge.state; end if;
  if merge.state = 'done' and not exists (
      select from people.persons p where p.id = merge.owner_id and p.merged_into = merge.survivor_id) then
    raise exception 'merge % does not hold', of_merge;
  end if;
  for place in 1 .. cardinality(tables) loop
    if tables[place] ~ '^(ledger|audit)\.' then raise exception '% never changes its owner', tables[place]; end if;
    keys := people.keys_but_owner(tables[place]::regclass, columns[place]);
    parts := parts || format('t%s as (update %s t set %I = %L where t.%I = %L returning to_jsonb((select k from (select %s) k)) as key)',
      place, tables[place]::regclass, columns[place], merge.survivor_id, columns[place], merge.owner_id,
      (select string_agg('t.' || one, ', ') from unnest(keys) one));
    names := names || format('select %L::uuid, %L, key from t%s', of_merge, tables[place], place);
  end loop;
  begin
    execute 'with ' || array_to_string(parts, ', ') || ' insert into people.merge_rows (merge_id, table_name, key) '
      || array_to_string(names, ' union all ') || ' on conflict do nothing';
    get diagnostics moved = row_count;
    return moved;
  exception when unique_violation or foreign_key_violation or exclusion_violation then
    null;
  end;
  for place in 1 .. cardinality(tables) loop
    keys := people.keys_but_owner(tables[place]::regclass, columns[place]);
    for found in execute format('select t.ctid as at, to_jsonb((select k from (select %s) k)) as key from %s t where t.%I = %L',
        (select string_agg('t.' || one, ', ') from unnest(keys) one), tables[place]::regclass, columns[place], merge.owner_id) loop
      begin
        execute format('update %s t set %I = %L where t.ctid = %L', tables[place]::regclass, columns[place], merge.survivor_id, found.at);
        insert into people.merge_rows (merge_id, table_name, key) values (of_merge, tables[place], found.key) on conflict do nothing;
        moved := moved + 1;
      exception when unique_violation or foreign_key_violation or exclusion_violation then
        null;
      end;
    end loop;
  end loop;
  return moved;
end $$;
comment on function people.reown(uuid, text[], text[]) is 'Gives the rows that the record of a proposed merge, or of one that holds, owns in some tables of one schema to the record that stays.';

create function people.mergers_left_behind(tables text[], columns text[], since timestamptz) returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog
as $$
begin
  return query execute 'select m.id from people.merges m where m.state = ''done'' and m.decided_at >= $1 and ('
    || (select string_agg(format('exists (select from %s t where t.%I = m.owner_id)', name::regclass, col), ' or ')
        from unnest(tables, columns) as given (name, col)) || ') order by m.id' using since;
end $$;
comment on function people.mergers_left_behind(text[], text[], timestamptz) is 'Mergers since an instant whose record that went owns rows in tables that follow.';
revoke all on function people.mergers_left_behind(text[], text[], timestamptz) from public;
grant execute on function people.mergers_left_behind(text[], text[], timestamptz) to gonghui_system;
create index merges_decided on people.merges (decided_at) where state = 'done';
