import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { sendNotices } from '../notices/index.ts'
import { putForAnonymous, putForMerged } from './links.store.ts'
import type { Case, CaseType, Move } from './model.ts'
import type { Moved } from './store.ts'
import { fitted, tellOfficers } from './tell-officers.ts'
import { noticeText } from './text.ts'

/** What the owner of a case is told. */
export type OwnerNotice = {
  readonly row: Pick<Case, 'ownerId' | 'id' | 'anonymous' | 'orgPath'>
  readonly title: string
  readonly text: string
}

/** Tells each owner: the person, the one behind a pseudonym, or the officers of the organisation whose own case it is. */
export async function tellOwners(tx: Tx, type: CaseType, notices: readonly OwnerNotice[]): Promise<void> {
  if (notices.length === 0) return
  if (type.owner === 'org') {
    await tellOfficers(
      tx,
      notices.map(({ row, title, text }) => ({
        orgId: row.orgPath.at(-1)!,
        title,
        text,
        link: type.links.officer.replace('{id}', row.id),
      })),
    )
    return
  }
  const written = notices.map(({ row, title, text }) => {
    return { row, ...fitted({ title, text }), link: personLink(type, row.id) }
  })
  const named = written.filter(({ row }) => !row.anonymous)
  await sendNotices(
    tx,
    named.map(({ row, title, text, link }) => ({ personId: row.ownerId, title, text, link })),
  )
  await putForAnonymous(
    tx,
    written.filter(({ row }) => row.anonymous).map(({ row, ...notice }) => ({ ...notice, caseId: row.id })),
    now(),
  )
}

function personLink(type: CaseType, id: Id): string {
  return type.links.person.replace('{id}', id)
}

/** The owners of cases that were merged into moved ones hear where these are now, each under the number of her own. */
export async function tellMergedOwners(
  tx: Tx,
  type: CaseType,
  moves: readonly Moved[],
  { note = '', audience = 'all' }: Move,
): Promise<void> {
  const main = moves.filter(({ row, landing }) => row.followed && landing.state !== row.state)
  if (main.length === 0 || type.owner === 'org') return
  const notices = main.map(({ row, landing }) => {
    const state = type.states[landing.state]!
    const answered = state.desk === 'none' || state.personStatus === 'to-confirm'
    const facts = { state: state.name, note: answered && audience === 'all' ? note : '' }
    return { mainId: row.id, title: noticeText.merged.title, text: fillSentence(noticeText.merged.text, facts) }
  })
  await putForMerged(tx, notices, type.links.person, now())
}
