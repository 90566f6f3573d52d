import { addDays, type Day, daysBetween, type Quarter, quarterDays } from '../../platform/dates.ts'
import { type Fen, formatYuan } from '../../platform/money.ts'
import { type SettlementField, settlementFields } from './settlements.model.ts'
import { clerkSlips, settlementKindWords } from './settlements.text.ts'

/** Chance that repeats itself; the demonstration's own source fits. */
export type SimulatorChance = {
  next(): number
  between(least: number, most: number): number
  pick<Choice>(choices: readonly Choice[]): Choice
}

export type SimulatedPatient = { readonly idNumber: string; readonly name: string }

/** What the bureau in the demonstration knows. */
export type BureauWorld = {
  readonly patients: readonly SimulatedPatient[]
  readonly hospitals: readonly { readonly code: string; readonly name: string; readonly level: string }[]
  readonly diagnoses: readonly { readonly code: string; readonly name: string; readonly weight: number }[]
}

/** One row as the bureau would write it, by field. */
export type BureauRow = Record<SettlementField, string>

/** How one file of a quarter is to look. Shares are of the good rows. */
export type BureauFile = {
  readonly quarter: Quarter
  readonly rows: number
  /** Heads the numbers of the file, so that two files of a quarter never share one. */
  readonly series: string
  /** The last day that may appear; the file is made on it. */
  readonly today: Day
  readonly dirtShare: number
}

/**
 * Good rows of a quarter: stays of one to fourteen days whose amounts add up, mostly small and a few very dear,
 * some people twice.
 */
export function simulateStays(world: BureauWorld, file: BureauFile, chance: SimulatorChance): BureauRow[] {
  const { from, to } = quarterDays(file.quarter)
  const days = daysBetween(from, to < file.today ? to : file.today)
  const byWeight = world.diagnoses.flatMap((diagnosis) => Array<typeof diagnosis>(diagnosis.weight).fill(diagnosis))
  return Array.from({ length: file.rows }, (_, at) => {
    const patient = chance.pick(world.patients)
    const hospital = chance.pick(world.hospitals)
    const diagnosis = chance.pick(byWeight)
    const dischargedOn = addDays(from, chance.between(0, days))
    const settledOn = addDays(dischargedOn, chance.between(0, 3))
    return rowOf({
      settlementNo: `JS${file.quarter}${file.series}${String(at + 1).padStart(7, '0')}`,
      ...patient,
      hospital,
      diagnosis,
      admittedOn: addDays(dischargedOn, -chance.between(1, 14)),
      dischargedOn,
      settledOn: settledOn < file.today ? settledOn : file.today,
      totalFen: simulateTotal(chance),
      fundShare: 0.4 + chance.next() * 0.3,
      majorShare: chance.next() < 0.25 ? chance.next() * 0.15 : 0,
    })
  })
}

/** Corrections and reversals of rows that were sent before, alternating. */
export function simulateChanges(originals: readonly BureauRow[], series: string, today: Day): BureauRow[] {
  return originals.map((original, at) => ({
    ...original,
    settlementNo: `${original.settlementNo}${series}`,
    originalNo: original.settlementNo,
    settledOn: today,
    ...(at % 2 === 0 ? correctedAmounts(original) : { kind: settlementKindWords.reversal }),
  }))
}

/** Rows gone wrong, one for each thing that goes wrong in such files, over and over; each gives at least its reason. */
export function simulateDirt(good: readonly BureauRow[], count: number): BureauRow[] {
  const spoilers = Object.values(spoil)
  return good.slice(0, count).map((row, at) => {
    const spoilt = spoilers[at % spoilers.length]!(row)
    return { ...row, settlementNo: `${row.settlementNo}D`, ...spoilt }
  })
}

/** Cells in the order of the file's headings. */
export function cellsOf(row: BureauRow): string[] {
  return settlementFields.map((field) => row[field])
}

