import type { Actor } from '../../kernel/access/index.ts'
import { readIndicator } from '../../kernel/indicators/index.ts'
import { getOrg } from '../../kernel/orgs/index.ts'
import { personsByIds } from '../../kernel/people/index.ts'
import { today } from '../../platform/clock.ts'
import { displayFullDay } from '../../platform/dates.ts'
import { databaseUrl } from '../../platform/db/pool.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { countCoverage } from './coverage.queries.ts'
import { proofLineOf } from './coverage.rules.ts'
import { countCoveredPeople } from './covers.store.ts'
import { findFundOf } from './fund-of.ts'
import { type Fund, listFunds } from './funds.store.ts'
import type { PolicyCard } from './policies.contract.ts'
import { findPolicyOn, listPublished, type PublishedPolicy } from './policies.store.ts'
import { listKnownQuarters } from './quarters.store.ts'
import { paidFact, readSinceStart } from './read-statistics.ts'
import { publicText, qualifierWords, serviceText } from './text.ts'

/** Every version of the reader's fund, newest first; none while there is no fund. */
export async function readPolicies(actor: Actor): Promise<PolicyCard[]> {
  return transaction(actor, async (tx) => {
    const funds = await listFunds(tx)
    const fund = actor.grants.length > 0 ? await findFundOf(tx, actor) : funds[0]
    if (!fund) return []
    return cardsOf(tx, await listPublished(tx, fund.key))
  })
}

export async function presentPolicies(actor: Actor, policies: readonly PublishedPolicy[]): Promise<PolicyCard[]> {
  return transaction(actor, (tx) => cardsOf(tx, policies))
}

async function cardsOf(tx: Tx, policies: readonly PublishedPolicy[]): Promise<PolicyCard[]> {
  const publishers = policies.flatMap((policy) => policy.publishedBy ?? [])
  const names = new Map((await personsByIds(tx, publishers)).map((person) => [person.id, person.name]))
  const inForce = policies.find((policy) => policy.effectiveFrom <= today())
  return policies.map((policy) => ({
    version: policy.version,
    title: policy.title,
    effectiveFrom: policy.effectiveFrom,
    publishedAt: policy.publishedAt,
    publishedBy: (policy.publishedBy && names.get(policy.publishedBy)) ?? serviceText.commandLine,
    state: policy === inForce ? 'in-force' : policy.effectiveFrom > today() ? 'coming' : 'past',
    document: policy.document,
  }))
}

/** Totals are kept a minute: the page is for anyone, and nobody may make the platform count without end. */
const keptMs = 60_000
let kept: { readonly of: string; readonly at: number; readonly page: Promise<PublicPage> } | null = null

type PublicPage = Awaited<ReturnType<typeof readPage>>

/** The public page: counts of the fund as a whole, which say nothing of anyone; no person is read. */
export function readPublicPage(): Promise<PublicPage> {
  if (kept?.of !== databaseUrl() || Date.now() - kept.at > keptMs)
    kept = { of: databaseUrl(), at: Date.now(), page: transaction(system, readPage) }
  return kept.page
}

async function readPage(tx: Tx) {
  const fund = (await listFunds(tx))[0]
  if (!fund)
    return { federationName: publicText.noFederation, policy: null, totals: [], coveredPeople: 0, lastQuarter: null }
  const policy = await findPolicyOn(tx, fund.key, today())
  return {
    federationName: (await getOrg(tx, fund.orgId)).name,
    policy: policy?.document ?? null,
    totals: await readTotals(tx, fund),
    coveredPeople: await countCoveredPeople(tx, {
      fund: fund.key,
      year: Number(today().slice(0, 4)),
      orgId: fund.orgId,
    }),
    lastQuarter: await readLastQuarter(tx, fund),
  }
}

async function readTotals(tx: Tx, fund: Fund) {
  const year = today().slice(0, 4)
  const { sinceStart, openings } = await readSinceStart(tx, fund.orgId)
  const ofYear = await readIndicator(tx, { kind: paidFact, orgId: fund.orgId, from: `${year}-01-01`, to: today() })
  const opening = openings[0]
  return [
    {
      key: 'since-start' as const,
      label: publicText.sinceStart,
      cases: sinceStart.cases + openings.reduce((sum, one) => sum + one.cases, 0),
      amountFen: sinceStart.amountFen + openings.reduce((sum, one) => sum + one.amountFen, 0),
      qualifier: opening ? qualifierWords[opening.qualifier] : '',
      source: opening
        ? fillSentence(publicText.withOpening, { source: opening.source, day: displayFullDay(opening.untilDay) })
        : publicText.platform,
    },
    {
      key: 'this-year' as const,
      label: publicText.thisYear,
      cases: ofYear.cases,
      amountFen: ofYear.amountFen,
      qualifier: '',
      source: publicText.platform,
    },
  ]
}

/** The newest quarter that was screened, as the proof of coverage has it. */
async function readLastQuarter(tx: Tx, fund: Fund) {
  const known = (await listKnownQuarters(tx, fund.key)).find((quarter) => quarter.screenedAt !== null)
  if (!known) return null
  const line = proofLineOf(await countCoverage(tx, { fund: fund.key, quarter: known.quarter, orgIds: null }), today())
  return {
    quarter: known.quarter,
    settlements: line.inForce,
    eligible: line.eligible,
    paid: line.paid,
    inProgress: line.undispatched + line.inProgress.reduce((sum, stage) => sum + stage.count, 0),
    declined: line.declined,
    difference: line.differences.records + line.differences.eligible,
  }
}
