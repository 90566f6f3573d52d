import { type Actor, route } from '../../kernel/access/index.ts'
import type { Route } from '../../platform/http/route.ts'
import * as contract from './coverage.contract.ts'
import { exportProof } from './export-proof.ts'
import { listProofRows, type OrgLine, proveCoverage } from './prove-coverage.ts'
import { readStatistics } from './read-statistics.ts'
import { claimStateNames, notEligibleNames, proofWords } from './text.ts'

const page = 50

export const coverageRoutes: Route<Actor>[] = [
  route(contract.getProof, async ({ who, params, query }) => {
    const { quarter, asOf, files, whole, below } = await proveCoverage(who, {
      quarter: params.quarter,
      orgId: query.orgId,
    })
    return { quarter, asOf, files, whole, below: below.map(presentLine) }
  }),
  route(contract.listProofRows, async ({ who, params, query }) => {
    const found = await listProofRows(who, {
      quarter: params.quarter,
      cell: query.cell,
      orgId: query.orgId,
      after: query.cursor ?? '',
      limit: page,
    })
    return { rows: found.map(presentRow), next: found.length < page ? null : found.at(-1)!.row.settlementNo }
  }),
  route(contract.downloadProof, ({ who, params }) => exportProof(who, params.quarter)),
  route(contract.getStatistics, ({ who, query }) => readStatistics(who, query)),
]

function presentLine({ org, line }: OrgLine) {
  return { orgId: org.id, orgName: org.name, line }
}

function presentRow({ row, maskedName, orgName }: Awaited<ReturnType<typeof listProofRows>>[number]) {
  const unscreened = row.reason === 'unscreened'
  const reason = unscreened ? null : (row.reason as Exclude<typeof row.reason, 'unscreened'>)
  return {
    settlementId: row.settlementNo,
    maskedName,
    orgName,
    dischargedOn: row.dischargedOn,
    ownFen: row.ownFen,
    benefitFen: row.benefitFen ?? 0,
    reason,
    claimId: row.claimId,
    stateName: unscreened
      ? proofWords.unscreened
      : reason
        ? notEligibleNames[reason]
        : row.state
          ? claimStateNames[row.state]
          : proofWords.undispatched,
  }
}
