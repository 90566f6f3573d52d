import type { Actor } from '../../kernel/access/index.ts'
import { maskName } from '../../kernel/people/index.ts'
import { config } from '../../platform/config.ts'
import type { Quarter } from '../../platform/dates.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { listWaitingAfter } from './batches.store.ts'
import { countCoverage } from './coverage.queries.ts'
import { coverageScope } from './coverage-scope.ts'
import { refusal } from './errors.ts'
import { fundOf } from './fund-of.ts'
import type { Fund } from './funds.store.ts'
import { findImport, type ImportRecord, listImportsOf } from './imports.store.ts'
import { screeningJobOf } from './job-is-open.ts'
import { presentImport } from './present-import.ts'
import { countChanged, listKnownQuarters, type QuarterRecord } from './quarters.store.ts'
import { countRejects, listRejectsAfter, type Reject } from './rejects.store.ts'
import { openSettlement } from './settlement-sealed.ts'
import type { ImportCard, QuarterCard } from './settlements.contract.ts'

const page = 50

/** Imports of a quarter, newest first, each with its balance and what was rejected. */
export async function readImports(actor: Actor, quarter: Quarter): Promise<ImportCard[]> {
  return transaction(actor, async (tx) => {
    const fund = await fundOf(tx, actor)
    const records = await listImportsOf(tx, fund.key, quarter)
    const cards: ImportCard[] = []
    for (const record of records) cards.push(presentImport(record, await countRejects(tx, record.id)))
    return cards
  })
}

export async function readImport(actor: Actor, id: string): Promise<ImportCard> {
  return transaction(actor, async (tx) => presentImport(await visibleImport(tx, id), await countRejects(tx, id)))
}

/** Rejected rows in file order; the cursor is the last line seen. */
export async function readRejects(
  actor: Actor,
  id: string,
  code: string | undefined,
  cursor: string | undefined,
): Promise<{ rejects: Reject[]; next: string | null }> {
  return transaction(actor, async (tx) => {
    await visibleImport(tx, id)
    const rejects = await listRejectsAfter(tx, id, lineOf(cursor), code ?? null, page)
    return { rejects, next: rejects.length < page ? null : String(rejects.at(-1)!.line) }
  })
}

/** Corrections and reversals of an import whose original has not arrived. */
export async function readWaiting(actor: Actor, id: string, cursor: string | undefined) {
  return transaction(actor, async (tx) => {
    const record = await visibleImport(tx, id)
    const found = await listWaitingAfter(tx, id, record.fund, lineOf(cursor), page)
    return {
      rows: found.map((row) => ({
        line: row.line,
        settlementId: row.settlementNo,
        originalId: row.originalNo,
        kind: row.kind,
        maskedName: maskName(openSettlement(config().sealKeys, row.sealed).name),
      })),
      next: found.length < page ? null : String(found.at(-1)!.line),
    }
  })
}

/** Every quarter of the fund with what was done and what is left. */
export async function readQuarters(actor: Actor): Promise<QuarterCard[]> {
  return transaction(actor, async (tx) => {
    const fund = await fundOf(tx, actor)
    const cards: QuarterCard[] = []
    for (const known of await listKnownQuarters(tx, fund.key)) cards.push(await quarterCard(tx, actor, fund, known))
    return cards
  })
}

async function quarterCard(tx: Tx, actor: Actor, fund: Fund, known: QuarterRecord): Promise<QuarterCard> {
  const imports = await listImportsOf(tx, fund.key, known.quarter)
  const { scope } = await coverageScope(tx, actor, fund, known.quarter, undefined)
  const counts = await countCoverage(tx, scope)
  const sum = (take: (count: (typeof counts)[number]) => number) =>
    counts.reduce((total, count) => total + take(count), 0)
  return {
    quarter: known.quarter,
    imports: imports.filter((one) => one.state === 'done').length,
    settlements: sum((count) => count.count),
    screenedAt: known.screenedAt,
    changedSinceScreening: await countChanged(tx, fund.key, known.quarter),
    eligible: sum((count) => (count.reason === null ? count.count : 0)),
    benefitFen: sum((count) => (count.reason === null ? count.benefitFen : 0)),
    dispatchedAt: known.dispatchedAt,
    undispatched: sum((count) => (count.reason === null && count.state === null ? count.count : 0)),
    screening: await screeningJobOf(tx, actor, known.screeningJobId),
  }
}

async function visibleImport(tx: Tx, id: string): Promise<ImportRecord> {
  const record = await findImport(tx, id)
  if (!record) throw refusal('mutual-aid.import-missing')
  return record
}

function lineOf(cursor: string | undefined): number {
  return cursor && /^\d{1,9}$/.test(cursor) ? Number(cursor) : 0
}
