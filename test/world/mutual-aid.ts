import { type BureauRow, cellsOf } from '../../src/services/mutual-aid/bureau-simulator.ts'
import { settlementFields } from '../../src/services/mutual-aid/settlements.model.ts'
import { settlementHeadings } from '../../src/services/mutual-aid/settlements.text.ts'
import { simulatedSignature } from '../../src/services/mutual-aid/signature-simulator.ts'
import type { Worker } from './small-union.ts'
import { tree } from './small-union.ts'
import type { Visitor } from './visitor.ts'

/** A policy whose arithmetic is easy in the head: 2,000 yuan deductible, half of what is above, 50,000 a year. */
export const plainPolicy = {
  fund: 'city-mutual-aid',
  version: 1,
  title: '职工大病医疗互助实施办法',
  effectiveFrom: '2025-01-01',
  policyYearStart: '01-01',
  fundingSources: ['会员缴费', '工会补助'],
  coverOn: 'admission',
  waitingDays: 30,
  claimDays: 60,
  stepDays: { notify: 3, fill: 20, grassroots: 5, county: 5, city: 10 },
  fourEyesAboveFen: 2_000_000,
  inpatient: { deductibleFen: 200_000, tiers: [{ aboveFen: 0, rate: '0.50' }], yearCapFen: 5_000_000 },
  diseases: [{ name: '恶性肿瘤', icd10: ['C00-C97'], lumpSumFen: 1_000_000, once: 'life' }],
  excludedIcd10: ['Z41'],
  excludedHospitalLevels: [],
} as const

/** One stay as the bureau writes it; own pay in yuan is all the rest besides a hundred yuan of the basic fund. */
export function stayOf(
  worker: Pick<Worker, 'idNumber' | 'name'>,
  settlementNo: string,
  ownYuan: number,
  changes: Partial<BureauRow> = {},
): BureauRow {
  return {
    settlementNo,
    idNumber: worker.idNumber,
    name: worker.name,
    hospitalCode: 'H1302',
    hospitalName: '市第二人民医院',
    hospitalLevel: '三级',
    admittedOn: '2025-07-01',
    dischargedOn: '2025-07-10',
    diagnosisCode: 'I25.1',
    diagnosisName: '冠心病',
    total: (ownYuan + 100).toFixed(2),
    fund: '100.00',
    major: '0.00',
    own: ownYuan.toFixed(2),
    settledOn: '2025-07-11',
    kind: '正常',
    originalNo: '',
    ...changes,
  }
}

/** A settlement file in the bureau's own columns. */
export function settlementCsv(rows: readonly BureauRow[]): string {
  const headings = settlementFields.map((field) => settlementHeadings[field])
  return [headings, ...rows.map(cellsOf)].map((cells) => cells.join(',')).join('\n')
}

/** A list of covers for a whole year. */
export function coverCsv(workers: readonly Worker[], year: number): string {
  const rows = workers.map(
    (worker) =>
      `${worker.idNumber},${worker.name},${worker.phone},${tree[worker.union].code},${year}-01-01,${year}-12-31`,
  )
  return ['证件号码,姓名,手机号,基层工会编码,起始日期,截止日期', ...rows].join('\n')
}

type Job = { readonly state: string; readonly problem: string | null }

/** Waits until a job of the visitor has ended well; a failed one throws its sentence. */
export async function finished(visitor: Visitor, jobId: string): Promise<void> {
  for (;;) {
    const { body } = await visitor.get<Job>(`/jobs/${jobId}`)
    if (body.state === 'done') return
    if (body.state === 'failed') throw new Error(body.problem ?? 'the job failed')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Uploads a settlement file and waits until it is loaded; tells the id of the import. */
export async function importRows(
  manager: Visitor,
  quarter: string,
  rows: readonly BureauRow[],
  name = `${quarter}.csv`,
): Promise<string> {
  const fileId = await manager.upload(name, settlementCsv(rows))
  const started = await manager.post<{ id: string; jobId: string }>('/mutual-aid/imports', {
    fileId,
    quarter,
    sender: '市医保局',
  })
  if (started.status !== 200) throw new Error(JSON.stringify(started.body))
  await finished(manager, started.body.jobId)
  return started.body.id
}

/** Screens a quarter and sends it down. */
export async function screenAndDispatch(manager: Visitor, quarter: string): Promise<void> {
  for (const step of ['screening', 'dispatch']) {
    const started = await manager.post<{ jobId: string }>(`/mutual-aid/quarters/${quarter}/${step}`)
    if (started.status !== 200) throw new Error(`${step}: ${JSON.stringify(started.body)}`)
    await finished(manager, started.body.jobId)
  }
}

/** What a worker hands in, right in every part. */
export function submissionOf(worker: Pick<Worker, 'idNumber' | 'name'>) {
  return {
    idTail: worker.idNumber.slice(-4),
    bankName: '中国工商银行',
    cardNumber: '6222020200112230004',
    holderName: worker.name,
    signature: simulatedSignature,
    consentVersion: 1,
  }
}
