import { refusal } from './errors.ts'
import type { Archive } from './open-archive.ts'
import { readSharedTexts, type SharedTexts } from './read-shared-texts.ts'
import { attributeOf, decodeXmlText, tagsOf } from './read-xml.ts'

/** What is needed to read the first sheet of a workbook. */
export type Workbook = {
  readonly sheetPath: string
  /** For each cell style whether it shows its number as a day. */
  readonly dayStyles: readonly boolean[]
  readonly shared: SharedTexts
  /** Day 0 of the workbook's serial dates, in days since 1970-01-01. */
  readonly dayZero: number
}

const maxPartBytes = 16 * 1024 * 1024
const dayZero1900 = -25_569
const dayZero1904 = -24_107

export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const workbookPath = await workbookPathOf(archive)
  const folder = workbookPath.slice(0, workbookPath.lastIndexOf('/') + 1)
  const targets = await relationsOf(archive, `${folder}_rels/${workbookPath.slice(folder.length)}.rels`)
  const workbook = await readPart(archive, workbookPath)

  const firstSheet = tagsOf(workbook, 'sheet')[0] ?? ''
  const relation = attributeOf(firstSheet, 'r:id') ?? /\w:id="([^"]*)"/.exec(firstSheet)?.[1]
  const sheet = targets.find((target) => target.id === relation)
  if (!sheet) throw refusal('sheets.damaged')

  const pathOf = (kind: string): string | null => {
    const target = targets.find((each) => each.kind === kind)
    return target ? resolvePath(folder, target.path) : null
  }
  const stylesPath = pathOf('styles')
  const sharedPath = pathOf('sharedStrings')
  const countsFrom = attributeOf(tagsOf(workbook, 'workbookPr')[0] ?? '', 'date1904')
  return {
    sheetPath: resolvePath(folder, sheet.path),
    dayStyles: stylesPath && archive.has(stylesPath) ? dayStylesOf(await readPart(archive, stylesPath)) : [],
    shared:
      sharedPath && archive.has(sharedPath) ? await readSharedTexts(archive.read(sharedPath)) : { at: refuseDamaged },
    dayZero: countsFrom === '1' || countsFrom === 'true' ? dayZero1904 : dayZero1900,
  }
}

async function workbookPathOf(archive: Archive): Promise<string> {
  if (!archive.has('_rels/.rels')) throw refusal('sheets.unknown-kind')
  const main = (await relationsOf(archive, '_rels/.rels')).find((target) => target.kind === 'officeDocument')
  const path = main ? resolvePath('', main.path) : ''
  if (!path.endsWith('.xml') || !/xl\//.test(path) || !archive.has(path)) throw refusal('sheets.unknown-kind')
  return path
}

async function relationsOf(archive: Archive, path: string): Promise<{ id: string; kind: string; path: string }[]> {
  const xml = await readPart(archive, path)
  return tagsOf(xml, 'Relationship').map((tag) => ({
    id: attributeOf(tag, 'Id') ?? '',
    kind: (attributeOf(tag, 'Type') ?? '').replace(/^.*\//, ''),
    path: attributeOf(tag, 'Target') ?? '',
  }))
}

function resolvePath(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const steps = folder.split('/').filter(Boolean)
  for (const step of target.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  }
  return steps.join('/')
}

async function readPart(archive: Archive, path: string): Promise<string> {
  if (!archive.has(path)) throw refusal('sheets.damaged')
  if (archive.inflatedBytes(path) > maxPartBytes) throw refusal('sheets.bomb')
  const pieces: Buffer[] = []
  for await (const piece of archive.read(path)) pieces.push(piece)
  return Buffer.concat(pieces).toString('utf8')
}

/** Number formats that show a day: the built-in ones (ECMA-376 18.8.30, East Asian ones too) and those with y or d in them. */
function dayStylesOf(xml: string): boolean[] {
  const custom = new Map<number, string>()
  for (const tag of tagsOf(xml, 'numFmt')) {
    custom.set(Number(attributeOf(tag, 'numFmtId')), decodeXmlText(attributeOf(tag, 'formatCode') ?? ''))
  }
  const formats = xml.search(/<(?:\w+:)?cellXfs[\s>]/)
  if (formats === -1) return []
  return tagsOf(xml.slice(formats, xml.indexOf('cellXfs>', formats + 10)), 'xf').map((tag) => {
    const format = Number(attributeOf(tag, 'numFmtId') ?? '0')
    const code = custom.get(format)
    return code === undefined ? isBuiltInDay(format) : showsDay(code)
  })
}

function isBuiltInDay(format: number): boolean {
  return (
    (format >= 14 && format <= 17) ||
    format === 22 ||
    (format >= 27 && format <= 31) ||
    format === 36 ||
    (format >= 50 && format <= 58)
  )
}

function showsDay(formatCode: string): boolean {
  const letters = formatCode.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
  return /[yd]/i.test(letters) || (/m/i.test(letters) && !/[hs]/i.test(letters))
}

function refuseDamaged(): never {
  throw refusal('sheets.damaged')
}
