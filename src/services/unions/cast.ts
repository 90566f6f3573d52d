import { expect } from 'vitest'
import { type Platform, startPlatform } from '../../../test/world/platform.ts'
import {
  foundSmallUnion,
  type OfficerKey,
  officers,
  password,
  type SmallUnion,
} from '../../../test/world/small-union.ts'
import { type Answer, Visitor } from '../../../test/world/visitor.ts'
import { stopClock } from '../../platform/clock.ts'

export type Cast = {
  readonly platform: Platform
  readonly union: SmallUnion
  readonly officers: Readonly<Record<OfficerKey, Visitor>>
}

/** A platform of its own at an instant, with the small federation and everybody signed in. */
export async function openUnionCast(at: string, workers = 12): Promise<Cast> {
  stopClock(at)
  let union: SmallUnion | undefined
  const platform = await startPlatform(async () => {
    union = await foundSmallUnion(workers)
  })
  return { platform, union: union!, officers: await signInEveryone(platform) }
}

let rounds = 0

/** Officers' sessions do not outlast a clock that is moved. */
export async function signInEveryone(platform: Platform): Promise<Record<OfficerKey, Visitor>> {
  const signedIn = {} as Record<OfficerKey, Visitor>
  rounds += 1
  for (const [at, key] of (Object.keys(officers) as OfficerKey[]).entries()) {
    signedIn[key] = await new Visitor(platform.address, `10.1.${rounds}.${at}`).signInAsOfficer(key, password)
  }
  return signedIn
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

/** A wish to found a union, right in every part. */
export function wishOf(parentId: string, changes: Record<string, unknown> = {}) {
  return {
    parentId,
    kind: 'grassroots',
    name: '江北快送物流有限公司工会委员会',
    employerName: '江北快送物流有限公司',
    employerCreditCode: '91110108551385082Q',
    workerCount: 120,
    memberCount: 96,
    founderName: '陈组长',
    remark: '',
    fileIds: [],
    ...changes,
  }
}
