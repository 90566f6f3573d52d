import { addDays, type Day } from '../../platform/dates.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { route } from '../access/index.ts'
import { beginRelation } from './begin-relation.ts'
import * as contract from './contract.ts'
import { endRelation, renewRelation } from './end-relation.ts'
import { readableKinds, readMine, readMissedDuties, readRelation, readRelations } from './read-relations.ts'
import { recordDuty } from './record-duty.ts'

export const routes = [
  route(contract.listRelationKinds, async ({ who }) => ({ kinds: readableKinds(who) })),
  route(contract.listRelations, ({ who, query }) => readRelations(who, query)),
  route(contract.listMissedDuties, ({ who, query }) => readMissedDuties(who, query)),
  route(contract.getRelation, ({ who, params }) => readRelation(who, params.id)),
  route(contract.listMyRelations, async ({ who }) => ({ relations: await readMine(who) })),
  route(contract.beginRelation, ({ who, body: { lastOn, ...wish } }) =>
    transaction(
      system,
      async (tx) =>
        void (await beginRelation(tx, who, { ...wish, untilOn: lastOn === undefined ? undefined : after(lastOn) })),
    ),
  ),
  route(contract.renewRelation, ({ who, params, body }) =>
    transaction(system, (tx) => renewRelation(tx, who, params.id, after(body.lastOn))),
  ),
  route(contract.endRelation, ({ who, params, body }) =>
    transaction(system, (tx) => endRelation(tx, who, params.id, { on: addDays(body.lastOn, 1), reason: body.reason })),
  ),
  route(contract.recordDuty, ({ who, params, body }) =>
    transaction(system, async (tx) => void (await recordDuty(tx, who, params.id, body))),
  ),
]

function after(lastOn: Day | null): Day | null {
  return lastOn === null ? null : addDays(lastOn, 1)
}
