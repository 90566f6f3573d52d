import { readFile } from 'node:fs/promises'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import type { Actor } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { filePath } from '../files/index.ts'
import { type OpenedInstrument, openInstrument } from './read-instrument.ts'

/** A document that is about to leave on paper, with the pictures of its signatures by side. Each leaving is audited. */
export async function openForPaper(
  actor: Actor,
  id: string,
): Promise<{ opened: OpenedInstrument; pictures: ReadonlyMap<string, Buffer> }> {
  return transaction(actor, async (tx) => {
    const opened = await openInstrument(tx, id)
    const pictures = await picturesOf(tx, opened)
    await recordAudit(tx, actor, {
      action: 'instruments.printed',
      subjectKind: 'instruments.document',
      subjectId: id,
      orgId: opened.document.ownerId,
      detail: { number: opened.document.number, version: opened.document.version },
    })
    return { opened, pictures }
  })
}

async function picturesOf(tx: Tx, { signatures }: OpenedInstrument): Promise<ReadonlyMap<string, Buffer>> {
  const pictures = new Map<string, Buffer>()
  for (const { side, fileId } of signatures) {
    if (fileId !== null) pictures.set(side, await readFile(await filePath(tx, fileId)))
  }
  return pictures
}
