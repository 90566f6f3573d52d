import { expect } from 'vitest'
import { type Platform, startPlatform } from '../../../test/world/platform.ts'
import { foundSmallUnion, password, type SmallUnion } from '../../../test/world/small-union.ts'
import { type Answer, Visitor } from '../../../test/world/visitor.ts'
import { demoPerson } from '../../apps/demo/people.ts'
import { stopClock } from '../../platform/clock.ts'
import type { DisputeFile } from './disputes.contract.ts'

export type DisputeCast = {
  readonly platform: Platform
  readonly union: SmallUnion
  readonly officer: (account: string) => Promise<Visitor>
  readonly worker: (at: number) => Promise<Visitor>
}

/** A platform of its own at an instant, with the small federation. */
export async function openDisputeCast(at: string, workers = 12): Promise<DisputeCast> {
  stopClock(at)
  let union: SmallUnion | undefined
  const platform = await startPlatform(async () => {
    union = await foundSmallUnion(workers)
  })
  const known = new Map<string, Promise<Visitor>>()
  let from = 0
  const visitor = (key: string, signIn: (one: Visitor) => Promise<Visitor>) => {
    from += 1
    const found =
      known.get(key) ?? signIn(new Visitor(platform.address, `10.7.${Math.floor(from / 250)}.${from % 250}`))
    known.set(key, found)
    return found
  }
  return {
    platform,
    union: union!,
    officer: (account) => visitor(account, (one) => one.signInAsOfficer(account, password)),
    worker: (index) => visitor(`worker ${index}`, (one) => one.signInAsWorker(union!.workers[index]!.phone)),
  }
}

/** Status and code of a refusal. */
export function refusedAs(answer: Answer): readonly [number, string] {
  return [answer.status, (answer.body as { code: string }).code]
}

/** The body of an answer that must have gone well. */
export function wellDone<Body>(answer: Answer<Body>): Body {
  expect([answer.status, answer.body]).toEqual([
    expect.toSatisfy((status) => status === 200 || status === 204),
    answer.body,
  ])
  return answer.body
}

/** A signature drawn by hand, as a phone sends it. */
export const inkPng =
  'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNkYPhfz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC'

/** A claim right in every part: two months of a driver's wages. */
export function claimOf(orgId: string, changes: Record<string, unknown> = {}) {
  return {
    orgId,
    stationId: null,
    place: '',
    phone: '',
    occupation: '集装箱货车司机',
    isMigrant: true,
    employment: 'employed',
    endedOn: null,
    knownOn: null,
    subjects: ['wages'],
    wages: [
      { month: '2025-10-01', owedFen: 450_000 },
      { month: '2025-11-01', owedFen: 450_000 },
    ],
    otherFen: 0,
    otherWhat: '',
    story: '十月、十一月正常出车，工资一直没有发。',
    respondents: [{ kind: 'firm', part: 'employer', name: '顺达集装箱运输有限公司', creditCode: null }],
    evidence: [],
    ...changes,
  }
}

/** Somebody of the other side, who has a phone and an id number and is nobody's member. */
export function signerOf(at: number) {
  const { name, idNumber, phone } = demoPerson(31, at, '130302')
  return { name, idNumber, phone, post: '法定代表人' }
}

export async function raise(worker: Visitor, claim: Record<string, unknown>): Promise<string> {
  return wellDone(await worker.post<{ id: string }>('/me/disputes', claim)).id
}

export async function fileOf(officer: Visitor, id: string): Promise<DisputeFile> {
  return wellDone(await officer.get<DisputeFile>(`/disputes/${id}`))
}

/** Raised and taken on. */
export async function handled(worker: Visitor, officer: Visitor, claim: Record<string, unknown>): Promise<string> {
  const id = await raise(worker, claim)
  wellDone(await officer.post(`/disputes/${id}/registration`, { classes: ['migrant-wages'], note: '' }))
  return id
}

type Signing = { document: { digest: string } }

/** Everybody signs an agreement in turn; the last signature makes it hold. */
export async function signByAll(documentId: string, people: readonly Visitor[], officer: Visitor): Promise<void> {
  const path = `/disputes/agreements/${documentId}`
  for (const person of people) {
    const { document } = wellDone(await person.get<Signing>(path))
    wellDone(await person.post(`${path}/signature`, { digest: document.digest, picture: inkPng }))
  }
  const { document } = wellDone(await officer.get<Signing>(path))
  wellDone(await officer.post(`${path}/countersignature`, { digest: document.digest, password }))
}
