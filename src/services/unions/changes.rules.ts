import type { Fact } from '../../kernel/indicators/index.ts'
import type { Org } from '../../kernel/orgs/index.ts'
import type { Day } from '../../platform/dates.ts'
import { isCounted } from './foundings.rules.ts'

/** Grassroots unions that are no more, in the numbers of everyone above them until then. */
export function factsOfClosing(orgs: readonly Org[], on: Day): Fact[] {
  return factsOf('unions.closed', orgs, on)
}

/** A grassroots union that lives again, in the numbers of everyone above it. */
export function factsOfReopening(org: Org, on: Day): Fact[] {
  return factsOf('unions.reopened', [org], on)
}

function factsOf(kind: string, orgs: readonly Org[], on: Day): Fact[] {
  return orgs
    .filter((org) => isCounted(org.kind))
    .map((org) => ({
      kind,
      orgId: org.id,
      orgPath: org.path,
      personId: null,
      day: on,
      quantity: 1,
      amountFen: 0,
      subjectId: org.id,
    }))
}
