import type { InstrumentTemplate } from '../../kernel/instruments/index.ts'
import type { purchaseRefusals } from './purchases.errors.ts'
import type {
  ContractState,
  ExcludedWord,
  PurchaseOrderState,
  PurchasePayment,
  PurchaseRequest,
} from './purchases.model.ts'
import type {
  CallFault,
  ChoiceFault,
  InspectionFault,
  QuoteFault,
  SettleFault,
  WantedFault,
} from './purchases.rules.ts'

export const purchaseRefusalText: Record<keyof typeof purchaseRefusals, string> = {
  'mall.buyer-missing': '没有找到这家采购企业，或者它不在您的商城里。请从列表里重新选择。',
  'mall.purchase-faulty': '询价单没有发出，有 {count} 处要改：{sentences}。',
  'mall.purchase-excluded':
    '询价单没有发出：{sentences}。这里只采购非建设、非生产类商品，请去掉这几行，按本单位的工程或生产采购办法办理。',
  'mall.request-missing': '没有找到这份询价单，或者它不在您的范围内。请从列表里重新打开。',
  'mall.request-closed': '{number} {why}，不能再这样办理。请刷新后查看。',
  'mall.quotation-missing': '没有找到这份报价，可能已经撤回。请刷新后重新选择。',
  'mall.quotation-faulty': '报价没有提交，有 {count} 处要改：{sentences}。',
  'mall.choice-refused': '没有选定：{why}。',
  'mall.contract-missing': '没有找到这份合同，或者它不在您的范围内。请从列表里重新打开。',
  'mall.contract-not-open': '{number} 现在是「{state}」，不能再这样办理。请刷新后查看。',
  'mall.contract-in-use': '{number} 已有验收的货物或者在途的订单，不能取消。请办完验收和付款后结算。',
  'mall.call-refused': '订单没有下：{why}。',
  'mall.purchase-order-missing': '没有找到这张采购订单。请刷新后重新打开合同。',
  'mall.purchase-order-not-open': '这张采购订单现在是「{state}」，不能这样办理。请刷新后查看。',
  'mall.inspection-refused': '验收没有登记：{why}。',
  'mall.payment-missing': '没有找到这笔付款。请刷新后重新打开合同。',
  'mall.payment-too-much': '付款没有登记：已验收未付的只有 {left} 元。请核对金额；先付款后验收的，请等验收后再登记。',
  'mall.payment-twice': '银行流水号 {reference} 已经登记过，不用再登。请核对流水号。',
  'mall.payment-decided': '这笔付款已经处理过了。请刷新后查看。',
  'mall.payment-in-future': '付款日期还没到。请填银行实际付款的日期。',
  'mall.settling-refused': '没有结算：{why}。',
}

export const wantedFaultText: Record<WantedFault, string> = {
  'title-missing': '采购事项要填，至少 2 个字',
  'place-missing': '送货地点要填，至少 2 个字',
  'no-lines': '至少要有一行商品',
  'too-many-lines': '一份询价单最多 100 行',
  'category-unknown': '有的商品类别不在商城里',
  'line-unwritten': '每行都要填品名和单位',
  'quantity-wrong': '数量应是 1 到 10,000,000 的整数',
  'quotes-until-past': '报价截止时间已经过去',
  'quotes-too-long': '报价期最长 90 天',
  'delivery-before-quotes': '交货日期不能早于报价截止日',
  'least-wrong': '最少报价数应是 1 到 10',
}

export const quoteFaultText: Record<QuoteFault, string> = {
  'line-without-price': '每一行都要报一个单价',
  'price-wrong': '单价应在 0.01 元到 10 亿元之间',
  'validity-short': '报价有效期要到报价截止日以后',
  'days-wrong': '交货天数应是 0 到 365 的整数',
  'total-too-large': '总价太大，请核对单价',
}

export const choiceFaultText: Record<ChoiceFault, string> = {
  'not-over': '报价还没有截止，请等截止后再选',
  'too-few': '只有 {count} 份有效报价，少于约定的 {least} 份，请延长报价时间',
  expired: '这份报价已过有效期，请联系供应商重新报价',
  suspended: '这家供应商的供货资格已暂停',
  'reason-missing': '没有选最低价，请写明原因',
}

export const callFaultText: Record<CallFault, string> = {
  nothing: '请至少填一行的数量',
  'unknown-line': '有的行不在合同里',
  twice: '同一行填了两次',
  'more-than-left': '有的行超过了合同剩余数量',
}

export const inspectionFaultText: Record<InspectionFault, string> = {
  'lines-differ': '每一行都要填验收数量，全部拒收填 0',
  'more-than-came': '验收数量不能多于送到的数量',
  'reason-missing': '没有全部验收的行要写明原因',
}

export const settleFaultText: Record<SettleFault, string> = {
  'orders-open': '还有没验收的订单',
  'payments-open': '还有供应商没确认的付款',
  'nothing-accepted': '还没有验收过货物',
  'not-all-paid': '已验收 {accepted} 元，已付 {paid} 元，还没有付清',
  'reason-missing': '合同没有全部履行，请写明为什么到此为止',
}

export const requestStateText: Record<PurchaseRequest['state'], string> = {
  open: '询价中',
  chosen: '已选定',
  withdrawn: '已撤回',
}

