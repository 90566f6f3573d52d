import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyCases } from '../../src/kernel/cases/index.ts'
import { now } from '../../src/platform/clock.ts'
import { run, sql } from '../../src/platform/db/sql.ts'
import { system, transaction } from '../../src/platform/db/transaction.ts'
import type { CommitmentPage } from '../../src/services/commitments/commitments.contract.ts'
import type { Overview } from '../../src/services/commitments/lists.contract.ts'
import type { PublicCommitment, SeenCommitment, SeenLists } from '../../src/services/commitments/seen.contract.ts'
import { commitments } from '../../src/services/commitments/service.ts'
import { done, type OrderCast, openOrderCast, refusedAs } from '../world/orders.ts'
import { Visitor } from '../world/visitor.ts'

/**
 * 「我为职工办好一件事」 (S10, A003-01): 每年3月底前确定事项并在一定范围内公开, 7月上中旬通报一次, 12月验收; 未按规定要求完成的说明原因、制定整改措施、
 * 及时兑现承诺. The gas of a village runs from survey and negotiation to connected; legal aid misses December and is fulfilled in spring.
 */
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])
const gas = {
  ...{
    title: '田楼村接通天然气',
    what: '与燃气公司协商减免费用，加快施工，通气入户',
    beneficiaries: '田楼村务工职工家庭',
  },
  ...{ measure: '户通气', target: 216, dueOn: '2026-11-30' },
}
const aid = {
  ...{ title: '为权益受侵害的职工提供法律援助', what: '每名求助职工都有一名律师', beneficiaries: '权益受到侵害的职工' },
  ...{ measure: '人次', target: 40, dueOn: '2026-12-20' },
}

let cast: OrderCast
beforeAll(async () => {
  cast = await openOrderCast('2026-03-10T02:00:00.000Z', 4)
}, 120_000)
afterAll(() => cast.stop())

const foundry = () => cast.officers.foundry
const couriers = () => cast.officers.couriers
const city = () => cast.officers.manager
const worker = (at: number) =>
  new Visitor(cast.platform.address, `10.8.${now().slice(5, 7)}.${at}`).signInAsWorker(cast.union.workers[at]!.phone)
const guest = async <Body>(path: string) => (await fetch(`${cast.platform.address}/api${path}`)).json() as Promise<Body>

/** Two units register by the end of March, the city collects and publishes. */
async function published() {
  const { orgIds, officerIds } = cast.union
  const register = async (by: Visitor, body: object) => {
    const { id } = done(await by.post<{ id: string }>('/commitments', { year: 2026, ...body }))
    done(await by.post(`/commitments/${id}/reporting`, { toOrgId: orgIds.city }))
    return id
  }
  const gasId = await register(foundry(), { ...gas, orgId: orgIds.foundry, officerId: officerIds.foundry })
  const aidId = await register(couriers(), { ...aid, orgId: orgIds.couriers, officerId: officerIds.couriers })
  await cast.travel('2026-03-30T02:00:00.000Z')
  const body = { orgId: orgIds.city, year: 2026, scope: 'public', commitmentIds: [gasId, aidId] }
  const list = done(await city().post<{ id: string }>('/commitments/lists', body))
  return { gasId, aidId, listId: list.id }
}

async function step(id: string, on: string, said: { stage: string; words: string; quantity?: number }) {
  await cast.travel(`${on}T02:00:00.000Z`)
  const photoIds = [await foundry().upload(`${said.stage}.png`, png, 'photo')]
  done(await foundry().post(`/commitments/${id}/steps`, { ...said, takenOn: on, photoIds }))
}

