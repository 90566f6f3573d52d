import { declarePersonalData } from '../../platform/personal-data.ts'

const telling = '为履行与本人的约定、告知办理结果所必需（《个人信息保护法》第十三条第二项）'

export const personalData = declarePersonalData(
  {
    table: 'notices.notices',
    merging: { does: 'follow' },
    title: '收到的通知',
    purpose: '把办事进展告诉本人。',
    basis: telling,
    kept: { says: '发送之日起 3 年', after: { column: 'sent_at', days: 1_096 }, afterwards: 'delete' },
    erasure: { does: 'delete' },
    columns: {
      owner_id: null,
      id: null,
      title: '标题',
      text: '内容',
      link: null,
      sent_at: '发送时间',
      read_at: '阅读时间',
    },
  },
  {
    table: 'notices.messages',
    merging: { does: 'stay', because: '发往手机的记录不改' },
    title: '短信发送记录',
    purpose: '把验证码和重要通知发到本人手机。',
    basis: telling,
    kept: { says: '发送结束之日起 180 天', after: { column: 'ended_at', days: 180 }, afterwards: 'delete' },
    erasure: { does: 'delete' },
    columns: {
      owner_id: null,
      id: null,
      sealed: null,
      state: {
        heading: '结果',
        words: {
          waiting: '等待发送',
          claimed: '正在发送',
          sent: '已发送',
          rejected: '被运营商拒绝',
          unknown: '结果不明',
        },
      },
      attempts: null,
      queued_at: '提交时间',
      due_at: null,
      claimed_at: null,
      ended_at: '结束时间',
      sender: null,
      remark: null,
    },
  },
)
