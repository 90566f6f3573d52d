import type { ClientBase } from 'pg'

/**
 * What comes about only at the end of long stories, and what no room plants of somebody without an account: each from a row
 * that is there, so that the keys that bind it to its owner's other rows are real ones.
 */
const rareRows: Readonly<Record<string, string>> = {
  'membership.admissions': `(owner_id, id, kind, org_id, org_path, form, employer_name, door, joined_on, admitted_by, recorded_at)
    select p.id, gen_random_uuid(), 'joined', m.org_id, p.home_path, 'courier', '快递站', 'counter', m.from_on, '周明', now()
    from people.memberships m join people.persons p on p.id = m.owner_id where m.until_on is null`,
  'membership.endings': `(owner_id, id, org_id, org_path, left_on, cause, remark, ended_by, recorded_at)
    select owner_id, gen_random_uuid(), org_id, org_path, '2024-05-01', 'moved-away', '去了外省', '周明', now()
    from membership.admissions`,
  'mutual_aid.debts': `(owner_id, id, fund, settlement_no, org_path, amount_fen, arose_at)
    select c.owner_id, gen_random_uuid(), f.key, c.number, c.org_path, 1200, now() from cases.cases c, mutual_aid.funds f
    where not c.anonymous`,
  'mall.order_refunds': `(owner_id, id, order_id, line, quantity, amount, because, restocked, refunded_by, refunded_at)
    select owner_id, gen_random_uuid(), order_id, line, quantity, price * quantity, '缺货', true, '周明', now()
    from mall.order_lines`,
  'voices.consultations': `(owner_id, id, acquaintance_id, voice_id, org_path, note, given_by_name, given_at)
    select distinct on (v.id) c.owner_id, gen_random_uuid(), gen_random_uuid(), v.id, v.org_path, '是老同事', '周明', now()
    from cases.cases c join voices.voices v on v.org_path = c.org_path and v.owner_id <> c.owner_id
      join people.persons p on p.id = c.owner_id
    where not c.anonymous and not exists (select from access.accounts a where a.owner_id = c.owner_id)
    on conflict do nothing`,
  'disputes.mediations': `(owner_id, id, dispute_id, held_at, place, mediator_id, mediator_name, org_id, outcome, note, recorded_at)
    select owner_id, gen_random_uuid(), id, now(), '驿站', gen_random_uuid(), '周明', org_path[1], 'adjourned', '改日再谈', now()
    from disputes.disputes`,
  'disputes.arbitrations': `(owner_id, dispute_id, commission, number, applied_on)
    select owner_id, id, '区仲裁委', '劳人仲〔2025〕1号', '2025-08-01' from disputes.disputes`,
  'disputes.hearings': `(owner_id, id, dispute_id, kind, starts_at, place, topic, state, planned_by, planned_at)
    select owner_id, gen_random_uuid(), id, 'mobile', now(), '驿站', '工资', 'planned', '周明', now() from disputes.disputes`,
  'disputes.hearing_seats': `(owner_id, hearing_id, officer_id, kind, name)
    select owner_id, id, gen_random_uuid(), 'union', '周明' from disputes.hearings`,
  'cases.pseudonyms': `(owner_id, case_id, pseudonym, number, title, made_at)
    select id, gen_random_uuid(), gen_random_uuid(), 'XS20250001', '意见建议', now() from people.persons
    where id in (select owner_id from cases.cases)`,
  'cases.ratings': `(owner_id, case_id, round, type, org_path, stars, poor, rated_at)
    select owner_id, id, 1, type, org_path, 4, false, now() from cases.cases on conflict do nothing`,
  'cases.clocks': `(owner_id, case_id, clock, every, type, org_path, after_on)
    select owner_id, id, 'daily', 'day', type, org_path, '2025-08-01' from cases.cases`,
  'cases.missed': `(owner_id, case_id, clock, on_day, type, org_path)
    select owner_id, id, 'daily', '2025-08-01', type, org_path from cases.cases`,
  'cases.views': `(owner_id, id, place, name, query, made_at)
    select owner_id, gen_random_uuid(), '/inbox', '逾期的', 'late=yes', now() from (select distinct owner_id from cases.cases) o`,
  'occasions.feedback': `(owner_id, occasion_id, org_path, stars, text, given_at)
    select p.id, o.id, o.org_path, 5, '办得好', now() from people.persons p join occasions.occasions o on o.org_path = p.home_path`,
  'credentials.reminders': `(owner_id, credential_id, ends_on, reminded_at)
    select owner_id, id, '2026-01-01', now() from credentials.held`,
  'credentials.revocations': `(owner_id, credential_id, ends_on, reason, revoked_by_name, revoked_at)
    select owner_id, id, '2026-01-01', '材料有误', '周明', now() from credentials.held on conflict do nothing`,
}

/** Written as the owner of the database, for no verb makes them of everybody at once. */
export async function plantRareRows(client: ClientBase): Promise<void> {
  for (const [table, rows] of Object.entries(rareRows)) {
    const { rowCount } = await client.query(`insert into ${table} ${rows}`)
    if (!rowCount) throw new Error(`${table}: nobody is there to have a row in it`)
  }
}
