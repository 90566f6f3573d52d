import { type Actor, requireReachableOrg } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { getOrg, isCreditCode, orgsByIds } from '../../kernel/orgs/index.ts'
import { now } from '../../platform/clock.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { partiesOf, setFirm } from './disputes.store.ts'
import { refusal } from './errors.ts'
import { lockReached, reaches } from './find-dispute.ts'
import type { FirmCard } from './firms.contract.ts'
import {
  type FirmWish as FirmQuestion,
  findFirm,
  findFirmBy,
  insertFirm,
  listFirms as listFirmRows,
  rewriteFirm,
} from './firms.store.ts'
import type { Dispute, Firm, Industry } from './model.ts'

export type FirmFields = Pick<Firm, 'name' | 'creditCode' | 'industry' | 'regionId' | 'address' | 'contact'>

/** A firm on record, or what is known of one that is to be recorded. */
export type FirmWish = {
  readonly firmId?: string | undefined
  readonly industry?: Industry | undefined
  readonly regionId?: string | undefined
  readonly creditCode?: string | undefined
}

const regions = ['city', 'county']
const pageSize = 50

/** 登记单位. */
export async function recordFirm(
  actor: Actor,
  input: FirmFields & { readonly orgId: string },
): Promise<{ id: string }> {
  return transaction(actor, async (tx) => {
    const union = await requireReachableOrg(tx, actor, 'disputes.handle', input.orgId)
    await requireFields(tx, input)
    const firm: Firm = { ...input, id: newId(), orgId: union.id, orgPath: union.path }
    if (!(await insertFirm(tx, firm, now()))) throw refusal('disputes.firm-known', { name: input.name })
    await recordAudit(tx, actor, deedOf('disputes.firm-recorded', firm))
    return { id: firm.id }
  })
}

/** 更正单位. */
export async function correctFirm(actor: Actor, id: string, input: FirmFields): Promise<void> {
  await transaction(actor, async (tx) => {
    const firm = await getFirm(tx, actor, 'disputes.handle', id)
    await requireFields(tx, input)
    const twin = await findFirmBy(tx, firm.orgId, input.creditCode, input.name)
    if (twin && twin.id !== id) throw refusal('disputes.firm-known', { name: twin.name })
    await rewriteFirm(tx, { ...firm, ...input })
    await recordAudit(tx, actor, deedOf('disputes.firm-corrected', { ...firm, ...input }))
  })
}

/** A firm that a permission of the actor's reaches; any other is as if it were not there. */
export async function getFirm(tx: Tx, actor: Actor, permission: string, id: string): Promise<Firm> {
  const firm = await findFirm(tx, id)
  if (!firm || !reaches(actor, permission, firm.orgPath)) throw refusal('disputes.firm-missing')
  return firm
}

/**
 * Ties the respondent of a dispute to the record of a firm: the one named, the one known by code or name, or one made now
 * when industry and region are told.
 */
export async function linkFirm(tx: Tx, actor: Actor, dispute: Dispute, wish: FirmWish): Promise<void> {
  const [respondent] = await partiesOf(tx, [dispute.id])
  if (respondent!.kind !== 'firm') return
  const creditCode = wish.creditCode || respondent!.creditCode
  if (creditCode && !isCreditCode(creditCode)) throw refusal('disputes.credit-code-wrong', { creditCode })
  const firm = wish.firmId
    ? await getFirm(tx, actor, 'disputes.handle', wish.firmId)
    : await knownOrNew(tx, dispute, respondent!.name, creditCode, wish)
  if (firm) await setFirm(tx, dispute, respondent!.seq, firm.id, firm.creditCode ?? creditCode)
}

/** 对应单位: ties the respondent of a case to the register, which decides industry and region of its school. */
export async function tieToFirm(actor: Actor, id: string, wish: FirmWish): Promise<void> {
  await transaction(actor, async (tx) => {
    const dispute = await lockReached(tx, actor, 'disputes.handle', id)
    await linkFirm(tx, actor, dispute, wish)
    const [respondent] = await partiesOf(tx, [id])
    const firm = respondent!.firmId && (await findFirm(tx, respondent!.firmId))
    if (!firm) throw refusal('disputes.firm-unplaced')
    await recordAudit(tx, actor, deedOf('disputes.firm-tied', firm))
  })
}

async function knownOrNew(
  tx: Tx,
  dispute: Dispute,
  name: string,
  creditCode: string | null,
  { industry, regionId }: FirmWish,
): Promise<Firm | null> {
  const orgId = dispute.orgPath.at(-1)!
  const known = await findFirmBy(tx, orgId, creditCode, name)
  if (known || !industry || !regionId) return known ?? null
  await requireRegion(tx, regionId)
  const fields = { name, creditCode, industry, regionId, address: '', contact: '' }
  const firm: Firm = { ...fields, id: newId(), orgId, orgPath: dispute.orgPath }
  await insertFirm(tx, firm, now())
  return firm
}

async function requireFields(tx: Tx, { creditCode, regionId }: FirmFields): Promise<void> {
  if (creditCode !== null && !isCreditCode(creditCode)) throw refusal('disputes.credit-code-wrong', { creditCode })
  await requireRegion(tx, regionId)
}

async function requireRegion(tx: Tx, regionId: string): Promise<void> {
  const region = await getOrg(tx, regionId)
  if (!regions.includes(region.kind)) throw refusal('disputes.no-region', { name: region.name })
}

/** Firms below an organisation, by name, 50 a page. */
export async function readFirms(
  actor: Actor,
  wish: Omit<FirmQuestion, 'belowId'> & { readonly orgId?: string | undefined },
): Promise<{ firms: FirmCard[]; next: string | null }> {
  return transaction(actor, async (tx) => {
    const orgId = wish.orgId ?? actor.grants.find((grant) => grant.permissions.has('disputes.read'))!.orgId
    const below = await requireReachableOrg(tx, actor, 'disputes.read', orgId)
    const found = await listFirmRows(tx, { ...wish, belowId: below.id }, pageSize + 1)
    const page = found.slice(0, pageSize)
    return {
      firms: await firmCards(tx, page),
      next: found.length > pageSize ? page.at(-1)!.name : null,
    }
  })
}

export async function firmCards(tx: Tx, firms: readonly Firm[]): Promise<FirmCard[]> {
  const orgs = await orgsByIds(
    tx,
    firms.flatMap((firm) => [firm.orgId, firm.regionId]),
  )
  const names = new Map(orgs.map((org) => [org.id, org.name]))
  return firms.map(({ orgPath: _, ...firm }) => ({
    ...firm,
    orgName: names.get(firm.orgId)!,
    regionName: names.get(firm.regionId)!,
  }))
}

function deedOf(action: string, firm: Firm) {
  return {
    action,
    subjectKind: 'disputes.firm',
    subjectId: firm.id,
    orgId: firm.orgId,
    detail: { name: firm.name, industry: firm.industry },
  }
}
