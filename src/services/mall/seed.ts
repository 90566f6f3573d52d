import { type Actor, grantRole, hashPassword, openAccount, systemActor } from '../../kernel/access/index.ts'
import { openInstrument } from '../../kernel/instruments/index.ts'
import { orgsByCode, orgsByIds } from '../../kernel/orgs/index.ts'
import { registerPeople, sealRegistration } from '../../kernel/people/index.ts'
import { stopClock, today } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { addDays, type Day, startOfDay } from '../../platform/dates.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { type SeededStation, seedDesks, seedFund, seedParcel, seedReceipt, seedSettlement } from './after.seed.ts'
import { configureIntent } from './configure-intent.ts'
import { shipOrder } from './deliver-order.ts'
import { draftIntent } from './draft-intent.ts'
import { listMembers } from './list-recipients.ts'
import { findSupplier, insertRegion } from './markets.store.ts'
import { judgeProducts, moveOwnProducts } from './move-products.ts'
import { openMarket } from './open-market.ts'
import { placeOrder } from './place-order.ts'
import { handPointsDown, startDueIssues } from './points-issue.ts'
import type { ProductDraft } from './products.model.ts'
import { refreshSold } from './products.store.ts'
import { listPointHolders, listProved, offeredSkus } from './seed.store.ts'
import { seedFood, seedGoods, seedGrades, seedMallWords, seedRegions, seedSuppliers } from './seed.text.ts'
import { seedBenefitsOf } from './seed-benefits.ts'
import { proveGoods, seedAid, seedPavilionsOf } from './seed-pavilions.ts'
import { seedPurchases } from './seed-purchases.ts'
import type { MallSeedWorld } from './seed-world.ts'
import { signConfirmed } from './sign-intent.ts'
import { admitSupplier } from './suppliers.ts'
import { writeDrafts } from './write-products.ts'

const unionsServed = 3
const ordersSeeded = 60

/**
 * The mall of the demonstration in the middle of a window: suppliers with a few hundred goods, letters signed and issued
 * by three unions, and orders under way. A visitor may sit at a supplier's desk.
 */
export async function seedMall(world: MallSeedWorld, endOn: Day): Promise<void> {
  on(addDays(endOn, -40))
  const operator = world.mallOperator
  await openMarket(operator, seedMallWords.market)
  await seedFund(world, 200_000_000)
  const stations = await seedDesks(world)
  const regions = await foundRegions(operator, addDays(endOn, -40))
  await seedPavilionsOf(operator, regions, endOn)
  on(addDays(endOn, -35))
  const desks: Actor[] = []
  for (const [at, plan] of seedSuppliers.entries()) {
    const { id } = await admitSupplier(operator, { ...plan, creditCode: null })
    const desk = await appointAt(world, id, at)
    desks.push(desk)
    await offerGoods(world, desk, plan, regions, endOn)
    if (at === 0) {
      const [org] = await transaction(system, (tx) => orgsByIds(tx, [id]))
      const account = accountOf(at)
      const { supplierRoleName: roleName, demoPassword: password } = world
      world.showOfficer({ account, password, name: desk.name, roleName, orgName: org!.name })
    }
  }
  await seedAid(operator, regions, endOn)
  const stranger = world.strangers[seedSuppliers.length]!
  await seedPurchases({ ...world, stranger }, operator, desks, endOn)
  await seedBenefitsOf(world, endOn)
  await runLetters(world, stations, endOn)
  await transaction(system, refreshSold)
  on(endOn)
  await seedSettlement(operator, addDays(endOn, -1))
  stopClock(`${endOn}T01:30:00.000Z`)
}

function on(day: Day): void {
  stopClock(`${day}T01:00:00.000Z`)
}

async function foundRegions(operator: Actor, openedOn: Day): Promise<ReadonlyMap<string, string>> {
  const marketId = operator.grants[0]!.orgId
  const regions = seedRegions.map((region) => ({ ...region, id: newId() }))
  await transaction(system, async (tx) => {
    for (const region of regions) await insertRegion(tx, marketId, region, openedOn)
  })
  return new Map(regions.map((region) => [region.name, region.id]))
}

