import { refusal } from './errors.ts'

const maxElementChars = 16 * 1024 * 1024

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
    const tagEnd = start === -1 ? -1 : xml.indexOf('>', start)
    if (tagEnd === -1) return { elements, end }
    const closed = xml.charCodeAt(tagEnd - 1) === 0x2f ? tagEnd + 1 : endOf(xml, close, tagEnd)
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
  if (!xml.includes('<![CDATA[')) return xml
  return xml.replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
  )
}

/** Where the next element of this opening begins, and not that of a longer name such as `<cols` for `<c`. */
export function openingAt(xml: string, open: string, from: number): number {
  let at = xml.indexOf(open, from)
  while (at !== -1) {
    const next = xml.charCodeAt(at + open.length)
    if (next === 0x20 || next === 0x3e || next === 0x2f || next < 0x20) return at
    at = xml.indexOf(open, at + open.length)
  }
  return -1
}

/** The raw value of an attribute in an opening tag. */
export function attributeOf(tag: string, name: string): string | null {
  const at = tag.indexOf(`${name}=`)
  if (at === -1) return null
  if (tag.charCodeAt(at - 1) > 0x20) return attributeOf(tag.slice(at + name.length), name)
  const start = at + name.length + 2
  return tag.slice(start, tag.indexOf(tag.charAt(start - 1), start))
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
  const body = xml.includes('rPh') ? xml.replace(/<((?:\w+:)?rPh)[\s>][\s\S]*?<\/\1>/g, '') : xml
  let text = ''
  for (const part of body.matchAll(/<((?:\w+:)?t)(?:\s[^>]*)?>([^<]*)<\/\1>/g)) text += part[2]
  return decodeEscapes(decodeXmlText(text))
}

export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))).toWellFormed()
}
