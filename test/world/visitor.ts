import { newId } from '../../src/platform/ids.ts'

export type Answer<Body = unknown> = { readonly status: number; readonly body: Body }

/** Where an authenticator is bound, a demonstration tells what it would show. */
type Needed = { readonly facts?: { readonly demoCode?: string } }

/** Somebody with a browser of her own: keeps her session's cookie, speaks JSON, and sends files. */
export class Visitor {
  readonly #address: string
  readonly #from: string
  #cookie = ''

  /** `from` is the visitor's own network address; limits are kept by address. */
  constructor(address: string, from = '127.0.0.1') {
    this.#address = address
    this.#from = from
  }

  /** What her browser sends to show who she is. */
  get cookie(): string {
    return this.#cookie
  }

  get<Body>(path: string): Promise<Answer<Body>> {
    return this.#ask('GET', path)
  }

  post<Body>(path: string, body: unknown = {}, idempotencyKey: string = newId()): Promise<Answer<Body>> {
    return this.#ask('POST', path, JSON.stringify(body), {
      'content-type': 'application/json',
      'idempotency-key': idempotencyKey,
    })
  }

  put<Body>(path: string, body: unknown = {}): Promise<Answer<Body>> {
    return this.#ask('PUT', path, JSON.stringify(body), { 'content-type': 'application/json' })
  }

  delete<Body>(path: string): Promise<Answer<Body>> {
    return this.#ask('DELETE', path)
  }

  /** Uploads a file and tells its id. */
  async upload(name: string, content: Uint8Array | string, purpose = 'sheet'): Promise<string> {
    const path = `/files?name=${encodeURIComponent(name)}&purpose=${purpose}`
    const answer = await this.#ask<{ id: string }>('POST', path, content as BodyInit, {
      'content-type': 'application/octet-stream',
    })
    if (answer.status !== 200) throw new Error(`upload of ${name}: ${JSON.stringify(answer.body)}`)
    return answer.body.id
  }

  async download(path: string): Promise<Uint8Array> {
    const response = await fetch(`${this.#address}/api${path}`, { headers: { cookie: this.#cookie } })
    if (!response.ok) throw new Error(`download of ${path}: ${await response.text()}`)
    return new Uint8Array(await response.arrayBuffer())
  }

  async signInAsOfficer(account: string, password: string): Promise<Visitor> {
    let answer = await this.post<Needed>('/sessions/password', { account, password })
    const code = answer.body.facts?.demoCode
    if (code) answer = await this.post('/sessions/password', { account, password, code })
    if (answer.status !== 200) throw new Error(`sign-in of ${account}: ${JSON.stringify(answer.body)}`)
    return this
  }

  async signInAsWorker(phone: string): Promise<Visitor> {
    const sent = await this.post<{ demoCode: string }>('/sms-codes', { phone })
    const answer = await this.post('/sessions/sms', { phone, code: sent.body.demoCode })
    if (answer.status !== 200) throw new Error(`sign-in of ${phone}: ${JSON.stringify(answer.body)}`)
    return this
  }

  async #ask<Body>(
    method: string,
    path: string,
    body?: BodyInit,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    const response = await fetch(`${this.#address}/api${path}`, {
      method,
      headers: { ...headers, cookie: this.#cookie, 'x-forwarded-for': this.#from },
      ...(body !== undefined && { body }),
    })
    const cookie = response.headers.getSetCookie().find((one) => one.startsWith('gonghui_session='))
    if (cookie) this.#cookie = cookie.split(';')[0]!
    const text = await response.text()
    return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as Body }
  }
}
