import { say } from '../../../../../ui/console/text.ts'
import { consoleText } from '../../../console.text.ts'
import { importsText } from '../../../quarters-console.text.ts'

/** Their heading → our column. */
export type Mapping = Readonly<Record<string, string>>

/** The heading chosen for one of our columns. */
export function headingOf(mapping: Mapping, column: string): string | null {
  return Object.keys(mapping).find((heading) => mapping[heading] === column) ?? null
}

/** The mapping with one of our columns read from another heading, or from none. */
export function remapped(mapping: Mapping, column: string, heading: string | null): Mapping {
  const rest = Object.fromEntries(
    Object.entries(mapping).filter(([theirs, ours]) => ours !== column && theirs !== heading),
  )
  return heading === null ? rest : { ...rest, [heading]: column }
}

/** Why the file cannot be loaded with this mapping; null when every column is found. */
export function faultOf(columns: readonly string[], mapping: Mapping): string | null {
  const missing = columns.filter((column) => headingOf(mapping, column) === null)
  return missing.length === 0 ? null : say(importsText.missing, { columns: missing.join(consoleText.listJoin) })
}
