import { now } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { dayOf } from '../../platform/dates.ts'
import { transaction } from '../../platform/db/transaction.ts'
import type { Download } from '../../platform/http/endpoint.ts'
import type { Id } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { openBytes } from '../../platform/seal.ts'
import type { Actor } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { type CopyPart, findContent, findCopy } from './copies.store.ts'
import { refusal } from './errors.ts'
import { decideCopyState } from './rules.ts'
import { copyText } from './text.ts'

const forms = {
  archive: { type: 'application/zip', name: copyText.archiveName },
  document: { type: 'application/pdf', name: copyText.documentName },
} as const

/**
 * 下载个人信息副本: by herself alone and within its days. Another person's copy is as if it did not exist
 * (`privacy.copy-missing`), whatever link she was given.
 */
export function downloadCopy(actor: Actor, copyId: Id, part: CopyPart): Promise<Download> {
  return transaction(actor, async (tx) => {
    const copy = await findCopy(tx, actor.personId!, copyId)
    if (!copy) throw refusal('privacy.copy-missing')
    const state = decideCopyState(copy, now())
    if (state === 'making') throw refusal('privacy.copy-not-ready')
    const sealed = await findContent(tx, copy, part)
    if (state === 'gone' || sealed === null) throw refusal('privacy.copy-gone')

    await recordAudit(tx, actor, {
      action: 'privacy.copy-downloaded',
      subjectKind: 'person',
      subjectId: copy.ownerId,
      detail: { copyId, part },
    })
    const { type, name } = forms[part]
    const content = openBytes(config().sealKeys, sealed)
    return { name: fillSentence(name, { day: dayOf(copy.readyAt!) }), type, content }
  })
}
