import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { startJob } from '../../kernel/jobs/index.ts'
import { grantLots, openGrant, type Recipients } from '../../kernel/ledger/index.ts'
import { sendNotices } from '../../kernel/notices/index.ts'
import { notAlive } from '../../kernel/people/index.ts'
import { now } from '../../platform/clock.ts'
import { dayOf } from '../../platform/dates.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { orderRefusal } from './orders.errors.ts'
import { momentText, pointsText } from './orders.rules.ts'
import {
  dueIssues,
  type Issue,
  lockedIssue,
  markFailed,
  markIssued,
  markIssuing,
  moveIssuedTo,
  moveToldTo,
  recipientsIn,
  type Stretch,
  toldNext,
} from './points.store.ts'
import { pointsWords } from './points.text.ts'
import { bookOf, walletKind } from './points-books.ts'

/** People of one transaction: few enough that nobody who shops meanwhile waits long for her own account. */
const atOnce = 1000

export const issueKind = 'mall.issue-points'

/** Starts handing down for every configured letter whose time has come; tells how many. Runs by the minute. */
export function startDueIssues(actor: Actor): Promise<number> {
  return transaction(actor, async (tx) => {
    const due = await dueIssues(tx, now())
    for (const issue of due) await startIssue(tx, actor, issue)
    return due.length
  })
}

async function startIssue(tx: Tx, actor: Actor, issue: Issue): Promise<void> {
  await markIssuing(tx, issue.id, now())
  await startJob(tx, actor, {
    kind: issueKind,
    title: fillSentence(pointsWords.job, { occasion: issue.occasion }),
    payload: { intentId: issue.id },
    unit: pointsWords.people,
    total: issue.recipients,
    queue: `mall.issue ${issue.id}`,
  })
}

type Progress = (done: number, total?: number) => Promise<void>

/**
 * 发放: hands points down along the list of a letter, a stretch a transaction, each person once however often it is run or
 * killed; then tells everyone. Who cannot be given anything is on the list of failures with the reason.
 */
export async function handPointsDown(actor: Actor, intentId: Id, progress: Progress): Promise<void> {
  for (;;) {
    const issue = await transaction(actor, (tx) => handStretchDown(tx, actor, intentId))
    await progress(issue.issuedTo, issue.recipients)
    if (issue.issuedTo >= issue.recipients) break
  }
  for (;;) {
    const left = await transaction(actor, (tx) => tellStretch(tx, intentId))
    if (left === 0) return
    await progress(0)
  }
}

/** The letter's row is locked for the stretch, so that two servers follow each other along one list. */
async function handStretchDown(tx: Tx, actor: Actor, intentId: Id): Promise<Issue> {
  const issue = await lockIssue(tx, intentId)
  if (issue.state !== 'issuing') return { ...issue, issuedTo: issue.recipients }
  const to = Math.min(issue.issuedTo + atOnce, issue.recipients)
  const stretch: Stretch = { intentId, from: issue.issuedTo + 1, to, state: 'waiting' }
  const failed = await failIn(tx, stretch)
  const people = to - issue.issuedTo - failed
  const points = people > 0 ? await givePoints(tx, issue, recipientsIn(stretch)) : 0
  await moveIssuedTo(tx, intentId, { to, people, failed, points })
  if (to === issue.recipients) {
    await markIssued(tx, intentId, now())
    await recordAudit(tx, actor, {
      action: 'mall.points-issued',
      subjectKind: 'mall.intent',
      subjectId: intentId,
      orgId: issue.unionId,
      detail: { recipients: issue.recipients },
    })
  }
  return { ...issue, issuedTo: to }
}

async function lockIssue(tx: Tx, intentId: Id): Promise<Issue> {
  const issue = await lockedIssue(tx, intentId)
  if (!issue) throw orderRefusal('mall.intent-not-found')
  return issue
}

async function failIn(tx: Tx, stretch: Stretch): Promise<number> {
  const failed = await notAlive(tx, recipientsIn(stretch))
  if (failed.length > 0) await markFailed(tx, stretch.intentId, failed)
  return failed.length
}

/** The letter is the grant: its lots bear the letter as their purpose and expire with its window, or on the day it names. */
export async function givePoints(tx: Tx, issue: Issue, recipients: Recipients): Promise<number> {
  const points = await bookOf(tx, 'points', issue.unionId)
  await openGrant(tx, {
    id: issue.id,
    accountId: points,
    purposeId: issue.id,
    expiresOn: issue.keptUntil ?? lastDayOf(issue.closesAt),
    unspentAccountId: points,
    memo: issue.occasion,
  })
  const { id: grantId, occasion: memo, orgPath } = issue
  const granting = { grantId, transferId: newId(), memo, kind: walletKind, orgPath }
  return grantLots(tx, granting, recipients)
}

/** The window ends before `closesAt`, so a window until midnight lasts to the day before. */
function lastDayOf(closesAt: string): string {
  return dayOf(new Date(Date.parse(closesAt) - 1).toISOString())
}

async function tellStretch(tx: Tx, intentId: Id): Promise<number> {
  const issue = await lockIssue(tx, intentId)
  const to = Math.min(issue.toldTo + atOnce, issue.issuedTo)
  if (to > issue.toldTo) {
    await tellIssued(tx, issue, await toldNext(tx, intentId, issue.toldTo + 1, to))
    await moveToldTo(tx, intentId, to)
  }
  return issue.issuedTo - to
}

/** Tells people that a letter's points are theirs, and until when they may choose. */
export function tellIssued(
  tx: Tx,
  issue: Issue,
  people: readonly { readonly ownerId: Id; readonly points: number }[],
): Promise<void> {
  const closes = momentText(issue.closesAt)
  return sendNotices(
    tx,
    people.map(({ ownerId, points }) => ({
      personId: ownerId,
      title: pointsWords.issuedTitle,
      text: fillSentence(pointsWords.issued, { occasion: issue.occasion, points: pointsText(points), closes }),
      link: '/mall',
    })),
  )
}
