import { now } from '../../platform/clock.ts'
import type { Instant } from '../../platform/dates.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { type CardHolder, type CardScan, readCardScans } from '../credentials/index.ts'
import { letIn, requireDoor } from './check-in.ts'
import { occasionToRun } from './lock-occasion.ts'
import { deedOn } from './plan-occasion.ts'
import { isDoorOpen } from './rules.ts'

export type ScanOutcome = {
  readonly code: string
  readonly outcome: 'in' | 'known' | 'no-place' | 'full' | 'wrong-code' | 'door-shut'
  readonly name: string | null
}

/**
 * 会员码签到: cards that were read at the door, now or without a line before; each scan is told its own outcome, and the
 * same scans again change nothing. Opens transactions of its own.
 */
export async function checkInByCards(actor: Actor, occasionId: Id, scans: readonly CardScan[]): Promise<ScanOutcome[]> {
  const occasion = await transaction(actor, (tx) => occasionToRun(tx, actor, occasionId))
  requireDoor(occasion, clampToDoor(scans, occasion))
  const holders = await readCardScans(actor, scans)
  return transaction(system, async (tx) => {
    const inTime = (at: Instant) => isDoorOpen(occasion, at, now())
    const read = holders.flatMap((holder, at) =>
      holder && inTime(scans[at]!.at) ? [{ holder, at: scans[at]!.at }] : [],
    )
    const first = new Map<string, { holder: CardHolder; at: Instant }>()
    for (const one of read.toSorted((a, b) => (a.at < b.at ? -1 : 1)))
      if (!first.has(one.holder.personId)) first.set(one.holder.personId, one)
    const present = [...first.values()].map(({ holder, at }) => ({ personId: holder.personId, at }))
    const { marked, missing } = await letIn(tx, occasion, present, 'card', actor.name)
    await recordAudit(tx, actor, deedOn('occasions.checked-in-by-cards', occasion, { people: marked.size }))
    const said = new Set<string>()
    return scans.map(({ code, at }, index): ScanOutcome => {
      const holder = holders[index]
      if (!holder) return { code, outcome: 'wrong-code', name: null }
      if (!inTime(at)) return { code, outcome: 'door-shut', name: holder.name }
      const lacks = missing.get(holder.personId)
      if (lacks) return { code, outcome: lacks === 'occasions.full' ? 'full' : 'no-place', name: holder.name }
      const isFirst = marked.has(holder.personId) && !said.has(holder.personId)
      said.add(holder.personId)
      return { code, outcome: isFirst ? 'in' : 'known', name: holder.name }
    })
  })
}

/** An instant at which the door was open, if any scan has one, so that single scans out of time do not refuse the rest. */
function clampToDoor(scans: readonly CardScan[], occasion: Parameters<typeof isDoorOpen>[0]): Instant {
  return (scans.find(({ at }) => isDoorOpen(occasion, at, now())) ?? scans[0]!).at
}
