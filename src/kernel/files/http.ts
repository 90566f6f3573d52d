import type { Readable } from 'node:stream'
import { transaction } from '../../platform/db/transaction.ts'
import { type Actor, route } from '../access/index.ts'
import { downloadFile, type FileCard, uploadFile } from './contract.ts'
import type { StoredFile } from './model.ts'
import { openFile } from './open-file.ts'
import { readPurpose } from './rules.ts'
import { receiveFile } from './store-file.ts'

export const routes = [
  route(uploadFile, async ({ who, query, upload }) => present(await receiveUpload(who, query, upload))),
  route(downloadFile, ({ who, params }) => transaction(who, (tx) => openFile(tx, who, params.id))),
]

/** A refused upload is read to its end and thrown away: a browser hears an answer only when it has sent everything. */
async function receiveUpload(
  who: Actor,
  { name, purpose, shownTo }: { name: string; purpose: string; shownTo: 'unit' | 'nobody' },
  upload: Readable,
): Promise<StoredFile> {
  try {
    const stream = upload.iterator({ destroyOnReturn: false })
    return await receiveFile(who, { name, purpose: readPurpose(purpose), shownTo, stream })
  } finally {
    upload.resume()
  }
}

function present({ id, name, type, bytes, uploadedAt }: StoredFile): FileCard {
  return { id, name, type, bytes, uploadedAt }
}