function accountOf(at: number): string {
  return `gongying${at + 1}`
}

async function appointAt(world: MallSeedWorld, orgId: string, at: number): Promise<Actor> {
  const person = world.strangers[at]!
  const hashed = await hashPassword('demonstration', world.demoPassword)
  const personId = await transaction(system, async (tx) => {
    const [registered] = await registerPeople(tx, [sealRegistration(config().sealKeys, person)])
    await openAccount(tx, { personId: registered!.personId, account: accountOf(at), password: hashed })
    await grantRole(tx, { personId: registered!.personId, role: 'supplier', orgId, on: '2020-01-01' })
    return registered!.personId
  })
  const grant = {
    role: 'supplier',
    roleName: world.supplierRoleName,
    orgId,
    orgPath: [orgId],
    permissions: new Set(['mall.supply']),
  }
  return {
    ...world.mallOperator,
    personId,
    name: person.name,
    grants: [grant],
    scope: { role: 'app', orgs: [orgId], personId },
  }
}

type Plan = (typeof seedSuppliers)[number]

/** Suppliers of regions sell food, the others everything else; a few goods still wait for the operator. */
async function offerGoods(
  world: MallSeedWorld,
  desk: Actor,
  plan: Plan,
  regions: ReadonlyMap<string, string>,
  endOn: Day,
): Promise<void> {
  const mine = seedGoods.filter(([, category]) => seedFood.has(category) === plan.regions.length > 0)
  const drafts = seedGrades.flatMap((grade, round) =>
    mine
      .filter(() => round < 2 || world.chance.next() < 0.45)
      .map(
        (good, at): ProductDraft =>
          draftOf(world, plan, regions, good, grade, `${round + 1}${String(at + 1).padStart(3, '0')}`),
      ),
  )
  const { products } = await transaction(desk, async (tx) => {
    const supplier = (await findSupplier(tx, desk.grants[0]!.orgId))!
    return writeDrafts(tx, supplier, drafts, desk.name)
  })
  const ids = products.map((product) => product.id)
  await proveGoods(desk, world.mallOperator, products, endOn)
  for (let at = 0; at < ids.length; at += 500) {
    const some = ids.slice(at, at + 500)
    await moveOwnProducts(desk, some, 'submit')
    await judgeProducts(world.mallOperator, await provedOf(some.slice(0, -2)), 'list', undefined)
  }
}

/** What names a region without an accepted paper stays with the operator. */
async function provedOf(ids: readonly string[]): Promise<string[]> {
  const proved = await transaction(system, (tx) => listProved(tx, ids, today()))
  return proved.map((one) => one.id)
}

function draftOf(
  world: MallSeedWorld,
  plan: Plan,
  regions: ReadonlyMap<string, string>,
  [name, category, drawing, yuan, specifications]: (typeof seedGoods)[number],
  grade: string,
  code: string,
): ProductDraft {
  const origin = plan.regions.length > 0 ? world.chance.pick<string>(plan.regions) : seedMallWords.local
  const local = plan.regions.length === 0
  const full = `${local ? '' : origin.slice(0, 2)}${grade}${name}`
  const factor = 0.85 + world.chance.next() * 0.4
  return {
    code,
    category,
    name: full,
    intro: fillSentence(seedMallWords.introOf, { name: full, origin, supplier: plan.name }),
    origin,
    regionId: regions.get(origin) ?? null,
    localMade: local && world.chance.next() < 0.4,
    drawing,
    skus: specifications.map((specification, at) => ({
      code: `${code}-${at + 1}`,
      specification,
      price: Math.round(yuan * factor * (1 + at * 0.85)) * 100,
      mostEach: world.chance.next() < 0.2 ? world.chance.between(1, 3) : null,
      available: world.chance.next() < 0.08 ? world.chance.between(5, 40) : world.chance.between(120, 900),
    })),
  }
}

