import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Kind, Purpose } from './model.ts'
import {
  cleanName,
  decideType,
  kindOfArchive,
  limitsOf,
  mayOpen,
  readPurpose,
  requireKindInReach,
  sniffKind,
} from './rules.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const refused = (code: string) => expect.objectContaining({ code })

describe('kinds', () => {
  test('a file is what its first bytes say', () => {
    const heads: [Uint8Array, Kind | null][] = [
      [Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0), 'png'],
      [Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0), 'jpeg'],
      [bytes('%PDF-1.7\n\0'), 'pdf'],
      [bytes('PK\x03\x04\x14\0'), 'zip'],
      [bytes('结算流水号,证件号码\r\n'), 'text'],
      [bytes('\ufeff结算流水号\t证件号码\n'), 'text'],
      [Uint8Array.of(0xbd, 0xe1, 0xcb, 0xe3, 0x2c, 0x31, 0x0a), 'text'],
      [bytes('MZ\x90\0\x03'), null],
      [bytes('\x7fELF\x02'), null],
      [Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), null],
      [Uint8Array.of(0xff, 0xfe, 0x41, 0x00), null],
      [bytes('  <!doctype html><script>'), null],
      [bytes('\ufeff<svg xmlns='), null],
    ]
    for (const [head, kind] of heads) expect(sniffKind(head), new TextDecoder().decode(head)).toBe(kind)
  })

  test('a ZIP is a workbook when its table of contents names the parts of one', () => {
    expect(kindOfArchive(bytes('…[Content_Types].xml…xl/workbook.xml…'))).toBe('xlsx')
    expect(kindOfArchive(bytes('…[Content_Types].xml…word/document.xml…'))).toBe('docx')
    expect(kindOfArchive(bytes('…[Content_Types].xml…word/document.xml…word/vbaProject.bin…'))).toBe('zip')
    expect(kindOfArchive(bytes('…word/document.xml…'))).toBe('zip')
  })

  test('what a purpose can never take is refused from the first bytes', () => {
    const sheet = limitsOf('sheet').kinds
    expect(() => requireKindInReach(null, sheet)).toThrow(refused('files.kind-unknown'))
    expect(() => requireKindInReach('pdf', sheet)).toThrow(refused('files.kind-not-allowed'))
    expect(() => requireKindInReach('zip', limitsOf('photo').kinds)).toThrow(refused('files.kind-not-allowed'))
    expect(requireKindInReach('zip', sheet)).toBeUndefined()
  })

  test('a name that claims another kind than the bytes is refused', () => {
    const sheet = limitsOf('sheet').kinds
    expect(decideType('结算.CSV', 'text', sheet)).toBe('text/csv')
    for (const [name, kind] of [
      ['结算.xlsx', 'text'],
      ['结算.csv', 'xlsx'],
      ['结算.xlsx', 'zip'],
      ['结算.exe', 'text'],
      ['结算.csv.bat', 'text'],
      ['结算.html', 'text'],
    ] as const) {
      expect(() => decideType(name, kind, sheet), name).toThrow(refused('files.disguised'))
    }
    expect(() => decideType('照片.pdf', 'pdf', limitsOf('photo').kinds)).toThrow(refused('files.kind-not-allowed'))
  })

  test('a purpose that nobody declared is refused', () => {
    for (const text of ['', 'anything', 'constructor'])
      expect(() => readPurpose(text)).toThrow(refused('files.purpose-unknown'))
    const purposes: Purpose[] = ['sheet', 'document', 'photo', 'signature']
    expect(purposes.map(readPurpose)).toEqual(purposes)
  })
})

describe('names', () => {
  test('a name keeps nothing that could lead astray', () => {
    const names: [string, string][] = [
      ['2026年第三季度.csv', '2026年第三季度.csv'],
      ['../../etc/passwd', 'passwd.csv'],
      ['C:\\Users\\王\\结算.csv', '结算.csv'],
      ['结算\u202evsc.exe', '结算vsc.exe'],
      ['a\u0000b\r\nc.csv', 'abc.csv'],
      ['.htaccess', 'htaccess.csv'],
      ['  结算 一.csv  ', '结算 一.csv'],
      ['结算.csv...', '结算.csv'],
      ['what?*<>:"|.csv', 'what_______.csv'],
      ['con.csv', 'con_.csv'],
      ['', '未命名.csv'],
      ['///', '未命名.csv'],
      ['...', '未命名.csv'],
      [`${'长'.repeat(300)}.csv`, `${'长'.repeat(100)}.csv`],
    ]
    for (const [given, cleaned] of names) expect(cleanName(given, 'text'), given).toBe(cleaned)
  })

  test('whatever the name, the cleaned one is short, has no folder, no control character, and cleaning it again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
        const cleaned = cleanName(given, 'text')
        expect(cleaned.length).toBeLessThanOrEqual(200 + 20)
        expect([...cleaned].length).toBeLessThanOrEqual(120)
        expect(cleaned).not.toMatch(/[/\\\p{Cc}\p{Cf}<>:"|?*]/u)
        expect(cleaned).toMatch(/^[^.]/)
        expect(cleanName(cleaned, 'text')).toBe(cleaned)
      }),
    )
  })
})

test('a file is opened by its uploader, the platform, and officers above it', () => {
  const file = { ownerId: 'ann', orgPath: ['city', 'county'] }
  const officer = (orgId: string) => ({ kind: 'officer', personId: 'eve', grants: [{ orgId }] })
  expect(mayOpen(file, { kind: 'worker', personId: 'ann', grants: [] })).toBe(true)
  expect(mayOpen(file, { kind: 'worker', personId: 'bob', grants: [] })).toBe(false)
  expect(mayOpen(file, { kind: 'system', personId: null, grants: [] })).toBe(true)
  expect(['city', 'county', 'mill'].map((orgId) => mayOpen(file, officer(orgId)))).toEqual([true, true, false])
})
