import { type Actor, grantsWith } from '../../kernel/access/index.ts'
import type { OrgKind } from '../../kernel/orgs/contract.ts'
import { findRootOrg } from '../../kernel/orgs/index.ts'
import { openSheet, rowsOf } from '../../kernel/sheets/index.ts'
import { today } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { refusal } from './errors.ts'
import { bearersOf, coveredOf, knownByCode } from './foundings.store.ts'
import type { ImportDecision, KnownRow, UnionReject, UnionRow } from './imports.model.ts'
import { requiredFields, unionFields } from './imports.model.ts'
import { decideImport, decideUnionRow } from './imports.rules.ts'
import { kindWords, unionHeadings } from './imports.text.ts'

const maxBytes = 200 * 1024 ** 2
/** All rows of a list are judged together, because parents may stand anywhere in it. */
const mostRows = 300_000
const rowsAtOnce = 5000

/** A list as it was read: rows that say something, rows that do not, and what each line said. */
export type UnionList = {
  readonly rows: readonly UnionRow[]
  readonly rejects: readonly UnionReject[]
  readonly cells: ReadonlyMap<number, readonly string[]>
  readonly count: number
}

const kinds = new Map(
  Object.entries(kindWords).flatMap(([kind, words]) => words.map((word) => [word, kind as OrgKind] as const)),
)

export async function readUnionList(path: string): Promise<UnionList> {
  const optional = unionFields.filter((field) => !requiredFields.includes(field))
  const sheet = await openSheet(path, {
    columns: {
      required: requiredFields.map((field) => unionHeadings[field]),
      optional: optional.map((field) => unionHeadings[field]),
    },
    maxBytes,
  })
  const rows: UnionRow[] = []
  const rejects: UnionReject[] = []
  const cells = new Map<number, readonly string[]>()
  for await (const chunk of sheet.chunks()) {
    for (const row of rowsOf(chunk, sheet.layout)) {
      cells.set(row.line, row.cells)
      if (cells.size > mostRows) throw refusal('unions.list-too-long', { most: mostRows })
      const decided = row.problem
        ? { codes: ['row-unreadable' as const] }
        : decideUnionRow(row.line, row.cells, kinds, today())
      if ('row' in decided) rows.push(decided.row)
      else rejects.push({ line: row.line, codes: decided.codes })
    }
  }
  return { rows, rejects, cells, count: cells.size }
}

export type Judged = { readonly decision: ImportDecision; readonly orgs: ReadonlyMap<string, KnownRow> }

/** Judges a list against what is there, under the reach of whoever imports it. */
export async function judgeList(tx: Tx, actor: Actor, list: UnionList): Promise<Judged> {
  const orgs = new Map<string, KnownRow>()
  const bearers = new Map<string, string>()
  const covered = new Map<string, string>()
  const codes = new Set(list.rows.flatMap((row) => (row.parentCode ? [row.code, row.parentCode] : [row.code])))
  await inPieces([...codes], async (some) => {
    for (const org of await knownByCode(tx, some)) orgs.set(org.code, org)
  })
  await inPieces(
    list.rows.flatMap((row) => row.creditCode ?? []),
    async (some) => {
      for (const one of await bearersOf(tx, some)) bearers.set(one.creditCode, one.code)
    },
  )
  await inPieces(
    list.rows.flatMap((row) => row.employerCreditCode ?? []),
    async (some) => {
      for (const one of await coveredOf(tx, some)) covered.set(one.creditCode, one.code)
    },
  )
  const reachable = reachableFor(actor, orgs)
  const hasRoot = (await findRootOrg(tx)) ? 'yes' : 'no'
  const decision = decideImport(list.rows, { orgs, reachable, bearers, covered, hasRoot })
  const rejects = [...list.rejects, ...decision.rejects].sort((a, b) => a.line - b.line)
  return { decision: { ...decision, rejects }, orgs }
}

function reachableFor(actor: Actor, orgs: ReadonlyMap<string, KnownRow>): Set<string> {
  const mine = new Set(grantsWith(actor, 'unions.found').map((grant) => grant.orgId))
  const inside = [...orgs.values()].filter((org) => actor.kind === 'system' || org.path.some((id) => mine.has(id)))
  return new Set(inside.map((org) => org.code))
}

async function inPieces(all: readonly string[], work: (some: readonly string[]) => Promise<void>): Promise<void> {
  for (let at = 0; at < all.length; at += rowsAtOnce) await work(all.slice(at, at + rowsAtOnce))
}
