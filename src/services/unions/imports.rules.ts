import type { OrgKind } from '../../kernel/orgs/contract.ts'
import { isCreditCode, mayBeRoot, mayHangBelow } from '../../kernel/orgs/index.ts'
import { type Day, isDay } from '../../platform/dates.ts'
import type { ImportDecision, KnownRow, UnionRejectCode, UnionRow } from './imports.model.ts'

const deepestLevel = 6

/** A row as it is written becomes a union, or every reason why it cannot. `kinds` are the names of the kinds. */
export function decideUnionRow(
  line: number,
  cells: readonly string[],
  kinds: ReadonlyMap<string, OrgKind>,
  today: Day,
): { readonly row: UnionRow } | { readonly codes: UnionRejectCode[] } {
  const text = (at: number) => (cells[at] ?? '').trim()
  const [code, name, parentCode, workers] = [text(0), text(1), text(3), text(8)]
  const kind = kinds.get(text(2))
  const establishedOn = readDay(text(4))
  const creditCode = text(5).toUpperCase() || null
  const employerCreditCode = text(7).toUpperCase() || null
  const codes: UnionRejectCode[] = []
  if (!/^[0-9A-Za-z-]{1,40}$/.test(code)) codes.push('code-wrong')
  if ([...name].length < 2 || [...name].length > 100) codes.push('name-wrong')
  if (!kind) codes.push('kind-unknown')
  if (!establishedOn || establishedOn < '1921-01-01') codes.push('day-wrong')
  else if (establishedOn > today) codes.push('day-not-come')
  if (creditCode && !isCreditCode(creditCode)) codes.push('credit-code-wrong')
  if (employerCreditCode && !isCreditCode(employerCreditCode)) codes.push('employer-code-wrong')
  if (workers !== '' && !/^\d{1,8}$/.test(workers)) codes.push('workers-wrong')
  if (codes.length > 0) return { codes }
  const workerCount = workers === '' ? null : Number(workers)
  const employerName = text(6) || null
  const employer = { employerName, employerCreditCode, workerCount }
  return { row: { line, code, name, kind: kind!, parentCode, establishedOn: establishedOn!, creditCode, ...employer } }
}

/** `2020-05-01`, `2020/5/1` and `20200501` are the same day. */
function readDay(text: string): Day | null {
  const found = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?$/.exec(text)
  if (!found) return null
  const day = `${found[1]}-${found[2]!.padStart(2, '0')}-${found[3]!.padStart(2, '0')}`
  return isDay(day) ? day : null
}

/** What the database knows of what a file speaks of. */
export type Known = {
  /** By code; outside the importer's reach they may be the same code but not a parent. */
  readonly orgs: ReadonlyMap<string, KnownRow>
  /** Codes below which the importer may found. */
  readonly reachable: ReadonlySet<string>
  /** Credit code → code of the organisation that bears it. */
  readonly bearers: ReadonlyMap<string, string>
  /** Employer's credit code → code of its living union. */
  readonly covered: ReadonlyMap<string, string>
  readonly hasRoot: 'yes' | 'no'
}

/**
 * Judges a whole list: which unions are new, which are there already word for word, and which rows cannot be. Each good row is
 * taken whatever becomes of its neighbours, save that nothing is founded below a row that was refused.
 */
