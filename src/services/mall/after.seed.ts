import { Readable } from 'node:stream'
import { type Actor, grantRole, hashPassword, openAccount } from '../../kernel/access/index.ts'
import { storeFile } from '../../kernel/files/index.ts'
import { registerPeople, sealRegistration } from '../../kernel/people/index.ts'
import { now } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { type Day, dayOf } from '../../platform/dates.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { seedAfterSales, seedAfterWords, seedRatings, seedStations } from './after-seed.text.ts'
import { askAfterSale } from './ask-after-sale.ts'
import { confirmMyOrder } from './deliver-order.ts'
import { decideDeposit, proposeDeposit } from './deposit-money.ts'
import { rateLine } from './rate-line.ts'
import { readMyOrder } from './read-orders.ts'
import type { MallSeedWorld } from './seed-world.ts'
import { settleSuppliers } from './settlement-books.ts'
import { admitStation } from './stations.ts'
import { takeInParcel } from './take-in-parcel.ts'

/** The fund of the demonstration's mall: entered by one operator with the bank's receipt, booked by another. */
export async function seedFund(world: MallSeedWorld, amount: number): Promise<void> {
  const operator = world.mallOperator
  const documentId = await transaction(operator, async (tx) => {
    const stream = Readable.from([Buffer.from('%PDF-1.4\n%%EOF')])
    return (await storeFile(tx, operator, { name: seedAfterWords.receipt, purpose: 'document', stream })).id
  })
  const { payer, remark } = seedAfterWords
  const paid = { amount, paidOn: dayOf(now()), payer, remark, documentId }
  const { id } = await proposeDeposit(operator, paid, newId())
  const { orgId } = operator.grants[0]!
  const desk = { role: 'mall-operator', account: 'fuhe1', orgId, permission: 'mall.operate', person: 15 }
  const second = await appointDesk(world, desk)
  await decideDeposit(second, { id, because: null }, newId())
}

export type SeededStation = { readonly id: string; readonly keeper: Actor }

/** Two stations; a visitor may sit at the first one's counter, and another at the financial supervisor's desk. */
export async function seedDesks(world: MallSeedWorld): Promise<SeededStation[]> {
  const stations: SeededStation[] = []
  for (const [at, card] of seedStations.entries()) {
    const { id } = await admitStation(world.mallOperator, card)
    const who = { role: 'station-keeper', account: `yizhan${at + 1}`, orgId: id, permission: 'mall.station' }
    const keeper = await appointDesk(world, { ...who, person: 10 + at })
    const { keeperRoleName: roleName, demoPassword: password } = world
    if (at === 0) world.showOfficer({ account: who.account, password, name: keeper.name, roleName, orgName: card.name })
    stations.push({ id, keeper })
  }
  const { orgId } = world.mallOperator.grants[0]!
  const desk = { role: 'financial-supervisor', account: 'jianguan1', orgId, permission: 'mall.books.read', person: 14 }
  const supervisor = await appointDesk(world, desk)
  world.showOfficer({
    account: desk.account,
    password: world.demoPassword,
    name: supervisor.name,
    roleName: world.supervisorRoleName,
    orgName: seedAfterWords.payer,
  })
  return stations
}

type Desk = {
  readonly role: string
  readonly account: string
  readonly orgId: string
  readonly permission: string
  readonly person: number
}

/** Somebody of the demonstration at a desk, with an account of her own. */
export async function appointDesk(
  world: MallSeedWorld,
  { role, account, orgId, permission, person }: Desk,
): Promise<Actor> {
  const particulars = world.strangers[person]!
  const hashed = await hashPassword('demonstration', world.demoPassword)
  const personId = await transaction(system, async (tx) => {
    const [registered] = await registerPeople(tx, [sealRegistration(config().sealKeys, particulars)])
    await openAccount(tx, { personId: registered!.personId, account, password: hashed })
    await grantRole(tx, { personId: registered!.personId, role, orgId, on: '2020-01-01' })
    return registered!.personId
  })
  const grant = { role, roleName: '', orgId, orgPath: [orgId], permissions: new Set([permission]) }
  const scope = { role: 'app', orgs: [orgId], personId } as const
  return { ...world.mallOperator, personId, name: particulars.name, grants: [grant], scope }
}

/** A shipped order is received and rated; of some something was wrong. */
export async function seedReceipt(buyer: Actor, orderId: string, at: number): Promise<void> {
  await confirmMyOrder(buyer, orderId, newId())
  const [stars, words] = seedRatings[at % seedRatings.length]!
  const { lines } = await readMyOrder(buyer, orderId)
  await rateLine(buyer, { orderId, line: lines[0]!.line, stars, words, photos: [] })
  if (at % 2 > 0) return
  const wish = seedAfterSales[(at / 2) % seedAfterSales.length]!
  await askAfterSale(buyer, { ...wish, orderId, line: lines[0]!.line, quantity: 1, photos: [] }, newId())
}

export async function seedParcel({ keeper }: SeededStation, orderId: string, at: number): Promise<void> {
  await takeInParcel(keeper, orderId, `A-${10 + at}`)
}

/** What was received until a day is settled; statements wait for their suppliers. */
export async function seedSettlement(operator: Actor, untilDay: Day): Promise<void> {
  await settleSuppliers(operator, { marketId: operator.grants[0]!.orgId, untilDay }, newId())
}
