import { type DeclaredTable, isPersonal, type PersonalTable } from '../../platform/personal-data.ts'

let declared: readonly DeclaredTable[] = []

/** The app hands in what every room and service declares; once a process. */
export function registerPersonalData(tables: readonly DeclaredTable[]): void {
  declared = tables
}

/** Tables with something of persons, in the order handed in: services first, the person herself last. */
export function personalTables(): readonly PersonalTable[] {
  return declared.filter(isPersonal)
}
