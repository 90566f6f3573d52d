import iconv from 'iconv-lite'
import { checkCharacterOf } from '../src/kernel/people/index.ts'
import type { SheetEncoding } from '../src/kernel/sheets/index.ts'
import { addDays } from '../src/platform/dates.ts'
import { memberFields } from '../src/services/membership/import.model.ts'
import { memberHeadings } from '../src/services/membership/import.text.ts'
import { formNames } from '../src/services/membership/names.text.ts'

export type PeopleCsv = {
  readonly rows: number
  /** Lists of different seeds name different people. */
  readonly seed: number
  readonly encoding: SheetEncoding
  /** Codes of the unions that are filled in turn. */
  readonly unionCodes: readonly string[]
  /** One row in so many reads badly; 0 for none. */
  readonly dirtyOneIn: number
}

const surnames = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金',
]
const firstGiven = 0x4e00
const givenSpan = 1200
const forms = Object.values(formNames)
const rowsInPiece = 2000
const birthDays = 15_000
const firstBirth = '1962-01-01'

/** A list of members of any size, the same for the same seed; one piece at a time. */
export function* peopleCsv(plan: PeopleCsv): Generator<Buffer> {
  const encode = (text: string) => (plan.encoding === 'utf-8' ? Buffer.from(text) : iconv.encode(text, 'gb18030'))
  yield encode(`${memberFields.map((field) => memberHeadings[field]).join(',')}\r\n`)
  for (let done = 0; done < plan.rows; done += rowsInPiece) {
    let lines = ''
    for (let row = done; row < Math.min(plan.rows, done + rowsInPiece); row += 1)
      lines += `${cellsOf(row, plan).join(',')}\r\n`
    yield encode(lines)
  }
}

function cellsOf(row: number, plan: PeopleCsv): string[] {
  const at = row + plan.seed * 1_000_003
  const person = benchPerson(at)
  const dirty = plan.dirtyOneIn > 0 && row % plan.dirtyOneIn === plan.dirtyOneIn - 1
  const idNumber = dirty ? `${person.idNumber.slice(0, 17)}?` : person.idNumber
  const union = plan.unionCodes[mixed(at, 5) % plan.unionCodes.length]!
  return [
    person.name,
    idNumber,
    union,
    person.phone,
    '2019-06-01',
    mixed(at, 6) % 10 === 0 ? forms[mixed(at, 7) % forms.length]! : forms[0]!,
    '',
  ]
}

export type BenchPerson = { readonly name: string; readonly idNumber: string; readonly phone: string }

/** The `at`-th invented person, up to some fifteen million; names are spread as widely as real ones. */
export function benchPerson(at: number): BenchPerson {
  const birth = addDays(firstBirth, at % birthDays).replaceAll('-', '')
  const place = Math.floor(at / birthDays)
  const seventeen = `13${String(1000 + Math.floor(place / 999)).padStart(4, '0')}${birth}${String((place % 999) + 1).padStart(3, '0')}`
  const given = String.fromCharCode(firstGiven + (mixed(at, 1) % givenSpan))
  const second = mixed(at, 2) % 10 < 8 ? String.fromCharCode(firstGiven + (mixed(at, 3) % givenSpan)) : ''
  return {
    name: surnames[mixed(at, 4) % surnames.length]! + given + second,
    idNumber: seventeen + checkCharacterOf(seventeen),
    phone: `1${30 + (Math.floor(at / 100_000_000) % 60)}${String(at % 100_000_000).padStart(8, '0')}`,
  }
}

/** Well mixed bits of a number, others for each purpose. */
function mixed(at: number, purpose: number): number {
  let bits = Math.imul(at ^ (purpose * 0x9e3779b9), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}
