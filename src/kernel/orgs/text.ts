import type { OrgKind } from './contract.ts'
import type { refusals } from './errors.ts'

export const orgKindText: Record<OrgKind, string> = {
  federation: '工会联合会',
  province: '省级总工会',
  city: '市级总工会',
  county: '区县总工会',
  town: '乡镇（街道）总工会',
  grassroots: '基层工会',
  firm: '单位内设工会',
  partner: '合作单位',
}

export const refusalText: Record<keyof typeof refusals, string> = {
  'orgs.unknown': '没有找到这个组织。请检查后重新选择。',
  'orgs.closed': '{name}已于 {on} 撤销，不能再办理组织变动。请选择仍在运行的组织。',
  'orgs.root-exists': '组织树已经有最上级组织，新组织必须指定上级。请选择上级组织。',
  'orgs.root-stays': '{name}是最上级组织，不能移动、合并或撤销。',
  'orgs.not-a-root': '{name}是{kind}，不能作为最上级组织。请先建立总工会。',
  'orgs.kind-not-below': '{name}是{kind}，不能设在{parentName}（{parentKind}）之下。请选择合适的上级组织。',
  'orgs.too-deep': '{name}放到这里以后，组织树会超过最上级以下六级。请选择更高一级的上级组织。',
  'orgs.cycle': '{parentName}就在{name}之内，不能作为它的上级。请选择其他上级组织。',
  'orgs.already-there': '{name}已经在{parentName}之下，没有变动。',
  'orgs.code-taken': '组织编码 {code} 已经使用。每个组织的编码不能重复，请换一个编码。',
  'orgs.credit-code-wrong': '统一社会信用代码 {creditCode} 不正确（应为 18 位，且校验位相符）。请对照登记证书核对。',
  'orgs.credit-code-taken': '统一社会信用代码 {creditCode} 已登记在另一个组织名下。请核对是否为同一个组织。',
  'orgs.not-yet-effective': '生效日期 {on} 还没有到。组织变动请在生效当天或之后办理。',
  'orgs.before-last-change':
    '{name}或者相关组织在 {last} 已有变动，不能再办理更早（{on}）生效的变动。请把生效日期改为 {last} 或之后。',
  'orgs.has-children': '{name}还有 {count} 个下级组织。请先移动或撤销下级组织，再撤销它。',
  'orgs.merged-into-itself': '{name}不能并入它自己。请选择另一个组织。',
  'orgs.not-closed': '{name}没有撤销，不用恢复。请刷新页面。',
  'orgs.parent-closed': '{name}的上级{parentName}已经撤销。请先恢复上级，再恢复它。',
  'orgs.still-following':
    '{name}刚并入别的组织，会员、事项和账户还在转过去，现在恢复会把新登记的内容一起带走。请在合并满一天后再办理恢复。',
  'orgs.not-a-child': '{childName}不是{name}的直接下级，不能分给新组织。请重新选择。',
}
