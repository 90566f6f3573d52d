import { createHmac } from 'node:crypto'
import type { SmsMessage, SmsOutcome, SmsSender } from './model.ts'

const timeLimitMs = 10_000

/** Errors of Node's resolver and sockets after which not a byte can have arrived. */
const neverArrived = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

/**
 * A gateway over HTTP: `POST {id, phone, text}` as JSON, signed in `X-Signature` with HMAC-SHA-256 over
 * `<X-Timestamp>.<body>`; the id is also the `Idempotency-Key`. 2xx accepts, 429 and 503 put off, other 4xx reject;
 * whatever else leaves the fate open and throws.
 */
export function smsGateway(gateway: { readonly url: string; readonly secret: string }): SmsSender {
  return {
    name: new URL(gateway.url).host,
    async send(message) {
      const answer = await post(gateway, message)
      return 'outcome' in answer ? answer : outcomeOf(answer)
    },
  }
}

async function post(gateway: { url: string; secret: string }, message: SmsMessage): Promise<Response | SmsOutcome> {
  const body = JSON.stringify(message)
  const timestamp = String(Date.now())
  const signature = createHmac('sha256', gateway.secret).update(`${timestamp}.${body}`).digest('hex')
  try {
    return await fetch(gateway.url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': message.id,
        'X-Timestamp': timestamp,
        'X-Signature': signature,
      },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(timeLimitMs),
    })
  } catch (error) {
    const code = ((error as Error).cause as { code?: string } | undefined)?.code
    if (code !== undefined && neverArrived.has(code)) return { outcome: 'not-reached', reason: code }
    throw error
  }
}

async function outcomeOf(answer: Response): Promise<SmsOutcome> {
  const said = (await answer.text()).slice(0, 200)
  if (answer.ok) return { outcome: 'accepted', receipt: said }
  const reason = `${answer.status} ${said}`
  if (answer.status === 429 || answer.status === 503) return { outcome: 'not-reached', reason }
  if (answer.status >= 400 && answer.status < 500) return { outcome: 'rejected', reason }
  throw new Error(`the gateway answered ${reason}`)
}
