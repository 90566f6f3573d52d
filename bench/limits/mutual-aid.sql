-- What screening is given: :rows settlements of one quarter and :rows covered people. One settlement in ten is of a
-- stranger, an eighth of the people come twice; one person in 25 joined this quarter, half of those from another union.
insert into mutual_aid.covers (id, id_index, fund, starts_on, ends_on, org_id, org_path, person_id)
select gen_random_uuid(), md5('id' || g)::uuid, 'bench',
  case when g % 25 = 0 then date '2026-01-01' + (g % 60)::int else date '2025-01-01' + (g % 200)::int end, date '2026-03-15' + (g % 300)::int,
  md5('org' || g % 5000)::uuid, array[md5('root')::uuid, md5('org' || g % 5000)::uuid], md5('person' || g)::uuid
from generate_series(1, :rows) g;
insert into mutual_aid.covers (id, id_index, fund, starts_on, ends_on, org_id, org_path, person_id)
select gen_random_uuid(), id_index, fund, starts_on - 365, starts_on - 1, md5('before')::uuid, array[md5('root')::uuid, md5('before')::uuid], person_id
from mutual_aid.covers where starts_on >= date '2026-01-01' and (starts_on - date '2026-01-01') % 2 = 0;
analyze mutual_aid.covers;
select mutual_aid.open_batch(':batch');
insert into mutual_aid.settlements_:table (batch_id, line, settlement_no, id_index, sealed, hospital_code, hospital_name, hospital_level,
  admitted_on, discharged_on, icd10, total_fen, fund_fen, major_fen, own_fen, settled_on, kind, content_hash)
select ':batch', g + 1, 'JS2601' || lpad(((g::bigint * 7919) % :rows)::text, 9, '0'),
  md5('id' || (case when g % 10 = 0 then g + 10000000 else 1 + (g::bigint * 7919) % (:rows * 4 / 5) end))::uuid,
  decode(repeat(md5('sealed' || g), 7), 'hex'), 'H' || lpad((g % 300)::text, 4, '0'), '市第' || g % 300 || '人民医院',
  (array['三级甲等', '三级乙等', '二级甲等', '一级'])[1 + g % 4], admitted_on, admitted_on + 1 + (g % 14)::int,
  chr(65 + (g % 26)::int) || lpad((g / 26 % 100)::text, 2, '0') || '.' || g % 10,
  own_fen + fund_fen, fund_fen, 0, own_fen, admitted_on + 16, 'normal', md5('content' || g)::uuid
from (
  select g, date '2026-01-01' + (g % 75)::int as admitted_on, (20000 + (g * 7) % 1500000)::bigint as own_fen, (30000 + g % 2000000)::bigint as fund_fen
  from generate_series(1, :rows) g
) row;
select mutual_aid.attach_batch(':batch', 'bench');
