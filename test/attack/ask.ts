import { Agent, request as sendRequest } from 'node:http'
import { constants, inflateRawSync, inflateSync } from 'node:zlib'
import type { Method } from '../../src/platform/http/endpoint.ts'
import { newId } from '../../src/platform/ids.ts'

export type Asked = {
  readonly method: Method
  /** With its query, below `/api`. */
  readonly path: string
  readonly body: unknown
  readonly upload: boolean
}

export type Told = {
  /** 599 when the answer broke off in the middle. */
  readonly status: number
  /** The body as text; what is packed is unpacked. */
  readonly text: string
  readonly requestId: string
  readonly ms: number
}

const agent = new Agent({ keepAlive: true, maxSockets: 10 })
let asked = 0

/** Asks as a browser does, from an address that nobody else has, so that no limit by address stands in the way. */
export function ask(address: string, cookie: string, { method, path, body, upload }: Asked): Promise<Told> {
  asked += 1
  const from = `10.${(asked >> 16) % 250}.${(asked >> 8) % 256}.${asked % 256}`
  const content = upload ? '甲,乙\n1,2\n' : body === undefined ? null : JSON.stringify(body)
  const headers = {
    cookie,
    'x-forwarded-for': from,
    'idempotency-key': newId(),
    ...(content !== null && { 'content-type': upload ? 'application/octet-stream' : 'application/json' }),
  }
  const started = performance.now()
  return new Promise((resolve, reject) => {
    const request = sendRequest(`${address}/api${path}`, { method, headers, agent }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', (broken) => resolve({ status: 599, text: broken.message, requestId: '', ms: 0 }))
      response.on('end', () => {
        const ms = performance.now() - started
        const told = async () => ({
          status: response.statusCode!,
          text: readable(Buffer.concat(chunks)),
          requestId: String(response.headers['x-request-id'] ?? ''),
          ms,
        })
        told().then(resolve, reject)
      })
    })
    request.on('error', reject)
    request.end(content ?? undefined)
  })
}

/** A workbook or another archive, a PDF, GB18030 or plain text: whatever a reader would see. */
export function readable(bytes: Buffer): string {
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') return unzipped(bytes)
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return unpackedPdf(bytes)
  const text = bytes.toString('utf8')
  return text.includes('\uFFFD') ? new TextDecoder('gb18030').decode(bytes) : text
}

/** The members of an archive, by its central directory. */
function unzipped(bytes: Buffer): string {
  const members: string[] = []
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size, named, more, note, local] = [
      bytes.readUInt16LE(at + 10),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt16LE(at + 28),
      bytes.readUInt16LE(at + 30),
      bytes.readUInt16LE(at + 32),
      bytes.readUInt32LE(at + 42),
    ]
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const content = bytes.subarray(start, start + size)
    members.push((method === 8 ? inflateRawSync(content) : content).toString('utf8'))
    at += 46 + named + more + note
  }
  return members.join('\n')
}

function unpackedPdf(bytes: Buffer): string {
  const plain = bytes.toString('latin1')
  const streams = [...plain.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, content]) => {
    const packed = Buffer.from(content!, 'latin1')
    return packed[0] === 0x78 ? inflateSync(packed, { finishFlush: constants.Z_SYNC_FLUSH }).toString('utf8') : ''
  })
  return [plain, ...streams].join('\n')
}
