import type { Actor } from '../../kernel/access/index.ts'
import { now, today } from '../../platform/clock.ts'
import type { Day } from '../../platform/dates.ts'
import { transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { lockOwnPavilion, notePavilion } from './found-pavilion.ts'
import { pavilionRefusal } from './pavilions.errors.ts'
import type { Pavilion } from './pavilions.model.ts'
import { faultOfClosing, faultOfOpening, type SeasonFault } from './pavilions.rules.ts'
import { endSeason, insertSeason, seasonsOf } from './pavilions.store.ts'
import { seasonFaultText } from './pavilions.text.ts'
import { forgetPages } from './shared-pages.ts'

/** 开馆: from a day on, today at the earliest, what is sold of the region is the pavilion's sale too. */
export async function openPavilion(actor: Actor, id: Id, opensOn: Day): Promise<void> {
  await transaction(actor, async (tx) => {
    const pavilion = await lockOwnPavilion(tx, actor, id)
    refuse(pavilion, faultOfOpening(await seasonsOf(tx, [id]), opensOn, today()))
    await insertSeason(tx, id, opensOn, actor.name, now())
    await notePavilion(tx, actor, pavilion, 'mall.pavilion-opened', { name: pavilion.name, opensOn })
  }).finally(forgetPages)
}

/** 闭馆: from a day on, for a reason. Products stay on the shelves of the mall; the zone goes on counting them. */
export async function closePavilion(
  actor: Actor,
  id: Id,
  end: { readonly closesOn: Day; readonly because: string },
): Promise<void> {
  await transaction(actor, async (tx) => {
    const pavilion = await lockOwnPavilion(tx, actor, id)
    refuse(pavilion, faultOfClosing(await seasonsOf(tx, [id]), end.closesOn, today()))
    await endSeason(tx, id, end, actor.name, now())
    await notePavilion(tx, actor, pavilion, 'mall.pavilion-closed', { name: pavilion.name, ...end })
  }).finally(forgetPages)
}

function refuse(pavilion: Pavilion, fault: SeasonFault | null): void {
  if (fault !== null)
    throw pavilionRefusal('mall.season-wrong', { pavilion: pavilion.name, why: seasonFaultText[fault], codes: [fault] })
}
