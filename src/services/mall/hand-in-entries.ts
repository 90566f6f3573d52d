import { createPublicKey, verify } from 'node:crypto'
import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { credentialRefusalText, readCardScans } from '../../kernel/credentials/index.ts'
import { now } from '../../platform/clock.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { fillSentence, Refusal } from '../../platform/refusal.ts'
import { benefitRefusal } from './benefits.errors.ts'
import type { BenefitSetting, Merchant } from './benefits.model.ts'
import { decideHandIn, entryText } from './benefits.rules.ts'
import { benefitNames } from './benefits.store.ts'
import { benefitRefusalText } from './benefits.text.ts'
import { findDeskKey, insertDeskKey } from './merchants.store.ts'
import { merchantOf, settingOf } from './merchants.ts'
import { momentText } from './orders.rules.ts'
import { getServed, takeUse } from './redeem-benefit.ts'
import type { OfflineOutcome, SignedEntry } from './redemptions.contract.ts'
import { entriesHandedIn, findUseOfCode, type HandedIn, insertEntry, lockEntry } from './redemptions.store.ts'

/** 登记设备: the key by which a merchant's browser signs what it writes down without a line. */
export function registerDeskKey(actor: Actor, wish: { publicKey: string; device: string }): Promise<{ id: Id }> {
  return transaction(actor, async (tx) => {
    const merchant = await merchantOf(tx, actor)
    const publicKey = Buffer.from(wish.publicKey, 'base64')
    if (!isCurveKey(publicKey)) throw benefitRefusal('mall.desk-key-wrong')
    const id = newId()
    await insertDeskKey(tx, {
      merchantId: merchant.orgId,
      id,
      publicKey,
      device: wish.device,
      by: actor.personId!,
      byName: actor.name,
      at: now(),
    })
    await recordAudit(tx, actor, {
      action: 'mall.desk-key-registered',
      subjectKind: 'mall.merchant',
      subjectId: merchant.orgId,
      orgId: merchant.orgId,
      detail: { key: id, device: wish.device },
    })
    return { id }
  })
}

function keyFrom(publicKey: Uint8Array) {
  return createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' })
}

function isCurveKey(publicKey: Uint8Array): boolean {
  try {
    return keyFrom(publicKey).asymmetricKeyDetails?.namedCurve === 'prime256v1'
  } catch {
    return false
  }
}

/**
 * 上传断网核销: takes what a desk wrote down without a line, entry by entry, each in a transaction of its own. What becomes
 * of an entry is written down with it, so that handing it in again changes nothing and tells the same; the refused stay listed.
 */
export async function handInEntries(
  actor: Actor,
  entries: readonly SignedEntry[],
): Promise<{ outcomes: OfflineOutcome[] }> {
  const { merchant, setting } = await transaction(actor, async (tx) => {
    const found = await merchantOf(tx, actor)
    return { merchant: found, setting: await settingOf(tx, found.unionId) }
  })
  const outcomes = []
  for (const entry of entries) outcomes.push(await handIn(actor, merchant, setting, entry))
  return { outcomes }
}

async function handIn(
  actor: Actor,
  merchant: Merchant,
  setting: BenefitSetting,
  entry: SignedEntry,
): Promise<OfflineOutcome> {
  const foreign = await transaction(system, (tx) => requireOwn(tx, merchant, entry)).then(() => null, refusalOf)
  if (foreign) return outcomeOf(entry, foreign)
  await takeOnce(actor, merchant, setting, entry)
  return transaction(system, async (tx) => {
    const [outcome] = await presentEntries(tx, await entriesHandedIn(tx, merchant.orgId, [entry.id]))
    return outcome!
  })
}

async function takeOnce(actor: Actor, merchant: Merchant, setting: BenefitSetting, entry: SignedEntry): Promise<void> {
  const [before] = await transaction(system, (tx) => entriesHandedIn(tx, merchant.orgId, [entry.id]))
  if (before) return
  const refused = await take(actor, merchant, setting, entry).then(() => null, refusalOf)
  if (refused === null) return
  const became = { merchantId: merchant.orgId, by: actor.name, at: now(), redemptionId: null, refused }
  await transaction(system, (tx) => insertEntry(tx, entry, became))
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  throw error
}

