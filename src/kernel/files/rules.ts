import { refusal } from './errors.ts'
import type { Kind, Purpose } from './model.ts'
import { kindText, namelessText } from './text.ts'

export type Limits = { readonly most: number; readonly mostText: string; readonly kinds: readonly Kind[] }

const mebibyte = 1024 ** 2

/** A quarter of a province's settlements as CSV has some 200 MB a million rows: 2 GB are ten million. */
const limits: Record<Purpose, Limits> = {
  sheet: { most: 2048 * mebibyte, mostText: '2 GB', kinds: ['xlsx', 'text'] },
  document: { most: 20 * mebibyte, mostText: '20 MB', kinds: ['pdf', 'png', 'jpeg'] },
  paper: { most: 20 * mebibyte, mostText: '20 MB', kinds: ['pdf', 'docx', 'png', 'jpeg'] },
  photo: { most: 10 * mebibyte, mostText: '10 MB', kinds: ['png', 'jpeg'] },
  signature: { most: mebibyte, mostText: '1 MB', kinds: ['png'] },
}

const typeOfExtension: Readonly<Record<string, { kind: Kind; type: string }>> = {
  png: { kind: 'png', type: 'image/png' },
  jpg: { kind: 'jpeg', type: 'image/jpeg' },
  jpeg: { kind: 'jpeg', type: 'image/jpeg' },
  pdf: { kind: 'pdf', type: 'application/pdf' },
  xlsx: { kind: 'xlsx', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  docx: { kind: 'docx', type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  csv: { kind: 'text', type: 'text/csv' },
  tsv: { kind: 'text', type: 'text/tab-separated-values' },
  txt: { kind: 'text', type: 'text/plain' },
}

const extensionOfKind: Record<Kind, string> = {
  png: 'png',
  jpeg: 'jpg',
  pdf: 'pdf',
  xlsx: 'xlsx',
  docx: 'docx',
  zip: 'zip',
  text: 'csv',
}

const magics: readonly { kind: Kind; bytes: readonly number[] }[] = [
  { kind: 'png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { kind: 'jpeg', bytes: [0xff, 0xd8, 0xff] },
  { kind: 'pdf', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { kind: 'zip', bytes: [0x50, 0x4b, 0x03, 0x04] },
]

/** Reads a purpose as a request names it; refuses one that nobody declared. */
export function readPurpose(text: string): Purpose {
  if (!Object.hasOwn(limits, text)) throw refusal('files.purpose-unknown')
  return text as Purpose
}

/** How large a file of a purpose may be and of which kinds. */
export function limitsOf(purpose: Purpose): Limits {
  return limits[purpose]
}

/**
 * What the first kilobytes say a file is; null for anything unknown, markup among it. A workbook is a `zip` until its end has
 * been seen.
 */
export function sniffKind(head: Uint8Array): Kind | null {
  const magic = magics.find(({ bytes }) => bytes.every((byte, at) => head[at] === byte))
  return magic ? magic.kind : isText(head) ? 'text' : null
}

/** GB18030 and UTF-8 never have a control character inside a character, so that one bad byte tells. */
function isText(head: Uint8Array): boolean {
  const isControl = (byte: number) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d
  const isMarkup = new TextDecoder().decode(head.subarray(0, 200)).trimStart().startsWith('<')
  return !isMarkup && !head.some(isControl)
}

/** What the end of a ZIP, where its table of contents is, says that it holds: a workbook, a document without macros, or anything. */
export function kindOfArchive(tail: Uint8Array): 'xlsx' | 'docx' | 'zip' {
  const contents = new TextDecoder('latin1').decode(tail)
  if (!contents.includes('[Content_Types].xml')) return 'zip'
  if (contents.includes('xl/workbook.xml')) return 'xlsx'
  return contents.includes('word/document.xml') && !contents.includes('vbaProject.bin') ? 'docx' : 'zip'
}

/** Refuses, as early as the first kilobytes allow, what the purpose can never take. */
export function requireKindInReach(kind: Kind | null, allowed: readonly Kind[]): asserts kind is Kind {
  if (kind === null) throw refusal('files.kind-unknown', { allowed: namesOf(allowed) })
  if (kind === 'zip' && (allowed.includes('xlsx') || allowed.includes('docx'))) return
  if (!allowed.includes(kind))
    throw refusal('files.kind-not-allowed', { kind: kindText[kind], allowed: namesOf(allowed) })
}

/** The media type under which a file of a kind and name is kept; refuses a name that claims to be something else. */
export function decideType(name: string, kind: Kind, allowed: readonly Kind[]): string {
  const claimed = typeOfExtension[extensionOf(name)]
  if (claimed?.kind !== kind) throw refusal('files.disguised', { name, kind: kindText[kind] })
  if (!allowed.includes(kind))
    throw refusal('files.kind-not-allowed', { kind: kindText[kind], allowed: namesOf(allowed) })
  return claimed.type
}

function namesOf(kinds: readonly Kind[]): string[] {
  return kinds.map((kind) => kindText[kind])
}

function extensionOf(name: string): string {
  return /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? ''
}

const mostOfStem = 100

/**
 * A name that is safe to show, to save and to send: no folders, no control characters, none that turn the direction of
 * reading (with which `fdp.exe` is shown as `exe.pdf`), none that a system reserves. A name without extension gets its kind's.
 */
export function cleanName(given: string, kind: Kind): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1)!
  const plain = last
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  const extension = extensionOf(plain) || extensionOfKind[kind]
  const stem = plain.includes('.') ? plain.slice(0, plain.lastIndexOf('.')) : plain
  const short = [...stem].slice(0, mostOfStem).join('').trimEnd() || namelessText
  const free = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(short) ? `${short}_` : short
  return `${free}.${[...extension].slice(0, 10).join('')}`
}

/** The uploader, the platform, or an officer of an organisation on the path; the database asks the same again. */
export function mayOpen(
  file: { readonly ownerId: string; readonly orgPath: readonly string[] },
  actor: {
    readonly kind: string
    readonly personId: string | null
    readonly grants: readonly { readonly orgId: string }[]
  },
): boolean {
  if (actor.kind === 'system' || file.ownerId === actor.personId) return true
  return actor.grants.some((grant) => file.orgPath.includes(grant.orgId))
}
