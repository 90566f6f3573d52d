import { declarePersonalData } from '../../platform/personal-data.ts'

export const personalData = declarePersonalData({
  table: 'files.files',
  merging: { does: 'follow' },
  title: '上传的文件',
  purpose: '保存本人签名、申请材料，或者干部在办公中上传的表格。',
  basis: '为办理本人申请的事项所必需（《个人信息保护法》第十三条第二项）',
  kept: { says: '作为办事凭证保存 30 年', after: { column: 'uploaded_at', days: 10_957 }, afterwards: 'delete' },
  erasure: {
    does: 'keep',
    clause: '《会计法》第二十三条、《会计档案管理办法》：付款的原始凭证（签名、材料）保存 30 年；文件名抹去',
    sets: { name: '已注销.bin' },
  },
  columns: {
    owner_id: null,
    id: '文件编号',
    org_path: null,
    name: '文件名',
    purpose: { heading: '用途', words: { sheet: '表格', document: '材料', photo: '照片', signature: '签名' } },
    type: null,
    bytes: '字节数',
    digest: null,
    uploaded_at: '上传时间',
  },
})
