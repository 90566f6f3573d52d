import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { startEmbedded } from '../src/platform/db/embedded.ts'
import { migrate } from '../src/platform/db/migrations.ts'
import { connectDatabase, disconnectDatabase } from '../src/platform/db/pool.ts'
import { system, transaction } from '../src/platform/db/transaction.ts'
import { newId } from '../src/platform/ids.ts'
import type { PolicyVersion } from '../src/services/mutual-aid/model.ts'
import { insertPolicy } from '../src/services/mutual-aid/policies.store.ts'
import { screenQuarter } from '../src/services/mutual-aid/screening.store.ts'

/*
 * Screening of a million settlements against a million covered people, every reason stored, over the bare insert of
 * the matching claims. Both on one server, one after the other, round by round; the median of the ratios counts.
 *   node bench/screening.ts [--rows 1000000] [--rounds 5]        DATABASE_URL for an outside server, as superuser
 */
const { values } = parseArgs({
  options: { rows: { type: 'string', default: '1000000' }, rounds: { type: 'string', default: '5' } },
})
const rows = Number(values.rows)

const first: PolicyVersion = {
  fund: 'bench',
  version: 1,
  title: '职工大病医疗互助实施办法',
  effectiveFrom: '2025-01-01',
  policyYearStart: '01-01',
  fundingSources: ['会员缴费'],
  coverOn: 'admission',
  waitingDays: 30,
  claimDays: 60,
  stepDays: { notify: 3, fill: 20, grassroots: 5, county: 5, city: 10 },
  fourEyesAboveFen: 2_000_000,
  inpatient: {
    deductibleFen: 200_000,
    tiers: [
      { aboveFen: 0, rate: '0.50' },
      { aboveFen: 1_000_000, rate: '0.60' },
      { aboveFen: 3_000_000, rate: '0.70' },
    ],
    yearCapFen: 1_000_000,
  },
  diseases: [
    { name: '恶性肿瘤', icd10: ['C00-C97'], lumpSumFen: 1_000_000, once: 'life' },
    { name: '终末期肾病', icd10: ['N18.0', 'N18.5'], lumpSumFen: 800_000, once: 'year' },
  ],
  excludedIcd10: ['Z41', 'S00-T14'],
  excludedHospitalLevels: ['一级'],
}
const revised: PolicyVersion = {
  ...first,
  version: 2,
  effectiveFrom: '2026-02-15',
  inpatient: { ...first.inpatient, deductibleFen: 150_000, yearCapFen: 1_200_000 },
  excludedHospitalLevels: [],
}

const outside = process.env.DATABASE_URL
const folder = outside ? null : await mkdtemp(join(tmpdir(), 'gonghui-bench-'))
if (folder) await chmod(folder, 0o711)
const embedded = folder ? await startEmbedded({ dataFolder: folder, durable: 'yes' }) : null
try {
  await compare(outside ?? embedded!.url)
} finally {
  await embedded?.stop()
  if (folder) await rm(folder, { recursive: true, force: true })
}

async function compare(url: string): Promise<void> {
  await migrate(url)
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  connectDatabase(url)
  try {
    const limit = await prepare(owner)
    const ratios: number[] = []
    for (let round = 1; round <= Number(values.rounds); round++) {
      const bare = await timed(owner, 'truncate ho.claim', () =>
        owner.query(`set search_path = ho; set work_mem = '256MB'; ${limit}; reset search_path`),
      )
      const ours = await timed(owner, 'truncate mutual_aid.assessments', () =>
        transaction(system, (tx) => screenQuarter(tx, { fund: 'bench', quarter: '2026Q1' })),
      )
      ratios.push(ours / bare)
      console.log(
        `round ${round}: limit ${bare.toFixed(2)} s, screening ${ours.toFixed(2)} s, ratio ${(ours / bare).toFixed(2)}`,
      )
    }
    const found = await owner.query(
      "select coalesce(reason::text, 'eligible') as reason, count(*) from mutual_aid.assessments group by 1 order by 2 desc",
    )
    console.log(found.rows.map(({ reason, count }) => `${reason} ${count}`).join(', '))
    ratios.sort((one, other) => one - other)
    console.log(
      `screening / bare insert: ${ratios[Math.floor(ratios.length / 2)]!.toFixed(2)} (goal at most 2.0), ${cpus().length} cores, ${rows} rows`,
    )
  } finally {
    await disconnectDatabase()
    await owner.end()
  }
}

/** Fills both sides and gives back the statement of the limit. */
async function prepare(owner: pg.Client): Promise<string> {
  const batch = newId()
  const filled = { ':rows': String(rows), ':batch': batch, ':table': batch.replaceAll('-', '') }
  for (const file of ['hospital.sql', 'mutual-aid.sql']) {
    const text = await readFile(new URL(`limits/${file}`, import.meta.url), 'utf8')
    await owner.query(text.replace(/:(?:rows|batch|table)\b/g, (place) => filled[place as keyof typeof filled]))
  }
  for (const policy of [first, revised])
    await transaction(system, (tx) => insertPolicy(tx, policy, null, new Date().toISOString()))
  await owner.query('vacuum analyze')
  return readFile(new URL('limits/hospital-screening.sql', import.meta.url), 'utf8')
}

/** Seconds of one step, from an emptied target and a fresh checkpoint. */
async function timed(owner: pg.Client, empty: string, step: () => Promise<unknown>): Promise<number> {
  await owner.query(empty)
  await owner.query('checkpoint')
  const start = performance.now()
  await step()
  return (performance.now() - start) / 1000
}
