import type { Actor } from '../../kernel/access/index.ts'
import { type Fact, recordFacts } from '../../kernel/indicators/index.ts'
import { orgsByIds } from '../../kernel/orgs/index.ts'
import { everMembers, type JoiningOutcome, joinUnions } from '../../kernel/people/index.ts'
import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { factKinds } from './joining.rules.ts'
import { insertAdmissions } from './joining.store.ts'
import type { Admission, NewAdmission } from './model.ts'

/**
 * Makes people members of unions, writes down how each came and counts them, in the order given; the outcome says what
 * stood in the way of the others. Every door leads through here. Runs in a transaction of the system.
 */
export async function admitMembers(tx: Tx, actor: Actor, wanted: readonly NewAdmission[]): Promise<JoiningOutcome[]> {
  const ids = wanted.map((one) => one.personId)
  const ever = await everMembers(tx, ids)
  const outcomes = await joinUnions(tx, wanted)
  const orgs = await orgsByIds(tx, [...new Set(wanted.map((one) => one.orgId))])
  const paths = new Map(orgs.map((org) => [org.id, org.path]))
  const recordedAt = now()
  const admissions = wanted
    .filter((_, at) => outcomes[at] === 'joined')
    .map(
      ({ personId, on, ...rest }): Admission => ({
        ...rest,
        ownerId: personId,
        id: newId(),
        kind: ever.has(personId) ? 'returned' : 'joined',
        orgPath: paths.get(rest.orgId)!,
        joinedOn: on,
        admittedBy: actor.name,
        recordedAt,
      }),
    )
  await enterAdmissions(tx, admissions)
  return outcomes
}

/** Writes admissions and the facts that count them. */
export async function enterAdmissions(tx: Tx, admissions: readonly Admission[]): Promise<void> {
  if (admissions.length === 0) return
  await insertAdmissions(tx, admissions)
  await recordFacts(tx, admissions.flatMap(factsOf))
}

function factsOf({ id, kind, form, ownerId, orgId, orgPath, joinedOn }: Admission): Fact[] {
  return factKinds(kind, form).map((factKind) => ({
    kind: factKind,
    orgId,
    orgPath,
    personId: ownerId,
    day: joinedOn,
    quantity: 1,
    amountFen: 0,
    subjectId: id,
  }))
}
