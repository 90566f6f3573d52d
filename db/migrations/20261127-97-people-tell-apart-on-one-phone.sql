-- Several may share a phone; whoever has shown its code picks herself, and equal masked names need more than a name.
drop function people.persons_with_phone(uuid);
create function people.persons_with_phone(wanted uuid, most integer) returns table (id uuid, name text, id_sealed bytea)
  language plpgsql stable security definer set search_path = '' as $$
begin
  return query select p.id, p.name::text, p.id_sealed from people.persons p
    where p.phone_index = wanted and p.dead_on is null and p.merged_into is null order by p.id limit most;
end
$$;
comment on function people.persons_with_phone(uuid, integer) is 'The living persons with a phone, by its blind index.';
revoke execute on function people.persons_with_phone(uuid, integer) from public;
grant execute on function people.persons_with_phone(uuid, integer) to gonghui_app, gonghui_system;
