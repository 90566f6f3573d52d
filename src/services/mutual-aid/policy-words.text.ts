/** How a policy version reads to anyone; figures come from the document itself. */
export const policyWordsText = {
  sections: { sources: '经费来源', people: '救助对象', standard: '救助标准', terms: '救助期限' },
  marks: { sources: '源', people: '人', standard: '额', terms: '期' },
  tenThousandYuan: (count: string) => `${count} 万元`,
  tenThousand: (count: string) => `${count} 万`,
  yuan: (sum: string) => `${sum} 元`,
  percent: (rate: string) => `${rate}%`,
  and: (parts: readonly string[]) => parts.join('、'),

  version: (version: number, day: string) => `第 ${version} 版，${day}起执行`,
  sources: (sources: string) => `由${sources}组成，单独记账，专款专用。`,
  people: '参加了职工大病医疗互助、正在保障期内的职工。',
  coverOn: { admission: '以入院那天有没有保障为准。', discharge: '以出院那天有没有保障为准。' },
  waiting: (days: number) => `第一次参加的，满 ${days} 天以后才开始保障；一年接一年续保、中间没有断的，不用再等。`,
  excludedDiagnoses: (codes: string) => `下列诊断不在范围内：${codes}（国际疾病分类编码）。`,
  excludedHospitals: (levels: string) => `在${levels}医院住院的，不在范围内。`,

  standard: (deductible: string) => `住院医保报销以后，您自己付的钱一年累计超过 ${deductible} 的部分，按比例发给您。`,
  tierHead: ['超过起付线的部分', '发给您'],
  tierAll: '全部',
  tierBelow: (to: string) => `${to}以内`,
  tierBetween: (from: string, to: string) => `${from} 至 ${to}`,
  tierAbove: (from: string) => `${from}以上`,
  yearCap: (cap: string) => `住院互助金一个互助年度最多 ${cap}。`,
  deductible: (sum: string) => `起付线 ${sum}，一年只减一次。`,
  lumpSum: (disease: string, sum: string, once: string) =>
    `确诊${disease}，另外一次性发 ${sum}，${once}，不算在封顶里。`,
  once: { life: '一生一次', year: '一年一次' },

  terms: (day: string) => `从 ${day}起执行。出院那天执行的是哪一版，就按哪一版算。`,
  policyYear: (month: number, day: number) => `互助年度从每年 ${month}月${day}日 开始，一年一算。`,
  claimDays: (days: number) => `工会通知您以后，请在 ${days} 天内办理。`,
  stepDays: (grassroots: number, county: number, city: number) =>
    `交上来以后，您单位的工会 ${grassroots} 个工作日、区县总工会 ${county} 个工作日、市总工会 ${city} 个工作日内审完。`,
  notifyDays: (days: number) => `够条件的，您单位的工会 ${days} 个工作日内通知您。`,
}
