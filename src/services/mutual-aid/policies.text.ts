import type { PolicyFaultCode } from './policies.errors.ts'

/** What an editor of a policy is told of each fault: what is wrong, why it matters, what to do. */
export const policyRefusalText: Record<PolicyFaultCode, string> = {
  'mutual-aid.policy-not-a-document': '文件里不是一份办法。办法应当是一个 JSON 对象，请检查文件内容。',
  'mutual-aid.policy-key-unknown': '不认识「{field}」这一项。多写或写错的项不会起作用，请删去或改正。',
  'mutual-aid.policy-key-missing': '缺少「{field}」。这一项没有默认值，请补上。',
  'mutual-aid.policy-text-expected': '「{field}」应为文字，请加上引号重写。',
  'mutual-aid.policy-integer-expected': '「{field}」应为整数。金额以分计，期限以天计，请改为整数。',
  'mutual-aid.policy-list-expected': '「{field}」应为列表，请用方括号列出。',
  'mutual-aid.policy-group-expected': '「{field}」应为一组设置，请用花括号写出。',
  'mutual-aid.policy-text-empty': '「{field}」不能空着，请填写。',
  'mutual-aid.policy-fund-malformed':
    '基金代号「{fund}」不合要求。代号为 2 至 40 个小写字母、数字和连字符，以字母开头。',
  'mutual-aid.policy-version-not-positive': '版本号 {version} 不合要求。版本号从 1 起。',
  'mutual-aid.policy-version-used': '版本号 {version} 已经发布过。发布的办法不能改，请用 {next} 号。',
  'mutual-aid.policy-version-behind': '版本号 {version} 小于已发布的 {latest} 号。版本号只增不减，请用 {next} 号。',
  'mutual-aid.policy-effective-date-malformed': '施行日期「{date}」不是一个日子。请写成 2026-09-01 这样的日期。',
  'mutual-aid.policy-effective-date-not-later':
    '施行日期 {date} 不晚于第 {previous} 版的 {previousDate}。出院日期决定适用哪一版，请改为更晚的日期。',
  'mutual-aid.policy-year-start-malformed':
    '保障年度起始日「{start}」不是每年都有的日子。请写成 01-01 这样的月日，2 月 29 日除外。',
  'mutual-aid.policy-year-reaches-back':
    '按起始日 {start}，施行时的保障年度从 {year} 算起，早于上一版正在累计的年度（{previousYear} 起），同一笔自付会落进两个年度。请保留原起始日，或让新办法从 {start} 起施行。',
  'mutual-aid.policy-funding-sources-empty': '没有写资金来源。请至少写一项，如「会员缴费」。',
  'mutual-aid.policy-cover-day-unknown':
    '不认识保障核对日「{day}」。请在入院日（admission）和出院日（discharge）中选一个。',
  'mutual-aid.policy-days-out-of-range': '「{field}」为 {days} 天，应在 {least} 至 {most} 天之间，请修改。',
  'mutual-aid.policy-amount-negative': '「{field}」是负数。金额不能小于零，请修改。',
  'mutual-aid.policy-amount-too-large': '「{field}」超过一万亿元，多半是多写了零，请核对；金额以分计。',
  'mutual-aid.policy-deductible-missing': '没有写起付线。没有起付线请写 0。',
  'mutual-aid.policy-cap-missing': '没有写年度封顶线。封顶线必须写明，请补上。',
  'mutual-aid.policy-tiers-empty': '一个分段也没有，算不出互助金。请至少写一段，从 0 开始。',
  'mutual-aid.policy-tiers-not-from-zero':
    '第一段从 {fromYuan} 元开始，起付线以上的头一部分没有比例。第一段请从 0 开始。',
  'mutual-aid.policy-tiers-not-rising':
    '第 {tier} 段的起点 {fromYuan} 元不高于前一段的 {previousYuan} 元。各段起点要一段比一段高，请调整次序或金额。',
  'mutual-aid.policy-rate-malformed': '第 {tier} 段的比例「{rate}」不是小数。请写成 "0.50" 这样的文字。',
  'mutual-aid.policy-rate-out-of-range': '第 {tier} 段的比例 {rate} 不在 0 与 1 之间，请修改。',
  'mutual-aid.policy-rate-too-fine': '第 {tier} 段的比例 {rate} 超过四位小数。为使金额能精确到分，最多写四位，请修改。',
  'mutual-aid.policy-disease-name-doubled': '病种「{name}」写了两次。病种以名称区分是否领过，请合并成一项。',
  'mutual-aid.policy-disease-without-codes': '病种「{name}」没有诊断编码。请至少写一个 ICD-10 编码或范围。',
  'mutual-aid.policy-once-unknown':
    '病种「{name}」的领取次数「{once}」不认识。请在终身一次（life）和每年一次（year）中选一个。',
  'mutual-aid.policy-icd10-malformed': '「{range}」不是 ICD-10 编码或范围。请写成 N18.5 或 C00-C97，起点在前。',
  'mutual-aid.policy-icd10-overlapping': '{first} 与 {second} 有重叠。一个编码只能归到一处，请分开。',
}
