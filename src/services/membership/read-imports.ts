import { type Actor, grantsWith, requirePermission, requireReachableOrg } from '../../kernel/access/index.ts'
import { filePath } from '../../kernel/files/index.ts'
import { getOrg, orgsByIds } from '../../kernel/orgs/index.ts'
import {
  type EnrolmentVerdict,
  linesAfter,
  maskIdNumber,
  maskName,
  maskPhone,
  personCards,
} from '../../kernel/people/index.ts'
import { type ExportFormat, exportMarked } from '../../kernel/privacy/index.ts'
import { openSheet, rowsOf } from '../../kernel/sheets/index.ts'
import { now } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { reading, system, type Tx, transaction } from '../../platform/db/transaction.ts'
import type { Download } from '../../platform/http/endpoint.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { openSealed } from '../../platform/seal.ts'
import { refusal } from './errors.ts'
import type { ImportCard, ImportLine, ReviewCard } from './import.contract.ts'
import type { ImportCounts, ImportReject, ImportReview, MemberImport, ReviewKind } from './import.model.ts'
import { answersTo, balanceOf, rowsKeptUntil, runsOf } from './import.rules.ts'
import { findImport, listImports, rejectsAfter } from './import.store.ts'
import { importText, memberRejectText, reviewAnswerNames, reviewKindNames, verdictNames } from './import.text.ts'
import { memberSheet } from './import-file.ts'
import { readNote } from './import-note.ts'
import { countReviewsOf, openReviews } from './import-reviews.store.ts'
import { formNames } from './names.text.ts'

const page = 50

/** Lists handed in under the reader's unions, newest first. */
export function readImports(actor: Actor, cursor: string | undefined) {
  return reading(actor, async (tx) => {
    const within = grantsWith(actor, 'membership.import').map((grant) => grant.orgId)
    const found = await listImports(tx, within, cursor ?? null, page)
    const cards: ImportCard[] = []
    for (const record of found) cards.push(await cardOf(tx, record))
    return { imports: cards, next: found.length < page ? null : found.at(-1)!.id }
  })
}

export function readImport(actor: Actor, id: string): Promise<ImportCard> {
  return reading(actor, async (tx) => cardOf(tx, await visibleImport(tx, actor, id)))
}

export async function presentImport(actor: Actor, record: MemberImport): Promise<ImportCard> {
  return reading(actor, (tx) => cardOf(tx, record))
}

async function cardOf(tx: Tx, record: MemberImport): Promise<ImportCard> {
  const org = await getOrg(tx, record.orgId)
  // The other union's questions are not in the asker's sight; how many are answered is.
  const answers = record.state === 'done' ? await transaction(system, (own) => countReviewsOf(own, record.id)) : []
  const sum = (kind: ReviewKind, open: 'open' | 'answered') =>
    answers
      .filter((one) => one.kind === kind && (one.answer === null) === (open === 'open'))
      .reduce((total, one) => total + one.count, 0)
  const { bytes, progressBytes, state } = record
  const carried = state === 'confirmed' ? record.doneRuns.length / Math.max(runsOf(record).length, 1) : 1
  return {
    id: record.id,
    orgId: record.orgId,
    orgName: org.name,
    fileName: record.fileName,
    bytes,
    encoding: record.encoding ?? '',
    newSince: record.newSince,
    importedBy: record.importedByName,
    importedAt: record.importedAt,
    state,
    jobId: record.jobId,
    progress: state === 'waiting' || state === 'checking' ? progressBytes / bytes : carried,
    rows: record.rows,
    balance: record.rows === null ? null : balanceOf(record.counts),
    counts: Object.entries(record.counts)
      .filter(([, count]) => count > 0)
      .map(([verdict, count]) => ({ verdict, label: verdictNames[verdict as keyof ImportCounts], count })),
    answers: [...new Set(answers.map((one) => one.kind))].map((kind) => ({
      kind,
      label: verdictNames[kind],
      open: sum(kind, 'open'),
      answered: sum(kind, 'answered'),
    })),
    steps: [...record.steps],
    problem: record.problem,
    rowsUntil: rowsKeptUntil(record, now()),
  }
}

/** What a checked list would change and a done one changed, row by row, for 30 days. Whom it met is shown as far as the reader may see her. */
export async function readImportLines(
  actor: Actor,
  id: string,
  { verdict, search, cursor }: { verdict: string; search?: string | undefined; cursor?: string | undefined },
) {
  const record = await reading(actor, (tx) => visibleImport(tx, actor, id))
  if (rowsKeptUntil(record, now()) === null) return { lines: [], next: null }
  const wish = { verdicts: [verdict as EnrolmentVerdict], search, line: lineOf(cursor), most: page }
  const lines = await transaction(system, (tx) => linesAfter(tx, id, wish))
  const met = await metBy(
    actor,
    lines.flatMap((line) => line.personId ?? []),
  )
  return {
    lines: lines.map((line): ImportLine => {
      const { form, employerName } = readNote(line.note)
      return {
        line: line.line,
        ...maskedRow({ ...line, form, employerName }),
        unionCode: line.unionCode,
        verdict: line.verdict,
        label: verdictNames[line.verdict],
        met: met.get(line.personId ?? '') ?? null,
      }
    }),
    next: lines.length < page ? null : String(lines.at(-1)!.line),
  }
}

