import { demoPerson } from '../../src/apps/demo/people.ts'
import { recurring } from '../../src/apps/server/modules.ts'
import { type Actor, systemActor } from '../../src/kernel/access/index.ts'
import { foundOrgs } from '../../src/kernel/orgs/index.ts'
import { joinUnions, registerPeople, sealRegistration } from '../../src/kernel/people/index.ts'
import { stopClock } from '../../src/platform/clock.ts'
import { config } from '../../src/platform/config.ts'
import { system, transaction } from '../../src/platform/db/transaction.ts'
import { newId } from '../../src/platform/ids.ts'
import { openingCategories } from '../../src/services/mall/products.text.ts'
import { type PlaceOrder, placeOrder, type RateLine, rateLine } from '../../src/services/mall/service.ts'
import { appoint, must } from './mall.ts'
import type { Platform } from './platform.ts'
import { password } from './small-union.ts'
import { Visitor } from './visitor.ts'

export type Union = { readonly id: string; readonly at: number; readonly personIds: readonly string[] }
export type GreatUnions = { readonly cityId: string; readonly unions: readonly Union[] }

/** A city with its unions, each of as many members as the next. */
export async function foundGreatUnions(count: number, membersEach: number): Promise<GreatUnions> {
  const [provinceId, cityId] = [newId(), newId()]
  const ids = Array.from({ length: count }, newId)
  const org = { creditCode: null, on: '2013-01-01' }
  await transaction(system, (tx) =>
    foundOrgs(tx, [
      { ...org, id: provinceId, kind: 'province', code: '37', name: '江河省总工会', parentId: null },
      { ...org, id: cityId, kind: 'city', code: '3702', name: '滨江市总工会', parentId: provinceId },
      ...ids.map((id, at) => ({
        ...{ ...org, id, kind: 'grassroots' as const, parentId: cityId },
        ...{ code: `3702010${String(at + 10)}`, name: `第${at + 1}机械厂工会` },
      })),
    ]),
  )
  const unions: Union[] = []
  for (const [at, id] of ids.entries()) {
    const people = Array.from({ length: membersEach }, (_, place) => demoPerson(31, at * membersEach + place, '370202'))
    unions.push({ id, at, personIds: await register(id, people) })
  }
  return { cityId, unions }
}

function register(orgId: string, people: readonly ReturnType<typeof demoPerson>[]): Promise<string[]> {
  return transaction(system, async (tx) => {
    const registered = await registerPeople(
      tx,
      people.map((person) => sealRegistration(config().sealKeys, person)),
    )
    const ids = registered.map((one) => one.personId)
    await joinUnions(
      tx,
      ids.map((personId) => ({ personId, orgId, on: '2020-01-01' })),
    )
    return ids
  })
}

/** Officers' sessions do not outlast a day: each account is opened once and signs in anew on every day on which it acts. */
export function openDesks(platform: Platform) {
  let addresses = 0
  const known = new Map<string, Visitor>()
  const next = () =>
    `10.${20 + Math.floor(addresses / 60_000)}.${Math.floor(addresses / 250) % 240}.${(addresses++ % 250) + 1}`
  return {
    on(day: string, time = '02:00'): void {
      stopClock(`${day}T${time}:00.000Z`)
      known.clear()
    },
    appoint: (account: string, role: string, orgId: string) => appoint(platform.address, account, role, orgId),
    async as(account: string): Promise<Visitor> {
      const visitor =
        known.get(account) ?? (await new Visitor(platform.address, next()).signInAsOfficer(account, password))
      known.set(account, visitor)
      return visitor
    },
  }
}
export type Desks = ReturnType<typeof openDesks>

/** Runs something that the platform does by itself at its hour. */
export function runDaily(kind: string): Promise<void> {
  return recurring.find((one) => one.kind === kind)!.run(systemActor('test'))
}

/** Hundredths of a point: a product of a step from 2 to 98 costs a little less than its step, every third a little more. */
export type Priced = { readonly step: number; readonly odd: boolean; readonly price: number }
export function pricedAt(at: number): Priced {
  const step = 2 + (Math.floor(at / 3) % 97)
  const odd = at % 3 === 2
  return { step, odd, price: step * 1000 + (odd ? 20 : -10) }
}

export const kinds = openingCategories.filter((one) => one.excludedBecause === null)

/** A supplier's file of products, spread evenly over all kinds of goods; a row is a product of one specification. */
export function productFile(supplier: number, count: number): string {
  const rows = ['商品编号,商品名称,类别,规格编号,规格,价格（分）,库存,产地']
  for (let at = 0; at < count; at += 1) {
    const kind = kinds[at % kinds.length]!.name
    const price = (pricedAt(at).price / 100).toFixed(2)
    rows.push(`S${supplier}-${at},${kind}好物 ${supplier + 1} 号 ${at},${kind},A,标准装,${price},400,滨江市`)
  }
  return rows.join('\n')
}

/** Loads the files through the suppliers' own import, lays everything before the operator and has it listed, 500 at a time. */
export async function fillShelves(desks: Desks, suppliers: readonly string[], each: number): Promise<void> {
  await Promise.all(
    suppliers.map(async (account, at) => {
      const desk = await desks.as(account)
      const fileId = await desk.upload('商品.csv', productFile(at, each))
      const loaded = await must(desk.post<{ added: number; rejects: object[] }>('/mall/supply/imports', { fileId }))
      if (loaded.added !== each || loaded.rejects.length > 0) throw new Error(JSON.stringify(loaded).slice(0, 500))
      const operator = await desks.as('operator')
      const ids = await productsOf(at)
      for (let from = 0; from < ids.length; from += 500) {
        const some = ids.slice(from, from + 500)
        await must(desk.post('/mall/supply/products/submission', { ids: some }))
        await must(operator.post('/mall/operation/products/judgement', { ids: some, decision: 'list' }))
      }
    }),
  )
}

function productsOf(supplier: number): Promise<string[]> {
  return transaction(system, async (tx) => {
    const found = await tx.client.query<{ id: string }>('select id from mall.products where code like $1', [
      `S${supplier}-%`,
    ])
    return found.rows.map((one) => one.id)
  })
}

/** An order by the verb behind the endpoint; it is committed in a group with whatever else is asked for in the moment. */
export function orderInGroup(personId: string, wish: PlaceOrder) {
  return placeOrder(workerActor(personId), wish, newId())
}

export function rateAs(personId: string, rating: RateLine) {
  return rateLine(workerActor(personId), rating)
}

/** A worker who is signed in. */
function workerActor(personId: string): Actor {
  const session = { sessionId: newId(), requestId: newId(), address: '127.0.0.1' }
  return { ...session, kind: 'worker', personId, name: '职工', grants: [], scope: { role: 'app', orgs: [], personId } }
}
