import type { Place, Planted, Plants, World } from '../../../test/attack/plant.ts'
import { importRows, plainPolicy, screenAndDispatch, stayOf, submissionOf } from '../../../test/world/mutual-aid.ts'
import type { Visitor } from '../../../test/world/visitor.ts'
import { settlementKindWords } from './settlements.text.ts'
import { simulatedSignature } from './signature-simulator.ts'

const quarter = '2025Q3'
const year = 2025

/** A quarter of each place: one claim at its first desk, one handed in, one on its way to the bank; a refused row, a waiting one. */
export const plants: Plants = {
  order: 60,
  values: {
    quarter,
    year,
    draft: plainPolicy,
    'POST /me/consents purpose': 'mutual-aid.claim',
    'POST /me/consents version': 1,
    'POST /me/consents/withdrawal purpose': 'mutual-aid.claim',
    sender: '市医保局',
    holderName: '褚铸铭',
    cell: 'in-force',
    signature: simulatedSignature,
    cardNumber: '6222020200112230004',
  },
  async plant(world, place) {
    const manager = await world.as(`fund-manager over ${place.city}`)
    await openFund(manager, place)
    const imported = await bringStays(manager, place)
    const claims = await claimsOf(world, place)
    const paying = claims.get(place.workers[2]!.personId)!
    await handIn(world, place, claims.get(place.workers[0]!.personId)!, 0)
    await handIn(world, place, paying, 2)
    for (const officer of [
      `grassroots-officer over ${place.key}`,
      `county-officer over ${place.county}`,
      `city-reviewer over ${place.city}`,
    ] as const)
      await done((await world.as(officer)).post(`/mutual-aid/claims/${paying}/review`, { decision: 'approve' }))
    const payout = await payOut(manager)
    return [
      ...plantedClaims(place, claims),
      ofFund(world, place, 'mutual-aid.import', imported, [`${place.key}医保结算.csv`]),
      ofFund(world, place, 'mutual-aid.payout', payout, []),
    ]
  },
}

function ofFund(world: World, place: Place, kind: string, id: string, marks: string[]): Planted {
  return { kind, id, owner: null, orgPath: world.paths[place.city]!, marks }
}

function plantedClaims(place: Place, claims: ReadonlyMap<string, string>): Planted[] {
  return place.workers.flatMap(({ personId }, at) => {
    const marks = [numberOf(place, at), hospitalOf(place, at)]
    const thing = { id: claims.get(personId)!, owner: personId, orgPath: place.path, marks }
    return [
      { kind: 'cases.case', ...thing },
      { kind: 'mutual-aid.claim', ...thing },
    ]
  })
}

async function openFund(manager: Visitor, place: Place): Promise<void> {
  const fund = `${place.city}-mutual-aid`
  const policies = await manager.get<{ policies?: { document: { fund: string } }[] }>('/mutual-aid/policies')
  if (policies.body.policies?.some(({ document }) => document.fund === fund)) return
  await done(manager.post('/mutual-aid/policies', { draft: { ...plainPolicy, fund, fourEyesAboveFen: 90_000_000 } }))
  await done(manager.post('/mutual-aid/contributions', { amountFen: 50_000_000, source: '会员缴费' }))
}

/** Three stays in force, one row refused, one correction whose original never came. */
async function bringStays(manager: Visitor, place: Place): Promise<string> {
  const lines = place.workers.map(({ idNumber, name, phone }) =>
    [idNumber, name, phone, place.code, `${year}-01-01`, `${year}-12-31`].join(','),
  )
  const covers = ['证件号码,姓名,手机号,基层工会编码,起始日期,截止日期', ...lines].join('\n')
  const fileId = await manager.upload(`${place.key}参保.csv`, covers)
  await done(manager.post('/mutual-aid/covers/imports', { fileId, year }))
  const [first] = place.workers
  const rows = [
    ...place.workers.map((worker, at) =>
      stayOf(worker, numberOf(place, at), 20_000 + at * 1_000 + place.name.length, {
        hospitalName: hospitalOf(place, at),
      }),
    ),
    stayOf(first!, `${numberOf(place, 0)}R`, 9_000, { total: '1.00' }),
    stayOf(first!, `${numberOf(place, 0)}W`, 9_000, {
      kind: settlementKindWords.correction,
      originalNo: `${numberOf(place, 0)}X`,
    }),
  ]
  const imported = await importRows(manager, quarter, rows, `${place.key}医保结算.csv`)
  await screenAndDispatch(manager, quarter)
  return imported
}

/** The claim of each worker, by the person. */
async function claimsOf(world: World, place: Place): Promise<Map<string, string>> {
  const officer = await world.as(`grassroots-officer over ${place.key}`)
  const page = await done<{ claims: { id: string; ownerId: string }[] }>(officer.get('/mutual-aid/claims'))
  return new Map(page.claims.map(({ id, ownerId }) => [ownerId, id]))
}

async function handIn(world: World, place: Place, claimId: string, worker: number): Promise<void> {
  const officer = await world.as(`grassroots-officer over ${place.key}`)
  await done(officer.post(`/mutual-aid/claims/${claimId}/notification`, { by: 'phone' }))
  const visitor = await world.as(place.workers[worker]!)
  await done(visitor.post(`/me/mutual-aid/claims/${claimId}/submission`, submissionOf(place.workers[worker]!)))
}

/** The bank has paid everything of the batch. */
async function payOut(manager: Visitor): Promise<string> {
  const { id, number } = await done<{ id: string; number: string }>(manager.post('/mutual-aid/payouts'))
  const bankFile = new TextDecoder('gb18030').decode(await manager.download(`/mutual-aid/payouts/${id}/bank-file`))
  const paid = bankFile
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(','))
    .map((cells) => `${number},${cells[1]},${cells[5]},成功,`)
  const fileId = await manager.upload('回盘.csv', ['批次号,序号,金额,结果,原因', ...paid].join('\n'))
  await done(manager.post(`/mutual-aid/payouts/${id}/result`, { fileId }))
  return id
}

const numberOf = (place: Place, at: number) => `JS${place.key}${at}`
const hospitalOf = (place: Place, at: number) => `${place.key}第${at + 1}医院`

async function done<Body>(asked: Promise<{ status: number; body: Body }>): Promise<Body> {
  const { status, body } = await asked
  if (status >= 300) throw new Error(`planting mutual aid: ${status} ${JSON.stringify(body)}`)
  return body
}
