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

/** A plea that a union may pass to any body, with everything the kernel offers; the person confirms or sends it back. */
export const plea = defineCaseType({
  key: 'voice.plea',
  name: '职工诉求',
  numberPrefix: 'SQ',
  readPermission: 'plea.read',
  openedAs: '登记诉求',
  initial: 'filed',
  states: {
    filed: { name: '待受理', personStatus: 'in-progress', desk: 'home', dueDays: 3 },
    working: { name: '办理中', personStatus: 'in-progress', desk: 'named', dueDays: 5 },
    answered: { name: '待确认', personStatus: 'to-confirm', desk: 'person', dueDays: 5 },
    solved: { name: '已办结', personStatus: 'closed', desk: 'none' },
    joined: { name: '已并案', personStatus: 'closed', desk: 'none' },
  },
  actions: {
    dispatch: {
      name: '交办',
      moves: { filed: 'working' },
      who: { permission: 'plea.work', at: 'desk' },
      note: 'optional',
    },
    close: { name: '当场解决', moves: { filed: 'solved' }, who: { permission: 'plea.work', at: 'desk' } },
    advise: {
      name: '提供意见',
      moves: { working: 'working' },
      who: { permission: 'plea.work', at: 'body' },
      note: 'required',
    },
    answer: {
      name: '答复',
      moves: { working: 'answered' },
      who: { permission: 'plea.work', at: 'desk' },
      note: 'required',
      notice: { title: '您的诉求有了答复', text: '{number}：{note}' },
    },
    accept: { name: '确认解决', moves: { answered: 'solved' }, who: 'owner' },
    reject: { name: '没有解决', moves: { answered: 'working' }, who: 'owner', note: 'required' },
    reopen: { name: '重新办理', moves: { solved: 'filed' }, who: { permission: 'plea.work', at: 'above' } },
    join: {
      name: '并案',
      moves: { filed: 'joined', working: 'joined' },
      who: { permission: 'plea.work', at: 'above' },
    },
  },
  offers: ['assign', 'call', 'link', 'rate', 'attach'],
  served: ['assign', 'call', 'link', 'rate', 'attach', 'record'],
  mergedBy: 'join',
  clocks: {
    law: { name: '普法', every: 'case', while: ['working'], holds: ['answer'], who: 'plea.work' },
    day: { name: '每日动态', every: 'day', while: ['working'], who: 'plea.work' },
    week: { name: '每周汇报', every: 'week', while: ['working'], who: 'plea.work' },
  },
  links: { person: '/m/pleas/{id}', officer: '/console/pleas/{id}' },
})

/** What a department undertakes in a year; no person's. */
export const promise = defineCaseType({
  key: 'work.promise',
  name: '办好一件事',
  numberPrefix: 'YJS',
  readPermission: 'plea.read',
  openedAs: '列入清单',
  initial: 'listed',
  owner: 'org',
  states: {
    listed: { name: '推进中', personStatus: 'in-progress', desk: 'home', dueDays: 200 },
    accepted: { name: '通过验收', personStatus: 'closed', desk: 'none' },
  },
  actions: {
    accept: {
      name: '验收',
      moves: { listed: 'accepted' },
      who: { permission: 'plea.work', at: 'above' },
      notice: { title: '项目通过验收', text: '「{title}」通过验收。' },
    },
  },
  links: { person: '/m', officer: '/console/promises/{id}' },
})

export const city = newId()
export const east = newId()
export const west = newId()
export const mill = newId()
export const works = newId()
/** Directly under the city: no county above it. */
export const port = newId()
/** A partner of the city beside the counties, and one of its own offices. */
export const bureau = newId()
export const station = newId()

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
  founding(bureau, 'partner', '市人社局', city),
  founding(station, 'partner', '仲裁院', bureau),
]

export const pathOf: Readonly<Record<string, readonly string[]>> = {
  [city]: [city],
  [east]: [city, east],
  [west]: [city, west],
  [mill]: [city, east, mill],
  [works]: [city, west, works],
  [port]: [city, port],
  [bureau]: [city, bureau],
  [station]: [city, bureau, station],
}

export const ofPleas = ['plea.read', 'plea.work', 'cases.assign', 'cases.call', 'cases.link', 'cases.supervise']
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
  await writeRoles([{ key: 'case-officer', name: '经办人', permissions: [...everything, ...ofPleas] }])
  return transaction(platform, async (tx) => {
    registered += 1
    const digits = `330102199001${String(registered).padStart(5, '01000')}`
    const personId = await registerPerson(tx, { name, idNumber: digits + checkCharacterOf(digits), phone: null })
    await grantRole(tx, { personId, role: 'case-officer', orgId, on: '2020-01-01' })
    const officer = officerAt(orgId, name, [...everything, ...ofPleas])
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

/** A plea of a worker of a union. */
export function pleaOf(orgId: string, worker: Actor, more: Partial<OpenCase<keyof typeof plea.states>> = {}) {
  const { personId, name } = worker
  return {
    ...{ id: newId(), ownerId: personId, orgPath: pathOf[orgId]!, title: '拖欠工资', subtitle: '东风纺织厂' },
    ...{ personName: name, amountFen: null, ...more },
  }
}

/** Opens a plea in the name of whoever files it. */
export async function file(
  by: Actor,
  wished: ReturnType<typeof pleaOf>,
): Promise<{ id: string; ownerId: string; number: string }> {
  return transaction(by, async (tx) => (await openCases(tx, by, plea, [wished]))[0]!)
}

/** A worker in the books, so that she can be found, erased and told. */
export async function registerWorker(name: string): Promise<Actor> {
  return transaction(platform, async (tx) => {
    registered += 1
    const digits = `330102199002${String(registered).padStart(5, '01000')}`
    const personId = await registerPerson(tx, { name, idNumber: digits + checkCharacterOf(digits), phone: null })
    const worker = workerNamed(name)
    return { ...worker, personId, scope: { role: 'app', orgs: [], personId } }
  })
}
