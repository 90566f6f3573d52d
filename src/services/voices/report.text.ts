/** The report as a file. */
export const reportFileText = {
  title: '{org}职工心声报表（{from} 至 {to}）',
  headings: ['部分', '名称', '征集', '办结', '在办', '说明'],
  parts: { total: '合计', topic: '按类别', month: '按月', org: '按下级工会', satisfaction: '满意度', forums: '座谈会' },
  month: '{year}年{n}月',
  closing: '办结率 {rate}；其中当场解决 {spot} 件，未经本人确认结案 {silent} 件；其他方式结束 {otherwise} 件',
  satisfaction: '{rated} 人次评价，满意 {content}，满意度 {rate}（只按评价过的计算，与办结率无关）',
  noRating: '没有人评价',
  noRate: '—',
  forums: '本期召开 {n} 场',
}
