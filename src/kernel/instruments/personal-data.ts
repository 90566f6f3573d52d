import { declarePersonalData, type Erasure } from '../../platform/personal-data.ts'

const basis = '为订立、履行本人签署的文书所必需（《个人信息保护法》第十三条第二项）'
const kept = { says: '文书终止后 30 年，作为合同档案' }
const staysSigned: Erasure = {
  does: 'keep',
  clause: '《民法典》、《电子签名法》第六条：已签署的文书须保持完整，不能更改；只在查验时打开',
}

export const personalData = declarePersonalData(
  {
    table: 'instruments.parties',
    merging: { does: 'stay', because: '已签的文书保持签署时的样子' },
    title: '本人作为一方的文书',
    purpose: '记录文书由谁和谁签订。',
    basis,
    kept,
    erasure: staysSigned,
    whose: { column: 'party_id', holds: 'person' },
    columns: {
      owner_id: null,
      document_id: '文书编号',
      side: null,
      org_path: null,
      party_id: null,
      holder: null,
      name: '文书上的姓名',
    },
  },
  {
    table: 'instruments.signatures',
    merging: { does: 'stay', because: '已签的文书保持签署时的样子' },
    title: '本人的签署',
    purpose: '证明文书由本人签署、内容没有被改动。',
    basis,
    kept,
    erasure: staysSigned,
    whose: { column: 'signer_id', holds: 'person' },
    columns: {
      owner_id: null,
      document_id: '文书编号',
      version: '版本',
      side: null,
      digest: null,
      signer_id: null,
      signer_name: '签署人',
      capacity: '以什么身份',
      means: { heading: '签署方式', words: { picture: '手写签名', password: '密码确认' } },
      file_id: null,
      signed_at: '签署时间',
    },
  },
  { table: 'instruments.documents', nobodys: '文书属于起草的单位；个人是其中一方的，见“本人作为一方的文书”。' },
  { table: 'instruments.addressees', nobodys: '收文的单位或行业，没有个人。' },
  { table: 'instruments.replies', nobodys: '收文单位的回复和复查经过，属于起草的单位。' },
  { table: 'instruments.texts', nobodys: '文书的正文，属于起草的单位，签署后不能更改。' },
)
