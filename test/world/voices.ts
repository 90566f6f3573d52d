import { demoPerson } from '../../src/apps/demo/people.ts'
import { grantRole, hashPassword, openAccount } from '../../src/kernel/access/index.ts'
import { readIndicator } from '../../src/kernel/indicators/index.ts'
import { foundOrgs } from '../../src/kernel/orgs/index.ts'
import { registerPeople, sealRegistration } from '../../src/kernel/people/index.ts'
import { config } from '../../src/platform/config.ts'
import { system, transaction } from '../../src/platform/db/transaction.ts'
import { newId } from '../../src/platform/ids.ts'
import type { VoiceCard } from '../../src/services/voices/voices.contract.ts'
import { type Platform, startPlatform } from './platform.ts'
import { foundSmallUnion, password, type SmallUnion } from './small-union.ts'
import { type Answer, Visitor } from './visitor.ts'

/** What the person sees of her voice, as far as tests look. */
export type Mine = {
  voice: VoiceCard
  message: string | null
  photos: { id: string }[]
  events: { title: string; note: string | null; actorName: string }[]
  actions: { action: string; allowed: boolean; because: string | null }[]
  mayRate: boolean
  role: string
}

export const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])

export const wish = {
  kind: 'suggestion',
  topic: 'safety',
  words: '装置区的点火照明灯坏了，已经两周没人修。夜班巡检看不清地面。',
  place: '二号装置区',
}

export const code = (answer: Answer) => (answer.body as { code: string }).code

/** The small union with offices below it: who is signed in, what is raised, what is counted. */
export type Stage = {
  readonly platform: Platform
  readonly union: SmallUnion
  /** 设备部 below the foundry's union, 人社局 beside the city's unions. */
  readonly offices: { readonly equipment: string; readonly bureau: string }
  readonly officer: (account: string) => Promise<Visitor>
  /** Workers go round foundry, couriers, market and port in turn. */
  readonly member: (at: number) => Promise<Visitor>
  readonly raise: (visitor: Visitor, more?: object) => Promise<Answer<{ id: string; number: string }>>
  readonly mine: (visitor: Visitor, id: string) => Promise<Mine>
  readonly step: (visitor: Visitor, id: string, deed: string, body?: object) => Promise<Answer>
  readonly counted: (kind: string) => Promise<number>
}

/** Accounts `equipment` and `bureau` work for the two offices. */
export async function openStage(workers: number): Promise<Stage> {
  let union: SmallUnion
  const offices = { equipment: newId(), bureau: newId() }
  const platform = await startPlatform(async () => {
    union = await foundSmallUnion(workers)
    await foundOffices(union, offices)
  })
  let addresses = 0
  const visitor = () => {
    addresses += 1
    return new Visitor(platform.address, `10.7.${Math.floor(addresses / 200)}.${(addresses % 200) + 1}`)
  }
  return {
    platform,
    union: union!,
    offices,
    officer: (account) => visitor().signInAsOfficer(account, password),
    member: (at) => visitor().signInAsWorker(union!.workers[at]!.phone),
    raise: (who, more = {}) => who.post('/me/voices', { ...wish, ...more }),
    mine: async (who, id) => (await who.get<Mine>(`/me/voices/${id}`)).body,
    step: (who, id, deed, body = {}) => who.post(`/voices/${id}/${deed}`, body),
    counted: async (kind) => {
      const question = { kind, orgId: union!.orgIds.city, from: '2020-01-01', to: '2099-12-31' }
      return (await transaction(system, (tx) => readIndicator(tx, question))).cases
    },
  }
}

async function foundOffices(union: SmallUnion, offices: Stage['offices']): Promise<void> {
  const office = { creditCode: null, on: '2013-01-01' }
  const found = [
    { ...office, id: offices.equipment, kind: 'firm', code: 'SB01', name: '设备部', parentId: union.orgIds.foundry },
    { ...office, id: offices.bureau, kind: 'partner', code: 'RS01', name: '市人社局', parentId: union.orgIds.city },
  ] as const
  const hashed = await hashPassword('everyone', password)
  await transaction(system, async (tx) => {
    await foundOrgs(tx, found)
    for (const [at, account] of (['equipment', 'bureau'] as const).entries()) {
      const person = demoPerson(7, 950_000 + at, '130302')
      const [registered] = await registerPeople(tx, [sealRegistration(config().sealKeys, person)])
      const { personId } = registered!
      await openAccount(tx, { personId, account, password: hashed })
      await grantRole(tx, { personId, role: 'office-handler', orgId: offices[account], on: '2020-01-01' })
    }
  })
}
