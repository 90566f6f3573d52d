import { type Tx, transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { type Actor, grantsWith } from '../access/index.ts'
import { type Org, openChildrenOf, orgsByIds } from '../orgs/index.ts'
import { refusal } from './errors.ts'
import type { Case } from './model.ts'
import { outOfReach, readerOf } from './reader.ts'
import { orgAbove } from './rules.ts'
import { findRows } from './store.ts'

type Named = { readonly id: Id; readonly name: string }

/**
 * To whom a case goes that is not below the reader: `above`, who is next on the way up from its desk, and `beside`, offices
 * and partners below a union of its path. Refuses `cases.not-found`.
 */
export async function listCallable(actor: Actor, caseId: Id): Promise<{ above: Named | null; beside: Named[] }> {
  const found = await transaction(actor, async (tx) => {
    const [row] = await findRows(tx, [caseId])
    const reader = row ? readerOf(actor, row) : null
    if (!row || !reader || reader.side === 'owner') return null
    return { above: await nextAbove(tx, row), beside: await officesBeside(tx, row) }
  })
  if (!found) throw await outOfReach(actor, caseId)
  const named = ({ id, name }: Org): Named => ({ id, name })
  return { above: found.above && named(found.above), beside: found.beside.map(named) }
}

/**
 * 上报、下派、转办: up by one level and no further, down to what lies below the actor, or to an office or a partner beside the
 * path; whoever has it outside of the path may give it back to any union of it. Refuses `cases.desk-not-yours`.
 */
export async function requireGivable(tx: Tx, actor: Actor, row: Case, orgId: Id): Promise<void> {
  const [org] = await orgsByIds(tx, [orgId])
  if (!org) throw refusal('cases.desk-unknown')
  const mine = new Set(grantsWith(actor, 'cases.assign').map((grant) => grant.orgId))
  if (org.path.some((id) => mine.has(id))) return
  const isOutside = row.deskOrgId !== null && !row.orgPath.includes(row.deskOrgId)
  if (isOutside && row.orgPath.includes(orgId)) return
  if (!isOutside && row.deskOrgId !== null && orgAbove(row.orgPath, row.deskOrgId) === orgId) return
  if (isOffice(org) && row.orgPath.includes(org.path.at(-2) ?? '')) return
  throw refusal('cases.desk-not-yours', { org: org.name })
}

async function nextAbove(tx: Tx, { orgPath, deskOrgId }: Case): Promise<Org | null> {
  if (deskOrgId === null) return null
  const aboveId = orgPath.includes(deskOrgId) ? orgAbove(orgPath, deskOrgId) : orgPath.at(-1)!
  const [above] = aboveId === null ? [] : await orgsByIds(tx, [aboveId])
  return above ?? null
}

async function officesBeside(tx: Tx, { orgPath }: Case): Promise<Org[]> {
  const found: Org[] = []
  for (const above of orgPath) found.push(...(await openChildrenOf(tx, above)).filter(isOffice))
  return found.filter(({ id }) => !orgPath.includes(id))
}

const isOffice = ({ kind }: Pick<Org, 'kind'>) => kind === 'firm' || kind === 'partner'
