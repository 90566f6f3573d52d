import { defineRelationKind } from '../../kernel/relations/index.ts'
import { relationText } from './text.ts'

/** 熟人 (A001-04): a trusted person and the community in which she is known. */
export const acquaintanceKind = defineRelationKind({
  key: 'voices.acquaintance',
  name: relationText.acquaintance.name,
  permission: 'voices.acquaintance',
  readPermission: 'voices.read',
  sides: {
    a: { name: relationText.acquaintance.a, holder: 'person', most: null },
    b: { name: relationText.acquaintance.b, holder: 'org', most: null },
  },
  duty: relationText.acquaintance.duty,
  months: null,
})

/** 家访结对 (A002-10): 「联厂安监员联合企业管理人员」. Neither goes alone. */
export const visitingPairKind = defineRelationKind({
  key: 'voices.visiting-pair',
  name: relationText.pair.name,
  permission: 'voices.visit',
  readPermission: 'voices.visit',
  sides: {
    a: { name: relationText.pair.a, holder: 'person', most: null },
    b: { name: relationText.pair.b, holder: 'person', most: null },
  },
  duty: relationText.pair.duty,
  every: 'month',
  months: 12,
})
