-- The limit that importing is measured against: twenty bare columns copied as they are into a new table without an
-- index, both keys built afterwards, then attached. No check, no seal, no dedupe. The benchmark puts :rows in and copies
-- where it says so. Discharge records as in hospital.sql.
-- prepare
drop schema if exists ho cascade;
create schema ho;
create unlogged table ho.gen as
select g as rec_no, 'H' || lpad((g % 300)::text, 4, '0') as hospital, md5('id' || (case when g % 10 = 0 then g + 10000000 else 1 + (g::bigint * 7919) % :rows end)) as id_hash, 'Patient ' || g as name, case g % 2 when 0 then 'M' else 'F' end as sex, date '1960-01-01' + (g % 15000)::int as birth,
 date '2026-01-01' + (g % 90)::int as admitted, date '2026-01-01' + (g % 90 + 1 + g % 14)::int as discharged, chr(65 + (g % 26)::int) || lpad((g / 26 % 100)::text, 2, '0') as icd1, case when g % 3 = 0 then 'Z99' end as icd2, 'dept ' || g % 40 as dept, (g % 3)::int as level, (1000 + g % 90000)::numeric(12,2) as total, (300 + g % 20000)::numeric(12,2) as fund_paid, (200 + g % 15000)::numeric(12,2) as self_paid, (g % 900)::numeric(12,2) as drug_self, 'T' || g % 5 as kind, 'invoice-' || g as invoice, 'region ' || g % 20 as region, 'note text for the record ' || g % 1000 as note
from generate_series(1, :rows) g;
create unlogged table ho.stage (rec_no bigint, hospital text, id_hash text, name text, sex text, birth date, admitted date, discharged date, icd1 text, icd2 text, dept text, level int, total numeric(12,2), fund_paid numeric(12,2), self_paid numeric(12,2), drug_self numeric(12,2), kind text, invoice text, region text, note text);
-- empty
drop table if exists ho.record_q, ho.rec_p;
create table ho.rec_p (like ho.stage, batch_id int not null default 1) partition by list (batch_id);
-- copy
set maintenance_work_mem = '1GB';
create table ho.record_q (like ho.stage, batch_id int not null default 1, check (batch_id = 1));
-- attach
create unique index on ho.record_q (batch_id, rec_no);
create unique index on ho.record_q (hospital, invoice);
alter table ho.rec_p attach partition ho.record_q for values in (1);
reset maintenance_work_mem;
