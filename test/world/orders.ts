import { stopClock } from '../../src/platform/clock.ts'
import { type Platform, startPlatform } from './platform.ts'
import { foundSmallUnion, password, type SmallUnion } from './small-union.ts'
import { type Answer, Visitor } from './visitor.ts'

export const noon = '2026-11-23T04:00:00.000Z'
const officerKeys = ['foundry', 'couriers', 'market', 'north', 'south', 'manager', 'outsider', 'eye', 'guard'] as const

export type OrderCast = {
  readonly platform: Platform
  readonly union: SmallUnion
  readonly officers: Record<(typeof officerKeys)[number], Visitor>
  readonly workers: Visitor[]
  /** Moves the clock and signs the officers in again, whose sessions do not outlast it. */
  travel(instant: string): Promise<void>
  stop(): Promise<void>
}

/** A platform of its own with the small federation and everybody signed in; workers go round the four unions in turn. */
export async function openOrderCast(at = noon, count = 12): Promise<OrderCast> {
  stopClock(at)
  let union: SmallUnion | undefined
  const platform = await startPlatform(async () => {
    union = await foundSmallUnion(count)
  })
  let journeys = 0
  const officers = {} as OrderCast['officers']
  const signIn = async () => {
    journeys += 1
    for (const [index, key] of officerKeys.entries())
      officers[key] = await new Visitor(platform.address, `10.5.${journeys}.${index}`).signInAsOfficer(key, password)
  }
  await signIn()
  const workers: Visitor[] = []
  for (const [index, worker] of union!.workers.entries())
    workers.push(
      await new Visitor(platform.address, `10.6.${Math.floor(index / 200)}.${index % 200}`).signInAsWorker(
        worker.phone,
      ),
    )
  return {
    ...{ platform, union: union!, officers, workers },
    async travel(instant) {
      stopClock(instant)
      await signIn()
    },
    stop: () => platform.stop(),
  }
}

export function refusedAs({ status, body }: Answer): readonly [number, string | undefined] {
  return [status, (body as { code?: string } | undefined)?.code]
}

/** The body of an answer that must have gone well. */
export function done<Body>({ status, body }: Answer<Body>): Body {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`)
  return body
}
