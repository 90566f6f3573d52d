-- The limit that importing people is measured against: as many bare rows of a person, her membership and her admission
-- copied as they are into new tables without an index, the same keys and indexes built afterwards, then attached. No
-- check, no seal, nobody looked for. The benchmark puts :rows in and copies where it says so.
-- prepare
drop schema if exists pl cascade;
create schema pl;
create table pl.gen_persons as
select gen_random_uuid() as id, '张' || chr(19968 + (g::bigint * 7919 % 3000)::int) || chr(19968 + (g::bigint * 104729 % 3000)::int) as name,
  date '1960-01-01' + (g % 15000)::int as born_on, decode(repeat(md5('i' || g), 3), 'hex') as id_sealed, md5('id' || g)::uuid as id_index,
  decode(repeat(md5('p' || g), 3), 'hex') as phone_sealed, md5('phone' || g)::uuid as phone_index,
  array[md5('root')::uuid, md5('city' || g % 13)::uuid, md5('county' || g % 100)::uuid, md5('union' || g % 2000)::uuid] as home_path,
  timestamptz '2026-01-01' as registered_at, 18::smallint as id_digits
from generate_series(1, :rows) g;
create table pl.gen_memberships as
select id as owner_id, gen_random_uuid() as id, home_path[4] as org_id, home_path as org_path, date '2020-01-01' as from_on, registered_at as recorded_at
from pl.gen_persons;
create table pl.gen_admissions as
select owner_id, id, 'joined' as kind, org_id, org_path, 'courier' as form, '迅捷配送' as employer_name, 'import' as door, from_on as joined_on,
  '系统' as admitted_by, recorded_at
from pl.gen_memberships;
create table pl.persons (like pl.gen_persons, part int not null default 1) partition by list (part);
create table pl.memberships (like pl.gen_memberships, until_on date, part int not null default 1) partition by list (part);
create table pl.admissions (like pl.gen_admissions, part int not null default 1) partition by list (part);
-- empty
drop table if exists pl.persons_1, pl.memberships_1, pl.admissions_1;
-- copy
set maintenance_work_mem = '1GB';
create table pl.persons_1 (like pl.gen_persons, part int not null default 1, check (part = 1));
create table pl.memberships_1 (like pl.gen_memberships, until_on date, part int not null default 1, check (part = 1));
create table pl.admissions_1 (like pl.gen_admissions, part int not null default 1, check (part = 1));
-- attach
create unique index on pl.persons_1 (id);
create unique index on pl.persons_1 (id_index);
create index on pl.persons_1 (phone_index) where phone_index is not null;
create index on pl.persons_1 (name collate "C", id);
create index on pl.persons_1 (substr(name, 2) collate "C", id) where length(name) > 2;
create index on pl.persons_1 (substr(name, 3) collate "C", id) where length(name) > 3;
create index on pl.persons_1 ((home_path[2]), name collate "C", id) where home_path[2] is not null;
create index on pl.persons_1 ((home_path[3]), name collate "C", id) where home_path[3] is not null;
create index on pl.persons_1 ((home_path[4]), name collate "C", id) where home_path[4] is not null;
alter table pl.persons attach partition pl.persons_1 for values in (1);
create unique index on pl.memberships_1 (owner_id, id);
create unique index on pl.memberships_1 (owner_id, from_on);
create unique index on pl.memberships_1 (id);
create unique index on pl.memberships_1 (owner_id) where until_on is null;
create index on pl.memberships_1 (org_id, from_on);
alter table pl.memberships attach partition pl.memberships_1 for values in (1);
create unique index on pl.admissions_1 (owner_id, id);
create index on pl.admissions_1 (org_id, joined_on);
alter table pl.admissions attach partition pl.admissions_1 for values in (1);
reset maintenance_work_mem;
