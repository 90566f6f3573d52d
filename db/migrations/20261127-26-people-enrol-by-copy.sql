-- Lists of up to a million people are copied into a table of their own, judged there against everyone on file, and
-- carried out in runs of lines, each whole: whatever interrupts it, the next start goes on after the last run.
--   1. select people.open_enrolments(batch)   makes the tables
--   2. COPY people.enrolments_<batch>          in the same transaction
--   3. verdicts for the lines that need one    a line without a verdict is somebody new
--   4. runs of lines                           persons, memberships, upgrades, phones
--   5. select people.drop_enrolments(batch)
alter table people.persons add column id_digits smallint not null default 18;
alter table people.persons add constraint persons_id_numbers_have_15_or_18_digits check (id_digits in (15, 18));
comment on column people.persons.id_digits is '18; 15 while only the number of an old card is known.';
create index persons_with_old_number on people.persons (id) where id_digits = 15;

create table people.enrolments (
  line integer not null,
  person_id uuid not null,
  membership_id uuid not null,
  name text collate "C" not null,
  born_on date not null,
  id_sealed bytea not null,
  id_index uuid not null,
  old_index uuid,
  phone_sealed bytea,
  phone_index uuid,
  union_code text collate "C" not null,
  joined_on date not null,
  note text collate "C" not null,
  constraint enrolments_once_a_line primary key (line)
);
comment on table people.enrolments is 'What a list says of a person; the pattern of the tables that lists are copied into, itself always empty.';
comment on column people.enrolments.line is 'Line of the file.';
comment on column people.enrolments.person_id is 'Id of the person if she is new.';
comment on column people.enrolments.membership_id is 'Id of the membership if she joins.';
comment on column people.enrolments.name is 'Name as the list writes it.';
comment on column people.enrolments.born_on is 'Day of birth, from the id number.';
comment on column people.enrolments.id_sealed is 'Id number of 18 signs, encrypted.';
comment on column people.enrolments.id_index is 'Its keyed blind index.';
comment on column people.enrolments.old_index is 'Keyed blind index of the 15 digits of her old card; null when nobody on file has one.';
comment on column people.enrolments.phone_sealed is 'Phone, encrypted; null when the list has none.';
comment on column people.enrolments.phone_index is 'Its keyed blind index.';
comment on column people.enrolments.union_code is 'Code of the union she belongs to.';
comment on column people.enrolments.joined_on is 'First day of membership.';
comment on column people.enrolments.note is 'What else the list says, as the reader of the list wrote it.';

create table people.enrolment_verdicts (
  line integer not null,
  verdict text collate "C" not null,
  person_id uuid,
  constraint enrolment_verdicts_once_a_line primary key (line)
);
comment on table people.enrolment_verdicts is 'What is not simply somebody new; the pattern of the tables of lists, itself always empty.';
comment on column people.enrolment_verdicts.line is 'Line of the file.';
comment on column people.enrolment_verdicts.verdict is 'What was found.';
comment on column people.enrolment_verdicts.person_id is 'Who was met, or null.';

create table people.enrolment_unions (
  code text collate "C" not null,
  id uuid not null,
  path uuid[] not null,
  constraint enrolment_unions_once_a_code primary key (code)
);
comment on table people.enrolment_unions is 'The unions a list names and may fill; the pattern of the tables of lists, itself always empty.';
comment on column people.enrolment_unions.code is 'Code of the union.';
comment on column people.enrolment_unions.id is 'The union.';
comment on column people.enrolment_unions.path is 'From the root to the union.';

create function people.open_enrolments(batch uuid) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  suffix text := replace(batch::text, '-', '');
  pattern text;
begin
  foreach pattern in array array['enrolments', 'enrolment_verdicts', 'enrolment_unions'] loop
    execute format('create table people.%I (like people.%I including comments)', pattern || '_' || suffix, pattern);
    execute format('comment on table people.%I is %L', pattern || '_' || suffix, 'Of one list that is being read.');
    execute format('grant select, insert, update, delete on people.%I to gonghui_system', pattern || '_' || suffix);
  end loop;
end $$;
comment on function people.open_enrolments(uuid) is 'Makes the tables of one list.';

create function people.index_enrolments(batch uuid) returns void
  language plpgsql security definer set search_path = pg_catalog set maintenance_work_mem = '256MB'
as $$
declare
  suffix text := replace(batch::text, '-', '');
begin
  execute format('create index on people.%I (line)', 'enrolments_' || suffix);
  execute format('analyze people.%I', 'enrolments_' || suffix);
end $$;
comment on function people.index_enrolments(uuid) is 'Lets a copied list be read in runs of lines.';

create function people.drop_enrolments(batch uuid) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  suffix text := replace(batch::text, '-', '');
begin
  execute format('drop table if exists people.%I, people.%I, people.%I',
    'enrolments_' || suffix, 'enrolment_verdicts_' || suffix, 'enrolment_unions_' || suffix);
end $$;
comment on function people.drop_enrolments(uuid) is 'Throws the tables of one list away.';

revoke all on function people.open_enrolments(uuid), people.index_enrolments(uuid), people.drop_enrolments(uuid) from public;
grant execute on function people.open_enrolments(uuid), people.index_enrolments(uuid), people.drop_enrolments(uuid) to gonghui_system;
