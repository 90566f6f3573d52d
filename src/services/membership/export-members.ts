import type { Actor } from '../../kernel/access/index.ts'
import type { Org } from '../../kernel/orgs/index.ts'
import { type ExportFormat, exportMarked } from '../../kernel/privacy/index.ts'
import { reading, transaction } from '../../platform/db/transaction.ts'
import type { Download } from '../../platform/http/endpoint.ts'
import { type MemberWish, pageOfMembers } from './list-members.ts'
import type { MemberCard } from './members.contract.ts'
import { formNames } from './names.text.ts'
import { topOf } from './read-members.ts'
import { memberListText } from './text.ts'

const mostRows = 20_000

/** 导出会员名单: the list on the screen as a file, masked like the screen, with the number that traces it. */
export async function exportMembers(
  actor: Actor,
  query: MemberWish & { readonly orgId?: string | undefined; readonly format: ExportFormat; readonly reason: string },
): Promise<Download> {
  const { format, reason, orgId, ...wish } = query
  const org = await transaction(actor, (tx) => topOf(tx, actor, orgId))
  return exportMarked(actor, {
    kind: 'membership.member',
    title: memberListText.title,
    format,
    reason,
    headings: memberListText.headings,
    rows: memberRows(actor, org, wish),
    filter: { orgId: org.id, ...wish },
  })
}

async function* memberRows(actor: Actor, org: Org, wish: MemberWish): AsyncGenerator<string[]> {
  let cursor: string | undefined
  for (let rows = 0; rows < mostRows; ) {
    const page = await reading(actor, (tx) => pageOfMembers(tx, actor, org, { ...wish, cursor }))
    for (const member of page.members) yield rowOf(member)
    rows += page.members.length
    if (page.next === null) return
    cursor = page.next
  }
}

function rowOf(member: MemberCard): string[] {
  return [
    member.maskedName,
    member.maskedIdNumber,
    member.maskedPhone ?? '',
    member.orgName,
    member.fromOn,
    member.untilOn ?? '',
    member.form ? formNames[member.form] : '',
    member.tags.join('、'),
  ]
}
