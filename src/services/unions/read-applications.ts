import { type Actor, requirePermission } from '../../kernel/access/index.ts'
import { casesByIds, pageOfCases } from '../../kernel/cases/index.ts'
import { filesByIds } from '../../kernel/files/index.ts'
import { findOrgs, orgsByIds } from '../../kernel/orgs/index.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { refusal } from './errors.ts'
import { foundingCase } from './founding-case.ts'
import type { ApplicationCard } from './foundings.contract.ts'
import type { Application, ApplicationState } from './foundings.model.ts'
import { applicationsByIds, applicationsOf, findApplication } from './foundings.store.ts'
import { reaches } from './reach-org.ts'
import { applicationStateNames } from './text.ts'

const takesApplications = ['federation', 'province', 'city', 'county', 'town', 'grassroots']

/** Whoever is signed in may look for the union above: the tree itself is public. */
export async function listParents(actor: Actor, search: string) {
  const orgs = await transaction(actor, (tx) => findOrgs(tx, { within: null, search }))
  return orgs.filter((org) => takesApplications.includes(org.kind))
}

export type ApplicationFilter = {
  readonly orgId?: string | undefined
  readonly state?: ApplicationState | undefined
  readonly late?: 'yes' | undefined
  readonly search?: string | undefined
  readonly cursor?: string | undefined
}

/** A page of the applications that the actor may read as an officer, the newest first. */
export async function listApplications(actor: Actor, filter: ApplicationFilter) {
  return transaction(actor, async (tx) => {
    const page = await pageOfCases(tx, actor, { ...filter, search: filter.search || undefined, type: foundingCase.key })
    const ids = page.cases.map((row) => row.id)
    const byId = new Map((await applicationsByIds(tx, ids)).map((one) => [one.id, one]))
    const applications = await present(
      tx,
      ids.flatMap((id) => byId.get(id) ?? []),
    )
    return { applications, next: page.next }
  })
}

export async function listMyApplications(actor: Actor): Promise<ApplicationCard[]> {
  return transaction(actor, async (tx) => present(tx, await applicationsOf(tx, actor.personId!)))
}

/** For who applied, and for officers above. */
export async function readApplication(actor: Actor, id: string): Promise<ApplicationCard> {
  return transaction(actor, async (tx) => {
    const application = await findApplication(tx, id)
    const mine = application?.ownerId === actor.personId
    if (!application || !(mine || reaches(actor, 'unions.read', application.orgPath)))
      throw refusal('unions.application-missing')
    if (!mine) requirePermission(actor, 'unions.read')
    const [card] = await present(tx, [application])
    return card!
  })
}

async function present(tx: Tx, applications: readonly Application[]): Promise<ApplicationCard[]> {
  const ids = applications.map((one) => one.id)
  const cases = new Map((await casesByIds(tx, ids)).map((row) => [row.id, row]))
  const parents = new Map(
    (
      await orgsByIds(
        tx,
        applications.map((one) => one.parentId),
      )
    ).map((org) => [org.id, org]),
  )
  const files = await filesByIds(
    tx,
    applications.flatMap((one) => one.fileIds),
  )
  return applications.map((one) => ({
    id: one.id,
    number: cases.get(one.id)!.number,
    state: one.state,
    stateName: applicationStateNames[one.state],
    parentId: one.parentId,
    parentName: parents.get(one.parentId)!.name,
    kind: one.kind,
    name: one.name,
    creditCode: one.creditCode,
    employerName: one.employerName,
    employerCreditCode: one.employerCreditCode,
    workerCount: one.workerCount,
    memberCount: one.memberCount,
    founderName: one.founderName,
    remark: one.remark,
    files: one.fileIds.flatMap((id) => files.filter((file) => file.id === id).map(({ name }) => ({ id, name }))),
    filedAt: one.filedAt,
    decidedAt: one.decidedAt,
    dueOn: cases.get(one.id)!.dueOn,
    orgId: one.orgId,
  }))
}
