import type { Day } from '../../platform/dates.ts'
import { find, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { PolicyDocument } from './policies.contract.ts'

export type PublishedPolicy = {
  readonly fund: string
  readonly version: number
  readonly effectiveFrom: Day
  readonly title: string
  readonly document: PolicyDocument
  readonly publishedAt: string
  readonly publishedBy: string | null
}

const columns = sql`fund, version, effective_from, title, document, published_at, published_by`

/** Versions of one fund are published one after another, the first of which begins the fund. */
export async function lockPublishing(tx: Tx, fund: string): Promise<void> {
  await run(tx, sql`select pg_advisory_xact_lock(hashtextextended('mutual_aid.policy ' || ${fund}, 0))`)
}

export async function insertPolicy(
  tx: Tx,
  document: PolicyDocument,
  publishedBy: string | null,
  at: string,
): Promise<void> {
  await run(
    tx,
    sql`insert into mutual_aid.policies (fund, version, effective_from, title, document, published_at, published_by)
        values (${document.fund}, ${document.version}, ${document.effectiveFrom}, ${document.title}, ${JSON.stringify(document)}::jsonb,
          ${at}, ${publishedBy})`,
  )
}

/** Every version of a fund, newest first. */
export async function listPublished(tx: Tx, fund: string): Promise<PublishedPolicy[]> {
  return rows<PublishedPolicy>(
    tx,
    sql`select ${columns} from mutual_aid.policies where fund = ${fund} order by effective_from desc`,
  )
}

/** The documents of every version of a fund. */
export async function policyVersions(tx: Tx, fund: string): Promise<PolicyDocument[]> {
  return (await listPublished(tx, fund)).map((policy) => policy.document)
}

/** One version; it must exist, for whatever names it was judged by it. */
export async function policyOf(tx: Tx, fund: string, version: number): Promise<PolicyDocument> {
  const found = await find<PublishedPolicy>(
    tx,
    sql`select ${columns} from mutual_aid.policies where fund = ${fund} and version = ${version}`,
  )
  if (!found) throw new Error(`version ${version} of ${fund} is missing`)
  return found.document
}

/** The version that judges a discharge on a day. */
export async function findPolicyOn(tx: Tx, fund: string, day: Day): Promise<PublishedPolicy | undefined> {
  return find<PublishedPolicy>(
    tx,
    sql`select ${columns} from mutual_aid.policies where fund = ${fund} and effective_from <= ${day}
        order by effective_from desc limit 1`,
  )
}

/** The versions that judged some claims, by `fund version`. */
export async function policiesOf(
  tx: Tx,
  claims: readonly { readonly fund: string; readonly policyVersion: number }[],
): Promise<Map<string, PolicyDocument>> {
  const policies = new Map<string, PolicyDocument>()
  for (const { fund, policyVersion } of claims) {
    const key = `${fund} ${policyVersion}`
    if (!policies.has(key)) policies.set(key, await policyOf(tx, fund, policyVersion))
  }
  return policies
}
