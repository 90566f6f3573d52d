import type { Role } from '../../kernel/access/index.ts'
import { roleNames } from './text.ts'

const reading = [
  'mutual-aid.proof.read',
  'mutual-aid.claim.read',
  'people.read',
  'membership.read',
  'unions.read',
  'voices.read',
  'orders.read',
  'commitments.read',
]

/** What whoever answers workers does, at a union or above it. */
const ofVoices = [
  'voices.register',
  'voices.resolve',
  'voices.recognise',
  'voices.forum',
  'voices.publish',
  'voices.acquaintance',
  'voices.visit',
  'voices.settings',
]

/** What whoever answers orders does, at a union or above it. */
const ofOrders = ['orders.menu', 'orders.take', 'orders.enter']

/** What whoever promises, publishes and accepts what is done for workers does, at a union or above it. */
const ofCommitments = ['commitments.keep', 'commitments.publish', 'commitments.accept']

/** What whoever keeps members does, at a union or above it. */
const ofMembers = [
  'membership.admit',
  'membership.import',
  'membership.merge',
  'membership.invite',
  'membership.tag',
  'membership.tag.guarded',
  'membership.card.check',
]

/** Whoever handles cases may pass them on, call others to help, and bring together what belongs together. */
const ofCases = ['cases.assign', 'cases.call', 'cases.link', 'cases.template']

const ofFundManager = [
  ...reading,
  ...ofCases,
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
  ...ofVoices,
  ...ofOrders,
  ...ofCommitments,
  'membership.target',
  'cases.supervise',
  'people.reveal',
  'privacy.erasure.review',
  'privacy.correction.review',
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

/** From the claim to the money, and what is learnt from it. */
const ofRightsOfficer = [
  'disputes.read',
  'disputes.handle',
  'disputes.publish',
  'cases.supervise',
  ...ofCases,
  'access.partner.open',
]

/** A body that is called in: it sees the cases in which it takes part, and lists nothing else. */
const ofBody = ['disputes.join']

/** Who looked at whom, and what left the console: read apart from those who look. */
const ofDataAuditor = ['privacy.disclosure.read', 'privacy.register.read']

/**
 * The role of the first account of a production platform, which the command line grants. It opens accounts and keeps the
 * tree; the first security and audit administrators are its to appoint, and their work is not its own.
 */
export const administratorRole = 'administrator'

/**
 * The roles every federation starts with. Whoever moves money, publishes rules or reads a whole county shows a second
 * factor. They are written to the database at each start and edited nowhere else.
 */
export const roles: readonly Role[] = [
  {
    key: administratorRole,
    name: roleNames.administrator,
    permissions: [
      'access.account.read',
      'access.account.open',
      'access.partner.open',
      ...ofUnionBuilder,
      'calendar.edit',
    ],
    duty: 'system',
    secondFactor: 'required',
  },
  {
    key: 'security-administrator',
    name: roleNames['security-administrator'],
    permissions: ['access.account.read', 'access.role.grant', 'access.account.guard', 'privacy.settings'],
    duty: 'security',
    secondFactor: 'required',
  },
  {
    key: 'audit-administrator',
    name: roleNames['audit-administrator'],
    permissions: ['access.account.read', 'audit.read', ...ofDataAuditor],
    duty: 'audit',
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
    permissions: [
      'mall.operate',
      'mall.after-sales',
      'mall.benefit',
      'mall.read',
      'mall.books.read',
      'mall.aid',
      'mall.aid.report',
      'people.read',
      'access.partner.open',
    ],
    secondFactor: 'required',
  },
  {
    key: 'union-builder',
    name: roleNames['union-builder'],
    permissions: ofUnionBuilder,
    secondFactor: 'required',
  },
  {
    key: 'rights-officer',
    name: roleNames['rights-officer'],
    permissions: ofRightsOfficer,
    secondFactor: 'required',
  },
  {
    key: 'service-point',
    name: roleNames['service-point'],
    permissions: ['membership.card.check'],
    holder: 'partner',
  },
  {
    key: 'office-handler',
    name: roleNames['office-handler'],
    permissions: ['voices.read', 'voices.resolve', 'cases.assign', 'people.read'],
  },
  {
    key: 'enterprise-buyer',
    name: roleNames['enterprise-buyer'],
    permissions: ['mall.purchase'],
    holder: 'partner',
  },
  { key: 'supplier', name: roleNames.supplier, permissions: ['mall.supply', 'mall.after-sales'], holder: 'partner' },
  { key: 'merchant', name: roleNames.merchant, permissions: ['mall.redeem'], holder: 'partner' },
  { key: 'financial-supervisor', name: roleNames['financial-supervisor'], permissions: ['mall.books.read'] },
  {
    key: 'city-reviewer',
    name: roleNames['city-reviewer'],
    permissions: [
      ...reading,
      'mutual-aid.review',
      ...ofMembers,
      ...ofVoices,
      ...ofOrders,
      ...ofCommitments,
      ...ofCases,
      'membership.target',
      'cases.supervise',
    ],
    secondFactor: 'required',
  },
  {
    key: 'county-officer',
    name: roleNames['county-officer'],
    permissions: [
      ...reading,
      'mutual-aid.review',
      'mutual-aid.lapse',
      ...ofCases,
      'cases.supervise',
      ...ofMembers,
      ...ofVoices,
      ...ofOrders,
      ...ofCommitments,
      'people.reveal',
      'privacy.erasure.review',
      'privacy.correction.review',
      'privacy.register.read',
      'mall.read',
      'mall.aid.report',
      'mall.benefit',
      'unions.found',
      'unions.elect',
      'unions.change',
      'disputes.read',
      'disputes.handle',
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
      ...ofCases,
      ...ofMembers,
      ...ofVoices,
      ...ofOrders,
      ...ofCommitments,
      'people.reveal',
      'privacy.correction.review',
      'mall.intent',
      'mall.read',
      'mall.aid.report',
      'unions.found',
      'unions.elect',
    ],
  },
  {
    key: 'leader',
    name: roleNames.leader,
    permissions: [...reading, 'disputes.read', 'cases.supervise', 'unions.books.read'],
  },
  // She sees whom she counsels, and nothing else of the union.
  { key: 'counsellor', name: roleNames.counsellor, permissions: ['orders.counsel'] },
  { key: 'auditor', name: roleNames.auditor, permissions: [...reading, ...ofDataAuditor, 'unions.books.read'] },
  // Partners whose rooms a service brings; until then the account says who they are.
  { key: 'mediator', name: roleNames.mediator, permissions: [...ofBody, 'disputes.join.mediate'], holder: 'partner' },
  {
    key: 'arbitrator',
    name: roleNames.arbitrator,
    permissions: [...ofBody, 'disputes.join.arbitrate'],
    holder: 'partner',
  },
  { key: 'court-clerk', name: roleNames['court-clerk'], permissions: ofBody, holder: 'partner' },
  { key: 'labour-inspector', name: roleNames['labour-inspector'], permissions: ofBody, holder: 'partner' },
  { key: 'judge', name: roleNames.judge, permissions: [], holder: 'partner' },
  { key: 'instructor', name: roleNames.instructor, permissions: [], holder: 'partner' },
  {
    key: 'station-keeper',
    name: roleNames['station-keeper'],
    permissions: ['mall.station'],
    holder: 'partner',
  },
]