async function metBy(actor: Actor, ids: readonly string[]) {
  const cards = await reading(actor, (tx) => personCards(tx, ids))
  return new Map(cards.map((card) => [card.id, card]))
}

function maskedRow(
  row: Pick<ImportReview, 'name' | 'idSealed' | 'phoneSealed' | 'joinedOn' | 'form' | 'employerName'>,
): ReviewCard['row'] {
  const { sealKeys } = config()
  return {
    maskedName: maskName(row.name),
    maskedIdNumber: maskIdNumber(openSealed(sealKeys, row.idSealed)),
    maskedPhone: row.phoneSealed === null ? null : maskPhone(openSealed(sealKeys, row.phoneSealed)),
    joinedOn: row.joinedOn,
    form: formNames[row.form],
    employerName: row.employerName,
  }
}

/** Rows that were not taken, in file order; the cursor is the last line seen. */
export function readRejects(actor: Actor, id: string, cursor: string | undefined) {
  return reading(actor, async (tx) => {
    await visibleImport(tx, actor, id)
    const rejects = await rejectsAfter(tx, id, lineOf(cursor), page)
    return { rejects: rejects.map(presentReject), next: rejects.length < page ? null : String(rejects.at(-1)!.line) }
  })
}

export function presentReject({ line, codes, maskedName }: ImportReject) {
  return {
    line,
    maskedName,
    codes: [...codes],
    reasons: codes.map((code) => memberRejectText[code as keyof typeof memberRejectText]),
  }
}

/**
 * 未导入清单: line, reasons, and the row as it came, so that it can be put right and sent again. The rows are read from
 * the file itself; the download is audited, for it holds id numbers.
 */
export async function downloadRejects(
  actor: Actor,
  id: string,
  { format, reason }: { readonly format: ExportFormat; readonly reason: string },
): Promise<Download> {
  const { record, path, rejects } = await transaction(actor, async (tx) => {
    const found = await visibleImport(tx, actor, id)
    return {
      record: found,
      path: await filePath(tx, found.fileId),
      rejects: await rejectsAfter(tx, id, 0, balanceOf(found.counts).rejected),
    }
  })
  const { required, optional } = memberSheet.columns
  const headings = [importText.line, importText.reasons, ...required, ...optional]
  const name = fillSentence(importText.rejectTitle, { file: record.fileName })
  return exportMarked(actor, {
    kind: 'membership.import-reject',
    title: name,
    format,
    reason,
    comesBack: 'yes',
    headings,
    rows: rejectedRows(record, path, rejects),
    filter: { importId: id },
  })
}

async function* rejectedRows(
  record: MemberImport,
  path: string,
  rejects: readonly ImportReject[],
): AsyncGenerator<(string | number)[]> {
  const byLine = new Map(rejects.map((reject) => [reject.line, presentReject(reject)]))
  const sheet = await openSheet(path, {
    ...memberSheet,
    mapping: record.mapping,
    ...(record.encoding && { encoding: record.encoding }),
  })
  for await (const chunk of sheet.chunks()) {
    for (const row of rowsOf(chunk, sheet.layout)) {
      const reject = byLine.get(row.line)
      if (reject) yield [row.line, reject.reasons.join('；'), ...row.cells]
    }
  }
}

/** Rows of lists that the reader's unions must answer, oldest first. */
export function readReviews(
  actor: Actor,
  wish: { orgId?: string | undefined; kind?: ReviewKind | undefined; cursor?: string | undefined },
) {
  return reading(actor, async (tx) => {
    const home = grantsWith(actor, 'membership.import')[0]!.orgId
    const org = await requireReachableOrg(tx, actor, 'membership.import', wish.orgId ?? home)
    const found = await openReviews(tx, {
      orgId: org.id,
      depth: org.depth,
      kind: wish.kind ?? null,
      after: wish.cursor ?? null,
      most: page,
    })
    const met = new Map(
      (
        await personCards(
          tx,
          found.map((one) => one.ownerId),
        )
      ).map((card) => [card.id, card]),
    )
    const orgIds = found.flatMap((one) => [one.askedBy, one.orgId, met.get(one.ownerId)?.homeOrgId ?? one.orgId])
    const names = new Map((await orgsByIds(tx, [...new Set(orgIds)])).map((one) => [one.id, one.name]))
    return {
      reviews: found.map((review): ReviewCard => {
        const person = met.get(review.ownerId)
        return {
          id: review.id,
          kind: review.kind,
          kindName: reviewKindNames[review.kind],
          importId: review.importId,
          line: review.line,
          askedByName: names.get(review.askedBy)!,
          orgName: names.get(review.orgId)!,
          openedAt: review.openedAt,
          row: maskedRow(review),
          met: person ? { ...person, homeOrgName: names.get(person.homeOrgId ?? '') ?? null } : null,
          answers: answersTo(review.kind).map((answer) => ({ answer, name: reviewAnswerNames[answer] })),
        }
      }),
      next: found.length < page ? null : found.at(-1)!.id,
    }
  })
}

async function visibleImport(tx: Tx, actor: Actor, id: string): Promise<MemberImport> {
  const record = await findImport(tx, id)
  if (!record) throw refusal('membership.import-missing')
  requirePermission(actor, 'membership.import', record.orgPath)
  return record
}

function lineOf(cursor: string | undefined): number {
  return cursor && /^\d{1,9}$/.test(cursor) ? Number(cursor) : 0
}
