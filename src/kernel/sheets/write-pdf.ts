import { createRequire } from 'node:module'
import type { Content, TableCell, TCreatedPdf, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { printedText } from './text.ts'

/** A document of chapters, each a note and a table; wide tables are printed row by row as lists. */
export type PrintedDocument = {
  readonly title: string
  /** Below the title, and at the foot of every page. */
  readonly note: string
  readonly footer: string
  /** Across every page, pale; absent for a document without. */
  readonly watermark?: string
  readonly chapters: readonly PrintedChapter[]
}

export type PrintedChapter = {
  readonly title: string
  readonly note: string
  readonly headings: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
  /** Of each column in points, `*` for an equal part of what is left; all equal where absent. */
  readonly widths?: readonly (number | '*')[]
  /** What stands where there are no rows. */
  readonly empty?: string
}

const widest = 6
/** A footer of two lines must not squeeze it. */
const pageNumber = 84
const ink = { rule: '#c9ced6', soft: '#5c6573', shade: '#f2f4f7' }

type Pdfmake = {
  setFonts(fonts: Record<string, Record<string, string>>): void
  setUrlAccessPolicy(allows: (url: string) => boolean): void
  setLocalAccessPolicy(allows: (path: string) => boolean): void
  createPdf(definition: TDocumentDefinitions): TCreatedPdf
}

let printer: Promise<Pdfmake> | undefined

/** Writes a PDF with page numbers in a typeface that has every Chinese character. */
export async function writePdf(document: PrintedDocument): Promise<Buffer> {
  printer ??= loadPrinter()
  const definition: TDocumentDefinitions = {
    pageSize: 'A4',
    pageMargins: [40, 48, 40, 52],
    info: { title: document.title },
    defaultStyle: { font: 'NotoSansSC', fontSize: 9, lineHeight: 1.25 },
    ...(document.watermark && {
      watermark: {
        text: document.watermark,
        font: 'NotoSansSC',
        color: ink.soft,
        opacity: 0.12,
        fontSize: 26,
        angle: -28,
      },
    }),
    footer: (page: number, pages: number): Content => ({
      margin: [40, 14, 40, 0],
      fontSize: 8,
      color: ink.soft,
      columns: [
        { text: document.footer, width: '*' },
        { text: printedText.page(page, pages), width: pageNumber, noWrap: true, alignment: 'right' },
      ],
    }),
    content: [
      { text: document.title, fontSize: 18, bold: true, margin: [0, 0, 0, 4] },
      { text: document.note, color: ink.soft, margin: [0, 0, 0, 10] },
      ...document.chapters.flatMap(printChapter),
    ],
  }
  const bytes = await (await printer).createPdf(definition).getBuffer()
  return Buffer.from(bytes)
}

function printChapter({ title, note, headings, rows, empty, widths }: PrintedChapter): Content[] {
  const body: Content[] =
    rows.length === 0
      ? [{ text: empty ?? printedText.nothing, color: ink.soft }]
      : headings.length <= widest
        ? [tableOf(headings, rows, widths ?? headings.map(() => '*' as const))]
        : rows.map((row) => listOf(headings, row))
  return [
    { text: title, fontSize: 12, bold: true, margin: [0, 12, 0, 2], headlineLevel: 1 },
    ...(note === '' ? [] : [{ text: note, fontSize: 8, color: ink.soft, margin: [0, 0, 0, 5] } satisfies Content]),
    ...body,
  ]
}

function tableOf(
  headings: readonly string[],
  rows: PrintedChapter['rows'],
  widths: NonNullable<PrintedChapter['widths']>,
): Content {
  const head = headings.map((text): TableCell => ({ text, bold: true, fillColor: ink.shade }))
  const lines = rows.map((row) => row.map((cell): TableCell => ({ text: breakable(String(cell)) })))
  return {
    table: { headerRows: 1, dontBreakRows: true, widths: [...widths], body: [head, ...lines] },
    layout: ruled,
  }
}

/** Two columns of «heading, value», empty values left out. */
function listOf(headings: readonly string[], row: readonly (string | number)[]): Content {
  const said = headings.flatMap((heading, at): TableCell[][] =>
    row[at] === '' ? [] : [[{ text: heading, color: ink.soft }, { text: String(row[at]) }]],
  )
  const body = said.length > 0 ? said : [[{ text: printedText.nothing, color: ink.soft }, '']]
  return { table: { widths: [120, '*'], body }, layout: ruled, margin: [0, 0, 0, 6] }
}

/** An id has no place to break a line at, and in a narrow column it would run over the next; spaces give it some. */
function breakable(text: string): string {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text) ? text.replaceAll('-', '- ') : text
}

const ruled = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0,
  hLineColor: () => ink.rule,
  paddingTop: () => 3,
  paddingBottom: () => 3,
}

/** Only the typeface may be read from this machine, and nothing from outside. */
async function loadPrinter(): Promise<Pdfmake> {
  const resolve = createRequire(import.meta.url).resolve
  const face = (weight: string) => resolve(`@expo-google-fonts/noto-sans-sc/${weight}.ttf`)
  const normal = face('400Regular/NotoSansSC_400Regular')
  const bold = face('600SemiBold/NotoSansSC_600SemiBold')
  const { default: pdfmake } = (await import('pdfmake')) as unknown as { default: Pdfmake }
  pdfmake.setFonts({ NotoSansSC: { normal, bold, italics: normal, bolditalics: bold } })
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy((path) => path === normal || path === bold)
  return pdfmake
}
