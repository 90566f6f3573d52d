import { declarePersonalData, goneName } from '../../platform/personal-data.ts'

export const personalData = declarePersonalData(
  {
    table: 'mall.recipients',
    title: '工会发放的积分',
    purpose: '按工会的名单把慰问积分发给本人。',
    basis: '为履行工会慰问职工的约定所必需（《个人信息保护法》第十三条第二项）',
    kept: { says: '随会计凭证保存 30 年' },
    erasure: {
      does: 'keep',
      clause: '《会计法》第二十三条、《会计档案管理办法》：发放凭证保存 30 年；姓名抹去，只留代号',
      sets: { name: goneName },
    },
    columns: {
      owner_id: null,
      intent_id: null,
      org_path: null,
      place: null,
      name: '名单上的姓名',
      points: { heading: '积分', unit: 'points' },
      state: { heading: '结果', words: { waiting: '等待发放', issued: '已发放', failed: '未发成' } },
      problem: null,
      issued_at: '发放时间',
    },
  },
  {
    table: 'mall.baskets',
    title: '购物篮',
    purpose: '把本人选好还没下单的商品留着，换手机也在。',
    basis: '本人要求使用的服务所必需（《个人信息保护法》第十三条第二项）',
    kept: { says: '留到下单、清空或者本人要求删除为止' },
    erasure: { does: 'delete' },
    columns: { owner_id: null, lines: '选中的商品和件数', kept_at: '最近一次改动' },
  },
  { table: 'mall.intents', nobodys: '工会的采购意向，没有个人；经办人姓名是履职记录。' },
  { table: 'mall.suppliers', nobodys: '供应商的资料；加密的是单位的收款账户。' },
)
