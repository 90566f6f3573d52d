import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { Actor } from '../../kernel/access/index.ts'
import { fileOf, filePath, storeFile } from '../../kernel/files/index.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { pictureEdges, readPicture, withoutRemarks } from './photos.rules.ts'
import { ratingRefusal } from './ratings.errors.ts'
import type { BuyerPhoto } from './ratings.model.ts'

export type PictureSizes = { readonly smallFileId: Id; readonly largeFileId: Id }

/**
 * Keeps a photograph that the sender's browser made in two sizes, without what it tells besides: where it was taken.
 * Refuses `mall.picture-unreadable`, `mall.picture-too-large`, and `files.not-found` for a file that is not the sender's.
 */
export async function keepPicture(tx: Tx, actor: Actor, sizes: PictureSizes): Promise<BuyerPhoto> {
  const small = await keepSize(tx, actor, sizes.smallFileId, pictureEdges.small)
  const large = await keepSize(tx, actor, sizes.largeFileId, pictureEdges.large)
  return { id: newId(), small, large }
}

async function keepSize(tx: Tx, actor: Actor, fileId: Id, most: number): Promise<Id> {
  const file = await fileOf(tx, actor, fileId)
  if (file.purpose !== 'photo') throw ratingRefusal('mall.picture-unreadable')
  const bytes = new Uint8Array(await readFile(await filePath(tx, fileId)))
  const picture = readPicture(bytes)
  if (!picture) throw ratingRefusal('mall.picture-unreadable')
  const { kind, width, height } = picture
  if (Math.max(width, height) > most) throw ratingRefusal('mall.picture-too-large', { width, height, most })
  const bare = withoutRemarks(bytes, picture)
  const name = kind === 'jpeg' ? 'photo.jpg' : 'photo.png'
  return (await storeFile(tx, actor, { name, purpose: 'photo', stream: Readable.from([Buffer.from(bare)]) })).id
}