test('a village gets its gas, what missed December is fulfilled in spring with its reason in public, and nothing changes silently', async () => {
  const { gasId, aidId, listId } = await published()

  // 接受职工群众监督: everybody reads the list; nobody rewords it.
  const { lists } = await guest<SeenLists>('/public/commitments?year=2026')
  expect(lists.flatMap((list) => list.commitments.map((one) => one.title))).toEqual([gas.title, aid.title])
  const silently = { ...gas, officerId: cast.union.officerIds.foundry, target: 100 }
  expect(refusedAs(await foundry().put(`/commitments/${gasId}`, silently))).toEqual([
    409,
    'commitments.published-already',
  ])
  for (const statement of [
    sql`update commitments.versions set target = 100 where commitment_id = ${gasId}`,
    sql`insert into commitments.versions select owner_id, commitment_id, 2, 'draft', title, what, beneficiaries, officer_id, officer_name,
        measure, 100, due_on, null, made_by, made_at from commitments.versions where commitment_id = ${gasId}`,
  ])
    for (const scope of [{ role: 'app', orgs: [cast.union.orgIds.province], personId: null } as const, system.scope])
      await expect(transaction({ scope }, (tx) => run(tx, statement))).rejects.toThrow(/permission denied|violates/)
  expect((await guest<PublicCommitment>(`/public/commitments/${gasId}`)).target).toBe(gas.target)

  // 调研、协商、施工: survey, negotiation with the gas company, works.
  for (const [on, stage, words, quantity] of [
    ['2026-04-08', 'survey', '走访田楼村，216 户愿意用气，担心初装费'],
    ['2026-05-15', 'talks', '与燃气公司协商，初装费减免四成'],
    ['2026-06-20', 'works', '主管道铺到村口，开始入户', 96],
  ] as const)
    await step(gasId, on, { stage, words, ...(quantity !== undefined && { quantity }) })

  // 七月上中旬通报一次: neither on 30 June nor on 21 July, and once.
  const lines = [
    { commitmentId: gasId, standing: 'on-track', quantity: 96, words: '' },
    { commitmentId: aidId, standing: 'slow', quantity: 9, words: '律师不足' },
  ]
  const bulletin = () =>
    city().post(`/commitments/lists/${listId}/bulletin`, {
      words: '结合机关党建工作督查，两项实事一项正常、一项偏慢',
      lines,
    })
  for (const on of ['2026-06-30', '2026-07-21']) {
    await cast.travel(`${on}T02:00:00.000Z`)
    expect(refusedAs(await bulletin())).toEqual([409, 'commitments.bulletin-out-of-time'])
  }
  await cast.travel('2026-07-14T02:00:00.000Z')
  done(await bulletin())
  expect(refusedAs(await bulletin())).toEqual([409, 'commitments.bulletin-issued'])

  // 一处更正: dated, with its reason, before and after in public.
  const amended = { ...gas, officerId: cast.union.officerIds.foundry, target: 212, reason: '四户已经搬走，实有 212 户' }
  await cast.travel('2026-09-02T02:00:00.000Z')
  done(await city().post(`/commitments/${gasId}/amendments`, amended))
  const [change] = (await guest<PublicCommitment>(`/public/commitments/${gasId}`)).amended
  expect(change).toMatchObject({ reason: amended.reason, changes: [{ field: 'target', before: '216', after: '212' }] })

  // 通气: the works end, the whole village is connected.
  await step(gasId, '2026-11-25', { stage: 'result', words: '全村通气，老人做上了热饭', quantity: 212 })

  // 十二月验收: done with evidence; the other is not, and gives reason, rectification and a day.
  await cast.travel('2026-12-15T02:00:00.000Z')
  const evidence = async () => [await city().upload('验收照片.png', png, 'photo')]
  const judge = (id: string, body: object) => city().post(`/commitments/${id}/judgements`, body)
  done(await judge(gasId, { verdict: 'done', quantity: 212, evidenceIds: await evidence(), words: '逐户点火验收' }))
  const short = { verdict: 'done', quantity: 31, evidenceIds: await evidence() }
  expect(refusedAs(await judge(aidId, short))).toEqual([422, 'commitments.target-missed'])
  const undone = { verdict: 'undone', quantity: 31, reason: '签约律师不足，九名职工还在等' }
  expect(refusedAs(await judge(aidId, undone))).toEqual([422, 'commitments.undone-incomplete'])
  const rectified = { ...undone, rectification: '与市律协签约，新增六名律师', promisedOn: '2027-03-31' }
  done(await judge(aidId, rectified))

  const year = async () =>
    done(await city().get<Overview>(`/commitments/overview?orgId=${cast.union.orgIds.city}&year=2026`))
  expect((await year()).figures).toMatchObject({ registered: 2, published: 2, done: 1, doneLate: 0, open: 1 })
  const open = await guest<PublicCommitment>(`/public/commitments/${aidId}`)
  expect(open).toMatchObject({ state: 'owed', promisedOn: '2027-03-31', judgements: [{ reason: undone.reason }] })

  // 及时兑现承诺: in the next year, still readable among the list of its own.
  await cast.travel('2027-03-12T02:00:00.000Z')
  done(
    await judge(aidId, { verdict: 'done', quantity: 40, evidenceIds: await evidence(), words: '九名职工都有了律师' }),
  )
  const fulfilled = await guest<PublicCommitment>(`/public/commitments/${aidId}`)
  expect(fulfilled).toMatchObject({ state: 'fulfilled', settledOn: '2027-03-12' })
  expect(fulfilled.judgements.map((one) => [one.verdict, one.reason])).toEqual([
    ['fulfilled', null],
    ['undone', undone.reason],
  ])
  expect((await year()).figures).toMatchObject({ published: 2, done: 1, doneLate: 1, open: 0 })

  // The members for whom it was done say what they think of it; the steps stay readable.
  done(await (await worker(0)).post(`/me/commitments/${gasId}/rating`, { stars: 5, words: '通气那天全家都高兴' }))
  const seen = done(await (await worker(1)).get<SeenCommitment>(`/me/commitments/${gasId}`))
  expect(seen.satisfaction).toEqual({ rated: 1, stars: 5 })
  expect(seen.steps.map((one) => one.stage)).toEqual(['result', 'works', 'talks', 'survey'])
  const page = done(await foundry().get<CommitmentPage>(`/commitments/${gasId}`))
  expect(page).toMatchObject({ state: 'done', quantity: 212, bulletin: { issuedOn: '2026-07-14' } })

  expect(await transaction(system, commitments.verify)).toEqual([])
  expect(await transaction(system, verifyCases)).toEqual([])
}, 120_000)
