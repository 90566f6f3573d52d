import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Platform, startPlatform } from '../../../test/world/platform.ts'
import { foundSmallUnion, type officers, password, type SmallUnion } from '../../../test/world/small-union.ts'
import { Visitor } from '../../../test/world/visitor.ts'
import { now, releaseClock, startClockAt } from '../../platform/clock.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { type Actor, systemActor } from '../access/index.ts'
import { verifyAudit } from '../audit/index.ts'
import { openAccount, postTransfer, verifyLedger } from '../ledger/index.ts'
import { personCards } from '../people/index.ts'
import { publishConsentTexts, requireConsent } from './consents.ts'
import { endRetention } from './end-retention.ts'
import { type ExportFormat, exportMarked } from './export-marked.ts'
import { registerPrivacy } from './registered.ts'
import { beginDueErasures } from './review-erasure.ts'
import { readSettings, setSetting } from './set-setting.ts'

let platform: Platform
let union: SmallUnion

beforeAll(async () => {
  platform = await startPlatform(async () => {
    union = await foundSmallUnion(24)
  })
})
afterAll(async () => {
  releaseClock()
  await platform.stop()
})

let visits = 0
const address = () => {
  visits += 1
  return `10.8.0.${visits}`
}
const worker = (at: number) => new Visitor(platform.address, address()).signInAsWorker(union.workers[at]!.phone ?? '')
const officer = (account: keyof typeof officers) =>
  new Visitor(platform.address, address()).signInAsOfficer(account, password)
const code = (answer: { body: unknown }) => (answer.body as { code: string } | undefined)?.code
const daysLater = (days: number) => startClockAt(new Date(Date.parse(now()) + days * 86_400_000).toISOString())
const query = <Row>(text: string, values: unknown[] = []) =>
  transaction(system, async (tx) => (await tx.client.query(text, values)).rows as Row[])
const reason = { reason: 'contact', words: '电话通知本人补交材料', place: '参保名单' }

/** Workers 0, 4, 8 … belong to the foundry, 1, 5 … to the couriers, 2, 6 … to the market, 3, 7 … to the port. */
const idOf = (at: number) => union.workers[at]!.personId
const setting = (key: string, value: number) =>
  query('insert into privacy.settings (id, name, value, set_by, set_at) values ($1, $2, $3, $4, now())', [
    newId(),
    key,
    value,
    '测试',
  ])

describe('a person unmasked', () => {
  test('is shown for a reason and words, and she reads who looked and why', async () => {
    const clerk = await officer('foundry')
    const shown = await clerk.post(`/people/${idOf(0)}/disclosures`, reason)
    expect(shown).toMatchObject({ status: 200, body: { idNumber: union.workers[0]!.idNumber } })
    const mine = await (await worker(0)).get<{ disclosures: object[] }>('/me/data/disclosures')
    expect(mine.body.disclosures).toMatchObject([
      { officerOrgName: '江北铸造厂工会', reason: '电话联系本人', words: reason.words, place: '参保名单' },
    ])
    expect((await (await worker(4)).get<{ disclosures: object[] }>('/me/data/disclosures')).body.disclosures).toEqual(
      [],
    )
  })

  test('is not shown without a reason, without words, or for a reason that is not on the list', async () => {
    const clerk = await officer('foundry')
    for (const wrong of [
      { ...reason, reason: undefined },
      { ...reason, words: ' ' },
      { ...reason, reason: 'curious' },
    ]) {
      expect((await clerk.post(`/people/${idOf(0)}/disclosures`, wrong)).status).toBe(400)
    }
  })

  test('beyond the scope is as if she did not exist, and a worker may look at nobody', async () => {
    const clerk = await officer('foundry')
    for (const id of [idOf(1), newId()]) {
      const refused = await clerk.post(`/people/${id}/disclosures`, reason)
      expect([refused.status, code(refused)]).toEqual([404, 'access.not-found'])
    }
    expect((await (await worker(1)).post(`/people/${idOf(1)}/disclosures`, reason)).status).toBe(403)
  })

  test('is refused beyond the day’s limit, also when many looks come at once', async () => {
    await setting('reveals-a-day', 3)
    const clerk = await officer('couriers')
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => clerk.post(`/people/${idOf(1)}/disclosures`, reason)),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3)
    expect(new Set(answers.filter(({ status }) => status !== 200).map(code))).toEqual(new Set(['privacy.reveal-limit']))
    await setting('reveals-a-day', 50)
  })

  test('is told to the audit side with how often each officer looked, and to nobody else', async () => {
    const auditor = await officer('auditor')
    const city = union.orgIds.city
    const { body } = await auditor.get<{ disclosures: { personName: string; words: string }[] }>(
      `/privacy/disclosures?orgId=${city}`,
    )
    expect(body.disclosures).toHaveLength(4)
    expect(body.disclosures[0]!.personName).toContain('*')
    await setting('unusual-reveals', 3)
    const counts = await auditor.get<{ officers: { today: number; unusual: boolean }[] }>(
      `/privacy/disclosures/officers?orgId=${city}`,
    )
    expect(counts.body.officers).toMatchObject([
      { today: 3, people: 1, unusual: true },
      { today: 1, unusual: false },
    ])
    expect((await (await officer('foundry')).get(`/privacy/disclosures?orgId=${union.orgIds.foundry}`)).status).toBe(
      403,
    )
    expect((await auditor.get(`/privacy/disclosures?orgId=${union.orgIds.neighbour}`)).status).toBe(404)
  })

  test('the limit is set within its bounds by who may', async () => {
    const auditor = await officer('auditor')
    expect((await auditor.post('/privacy/settings', { key: 'reveals-a-day', value: 10 })).status).toBe(403)
    const settings = await readSettings(systemActor('test'))
    expect(settings).toContainEqual({ name: 'reveals-a-day', value: 50 })
    const tooMany = setSetting(systemActor('test'), 'reveals-a-day', 100_000)
    await expect(tooMany).rejects.toMatchObject({ code: 'privacy.setting-out-of-bounds' })
  })
})

