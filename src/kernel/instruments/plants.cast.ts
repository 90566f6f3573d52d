import type { Plants } from '../../../test/attack/plant.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { systemActor } from '../access/index.ts'
import { draftInstrument, type InstrumentTemplate } from './index.ts'

const template: InstrumentTemplate = {
  kind: 'instruments.planted',
  version: 1,
  title: '共建协议',
  series: 'GJ',
  sides: [{ key: 'union', name: '甲方' }],
  fields: [{ key: 'sum', name: '金额' }],
  articles: ['甲方{union}出资 {sum} 元。'],
}

/** A document of the union of the place that waits for its signature. */
export const plants: Plants = {
  plant: (_world, { orgId, path, name }) =>
    transaction(system, async (tx) => {
      const { id, code } = await draftInstrument(tx, systemActor('plants'), {
        id: newId(),
        template,
        owner: { id: orgId, path },
        parties: [{ side: 'union', holder: 'org', partyId: orgId, orgPath: path, name }],
        fields: { sum: '18000' },
        inForceFrom: '2025-08-01',
        inForceUntil: null,
      })
      return [{ kind: 'instruments.document', id, owner: null, orgPath: path, marks: [code] }]
    }),
}
