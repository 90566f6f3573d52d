import type { EmploymentForm } from './forms.model.ts'

export const formNames: Record<EmploymentForm, string> = {
  employed: '单位职工',
  flexible: '灵活就业',
  'ride-hailing': '网约车司机',
  'food-delivery': '外卖配送员',
  courier: '快递员',
  truck: '货车司机',
  domestic: '家政服务员',
  'live-stream': '网络主播',
  chauffeur: '代驾司机',
  'other-new-form': '其他新就业形态',
}

export const relationNames = { spouse: '配偶', child: '子女', parent: '父母', other: '其他家属' }

export const standingNames = {
  coming: '未生效',
  holds: '有效',
  ending: '即将到期',
  expired: '已到期',
  revoked: '已终止',
}

export const doorNames = { phone: '手机申请', invitation: '邀请码', counter: '窗口登记', import: '名单导入' }

export const admissionKindNames = { joined: '首次入会', returned: '重新入会', transferred: '转入' }

export const endingCauseNames = {
  asked: '本人申请退会',
  transferred: '转会',
  'moved-away': '离职或失去联系',
  dead: '去世',
  expelled: '开除会籍',
  mistake: '登记有误',
}

export const proofNames = {
  document: '凭材料核实',
  outside: '外部核验',
  list: '按名单登记',
  rule: '按规则登记',
  statement: '本人申报，工会审核',
}
