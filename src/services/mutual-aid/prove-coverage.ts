import type { Actor } from '../../kernel/access/index.ts'
import { type Org, openChildrenOf, orgsByIds } from '../../kernel/orgs/index.ts'
import { maskName, personsByIdIndex } from '../../kernel/people/index.ts'
import { now, today } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import type { Instant, Quarter } from '../../platform/dates.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import type { ProofLine } from './coverage.contract.ts'
import type { CoverageCount } from './coverage.model.ts'
import {
  type CoverageRow,
  countCoverage,
  countSuperseded,
  type FileTotals,
  listCoverageRows,
  sumImports,
} from './coverage.queries.ts'
import { proofLineOf } from './coverage.rules.ts'
import { coverageScope } from './coverage-scope.ts'
import { fundOf } from './fund-of.ts'
import type { Fund } from './funds.store.ts'
import { openSettlement } from './settlement-sealed.ts'

/** `fund` only where there is more than one to choose from, on the command line. */
export type ProofWish = {
  readonly quarter: Quarter
  readonly orgId?: string | undefined
  readonly fund?: string | undefined
}

export type OrgLine = { readonly org: Org; readonly line: ProofLine }

export type Proof = {
  readonly quarter: Quarter
  readonly asOf: Instant
  readonly files: (FileTotals & { readonly superseded: number; readonly difference: number }) | null
  readonly whole: ProofLine
  /** One level below what was asked for. */
  readonly below: readonly OrgLine[]
  /** Every union with a record, for the workbook and the command line. */
  readonly unions: readonly OrgLine[]
}

/**
 * 覆盖证明: the quarter balanced to the row, for the fund as a whole or for one organisation below it. Records of people
 * without cover belong to no union, so they show only in the whole.
 */
export async function proveCoverage(actor: Actor, wish: ProofWish): Promise<Proof> {
  const { quarter } = wish
  return transaction(actor, async (tx) => {
    const fund = await fundOf(tx, actor, wish.fund)
    const { scope, top } = await coverageScope(tx, actor, fund, quarter, wish.orgId)
    const counts = await countCoverage(tx, scope)
    const unions = await orgsByIds(tx, [
      ...new Set(counts.flatMap((count) => (count.orgId === null ? [] : [count.orgId]))),
    ])
    return {
      quarter,
      asOf: now(),
      files: scope.orgIds === null ? await proveFiles(tx, fund, quarter) : null,
      whole: proofLineOf(counts, today()),
      below: linesUnder(await openChildrenOf(tx, top.id), unions, counts),
      unions: linesUnder(unions, unions, counts),
    }
  })
}

/** The records behind one number of the proof, after a settlement number; names are masked. */
export async function listProofRows(
  actor: Actor,
  input: ProofWish & { cell: string; after: string; limit: number },
): Promise<{ row: CoverageRow; maskedName: string; orgName: string | null }[]> {
  return transaction(actor, async (tx) => {
    const fund = await fundOf(tx, actor, input.fund)
    const { scope } = await coverageScope(tx, actor, fund, input.quarter, input.orgId)
    const found = await listCoverageRows(tx, scope, input.cell, input.after, input.limit)
    const orgs = new Map(
      (
        await orgsByIds(
          tx,
          found.flatMap((row) => (row.orgId === null ? [] : [row.orgId])),
        )
      ).map((org) => [org.id, org.name]),
    )
    const unread = found.filter((row) => row.sealed === null).map((row) => row.idIndex)
    const names = new Map((await personsByIdIndex(tx, unread)).map((person) => [person.idIndex, person.name]))
    return found.map((row) => ({
      row,
      maskedName: maskName(
        row.sealed ? openSettlement(config().sealKeys, row.sealed).name : (names.get(row.idIndex) ?? ''),
      ),
      orgName: row.orgId === null ? null : (orgs.get(row.orgId) ?? null),
    }))
  })
}

async function proveFiles(tx: Tx, fund: Fund, quarter: Quarter) {
  const totals = await sumImports(tx, fund.key, quarter)
  const { rows, loaded, unchanged, waiting, rejected } = totals
  return {
    ...totals,
    superseded: await countSuperseded(tx, fund.key, quarter),
    difference: rows - loaded - unchanged - waiting - rejected,
  }
}

function linesUnder(tops: readonly Org[], unions: readonly Org[], counts: readonly CoverageCount[]): OrgLine[] {
  const pathOf = new Map(unions.map((org) => [org.id, org.path]))
  return tops.flatMap((org) => {
    const own = counts.filter((count) => count.orgId !== null && pathOf.get(count.orgId)?.includes(org.id))
    return own.length === 0 ? [] : [{ org, line: proofLineOf(own, today()) }]
  })
}
