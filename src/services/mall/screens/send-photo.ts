import { uploadFile } from '../../../kernel/files/contract.ts'
import { upload } from '../../../platform/client/upload.ts'
import { pictureEdges } from '../photos.rules.ts'

/** A photograph that was sent in two sizes, and how it looks on the page until it is kept. */
export type SentPhoto = { readonly smallFileId: string; readonly largeFileId: string; readonly shownAt: string }

/**
 * Makes both sizes in the browser and sends them: what a phone takes is ten times as large, and says where it was taken.
 * Throws `PhotoUnreadable` for what the browser cannot draw, and a `Problem` when sending fails.
 */
export async function sendPhoto(file: File): Promise<SentPhoto> {
  const image = await readImage(file)
  const small = await drawn(image, pictureEdges.small)
  const large = await drawn(image, pictureEdges.large)
  URL.revokeObjectURL(image.src)
  const [smallFileId, largeFileId] = [await send(small), await send(large)]
  return { smallFileId, largeFileId, shownAt: URL.createObjectURL(small) }
}

export class PhotoUnreadable extends Error {}

async function readImage(file: File): Promise<HTMLImageElement> {
  const image = new Image()
  image.src = URL.createObjectURL(file)
  await image.decode().catch(() => {
    URL.revokeObjectURL(image.src)
    throw new PhotoUnreadable()
  })
  return image
}

function drawn(image: HTMLImageElement, edge: number): Promise<Blob> {
  const share = Math.min(1, edge / Math.max(image.naturalWidth, image.naturalHeight))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(image.naturalWidth * share))
  canvas.height = Math.max(1, Math.round(image.naturalHeight * share))
  const context = canvas.getContext('2d')!
  context.imageSmoothingQuality = 'high'
  // A picture with clear parts gets the white of the page behind it.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new PhotoUnreadable())), 'image/jpeg', 0.82)
  })
}

async function send(blob: Blob): Promise<string> {
  const file = new File([blob], 'photo.jpg', { type: 'image/jpeg' })
  const given = { query: { name: file.name, purpose: 'photo' }, file }
  return (await upload(uploadFile, given, { onProgress: () => undefined })).id
}
