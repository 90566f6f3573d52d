import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { recordFacts } from '../../kernel/indicators/index.ts'
import { orgsByIds } from '../../kernel/orgs/index.ts'
import {
  carryOutEnrolments,
  type EnrolmentLine,
  keepEnrolments,
  linesAfter,
  newMembersOf,
  personsByIds,
  type RunOfLines,
} from '../../kernel/people/index.ts'
import { now } from '../../platform/clock.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { tagForms } from './admit-members.ts'
import { countsOf, listRejectedLines, type Progress, rounded } from './check-import.ts'
import type { ImportReview, MemberImport, ReviewKind } from './import.model.ts'
import { runsOf } from './import.rules.ts'
import { insertRunAdmissions, lockImport, markDone, markRunDone } from './import.store.ts'
import { readNote } from './import-note.ts'
import { insertReviews } from './import-reviews.store.ts'
import { factKinds, isNewForm } from './joining.rules.ts'
import { type AskedUnion, tellAskedUnions } from './tell-asked-unions.ts'

const reviewsAtOnce = 2000
const tagsAtOnce = 5000
const reviewKinds: readonly ReviewKind[] = ['elsewhere', 'same-id', 'same-phone', 'same-name-born', 'two-records']

/**
 * 导入: carries a confirmed list out in runs of lines, two at a time, each whole and noted in its own transaction; after a
 * crash those are left that were not noted. What somebody must answer is put before whoever may: nobody is taken out
 * of another union.
 */
export async function carryOutImport(actor: Actor, importId: string, progress: Progress): Promise<MemberImport> {
  const started = performance.now()
  const record = await transaction(actor, (tx) => lockImport(tx, importId))
  if (record.state !== 'confirmed') return record
  const runs = runsOf(record)
  const left = [...runs.keys()].filter((number) => !record.doneRuns.includes(number))
  let done = record.doneRuns.length
  async function work() {
    for (let number = left.shift(); number !== undefined; number = left.shift()) {
      await carryOutRun(actor, record, number)
      done += 1
      await progress(Math.min(done * runs[0]!.to, record.lastLine), record.lastLine)
    }
  }
  await Promise.all([work(), work()])
  return finish(actor, importId, started)
}

async function carryOutRun(actor: Actor, record: MemberImport, number: number): Promise<void> {
  const run = runsOf(record)[number]!
  await transaction(actor, async (tx) => {
    await carryOutEnrolments(tx, record.id, run)
    await insertRunAdmissions(tx, record.id, run, { admittedBy: record.importedByName, recordedAt: now() })
    await countAndTag(tx, record, run)
    if (!(await markRunDone(tx, record.id, number)))
      throw new Error(`run ${number} of ${record.id} was carried out twice`)
  })
}

/**
 * Forms of employment become tags; only who joined since the day that the list counts from is counted, for earlier years
 * came in as opening balances.
 */
async function countAndTag(tx: Tx, record: MemberImport, run: RunOfLines): Promise<void> {
  const members = (await newMembersOf(tx, record.id, run)).map((member) => ({ ...member, ...readNote(member.note) }))
  const tagged = members.filter(({ form }) => isNewForm(form))
  for (let at = 0; at < tagged.length; at += tagsAtOnce) {
    await tagForms(
      tx,
      tagged.slice(at, at + tagsAtOnce).map(({ personId, on, orgId, orgPath, form, employerName }) => ({
        ownerId: personId,
        joinedOn: on,
        orgId,
        orgPath,
        form,
        employerName,
        door: 'import' as const,
        admittedBy: record.importedByName,
      })),
    )
  }
  const counted = members.filter(({ on }) => on >= record.newSince)
  await recordFacts(
    tx,
    counted.flatMap(({ wasMember, form, orgId, orgPath, personId, on, membershipId }) =>
      factKinds(wasMember ? 'returned' : 'joined', form).map((kind) => ({
        kind,
        orgId,
        orgPath,
        personId,
        day: on,
        quantity: 1,
        amountFen: 0,
        subjectId: membershipId,
      })),
    ),
  )
}

function finish(actor: Actor, importId: string, started: number): Promise<MemberImport> {
  return transaction(actor, async (tx) => {
    const record = await lockImport(tx, importId)
    if (record.state !== 'confirmed') return record
    await openReviewsOf(tx, record)
    await listRejectedLines(tx, importId, ['raced'])
    const counts = await countsOf(tx, importId, record.counts.rejected ?? 0)
    const steps = [...record.steps, { step: 'carry-out' as const, seconds: rounded(performance.now() - started) }]
    const doneAt = now()
    await markDone(tx, { id: importId, counts, steps, doneAt })
    await keepEnrolments(tx, importId)
    await recordAudit(tx, actor, {
      action: 'membership.import-done',
      subjectKind: 'membership.import',
      subjectId: importId,
      orgId: record.orgId,
      detail: { ...counts },
    })
    return { ...record, state: 'done', counts, steps, doneAt }
  })
}

async function openReviewsOf(tx: Tx, record: MemberImport): Promise<void> {
  const asked = new Map<string, AskedUnion>()
  for (let line = 0; ; ) {
    const lines = await linesAfter(tx, record.id, { verdicts: reviewKinds, line, most: reviewsAtOnce })
    const met = await personsByIds(
      tx,
      lines.map((one) => one.personId!),
    )
    const homes = new Map(met.map((person) => [person.id, person.homePath]))
    const orgs = await orgsByIds(tx, [...new Set(lines.map((one) => one.orgId!))])
    const paths = new Map(orgs.map((org) => [org.id, org.path]))
    const reviews = lines.map((one) =>
      reviewOf(record, one, { home: homes.get(one.personId!)!, own: paths.get(one.orgId!)! }),
    )
    await insertReviews(tx, reviews)
    for (const { kind, orgPath } of reviews) {
      const orgId = orgPath.at(-1)!
      if (kind === 'elsewhere') asked.set(orgId, { path: orgPath, people: (asked.get(orgId)?.people ?? 0) + 1 })
    }
    if (lines.length < reviewsAtOnce) return tellAskedUnions(tx, [...asked.values()])
    line = lines.at(-1)!.line
  }
}

/** Who would be moved is asked of the union she belongs to; whether two are one, of the union that named her. */
function reviewOf(
  record: MemberImport,
  line: EnrolmentLine,
  path: { readonly home: readonly string[] | null; readonly own: readonly string[] },
): ImportReview {
  const { note, verdict, personId, unionCode: _, ...row } = line
  return {
    ...row,
    ...readNote(note),
    ownerId: personId!,
    id: newId(),
    importId: record.id,
    kind: verdict as ReviewKind,
    askedBy: record.orgId,
    orgId: line.orgId!,
    orgPath: verdict === 'elsewhere' && path.home !== null ? path.home : path.own,
    openedAt: now(),
    answer: null,
    answeredAt: null,
    answeredBy: null,
  }
}
