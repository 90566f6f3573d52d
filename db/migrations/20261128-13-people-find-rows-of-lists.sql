-- Lists keep their rows for a while after they were carried out, so that what they say of one person must be found for her copy and
-- her erasure: the tables of lists inherit from the pattern, and a question to the pattern is a question to all of them.
create or replace function people.open_enrolments(batch uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  suffix text := replace(batch::text, '-', '');
  pattern text;
begin
  foreach pattern in array array['enrolments', 'enrolment_verdicts', 'enrolment_unions'] loop
    execute format('create table people.%I (like people.%I including comments)%s', pattern || '_' || suffix, pattern,
      case pattern when 'enrolments' then ' inherits (people.enrolments)' else '' end);
    execute format('comment on table people.%I is %L', pattern || '_' || suffix, 'Of one list.');
    execute format('grant select, insert, update, delete on people.%I to gonghui_system', pattern || '_' || suffix);
  end loop;
end $$;

create function people.keep_enrolments(batch uuid) returns void
language plpgsql security definer set search_path = pg_catalog set maintenance_work_mem = '256MB' as $$
begin
  execute format('create index on people.%I (id_index)', 'enrolments_' || replace(batch::text, '-', ''));
end $$;
comment on function people.keep_enrolments(uuid) is 'Lets the rows of one person be found in a list that was carried out.';
revoke all on function people.keep_enrolments(uuid) from public;
grant execute on function people.keep_enrolments(uuid) to gonghui_system;

-- Lists of before that still wait.
do $$
declare
  list text;
begin
  for list in select tablename from pg_tables where schemaname = 'people' and tablename ~ '^enrolments_[0-9a-f]{32}$' loop
    execute format('alter table people.%I inherit people.enrolments', list);
  end loop;
end $$;

alter table people.enrolments enable row level security;
create policy system_sees_all on people.enrolments to gonghui_system using (true) with check (true);
grant select, delete on people.enrolments to gonghui_system;
comment on table people.enrolments is
  'What lists say of persons; itself empty, each list is copied into a table of its own that inherits from this one.';
