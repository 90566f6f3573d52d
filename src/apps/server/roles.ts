import type { Role } from '../../kernel/access/index.ts'
import { roleNames } from './text.ts'

const reading = ['mutual-aid.proof.read', 'mutual-aid.claim.read', 'people.read', 'membership.read', 'unions.read']

/** What whoever keeps members does, at a union or above it. */
const ofMembers = [
  'membership.admit',
  'membership.import',
  'membership.invite',
  'membership.tag',
  'membership.tag.guarded',
  'membership.card.check',
]

const ofFundManager = [
  ...reading,
  'unions.books.read',
  'mutual-aid.policy.publish',
  'mutual-aid.import',
  'mutual-aid.screen',
  'mutual-aid.dispatch',
  'mutual-aid.cover',
  'mutual-aid.pay',
  'mutual-aid.review',
  'mutual-aid.lapse',
  ...ofMembers,
  'cases.supervise',
  'people.reveal',
  'privacy.erasure.review',
  'privacy.register.read',
]

const ofUnionBuilder = [
  'unions.read',
  'unions.found',
  'unions.elect',
  'unions.change',
  'people.read',
  'cases.supervise',
]

/** Who looked at whom, and what left the console: read apart from those who look. */
const ofDataAuditor = ['audit.read', 'privacy.disclosure.read', 'privacy.register.read']

/** What the first account of a production platform may do; the command line grants it and nothing else does. */
export const administratorRole = 'administrator'

/**
 * The roles every federation starts with. Whoever moves money, publishes rules or reads a whole county shows a second
 * factor. They are written to the database at each start and edited nowhere else.
 */
export const roles: readonly Role[] = [
  {
    key: administratorRole,
    name: roleNames.administrator,
    permissions: [...ofFundManager, ...ofUnionBuilder, ...ofDataAuditor, 'calendar.edit', 'privacy.settings'],
    secondFactor: 'required',
  },
  {
    key: 'fund-manager',
    name: roleNames['fund-manager'],
    permissions: ofFundManager,
    secondFactor: 'required',
  },
  {
    key: 'mall-operator',
    name: roleNames['mall-operator'],
    permissions: ['mall.operate', 'mall.read', 'mall.books.read', 'people.read'],
    secondFactor: 'required',
  },
  {
    key: 'union-builder',
    name: roleNames['union-builder'],
    permissions: ofUnionBuilder,
    secondFactor: 'required',
  },
  { key: 'service-point', name: roleNames['service-point'], permissions: ['membership.card.check'] },
  { key: 'supplier', name: roleNames.supplier, permissions: ['mall.supply'] },
  { key: 'financial-supervisor', name: roleNames['financial-supervisor'], permissions: ['mall.books.read'] },
  {
    key: 'city-reviewer',
    name: roleNames['city-reviewer'],
    permissions: [...reading, 'mutual-aid.review', ...ofMembers, 'cases.supervise'],
    secondFactor: 'required',
  },
  {
    key: 'county-officer',
    name: roleNames['county-officer'],
    permissions: [
      ...reading,
      'mutual-aid.review',
      'mutual-aid.lapse',
      'cases.supervise',
      ...ofMembers,
      'people.reveal',
      'privacy.erasure.review',
      'privacy.register.read',
      'mall.read',
      'unions.found',
      'unions.elect',
      'unions.change',
    ],
    secondFactor: 'required',
  },
  {
    key: 'grassroots-officer',
    name: roleNames['grassroots-officer'],
    permissions: [
      ...reading,
      'mutual-aid.notify',
      'mutual-aid.review',
      ...ofMembers,
      'people.reveal',
      'mall.intent',
      'mall.read',
      'unions.found',
      'unions.elect',
    ],
  },
  { key: 'leader', name: roleNames.leader, permissions: [...reading, 'cases.supervise', 'unions.books.read'] },
  { key: 'auditor', name: roleNames.auditor, permissions: [...reading, ...ofDataAuditor, 'unions.books.read'] },
]
