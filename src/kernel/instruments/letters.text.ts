import type { InstrumentTemplate } from './model.ts'

/** 协议书: whatever two sides agree, point by point. */
export const agreement: InstrumentTemplate = {
  kind: 'instruments.agreement',
  version: 1,
  title: '协议书',
  series: 'XY',
  sides: [
    { key: 'first', name: '甲方' },
    { key: 'second', name: '乙方' },
  ],
  fields: [
    { key: 'matter', name: '事由' },
    { key: 'terms', name: '协议内容' },
    { key: 'performance', name: '履行方式和期限' },
  ],
  articles: [
    '甲方：{first}',
    '乙方：{second}',
    '甲乙双方就{matter}，经平等协商，自愿达成如下协议，共同遵守。',
    '一、协议内容',
    '{terms}',
    '二、履行方式和期限',
    '{performance}',
    '三、其他',
    '本协议经双方签署后生效。对协议履行有争议的，双方先行协商；协商不成的，可以依法申请调解、仲裁或者提起诉讼。',
  ],
}

/** 工会劳动法律监督意见书, as the measures of the All-China Federation on supervision of labour law provide. */
export const supervisionLetter: InstrumentTemplate = {
  kind: 'instruments.supervision-letter',
  version: 1,
  title: '工会劳动法律监督意见书',
  series: 'JDYJ',
  sides: [{ key: 'union', name: '发函工会' }],
  fields: [
    { key: 'found', name: '发现的问题' },
    { key: 'basis', name: '法律依据' },
    { key: 'advice', name: '意见和建议' },
  ],
  addressed: 'yes',
  articles: [
    '根据《中华人民共和国工会法》《中华人民共和国劳动法》和《工会劳动法律监督办法》，{union}对贵方遵守劳动法律法规的情况进行了监督，现提出如下意见。',
    '一、发现的问题',
    '{found}',
    '二、法律依据',
    '{basis}',
    '三、意见和建议',
    '{advice}',
    '请于{replyBy}前将整改情况书面回复{union}。逾期不回复或者不整改的，工会将依法提请有关部门处理。',
  ],
}

/** 责任书: what a principal takes upon himself, by when, and how it is checked. */
export const responsibilityLetter: InstrumentTemplate = {
  kind: 'instruments.responsibility-letter',
  version: 1,
  title: '责任书',
  series: 'ZRS',
  sides: [
    { key: 'principal', name: '交办方' },
    { key: 'responsible', name: '责任方' },
  ],
  fields: [
    { key: 'task', name: '责任事项' },
    { key: 'measures', name: '工作措施' },
    { key: 'check', name: '考核办法' },
  ],
  articles: [
    '为压实责任、抓好落实，{principal}与{responsible}签订本责任书。',
    '一、责任事项',
    '{task}',
    '二、工作措施',
    '{measures}',
    '三、考核办法',
    '{check}',
    '本责任书经双方签署后生效。',
  ],
}

/** Ready wordings for any service; another wording is a template of its own. */
export const letterTemplates = { agreement, supervisionLetter, responsibilityLetter }
