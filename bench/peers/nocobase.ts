import { writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { endPeer, folderOf, type Peer, type PeerPlace, postJson, runOnce, secondsOfTree, startPeer } from './peer.ts'

const owner = { account: 'bench', password: 'only-for-measuring-8' }

const collection = {
  name: 'invitations',
  title: 'invitations',
  template: 'general',
  fields: [
    { name: 'id', type: 'bigInt', autoIncrement: true, primaryKey: true, allowNull: false, interface: 'integer' },
    { name: 'org', type: 'string', interface: 'input' },
    { name: 'code', type: 'string', interface: 'input' },
    { name: 'remark', type: 'string', interface: 'input' },
    { name: 'lastOn', type: 'dateOnly', interface: 'date' },
    { name: 'createdAt', type: 'date', interface: 'createdAt', field: 'createdAt' },
  ],
}

/** NocoBase with one table of its own; a record is created by its administrator, with the checks of her role. */
export async function startNocobase({ database, port }: PeerPlace): Promise<Peer> {
  const folder = folderOf('nocobase')
  // Its command line reads these two files whether or not they say anything.
  for (const name of ['.env', '.env.e2e.example']) await writeFile(join(folder, name), '')
  const env = environment(folder, new URL(database), port)
  const program = 'node_modules/@nocobase/cli-v1/bin/index.js'
  await runOnce(folder, program, ['install'], env)
  const api = `http://127.0.0.1:${port}/api`
  const child = await startPeer(folder, [program, 'start'], env, `${api}/__health_check`)
  const signedIn = await postJson(`${api}/auth:signIn`, owner, {})
  const { data } = (await signedIn.json()) as { data: { token: string } }
  const bearer = { authorization: `Bearer ${data.token}` }
  await postJson(`${api}/collections:create`, collection, bearer)

  return {
    seconds: () => secondsOfTree(child.pid!),
    async write() {
      const record = { org: 'foundry', code: crypto.randomUUID(), remark: 'tea', lastOn: '2030-01-01' }
      await (await postJson(`${api}/invitations:create`, record, bearer)).text()
    },
    async list() {
      const answer = await fetch(`${api}/invitations:list?pageSize=20`, { headers: bearer })
      if (!answer.ok) throw new Error(await answer.text())
      await answer.text()
    },
    end: () => endPeer(child),
  }
}

function environment(folder: string, database: URL, port: number): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PATH: [join(folder, 'node_modules/.bin'), process.env.PATH].join(delimiter),
    NODE_ENV: 'production',
    APP_ENV: 'production',
    APP_KEY: 'only for measuring',
    APP_LAUNCH_MODE: 'node',
    APP_HOST: '127.0.0.1',
    APP_PORT: String(port),
    DB_DIALECT: 'postgres',
    DB_HOST: database.searchParams.get('host') ?? database.hostname,
    DB_PORT: database.port || '5432',
    DB_DATABASE: database.pathname.slice(1),
    DB_USER: decodeURIComponent(database.username),
    DB_PASSWORD: 'unused',
    INIT_ROOT_EMAIL: 'bench@example.org',
    INIT_ROOT_USERNAME: owner.account,
    INIT_ROOT_NICKNAME: owner.account,
    INIT_ROOT_PASSWORD: owner.password,
    LOGGER_LEVEL: 'error',
  }
}
