import { type Actor, grantsWith, requireReachableOrg } from '../../kernel/access/index.ts'
import { listOpenings, type Opening, readIndicator } from '../../kernel/indicators/index.ts'
import { orgsByIds } from '../../kernel/orgs/index.ts'
import { today } from '../../platform/clock.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { fundOf } from './fund-of.ts'
import { paidByDisease, paidByOrg, paidByQuarter } from './statistics.queries.ts'
import { qualifierWords } from './text.ts'

/** Facts of this kind are written when the bank says a claim is paid: 人次, and fen. */
export const paidFact = 'mutual-aid.paid'

/** Before the first fund of any union. */
const beginning = '1990-01-01'

/** 统计: a year by quarter, organisation and disease; what was before the platform is kept apart with its qualifier. */
export async function readStatistics(actor: Actor, wish: { year: number; orgId?: string | undefined }) {
  return transaction(actor, async (tx) => {
    const fund = await fundOf(tx, actor)
    const home = grantsWith(actor, 'mutual-aid.proof.read')[0]?.orgId ?? fund.orgId
    const org = await requireReachableOrg(tx, actor, 'mutual-aid.proof.read', wish.orgId ?? home)

    const scope = { fund: fund.key, orgId: org.id, year: wish.year }
    const { sinceStart, openings } = await readSinceStart(tx, org.id)
    const ofYear = await readIndicator(tx, {
      kind: paidFact,
      orgId: org.id,
      from: `${wish.year}-01-01`,
      to: `${wish.year}-12-31`,
    })
    const byOrg = await paidByOrg(tx, scope, org.depth)
    const names = new Map(
      (
        await orgsByIds(
          tx,
          byOrg.map((one) => one.orgId),
        )
      ).map((one) => [one.id, one.name]),
    )
    return {
      year: wish.year,
      sinceStart: { ...sinceStart, ...openingSum(openings) },
      thisYear: ofYear,
      byQuarter: await paidByQuarter(tx, scope),
      byOrg: byOrg.map((one) => ({ ...one, orgName: names.get(one.orgId) ?? '' })),
      byDisease: await paidByDisease(tx, scope),
    }
  })
}

/** What was paid on the platform, and what was taken over from before it, never added up silently. */
export async function readSinceStart(tx: Tx, orgId: string) {
  const { cases, amountFen } = await readIndicator(tx, { kind: paidFact, orgId, from: beginning, to: today() })
  const openings = await listOpenings(tx, paidFact, orgId)
  return { sinceStart: { cases, amountFen }, openings }
}

function openingSum(openings: readonly Opening[]) {
  return {
    openingCases: openings.reduce((sum, opening) => sum + opening.cases, 0),
    openingAmountFen: openings.reduce((sum, opening) => sum + opening.amountFen, 0),
    qualifier: openings.map((opening) => qualifierWords[opening.qualifier]).find((word) => word !== '') ?? '',
  }
}
