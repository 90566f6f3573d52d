-- Whoever showed a code of a phone has proven it hers; when another person signs in with it, she is told.
create table access.proven_phones (
  owner_id uuid not null references people.persons (id),
  id uuid not null,
  phone_index uuid not null,
  first_at timestamptz(3) not null,
  last_at timestamptz(3) not null,
  constraint proven_phones_one_of_each_id primary key (owner_id, id),
  constraint proven_phones_known_once unique (owner_id, phone_index)
);
create unique index proven_phones_id on access.proven_phones (id);
create index proven_phones_by_phone on access.proven_phones (phone_index);
create index proven_phones_to_forget on access.proven_phones (last_at);
comment on table access.proven_phones is 'Phones whose code a person has shown, so that she is told when somebody else signs in with one. Forgotten after a year without a sign-in.';
comment on column access.proven_phones.owner_id is 'Who showed the code.';
comment on column access.proven_phones.id is 'Id.';
comment on column access.proven_phones.phone_index is 'Keyed blind index of the phone.';
comment on column access.proven_phones.first_at is 'First code shown.';
comment on column access.proven_phones.last_at is 'Latest code shown.';
alter table access.proven_phones enable row level security;
create policy proven_phones_are_their_owners on access.proven_phones to gonghui_app
  using (owner_id = platform.scope_person()) with check (owner_id = platform.scope_person());
create policy system_sees_all on access.proven_phones to gonghui_system using (true) with check (true);
grant select, insert, update (last_at) on access.proven_phones to gonghui_app;
grant select, delete on access.proven_phones to gonghui_system;

-- Who proved a phone is nobody's to read; the sign-in that tells them runs as somebody else. Asked only of a phone that
-- the asking person has proven too, so that no forgotten filter makes a register of phones of it.
create function access.others_who_proved(wanted uuid) returns table (person_id uuid)
  language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select o.owner_id from access.proven_phones o
      join people.persons p on p.id = o.owner_id and p.phone_index = wanted and p.dead_on is null and p.merged_into is null
    where o.phone_index = wanted and o.owner_id <> platform.scope_person()
      and exists (select from access.proven_phones mine
        where mine.owner_id = platform.scope_person() and mine.phone_index = wanted);
end
$$;
comment on function access.others_who_proved(uuid) is 'Whom else to tell that the calling person signed in with a phone: those who proved it and still have it.';
revoke execute on function access.others_who_proved(uuid) from public;
grant execute on function access.others_who_proved(uuid) to gonghui_app;
