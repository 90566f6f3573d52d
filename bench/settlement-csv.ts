import iconv from 'iconv-lite'
import { checkCharacterOf } from '../src/kernel/people/id-number.rules.ts'
import type { SheetEncoding } from '../src/kernel/sheets/index.ts'
import { addDays, type Quarter, quarterDays } from '../src/platform/dates.ts'
import { formatYuan } from '../src/platform/money.ts'
import { settlementFields } from '../src/services/mutual-aid/settlements.model.ts'
import { settlementHeadings } from '../src/services/mutual-aid/settlements.text.ts'

export type SettlementCsv = {
  readonly rows: number
  readonly seed: number
  readonly quarter: Quarter
  readonly encoding: SheetEncoding
  /** How many different people the rows belong to. */
  readonly people: number
  /** One row in so many is spoilt in one of twelve ways; 0 for none. */
  readonly dirtyOneIn: number
}

const surnames = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾']
const givenNames = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国志强海燕春梅晓东文斌']
const areas = ['110101', '310104', '330106', '370102', '420106', '440305', '510107', '610113']
const levels = ['三级甲等', '三级乙等', '二级甲等', '一级甲等']
const diagnoses = [
  ['N18.501', '慢性肾脏病5期'],
  ['C34.900', '支气管或肺恶性肿瘤'],
  ['I63.902', '脑梗死'],
  ['J18.900', '肺炎'],
  ['K80.200', '胆囊结石伴慢性胆囊炎'],
  ['M51.202', '腰椎间盘突出'],
  ['I25.103', '冠状动脉粥样硬化性心脏病'],
  ['E11.900', '2型糖尿病'],
  ['S82.201', '胫骨骨折'],
  ['Z41.901', '健康目的的美容手术'],
] as const
const rowsInPiece = 2000

/** A bureau's settlement file of any size, the same for the same seed; one piece at a time. */
export function* settlementCsv(plan: SettlementCsv): Generator<Buffer> {
  const random = randomOf(plan.seed)
  const { from } = quarterDays(plan.quarter)
  const encode = (text: string) => (plan.encoding === 'utf-8' ? Buffer.from(text) : iconv.encode(text, 'gb18030'))
  yield encode(`${settlementFields.map((field) => settlementHeadings[field]).join(',')}\r\n`)
  for (let done = 0; done < plan.rows; done += rowsInPiece) {
    const pieces: Buffer[] = []
    let lines = ''
    for (let row = done; row < Math.min(plan.rows, done + rowsInPiece); row += 1) {
      const cells = settlementCells(row, plan, random, from)
      const dirty = plan.dirtyOneIn > 0 && row % plan.dirtyOneIn === plan.dirtyOneIn - 1
      const spoil = dirty ? spoils[Math.floor(row / plan.dirtyOneIn) % spoils.length]! : null
      if (spoil === 'undecodable') {
        pieces.push(
          encode(lines),
          encode(`${cells.slice(0, 2).join(',')},`),
          Buffer.from([0xff]),
          encode(`${cells.slice(2).join(',')}\r\n`),
        )
        lines = ''
      } else {
        lines += `${(spoil ? spoil(cells) : cells).join(',')}\r\n`
      }
    }
    yield Buffer.concat([...pieces, encode(lines)])
  }
}

/** The id number of a person of the generated population; the same person has the same number in every file. */
export function idNumberOf(person: number): string {
  const born = addDays('1955-01-01', (person * 7919) % 18_000).replaceAll('-', '')
  const seventeen = `${areas[person % areas.length]}${born}${String(Math.floor(person / 18_000) % 1000).padStart(3, '0')}`
  return seventeen + checkCharacterOf(seventeen)
}

export function nameOf(person: number): string {
  const given = givenNames[(person * 31) % givenNames.length]!
  return (
    surnames[person % surnames.length]! +
    given +
    (person % 3 === 0 ? '' : givenNames[(person * 17) % givenNames.length]!)
  )
}

function settlementCells(row: number, plan: SettlementCsv, random: () => number, from: string): string[] {
  const person = Math.floor(random() * plan.people)
  const hospital = Math.floor(random() * 300)
  const [code, diagnosis] = diagnoses[Math.floor(random() * diagnoses.length)]!
  const discharged = addDays(from, Math.floor(random() * 88))
  const fund = Math.floor(random() * 3_000_000)
  const major = random() < 0.2 ? Math.floor(random() * 2_000_000) : 0
  const own = 10_000 + Math.floor(random() * random() * 8_000_000)
  return [
    `JS${plan.quarter.replace('Q', '0')}${String(plan.seed % 1000).padStart(3, '0')}${String(row).padStart(8, '0')}`,
    idNumberOf(person),
    nameOf(person),
    `H${String(hospital).padStart(4, '0')}`,
    `滨江市第${hospital + 1}人民医院`,
    levels[hospital % levels.length]!,
    addDays(discharged, -1 - Math.floor(random() * 20)),
    discharged,
    code,
    diagnosis,
    formatYuan(fund + major + own),
    formatYuan(fund),
    formatYuan(major),
    formatYuan(own),
    addDays(discharged, Math.floor(random() * 3)),
    '正常',
    '',
  ]
}

type Spoil = 'undecodable' | ((cells: string[]) => string[])

const change =
  (place: number, to: (cell: string) => string): Spoil =>
  (cells) =>
    cells.with(place, to(cells[place]!))

/** The ways in which real files are wrong. Each makes its row a reject, and nothing else. */
const spoils: readonly Spoil[] = [
  change(1, (id) => id.slice(0, 17) + (id.endsWith('X') ? '0' : 'X')),
  change(1, (id) => id.slice(0, 17)),
  change(1, (id) => `${id.slice(0, 10)}1332${id.slice(14)}`),
  change(10, (total) => `${Number(total.replace('.', '')) + 1}`.replace(/(\d\d)$/, '.$1')),
  (cells) => cells.with(6, cells[14]!).with(7, cells[6]!),
  change(0, () => ''),
  'undecodable',
  change(12, () => '-'),
  change(15, () => '冲正'),
  change(7, (day) => `${day.slice(0, 8)}32`),
  (cells) => cells.slice(0, 16),
  (cells) => [...cells, '多'],
]

/** mulberry32: the same numbers for the same seed on every machine. */
export function randomOf(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