export function decideImport(rows: readonly UnionRow[], known: Known): ImportDecision {
  const { unchanged, refused, open } = sortOut(rows, known)
  const childrenOf = Map.groupBy(open, (row) => row.parentCode)
  const refusedCodes = new Set([...refused.keys()].map((row) => row.code))
  const fresh: UnionRow[] = []
  let roots = known.hasRoot === 'yes' ? 1 : 0

  const queue: { readonly row: UnionRow; readonly parent: Ground | UnionRejectCode }[] = []
  const openCodes = new Set(open.map((row) => row.code))
  for (const row of open) if (!openCodes.has(row.parentCode)) queue.push({ row, parent: standingFor(row) })
  for (let at = 0; at < queue.length; at += 1) {
    const { row, parent } = queue[at]!
    const problem = typeof parent === 'string' ? parent : problemBelow(row, parent)
    if (problem) refused.set(row, [problem])
    else fresh.push(row)
    const ground = problem ? 'parent-rejected' : { kind: row.kind, depth: (parent as Ground).depth + 1 }
    for (const child of childrenOf.get(row.code) ?? []) queue.push({ row: child, parent: ground })
  }
  const reached = new Set(queue.map(({ row }) => row))
  for (const row of open) if (!reached.has(row)) refused.set(row, ['cycle'])
  const rejects = [...refused].map(([{ line }, codes]) => ({ line, codes }))
  return { fresh, unchanged, rejects: rejects.sort((a, b) => a.line - b.line) }

  /** What a row hangs from that is not itself to be founded; above the top of an empty tree there is nothing. */
  function standingFor(row: UnionRow): Ground | UnionRejectCode {
    if (row.parentCode === '') {
      if (known.hasRoot === 'yes' || !mayBeRoot(row.kind)) return 'parent-missing'
      roots += 1
      return roots > 1 ? 'root-exists' : { kind: null, depth: -1 }
    }
    const there = known.orgs.get(row.parentCode)
    if (there && known.reachable.has(row.parentCode)) return there.closedOn === null ? there : 'parent-closed'
    return refusedCodes.has(row.parentCode) ? 'parent-rejected' : 'parent-unknown'
  }
}

type Ground = { readonly kind: OrgKind | null; readonly depth: number }

function problemBelow(row: UnionRow, parent: Ground): UnionRejectCode | null {
  if (parent.kind !== null && !mayHangBelow(row.kind, parent.kind)) return 'kind-not-below'
  return parent.depth >= deepestLevel ? 'too-deep' : null
}

/** Rows that can be judged alone; what is left open hangs from something. */
function sortOut(rows: readonly UnionRow[], known: Known) {
  const counts = new Map<string, number>()
  for (const { code } of rows) counts.set(code, (counts.get(code) ?? 0) + 1)
  const unchanged: UnionRow[] = []
  const open: UnionRow[] = []
  const refused = new Map<UnionRow, UnionRejectCode[]>()
  const claimed = { creditCodes: new Map(known.bearers), employers: new Map(known.covered) }
  for (const row of rows) {
    const there = known.orgs.get(row.code)
    if (counts.get(row.code)! > 1) refused.set(row, ['code-twice'])
    else if (there && isSame(row, there)) unchanged.push(row)
    else if (there) refused.set(row, ['differs'])
    else {
      const codes = claimsOf(row, claimed)
      if (codes.length > 0) refused.set(row, codes)
      else open.push(row)
    }
  }
  return { unchanged, refused, open }
}

/** What a row takes that is another's: the first row of a file that names it has it. */
function claimsOf(
  row: UnionRow,
  claimed: { creditCodes: Map<string, string>; employers: Map<string, string> },
): UnionRejectCode[] {
  const codes: UnionRejectCode[] = []
  if (row.creditCode && claimed.creditCodes.has(row.creditCode)) codes.push('credit-code-taken')
  if (row.employerCreditCode && claimed.employers.has(row.employerCreditCode)) codes.push('employer-covered')
  if (codes.length > 0) return codes
  if (row.creditCode) claimed.creditCodes.set(row.creditCode, row.code)
  if (row.employerCreditCode) claimed.employers.set(row.employerCreditCode, row.code)
  return codes
}

/** The same words as what is there. A union without a profile was not founded here; its other columns say nothing against it. */
function isSame(row: UnionRow, there: KnownRow): boolean {
  const inTree =
    there.closedOn === null &&
    row.name === there.name &&
    row.kind === there.kind &&
    row.parentCode === (there.parentCode ?? '') &&
    row.creditCode === there.creditCode
  if (!inTree || there.establishedOn === null) return inTree
  return (
    row.establishedOn === there.establishedOn &&
    row.employerName === there.employerName &&
    row.employerCreditCode === there.employerCreditCode &&
    row.workerCount === there.workerCount
  )
}