describe('a request to be erased', () => {
  const ask = (visitor: Visitor, at: number) =>
    visitor.post('/me/data/erasure', { idTail: union.workers[at]!.idNumber.slice(-4), words: '换了城市' })
  type Card = { id: string; state: string; personName: string; own: boolean; report: { rows: number }[] | null }
  const list = async (reviewer: Visitor, show = 'open') =>
    (await reviewer.get<{ erasures: Card[] }>(`/privacy/erasures?orgId=${union.orgIds.city}&show=${show}`)).body
      .erasures

  test('needs the end of her id number, and comes once', async () => {
    const visitor = await worker(2)
    expect(code(await visitor.post('/me/data/erasure', { idTail: '0000', words: '' }))).toBe('privacy.identity-differs')
    expect((await ask(visitor, 2)).status).toBe(204)
    expect(code(await ask(visitor, 2))).toBe('privacy.erasure-under-way')
    expect((await visitor.post('/me/data/erasure/cancellation')).status).toBe(204)
    expect(code(await visitor.post('/me/data/erasure/cancellation'))).toBe('privacy.no-erasure-to-cancel')
  })

  test('is refused while money is held, and says which', async () => {
    const [fund, hers] = await transaction(system, async (tx) => {
      const orgPath = [union.orgIds.province, union.orgIds.city]
      const given = { kind: 'test.points', unit: 'points', orgPath } as const
      return [
        await openAccount(tx, { ...given, holder: 'institution', ownerId: union.orgIds.city, floor: null }),
        await openAccount(tx, { ...given, holder: 'person', ownerId: idOf(3), floor: 0 }),
      ] as const
    })
    const pay = (amountFen: number) =>
      transaction(system, (tx) =>
        postTransfer(tx, {
          id: newId(),
          kind: 'test.given',
          subjectId: newId(),
          occurredOn: '2026-11-01',
          memo: '慰问积分',
          lines: [
            { accountId: hers, amountFen },
            { accountId: fund, amountFen: -amountFen },
          ],
        }),
      )
    await pay(1250)
    const visitor = await worker(3)
    const refused = await ask(visitor, 3)
    expect(code(refused)).toBe('privacy.matters-open')
    expect(JSON.stringify(refused.body)).toContain('12.50 积分')
    await pay(-1250)
    expect((await ask(visitor, 3)).status).toBe(204)
  })

  test('is decided once, by another than herself, inside the scope', async () => {
    await ask(await worker(6), 6)
    const manager = await officer('manager')
    const [card] = await list(manager)
    expect(card).toMatchObject({ state: 'waiting', personName: expect.stringContaining('*') })
    const review = (reviewer: Visitor, decision: object) =>
      reviewer.post(`/privacy/erasures/${card!.id}/review`, decision)
    expect((await review(await officer('outsider'), { decision: 'approved', words: '' })).status).toBe(404)
    expect((await review(await officer('foundry'), { decision: 'approved', words: '' })).status).toBe(403)
    expect((await review(manager, { decision: 'refused', words: '' })).status).toBe(400)
    expect((await review(manager, { decision: 'refused', words: '本人来电说明还要办事' })).status).toBe(204)
    expect(code(await review(manager, { decision: 'approved', words: '' }))).toBe('privacy.erasure-decided')
  })

  test('of an officer is refused while she holds office, and is never hers to decide', async () => {
    const manager = await officer('manager')
    const me = (await manager.get<{ personId: string }>('/me')).body.personId
    const erasure = newId()
    await query(
      `insert into privacy.erasures (owner_id, id, org_path, person_name, words, requested_at, waits_until, state)
       values ($1, $2, $3, '经理', '', now(), now(), 'waiting')`,
      [me, erasure, [union.orgIds.province, union.orgIds.city]],
    )
    const answer = await manager.post(`/privacy/erasures/${erasure}/review`, { decision: 'approved', words: '' })
    expect([answer.status, code(answer)]).toEqual([403, 'privacy.own-request'])
    const { obstacles } = (await manager.get<{ obstacles: string[] }>('/me/data/erasure')).body
    expect(obstacles.join('')).toContain('互助基金管理员')
    await query(`update privacy.erasures set state = 'cancelled' where id = $1`, [erasure])
  })

  test('is carried out after its waiting time: she is a pseudonym wherever something stays, and signs in no more', async () => {
    const at = 10
    const visitor = await worker(at)
    await (await officer('market')).post(`/people/${idOf(at)}/disclosures`, reason)
    await ask(visitor, at)
    const manager = await officer('manager')
    const [card] = await list(manager)
    expect(
      (await manager.post(`/privacy/erasures/${card!.id}/review`, { decision: 'approved', words: '' })).status,
    ).toBe(204)
    await transaction(system, (tx) => beginDueErasures(systemActor('test')).then(() => tx))
    expect((await visitor.get('/me')).status).toBe(200)

    daysLater(9)
    expect(await beginDueErasures(systemActor('test'))).toBe(1)
    const [job] = await query<{ job_id: string }>('select job_id from privacy.erasures where id = $1', [card!.id])
    for (;;) {
      const [row] = await query<{ state: string; problem: string }>(
        'select state, problem from jobs.jobs where id = $1',
        [job!.job_id],
      )
      if (row!.state === 'failed') throw new Error(row!.problem)
      if (row!.state === 'done') break
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    const [person] = await transaction(system, (tx) => personCards(tx, [idOf(at)]))
    expect(person).toMatchObject({ maskedName: '已***员', maskedIdNumber: '', maskedPhone: null, homeOrgId: null })
    expect((await visitor.get('/me')).status).toBe(401)
    const again = new Visitor(platform.address, address())
    const sent = await again.post<{ demoCode: string }>('/sms-codes', { phone: union.workers[at]!.phone })
    expect(
      (await again.post('/sessions/sms', { phone: union.workers[at]!.phone, code: sent.body.demoCode })).status,
    ).toBe(401)

    const later = await officer('manager')
    const done = (await list(later, 'ended')).find(({ id }) => id === card!.id)!
    expect(done).toMatchObject({ state: 'done', personName: '已注销人员' })
    expect(done.report!.length).toBeGreaterThan(20)
    expect(await transaction(system, (tx) => verifyAudit(tx))).toEqual([])
    expect(await transaction(system, verifyLedger)).toEqual([])
    const name = union.workers[at]!.name
    const dump = await query<{ found: string }>(
      `select person_name as found from privacy.erasures where owner_id = $1 union all select person_name from cases.cases where owner_id = $1
       union all select name from people.persons where id = $1 union all select text from notices.notices where owner_id = $1`,
      [idOf(at)],
    )
    expect(dump.map(({ found }) => found)).not.toContain(name)
    expect(await beginDueErasures(systemActor('test'))).toBe(0)
    releaseClock()
  })

  test('stops with its reason when something has arisen while it waited', async () => {
    await setting('erasure-wait-days', 0)
    const visitor = await worker(14)
    await ask(visitor, 14)
    registerObstacle('住院结算还没有办完。')
    const manager = await officer('manager')
    const [card] = await list(manager)
    await manager.post(`/privacy/erasures/${card!.id}/review`, { decision: 'approved', words: '' })
    await expect
      .poll(
        async () =>
          (await query<{ state: string }>('select state from privacy.erasures where id = $1', [card!.id]))[0]!.state,
      )
      .toBe('refused')
    expect((await visitor.get<{ notices: { text: string }[] }>('/me/notices')).body.notices[0]!.text).toContain(
      '住院结算还没有办完。',
    )
  })
})

describe('a list that leaves the console', () => {
  const taker = async (): Promise<Actor> => {
    const me = (await (await officer('manager')).get<{ personId: string; name: string }>('/me')).body
    const orgPath = [union.orgIds.province, union.orgIds.city]
    const grant = { role: 'r', roleName: 'r', orgId: union.orgIds.city, orgPath, permissions: new Set<string>() }
    const scope = { role: 'app', orgs: [union.orgIds.city], personId: me.personId } as const
    return { ...systemActor(me.name), kind: 'officer', personId: me.personId, grants: [grant], scope }
  }
  const wish = (format: ExportFormat, rows: readonly (readonly string[])[]) => ({
    kind: 'test.list',
    title: '测试名单',
    format,
    reason: '季度核对',
    headings: ['姓名', '证件号码'],
    rows,
    filter: {},
  })
  const bytes = async (content: AsyncIterable<Uint8Array> | Uint8Array) =>
    content instanceof Uint8Array ? Buffer.from(content) : Buffer.concat(await Array.fromAsync(content))

  test('bears in name and rows the number under which the audit side finds who took it, for what, how many rows', async () => {
    const actor = await taker()
    const { name, content } = await exportMarked(
      actor,
      wish('csv', [
        ['林*英', '1303**********1234'],
        ['周*', '1303'],
      ]),
    )
    const number = /DC\d{6}-[2-9A-Z]{8}/.exec(name)![0]
    const lines = (await bytes(content)).toString('utf8').trim().split('\r\n')
    expect(lines).toHaveLength(3)
    expect(lines.slice(1).every((line) => line.endsWith(`${number} ${actor.name}`))).toBe(true)
    const path = `/privacy/exports?orgId=${union.orgIds.city}&search=${number.toLowerCase()}`
    const { exports } = (await (await officer('auditor')).get<{ exports: object[] }>(path)).body
    expect(exports).toMatchObject([{ number, officerName: actor.name, reason: '季度核对', rows: 2, format: 'csv' }])
    const audited = await query<{ detail: object }>('select detail from audit.entries where subject_id = $1', [number])
    expect(audited[0]!.detail).toMatchObject({ reason: '季度核对', kind: 'test.list' })
  })

  test('says so visibly on top of a workbook and on every page of a document', async () => {
    const actor = await taker()
    const workbook = await exportMarked(actor, wish('xlsx', [['林*英', '1303**********1234']]))
    const sheet = strFromU8(unzipSync(await bytes(workbook.content))['xl/worksheets/sheet1.xml']!)
    expect(sheet.indexOf('用途：季度核对')).toBeGreaterThan(0)
    expect(sheet.indexOf('用途：季度核对')).toBeLessThan(sheet.indexOf('证件号码'))
    const document = await bytes((await exportMarked(actor, wish('pdf', [['林*英', '1303']]))).content)
    expect(document.subarray(0, 5).toString()).toBe('%PDF-')
    const many = Array.from({ length: 3_001 }, () => ['林*英', '1303'])
    await expect(exportMarked(actor, wish('pdf', many))).rejects.toMatchObject({ code: 'privacy.export-too-long' })
  })
})

describe('consent', () => {
  const texts = (body: string, version = 1) => [{ purpose: 'test.photos', version, title: '使用照片', body }]
  const register = (consentTexts: ReturnType<typeof texts>) =>
    registerPrivacy({ tables: [], obstacles: [], consentTexts })

  test('is asked on first use, given to what was shown, withdrawn from then on, and asked anew for a new text', async () => {
    register(texts('只用于会员卡。'))
    await publishConsentTexts()
    const needs = () => transaction(system, (tx) => requireConsent(tx, idOf(18), 'test.photos'))
    await expect(needs()).rejects.toMatchObject({ code: 'privacy.consent-needed' })
    const visitor = await worker(18)
    expect(code(await visitor.post('/me/consents/withdrawal', { purpose: 'test.photos' }))).toBe(
      'privacy.consent-not-given',
    )
    expect(code(await visitor.post('/me/consents', { purpose: 'test.nothing', version: 1 }))).toBe(
      'privacy.consent-unknown',
    )
    expect((await visitor.post('/me/consents', { purpose: 'test.photos', version: 1 })).status).toBe(204)
    await needs()
    register([...texts('只用于会员卡。'), ...texts('也用于活动相册。', 2)])
    await publishConsentTexts()
    await expect(needs()).rejects.toMatchObject({ code: 'privacy.consent-needed' })
    expect(code(await visitor.post('/me/consents', { purpose: 'test.photos', version: 1 }))).toBe(
      'privacy.consent-outdated',
    )
    await visitor.post('/me/consents', { purpose: 'test.photos', version: 2 })
    await needs()
    expect((await visitor.post('/me/consents/withdrawal', { purpose: 'test.photos' })).status).toBe(204)
    await expect(needs()).rejects.toMatchObject({ code: 'privacy.consent-needed' })
    const { consents } = (await visitor.get<{ consents: { state: string; history: object[] }[] }>('/me/consents')).body
    expect(consents).toMatchObject([{ state: 'withdrawn', history: [{ version: 2 }, { version: 1 }] }])
  })

  test('a text that was given cannot be replaced under its version', async () => {
    register(texts('随便用。'))
    await expect(publishConsentTexts()).rejects.toMatchObject({ code: 'privacy.consent-text-changed' })
    const kept = await query<{ body: string }>(
      `select body from privacy.consent_texts where purpose = 'test.photos' and version = 1`,
    )
    expect(kept).toEqual([{ body: '只用于会员卡。' }])
    const rewriting = transaction(system, (tx) => tx.client.query(`update privacy.consent_texts set body = 'x'`))
    await expect(rewriting).rejects.toThrow('permission denied')
  })
})

describe('retention', () => {
  const tables = [
    {
      table: 'notices.notices',
      title: '通知',
      purpose: '告知。',
      basis: '约定',
      kept: { says: '3 年', after: { column: 'sent_at', days: 1_096 }, afterwards: 'delete' },
      merging: { does: 'follow' },
      erasure: { does: 'delete' },
      columns: {},
    },
    {
      table: 'cases.events',
      title: '经过',
      purpose: '记录。',
      basis: '约定',
      kept: {
        says: '10 年',
        after: { column: 'at', days: 3_653 },
        afterwards: { sets: { actor_name: { whereHers: 'actor_id', value: '无' }, note: null } },
      },
      merging: { does: 'follow' },
      erasure: { does: 'delete' },
      columns: {},
    },
  ] as const

  test('ends what is past its time, leaves the rest, does nothing twice, and reports', async () => {
    registerPrivacy({ tables, obstacles: [], consentTexts: [] })
    await query('delete from notices.notices')
    const notice = (years: number) =>
      query(
        `insert into notices.notices (owner_id, id, title, text, sent_at) values ($1, $2, 't', 't', now() - make_interval(years => $3))`,
        [idOf(20), newId(), years],
      )
    const event = (seq: number, years: number, actorId = idOf(20)) =>
      query(
        `insert into cases.events (owner_id, case_id, seq, at, action, to_state, actor_id, actor_name, note)
         values ($1, $1, $2, now() - make_interval(years => $3), 'opened', 's', $4, '王敏', '意见')`,
        [idOf(20), seq, years, actorId],
      )
    await notice(4)
    await notice(2)
    await event(1, 11)
    await event(2, 1)
    await event(3, 11, idOf(21))
    const report = await endRetention(systemActor('test'))
    expect(report.map(({ table, rows }) => [table, rows])).toEqual([
      ['notices.notices', 1],
      ['cases.events', 2],
    ])
    expect(
      await query('select actor_name, note from cases.events where owner_id = $1 order by seq', [idOf(20)]),
    ).toEqual([
      { actor_name: '无', note: null },
      { actor_name: '王敏', note: '意见' },
      { actor_name: '王敏', note: null },
    ])
    expect((await endRetention(systemActor('test'))).map(({ rows }) => rows)).toEqual([0, 0])
    const { runs } = (await (await officer('auditor')).get<{ runs: { report: object[] }[] }>('/privacy/register')).body
    expect(runs[1]!.report).toMatchObject([{ table: 'notices.notices', rows: 1, does: 'delete' }, { rows: 2 }])
  })
})

function registerObstacle(sentence: string): void {
  registerPrivacy({ tables: [], obstacles: [async () => [sentence]], consentTexts: [] })
}
