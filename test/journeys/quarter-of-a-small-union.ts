import { stopClock } from '../../src/platform/clock.ts'
import type { BureauRow } from '../../src/services/mutual-aid/bureau-simulator.ts'
import { coverCsv, plainPolicy, stayOf } from '../world/mutual-aid.ts'
import { type Platform, startPlatform } from '../world/platform.ts'
import { foundSmallUnion, password, type SmallUnion } from '../world/small-union.ts'
import { Visitor } from '../world/visitor.ts'

export type CoveredUnion = { readonly platform: Platform; readonly union: SmallUnion; readonly manager: Visitor }

export const quarter = '2025Q3'

/** A small union on 4 August 2025: a policy in force, twelve workers covered, and no settlement yet. */
export async function startCoveredUnion(): Promise<CoveredUnion> {
  stopClock('2025-08-04T02:00:00.000Z')
  let union: SmallUnion | undefined
  const platform = await startPlatform(async () => {
    union = await foundSmallUnion(12)
  })
  const manager = await new Visitor(platform.address).signInAsOfficer('manager', password)
  await manager.post('/mutual-aid/policies', { draft: plainPolicy })
  const fileId = await manager.upload('参保名单.csv', coverCsv(union!.workers, 2025))
  await manager.post('/mutual-aid/covers/imports', { fileId, year: 2025 })
  return { platform, union: union!, manager }
}

/** Six good rows, one of them below the deductible, and two that must be rejected, each for a reason of its own. */
export function bureauRows({ workers }: SmallUnion): BureauRow[] {
  return [
    stayOf(workers[0]!, 'S1', 25_046.5),
    stayOf(workers[1]!, 'S2', 9_000),
    stayOf(workers[2]!, 'S3', 8_000, { diagnosisCode: 'C34.9', diagnosisName: '肺恶性肿瘤' }),
    stayOf(workers[3]!, 'S4', 12_000),
    stayOf(workers[4]!, 'S5', 6_000),
    stayOf(workers[5]!, 'S6', 1_500),
    stayOf(workers[6]!, 'S7', 9_000, { total: '1.00' }),
    stayOf({ ...workers[7]!, idNumber: '110101199001011234' }, 'S8', 9_000),
  ]
}
