import { type Actor, systemActor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { fileOf, openFile } from '../../kernel/files/index.ts'
import { now, today } from '../../platform/clock.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import type { Download } from '../../platform/http/endpoint.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { refusal } from './errors.ts'
import { findProof, firstUnproved, insertProofs, lockProofs, markProofs } from './origin-proofs.store.ts'
import { pavilionRefusal } from './pavilions.errors.ts'
import type { OriginProof, ProofOffer } from './pavilions.model.ts'
import { decideProof, faultsOfProof } from './pavilions.rules.ts'
import { proofFaultText, proofStateText } from './pavilions.text.ts'
import type { Product } from './products.model.ts'
import { lockProducts, markState, noteChanges } from './products.store.ts'
import { forgetPages } from './shared-pages.ts'
import { openSupplierOf, operatedMarket, supplierOf } from './whose-desk.ts'

type Offering = { readonly productIds: readonly Id[]; readonly offer: ProofOffer }

/** 提交产地证明: one paper for some products of the supplier; the operator looks at it. */
export async function offerProofs(actor: Actor, { productIds, offer }: Offering): Promise<{ offered: number }> {
  return transaction(actor, async (tx) => {
    const supplier = await openSupplierOf(tx, actor)
    const products = await lockOwn(tx, productIds, (product) => product.supplierId === supplier.orgId)
    requireSound(offer)
    if (offer.fileId !== null) await fileOf(tx, actor, offer.fileId)
    const proofs = products.map((product) => proofOf(actor, product, offer))
    await insertProofs(tx, proofs)
    await noteProofs(tx, actor, 'mall.proof-offered', proofs, supplier.orgId)
    return { offered: proofs.length }
  })
}

/** 实地核查: the operator has seen for itself where some products come from; that needs nobody's offer. */
export async function recordVisit(actor: Actor, { productIds, offer }: Offering): Promise<{ offered: number }> {
  return transaction(actor, async (tx) => {
    const market = await operatedMarket(tx, actor)
    const products = await lockOwn(tx, productIds, (product) => product.marketId === market.orgId)
    requireSound(offer)
    const decided = { state: 'accepted', decidedBy: actor.name, decidedAt: now() } as const
    const proofs = products.map((product) => ({ ...proofOf(actor, product, offer), ...decided }))
    await insertProofs(tx, proofs)
    await noteProofs(tx, actor, 'mall.proof-judged', proofs, market.orgId)
    return { offered: proofs.length }
  }).finally(forgetPages)
}

/**
 * 核验产地: accepts, refuses for a reason, or revokes what was accepted; then the product leaves the shelf with the reason.
 * All or nothing: refuses `mall.proof-not-open` when one of them is decided already.
 */
export async function judgeProofs(
  actor: Actor,
  input: { readonly ids: readonly Id[]; readonly decision: 'accept' | 'refuse' | 'revoke'; readonly because?: string },
): Promise<{ decided: number }> {
  return transaction(actor, async (tx) => {
    const market = await operatedMarket(tx, actor)
    const { decision, because = null } = input
    if (decision !== 'accept' && because === null) throw refusal('mall.reason-missing')
    const proofs = await lockProofs(tx, input.ids)
    if (proofs.length < new Set(input.ids).size || proofs.some((proof) => proof.marketId !== market.orgId))
      throw pavilionRefusal('mall.proof-missing')
    for (const proof of proofs) {
      if (decideProof(proof.state, decision) === null)
        throw pavilionRefusal('mall.proof-not-open', { state: proofStateText[proof.state] })
    }
    const state = decideProof(proofs[0]!.state, decision)!
    const ids = proofs.map((proof) => proof.id)
    await markProofs(tx, ids, state, { by: actor.name, at: now(), because })
    if (state === 'revoked') await takeOffShelf(tx, actor, proofs, because!)
    await noteProofs(tx, actor, 'mall.proof-judged', proofs, market.orgId, { decision, because })
    return { decided: proofs.length }
  }).finally(forgetPages)
}

/** Refuses `mall.origin-unproved` when one of some products names a region from which it is not proved to come today. */
export async function requireProved(tx: Tx, productIds: readonly Id[]): Promise<void> {
  const unproved = await firstUnproved(tx, productIds, today())
  if (unproved) throw pavilionRefusal('mall.origin-unproved', unproved)
}

/** The scan of a paper, for the supplier that gave it and the operator of its mall. */
export async function openProofFile(actor: Actor, id: Id): Promise<Download> {
  const fileId = await transaction(actor, async (tx) => {
    const proof = await findProof(tx, id)
    if (!proof?.fileId || !(await maySee(tx, actor, proof))) throw pavilionRefusal('mall.proof-missing')
    return proof.fileId
  })
  const platform = systemActor('mall.proofs')
  return transaction(platform, (tx) => openFile(tx, platform, fileId))
}

async function maySee(
  tx: Tx,
  actor: Actor,
  proof: { readonly supplierId: Id; readonly marketId: Id },
): Promise<boolean> {
  if (actor.grants.some((grant) => grant.permissions.has('mall.operate')))
    return (await operatedMarket(tx, actor)).orgId === proof.marketId
  return (await supplierOf(tx, actor)).orgId === proof.supplierId
}

async function lockOwn(tx: Tx, ids: readonly Id[], isMine: (product: Product) => boolean): Promise<Product[]> {
  const products = (await lockProducts(tx, ids)).filter(isMine)
  if (products.length < new Set(ids).size) throw refusal('mall.product-missing')
  const without = products.find((product) => product.regionId === null)
  if (without) throw pavilionRefusal('mall.proof-of-no-region', { product: without.name })
  return products
}

function requireSound(offer: ProofOffer): void {
  const faults = faultsOfProof(offer, today())
  if (faults.length === 0) return
  const sentences = faults.map((fault) => proofFaultText[fault])
  throw pavilionRefusal('mall.proof-faulty', { count: faults.length, sentences, codes: faults })
}

function proofOf(actor: Actor, product: Product, offer: ProofOffer): OriginProof {
  return {
    ...offer,
    id: newId(),
    productId: product.id,
    regionId: product.regionId!,
    origin: product.origin,
    offeredBy: actor.name,
    offeredAt: now(),
    state: 'waiting',
    decidedBy: null,
    decidedAt: null,
    decidedBecause: null,
  }
}

async function takeOffShelf(tx: Tx, actor: Actor, proofs: readonly OriginProof[], because: string): Promise<void> {
  const at = now()
  const listed = (
    await lockProducts(
      tx,
      proofs.map((proof) => proof.productId),
    )
  ).filter((product) => product.state === 'listed')
  if (listed.length === 0) return
  await markState(
    tx,
    listed.map((product) => product.id),
    'withdrawn',
    at,
    because,
  )
  const changes = listed.map(({ id }) => ({
    productId: id,
    skuId: null,
    what: 'state' as const,
    before: 'listed',
    after: 'withdrawn',
    because,
  }))
  await noteChanges(tx, changes, actor.name, at)
}

function noteProofs(
  tx: Tx,
  actor: Actor,
  action: string,
  proofs: readonly OriginProof[],
  orgId: Id,
  detail: Record<string, unknown> = {},
): Promise<void> {
  return recordAudit(tx, actor, {
    action,
    subjectKind: 'mall.proof',
    subjectId: proofs[0]!.id,
    orgId,
    detail: { count: proofs.length, number: proofs[0]!.number, ...detail },
  })
}
