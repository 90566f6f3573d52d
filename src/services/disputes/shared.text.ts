/** What a body reads that is called in to a dispute: a mediator, a commission, a court, a labour bureau. */
export const sharedText = {
  room: '联合办理',
  words: {
    title: '联合办理的案件',
    empty: '还没有请您单位办理的案件',
    emptyLead: '工会邀请您单位联合办理以后，案件会出现在这里；结束联合办理以后就看不到了。',
    pick: '选择一件案件',
    pickHint: '左边点开一件，在这里查看共享的材料、登记办理情况。',
  },
  find: '编号、单位',
  state: '状态',
  sharedOnly: '这里只有工会共享给您单位的内容。职工的联系电话由承办工会掌握，需要联系请找负责人。',
  officer: '承办负责人',
  union: '承办工会',
  acts: {
    mediate: '登记调解',
    accept: '受理仲裁申请',
    'turn-down': '不予受理',
    extend: '延长审限',
    award: '作出裁决',
    evidence: '提交材料',
  },
  mediateLead: '写明时间、地点和结果。谈不成的，职工会被问到下一步怎么办。',
  agreement: '协议',
  agreed: '{amount} 元，{day}前付清',
} as const
