-- Two records of one person become one: what she owns follows to the record that stays, the other leads there. Which
-- tables follow is declared beside each; what is booked or audited never moves.
create table people.merges (
  owner_id uuid not null,
  id uuid not null,
  survivor_id uuid not null,
  org_path uuid[] not null,
  state text collate "C" not null,
  reason text not null,
  proposed_by uuid,
  proposed_by_name text not null,
  proposed_at timestamptz(3) not null,
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz(3),
  undone_by_name text,
  undone_at timestamptz(3),
  before jsonb,
  constraint merges_of_a_person primary key (owner_id, id),
  constraint merges_join_two check (survivor_id <> owner_id),
  constraint merges_are_in_a_known_state check (state in ('proposed', 'done', 'refused', 'undone'))
);
create unique index merges_id on people.merges (id);
create unique index merges_proposed_once on people.merges (owner_id) where state in ('proposed', 'done');
create index merges_newest on people.merges (proposed_at desc, id desc);
comment on table people.merges is 'Proposals to make two records of one person one, and what became of them.';
comment on column people.merges.owner_id is 'The record that goes.';
comment on column people.merges.id is 'Id.';
comment on column people.merges.survivor_id is 'The record that stays.';
comment on column people.merges.org_path is 'From the root to the union under which both are seen.';
comment on column people.merges.state is 'proposed, done, refused or undone.';
comment on column people.merges.reason is 'Why they are one.';
comment on column people.merges.proposed_by is 'Who proposed it; another must approve.';
comment on column people.merges.proposed_by_name is 'Her name.';
comment on column people.merges.proposed_at is 'When.';
comment on column people.merges.decided_by is 'Who approved or refused it.';
comment on column people.merges.decided_by_name is 'Her name.';
comment on column people.merges.decided_at is 'When.';
comment on column people.merges.undone_by_name is 'Who undid it.';
comment on column people.merges.undone_at is 'When.';
comment on column people.merges.before is 'What else must be put back when it is undone: homes and memberships.';

create table people.merge_rows (
  merge_id uuid not null,
  table_name text collate "C" not null,
  key jsonb not null,
  constraint merge_rows_once primary key (merge_id, table_name, key)
);
comment on table people.merge_rows is 'Which rows followed in a merge, by the rest of their key, so that they can go back.';
comment on column people.merge_rows.merge_id is 'The merge.';
comment on column people.merge_rows.table_name is 'Schema and table.';
comment on column people.merge_rows.key is 'The primary key of the row but for its owner.';

alter table people.merges enable row level security;
create policy merges_in_scope on people.merges for select to gonghui_app using (platform.in_scope(null, org_path));
create policy system_sees_all on people.merges to gonghui_system using (true) with check (true);
grant select on people.merges to gonghui_app;
grant select, insert, update on people.merges to gonghui_system;
grant select on people.merge_rows to gonghui_system;

create function people.keys_but_owner(of_table regclass, owner text) returns text[]
  language sql stable set search_path = pg_catalog
  return (select coalesce(array_agg(quote_ident(a.attname) order by a.attnum), '{}') from pg_index i
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey::smallint[])
    where i.indrelid = of_table and i.indisprimary and a.attname <> owner);
comment on function people.keys_but_owner(regclass, text) is 'Names of a table''s key but for its owner.';

-- The rows of some tables of one schema go in one statement, so that keys between them hold at its end. A row for which the
-- record that stays has its like already (one card a person) stays where it is.
create function people.reown(of_merge uuid, tables text[], columns text[]) returns bigint
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
  if merge.state <> 'proposed' then raise exception 'merge % is %', of_merge, merge.state; end if;
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
comment on function people.reown(uuid, text[], text[]) is 'Gives the rows that the record of a proposed merge owns in some tables of one schema to the record that stays.';

create function people.give_back(of_merge uuid, tables text[], columns text[]) returns bigint
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  merge people.merges;
  parts text[] := '{}';
  sums text[] := '{}';
  place integer;
  keys text[];
  moved bigint;
begin
  select * into strict merge from people.merges m where m.id = of_merge;
  if merge.state <> 'done' then raise exception 'merge % is %', of_merge, merge.state; end if;
  for place in 1 .. cardinality(tables) loop
    keys := people.keys_but_owner(tables[place]::regclass, columns[place]);
    parts := parts || format('t%s as (update %s t set %I = %L from people.merge_rows r
        where r.merge_id = %L and r.table_name = %L and t.%I = %L and to_jsonb((select k from (select %s) k)) = r.key returning 1)',
      place, tables[place]::regclass, columns[place], merge.owner_id, of_merge, tables[place], columns[place], merge.survivor_id,
      (select string_agg('t.' || one, ', ') from unnest(keys) one));
    sums := sums || format('(select count(*) from t%s)', place);
  end loop;
  execute 'with ' || array_to_string(parts, ', ') || ' select ' || array_to_string(sums, ' + ') into moved;
  return moved;
end $$;
comment on function people.give_back(uuid, text[], text[]) is 'Gives the rows that followed in a merge back.';

revoke all on function people.reown(uuid, text[], text[]), people.give_back(uuid, text[], text[]), people.keys_but_owner(regclass, text) from public;
grant execute on function people.reown(uuid, text[], text[]), people.give_back(uuid, text[], text[]) to gonghui_system;
