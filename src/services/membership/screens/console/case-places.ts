/** Where each kind of case of this service opens. */
const casePlaces: Readonly<Record<string, string>> = {
  'membership.joining': '/membership/applications',
  'membership.departure': '/membership/departures',
  'membership.tagging': '/membership/tags',
}

export function casePath(type: string, caseId: string): string | null {
  return casePlaces[type] ? `${casePlaces[type]}/${caseId}` : null
}
