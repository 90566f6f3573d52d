-- What somebody anonymous hands in must not be found by its bytes under her name; only whoever uploaded it may hide it.
create function files.keep_private(of_file uuid) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
  update files.files f set org_path = '{}' where f.id = of_file and f.owner_id = platform.scope_person();
  return found;
end $$;
comment on function files.keep_private(uuid) is 'Hides an own upload from every officer; it is the one change of an uploader to her file.';
revoke execute on function files.keep_private(uuid) from public;
grant execute on function files.keep_private(uuid) to gonghui_app, gonghui_system;
