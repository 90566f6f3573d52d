import { readIdNumber } from '../../kernel/people/contract.ts'
import { type RowProblem, readDay } from '../../kernel/sheets/index.ts'
import type { Day } from '../../platform/dates.ts'
import { displayYuan, type Fen, parseYuan } from '../../platform/money.ts'
import { fillSentence } from '../../platform/refusal.ts'
import {
  type RejectCode,
  type RejectFacts,
  type Settlement,
  type SettlementCheck,
  type SettlementField,
  type SettlementKind,
  settlementFields,
} from './settlements.model.ts'
import { quoteCell, quotesBetween, rejectText, settlementHeadings, settlementKindWords } from './settlements.text.ts'

/** Keeps every sum of a person's policy year exact; the table refuses more as well. */
const tooLargeFen = 1_000_000_000_000

/** Characters; beyond them a cell is not what its heading says. Numbers are indexed and must stay short. */
const longest: Partial<Record<SettlementField, number>> = {
  settlementNo: 64,
  originalNo: 64,
  hospitalCode: 64,
  diagnosisCode: 64,
  name: 100,
  hospitalLevel: 100,
  hospitalName: 200,
  diagnosisName: 1000,
}
const limits = settlementFields.map((field) => longest[field] ?? Number.POSITIVE_INFINITY)

/**
 * Checks one row whose cells are in the order of `settlementFields`, and reports all that is wrong with it.
 * `problem` is what reading already found; cells of a misshapen row are not looked at. `today` is the day of the import.
 */
export function checkSettlement(cells: readonly string[], problem: RowProblem | null, today: Day): SettlementCheck {
  const faults: Faults = { codes: [], facts: {} }
  if (problem && isMisshapen(problem))
    return { settlement: null, reject: blame(faults, problem.code, factsOfProblem(problem)) }
  if (problem) blame(faults, problem.code, factsOfProblem(problem))

  const texts = cells.map((cell) => cell.trim())
  checkTexts(texts, faults)
  const idNumber = checkIdNumber(texts[1]!, problem, faults)
  const days = checkDays(texts, today, faults)
  const amounts = checkAmounts(texts, faults)
  const kind = checkKind(texts, faults)
  if (faults.codes.length > 0 || !idNumber || !days || !amounts || !kind) return { settlement: null, reject: faults }

  const settlement: Settlement = {
    settlementNo: texts[0]!,
    idNumber,
    name: texts[2]!,
    hospitalCode: texts[3]!,
    hospitalName: texts[4]!,
    hospitalLevel: texts[5]!,
    admittedOn: days.admittedOn,
    dischargedOn: days.dischargedOn,
    diagnosisCode: texts[8]!,
    diagnosisName: texts[9]!,
    totalFen: amounts.totalFen,
    fundFen: amounts.fundFen,
    majorFen: amounts.majorFen,
    ownFen: amounts.ownFen,
    settledOn: days.settledOn,
    kind,
    originalNo: texts[16]! || null,
  }
  return { settlement, reject: null }
}

/** The sentence that tells a person what is wrong, such as 证件号第 18 位应为 7，文件为 1. */
export function describeReject(code: RejectCode, facts: RejectFacts): string {
  return fillSentence(rejectText[code].sentence, facts)
}

type Faults = { codes: RejectCode[]; facts: Record<string, string | number> }

function blame(faults: Faults, code: RejectCode, facts: RejectFacts = {}): Faults {
  faults.codes.push(code)
  Object.assign(faults.facts, facts)
  return faults
}

/** Whether it is unknown which field is which, so that looking at them would only mislead. */
function isMisshapen(problem: RowProblem): boolean {
  return problem.code === 'too-few-fields' || problem.code === 'too-many-fields' || problem.code === 'broken-quotes'
}

function factsOfProblem(problem: RowProblem): RejectFacts {
  switch (problem.code) {
    case 'undecodable':
      return { spoiltColumn: problem.column, spoiltPosition: problem.position }
    case 'numeric-id':
      return { numericColumn: problem.column }
    case 'broken-quotes':
      return {}
    default:
      return { actualFields: problem.actual, expectedFields: problem.expected }
  }
}

function checkTexts(texts: readonly string[], faults: Faults): void {
  if (texts[0] === '') blame(faults, 'settlement-no-missing')
  if (texts[2] === '') blame(faults, 'name-missing')
  if (texts[8] === '') blame(faults, 'diagnosis-code-missing')
  const tooLong = texts.flatMap((text, at) => (text.length > limits[at]! ? [at] : []))
  if (tooLong.length > 0) blame(faults, 'text-too-long', { longCells: quoteCells(texts, tooLong) })
}

