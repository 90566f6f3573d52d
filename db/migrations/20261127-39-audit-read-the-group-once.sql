create or replace function audit.record_for_many(
  of_lane smallint, at timestamptz, by_kinds text[], by_ids uuid[], by_names text[], from_addresses text[], requests text[],
  actions text[], subject_kinds text[], subject_ids text[], org_paths text[], details text[]
) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  head audit.heads;
  entry audit.entries;
  written audit.entries[] := '{}';
begin
  select * into strict head from audit.heads h where h.lane = of_lane for update;
  for at_index in 1 .. cardinality(actions) loop
    entry := row(
      of_lane, head.entries + 1, at::timestamptz(3), actions[at_index], by_kinds[at_index], by_ids[at_index], by_names[at_index],
      from_addresses[at_index], requests[at_index], subject_kinds[at_index], subject_ids[at_index], org_paths[at_index]::uuid[],
      details[at_index]::jsonb, head.hash);
    entry.hash := audit.link(head.hash, audit.content(entry));
    written := written || entry;
    head.entries := entry.number;
    head.hash := entry.hash;
  end loop;
  insert into audit.entries select e.* from unnest(written) as e;
  update audit.heads h set entries = head.entries, hash = head.hash where h.lane = of_lane;
end $$;
