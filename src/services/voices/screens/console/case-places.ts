/** Where each kind of case of this service opens. */
const casePlaces: Readonly<Record<string, string>> = {
  'voices.voice': '/voices',
  'voices.appeal': '/voices/appeals',
}

export function casePath(type: string, caseId: string): string | null {
  return casePlaces[type] ? `${casePlaces[type]}/${caseId}` : null
}
