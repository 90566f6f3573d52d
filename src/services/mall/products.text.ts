import type { Category, ProductState } from './products.model.ts'
import type { ProductFault } from './products.rules.ts'

export const faultText: Record<ProductFault, string> = {
  'code-missing': '商品编号要填，只用字母、数字、点、横线，40 位以内',
  'name-missing': '商品名称要填，80 字以内',
  'category-unknown': '没有这个商品类别',
  'category-excluded': '这一类属于建设或生产类商品，不能在商城供货',
  'origin-missing': '产地要填，40 字以内',
  'specification-missing': '每件商品要有 1 到 60 个规格，规格编号和名称都要填',
  'specification-twice': '规格编号或规格名称重复',
  'price-wrong': '价格应在 0.01 分到 1,000,000 分之间',
  'stock-wrong': '库存应是 0 到 10,000,000 的整数',
  'limit-wrong': '每人限兑应是 1 到 999 的整数，不限就空着',
  formula: '文字不能以 =、+、-、@ 开头，否则别人用表格打开时会当成公式',
}

/** What only a file can have wrong. */
export const rowFaultText = {
  'row-unreadable': '这一行的字段数不对或有无法识别的字',
  'price-malformed': '价格应写成分，最多两位小数，如 86.00',
  'number-malformed': '库存和每人限兑应是整数',
  'region-unknown': '没有这个对口帮扶地区',
  'product-differs': '同一商品编号的各行，名称、类别、产地要一致',
} as const
export type RowFault = keyof typeof rowFaultText

export const productStateText: Record<ProductState, string> = {
  draft: '草稿',
  waiting: '待审核',
  listed: '在售',
  resting: '已下架',
  withdrawn: '被下架',
}

/** Headings of the file that a supplier loads. */
export const sheetHeadings = {
  code: '商品编号',
  name: '商品名称',
  category: '类别',
  skuCode: '规格编号',
  specification: '规格',
  price: '价格（分）',
  available: '库存',
  origin: '产地',
  region: '对口帮扶地区',
  mostEach: '每人限兑',
  intro: '简介',
} as const

export const productSheetName = '商品清单'

/** Kinds of goods a mall opens with: thirty that may be offered, and those that may not, with the reason. */
export const openingCategories: readonly Category[] = [
  ...[
    ['grain', '粮油'],
    ['aided', '帮扶产品'],
    ['daily', '日用'],
    ['tea', '茶与坚果'],
    ['appliance', '小家电'],
    ['fruit', '水果'],
    ['vegetable', '蔬菜菌菇'],
    ['meat', '肉禽蛋'],
    ['seafood', '水产'],
    ['dairy', '乳品'],
    ['snack', '糕点零食'],
    ['drink', '饮料'],
    ['condiment', '调味品'],
    ['noodle', '方便速食'],
    ['festival', '节令礼盒'],
    ['kitchen', '厨房用具'],
    ['tableware', '水杯餐具'],
    ['bedding', '床上用品'],
    ['clothing', '服装'],
    ['shoes', '鞋与箱包'],
    ['cleaning', '清洁用品'],
    ['care', '个人护理'],
    ['health', '保健器材'],
    ['sport', '运动户外'],
    ['book', '图书文具'],
    ['child', '儿童用品'],
    ['elder', '老人用品'],
    ['digital', '数码配件'],
    ['safety', '劳动防护'],
    ['garden', '花草园艺'],
  ].map(([key, name], at) => ({ key: key!, name: name!, position: at + 1, excludedBecause: null })),
  { key: 'construction', name: '建设工程类', position: 31, excludedBecause: '建设类商品不在集采范围' },
  { key: 'production', name: '生产物资类', position: 32, excludedBecause: '生产类商品不在集采范围' },
]
