import type { Node } from '@babel/types'
import { exportedNames } from './exported.ts'
import { isScreen, isTest, placeOf } from './places.ts'
import { type ParsedFile, walk } from './source-tree.ts'

export type Untidy = { readonly file: string; readonly line: number; readonly advice: string }
type Rule = { readonly name: string; readonly find: (file: ParsedFile) => Untidy[] }

const fileLines = 500
const functionLines = 70
const componentLines = 120
const commentLines = 6
const sentenceCharacters = 4

const bannedFolders = /^(utils?|common|shared|lib|helpers?|misc|core)$/
const bannedWords = /^(managers?|helpers?|utils?|handle[rs]?|processors?|v2)$/
/** «To process» says nothing; the process of an operating system is a thing. */
const bannedFirst = /^process(es|ed)?$/
const bannedWhole = /^(data|info|item|base|common|do[A-Z]\w*)$/

export const tidyRules: readonly Rule[] = [
  {
    name: 'a file has at most 500 lines',
    find: (file) => {
      const lines = file.text.split('\n').length - 1
      const advice = `has ${lines} lines. Split it by noun or by verb, never by «part 2».`
      return lines > fileLines ? [{ file: file.path, line: 1, advice }] : []
    },
  },
  {
    name: 'a function has at most 70 lines, a component 120',
    find: (file) =>
      nodes(file).flatMap(({ node, parent }) => {
        if (!isFunction(node) || (isTest(file.path) && !isNamed(parent))) return []
        const lines = node.loc!.end.line - node.loc!.start.line + 1
        const most = file.path.endsWith('.tsx') ? componentLines : functionLines
        const advice = `is a function of ${lines} lines; ${most} is the most. Keep the control flow, move the leaves out.`
        return lines > most ? [{ file: file.path, line: node.loc!.start.line, advice }] : []
      }),
  },
  {
    name: 'files and folders are named for what they hold',
    find: (file) => {
      const parts = file.path.split('/')
      const stem = parts.at(-1)!.replace(/\.(d\.)?tsx?$/, '')
      const well = file.path.endsWith('.tsx')
        ? /^([A-Z][A-Za-z]*|[a-z]+(-[a-z]+)*)$/.test(stem)
        : /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/.test(stem)
      const empty = [...parts.slice(0, -1), stem].find((part) => bannedFolders.test(part))
      const dull = dullWord(stem.split(/[-.]/))
      const advice = empty
        ? `lives under «${empty}», a place for things without a place. Name the folder for what it holds.`
        : dull
          ? `is called «${dull}». Say what it does as an officer would.`
          : 'is not in kebab-case (components: PascalCase.tsx).'
      return empty || dull || !well ? [{ file: file.path, line: 1, advice }] : []
    },
  },
  {
    name: 'an exported name says what it is',
    find: (file) =>
      exportedNames(file)
        .filter(({ name }) => dullWord(wordsOf(name)) !== undefined || bannedWhole.test(name))
        .map(({ name, line }) => ({
          file: file.path,
          line,
          advice: `exports «${name}». Use the word of the trade; see STYLE.md, «Names».`,
        })),
  },
  {
    name: 'what is left to do has an issue',
    find: (file) =>
      comments(file)
        .filter(({ text }) => /\b(TODO|FIXME)\b(?! ?\(?#\d+)/.test(text))
        .map(({ line }) => ({
          file: file.path,
          line,
          advice: 'leaves work without an issue number. Write TODO #123.',
        })),
  },
  {
    name: 'a comment has at most six lines',
    find: (file) =>
      comments(file)
        .filter(({ lines }) => lines > commentLines)
        .map(({ line, lines }) => ({
          file: file.path,
          line,
          advice: `has a comment of ${lines} lines. Policy goes to docs/rules, a decision to docs/decisions, the rest away.`,
        })),
  },
  {
    name: 'no error is swallowed',
    find: (file) =>
      found(file, (node) => node.type === 'CatchClause' && node.body.body.length === 0, 'catches and does nothing.'),
  },
  {
    name: 'nothing is any',
    find: (file) => found(file, (node) => node.type === 'TSAnyKeyword', 'says any. Say unknown and parse at the door.'),
  },
  {
    name: 'no check is silenced',
    find: (file) =>
      comments(file)
        .filter(({ text }) => /biome-ignore|@ts-(ignore|nocheck|expect-error)|eslint-disable/.test(text))
        .map(({ line }) => ({ file: file.path, line, advice: 'silences a check. Change the code or change the law.' })),
  },
  {
    name: 'a day is chosen in the words of the page',
    find: (file) =>
      found(
        file,
        (node) =>
          node.type === 'JSXAttribute' &&
          node.name.name === 'type' &&
          node.value?.type === 'StringLiteral' &&
          /^(date|datetime-local|month|time|week)$/.test(node.value.value),
        'is a field in the language of the browser. Take DayInput of ui/console, or DayChoice on the phone.',
      ),
  },
  {
    name: 'only screens and configurations export by default',
    find: (file) =>
      isScreen(file.path) || /^src\/apps\/\w+\/\w+Page\.tsx$|\.d\.ts$|\.config\.ts$/.test(file.path)
        ? []
        : found(file, (node) => node.type === 'ExportDefaultDeclaration', 'exports by default. Give it its name.'),
  },
  {
    name: 'an exported function takes no boolean',
    find: (file) =>
      nodes(file).flatMap(({ node, parent }) => {
        if (node.type !== 'FunctionDeclaration' || parent?.type !== 'ExportNamedDeclaration') return []
        return node.params.filter(isBoolean).map((parameter) => ({
          file: file.path,
          line: parameter.loc!.start.line,
          advice: `takes a boolean in ${node.id?.name}. Make two functions, or a word such as 'yes' | 'no'.`,
        }))
      }),
  },
  {
    name: 'a Chinese sentence stands in text.ts',
    find: (file) =>
      speaksChinese(file.path)
        ? []
        : nodes(file).flatMap(({ node }) => {
            const text = literalOf(node)
            const advice = `says «${text.trim().slice(0, 20)}». Every sentence a person can meet stands in a text.ts.`
            return countHan(text) >= sentenceCharacters ? [{ file: file.path, line: node.loc!.start.line, advice }] : []
          }),
  },
]

type Seat = { readonly node: Node; readonly parent: Node | undefined }
const seats = new WeakMap<ParsedFile, readonly Seat[]>()

/** Every node with the one around it; listed once a file, for all rules. */
function nodes(file: ParsedFile): readonly Seat[] {
  const known = seats.get(file)
  if (known) return known
  const all: Seat[] = []
  walk(file.program, (node, parents) => all.push({ node, parent: parents.at(-1) }))
  seats.set(file, all)
  return all
}

function found(file: ParsedFile, is: (node: Node) => boolean, advice: string): Untidy[] {
  return nodes(file)
    .filter(({ node }) => is(node))
    .map(({ node }) => ({ file: file.path, line: node.loc!.start.line, advice }))
}

function isFunction(node: Node): boolean {
  return /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression|ObjectMethod|ClassMethod)$/.test(node.type)
}

/** A test's own functions are counted; the callbacks of `describe` and `test` are chapters, not functions. */
function isNamed(parent: Node | undefined): boolean {
  return parent?.type !== 'CallExpression'
}

function isBoolean(parameter: Node): boolean {
  const annotation = 'typeAnnotation' in parameter ? parameter.typeAnnotation : null
  const type = annotation && 'typeAnnotation' in annotation ? annotation.typeAnnotation : null
  return typeof type === 'object' && type !== null && type.type === 'TSBooleanKeyword'
}

function dullWord(words: readonly string[]): string | undefined {
  return words.find((word, place) => bannedWords.test(word) || (place === 0 && bannedFirst.test(word)))
}

function wordsOf(name: string): string[] {
  return name.split(/(?<=[a-z0-9])(?=[A-Z])|_/).map((word) => word.toLowerCase())
}

/** Comments by block; line comments that follow one another are one. */
function comments(file: ParsedFile): { text: string; line: number; lines: number }[] {
  const blocks: { text: string; line: number; end: number }[] = []
  for (const { value, loc, type } of file.comments ?? []) {
    const last = blocks.at(-1)
    if (type === 'CommentLine' && last && last.end === loc!.start.line - 1) {
      last.text += `\n${value}`
      last.end = loc!.end.line
    } else blocks.push({ text: value, line: loc!.start.line, end: loc!.end.line })
  }
  return blocks.map(({ text, line }) => ({
    text,
    line,
    lines: text.split('\n').filter((one) => /[^\s*]/.test(one)).length,
  }))
}

/** The places where Chinese is at home: texts, tests, and the invented world of seeds, simulators and demonstrations. */
function speaksChinese(path: string): boolean {
  return (
    isTest(path) ||
    /(\/|\.)text\.ts$|(\/|\.)personal-data\.ts$|\/seed[\w-]*\.ts$|-simulator\.ts$|^src\/apps\/demo\//.test(path)
  )
}

function literalOf(node: Node): string {
  if (node.type === 'StringLiteral' || node.type === 'JSXText') return node.value
  return node.type === 'TemplateElement' ? node.value.raw : ''
}

function countHan(text: string): number {
  return text.match(/\p{Script=Han}/gu)?.length ?? 0
}

const drawers =
  /^([a-z0-9-]+\.)?(index|contract|model|rules|queries|store|errors|text|jobs|http|screens|service|commands|seed|(plants\.)?cast|worlds|personal-data)\.ts$/

/** Each room of the kernel and each service keeps the same drawers. */
export function findOddDrawers(files: readonly { path: string }[]): Untidy[] {
  return files.flatMap(({ path }) => {
    const { root, inside } = placeOf(path)
    if ((root !== 'kernel' && root !== 'services') || inside.startsWith('screens/')) return []
    const [first, ...more] = inside.split('/')
    const plain = /^[a-z0-9-]+\.ts$/.test(inside) || /^[a-z0-9.-]+\.test\.ts$/.test(inside)
    if (more.length === 0 && (plain || drawers.test(first!))) return []
    const advice = 'is no drawer of a room. A verb has a file of its own; the drawers are listed in STYLE.md.'
    return [{ file: path, line: 1, advice }]
  })
}

/** The kernel knows no service, not even by hearsay. */
export function findServiceWords(files: readonly { path: string; text: string }[], words: readonly string[]): Untidy[] {
  return files
    .filter(({ path }) => placeOf(path).root === 'kernel' && !isTest(path))
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, index) => {
        const word = words.find((one) => new RegExp(`(?<![a-z])${one}(?![a-z])`).test(line))
        const advice = `says «${word}» in the kernel. Speak of the mechanism; the service brings its own words.`
        return word ? [{ file: path, line: index + 1, advice }] : []
      }),
    )
}
