-- The limit that screening is measured against: discharge records with 20 columns, members, five policies and their
-- diseases, as bare as they can be. :rows is put in by the benchmark.
drop schema if exists ho cascade;
create schema ho;
set search_path = ho;
create table member (id bigint primary key, id_hash text not null, name text, birth date, org_id int, policy_id int, insured_from date, insured_to date);
insert into member select g, md5('id' || g), 'Member ' || g, date '1960-01-01' + (g % 15000)::int, g % 5000, 1 + g % 5, date '2025-01-01' + (g % 200)::int, date '2026-01-01' + (g % 300)::int from generate_series(1, :rows) g;
create unique index member_hash on member (id_hash);
create table policy (id int primary key, deductible numeric(12,2), ratio numeric(4,3), cap numeric(12,2), min_days int, wait_days int);
insert into policy select g, 500 * g, 0.5 + g * 0.05, 50000 + 10000 * g, 1, 30 from generate_series(1, 5) g;
create table policy_disease (policy_id int, icd text, primary key (policy_id, icd));
insert into policy_disease select p, chr(65 + c) || lpad(d::text, 2, '0') from generate_series(1, 5) p, generate_series(0, 25) c, generate_series(0, 99) d where (p + c + d) % 3 <> 0;
create table record (rec_no bigint, hospital text, id_hash text, name text, sex text, birth date, admitted date, discharged date, icd1 text, icd2 text, dept text, level int, total numeric(12,2), fund_paid numeric(12,2), self_paid numeric(12,2), drug_self numeric(12,2), kind text, invoice text, region text, note text, batch_id int not null default 1, primary key (batch_id, rec_no));
create unique index record_natural on record (hospital, invoice);
insert into record
select g as rec_no, 'H' || lpad((g % 300)::text, 4, '0') as hospital, md5('id' || (case when g % 10 = 0 then g + 10000000 else 1 + (g::bigint * 7919) % :rows end)) as id_hash, 'Patient ' || g as name, case g % 2 when 0 then 'M' else 'F' end as sex, date '1960-01-01' + (g % 15000)::int as birth,
 date '2026-01-01' + (g % 90)::int as admitted, date '2026-01-01' + (g % 90 + 1 + g % 14)::int as discharged, chr(65 + (g % 26)::int) || lpad((g / 26 % 100)::text, 2, '0') as icd1, case when g % 3 = 0 then 'Z99' end as icd2, 'dept ' || g % 40 as dept, (g % 3)::int as level, (1000 + g % 90000)::numeric(12,2) as total, (300 + g % 20000)::numeric(12,2) as fund_paid, (200 + g % 15000)::numeric(12,2) as self_paid, (g % 900)::numeric(12,2) as drug_self, 'T' || g % 5 as kind, 'invoice-' || g as invoice, 'region ' || g % 20 as region, 'note text for the record ' || g % 1000 as note
from generate_series(1, :rows) g;
create table claim (member_id bigint, rec_no bigint, policy_id int, days int, payable numeric(12,2), state text default 'eligible', primary key (member_id, rec_no));
reset search_path;
