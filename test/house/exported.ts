import type { Node } from '@babel/types'
import { type ParsedFile, walk } from './source-tree.ts'

export type Exported = { readonly name: string; readonly line: number; readonly kind: 'type' | 'value' }

/** The names a file declares and exports; what it only passes on is another file's. */
export function exportedNames(file: ParsedFile): Exported[] {
  return file.program.body.flatMap((statement): Exported[] => {
    if (statement.type !== 'ExportNamedDeclaration' || statement.source) return []
    const line = statement.loc?.start.line ?? 0
    const { declaration } = statement
    switch (declaration?.type) {
      case 'FunctionDeclaration':
      case 'ClassDeclaration':
        return declaration.id ? [{ name: declaration.id.name, line, kind: 'value' }] : []
      case 'TSTypeAliasDeclaration':
      case 'TSInterfaceDeclaration':
        return [{ name: declaration.id.name, line, kind: 'type' }]
      case 'VariableDeclaration':
        return declaration.declarations.flatMap(({ id }) =>
          id.type === 'Identifier' ? [{ name: id.name, line, kind: 'value' as const }] : [],
        )
      default:
        return []
    }
  })
}

/** Every string written at a place that `asks` recognises by what stands around it. */
export function stringsWhere(file: ParsedFile, asks: (parents: readonly Node[]) => boolean): string[] {
  const strings: string[] = []
  walk(file.program, (node, parents) => {
    if (node.type === 'StringLiteral' && asks(parents)) strings.push(node.value)
  })
  return strings
}
