import { dayOf, type Instant } from '../../platform/dates.ts'
import { formatYuan } from '../../platform/money.ts'
import type { Erasure, PersonalTable, ToldAs } from '../../platform/personal-data.ts'
import { readIdNumber } from '../people/contract.ts'
import type { Copy, CorrectionKind, PrivacySetting } from './model.ts'
import { tellText } from './text.ts'

/** How long the content of a copy stays to be fetched. */
export const copyDays = 7

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/** The headings of a table as she reads it; one sealed column may hold several. */
export function headingsOf({ columns }: Pick<PersonalTable, 'columns'>): string[] {
  return toldColumns(columns).flatMap(([, told]) => headingsOfColumn(told))
}

/** One row under these headings. `open` reads what is sealed; it is only given her own. */
export function cellsOf(
  { columns }: Pick<PersonalTable, 'columns'>,
  row: Readonly<Record<string, unknown>>,
  open: (sealed: Uint8Array) => string,
): string[] {
  return toldColumns(columns).flatMap(([name, told]) => cellsOfColumn(told, row[name], open))
}

export function toldColumns(columns: PersonalTable['columns']): [string, ToldAs][] {
  return Object.entries(columns).flatMap(([name, told]): [string, ToldAs][] => (told === null ? [] : [[name, told]]))
}

function headingsOfColumn(told: ToldAs): string[] {
  if (typeof told === 'string') return [told]
  return 'heading' in told ? [told.heading] : Object.values(told.sealed)
}

function cellsOfColumn(told: ToldAs, value: unknown, open: (sealed: Uint8Array) => string): string[] {
  if (value === null || value === undefined) return headingsOfColumn(told).map(() => '')
  if (typeof told === 'string') return [sayValue(value)]
  if ('words' in told) return [told.words[String(value)] ?? sayValue(value)]
  if ('unit' in told) return [formatYuan(value as number)]
  const opened = open(value as Uint8Array)
  if (told.sealed === 'text') return [opened]
  const inside: unknown = opened === '' ? {} : JSON.parse(opened)
  return Object.keys(told.sealed).map((path) => sayValue(reachInto(inside, path.split('.'))))
}

function reachInto(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, key) => (at as Record<string, unknown> | null | undefined)?.[key], value)
}

/** A value as a person reads it: days and minutes in her own time, yes and no in words. */
function sayValue(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? tellText.yes : tellText.no
  if (typeof value === 'string') return instant.test(value) ? sayInstant(value) : value
  return typeof value === 'number' ? String(value) : JSON.stringify(value)
}

/** 2026-09-03 14:20 in Shanghai. */
export function sayInstant(at: Instant): string {
  return `${dayOf(at)} ${new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(11, 16)}`
}

/** What an erasure does, as she reads it. */
export function sayErasure(erasure: Erasure): string {
  if (erasure.does === 'keep') return `${tellText.erasure.keep}${erasure.clause}`
  return tellText.erasure[erasure.does]
}

/** Where a copy stands at an instant. */
export function decideCopyState(copy: Copy, at: Instant): 'making' | 'ready' | 'gone' {
  if (copy.expiresAt === null) return 'making'
  return at < copy.expiresAt ? 'ready' : 'gone'
}

/** Bounds and usual values of the settings. */
export const settingRules: Record<PrivacySetting, { usual: number; least: number; most: number }> = {
  'reveals-a-day': { usual: 50, least: 1, most: 1_000 },
  'unusual-reveals': { usual: 20, least: 1, most: 1_000 },
  'erasure-wait-days': { usual: 7, least: 0, most: 15 },
}

/** Unusual is who looked more often today than the setting, or today more than half of all her looks in thirty days. */
export function decideUnusual(
  { today, days30 }: { readonly today: number; readonly days30: number },
  from: number,
): boolean {
  return today >= from || (today >= from / 2 && days30 > today && today * 2 > days30)
}

const traceable = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** The number a file bears: day and eight signs that are hard to misread, from the random end of its id. */
export function exportNumber(id: string): string {
  const hex = id.replaceAll('-', '')
  const millis = Number.parseInt(hex.slice(0, 12), 16)
  const day = dayOf(new Date(millis).toISOString()).slice(2).replaceAll('-', '')
  let rest = BigInt(`0x${hex.slice(-12)}`)
  let signs = ''
  for (let place = 0; place < 8; place += 1) {
    signs += traceable[Number(rest % 32n)]
    rest /= 32n
  }
  return `DC${day}-${signs}`
}

/** What a person wants to be put right, as it is kept: a number in its one form; null when it is no right number. */
export function readWish(kind: CorrectionKind, typed: string): string | null {
  if (kind !== 'id-number') return typed.trim().replaceAll(/\s+/g, ' ')
  const reading = readIdNumber(typed)
  return reading.fault === null && reading.idNumber.length === 18 ? reading.idNumber : null
}
