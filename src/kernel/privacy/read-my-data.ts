import { now } from '../../platform/clock.ts'
import { transaction } from '../../platform/db/transaction.ts'
import type { Actor } from '../access/index.ts'
import { jobOf } from '../jobs/index.ts'
import type { CopyCard, KeptCard, MyErasure } from './contract.ts'
import { copiesOf } from './copies.store.ts'
import { newestErasureOf } from './erasures.store.ts'
import { findObstacles, personalTables } from './registered.ts'
import { decideCopyState, sayErasure } from './rules.ts'
import { settingOf } from './settings.store.ts'
import { erasureStateNames } from './text.ts'

/** What is kept of anybody, as the declarations say it. */
export function listKept(): KeptCard[] {
  return personalTables().map(({ table, title, purpose, basis, kept, erasure }) => ({
    table,
    title,
    purpose,
    basis,
    kept: kept.says,
    erasure: sayErasure(erasure),
    does: erasure.does,
  }))
}

export function listMyCopies(actor: Actor): Promise<CopyCard[]> {
  return transaction(actor, async (tx) => {
    const cards: CopyCard[] = []
    for (const copy of await copiesOf(tx, actor.personId!)) {
      const { id, jobId, requestedAt, expiresAt, rows } = copy
      const state = decideCopyState(copy, now())
      const failed = state === 'making' && (await jobOf(tx, jobId)).state === 'failed'
      cards.push({ id, jobId, requestedAt, expiresAt, rows, state: failed ? 'failed' : state })
    }
    return cards
  })
}

/** Where her newest request stands, and what would keep her from one now. */
export function readMyErasure(
  actor: Actor,
): Promise<{ erasure: MyErasure | null; obstacles: string[]; waitDays: number }> {
  return transaction(actor, async (tx) => {
    const found = await newestErasureOf(tx, actor.personId!)
    const erasure = found && {
      state: found.state,
      stateName: erasureStateNames[found.state],
      requestedAt: found.requestedAt,
      waitsUntil: found.waitsUntil,
      decisionWords: found.decisionWords,
    }
    return {
      erasure: erasure ?? null,
      obstacles: await findObstacles(tx, actor.personId!),
      waitDays: await settingOf(tx, 'erasure-wait-days'),
    }
  })
}
