import type { Actor } from '../../kernel/access/index.ts'
import { orgsByIds } from '../../kernel/orgs/index.ts'
import { personsByIds } from '../../kernel/people/index.ts'
import { now } from '../../platform/clock.ts'
import { reading, system } from '../../platform/db/transaction.ts'
import type { CounselPage, MyCounsel } from './counsel.contract.ts'
import type { CounselTalk } from './counsel.model.ts'
import { colleaguesOf, counselCasesOf, counselCasesWith, freeHoursOf, hoursOf, talksOf } from './counsel.store.ts'

/** Free hours of her unions' counsellors, and her own appointments. */
export function readMyCounsel(actor: Actor): Promise<MyCounsel> {
  return reading(actor, async (tx) => {
    const [person] = await personsByIds(tx, [actor.personId!])
    const hours = await freeHoursOf(tx, person?.homePath ?? [], now())
    const cases = await counselCasesOf(tx, actor.personId!)
    const talks = await talksOf(
      tx,
      cases.map((one) => one.id),
    )
    return {
      hours: hours.map(({ id, counsellorName, place, startsAt, endsAt }) => ({
        ...{ id, counsellorName, place, startsAt, endsAt },
      })),
      cases: cases.map(({ id, counsellorName, called, topic, closedAt, handOverName, riskFlaggedAt }) => ({
        ...{ id, counsellorName, called, topic, handOverName, riskFlaggedAt },
        closed: closedAt === null ? ('open' as const) : ('closed' as const),
        talks: talks.filter((one) => one.caseId === id).map(cardOf),
      })),
    }
  })
}

/** A counsellor's own hours and cases: what each person is called, and nothing that tells who she is. */
export function readCounsel(actor: Actor): Promise<CounselPage> {
  return reading(system, async (tx) => {
    const counsellorId = actor.personId!
    const hours = await hoursOf(tx, counsellorId, now())
    const orgs = await orgsByIds(tx, [...new Set(hours.map((one) => one.orgId))])
    const names = new Map(orgs.map((one) => [one.id, one.name]))
    const cases = await counselCasesWith(tx, counsellorId)
    const talks = await talksOf(
      tx,
      cases.map((one) => one.id),
    )
    return {
      hours: hours.map(({ id, orgId, place, startsAt, endsAt, takenAt }) => ({
        ...{ id, orgName: names.get(orgId) ?? '', place, startsAt, endsAt },
        taken: takenAt === null ? ('free' as const) : ('taken' as const),
      })),
      cases: cases.map(({ id, called, named, topic, openedAt, closedAt, handOverName, riskFlaggedAt }) => ({
        ...{ id, called, named, topic, openedAt, handOverName, riskFlaggedAt },
        closed: closedAt === null ? ('open' as const) : ('closed' as const),
        talks: talks
          .filter((one) => one.caseId === id)
          .map((talk) => ({ ...cardOf(talk), due: talk.startsAt <= now() ? ('now' as const) : ('later' as const) })),
      })),
      colleagues: await colleaguesOf(tx, counsellorId),
    }
  })
}

function cardOf({ id, place, startsAt, endsAt, cancelledAt, outcome }: CounselTalk) {
  const state = cancelledAt === null ? (outcome ?? ('booked' as const)) : ('cancelled' as const)
  return { id, place, startsAt, endsAt, state }
}
