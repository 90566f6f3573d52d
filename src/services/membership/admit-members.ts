import type { Actor } from '../../kernel/access/index.ts'
import { followHolders, grantCredentials, usualEnd } from '../../kernel/credentials/index.ts'
import { type Fact, recordFacts } from '../../kernel/indicators/index.ts'
import { orgsByIds } from '../../kernel/orgs/index.ts'
import { everMembers, type JoiningOutcome, joinUnions } from '../../kernel/people/index.ts'
import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { factKinds, isNewForm } from './joining.rules.ts'
import { insertAdmissions } from './joining.store.ts'
import type { Admission, NewAdmission } from './model.ts'
import { findTag, formTagKey } from './tag-kinds.ts'

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
        kind: rest.kind ?? (ever.has(personId) ? 'returned' : 'joined'),
        orgPath: paths.get(rest.orgId)!,
        joinedOn: on,
        admittedBy: actor.name,
        recordedAt,
      }),
    )
  await enterAdmissions(tx, admissions)
  return outcomes
}

/** Writes admissions, lets what these people hold come along, tags new forms of employment, and counts. */
export async function enterAdmissions(tx: Tx, admissions: readonly Admission[]): Promise<void> {
  if (admissions.length === 0) return
  await insertAdmissions(tx, admissions)
  await followHolders(
    tx,
    admissions.map(({ ownerId, orgPath }) => ({ personId: ownerId, orgPath })),
  )
  await tagForms(
    tx,
    admissions.filter(({ form }) => isNewForm(form)),
  )
  await recordFacts(tx, admissions.flatMap(factsOf))
}

/** 新就业形态: the form she came with is what she said; the union that admitted her vouches for it. */
export async function tagForms(
  tx: Tx,
  admissions: readonly Omit<Admission, 'id' | 'kind' | 'applicationId' | 'recordedAt'>[],
): Promise<void> {
  if (admissions.length === 0) return
  const orgs = await orgsByIds(tx, [...new Set(admissions.map((one) => one.orgId))])
  const names = new Map(orgs.map((org) => [org.id, org.name]))
  await grantCredentials(
    tx,
    admissions.map(({ ownerId, orgId, orgPath, form, door, joinedOn, admittedBy, employerName }) => ({
      ownerId,
      kind: formTagKey(form),
      orgPath,
      issuer: { orgId, name: names.get(orgId)! },
      validFrom: joinedOn,
      validUntil: usualEnd(findTag(formTagKey(form))!, joinedOn),
      provenance: {
        proof: door === 'import' ? ('list' as const) : ('statement' as const),
        by: null,
        byName: admittedBy,
        on: joinedOn,
        documentId: null,
        remark: employerName,
      },
    })),
  )
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