/** What names another merchant's benefit or key is no entry of this desk: it is told so, and nothing is written. */
async function requireOwn(tx: Tx, merchant: Merchant, entry: SignedEntry): Promise<void> {
  await getServed(tx, merchant, entry.benefitId)
  if (!(await findDeskKey(tx, merchant.orgId, entry.keyId))) throw benefitRefusal('mall.desk-key-wrong')
}

function outcomeOf(entry: SignedEntry, refused: Refusal): OfflineOutcome {
  return {
    id: entry.id,
    benefitName: '',
    codeTail: entry.code.slice(-4),
    shownAt: entry.shownAt,
    handedInAt: now(),
    outcome: 'refused',
    sentence: fillSentence(sentences[refused.code] ?? refused.code, refused.facts),
    paidFen: null,
  }
}

async function take(actor: Actor, merchant: Merchant, setting: BenefitSetting, entry: SignedEntry): Promise<void> {
  await requireSigned(merchant, entry)
  const late = decideHandIn(entry, now(), setting)
  if (late) throw benefitRefusal(late, { shownAt: momentText(entry.shownAt), minutes: setting.offlineMinutes })
  const [holder] = await readCardScans(actor, [{ code: entry.code, at: entry.shownAt }])
  if (!holder) throw benefitRefusal('mall.entry-code-wrong', { shownAt: momentText(entry.shownAt) })
  await transaction(system, async (tx) => {
    const { benefitId, billFen, shownAt, id: entryId } = entry
    await lockEntry(tx, merchant.orgId, entryId)
    const [before] = await entriesHandedIn(tx, merchant.orgId, [entryId])
    if (before) return
    // A request whose answer was lost has taken the card already: the entry is that use.
    const { id: redemptionId } =
      (await findUseOfCode(tx, holder, { merchantId: merchant.orgId, benefitId })) ??
      (await takeUse(tx, actor, merchant, { benefitId, billFen, shownAt, entryId }, holder))
    const became = { merchantId: merchant.orgId, by: actor.name, at: now(), redemptionId, refused: null }
    await insertEntry(tx, entry, became)
  })
}

/** Signed by a key of this merchant that it had before the card was shown. */
async function requireSigned(merchant: Merchant, entry: SignedEntry): Promise<void> {
  const key = await transaction(system, (tx) => findDeskKey(tx, merchant.orgId, entry.keyId))
  if (!key || key.registeredAt > entry.shownAt) throw benefitRefusal('mall.desk-key-wrong')
  const { signature, ...said } = entry
  const isSigned = verify(
    'sha256',
    Buffer.from(entryText(said)),
    { key: keyFrom(key.publicKey), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64'),
  )
  if (!isSigned) throw benefitRefusal('mall.signature-wrong')
}

const sentences: Readonly<Record<string, string>> = { ...credentialRefusalText, ...benefitRefusalText }

/** Entries with what became of them, in the words of the refusal. */
export async function presentEntries(tx: Tx, entries: readonly HandedIn[]): Promise<OfflineOutcome[]> {
  const names = await benefitNames(tx, [...new Set(entries.map((entry) => entry.benefitId))])
  return entries.map((entry) => ({
    id: entry.id,
    benefitName: names.get(entry.benefitId) ?? '',
    codeTail: entry.codeTail,
    shownAt: entry.shownAt,
    handedInAt: entry.handedInAt,
    outcome: entry.redemptionId === null ? 'refused' : 'redeemed',
    sentence:
      entry.refusedCode === null
        ? null
        : fillSentence(sentences[entry.refusedCode] ?? entry.refusedCode, entry.refusedFacts ?? {}),
    paidFen: entry.paidFen,
  }))
}
