insert into claim (member_id, rec_no, policy_id, days, payable)
 select m.id, r.rec_no, p.id pid, r.discharged - r.admitted days, least(p.cap, round((r.self_paid + r.drug_self - p.deductible) * p.ratio, 2)) payable
 from record r join member m on m.id_hash = r.id_hash join policy p on p.id = m.policy_id join policy_disease d on d.policy_id = p.id and d.icd = r.icd1
 where r.admitted between m.insured_from + p.wait_days and m.insured_to and r.discharged - r.admitted >= p.min_days and r.self_paid + r.drug_self > p.deductible;