/** Three unions: two whose points went down days ago, one whose letter waits for the mall's signature. */
async function runLetters(world: MallSeedWorld, stations: readonly SeededStation[], endOn: Day): Promise<void> {
  const codes = [...new Set(world.members.map((member) => member.unionCode))].slice(0, unionsServed)
  const unions = await transaction(system, (tx) => orgsByCode(tx, codes))
  for (const [at, union] of unions.entries()) {
    on(addDays(endOn, -6))
    const officer = world.unionOfficerOf(union.path)
    const opensAt = startOfDay(addDays(endOn, -3))
    const terms = {
      occasion: fillSentence(seedMallWords.occasion, { year: Number(endOn.slice(0, 4)) + 1 }),
      headcount: 400,
      pointsEach: 60_000,
      issueAt: opensAt,
      opensAt,
      closesAt: startOfDay(addDays(endOn, 11)),
      categories: [],
      unspent: 'return' as const,
      keptUntil: null,
    }
    const intent = await draftIntent(officer, { orgId: union.id, terms })
    const { text } = await transaction(officer, (tx) => openInstrument(tx, intent.documentId))
    await signConfirmed(officer, { id: intent.id, side: 'union', digest: text.digest })
    await listMembers(officer, intent.id)
    if (at === unions.length - 1) continue
    await signConfirmed(world.mallOperator, { id: intent.id, side: 'mall', digest: text.digest })
    await configureIntent(officer, intent.id, newId())
    on(addDays(endOn, -3))
    const platform = systemActor(world.mallOperator.name)
    await startDueIssues(platform)
    await handPointsDown(platform, intent.id, async () => undefined)
    await orderSome(world, { intentId: intent.id, unionCode: union.code, stations, endOn })
  }
}

type Ordering = {
  readonly intentId: string
  readonly unionCode: string
  readonly stations: readonly SeededStation[]
  readonly endOn: Day
}

async function orderSome(world: MallSeedWorld, { intentId, unionCode, stations, endOn }: Ordering): Promise<void> {
  const skus = await transaction(system, offeredSkus)
  const people = world.members.filter((member) => member.unionCode === unionCode).slice(2, 2 + ordersSeeded / 2)
  for (const [at, member] of people.entries()) {
    stopClock(`${addDays(endOn, -1 - (at % 2))}T0${2 + (at % 7)}:1${at % 6}:00.000Z`)
    const [registered] = await transaction(system, (tx) =>
      registerPeople(tx, [sealRegistration(config().sealKeys, member)]),
    )
    const buyer = workerOf(world.mallOperator, registered!.personId, member.name)
    const affordable = skus.filter((sku) => sku.price < 20_000 && sku.available > 60)
    const lines = [world.chance.pick(affordable), world.chance.pick(affordable)]
      .filter((sku, place, all) => all.findIndex((one) => one.id === sku.id) === place)
      .map((sku) => ({ skuId: sku.id, quantity: 1, price: sku.price }))
    const { name, phone } = member
    const station = at % 6 === 3 ? stations[Math.floor(at / 6) % stations.length] : undefined
    const delivery = station
      ? { kind: 'pick-up' as const, stationId: station.id, name, phone }
      : { kind: 'address' as const, name, phone, address: seedMallWords.address }
    const { orders } = await placeOrder(buyer, { intentId, lines, delivery }, newId())
    if (at % 3 > 0) continue
    const tracking = `JH${String(20_260_000 + at * 37)}`
    const desk = systemActor(seedMallWords.tracking)
    for (const { id } of orders) {
      await shipOrder(desk, id, { carrier: seedMallWords.tracking, tracking })
      if (station) await seedParcel(station, id, at)
      else if (at % 6 === 0 && at > 0) await seedReceipt(buyer, id, at / 6)
    }
  }
}

function workerOf(like: Actor, personId: string, name: string): Actor {
  return { ...like, kind: 'worker', personId, name, grants: [], scope: { role: 'app', orgs: [], personId } }
}

/** Whoever has points to spend, and whoever has an order on its way, for a visitor to be. */
export function pointHolders(): Promise<{ ownerId: string; state: string }[]> {
  return transaction(system, listPointHolders)
}
