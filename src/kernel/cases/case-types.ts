import type { CaseType } from './model.ts'

let known: ReadonlyMap<string, CaseType> = new Map()

/** Tells the kernel which kinds of case there are; called once by the main of a server, a command or a test file. */
export function registerCaseTypes(types: readonly CaseType[]): void {
  known = new Map(types.map((type) => [type.key, type]))
  if (known.size < types.length) throw new Error('two case types have the same key')
}

export function caseTypes(): readonly CaseType[] {
  return [...known.values()]
}

export function caseTypeOf(key: string): CaseType {
  const type = known.get(key)
  if (!type) throw new Error(`case type ${key} was not registered`)
  return type
}
