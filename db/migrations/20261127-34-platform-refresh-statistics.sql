create function platform.refresh_statistics(relations regclass[]) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  relation regclass;
begin
  foreach relation in array relations loop
    execute format('analyze %s', relation);
  end loop;
end $$;
comment on function platform.refresh_statistics(regclass[]) is 'Lets the planner know what a bulk load wrote, at once: only the owner of a table may analyze it, and autovacuum may be a minute late.';
revoke execute on function platform.refresh_statistics(regclass[]) from public;
grant execute on function platform.refresh_statistics(regclass[]) to gonghui_system;
