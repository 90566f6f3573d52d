import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { AfterSale } from './after-sales.model.ts'

type Deed = 'asked' | 'answered' | 'agreed' | 'appealed' | 'decided' | 'withdrawn' | 'lapsed'

export function noteAfterSale(
  tx: Tx,
  actor: Actor,
  { id, marketId }: Pick<AfterSale, 'id' | 'marketId'>,
  deed: Deed,
  detail: Record<string, unknown> = {},
): Promise<void> {
  return recordAudit(tx, actor, {
    action: `mall.after-sale-${deed}`,
    subjectKind: 'mall.after-sale',
    subjectId: id,
    orgId: marketId,
    detail,
  })
}
