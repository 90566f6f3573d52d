-- So that a sign-in, and one that failed, is found by the auditor of the organisation that the account belongs to.
drop function access.account_named(text);
create function access.account_named(wanted text) returns table (owner_id uuid, password text, locked boolean, org_id uuid)
  language plpgsql stable security definer set search_path = '' as $$
begin
  return query select a.owner_id, a.password, a.locked_at is not null, a.org_id from access.accounts a where a.name = wanted;
end
$$;
comment on function access.account_named(text) is 'Whose account it is, the password''s hash, whether it is locked and where it belongs, for the check at sign-in.';
revoke execute on function access.account_named(text) from public;
grant execute on function access.account_named(text) to gonghui_app, gonghui_system;
