import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemActor } from '../../kernel/access/index.ts'
import { type Cell, writeCsv, writeXlsx } from '../../kernel/sheets/index.ts'
import { stopClock, today } from '../../platform/clock.ts'
import { addDays, type Day, type Quarter, quarterDays, quarterOf } from '../../platform/dates.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { bookContribution } from './books.ts'
import {
  type BureauRow,
  type BureauWorld,
  cellsOf,
  simulateChanges,
  simulateDirt,
  simulateStays,
} from './bureau-simulator.ts'
import { coverFields } from './covers.rules.ts'
import { coverHeadings } from './covers.text.ts'
import { dispatchQuarter } from './dispatch-quarter.ts'
import { namedFund } from './fund-of.ts'
import type { Fund } from './funds.store.ts'
import { loadCovers } from './import-covers.ts'
import { publishPolicy } from './publish-policy.ts'
import { screenQuarter } from './screen-quarter.ts'
import { seedFileText } from './seed.text.ts'
import { seedClaims } from './seed-claims.ts'
import { importSeedFile } from './seed-import.ts'
import { seedOpening } from './seed-opening.ts'
import { seedFund, seedPolicies } from './seed-policies.ts'
import type { SeedWorld } from './seed-world.ts'
import { settlementFields } from './settlements.model.ts'
import { settlementHeadings } from './settlements.text.ts'

/**
 * A year of mutual aid under an invented policy: one quarter paid out, the next in mid-flow, so that every desk has
 * work today. The clock is stopped at each day on which something happens, and left stopped on today.
 */
export async function seedMutualAid(world: SeedWorld, endOn: Day): Promise<void> {
  const inHand = quarterOf(addDays(quarterDays(quarterOf(endOn)).from, -1))
  const before = quarterOf(addDays(quarterDays(inHand).from, -1))
  const year = Number(inHand.slice(0, 4))
  const folder = await mkdtemp(join(tmpdir(), 'gonghui-demo-'))
  try {
    on(`${year}-01-05`)
    const policies = seedPolicies(`${Number(before.slice(0, 4))}-01-01`, addDays(quarterDays(inHand).to, -29))
    await publishPolicy(world.fundManager, policies[0])
    const fund = await transaction(world.fundManager, (tx) => namedFund(tx, seedFund))
    await transaction(systemActor(world.fundManager.name), async (tx) => {
      await bookContribution(tx, fund.key, 800_000_000)
      await seedOpening(tx, fund)
    })
    await coverMembers(world, fund, folder, year)
    on(addDays(policies[1].effectiveFrom, -10))
    await publishPolicy(world.fundManager, policies[1])

    const first = await runQuarter(world, fund, folder, {
      quarter: before,
      series: 'A',
      dispatchOn: addDays(quarterDays(before).to, 17),
    })
    await seedClaims(world, fund, before, { paid: 1 })
    await runQuarter(world, fund, folder, { quarter: inHand, series: 'B', dispatchOn: addDays(endOn, -3) }, first)
    await seedClaims(world, fund, inHand, {
      notify: 0.16,
      fill: 0.26,
      grassroots: 0.14,
      county: 0.12,
      city: 0.1,
      second: 0.02,
      paying: 0.08,
      paid: 0.12,
    })
    stopClock(`${endOn}T01:30:00.000Z`)
  } finally {
    await rm(folder, { recursive: true })
  }
}

function on(day: Day): void {
  stopClock(`${day}T01:30:00.000Z`)
}

async function coverMembers(world: SeedWorld, fund: Fund, folder: string, year: number): Promise<void> {
  const covered = world.members.filter(() => world.chance.next() < 0.92)
  const rows = covered.map((member) => {
    const late = world.chance.next() < 0.05
    return [
      member.idNumber,
      member.name,
      member.phone,
      member.unionCode,
      late ? `${year}-07-20` : `${year}-01-01`,
      `${year}-12-31`,
    ]
  })
  const path = join(folder, 'covers.csv')
  await writeFile(
    path,
    writeCsv(
      coverFields.map((field) => coverHeadings[field]),
      rows,
      'utf-8',
    ),
  )
  const { rejects } = await loadCovers(world.fundManager, fund, {
    path,
    year,
    unknownUnions: 'reject',
    progress: () => undefined,
  })
  if (rejects[0]) throw new Error(`line ${rejects[0].line} of the demonstration's covers: ${rejects[0].codes.join()}`)
}

/** Imports a quarter in two files, as a bureau sends it, then screens it and sends it down. Returns rows of the first file. */
async function runQuarter(
  world: SeedWorld,
  fund: Fund,
  folder: string,
  { quarter, series, dispatchOn }: { quarter: Quarter; series: string; dispatchOn: Day },
  earlier: readonly BureauRow[] = [],
): Promise<BureauRow[]> {
  const arrives = addDays(dispatchOn, -5)
  on(arrives)
  const patients = [...world.members, ...world.strangers]
  const bureau: BureauWorld = { patients, hospitals: world.hospitals, diagnoses: world.diagnoses }
  const good = simulateStays(
    bureau,
    { quarter, rows: world.stays, series, today: today(), dirtShare: 0.03 },
    world.chance,
  )
  const dirty = simulateDirt(good, Math.ceil(world.stays * 0.03))
  const doubled = good.slice(0, Math.ceil(world.stays * 0.004))
  const name = fillSentence(seedFileText.settlements, { quarter })
  const encoding = series === 'A' ? 'utf-8' : 'gb18030'
  await writeFile(join(folder, name), writeCsv(headings(), [...good, ...dirty, ...doubled].map(cellsOf), encoding))
  await importSeedFile(world.fundManager, fund, quarter, join(folder, name))

  const changed = simulateChanges([...good.slice(-6), ...earlier.slice(0, 2)], `R${series}`, today())
  const orphan = simulateChanges([{ ...good[0]!, settlementNo: `${good[0]!.settlementNo}X` }], `R${series}`, today())
  const changes = fillSentence(seedFileText.changes, { quarter })
  await writeFile(
    join(folder, changes),
    writeXlsx(
      seedFileText.sheet,
      headings(),
      [...changed, ...orphan].map((row): Cell[] => cellsOf(row)),
    ),
  )
  on(addDays(arrives, 3))
  await importSeedFile(world.fundManager, fund, quarter, join(folder, changes))

  const actor = systemActor(world.fundManager.name)
  await screenQuarter(actor, fund, quarter)
  on(dispatchOn)
  await dispatchQuarter(actor, fund, quarter, async () => undefined)
  return good
}

function headings(): string[] {
  return settlementFields.map((field) => settlementHeadings[field])
}
