import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type ParseResult, parse } from '@babel/parser'
import type { File, Node } from '@babel/types'

export const root = join(import.meta.dirname, '../..')

export type Import = {
  /** A path inside the tree such as `src/platform/ids.ts`, or the name of a package. */
  readonly to: string
  readonly line: number
  /** `script`: the file is started in a thread of its own, not imported. */
  readonly kind: 'value' | 'type' | 'script'
}

export type SourceFile = { readonly path: string; readonly text: string; readonly imports: readonly Import[] }
export type ParsedFile = SourceFile & { readonly program: File['program']; readonly comments: File['comments'] }

/** Every TypeScript file of the tree as it is written. */
export function readSources(): { path: string; text: string }[] {
  return globSync('{src,test,bench}/**/*.{ts,tsx}', { cwd: root, exclude: ['bench/peers/*/node_modules'] })
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

/** Every TypeScript file of the tree, parsed. */
export function readSourceTree(): ParsedFile[] {
  return readSources().map(({ path, text }) => parseSource(path, text))
}

export function parseSource(path: string, text: string): ParsedFile {
  const plugins = path.endsWith('.tsx') ? (['typescript', 'jsx'] as const) : (['typescript'] as const)
  const file: ParseResult<File> = parse(text, { sourceType: 'module', plugins: [...plugins], attachComment: false })
  const imports: Import[] = []
  walk(file.program, (node) => {
    const found = importIn(node)
    if (found) imports.push({ ...found, to: resolve(path, found.to), line: node.loc?.start.line ?? 0 })
  })
  return { path, text, imports, program: file.program, comments: file.comments }
}

/** Visits a node and all below it, parents first. `parents` is one list that grows and shrinks on the way. */
export function walk(node: Node, visit: (node: Node, parents: readonly Node[]) => void, parents: Node[] = []): void {
  visit(node, parents)
  parents.push(node)
  for (const key in node) {
    if (key === 'loc' || key === 'extra') continue
    const value = node[key as keyof Node] as unknown
    if (Array.isArray(value)) {
      for (const child of value) if (isNode(child)) walk(child, visit, parents)
    } else if (isNode(value)) walk(value, visit, parents)
  }
  parents.pop()
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

function importIn(node: Node): { to: string; kind: Import['kind'] } | null {
  switch (node.type) {
    case 'ImportDeclaration': {
      const named = node.specifiers.length > 0 && node.specifiers.every(isTypeSpecifier)
      return { to: node.source.value, kind: node.importKind === 'type' || named ? 'type' : 'value' }
    }
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
      return node.source ? { to: node.source.value, kind: node.exportKind === 'type' ? 'type' : 'value' } : null
    case 'TSImportType':
      return node.argument.type === 'StringLiteral' ? { to: node.argument.value, kind: 'type' } : null
    case 'CallExpression': {
      const [first] = node.arguments
      return node.callee.type === 'Import' && first?.type === 'StringLiteral'
        ? { to: first.value, kind: 'value' }
        : null
    }
    case 'NewExpression': {
      const [first, second] = node.arguments
      const beside =
        node.callee.type === 'Identifier' && node.callee.name === 'URL' && second?.type === 'MemberExpression'
      return beside && first?.type === 'StringLiteral' && first.value.endsWith('.ts')
        ? { to: `./${first.value.replace(/^\.\//, '')}`.replace('./../', '../'), kind: 'script' }
        : null
    }
    default:
      return null
  }
}

function isTypeSpecifier(specifier: Node): boolean {
  return specifier.type === 'ImportSpecifier' && specifier.importKind === 'type'
}

function resolve(from: string, to: string): string {
  return to.startsWith('.') ? join(dirname(from), to) : to
}
