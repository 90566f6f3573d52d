import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseSource, readSourceTree, root } from './source-tree.ts'
import { findOddDrawers, findServiceWords, tidyRules, type Untidy } from './tidy-law.ts'

const tree = readSourceTree()
const tell = ({ file, line, advice }: Untidy) => `${file}:${line} ${advice}`
const rooms = ['kernel', 'services'].flatMap((floor) =>
  readdirSync(join(root, 'src', floor)).map((room) => `src/${floor}/${room}`),
)
const services = rooms.filter((room) => room.startsWith('src/services/')).map((room) => room.split('/')[2]!)
/** 会籍 and 工会 are nouns of the kernel as well; there their services are known by the names they give to permissions and kinds. */
const nounsOfKernel = new Set(['membership', 'unions'])
const serviceWords = services.flatMap((id) => [
  nounsOfKernel.has(id) ? `'${id}.` : id,
  ...(nounsOfKernel.has(id)
    ? []
    : [id.replaceAll('-', '_'), id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())]),
  ...(/name: '([^']+)'/.exec(readFileSync(join(root, 'src/services', id, 'text.ts'), 'utf8'))?.slice(1) ?? []).filter(
    (name) => !nounsOfKernel.has(id) || name.length > 2,
  ),
])

describe('the tree', () => {
  test.each(tidyRules.map((rule) => [rule.name, rule] as const))('%s', (_name, rule) => {
    expect(tree.flatMap(rule.find).map(tell)).toEqual([])
  })

  test('each room keeps the same drawers', () => expect(findOddDrawers(tree).map(tell)).toEqual([]))

  test('no word of a service is spoken in the kernel', () => {
    expect(findServiceWords(tree, serviceWords).map(tell)).toEqual([])
  })

  test('each room has a README of at most 120 lines at its door', () => {
    const without = rooms.filter((room) => !existsSync(join(root, room, 'README.md')))
    expect(without).toEqual([])
    const long = rooms.filter((room) => readFileSync(join(root, room, 'README.md'), 'utf8').split('\n').length > 120)
    expect(long).toEqual([])
  })

  test('the door of a kernel room has at most 40 exports and no star', () => {
    for (const file of tree.filter(({ path }) => /^src\/kernel\/[a-z]+\/index\.ts$/.test(path))) {
      expect(file.text).not.toMatch(/export \*/)
      expect(file.program.body.length, file.path).toBeLessThanOrEqual(40)
    }
  })

  test('STYLE.md has at most 200 lines', () => {
    expect(readFileSync(join(root, 'STYLE.md'), 'utf8').split('\n').length).toBeLessThanOrEqual(200)
  })
})

describe('an untidiness is named', () => {
  const long = (lines: number) => Array.from({ length: lines }, () => '  x += 1').join('\n')
  const comment = (lines: number) => Array.from({ length: lines }, () => ' * why').join('\n')

  test.each([
    ['a file has at most 500 lines', 'src/kernel/orgs/rules.ts', 'x = 0\n'.repeat(501)],
    [
      'a function has at most 70 lines, a component 120',
      'src/kernel/orgs/rules.ts',
      `const f = () => {\n${long(70)}\n}`,
    ],
    ['a function has at most 70 lines, a component 120', 'src/ui/Card.tsx', `function Card() {\n${long(120)}\n}`],
    ['a function has at most 70 lines, a component 120', 'src/ui/a.test.ts', `function build() {\n${long(70)}\n}`],
    ['files and folders are named for what they hold', 'src/platform/utils/dates.ts', ''],
    ['files and folders are named for what they hold', 'src/kernel/orgs/tree-helper.ts', ''],
    ['files and folders are named for what they hold', 'src/kernel/orgs/moveOrg.ts', ''],
    ['an exported name says what it is', 'src/kernel/orgs/rules.ts', 'export class OrgManager {}'],
    ['an exported name says what it is', 'src/kernel/orgs/rules.ts', 'export const handleOrg = 1'],
    ['an exported name says what it is', 'src/kernel/orgs/rules.ts', 'export function processClaim() {}'],
    ['an exported name says what it is', 'src/kernel/orgs/rules.ts', 'export type data = 1'],
    ['an exported name says what it is', 'src/kernel/orgs/rules.ts', 'export function doMove() {}'],
    ['what is left to do has an issue', 'src/kernel/orgs/rules.ts', `// ${'TO'}DO later`],
    ['a comment has at most six lines', 'src/kernel/orgs/rules.ts', `/**\n${comment(7)}\n */`],
    ['a comment has at most six lines', 'src/kernel/orgs/rules.ts', '// why\n'.repeat(7)],
    ['no error is swallowed', 'src/kernel/orgs/rules.ts', 'try { x() } catch {}'],
    ['nothing is any', 'src/kernel/orgs/rules.ts', 'const x = y as any'],
    ['no check is silenced', 'src/kernel/orgs/rules.ts', `// biome-${'ignore'} lint: later`],
    ['a day is chosen in the words of the page', 'src/ui/Card.tsx', 'const x = <input type="date" />'],
    ['only screens and configurations export by default', 'src/kernel/orgs/rules.ts', 'export default 1'],
    ['an exported function takes no boolean', 'src/kernel/orgs/rules.ts', 'export function move(now: boolean) {}'],
    ['a Chinese sentence stands in text.ts', 'src/kernel/orgs/rules.ts', `const x = '请选择单位'`],
    ['a Chinese sentence stands in text.ts', 'src/ui/Card.tsx', 'const x = <b>请选择单位</b>'],
  ])('%s: %s', (name, path, code) => {
    const rule = tidyRules.find((one) => one.name === name)!
    expect(rule.find(parseSource(path, code))).toMatchObject([{ file: path, advice: expect.stringContaining(' ') }])
  })

  test('a comment with an issue number, a short word in Chinese and a test at length are well', () => {
    const well = [
      parseSource('src/kernel/orgs/rules.ts', `// ${'TO'}DO #12 when the tree grows\nconst kind = '基层'`),
      parseSource('src/kernel/orgs/orgs.test.ts', `describe('the tree', () => {\n${long(90)}\n})`),
    ]
    expect(well.flatMap((file) => tidyRules.flatMap((rule) => rule.find(file)))).toEqual([])
  })

  test('an odd drawer in a room', () => {
    const paths = ['src/kernel/orgs/tree.view.ts', 'src/kernel/orgs/parts/move.ts', 'src/kernel/orgs/names.store.ts']
    expect(findOddDrawers(paths.map((path) => ({ path }))).map(({ file }) => file)).toEqual(paths.slice(0, 2))
  })

  test('a word of a service in the kernel', () => {
    const kernel = [{ path: 'src/kernel/cases/rules.ts', text: `if (type === 'mutual-aid.claim')` }]
    expect(findServiceWords(kernel, serviceWords)).toHaveLength(1)
  })
})
