import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { now } from '../../platform/clock.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { lockTakingPart } from './enter-match-event.ts'
import { refusal } from './matching.errors.ts'
import { stageOf } from './matching.rules.ts'
import {
  deleteMatchBlock,
  dropChoice,
  findMatchProfile,
  insertMatchBlock,
  matchBlocksOf,
  matchProfilesIn,
  replaceChoices,
} from './matching.store.ts'

/**
 * 选择: whom she chooses, instead of whom she chose before. It runs in her own transaction, as whom alone the database shows
 * these rows; it leaves no audit, for whether somebody chose is her secret as well.
 */
export async function chooseMatches(actor: Actor, eventId: string, chosenIds: readonly string[]): Promise<void> {
  await transaction(actor, async (tx) => {
    const { event, entry } = await lockTakingPart(tx, actor, eventId)
    if (stageOf(event, now()) !== 'choosing') throw refusal('orders.match-not-begun', { title: event.title })
    const wanted = [...new Set(chosenIds)]
    if (wanted.length > event.mostChoices) throw refusal('orders.match-too-many', { most: event.mostChoices })
    const seen = new Set((await matchProfilesIn(tx, eventId)).map((one) => one.id))
    if (wanted.some((id) => id === entry.id || !seen.has(id))) throw refusal('orders.match-partner-missing')
    await replaceChoices(tx, { personId: actor.personId!, eventId }, wanted, now())
  })
}

/** 不想遇到: neither sees the other any more. The other is not told, and the audit does not say whom. */
export function blockMatch(actor: Actor, entryId: string): Promise<{ id: string }> {
  return transaction(actor, async (tx) => {
    const personId = actor.personId!
    const profile = await findMatchProfile(tx, entryId)
    if (!profile || profile.ownerId === personId) throw refusal('orders.match-partner-missing')
    const { ownerId: blockedId, eventId, nickname } = profile
    await lockTakingPart(tx, actor, eventId)
    const block = { ownerId: personId, id: newId(), blockedId, nickname, blockedAt: now() }
    await dropChoice(tx, { personId, eventId }, entryId)
    await insertMatchBlock(tx, block)
    await recordAudit(tx, actor, ownDeed('orders.match-blocked', personId))
    return { id: block.id }
  })
}

/** 解除: they may meet again. */
export async function unblockMatch(actor: Actor, id: string): Promise<void> {
  await transaction(actor, async (tx) => {
    if (!(await deleteMatchBlock(tx, actor.personId!, id))) throw refusal('orders.match-block-missing')
    await recordAudit(tx, actor, ownDeed('orders.match-unblocked', actor.personId!))
  })
}

/** Whom she keeps away. */
export function readMatchBlocks(actor: Actor) {
  return transaction(actor, async (tx) => ({
    blocks: (await matchBlocksOf(tx, actor.personId!)).map(({ id, nickname, blockedAt }) => ({
      id,
      nickname,
      blockedAt,
    })),
  }))
}

function ownDeed(action: string, personId: string) {
  return { action, subjectKind: 'person', subjectId: personId, orgId: null, detail: {} }
}
