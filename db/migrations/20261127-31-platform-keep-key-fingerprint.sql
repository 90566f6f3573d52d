create table platform.seal_keys (
  fingerprint text not null,
  first_used_at timestamptz(3) not null,
  constraint seal_keys_are_one_pair primary key (fingerprint)
);
comment on table platform.seal_keys is 'Fingerprint of the keys that the private fields of this database are sealed with; one row. A start with other keys is refused.';
comment on column platform.seal_keys.fingerprint is 'A text known to everybody, digested under both keys; tells nothing of them.';
comment on column platform.seal_keys.first_used_at is 'When a platform first started with these keys.';
create unique index seal_keys_has_one_row on platform.seal_keys ((true));
alter table platform.seal_keys enable row level security;
create policy system_sees_all on platform.seal_keys to gonghui_system using (true) with check (true);
grant select, insert on platform.seal_keys to gonghui_system;
