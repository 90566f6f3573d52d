import { webcrypto } from 'node:crypto'
import { verifyAudit } from '../../src/kernel/audit/index.ts'
import { verifyLedger } from '../../src/kernel/ledger/index.ts'
import { now, stopClock } from '../../src/platform/clock.ts'
import { system, transaction } from '../../src/platform/db/transaction.ts'
import { newId } from '../../src/platform/ids.ts'
import type { BenefitDraftBody, BenefitPage } from '../../src/services/mall/benefits.contract.ts'
import { entryText } from '../../src/services/mall/benefits.rules.ts'
import type { SignedEntry, TakenUse } from '../../src/services/mall/redemptions.contract.ts'
import { mall } from '../../src/services/mall/service.ts'
import { appoint, must } from './mall.ts'
import { type Platform, startPlatform } from './platform.ts'
import { foundSmallUnion, password, type SmallUnion } from './small-union.ts'
import { type Answer, Visitor } from './visitor.ts'

/** Merchants of the city, each with an account, and who offers benefits there. */
export type BenefitCast = {
  readonly address: string
  readonly cityId: string
  readonly operator: Visitor
  readonly merchants: Readonly<Record<MerchantKey, { readonly id: string; readonly desk: Visitor }>>
}

const merchantNames = {
  cinema: '龙山影城',
  wash: '洁净洗车行',
  fuel: '东吉加油站',
  snow: '鸳鸯湖滑雪场',
} as const
export type MerchantKey = keyof typeof merchantNames

/** Admits four merchants, opens an account for each, all through the API but the accounts. */
export async function openCardBenefits(address: string, union: SmallUnion): Promise<BenefitCast> {
  const cityId = union.orgIds.city
  const operator = await appoint(address, 'benefits', 'mall-operator', cityId)
  const merchants: [string, { id: string; desk: Visitor }][] = []
  for (const [key, name] of Object.entries(merchantNames)) {
    const wish = { orgId: cityId, name, contact: '王经理', phone: '0437-3220000' }
    const { id } = await must(operator.post<{ id: string }>('/mall/merchants', wish))
    const from = `10.14.0.${merchants.length + 1}`
    merchants.push([key, { id, desk: await appoint(address, key, 'merchant', id, from) }])
  }
  return { address, cityId, operator, merchants: Object.fromEntries(merchants) as BenefitCast['merchants'] }
}

/** A benefit that has nothing wrong with it. */
export function wash(cast: BenefitCast, changes: Partial<BenefitDraftBody> = {}): BenefitDraftBody {
  return {
    merchantId: cast.merchants.wash.id,
    name: '5 元洗车',
    campaign: '',
    category: 'car',
    intro: '小型轿车外观清洗。',
    terms: '七座及以下；周末请提前电话预约。',
    price: { kind: 'fixed', regularFen: 2500, payFen: 500, subsidyFen: 1000 },
    audienceIds: [cast.cityId],
    tags: [],
    fromOn: '2026-09-01',
    untilOn: '2026-12-31',
    dayQuota: null,
    totalQuota: null,
    mostADay: 1,
    mostEach: null,
    budgetFen: null,
    ...changes,
  }
}

/** Writes and publishes a benefit; tells its id. */
export async function offer(cast: BenefitCast, draft: BenefitDraftBody): Promise<string> {
  const { id } = await must(cast.operator.post<{ id: string }>('/mall/benefits', { draft }))
  await must(cast.operator.post(`/mall/benefits/${id}/publication`))
  return id
}

/** The code that a member's phone shows now. */
export async function showCard(member: Visitor): Promise<string> {
  const { codes } = await must(member.post<{ codes: { code: string }[] }>('/me/mall/card-codes'))
  return codes[0]!.code
}

export async function take(
  desk: Visitor,
  wish: { benefitId: string; code: string; billFen?: number | null },
  key = newId(),
): Promise<Answer<TakenUse>> {
  return desk.post<TakenUse>('/mall/merchant/redemptions', { billFen: null, ...wish }, key)
}

