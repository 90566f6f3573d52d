import { defineCaseType } from '../../kernel/cases/index.ts'
import type { AfterSaleState } from './after-sales.model.ts'
import { afterSaleActionNames, afterSaleNotices, afterSaleStateNames, afterSaleWords } from './after-sales.text.ts'

export type AfterSaleAction = keyof typeof afterSaleActionNames

const supplier = { permission: 'mall.supply', at: 'desk' } as const
const operator = { permission: 'mall.operate', at: 'desk' } as const
const names = afterSaleActionNames
const states = afterSaleStateNames

/** 售后: the buyer asks, the supplier answers, she agrees or appeals, the mall decides. */
export const afterSaleCase = defineCaseType<AfterSaleState, AfterSaleAction>({
  key: 'mall.after-sale',
  name: afterSaleWords.caseName,
  numberPrefix: 'SHFW',
  readPermission: 'mall.after-sales',
  openedAs: afterSaleWords.opened,
  initial: 'asked',
  states: {
    asked: { name: states.asked, personStatus: 'in-progress', desk: 'named', dueDays: 3 },
    answered: { name: states.answered, personStatus: 'to-confirm', desk: 'person' },
    appealed: { name: states.appealed, personStatus: 'in-progress', desk: 'named', dueDays: 5 },
    refunded: { name: states.refunded, personStatus: 'closed', desk: 'none' },
    agreed: { name: states.agreed, personStatus: 'closed', desk: 'none' },
    upheld: { name: states.upheld, personStatus: 'refused', desk: 'none' },
    lapsed: { name: states.lapsed, personStatus: 'closed', desk: 'none' },
    withdrawn: { name: states.withdrawn, personStatus: 'closed', desk: 'none' },
  },
  actions: {
    refund: {
      name: names.refund,
      moves: { asked: ['refunded', 'answered'] },
      who: supplier,
      note: 'required',
      notice: afterSaleNotices.refund,
    },
    exchange: {
      name: names.exchange,
      moves: { asked: 'answered' },
      who: supplier,
      note: 'required',
      notice: afterSaleNotices.exchange,
    },
    refuse: {
      name: names.refuse,
      moves: { asked: 'answered' },
      who: supplier,
      note: 'required',
      notice: afterSaleNotices.refuse,
    },
    agree: { name: names.agree, moves: { answered: 'agreed' }, who: 'owner' },
    appeal: {
      name: names.appeal,
      moves: { asked: 'appealed', answered: 'appealed' },
      who: 'owner',
      note: 'required',
    },
    withdraw: { name: names.withdraw, moves: { asked: 'withdrawn', appealed: 'withdrawn' }, who: 'owner' },
    grant: {
      name: names.grant,
      moves: { appealed: 'refunded' },
      who: operator,
      note: 'required',
      notice: afterSaleNotices.grant,
    },
    uphold: {
      name: names.uphold,
      moves: { appealed: 'upheld' },
      who: operator,
      note: 'required',
      notice: afterSaleNotices.uphold,
    },
    lapse: { name: names.lapse, moves: { answered: 'lapsed' }, who: 'system' },
  },
  links: { person: '/m/mall/after-sales/{id}', officer: '/console/mall/after-sales/{id}' },
})
