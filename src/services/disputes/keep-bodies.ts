import { type Actor, requireReachableOrg } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { foundOrg, orgsByIds } from '../../kernel/orgs/index.ts'
import { now, today } from '../../platform/clock.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { refusal } from './errors.ts'
import type { JointBody } from './observers.model.ts'
import { bodiesBelow, insertBody } from './observers.store.ts'

/** Bodies that may be called in, listed below an organisation. */
export async function readBodies(actor: Actor, wished: string | undefined) {
  return transaction(actor, async (tx) => {
    const orgId = wished ?? actor.grants.find((grant) => grant.permissions.has('disputes.read'))!.orgId
    const below = await requireReachableOrg(tx, actor, 'disputes.read', orgId)
    const bodies = await bodiesBelow(tx, below.id)
    const unions = await orgsByIds(tx, [...new Set(bodies.map((one) => one.orgId))])
    const names = new Map(unions.map((union) => [union.id, union.name]))
    return bodies.map(({ orgPath: _, ...body }) => ({ ...body, orgName: names.get(body.orgId)! }))
  })
}

/** 登记联合办理单位: founds the partner organisation below the union. Its people get accounts as any partner's do. */
export async function listBody(
  actor: Actor,
  input: Pick<JointBody, 'orgId' | 'name' | 'kind' | 'phone'>,
): Promise<{ id: string }> {
  return transaction(actor, async (tx) => {
    const union = await requireReachableOrg(tx, actor, 'disputes.publish', input.orgId)
    const id = newId()
    const body: JointBody = { ...input, id, orgId: union.id, orgPath: union.path }
    if (!(await insertBody(tx, body, { name: actor.name, at: now() }))) {
      throw refusal('disputes.body-known', { name: input.name })
    }
    await foundOrg(tx, {
      ...{ id, kind: 'partner', code: `LH-${id.slice(-12)}`, creditCode: null, name: input.name },
      ...{ parentId: union.id, on: today() },
    })
    await recordAudit(tx, actor, {
      action: 'disputes.body-listed',
      subjectKind: 'disputes.body',
      subjectId: id,
      orgId: union.id,
      detail: { name: input.name, kind: input.kind },
    })
    return { id }
  })
}
