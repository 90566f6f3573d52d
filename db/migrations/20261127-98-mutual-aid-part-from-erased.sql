-- What is kept of an erased person as a voucher still bore the blind index of her number, so that whoever registered with
-- the same number again would have met it. It bears the pseudonym that her id has become.
grant update (id_index) on mutual_aid.covers, mutual_aid.claims, mutual_aid.settlements, mutual_aid.assessments to gonghui_system;

create temporary table gone on commit drop as
  select distinct on (kept.id_index) kept.id_index, kept.owner_id
  from (select id_index, owner_id from mutual_aid.claims
    union select id_index, person_id from mutual_aid.covers where person_id is not null) kept
  join people.persons p on p.id = kept.owner_id and p.name = '已注销人员' and p.id_index <> kept.id_index
  order by kept.id_index, kept.owner_id;
-- A number that somebody living bears again keeps what is hers; her own claims and covers name her.
delete from gone where exists (select from people.persons p where p.id_index = gone.id_index);
update mutual_aid.settlements s set id_index = gone.owner_id from gone where s.id_index = gone.id_index;
update mutual_aid.assessments a set id_index = gone.owner_id from gone where a.id_index = gone.id_index;
update mutual_aid.claims c set id_index = gone.owner_id from gone where c.id_index = gone.id_index;
update mutual_aid.covers c set id_index = gone.owner_id from gone where c.id_index = gone.id_index;
