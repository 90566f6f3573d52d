import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { credentialKinds } from '../../kernel/credentials/index.ts'
import { orgsByIds } from '../../kernel/orgs/index.ts'
import { now, today } from '../../platform/clock.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { benefitRefusal } from './benefits.errors.ts'
import type { Benefit, BenefitDraft, BenefitLimits, BenefitState, Merchant } from './benefits.model.ts'
import { benefitState, faultsOfBenefit } from './benefits.rules.ts'
import {
  type BenefitChange,
  findBenefit,
  insertBenefit,
  lockBenefit,
  markEnded,
  markPaused,
  markPublished,
  noteChanges,
  rewriteBenefit,
  takenOn,
  writeLimits,
} from './benefits.store.ts'
import { benefitChangeText, benefitFaultText, benefitStateText } from './benefits.text.ts'
import { findMerchant } from './merchants.store.ts'
import { isOperator } from './merchants.ts'

/** 起草优惠: refuses `mall.benefit-faulty` with everything wrong, a merchant, union or tag that is not its to name. */
export function draftBenefit(actor: Actor, draft: BenefitDraft): Promise<{ id: Id }> {
  return transaction(actor, async (tx) => {
    const merchant = await requireDraft(tx, actor, draft)
    const id = newId()
    await insertBenefit(tx, draft, { id, unionId: merchant.unionId, by: actor.name, at: now() })
    await note(tx, actor, 'mall.benefit-drafted', id, merchant, { name: draft.name })
    return { id }
  })
}

/** 修改草稿: refuses `mall.benefit-published` once members can read it. */
export function reviseBenefit(actor: Actor, id: Id, draft: BenefitDraft): Promise<void> {
  return transaction(actor, async (tx) => {
    const { benefit } = await lockOwnBenefit(tx, actor, id)
    if (benefit.publishedAt !== null) throw benefitRefusal('mall.benefit-published', { name: benefit.name })
    const merchant = await requireDraft(tx, actor, draft)
    await rewriteBenefit(tx, id, draft, merchant.unionId)
    await note(tx, actor, 'mall.benefit-drafted', id, merchant, { name: draft.name })
  })
}

async function requireDraft(tx: Tx, actor: Actor, draft: BenefitDraft): Promise<Merchant> {
  const merchant = await findMerchant(tx, draft.merchantId)
  if (!merchant || !isOperator(actor, merchant)) throw benefitRefusal('mall.merchant-missing')
  const faults = faultsOfBenefit(draft, today())
  if (faults.length > 0) {
    const sentences = faults.map((fault) => benefitFaultText[fault])
    throw benefitRefusal('mall.benefit-faulty', { count: faults.length, sentences })
  }
  await requireAudience(tx, draft, merchant)
  await requireTags(tx, draft.tags)
  return merchant
}

async function requireAudience(tx: Tx, { audienceIds }: BenefitDraft, { unionId }: Merchant): Promise<void> {
  const orgs = await orgsByIds(tx, audienceIds)
  const within = orgs.filter((org) => org.path.includes(unionId))
  if (within.length < new Set(audienceIds).size) throw benefitRefusal('mall.audience-elsewhere')
}

/** A condition on a guarded tag would tell the merchant who holds it. */
async function requireTags(tx: Tx, tags: readonly string[]): Promise<void> {
  const kinds = new Map((await credentialKinds(tx, tags)).map((kind) => [kind.key, kind]))
  for (const tag of tags) {
    const kind = kinds.get(tag)
    if (kind?.family !== 'tag') throw benefitRefusal('mall.tag-unknown', { tag })
    if (kind.guardedBy !== null) throw benefitRefusal('mall.tag-guarded', { tag: kind.name })
  }
}

/** A benefit of the actor's own unions; a foreign one is answered like none. */
export async function getOwnBenefit(tx: Tx, actor: Actor, id: Id) {
  return requireOwn(tx, actor, await findBenefit(tx, id))
}

async function lockOwnBenefit(tx: Tx, actor: Actor, id: Id) {
  return requireOwn(tx, actor, await lockBenefit(tx, id))
}

async function requireOwn(tx: Tx, actor: Actor, benefit: Benefit | undefined) {
  const merchant = benefit && (await findMerchant(tx, benefit.merchantId))
  if (!merchant || !isOperator(actor, merchant)) throw benefitRefusal('mall.benefit-missing')
  return { benefit, merchant }
}

