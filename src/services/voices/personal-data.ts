import { declarePersonalData } from '../../platform/personal-data.ts'

export const personalData = declarePersonalData(
  {
    table: 'voices.voices',
    merging: { does: 'follow' },
    title: '诉求建议',
    purpose: '受理、办理本人提出的诉求和建议，把结果告诉本人。',
    basis: '为办理本人的事项、履行工会维权服务基本职责所必需（《工会法》第六条、《个人信息保护法》第十三条第二、三项）',
    kept: {
      says: '办结之日起 10 年，期满抹去原话和照片',
      after: { column: 'closed_at', days: 3_653 },
      afterwards: { sets: { words: '', place: '' } },
    },
    erasure: {
      does: 'anonymise',
      sets: { words: '', place: '', representative_id: null, named: 'anonymous', board: 'not' },
    },
    columns: {
      owner_id: null,
      id: null,
      org_id: '工会编号',
      org_path: null,
      kind: {
        heading: '种类',
        words: { suggestion: '意见建议', difficulty: '困难求助', dispute: '矛盾纠纷', petition: '信访' },
      },
      topic: {
        heading: '类别',
        words: {
          pay: '工资待遇',
          safety: '劳动安全',
          environment: '工作环境',
          canteen: '食堂宿舍',
          welfare: '福利保障',
          contract: '劳动合同',
          growth: '培训成长',
          life: '生活困难',
          other: '其他',
        },
      },
      channel: {
        heading: '怎样提出',
        words: {
          self: '本人手机提出',
          officer: '工会代为登记',
          hotline: '12351 热线',
          forum: '民主管理座谈会',
          visit: '家访',
          station: '诉求服务站',
        },
      },
      words: '内容',
      place: '地点',
      photo_ids: null,
      named: { heading: '是否署名', words: { named: '署名', anonymous: '匿名' } },
      board: { heading: '能否匿名公开', words: { may: '可以', not: '不可以' } },
      representative_id: null,
      registered_by: null,
      registered_by_name: '登记人',
      source_id: null,
      standing: {
        heading: '办到哪里',
        words: {
          open: '在办',
          recognised: '已办结',
          'on-the-spot': '当场解决',
          unconfirmed: '未经本人确认结案',
          otherwise: '其他方式结束',
        },
      },
      desk_id: null,
      raised_at: '提出时间',
      closed_at: '办结时间',
    },
  },
  {
    table: 'voices.outcomes',
    nobodys: '登记的是设施、服务和制度，以及登记它的干部。',
  },
  {
    table: 'voices.board_entries',
    nobodys: '公开栏的问答，不含姓名、单位和联系方式，公开前检查过。',
  },
)
