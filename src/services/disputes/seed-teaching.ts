import type { Actor } from '../../kernel/access/index.ts'
import { openInstrument } from '../../kernel/instruments/index.ts'
import type { Org } from '../../kernel/orgs/index.ts'
import { now, stopClock } from '../../platform/clock.ts'
import { addDays, type Day } from '../../platform/dates.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { closeSchool, commentSchool, inviteToSchool, markSchool, planSchool, readSchools } from './hold-school.ts'
import { recordFirm } from './keep-firms.ts'
import type { RiskAnswer } from './learning.model.ts'
import { questionKeys } from './learning.model.ts'
import { diagnoseFirm, publishStory } from './publish-learning.ts'
import { classifyDispute } from './register-dispute.ts'
import { seedDisputeText as words } from './seed.text.ts'
import { draftLetter, followLetter, signLetterConfirmed } from './write-letter.ts'

/** Where the demonstration's disputes are handled, and by whom. */
export type SeedPlace = {
  readonly county: Org
  readonly rights: Actor
  readonly officer: Actor
  readonly stationId: string
}

/** 一案一课一建议, from one settled case: a school held and one to come, a letter that waits for its reply, a story. */
export async function seedTeaching(
  place: SeedPlace,
  disputeId: string,
  endOn: Day,
  given: { readonly daysAgo: number; readonly commentator: string },
): Promise<void> {
  const { officer, rights } = place
  await classifyDispute(officer, disputeId, { classes: ['migrant-wages', 'typical', 'common'], riskFlags: [] })
  const firms = await recordNeighbours(place)
  await holdSchool(place, disputeId, { firmId: firms[1]!, by: given.commentator })
  const startsAt = `${addDays(endOn, 5)}T01:30:00.000Z`
  const endsAt = `${addDays(endOn, 5)}T03:30:00.000Z`
  const { next: title, place: where, live: liveUrl } = words.school
  await planSchool(officer, disputeId, { title, startsAt, endsAt, place: where, liveUrl })
  await sendLetter(place, disputeId, addDays(endOn, 8))
  await publishStory(rights, disputeId, { ...words.story, industry: 'port-logistics' })
  const answers = Object.fromEntries(questionKeys.map((key, at) => [key, answerOf(at)])) as Record<
    (typeof questionKeys)[number],
    RiskAnswer
  >
  await diagnoseFirm(officer, firms[0]!, { answers, note: words.diagnosis })
  stopClock(`${addDays(endOn, -given.daysAgo)}T09:00:00.000Z`)
}

const answerOf = (at: number): RiskAnswer => (at % 4 === 1 ? 'no' : at % 3 === 2 ? 'partly' : 'yes')

async function recordNeighbours({ officer, county }: SeedPlace): Promise<string[]> {
  const ids: string[] = []
  for (const name of words.neighbours) {
    const where = { orgId: county.id, regionId: county.id, industry: 'port-logistics' } as const
    ids.push((await recordFirm(officer, { ...where, name, creditCode: null, address: '', contact: '' })).id)
  }
  return ids
}

async function holdSchool(
  { officer }: SeedPlace,
  disputeId: string,
  { firmId, by }: { readonly firmId: string; readonly by: string },
): Promise<void> {
  const { title, place, live: liveUrl, guest: name, closing, comment } = words.school
  const startsAt = now().replace('T06:40', 'T07:00')
  const endsAt = now().replace('T06:40', 'T08:00')
  const { id } = await planSchool(officer, disputeId, { title, startsAt, endsAt, place, liveUrl })
  await inviteToSchool(officer, id, [{ firmId, name, role: 'head' }])
  stopClock(endsAt)
  const { schools } = await readSchools(officer, { disputeId })
  await markSchool(
    officer,
    id,
    schools[0]!.guests.map((guest) => guest.id),
  )
  await closeSchool(officer, id, closing)
  await commentSchool(officer, id, { comment, by, as: 'arbitrator' })
}

async function sendLetter({ officer, county }: SeedPlace, disputeId: string, replyBy: Day): Promise<void> {
  const { found, basis, advice, sent } = words.letter
  const to = { kind: 'industry', industry: 'port-logistics' } as const
  const { id } = await draftLetter(officer, { orgId: county.id, disputeId, to, found, basis, advice, replyBy })
  const { text } = await transaction(system, (tx) => openInstrument(tx, id))
  await signLetterConfirmed(officer, id, text.digest)
  await followLetter(officer, id, { step: 'dispatch', on: now().slice(0, 10), text: sent })
}
