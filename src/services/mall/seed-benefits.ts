import type { Actor } from '../../kernel/access/index.ts'
import { cardCodes } from '../../kernel/credentials/index.ts'
import { registerPeople, sealRegistration } from '../../kernel/people/index.ts'
import { stopClock } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { addDays, type Day } from '../../platform/dates.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { appointDesk } from './after.seed.ts'
import { admitMerchant, placeMerchant } from './merchants.ts'
import { redeemBenefit } from './redeem-benefit.ts'
import { seedBenefits, seedBenefitWords, seedMerchants } from './seed-benefits.text.ts'
import type { MallSeedWorld } from './seed-world.ts'
import { settleMerchants } from './settle-merchants.ts'
import { undoRedemption } from './undo-redemption.ts'
import { draftBenefit, publishBenefit } from './write-benefit.ts'

const account = 'shanghu'
const firstStranger = 20
const usesSeeded = 64
/** Days that the uses go back, however many people there are; those of the first are settled. */
const daysOfUse = 13
const settledBefore = 8

type Offered = { readonly id: string; readonly desk: Actor; readonly bills: readonly number[] | null }

/** Merchants of the city with benefits of four kinds, and members who have used them; a visitor may sit at a counter. */
export async function seedBenefitsOf(world: MallSeedWorld, endOn: Day): Promise<void> {
  const operator = world.mallOperator
  const cityId = operator.grants[0]!.orgId
  stopClock(`${addDays(endOn, -62)}T01:00:00.000Z`)
  const merchants = await admitMerchants(world, cityId)
  const offered = await offerBenefits(operator, cityId, merchants, endOn)
  const people = world.members.filter((_, at) => at % 5 === 1).slice(0, usesSeeded)
  for (const [at, member] of people.entries()) {
    const { id: benefitId, desk, bills } = offered[at % offered.length]!
    const daysAgo = Math.floor(((people.length - 1 - at) * daysOfUse) / people.length)
    stopClock(`${addDays(endOn, -daysAgo)}T01:${String(2 + (at % 5) * 4).padStart(2, '0')}:00.000Z`)
    const code = await codeOf(member)
    const billFen = bills ? bills[at % bills.length]! : null
    const use = await redeemBenefit(desk, { benefitId, code, billFen }, newId())
    if (at % 23 === 7) await undoRedemption(desk, { id: use.id, because: seedBenefitWords.undone }, newId())
  }
  await settleMerchants(operator, { orgId: cityId, untilDay: addDays(endOn, -settledBefore) }, newId())
}

async function admitMerchants(world: MallSeedWorld, cityId: string) {
  const admitted: { readonly id: string; readonly desk: Actor }[] = []
  for (const [at, { places, ...wish }] of seedMerchants.entries()) {
    const { id } = await admitMerchant(world.mallOperator, { ...wish, orgId: cityId })
    await placeMerchant(world.mallOperator, id, places)
    const own = at === 0 ? account : `${account}${at + 1}`
    const seat = { role: 'merchant', account: own, orgId: id, permission: 'mall.redeem', person: firstStranger + at }
    const desk = await appointDesk(world, seat)
    const { merchantRoleName: roleName, demoPassword: password } = world
    if (at === 0) world.showOfficer({ account: own, password, name: desk.name, roleName, orgName: wish.name })
    admitted.push({ id, desk })
  }
  return admitted
}

/** Tells those that are open; one begins later. */
async function offerBenefits(
  operator: Actor,
  cityId: string,
  merchants: readonly { readonly id: string; readonly desk: Actor }[],
  endOn: Day,
): Promise<Offered[]> {
  const offered: Offered[] = []
  for (const { merchant, days, bills, ...words } of seedBenefits) {
    const { id: merchantId, desk } = merchants[merchant]!
    const [fromOn, untilOn] = days.map((day) => addDays(endOn, day)) as [Day, Day]
    const { id } = await draftBenefit(operator, {
      ...words,
      merchantId,
      audienceIds: [cityId],
      tags: [],
      fromOn,
      untilOn,
    })
    await publishBenefit(operator, id)
    if (fromOn <= endOn) offered.push({ id, desk, bills })
  }
  return offered
}

async function codeOf(member: MallSeedWorld['members'][number]): Promise<string> {
  return transaction(system, async (tx) => {
    const [registered] = await registerPeople(tx, [sealRegistration(config().sealKeys, member)])
    const [shown] = await cardCodes(tx, registered!.personId, 1)
    return shown!.code
  })
}
