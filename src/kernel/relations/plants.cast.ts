import type { Plants } from '../../../test/attack/plant.ts'
import { newId } from '../../platform/ids.ts'
import { defineRelationKind, registerRelationKinds } from './index.ts'
import { relationKinds } from './kinds.ts'

const planted = defineRelationKind({
  key: 'relations.planted',
  name: '驿站关爱',
  permission: 'membership.admit',
  readPermission: 'membership.admit',
  sides: { a: { name: '关爱员', holder: 'person', most: null }, b: { name: '驿站', holder: 'org', most: null } },
  duty: '每月走访一次',
  every: 'month',
  months: 24,
})

/** A worker bound to the union of the place, with a visit entered. */
export const plants: Plants = {
  order: 36,
  values: {
    'POST /relations kind': planted.key,
    'GET /relations kind': planted.key,
    'GET /relations/missed kind': planted.key,
  },
  open: { 'relations.party': 'a person or an organisation; people.person and orgs.org are tried by their own kinds' },
  async plant(world, { key, orgId, path, workers }) {
    registerRelationKinds([...relationKinds().filter((one) => one.key !== planted.key), planted])
    const officer = await world.as(`grassroots-officer over ${key}`)
    const id = newId()
    const duty = `${key}关爱职责`
    const text = `${key}走访了一次`
    const a = workers[0]!.personId
    const wish = { id, kind: planted.key, orgId, a, b: orgId, duty, fromOn: '2025-01-01' }
    for (const [address, body] of [
      ['/relations', wish],
      [`/relations/${id}/duties`, { id: newId(), doneOn: '2025-01-02', text }],
    ] as const) {
      const answer = await officer.post(address, body)
      if (answer.status >= 300) throw new Error(`planting relations: ${answer.status} ${JSON.stringify(answer.body)}`)
    }
    return [{ kind: 'relations.relation', id, owner: a, orgPath: path, marks: [duty, text] }]
  },
}
