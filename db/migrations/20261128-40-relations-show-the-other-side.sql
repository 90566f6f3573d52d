-- Whoever stands on a side saw the relation and her own name, and an empty place where the other stands.
create function relations.stands_in(bond uuid) returns boolean
  language sql stable security definer set search_path = '' as $$
    select exists (select from relations.sides s where s.relation_id = bond
      and (s.owner_id = platform.scope_person() or s.party_path operator(pg_catalog.&&) platform.scope_orgs()))
  $$;
comment on function relations.stands_in(uuid) is 'Whether the caller, or an organisation of hers, stands on a side of a relation; asked past row-level security, because a side cannot ask for its twin under its own policy.';
revoke execute on function relations.stands_in(uuid) from public;
grant execute on function relations.stands_in(uuid) to gonghui_app, gonghui_system;

drop policy sides_of_mine_and_below on relations.sides;
create policy sides_of_mine_and_below on relations.sides for select to gonghui_app
  using (platform.in_scope(owner_id, org_path) or party_path && platform.scope_orgs() or relations.stands_in(relation_id));
