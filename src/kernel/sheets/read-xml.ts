import { refusal } from './errors.ts'

const maxElementChars = 16 * 1024 * 1024
const slash = 0x2f
const colon = 0x3a
const closingAngle = 0x3e

/**
 * Cuts streamed XML into its elements of one name, whole and with their tags, as many at a time as have arrived.
 * The elements must not nest. Any namespace prefix is accepted.
 */
export async function* elementsOf(source: AsyncIterable<Buffer>, name: string): AsyncGenerator<string[]> {
  const decoder = new TextDecoder()
  const opening = new RegExp(`<((?:\\w+:)?${name})[\\s/>]`)
  let tag: string | null = null
  let xml = ''
  for await (const piece of source) {
    xml += decoder.decode(piece, { stream: true })
    tag ??= opening.exec(xml)?.[1] ?? null
    if (tag === null) {
      xml = xml.slice(-1024)
      continue
    }
    const { elements, end } = wholeElements(xml, tag)
    xml = xml.slice(end)
    if (xml.length > maxElementChars) throw refusal('sheets.damaged')
    if (elements.length > 0) yield elements
  }
  if (tag !== null && openingAt(xml, `<${tag}`, 0) !== -1) throw refusal('sheets.damaged')
}

function wholeElements(xml: string, tag: string): { elements: string[]; end: number } {
  const open = `<${tag}`
  const close = `</${tag}>`
  const elements: string[] = []
  let end = 0
  for (;;) {
    const start = openingAt(xml, open, end)
    if (start === -1) return { elements, end: Math.max(end, xml.lastIndexOf('<')) }
    const tagEnd = xml.indexOf('>', start)
    if (tagEnd === -1) return { elements, end }
    const closed = xml.charCodeAt(tagEnd - 1) === slash ? tagEnd + 1 : endOf(xml, close, tagEnd)
    if (closed === -1) return { elements, end }
    elements.push(withoutCdata(xml.slice(start, closed)))
    end = closed
  }
}

function endOf(xml: string, close: string, from: number): number {
  const at = xml.indexOf(close, from)
  return at === -1 ? -1 : at + close.length
}

function withoutCdata(xml: string): string {
  const [ahead = '', ...sections] = xml.split('<![CDATA[')
  if (sections.length === 0) return xml
  return sections.reduce((plain, section) => {
    const end = section.indexOf(']]>')
    if (end === -1) throw refusal('sheets.damaged')
    return plain + section.slice(0, end).replaceAll('&', '&amp;').replaceAll('<', '&lt;') + section.slice(end + 3)
  }, ahead)
}

/** Where the next element of this opening begins, and not that of a longer name such as `<cols` for `<c`. */
export function openingAt(xml: string, open: string, from: number): number {
  let at = xml.indexOf(open, from)
  while (at !== -1) {
    const next = xml.charCodeAt(at + open.length)
    if (next <= 0x20 || next === closingAngle || next === slash) return at
    at = xml.indexOf(open, at + open.length)
  }
  return -1
}

/** All opening tags of a name in a part held whole, under any prefix. */
export function tagsOf(xml: string, name: string): string[] {
  const tags: string[] = []
  for (let at = xml.indexOf('<'); at !== -1; at = xml.indexOf('<', at + 1)) {
    if (localNameAt(xml, at + 1) !== name) continue
    const end = xml.indexOf('>', at)
    if (end === -1) throw refusal('sheets.damaged')
    tags.push(xml.slice(at, end + 1))
    at = end
  }
  return tags
}

function localNameAt(xml: string, from: number): string {
  let start = from
  let at = from
  for (;;) {
    const code = xml.charCodeAt(at)
    if (code === colon) start = at + 1
    else if (!(code > 0x20 && code !== slash && code !== closingAngle)) return xml.slice(start, at)
    at += 1
  }
}

/** The raw value of an attribute in an opening tag. */
export function attributeOf(tag: string, name: string): string | null {
  let at = tag.indexOf(`${name}=`)
  while (at > 0 && tag.charCodeAt(at - 1) > 0x20) at = tag.indexOf(`${name}=`, at + 1)
  if (at === -1) return null
  const start = at + name.length + 2
  const end = tag.indexOf(tag.charAt(start - 1), start)
  return end === -1 ? null : tag.slice(start, end)
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

export function decodeXmlText(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,8}));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return entities[name] ?? whole
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code).toWellFormed() : '\uFFFD'
  })
}

/**
 * The text of a rich or plain string element: its `t` parts joined, readings of characters (`rPh`) left out,
 * and `_x000D_` escapes (ECMA-376 22.9.2.19) undone.
 */
export function textOfRuns(xml: string): string {
  let text = ''
  let isReading = false
  let at = xml.indexOf('<')
  while (at !== -1) {
    const closes = xml.charCodeAt(at + 1) === slash
    const name = localNameAt(xml, closes ? at + 2 : at + 1)
    const end = xml.indexOf('>', at)
    const next = end === -1 ? -1 : xml.indexOf('<', end)
    if (name === 'rPh') isReading = !closes
    if (name === 't' && !closes && !isReading && next !== -1 && xml.charCodeAt(end - 1) !== slash)
      text += xml.slice(end + 1, next)
    at = next
  }
  return decodeEscapes(decodeXmlText(text))
}

export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))).toWellFormed()
}
