import { type Actor, requirePermission } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { fileOf, filePath } from '../../kernel/files/index.ts'
import { foundOrgs, orgsByCode } from '../../kernel/orgs/index.ts'
import { joinUnions, peopleTables, registerPeople, sealRegistration } from '../../kernel/people/index.ts'
import { openSheet, rowsOf, type SheetEncoding } from '../../kernel/sheets/index.ts'
import { today } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { refreshStatistics } from '../../platform/db/refresh-statistics.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { type CoverRejectCode, type CoverRow, coverFields, decideCoverRow } from './covers.rules.ts'
import { coverTables, insertCovers } from './covers.store.ts'
import { coverHeadings, coverRejectText, unionName } from './covers.text.ts'
import { fundOf } from './fund-of.ts'
import type { Fund } from './funds.store.ts'

export type CoverReject = { readonly line: number; readonly codes: CoverRejectCode[]; readonly reasons: string[] }

export type CoverImport = {
  readonly rows: number
  readonly loaded: number
  readonly unchanged: number
  readonly rejected: number
  readonly rejects: CoverReject[]
}

export type LoadCovers = {
  readonly path: string
  readonly year: number
  readonly encoding?: SheetEncoding | undefined
  /** What a union code nobody knows means: a slip, or a union to be founded below the fund's federation. */
  readonly unknownUnions: 'reject' | 'found'
  readonly progress: (done: number, total: number) => void
}

const maxBytes = 2 * 1024 ** 3
const rowsAtOnce = 5000

/** 参保名单: loads an uploaded list of covered people for a policy year. */
export async function importCovers(actor: Actor, input: { fileId: string; year: number }): Promise<CoverImport> {
  const { fund, path } = await transaction(actor, async (tx) => {
    const found = await fundOf(tx, actor)
    requirePermission(actor, 'mutual-aid.cover', found.orgPath)
    const file = await fileOf(tx, actor, input.fileId)
    return { fund: found, path: await filePath(tx, file.id) }
  })
  return loadCovers(actor, fund, { path, year: input.year, unknownUnions: 'reject', progress: () => undefined })
}

/**
 * Reads a list and enrols whom it names, thousands at a time, each run whole: run again after a crash, what is there
 * is «unchanged». People are registered and join the union that enrols them, unless they are members elsewhere.
 */
export async function loadCovers(actor: Actor, fund: Fund, input: LoadCovers): Promise<CoverImport> {
  const sheet = await openSheet(input.path, {
    columns: { required: coverFields.map((field) => coverHeadings[field]), optional: [] },
    maxBytes,
    ...(input.encoding && { encoding: input.encoding }),
  })
  const result = { rows: 0, loaded: 0, unchanged: 0, rejects: [] as CoverReject[] }
  for await (const chunk of sheet.chunks()) {
    const rows = rowsOf(chunk, sheet.layout)
    for (let at = 0; at < rows.length; at += rowsAtOnce) {
      const good: CoverRow[] = []
      for (const { line, cells, problem } of rows.slice(at, at + rowsAtOnce)) {
        result.rows += 1
        const decided = problem ? { codes: ['row-unreadable' as const] } : decideCoverRow(line, cells, input.year)
        if ('row' in decided) good.push(decided.row)
        else result.rejects.push(rejectOf(line, decided.codes))
      }
      const enrolled = await transaction(system, (tx) => enrol(tx, fund, good, input.unknownUnions))
      result.loaded += enrolled.loaded
      result.unchanged += enrolled.unchanged
      result.rejects.push(...enrolled.rejects)
    }
    input.progress(chunk.readBytes, sheet.bytes)
  }
  await refreshStatistics([...coverTables, ...peopleTables])
  await transaction(system, (tx) =>
    recordAudit(tx, actor, {
      action: 'mutual-aid.covers-loaded',
      subjectKind: 'mutual-aid.fund',
      subjectId: fund.key,
      orgId: fund.orgId,
      detail: { year: input.year, rows: result.rows, loaded: result.loaded, rejected: result.rejects.length },
    }),
  )
  return { ...result, rejected: result.rejects.length, rejects: result.rejects.sort((a, b) => a.line - b.line) }
}

type Enrolled = { loaded: number; unchanged: number; rejects: CoverReject[] }

async function enrol(
  tx: Tx,
  fund: Fund,
  rows: readonly CoverRow[],
  unknownUnions: LoadCovers['unknownUnions'],
): Promise<Enrolled> {
  const unions = await unionsOf(tx, fund, [...new Set(rows.map((row) => row.unionCode))], unknownUnions)
  const rejects: CoverReject[] = rows
    .filter((row) => !unions.has(row.unionCode))
    .map((row) => rejectOf(row.line, ['union-unknown']))
  const placed = rows.filter((row) => unions.has(row.unionCode))

  const sealed = placed.map((row) => sealRegistration(config().sealKeys, row))
  const people = await registerPeople(tx, sealed)
  const named = placed.flatMap((row, at) => {
    const person = people[at]!
    if (person.nameOnFile !== row.name) rejects.push(rejectOf(row.line, ['name-differs']))
    return person.nameOnFile === row.name
      ? [{ row, personId: person.personId, idIndex: sealed[at]!.idIndex, union: unions.get(row.unionCode)! }]
      : []
  })
  await joinUnions(
    tx,
    named.map((one) => ({
      personId: one.personId,
      orgId: one.union.id,
      on: one.row.startsOn < today() ? one.row.startsOn : today(),
    })),
  )
  const outcomes = await insertCovers(
    tx,
    named.map(({ row, personId, idIndex, union }) => ({
      id: newId(),
      idIndex,
      fund: fund.key,
      startsOn: row.startsOn,
      endsOn: row.endsOn,
      orgId: union.id,
      orgPath: union.path,
      personId,
    })),
  )
  outcomes.forEach(({ outcome }, at) => {
    if (outcome === 'differs') rejects.push(rejectOf(named[at]!.row.line, ['cover-differs']))
  })
  return {
    loaded: outcomes.filter((one) => one.outcome === 'loaded').length,
    unchanged: outcomes.filter((one) => one.outcome === 'unchanged').length,
    rejects,
  }
}

type Union = { readonly id: string; readonly path: readonly string[] }

/** Open grassroots unions of the fund by code; founded on the spot where the list itself is the register. */
async function unionsOf(
  tx: Tx,
  fund: Fund,
  codes: readonly string[],
  unknown: LoadCovers['unknownUnions'],
): Promise<Map<string, Union>> {
  const found = new Map<string, Union>(
    (await orgsByCode(tx, codes)).filter((org) => org.path.includes(fund.orgId)).map((org) => [org.code, org]),
  )
  const missing = codes.filter((code) => !found.has(code))
  if (unknown === 'reject' || missing.length === 0) return found

  const foundings = missing.map((code) => ({
    id: newId(),
    kind: 'grassroots' as const,
    code,
    creditCode: null,
    name: fillSentence(unionName, { code }),
    parentId: fund.orgId,
    on: '2000-01-01',
  }))
  await foundOrgs(tx, foundings)
  for (const founding of foundings) found.set(founding.code, { id: founding.id, path: [...fund.orgPath, founding.id] })
  return found
}

function rejectOf(line: number, codes: CoverRejectCode[]): CoverReject {
  return { line, codes, reasons: codes.map((code) => coverRejectText[code]) }
}
