import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { advanceCase } from '../../kernel/cases/index.ts'
import { now, today } from '../../platform/clock.ts'
import { displayFullDay } from '../../platform/dates.ts'
import { once } from '../../platform/db/once.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { commitmentCase } from './commitment-case.ts'
import { commitmentsOnLists } from './commitments.store.ts'
import { refusal } from './errors.ts'
import { bulletinsOf, findList, insertBulletin, lockYear } from './lists.store.ts'
import type { BulletinLine, CommitmentList } from './model.ts'
import { reaches } from './reaches.ts'
import { mayBulletin, unionOf } from './rules.ts'
import { moveText, standingNames } from './text.ts'

export type IssueBulletin = { readonly words: string; readonly lines: readonly BulletinLine[] }

/** 7月通报: once a year and list, between the first and the twentieth, on everything that is under way. */
export function issueBulletin(
  actor: Actor,
  listId: Id,
  input: IssueBulletin,
  idempotencyKey: string,
): Promise<{ id: string }> {
  return transaction(actor, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { listId, bulletin: input } }, async () => {
      const list = await findList(tx, listId)
      if (!list || !reaches(actor, 'commitments.publish', list.orgPath)) throw refusal('commitments.list-missing')
      await lockYear(tx, list.ownerId, list.year)
      const issuedOn = today()
      if (!mayBulletin(list.year, issuedOn)) throw refusal('commitments.bulletin-out-of-time', { year: list.year })
      const [earlier] = await bulletinsOf(tx, [list.id])
      if (earlier) throw refusal('commitments.bulletin-issued', { on: displayFullDay(earlier.issuedOn) })
      const lines = await requireWhole(tx, list, input)
      for (const line of lines) {
        const note = fillSentence(moveText.bulletin, { standing: standingNames[line.standing], words: line.words })
        await advanceCase(tx, actor, commitmentCase, line.commitmentId, 'bulletin', { note })
      }
      const { ownerId, orgPath, year } = list
      const bulletin = { ownerId, id: newId(), orgPath, listId, year, words: input.words, issuedBy: actor.name }
      await insertBulletin(tx, { ...bulletin, issuedOn, issuedAt: now() }, lines)
      await recordAudit(tx, actor, {
        action: 'commitments.bulletin-issued',
        subjectKind: 'commitments.list',
        subjectId: list.id,
        orgId: unionOf(list),
        detail: { year, lines: lines.length },
      })
      return { id: bulletin.id }
    }),
  )
}

/** One line for each that is under way, in the order of the list; what is slow says why. */
async function requireWhole(tx: Tx, list: CommitmentList, { lines }: IssueBulletin): Promise<BulletinLine[]> {
  const underWay = (await commitmentsOnLists(tx, [list.id])).filter((one) => one.state === 'published')
  const said = new Map(lines.map((line) => [line.commitmentId, line]))
  const missing = underWay.filter((one) => !said.has(one.id))
  if (missing.length > 0 || underWay.length === 0)
    throw refusal('commitments.bulletin-incomplete', { titles: missing.map((one) => one.title) })
  return underWay.map((one) => {
    const line = said.get(one.id)!
    if (line.standing === 'slow' && line.words.trim() === '')
      throw refusal('commitments.bulletin-says-nothing', { title: one.title })
    return line
  })
}
