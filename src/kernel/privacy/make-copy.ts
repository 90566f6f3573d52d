import { strToU8, zipSync } from 'fflate'
import { now } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { addDays, dayOf, type Instant, startOfDay } from '../../platform/dates.ts'
import { reading, transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { sealBytes } from '../../platform/seal.ts'
import type { Actor } from '../access/index.ts'
import type { JobContext } from '../jobs/index.ts'
import { sendNotices } from '../notices/index.ts'
import { openParticulars } from '../people/index.ts'
import { type PrintedChapter, writeCsv, writePdf } from '../sheets/index.ts'
import { findCopy, writeContent } from './copies.store.ts'
import type { Chapter } from './model.ts'
import { readChapters } from './read-chapters.ts'
import { copyDays, sayInstant } from './rules.ts'
import { copyText } from './text.ts'

/** 准备个人信息副本: reads everything once, on one picture of the data, writes archive and document, and tells her. */
export async function makeCopy(actor: Actor, ownerId: Id, copyId: Id, progress: JobContext['progress']): Promise<void> {
  const at = now()
  const { name, chapters } = await reading(actor, async (tx) => ({
    name: (await openParticulars(tx, ownerId)).name,
    chapters: herselfFirst(await readChapters(tx, ownerId, progress)),
  }))
  const rows = chapters.reduce((sum, chapter) => sum + chapter.rows.length, 0)
  const archive = await archiveOf(chapters, name, at)
  const document = await documentOf(chapters, name, at, rows)
  const expiresAt = startOfDay(addDays(dayOf(at), copyDays + 1))

  await transaction(actor, async (tx) => {
    const copy = await findCopy(tx, ownerId, copyId)
    if (!copy || copy.readyAt !== null) return
    const { sealKeys } = config()
    await writeContent(tx, copy, {
      readyAt: at,
      expiresAt,
      rows,
      archive: sealBytes(sealKeys, archive),
      document: sealBytes(sealKeys, document),
    })
    const until = addDays(dayOf(at), copyDays)
    const text = fillSentence(copyText.readyText, { rows, until })
    await sendNotices(tx, [{ personId: ownerId, title: copyText.readyTitle, text, link: '/m/my-data/copies' }])
  })
}

/** The walk ends with the person; a reader begins there. */
function herselfFirst(chapters: readonly Chapter[]): Chapter[] {
  const isHerself = ({ table }: Chapter) => table === 'people.persons'
  return [...chapters.filter(isHerself), ...chapters.filter((chapter) => !isHerself(chapter)).reverse()]
}

/** JSON for another system, a CSV a chapter for a spreadsheet, and a page that says what they are. */
async function archiveOf(chapters: readonly Chapter[], name: string, at: Instant): Promise<Uint8Array> {
  const filled = chapters.filter((chapter) => chapter.rows.length > 0)
  const sheets = await Promise.all(
    filled.map(async ({ title, headings, rows }, place) => {
      const path = `${String(place + 1).padStart(2, '0')} ${title}.csv`
      return [path, await bytesOf(writeCsv(headings, rows, 'utf-8'))] as const
    }),
  )
  const json = JSON.stringify({ name, madeAt: at, chapters: chapters.map(machineReadable) }, null, 2)
  return zipSync({
    [copyText.readMeName]: strToU8(`\uFEFF${fillSentence(copyText.readMe, { at: sayInstant(at), name })}`),
    [copyText.jsonName]: strToU8(json),
    ...Object.fromEntries(sheets),
  })
}

function machineReadable({ headings, rows, ...words }: Chapter) {
  return { ...words, rows: rows.map((row) => Object.fromEntries(headings.map((heading, at) => [heading, row[at]!]))) }
}

async function bytesOf(content: AsyncIterable<Buffer>): Promise<Uint8Array> {
  return new Uint8Array(Buffer.concat(await Array.fromAsync(content)))
}

function documentOf(chapters: readonly Chapter[], name: string, at: Instant, rows: number): Promise<Buffer> {
  const said = { name, at: sayInstant(at), rows }
  const filled = chapters.filter((chapter) => chapter.rows.length > 0)
  const empty = chapters.filter((chapter) => chapter.rows.length === 0)
  return writePdf({
    title: copyText.documentTitle,
    note: fillSentence(copyText.documentNote, said),
    footer: fillSentence(copyText.documentFooter, said),
    chapters: [...filled.map(printed), ...(empty.length > 0 ? [nothingOf(empty)] : [])],
  })
}

function printed(chapter: Chapter): PrintedChapter {
  const { title, headings, rows, purpose, basis, kept, erasure } = chapter
  return { title, note: fillSentence(copyText.chapterNote, { purpose, basis, kept, erasure }), headings, rows }
}

/** Kinds of which there is nothing, in one line at the end. */
function nothingOf(empty: readonly Chapter[]): PrintedChapter {
  const titles = empty.map(({ title }) => title)
  return { title: copyText.emptyTitle, note: '', headings: [], rows: [], empty: titles.join('、') }
}