function checkIdNumber(text: string, problem: RowProblem | null, faults: Faults): string | null {
  if (problem?.code === 'numeric-id' && problem.column === settlementHeadings.idNumber) return null
  const reading = readIdNumber(text)
  switch (reading.fault) {
    case null:
      return reading.idNumber
    case 'length':
      blame(faults, 'id-number-length', { idLength: reading.length })
      break
    case 'character':
      blame(faults, 'id-number-character', { idPosition: reading.position })
      break
    case 'check-digit':
      blame(faults, 'id-number-check-digit', { idExpected: reading.expected, idActual: reading.actual })
      break
    default:
      blame(faults, `id-number-${reading.fault}`)
  }
  return null
}

const dayPlaces = [6, 7, 14] as const

function checkDays(texts: readonly string[], today: Day, faults: Faults) {
  const days = dayPlaces.map((at) => readDay(texts[at]!))
  const [admittedOn, dischargedOn, settledOn] = days
  const malformed = dayPlaces.filter((_, nth) => !days[nth])
  const future = dayPlaces.filter((_, nth) => (days[nth] ?? '') > today)
  if (malformed.length > 0) blame(faults, 'date-malformed', { malformedDates: quoteCells(texts, malformed) })
  if (admittedOn && dischargedOn && dischargedOn < admittedOn) {
    blame(faults, 'discharged-before-admitted', { admittedOn, dischargedOn })
  }
  if (dischargedOn && settledOn && settledOn < dischargedOn) {
    blame(faults, 'settled-before-discharged', { dischargedOn, settledOn })
  }
  if (future.length > 0) blame(faults, 'date-in-future', { futureDates: quoteCells(texts, future) })
  return admittedOn && dischargedOn && settledOn ? { admittedOn, dischargedOn, settledOn } : null
}

const amountPlaces = [10, 11, 12, 13] as const

function checkAmounts(texts: readonly string[], faults: Faults) {
  const amounts = amountPlaces.map((at) => readAmount(texts[at]!))
  const [totalFen = null, fundFen = null, majorFen = null, ownFen = null] = amounts
  const malformed = amountPlaces.filter((_, nth) => amounts[nth] === null)
  const negative = amountPlaces.filter((_, nth) => (amounts[nth] ?? 0) < 0)
  const huge = amountPlaces.filter((_, nth) => (amounts[nth] ?? 0) >= tooLargeFen)
  if (malformed.length > 0) blame(faults, 'amount-malformed', { malformedAmounts: quoteCells(texts, malformed) })
  if (negative.length > 0) blame(faults, 'amount-negative', { negativeAmounts: quoteCells(texts, negative) })
  if (huge.length > 0) blame(faults, 'amount-too-large', { hugeAmounts: quoteCells(texts, huge) })
  if (totalFen === null || fundFen === null || majorFen === null || ownFen === null) return null

  const sumFen = fundFen + majorFen + ownFen
  if (sumFen !== totalFen) {
    blame(faults, 'amounts-do-not-add-up', { sumOfParts: displayYuan(sumFen), total: displayYuan(totalFen) })
  }
  return { totalFen, fundFen, majorFen, ownFen }
}

function checkKind(texts: readonly string[], faults: Faults): SettlementKind | null {
  const kindText = texts[15]!
  const originalNo = texts[16]!
  const kind = kindOfWord.get(kindText)
  if (!kind) {
    blame(faults, 'kind-unknown', { kindText: shown(kindText) })
    return null
  }
  if (kind === 'normal' && originalNo !== '') blame(faults, 'original-no-unexpected', { originalNo })
  if (kind !== 'normal' && originalNo === '') blame(faults, 'original-no-missing', { kindWord: kindText })
  if (kind !== 'normal' && originalNo !== '' && originalNo === texts[0])
    blame(faults, 'original-no-own', { originalNo })
  return kind
}

const kindOfWord = new Map<string, SettlementKind>([
  [settlementKindWords.normal, 'normal'],
  [settlementKindWords.reversal, 'reversal'],
  [settlementKindWords.correction, 'correction'],
])

/** Yuan with at most two decimals, into fen; plain digits take a short way, everything else is for `parseYuan`. */
function readAmount(text: string): Fen | null {
  const point = text.length - 3
  if (point < 1 || point > 12 || text.charCodeAt(point) !== 46) return parseYuan(text)
  let fen = 0
  for (let at = 0; at < text.length; at += 1) {
    if (at === point) continue
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return parseYuan(text)
    fen = fen * 10 + digit
  }
  return fen
}

function quoteCells(texts: readonly string[], places: readonly number[]): string {
  const quoted = places.map((at) => quoteCell(settlementHeadings[settlementFields[at]!], shown(texts[at]!)))
  return quoted.join(quotesBetween)
}

/** A cell in the wrong column may hold anybody's number: long runs of digits are not repeated, long texts are cut. */
function shown(text: string): string {
  const masked = text.replace(/\d{11,}/g, (digits) => `${digits.slice(0, 3)}…${digits.slice(-2)}`)
  return masked.length > 24 ? `${masked.slice(0, 24)}…` : masked
}
