import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { type Actor, grantRole, systemActor, writeRoles } from '../access/index.ts'
import { type Founding, foundOrgs } from '../orgs/index.ts'
import { checkCharacterOf, registerPerson } from '../people/index.ts'
import { openCases } from './index.ts'
import type { Case, OpenCase } from './model.ts'
import { defineCaseType } from './rules.ts'
import { findRows } from './store.ts'

/** The tests' own kind of case: a claim that goes down to a person, up again through three desks, and to a bank. */
export const grant = defineCaseType({
  key: 'aid.grant',
  name: '困难补助',
  numberPrefix: 'BZ',
  readPermission: 'aid.read',
  openedAs: '下发待办',
  initial: 'notify',
  states: {
    notify: { name: '待通知', personStatus: 'in-progress', desk: 'home', dueDays: 3 },
    fill: { name: '待填报', personStatus: 'waiting-for-you', desk: 'person', dueDays: 20 },
    grassroots: { name: '基层审核', personStatus: 'in-progress', desk: 'home', dueDays: 5 },
    county: { name: '县级审核', personStatus: 'in-progress', desk: 'county', dueDays: 5 },
    city: { name: '市级审核', personStatus: 'in-progress', desk: 'city', dueDays: 10 },
    second: { name: '市级复核', personStatus: 'in-progress', desk: 'city', dueDays: 10 },
    paying: { name: '待支付', personStatus: 'in-progress', desk: 'system' },
    paid: { name: '已支付', personStatus: 'closed', desk: 'none' },
    declined: { name: '已放弃', personStatus: 'refused', desk: 'none' },
  },
  actions: {
    notify: {
      name: '通知本人',
      moves: { notify: 'fill' },
      who: { permission: 'aid.notify', at: 'desk' },
      notice: { title: '有一笔补助待您确认', text: '「{title}」{amount} 元，请在 {due} 前填报。' },
    },
    submit: { name: '提交', moves: { fill: 'grassroots' }, who: 'owner' },
    decline: { name: '放弃', moves: { fill: 'declined' }, who: 'owner' },
    object: { name: '提出异议', moves: { fill: 'fill', grassroots: 'grassroots' }, who: 'owner', note: 'required' },
    approve: {
      name: '通过',
      moves: { grassroots: 'county', county: 'city', city: ['paying', 'second'] },
      who: { permission: 'aid.review', at: 'desk' },
    },
    confirm: {
      name: '复核通过',
      moves: { second: 'paying' },
      who: { permission: 'aid.review', at: 'desk' },
      fourEyes: true,
    },
    'send-back': {
      name: '退回补正',
      moves: { grassroots: 'fill', county: 'fill', city: 'fill' },
      who: { permission: 'aid.review', at: 'desk' },
      note: 'required',
      notice: { title: '补助申请退回补正', text: '退回原因：{note}' },
    },
    lapse: {
      name: '逾期关闭',
      moves: { notify: 'declined', fill: 'declined' },
      who: { permission: 'aid.lapse', at: 'above' },
      note: 'required',
    },
    pay: { name: '支付', moves: { paying: 'paid' }, who: 'system' },
  },
  links: { person: '/m/aid/{id}', officer: '/console/aid/{id}' },
})

export const city = newId()
export const east = newId()
export const west = newId()
export const mill = newId()
export const works = newId()
/** Directly under the city: no county above it. */
export const port = newId()

const founding = (id: string, kind: Founding['kind'], name: string, parentId: string | null): Founding => {
  return { id, kind, code: `code-${name}`, creditCode: null, name, parentId, on: '2013-01-01' }
}

export const tree: readonly Founding[] = [
  founding(city, 'city', '滨江市总工会', null),
  founding(east, 'county', '江东区总工会', city),
  founding(west, 'county', '江西区总工会', city),
  founding(mill, 'grassroots', '东风纺织厂工会', east),
  founding(works, 'grassroots', '西岸机械厂工会', west),
  founding(port, 'grassroots', '港务局工会', city),
]

export const pathOf: Readonly<Record<string, readonly string[]>> = {
  [city]: [city],
  [east]: [city, east],
  [west]: [city, west],
  [mill]: [city, east, mill],
  [works]: [city, west, works],
  [port]: [city, port],
}

export const everything = ['aid.read', 'aid.notify', 'aid.review', 'aid.lapse', 'cases.supervise']

export function officerAt(orgId: string, name: string, permissions: readonly string[] = everything): Actor {
  const personId = newId()
  return {
    kind: 'officer',
    personId,
    name,
    sessionId: null,
    grants: [
      { role: 'officer', roleName: '经办人', orgId, orgPath: pathOf[orgId]!, permissions: new Set(permissions) },
    ],
    scope: { role: 'app', orgs: [orgId], personId },
    requestId: newId(),
    address: '',
  }
}

let registered = 0

/** An officer whose grant stands in the books, so that notices find her. */
export async function appoint(orgId: string, name: string): Promise<Actor> {
  await writeRoles([{ key: 'case-officer', name: '经办人', permissions: everything }])
  return transaction(platform, async (tx) => {
    registered += 1
    const digits = `330102199001${String(registered).padStart(5, '01000')}`
    const personId = await registerPerson(tx, { name, idNumber: digits + checkCharacterOf(digits), phone: null })
    await grantRole(tx, { personId, role: 'case-officer', orgId, on: '2020-01-01' })
    const officer = officerAt(orgId, name)
    return { ...officer, personId, scope: { role: 'app', orgs: [orgId], personId } }
  })
}

export function workerNamed(name: string): Actor {
  const personId = newId()
  const scope = { role: 'app', orgs: [], personId } as const
  return { kind: 'worker', personId, name, sessionId: null, grants: [], scope, requestId: newId(), address: '' }
}

export const platform = systemActor('aid.dispatch')

export async function plantTree(): Promise<void> {
  await transaction(platform, (tx) => foundOrgs(tx, tree))
}

/** A case to open for a worker of a union. */
export function wish(orgId: string, worker: Actor, more: Partial<OpenCase<keyof typeof grant.states>> = {}) {
  const { personId, name } = worker
  return {
    id: newId(),
    ownerId: personId!,
    orgPath: pathOf[orgId]!,
    title: '困难补助申领',
    subtitle: '市第一人民医院',
    personName: name,
    amountFen: 120_050,
    ...more,
  }
}

/** Opens one case as the platform does, in the state asked for. */
export async function open(
  orgId: string,
  worker: Actor,
  more: Partial<OpenCase<keyof typeof grant.states>> = {},
): Promise<Case> {
  return transaction(platform, async (tx) => {
    const [opened] = await openCases(tx, platform, grant, [wish(orgId, worker, more)])
    return rowOf(tx, opened!.id)
  })
}

export async function rowOf(tx: Tx, id: string): Promise<Case> {
  const [row] = await findRows(tx, [id])
  return row!
}

export const current = (id: string): Promise<Case> => transaction(platform, (tx) => rowOf(tx, id))
