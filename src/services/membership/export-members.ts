import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import type { Org } from '../../kernel/orgs/index.ts'
import { type SheetFormat, sheetDownload } from '../../kernel/sheets/index.ts'
import { now } from '../../platform/clock.ts'
import { reading, transaction } from '../../platform/db/transaction.ts'
import type { Download } from '../../platform/http/endpoint.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { type MemberWish, pageOfMembers } from './list-members.ts'
import type { MemberCard } from './members.contract.ts'
import { formNames } from './names.text.ts'
import { topOf } from './read-members.ts'
import { memberListText } from './text.ts'

const mostRows = 20_000

/** 导出会员名单: the list on the screen as a file, masked like the screen, with the reader's name and the hour in its last column. */
export async function exportMembers(
  actor: Actor,
  query: MemberWish & { readonly orgId?: string | undefined; readonly format: SheetFormat },
): Promise<Download> {
  const { format, orgId, ...wish } = query
  const org = await transaction(actor, async (tx) => {
    const top = await topOf(tx, actor, orgId)
    await recordAudit(tx, actor, {
      action: 'membership.members-exported',
      subjectKind: 'org',
      subjectId: top.id,
      orgId: top.id,
      detail: { ...wish },
    })
    return top
  })
  const mark = fillSentence(memberListText.watermark, { name: actor.name, at: now().slice(0, 16).replace('T', ' ') })
  return sheetDownload(memberListText.title, format, memberListText.headings, memberRows(actor, org, wish, mark))
}

async function* memberRows(actor: Actor, org: Org, wish: MemberWish, mark: string): AsyncGenerator<string[]> {
  let cursor: string | undefined
  for (let rows = 0; rows < mostRows; ) {
    const page = await reading(actor, (tx) => pageOfMembers(tx, actor, org, { ...wish, cursor }))
    for (const member of page.members) yield rowOf(member, mark)
    rows += page.members.length
    if (page.next === null) return
    cursor = page.next
  }
}

function rowOf(member: MemberCard, mark: string): string[] {
  return [
    member.maskedName,
    member.maskedIdNumber,
    member.maskedPhone ?? '',
    member.orgName,
    member.fromOn,
    member.untilOn ?? '',
    member.form ? formNames[member.form] : '',
    member.tags.join('、'),
    mark,
  ]
}