export const contractStateText: Record<ContractState, string> = {
  signing: '待签署',
  signed: '履行中',
  settled: '已结算',
  cancelled: '已取消',
}

export const purchaseOrderStateText: Record<PurchaseOrderState, string> = {
  placed: '待发货',
  shipped: '待验收',
  accepted: '已验收',
  cancelled: '已取消',
}

export const paymentStateText: Record<PurchasePayment['state'], string> = {
  recorded: '待确认',
  confirmed: '已到账',
  refused: '未到账',
}

/** The contract's wording. Another wording is another version. */
export const contractTemplate: InstrumentTemplate = {
  kind: 'mall.purchase-contract',
  version: 1,
  title: '企业集采合同',
  series: 'CG',
  sides: [
    { key: 'buyer', name: '甲方' },
    { key: 'supplier', name: '乙方' },
  ],
  fields: [
    { key: 'request', name: '询价单号' },
    { key: 'title', name: '采购事项' },
    { key: 'goods', name: '商品和单价' },
    { key: 'total', name: '总价' },
    { key: 'place', name: '送货地点' },
    { key: 'deliverBy', name: '交货期限' },
    { key: 'days', name: '交货天数' },
  ],
  articles: [
    '甲方（采购企业）：{buyer}',
    '乙方（供应商）：{supplier}',
    '一、甲方就「{title}」在惠工商城询价（{request}），选定乙方的报价，双方订立本合同。',
    '二、商品、数量和单价：{goods}。总价人民币 {total} 元。',
    '三、本合同只采购非建设、非生产类商品，价款为人民币，不使用职工积分。',
    '四、甲方可以分批下单，乙方自下单之日起 {days} 天内送到 {place}，全部交货不迟于 {deliverBy}。',
    '五、甲方当面验收；不合格的写明原因退回，可以重新下单，不合格部分不付款。',
    '六、甲方按验收金额通过银行付款，乙方确认到账。',
    '七、全部验收并付清后结算；没有全部履行的，双方写明原因后按实际验收金额结算。',
    '八、本合同经双方签署后生效，签署后内容不变。',
  ],
}

export const purchaseWords = {
  goodsLine: '{at}. {name}{specification} {quantity}{unit}，单价 {price} 元',
  excludedLine: '第 {line} 行「{name}」：{because}',
  overSince: '报价已于截止时间关闭',
  cancelled: '合同取消',
  accepted: '企业集采验收',
  paid: '企业集采付款',
  settled: '企业集采结算',
  askedTitle: '有新的企业询价',
  asked: '{buyer}就「{title}」询价，{until}截止。请在“企业询价”里报价。',
  chosenTitle: '报价被选定，请签合同',
  chosen: '{buyer}选定了贵单位对「{title}」的报价，合同 {number} 等待双方签署。',
  orderedTitle: '有新的企业订单',
  ordered: '{buyer}按合同 {number} 下了第 {at} 张订单，请安排发货。',
  shippedTitle: '货物已发出，请验收',
  shipped: '{supplier}按合同 {number} 发出第 {at} 张订单：{carrier} {tracking}。',
  payTitle: '有一笔付款等待确认',
  pay: '{buyer}登记合同 {number} 付款 {amount} 元（流水号 {reference}），请核对到账。',
} as const

/** What a mall opens with: words by which excluded goods are known. The operator may add and remove. */
export const openingExcludedWords: readonly ExcludedWord[] = [
  ...['水泥', '钢筋', '钢材', '砂石', '混凝土', '脚手架', '塔吊', '施工', '装修工程', '防水卷材'].map((word) => ({
    word,
    because: `含「${word}」，建设类商品不在集采范围`,
  })),
  ...['机床', '原料', '生产线', '模具', '工业气体', '零部件', '半成品', '锅炉'].map((word) => ({
    word,
    because: `含「${word}」，生产类商品不在集采范围`,
  })),
]

export const purchaseFileText = {
  compareTitle: '{number} 比价表',
  compareHeadings: ['行', '品名', '规格', '单位', '数量'],
  priceOf: '{supplier} 单价（元）',
  sumOf: '{supplier} 小计（元）',
  total: '合计',
  contractsTitle: '企业集采合同 {day}',
  contractHeadings: [
    '合同',
    '采购企业',
    '供应商',
    '事项',
    '合同总价（元）',
    '已验收（元）',
    '已付（元）',
    '状态',
    '签署日',
  ],
} as const

/** What `gonghui verify` says when a promise does not hold. */
export const purchaseFindingText = {
  sums: '企业集采合同 {number} 的验收或付款合计不等于各张订单和付款。',
  lines: '企业集采合同 {number} 有一行的下单数量超过合同。',
  total: '企业集采合同 {number} 的总价不等于选定的报价。',
  owed: '采购企业 {id} 的应付账户不等于已验收未付的合计（差 {by} 元）。',
  receivable: '供应商 {id} 的企业集采应收账户不等于已验收未付的合计（差 {by} 元）。',
  collected: '供应商 {id} 的企业集采到账账户不等于已付未结算的合计（差 {by} 元）。',
  bookings: '企业集采记录 {id} 与账上的记录不一致（差 {by} 元）。',
} as const