/** A browser at a merchant's desk: it signs what it writes down while it has no line. */
export async function openOfflineDesk(desk: Visitor) {
  const { subtle } = webcrypto
  const pair = await subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify'])
  const publicKey = Buffer.from(await subtle.exportKey('spki', pair.publicKey)).toString('base64')
  const { id: keyId } = await must(
    desk.post<{ id: string }>('/mall/merchant/desk-keys', { publicKey, device: '测试浏览器' }),
  )
  return {
    keyId,
    async write(
      wish: { benefitId: string; code: string; billFen?: number | null },
      shownAt = now(),
    ): Promise<SignedEntry> {
      const entry = { id: newId(), keyId, billFen: null, ...wish, shownAt }
      const signed = await subtle.sign(
        { name: 'ECDSA', hash: 'SHA-256' },
        pair.privateKey,
        Buffer.from(entryText(entry)),
      )
      return { ...entry, signature: Buffer.from(signed).toString('base64') }
    },
  }
}

export function signedInWorker(address: string, phone: string, at: number): Promise<Visitor> {
  return new Visitor(address, `10.6.${Math.floor(at / 250)}.${(at % 250) + 1}`).signInAsWorker(phone)
}

/** The city's benefits with their people, and a clock that the tests move. */
export type BenefitStage = {
  readonly platform: Platform
  readonly union: SmallUnion
  readonly cast: BenefitCast
  readonly members: readonly Visitor[]
  readonly desk: () => Visitor
  /** So many seconds pass, so that a card shows another code; tells the instant. */
  readonly wait: (seconds: number) => string
  /** Time enough for the officers' sessions to end: they sign in again. */
  readonly waitLong: (seconds: number) => Promise<void>
  readonly open: (changes?: Partial<BenefitDraftBody>) => Promise<string>
  readonly takeFrom: (member: number, benefitId: string, billFen?: number | null) => Promise<Answer<TakenUse>>
  readonly whole: (benefitId: string) => Promise<BenefitPage>
  /** Everything is proven before it ends. */
  readonly close: () => Promise<void>
}

export async function openBenefitStage(noon: string, count = 24): Promise<BenefitStage> {
  let at = Date.parse(noon)
  let union: SmallUnion | undefined
  stopClock(noon)
  const platform = await startPlatform(async () => {
    union = await foundSmallUnion(count)
  })
  const cast = await openCardBenefits(platform.address, union!)
  const members: Visitor[] = []
  for (const [place, worker] of union!.workers.entries())
    members.push(await signedInWorker(platform.address, worker.phone, place))
  const desk = () => cast.merchants.wash.desk
  const wait = (seconds: number) => {
    at += seconds * 1000
    stopClock(new Date(at).toISOString())
    return new Date(at).toISOString()
  }
  return {
    platform,
    union: union!,
    cast,
    members,
    desk,
    wait,
    async waitLong(seconds) {
      wait(seconds)
      for (const [account, { desk: own }] of Object.entries(cast.merchants))
        await own.signInAsOfficer(account, password)
      await cast.operator.signInAsOfficer('benefits', password)
    },
    open: (changes = {}) => offer(cast, wash(cast, changes)),
    takeFrom: async (member, benefitId, billFen = null) =>
      take(desk(), { benefitId, code: await showCard(members[member]!), billFen }),
    whole: (id) => must(cast.operator.get<BenefitPage>(`/mall/benefits/${id}`)),
    async close() {
      wait(10 * 24 * 3600)
      const broken = await transaction(system, async (tx) => [
        ...(await mall.verify(tx)),
        ...(await verifyLedger(tx)),
        ...(await verifyAudit(tx)),
      ])
      if (broken.length > 0) throw new Error(JSON.stringify(broken))
      await platform.stop()
    },
  }
}
