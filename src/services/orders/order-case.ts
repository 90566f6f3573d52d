import { type CaseType, defineCaseType } from '../../kernel/cases/index.ts'
import type { OrderState } from './model.ts'
import { orderActionNames, orderNotices, orderStateNames, serviceText } from './text.ts'

export type OrderAction = keyof typeof orderActionNames

/** 点单、接单、服务、评价: three acts of three parties, and the one who ordered has the last word. */
function tableOf(owner: 'person' | 'org') {
  const ordered = owner === 'person' ? ('owner' as const) : ({ permission: 'orders.enter', at: 'desk' } as const)
  const office = { permission: 'orders.take', at: 'desk' } as const
  const states: CaseType<OrderState, OrderAction>['states'] = {
    waiting: { name: orderStateNames.waiting, personStatus: 'in-progress', desk: 'named', dueDays: 2 },
    taken: { name: orderStateNames.taken, personStatus: 'in-progress', desk: 'named', dueDays: 5 },
    scheduled: { name: orderStateNames.scheduled, personStatus: 'in-progress', desk: 'named' },
    'to-rate': {
      name: orderStateNames['to-rate'],
      personStatus: 'to-confirm',
      desk: owner === 'person' ? 'person' : 'named',
      dueDays: 10,
    },
    closed: { name: orderStateNames.closed, personStatus: 'closed', desk: 'none' },
    unrated: { name: orderStateNames.unrated, personStatus: 'closed', desk: 'none' },
    declined: { name: orderStateNames.declined, personStatus: 'refused', desk: 'none' },
    withdrawn: { name: orderStateNames.withdrawn, personStatus: 'closed', desk: 'none' },
  }
  const actions: CaseType<OrderState, OrderAction>['actions'] = {
    take: {
      name: orderActionNames.take,
      moves: { waiting: 'taken' },
      who: office,
      note: 'optional',
      notice: orderNotices.take,
    },
    decline: {
      name: orderActionNames.decline,
      moves: { waiting: 'declined', taken: 'declined' },
      who: office,
      note: 'required',
      notice: orderNotices.decline,
    },
    schedule: {
      name: orderActionNames.schedule,
      moves: { taken: 'scheduled' },
      who: office,
      note: 'optional',
      notice: orderNotices.schedule,
    },
    'call-off': {
      name: orderActionNames['call-off'],
      moves: { scheduled: 'taken' },
      who: office,
      note: 'required',
      notice: orderNotices['call-off'],
    },
    serve: {
      name: orderActionNames.serve,
      moves: { scheduled: 'to-rate' },
      who: office,
      note: 'optional',
      notice: orderNotices.serve,
    },
    confirm: { name: orderActionNames.confirm, moves: { 'to-rate': 'closed' }, who: ordered, note: 'optional' },
    'not-served': {
      name: orderActionNames['not-served'],
      moves: { 'to-rate': 'taken' },
      who: ordered,
      note: 'required',
    },
    withdraw: {
      name: orderActionNames.withdraw,
      moves: { waiting: 'withdrawn', taken: 'withdrawn' },
      who: owner === 'person' ? 'owner' : { permission: 'orders.enter', at: 'above' },
    },
    lapse: { name: orderActionNames.lapse, moves: { 'to-rate': 'unrated' }, who: 'system' },
  }
  return { states, actions }
}

const common = {
  readPermission: 'orders.read',
  openedAs: serviceText.opened,
  initial: 'waiting',
  offers: ['assign', 'attach', 'rate', 'link'],
  served: ['attach', 'link'],
  links: { person: '/m/orders/{id}', officer: '/console/orders/{id}' },
} as const

/** What a person ordered, or what was written down for her. */
export const orderCase = defineCaseType<OrderState, OrderAction>({
  ...common,
  key: 'orders.order',
  name: serviceText.order,
  numberPrefix: 'DD',
  ...tableOf('person'),
})

/** What a union ordered for its members, or somebody by telephone who is nobody on file. */
export const unionOrderCase = defineCaseType<OrderState, OrderAction>({
  ...common,
  key: 'orders.union-order',
  name: serviceText.unionOrder,
  numberPrefix: 'DWDD',
  owner: 'org',
  offers: ['assign', 'attach', 'link'],
  ...tableOf('org'),
})

/** Whose case an order is. */
export function caseOf(order: {
  readonly ownerId: string
  readonly orgPath: readonly string[]
  readonly menuPath: readonly string[]
}) {
  const isUnions = order.orgPath.includes(order.ownerId) || order.menuPath.includes(order.ownerId)
  return isUnions ? unionOrderCase : orderCase
}