type Stay = {
  settlementNo: string
  idNumber: string
  name: string
  hospital: BureauWorld['hospitals'][number]
  diagnosis: BureauWorld['diagnoses'][number]
  admittedOn: Day
  dischargedOn: Day
  settledOn: Day
  totalFen: Fen
  fundShare: number
  majorShare: number
}

function rowOf(stay: Stay): BureauRow {
  const fundFen = Math.floor(stay.totalFen * stay.fundShare)
  const majorFen = Math.floor(stay.totalFen * stay.majorShare)
  return {
    settlementNo: stay.settlementNo,
    idNumber: stay.idNumber,
    name: stay.name,
    hospitalCode: stay.hospital.code,
    hospitalName: stay.hospital.name,
    hospitalLevel: stay.hospital.level,
    admittedOn: stay.admittedOn,
    dischargedOn: stay.dischargedOn,
    diagnosisCode: stay.diagnosis.code,
    diagnosisName: stay.diagnosis.name,
    total: formatYuan(stay.totalFen),
    fund: formatYuan(fundFen),
    major: formatYuan(majorFen),
    own: formatYuan(stay.totalFen - fundFen - majorFen),
    settledOn: stay.settledOn,
    kind: settlementKindWords.normal,
    originalNo: '',
  }
}

/** From some hundred yuan to some hundred thousand; the square makes the dear ones rare. */
function simulateTotal(chance: SimulatorChance): Fen {
  const height = chance.next() ** 3
  return 80_000 + Math.floor(height * 18_000_000) + chance.between(0, 99_999)
}

function correctedAmounts(original: BureauRow): Partial<BureauRow> {
  return {
    kind: settlementKindWords.correction,
    total: addYuan(original.total, 120_000),
    own: addYuan(original.own, 120_000),
  }
}

function addYuan(text: string, fen: Fen): string {
  return formatYuan(Math.round(Number(text) * 100) + fen)
}

/** What goes wrong in files, by the reason it gives. */
const spoil: Record<string, (row: BureauRow) => Partial<BureauRow>> = {
  'id-number-check-digit': (row) => ({
    idNumber: row.idNumber.slice(0, 17) + (row.idNumber.endsWith('1') ? '2' : '1'),
  }),
  'amounts-do-not-add-up': (row) => ({ total: addYuan(row.total, 900) }),
  'discharged-before-admitted': (row) => ({ admittedOn: row.dischargedOn, dischargedOn: row.admittedOn }),
  'id-number-length': (row) => ({ idNumber: row.idNumber.slice(0, 17) }),
  'settled-before-discharged': (row) => ({ settledOn: row.admittedOn }),
  'original-no-missing': () => ({ kind: settlementKindWords.reversal, originalNo: '' }),
  'id-number-birth-date': (row) => ({ idNumber: `${row.idNumber.slice(0, 10)}0230${row.idNumber.slice(14)}` }),
  'id-number-character': (row) => ({ idNumber: `${row.idNumber.slice(0, 4)}O${row.idNumber.slice(5)}` }),
  'id-number-missing': () => ({ idNumber: '' }),
  'settlement-no-missing': () => ({ settlementNo: '' }),
  'name-missing': () => ({ name: '' }),
  'diagnosis-code-missing': () => ({ diagnosisCode: '' }),
  'date-malformed': () => ({ settledOn: '2026-13-01' }),
  'date-in-future': () => ({ settledOn: '2099-01-01' }),
  'amount-malformed': () => ({ own: clerkSlips.unclearAmount }),
  'amount-negative': (row) => ({ own: `-${row.own}` }),
  'amount-too-large': () => ({ total: '99999999999.00' }),
  'kind-unknown': () => ({ kind: clerkSlips.unclearKind }),
  'original-no-unexpected': () => ({ originalNo: 'JS00000001' }),
  'original-no-own': (row) => ({ kind: settlementKindWords.correction, originalNo: `${row.settlementNo}D` }),
  'text-too-long': (row) => ({ hospitalName: row.hospitalName.repeat(60) }),
  undecodable: (row) => ({ name: `\uFFFD${row.name.slice(1)}` }),
}
