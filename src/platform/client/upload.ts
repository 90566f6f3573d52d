import type { Endpoint, GivenTo, ReceivedOf } from '../http/endpoint.ts'
import { addressOf } from './address.ts'
import { problemOf, unheard } from './problem.ts'

/**
 * Sends a file of any size and tells how far it is, in bytes; `fetch` cannot tell.
 * Throws a `Problem` as `call` does, and an `AbortError` when the signal stops it.
 */
export function upload<E extends Endpoint & { upload: true }>(
  endpoint: E,
  given: GivenTo<E>,
  watch: { onProgress: (sentBytes: number, allBytes: number) => void; signal?: AbortSignal },
): Promise<ReceivedOf<E>> {
  const { file } = given as { file: Blob }
  const request = new XMLHttpRequest()
  request.open(endpoint.method, addressOf(endpoint, given))
  request.setRequestHeader('content-type', 'application/octet-stream')
  request.upload.onprogress = (event) => watch.onProgress(event.loaded, file.size)
  watch.signal?.addEventListener('abort', () => request.abort())
  return new Promise((resolve, reject) => {
    request.onabort = () => reject(new DOMException('The upload was stopped.', 'AbortError'))
    request.onerror = () => reject(unheard('client.offline'))
    request.onload = () => {
      const response = new Response(request.status === 204 ? null : request.responseText, { status: request.status })
      if (!response.ok) return void problemOf(response).then(reject)
      if (response.status === 204) return resolve(undefined as ReceivedOf<E>)
      response.json().then(resolve, () => reject(unheard('client.unreadable')))
    }
    request.send(file)
  })
}