/** 发布优惠: members find it and its merchant serves it, from its first day on. */
export function publishBenefit(actor: Actor, id: Id): Promise<void> {
  return move(actor, id, ['draft'], async (tx, benefit) => {
    const faults = faultsOfBenefit(benefit, today())
    if (faults.length > 0) {
      const sentences = faults.map((fault) => benefitFaultText[fault])
      throw benefitRefusal('mall.benefit-faulty', { count: faults.length, sentences })
    }
    await markPublished(tx, id, actor.name, now())
    return { what: 'published', because: benefitChangeText.firstPublication }
  })
}

/** 暂停、恢复: the reason is shown to members and to the merchant. */
export function pauseBenefit(actor: Actor, id: Id, wish: { move: 'pause' | 'resume'; because: string }): Promise<void> {
  const pausing = wish.move === 'pause'
  return move(actor, id, pausing ? ['open', 'coming'] : ['paused'], async (tx) => {
    await markPaused(tx, id, pausing ? now() : null, pausing ? wish.because : null)
    return { what: pausing ? 'paused' : 'resumed', because: wish.because }
  })
}

/** 提前结束: for good; season tickets end with it. */
export function endBenefit(actor: Actor, id: Id, because: string): Promise<void> {
  return move(actor, id, ['open', 'coming', 'paused'], async (tx) => {
    await markEnded(tx, id, now(), because)
    return { what: 'ended', because }
  })
}

type Moved = { readonly what: 'published' | 'paused' | 'resumed' | 'ended'; readonly because: string }

async function move(
  actor: Actor,
  id: Id,
  from: readonly BenefitState[],
  act: (tx: Tx, benefit: Benefit) => Promise<Moved>,
): Promise<void> {
  await transaction(actor, async (tx) => {
    const { benefit, merchant } = await lockOwnBenefit(tx, actor, id)
    const state = benefitState(benefit, today())
    if (!from.includes(state)) {
      throw benefitRefusal('mall.benefit-state', { name: benefit.name, state: benefitStateText[state] })
    }
    const { what, because } = await act(tx, benefit)
    const change = { what, before: null, after: null, because, changedBy: actor.name, changedAt: now() }
    await noteChanges(tx, id, [change])
    await note(tx, actor, `mall.benefit-${what}`, id, merchant, { because })
  })
}

const limitKeys = ['untilOn', 'dayQuota', 'totalQuota', 'mostADay', 'mostEach', 'budgetFen'] as const

/** 调整名额: from now on; each change is dated, with its reason. Refuses `mall.quota-below-taken`. */
export function changeBenefitLimits(actor: Actor, id: Id, limits: BenefitLimits, because: string): Promise<void> {
  return transaction(actor, async (tx) => {
    const { benefit, merchant } = await lockOwnBenefit(tx, actor, id)
    const state = benefitState(benefit, today())
    if (state === 'draft' || state === 'over') {
      throw benefitRefusal('mall.benefit-state', { name: benefit.name, state: benefitStateText[state] })
    }
    const faults = faultsOfBenefit({ ...benefit, ...limits }, today())
    if (faults.length > 0) {
      const sentences = faults.map((fault) => benefitFaultText[fault])
      throw benefitRefusal('mall.benefit-faulty', { count: faults.length, sentences })
    }
    await requireNotBelow(tx, benefit, limits)
    const said = (value: string | number | null) => (value === null ? null : String(value))
    const changes: BenefitChange[] = limitKeys
      .filter((key) => benefit[key] !== limits[key])
      .map((key) => ({
        what: key,
        before: said(benefit[key]),
        after: said(limits[key]),
        because,
        changedBy: actor.name,
        changedAt: now(),
      }))
    if (changes.length === 0) return
    await writeLimits(tx, id, limits, today())
    await noteChanges(tx, id, changes)
    const changed = Object.fromEntries(changes.map(({ what, after }) => [what, after]))
    await note(tx, actor, 'mall.benefit-limits-changed', id, merchant, { ...changed, because })
  })
}

async function requireNotBelow(tx: Tx, benefit: Benefit, limits: BenefitLimits): Promise<void> {
  const onDay = (await takenOn(tx, [benefit.id], today())).get(benefit.id) ?? 0
  const bounds = [
    [limits.dayQuota, onDay],
    [limits.totalQuota, benefit.taken],
    [limits.budgetFen, benefit.subsidisedFen],
  ] as const
  for (const [most, taken] of bounds) {
    if (most !== null && most < taken) throw benefitRefusal('mall.quota-below-taken', { taken })
  }
}

async function note(tx: Tx, actor: Actor, action: string, id: Id, merchant: Merchant, detail: object): Promise<void> {
  await recordAudit(tx, actor, {
    action,
    subjectKind: 'mall.benefit',
    subjectId: id,
    orgId: merchant.unionId,
    detail: { ...detail },
  })
}
