import { declarePersonalData, goneName } from '../../platform/personal-data.ts'

export const personalData = declarePersonalData({
  table: 'unions.applications',
  title: '建会申请',
  purpose: '审批建立工会的申请，联系筹备组。',
  basis: '为办理本人提出的建会申请、履行工会法定职责所必需（《工会法》第十二条、《个人信息保护法》第十三条第二、三项）',
  kept: { says: '建会审批档案，长期保存；本人注销后不留姓名' },
  erasure: {
    does: 'keep',
    clause: '《工会法》第十二条、《档案法》：建会审批文件须存档；申请人姓名和说明抹去',
    sets: { founder_name: goneName, remark: '' },
  },
  columns: {
    owner_id: null,
    id: null,
    org_path: null,
    parent_id: null,
    kind: null,
    name: '拟建工会名称',
    credit_code: '工会统一社会信用代码',
    employer_name: '所在单位',
    employer_credit_code: '单位统一社会信用代码',
    worker_count: '职工人数',
    member_count: '同意入会人数',
    founder_name: '筹备组负责人',
    remark: '说明',
    file_ids: null,
    state: null,
    filed_at: '提交时间',
    decided_at: '决定时间',
    org_id: null,
  },
})
