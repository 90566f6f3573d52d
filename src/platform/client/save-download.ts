import { problemOf, unheard } from './problem.ts'

/**
 * Saves a file whose making changes something on the server, so that the page can ask anew once it has arrived
 * and a refusal is told as a sentence. Plain downloads are plain links.
 */
export async function saveDownload(address: string): Promise<void> {
  const response = await fetch(address, { credentials: 'same-origin', cache: 'no-store' }).catch(() => {
    throw unheard('client.offline')
  })
  if (!response.ok) throw await problemOf(response)
  saveBlob(await response.blob(), nameOf(response.headers.get('content-disposition')))
}

/** Hands bytes made on this page to the browser's downloads. */
export function saveBlob(content: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** The name in a `Content-Disposition`, the encoded form first. */
function nameOf(disposition: string | null): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1]
  return encoded ? decodeURIComponent(encoded) : (/filename="?([^";]+)/i.exec(disposition ?? '')?.[1] ?? '')
}
