import { spawn } from 'node:child_process'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { emptyDatabase, type TestDatabase } from '../../../test/setup/database.ts'
import { shownByAuthenticator } from '../../../test/world/authenticator.ts'
import { identify } from '../../kernel/access/index.ts'
import { verifyAudit } from '../../kernel/audit/index.ts'
import { configure, readConfig } from '../../platform/config.ts'
import { connectDatabase, disconnectDatabase } from '../../platform/db/pool.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { serve } from '../server/serve.ts'
import { readPassword } from './read-password.ts'

const main = new URL('main.ts', import.meta.url).pathname
const production = {
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  PORT: '0',
  GONGHUI_SECRET: 'a secret of the tests, long enough to be one',
  SMS_GATEWAY_URL: 'http://127.0.0.1:9/',
  SMS_GATEWAY_SECRET: 'unused',
}
const password = 'Ping-he-8-haolou'
const words = ['--account', 'li.qiang', '--name', '李强', '--id-number', '110101199001011237', '--json']
const federation = ['--federation', '滨江市总工会', '--code', '130300']

let database: TestDatabase

beforeAll(async () => {
  database = await emptyDatabase()
})

afterAll(() => database.drop())

async function administrator(typed: string, ...more: string[]) {
  const env = { ...process.env, ...production, DATABASE_URL: database.url }
  const child = spawn(process.execPath, [main, 'administrator', ...words, ...more], { env })
  child.stdin.end(typed)
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  const document = out === '' ? {} : (JSON.parse(out) as { refusal?: { code: string }; orgId?: string })
  return { code, err, refused: document.refusal?.code, orgId: document.orgId }
}

test.each([
  ['a weak password', 'admin\n', federation, 'access.password-weak'],
  ['no password', '\n', federation, 'cli.password-empty'],
  ['an empty tree and no federation named', `${password}\n`, [], 'cli.federation-missing'],
  [
    'a wrong id number',
    `${password}\n`,
    [...federation, '--id-number', '110101199001011230'],
    'people.id-number-wrong',
  ],
  ['the code of no organisation', `${password}\n`, ['--code', '999999'], 'cli.federation-unknown'],
])('%s is refused and makes no account', async (_, typed, more, expected) => {
  expect(await administrator(typed, ...more)).toMatchObject({ code: 1, refused: expected })
})

test('the first administrator of an empty production binds an authenticator and answers for the federation it founds; there is no second', async () => {
  const made = await administrator(`${password}\n`, ...federation)
  expect(made).toMatchObject({ code: 0, refused: undefined })
  expect(await administrator(`${password}\n`)).toMatchObject({ code: 1, refused: 'access.administrator-exists' })

  configure(readConfig({ ...production, DATABASE_URL: database.url }))
  connectDatabase(database.url)
  const serving = await serve()
  const response = await fetch(`${serving.address}/api/sessions/password`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account: 'li.qiang', password }),
  })
  const token = /gonghui_session=([^;]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1] ?? ''
  const whoIsIt = () => identify(decodeURIComponent(token), 'a request', '127.0.0.1')
  expect(await whoIsIt()).toMatchObject({ name: '李强', scope: { orgs: [] } })

  const post = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json', cookie: `gonghui_session=${token}` }
    const answer = await fetch(`${serving.address}/api${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    return (await answer.json()) as { secret: string }
  }
  const { secret } = await post('/me/second-factor/offers', { password })
  await post('/me/second-factor', { code: shownByAuthenticator(secret) })
  expect(await whoIsIt()).toMatchObject({ name: '李强', scope: { orgs: [made.orgId] } })
  expect(await transaction(system, (tx) => verifyAudit(tx))).toEqual([])
  await serving.stop()
  await disconnectDatabase()
})

/** A terminal with somebody at it, who answers each prompt with the next line. */
function terminal(lines: string[]) {
  const keyboard = Object.assign(new PassThrough(), { isTTY: true, modes: [] as boolean[] })
  const shown: string[] = []
  const input = Object.assign(keyboard, { setRawMode: (mode: boolean) => keyboard.modes.push(mode) })
  const tell = (words: string) => {
    shown.push(words)
    if (words !== '\n') keyboard.write(lines.shift())
  }
  return { read: readPassword(input as unknown as Parameters<typeof readPassword>[0], tell), shown, keyboard }
}

test('a password typed at a terminal is asked for twice, never shown, and the echo comes back', async () => {
  const { read, shown, keyboard } = terminal(['Ping-hf\u007fe-8\r', 'Ping-he-8\r'])
  expect(await read).toBe('Ping-he-8')
  expect(shown.join('')).not.toContain('Ping')
  expect(keyboard.modes).toEqual([true, false, true, false])
})

test('two passwords that differ are refused', async () => {
  await expect(terminal(['Ping-he-8\r', 'Ping-he-9\r']).read).rejects.toMatchObject({ code: 'cli.passwords-differ' })
})
