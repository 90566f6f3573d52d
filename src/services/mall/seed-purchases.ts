import { type Actor, type DemoOfficer, grantRole, hashPassword, openAccount } from '../../kernel/access/index.ts'
import { openInstrument } from '../../kernel/instruments/index.ts'
import { orgsByIds } from '../../kernel/orgs/index.ts'
import { registerPeople, sealRegistration } from '../../kernel/people/index.ts'
import { stopClock } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { addDays, type Day } from '../../platform/dates.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { askQuotes } from './ask-quotes.ts'
import { admitBuyer } from './buyers.ts'
import { callOff, inspectDelivery, shipCall, signContractConfirmed } from './carry-out-contract.ts'
import { chooseQuote } from './choose-quote.ts'
import { giveQuote } from './give-quote.ts'
import { decidePayment, recordPayment } from './pay-contract.ts'
import { findContract } from './purchase-contracts.store.ts'
import { standingQuotations } from './purchase-requests.store.ts'
import { seedBuyer, seedPurchaseWords, seedWanted } from './seed-purchases.text.ts'

type PurchaseSeedWorld = {
  readonly demoPassword: string
  readonly buyerRoleName: string
  readonly stranger: { readonly name: string; readonly idNumber: string; readonly phone: string }
  readonly showOfficer: (officer: DemoOfficer) => void
}

const buyerAccount = 'caigou1'
const at = (day: Day) => stopClock(`${day}T02:00:00.000Z`)

/** An enterprise in the middle of its purchases: one contract half carried out, one request before the suppliers. */
export async function seedPurchases(
  world: PurchaseSeedWorld,
  operator: Actor,
  desks: readonly Actor[],
  endOn: Day,
): Promise<void> {
  at(addDays(endOn, -14))
  const { id: buyerId } = await admitBuyer(operator, seedBuyer)
  const buyer = await appointBuyer(world, operator, buyerId)
  const requestId = await askFor(buyer, seedWanted[0], addDays(endOn, -10), addDays(endOn, 20))
  for (const [place, desk] of desks.entries()) await quoteFor(desk, requestId, place, addDays(endOn, 40), 0)
  at(addDays(endOn, -9))
  const quotations = await transaction(system, (tx) => standingQuotations(tx, requestId))
  const quotationId = quotations[0]!.id
  const { contractId } = await chooseQuote(buyer, { requestId, quotationId, because: null }, newId())
  await carryOut(buyer, desks, contractId, endOn)
  at(addDays(endOn, -1))
  const open = await askFor(buyer, seedWanted[1], addDays(endOn, 3), addDays(endOn, 30))
  await quoteFor(desks[0]!, open, 1, addDays(endOn, 40), 1)
}

async function appointBuyer(world: PurchaseSeedWorld, operator: Actor, orgId: string): Promise<Actor> {
  const hashed = await hashPassword('demonstration', world.demoPassword)
  const { name } = world.stranger
  const [person, org] = await transaction(system, async (tx) => {
    const [registered] = await registerPeople(tx, [sealRegistration(config().sealKeys, world.stranger)])
    await openAccount(tx, { personId: registered!.personId, account: buyerAccount, password: hashed })
    await grantRole(tx, { personId: registered!.personId, role: 'enterprise-buyer', orgId, on: '2020-01-01' })
    return [registered!, (await orgsByIds(tx, [orgId]))[0]!] as const
  })
  const { buyerRoleName: roleName, demoPassword: password } = world
  world.showOfficer({ account: buyerAccount, password, name, roleName, orgName: org.name })
  const permissions = new Set(['mall.purchase'])
  return {
    ...operator,
    personId: person.personId,
    name,
    grants: [{ role: 'enterprise-buyer', roleName, orgId, orgPath: org.path, permissions }],
    scope: { role: 'app', orgs: [orgId], personId: person.personId },
  }
}

async function askFor(
  buyer: Actor,
  wanted: (typeof seedWanted)[number],
  untilDay: Day,
  deliverBy: Day,
): Promise<string> {
  const { title, lines } = wanted
  const { place, note } = seedPurchaseWords
  const words = { title, place, note, deliverBy, quotesUntil: `${untilDay}T09:00:00.000Z` }
  const asked = await askQuotes(buyer, { ...words, opening: 'sealed', leastQuotes: 2, lines }, newId())
  return asked.id
}

/** Each supplier a little otherwise, so that there is something to compare. */
async function quoteFor(desk: Actor, requestId: string, place: number, validUntil: Day, which: 0 | 1): Promise<void> {
  const lines = seedWanted[which].lines.map((_, at) => ({
    line: at + 1,
    price: Math.round(seedWanted[which].prices[at]! * (1 + place * 0.03 + ((place + at * 5) % 3) * 0.02)) * 10,
    remark: '',
  }))
  const quote = { validUntil, deliverDays: 5 + place * 2, note: seedPurchaseWords.delivered, lines }
  await giveQuote(desk, { requestId, quote }, newId())
}

async function carryOut(buyer: Actor, desks: readonly Actor[], contractId: string, endOn: Day): Promise<void> {
  const contract = (await transaction(system, (tx) => findContract(tx, contractId)))!
  const desk = desks.find((one) => one.grants[0]!.orgId === contract.supplierId)!
  const { text } = await transaction(buyer, (tx) => openInstrument(tx, contract.documentId))
  await signContractConfirmed(buyer, { id: contractId, side: 'buyer', digest: text.digest })
  await signContractConfirmed(desk, { id: contractId, side: 'supplier', digest: text.digest })
  at(addDays(endOn, -7))
  const [first, second] = seedWanted[0].lines
  const parcel = { carrier: seedPurchaseWords.carrier, tracking: 'JH20261120' }
  const lines = [{ line: 1, quantity: first.quantity }]
  const { id } = await callOff(buyer, { contractId, lines, note: '' }, newId())
  await shipCall(desk, id, parcel)
  at(addDays(endOn, -4))
  const accepted = first.quantity - 6
  const inspected = [{ line: 1, accepted, because: seedPurchaseWords.damaged }]
  const { amount } = await inspectDelivery(buyer, { orderId: id, lines: inspected }, newId())
  const half = Math.floor(amount / 2)
  const payment = { contractId, amount: half, paidOn: addDays(endOn, -4), reference: 'BJ2026112000731' }
  const paid = await recordPayment(buyer, payment, newId())
  await decidePayment(desk, { paymentId: paid.id, decision: 'confirm', because: null }, newId())
  const rest = { ...payment, amount: amount - half, reference: 'BJ2026112300188' }
  await recordPayment(buyer, rest, newId())
  at(addDays(endOn, -2))
  const more = [{ line: 2, quantity: Math.ceil(second.quantity / 2) }]
  const next = await callOff(buyer, { contractId, lines: more, note: '' }, newId())
  await shipCall(desk, next.id, { ...parcel, tracking: 'JH20261125' })
}
