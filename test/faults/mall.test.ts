import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chanceFrom } from '../../src/apps/demo/random.ts'
import { preparePlatform, prepareSchema } from '../../src/apps/server/prepare.ts'
import { grantRole, systemActor } from '../../src/kernel/access/index.ts'
import { verifyAudit } from '../../src/kernel/audit/index.ts'
import { verifyLedger } from '../../src/kernel/ledger/index.ts'
import { foundOrg } from '../../src/kernel/orgs/index.ts'
import { configure, readConfig } from '../../src/platform/config.ts'
import { type Embedded, startEmbedded } from '../../src/platform/db/embedded.ts'
import { connectDatabase, disconnectDatabase } from '../../src/platform/db/pool.ts'
import { system, transaction } from '../../src/platform/db/transaction.ts'
import { newId } from '../../src/platform/ids.ts'
import { handPointsDown, mall as mallService } from '../../src/services/mall/service.ts'
import { fillPeople, letterFor, signIn, tokenOf } from '../world/crowd.ts'
import { foundMall, type SmallMall } from '../world/market.ts'
import { ServerProcess } from './server-process.ts'

/** Two servers on one database, clients who note every answer, and kills at moments that a seed decides. */
const buyers = 400
/** Where the operator of the mall stands among the people, and who sits at the desks of its suppliers. */
const [operator, supplier] = [buyers, buyers + 1]
const patienceMs = 150_000
const marketId = newId()

let folder: string
let database: Embedded
let env: NodeJS.ProcessEnv
let servers: ServerProcess[] = []
let mall: SmallMall
let intentId: string
let people: readonly string[]

type Answer = { readonly status: number; readonly body: Record<string, unknown> } | null
/** What the clients know of each key: the orders acknowledged under it, a refusal, or nothing for sure. */
type Note = { who: number; key: string; orderIds: string[] | null; refused: boolean }
const notes: Note[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gonghui-faults-'))
  await chmod(folder, 0o711)
  database = await startEmbedded({ dataFolder: join(folder, 'data'), durable: 'yes' })
  // The first server keeps its secret in the folder; whoever shares the database must be given the same.
  configure(readConfig({}, join(folder, 'data')))
  env = {
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    GONGHUI_DATA: join(folder, 'data'),
    GONGHUI_SECRET: await readFile(join(folder, 'data', 'secret'), 'utf8'),
    SMS_GATEWAY_URL: 'http://127.0.0.1:9/',
    SMS_GATEWAY_SECRET: 'unused',
  }
  await prepareSchema(database.url)
  connectDatabase(database.url)
  await preparePlatform()
  await foundWorld()
  await disconnectDatabase()
  await database.stop()
  const port = 22_000 + Math.floor(Math.random() * 2000)
  servers = [new ServerProcess(join(folder, 'data'), port)]
  await servers[0]!.start()
  servers.push(new ServerProcess(join(folder, 'second'), port + 1, { url: await urlNow(), env }))
  connectDatabase(await urlNow())
  await servers[1]!.start()
}, 120_000)

afterAll(async () => {
  await servers[1]?.stop()
  await disconnectDatabase()
  await servers[0]?.stop()
  await rm(folder, { recursive: true, force: true })
}, 60_000)

async function foundWorld(): Promise<void> {
  people = await fillPeople(buyers + 2)
  await signIn(people)
  await transaction(system, async (tx) => {
    const founding = {
      id: marketId,
      kind: 'province',
      code: '13',
      creditCode: null,
      name: '江河省总工会',
      parentId: null,
      on: '2013-01-01',
    } as const
    await foundOrg(tx, founding)
    await grantRole(tx, { personId: people[operator]!, role: 'mall-operator', orgId: marketId, on: '2020-01-01' })
  })
  await asOwner("update access.sessions set kind = 'officer', factor_at = now() where owner_id = any($1::uuid[])", [
    [people[operator], people[supplier]],
  ])
  mall = await foundMall(marketId, [
    { stock: 100_000, price: 100 },
    { stock: 100_000, price: 200, supplier: 1 },
  ])
  await transaction(system, async (tx) => {
    for (const [at, id] of mall.suppliers.entries()) {
      const code = `GYS-${at + 1}`
      const founding = {
        id,
        kind: 'partner',
        code,
        creditCode: null,
        name: `第${at + 1}供应公司`,
        parentId: marketId,
      } as const
      await foundOrg(tx, { ...founding, on: '2020-01-01' })
      await grantRole(tx, { personId: people[supplier]!, role: 'supplier', orgId: id, on: '2020-01-01' })
    }
  })
  intentId = await letterFor(mall, marketId, people.slice(0, buyers), 1_000_000)
  await handPointsDown(systemActor('test'), intentId, async () => undefined)
}

async function asOwner(statement: string, values: readonly unknown[] = []): Promise<Record<string, unknown>[]> {
  return transaction(system, async (tx) => {
    await tx.client.query('set local role none')
    return (await tx.client.query(statement, [...values])).rows as Record<string, unknown>[]
  })
}

/** Null where nothing is known: the connection broke, or a fault was answered. */
async function post(server: ServerProcess, path: string, who: number, key: string, body: unknown): Promise<Answer> {
  const headers = {
    'content-type': 'application/json',
    'idempotency-key': key,
    cookie: `gonghui_session=${tokenOf(who)}`,
  }
  return fetch(`${server.address}/api${path}`, { method: 'POST', headers, body: JSON.stringify(body) }).then(
    async (response) =>
      response.status >= 500
        ? null
        : { status: response.status, body: JSON.parse((await response.text()) || '{}') as Record<string, unknown> },
    () => null,
  )
}

async function order(server: ServerProcess, note: Note): Promise<void> {
  const lines = mall.skus.map(({ id, price }) => ({ skuId: id, quantity: 1, price }))
  const delivery = { kind: 'address', name: '王芳', phone: '13900000000', address: '铸造路 1 号' }
  const answer = await post(server, '/me/mall/orders', note.who, note.key, { intentId, lines, delivery })
  if (!answer) return
  if (answer.status === 200) note.orderIds = (answer.body.orders as { id: string }[]).map((one) => one.id)
  else note.refused = true
}

/** Buyers order at both servers until told to stop; who hears nothing asks the other server with the same key. */
function crowd(until: () => boolean): Promise<unknown> {
  return Promise.all(
    Array.from({ length: 16 }, async (_, at) => {
      while (!until()) {
        const note: Note = { who: Math.floor(Math.random() * buyers), key: newId(), orderIds: null, refused: false }
        notes.push(note)
        for (let turn = at; !until() && !note.orderIds && !note.refused; turn += 1) {
          await order(servers[turn % 2]!, note)
          if (!note.orderIds) await sleep(100)
        }
      }
    }),
  )
}

/** Whoever does not know asks again with the same key, at any server. */
async function askAgain(): Promise<void> {
  const unknown = () => notes.filter((note) => !note.orderIds && !note.refused)
  await until(async () => {
    await Promise.all(unknown().map((note, at) => order(servers[at % 2]!, note)))
    return unknown().length
  }, 0)
}

async function expectEveryAnswerTrue(): Promise<void> {
  const rows = (await asOwner(
    'select request_key, array_agg(id order by id) as ids from mall.orders group by request_key',
  )) as {
    request_key: string
    ids: string[]
  }[]
  const made = new Map(rows.map((row) => [row.request_key, row.ids]))
  const told = new Map(notes.filter((note) => note.orderIds).map((note) => [note.key, note.orderIds!.toSorted()]))
  expect(notes.filter((note) => note.refused && made.has(note.key))).toEqual([])
  expect(made).toEqual(told)
  for (const ids of made.values()) expect(ids.length).toBe(2)
  await expectWholeBooks()
}

async function expectWholeBooks(): Promise<void> {
  await transaction(system, async (tx) => {
    expect(await verifyLedger(tx)).toEqual([])
    expect(await mallService.verify(tx)).toEqual([])
    expect(await verifyAudit(tx)).toEqual([])
  })
}

async function restart(server: ServerProcess): Promise<void> {
  await server.kill()
  await server.start()
}

/** Where the first server's own database listens; the second server and this test are its guests. */
async function urlNow(): Promise<string> {
  const lines = (await readFile(join(folder, 'data', 'postgres', 'postmaster.pid'), 'utf8')).split('\n')
  const url = new URL(database.url)
  url.searchParams.set('host', lines[4]!)
  url.port = lines[3]!
  return url.href
}

/** Takes the database away with all its backends, as a power cut would, and starts it and both servers again. */
async function killDatabase(): Promise<void> {
  const pidfile = join(folder, 'data', 'postgres', 'postmaster.pid')
  process.kill(Number((await readFile(pidfile, 'utf8')).split('\n')[0]), 'SIGKILL')
  await Promise.all(servers.map((server) => server.kill()))
  await servers[0]!.start()
  await servers[1]!.moveTo(await urlNow())
  await disconnectDatabase()
  connectDatabase(await urlNow())
}

/** Waits for a fact; who waits in vain is told what both servers said last. */
async function until(fact: () => Promise<unknown>, expected: unknown): Promise<void> {
  for (const stop = Date.now() + patienceMs; ; await sleep(200)) {
    const found = await fact()
    if (found === expected) return
    if (Date.now() < stop) continue
    const words = await Promise.all(servers.map((server) => server.lastWords()))
    throw new Error(`${found} and not ${expected} after ${patienceMs} ms\n${words.join('\n')}`)
  }
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test.each([1, 2, 3])(
  'an acknowledged order is there, a refused one is not and none is twice, though a server is killed (seed %i)',
  async (seed) => {
    let over = false
    const buying = crowd(() => over)
    await sleep(300 + chanceFrom(seed * 7919).next() * 900)
    await restart(servers[seed % 2]!)
    await sleep(200)
    over = true
    await buying
    await askAgain()
    await expectEveryAnswerTrue()
  },
  240_000,
)

test('points go down to everyone once, though both servers are killed half-way', async () => {
  const list = await fillPeople(5_000)
  const id = await letterFor(mall, marketId, list, 500)
  await asOwner("update mall.intents set state = 'configured', issue_started_at = null where id = $1", [id])
  await restart(servers[0]!)
  await sleep(150 + chanceFrom(id.charCodeAt(9)).next() * 500)
  await Promise.all(servers.map(restart))
  await until(async () => (await asOwner('select state from mall.intents where id = $1', [id]))[0]!.state, 'issued')
  const given = await asOwner(
    'select count(*)::int as lots, sum(granted)::int as points from ledger.lots where grant_id = $1',
    [id],
  )
  expect(given).toEqual([{ lots: 5_000, points: 2_500_000 }])
  await expectWholeBooks()
}, 240_000)

/** Gives back all of an order by an after-sales case, as its buyer asks and its supplier agrees. */
async function giveBackBySale(server: ServerProcess, orderId: string): Promise<void> {
  const [order] = await asOwner(
    'select o.owner_id, l.line from mall.orders o join mall.order_lines l on l.order_id = o.id where o.id = $1',
    [orderId],
  )
  const asking = `/me/mall/orders/${orderId}/lines/${order!.line}/after-sales`
  const wish = { quantity: 1, wants: 'refund', reason: 'damaged', words: '袋子破了，洒了一半' }
  const asked = await post(server, asking, people.indexOf(String(order!.owner_id)), newId(), wish)
  const refund = { answer: 'refund', quantity: 1, restock: false, words: '同意退款' }
  const answered = await post(server, `/mall/supply/after-sales/${asked?.body.id}/answer`, supplier, newId(), refund)
  expect(answered?.status).toBe(204)
}

test('a settlement that is killed is booked once, without what after-sales gave back before or meanwhile', async () => {
  await asOwner("update mall.orders set placed_at = placed_at - interval '2 days'")
  const orderIds = (await asOwner("select id from mall.orders where state = 'placed' limit 40")).map((row) =>
    String(row.id),
  )
  await asOwner(
    "update mall.orders set state = 'shipped', shipped_at = now() - interval '20 days' where id = any($1::uuid[])",
    [orderIds],
  )
  await restart(servers[1]!)
  await until(
    async () => (await asOwner("select count(*)::int as count from mall.orders where state = 'received'"))[0]!.count,
    orderIds.length,
  )
  const [before, meanwhile] = [orderIds.slice(0, 8), orderIds.slice(8, 11)]
  for (const id of before) await giveBackBySale(servers[0]!, id)
  // What was received today can be settled tomorrow; the books are moved back by a day instead of waiting.
  const ofToday = "kind in ('mall.received', 'mall.returned') or refunds is not null"
  await asOwner(
    `update ledger.entries e set occurred_on = e.occurred_on - 1 from ledger.transfers t where t.id = e.transfer_id and (${ofToday})`,
  )
  await asOwner(`update ledger.transfers set occurred_on = occurred_on - 1 where ${ofToday}`)
  const [day] = await asOwner("select max(occurred_on)::text as day from ledger.transfers where kind = 'mall.received'")
  const key = newId()
  const settle = (server: ServerProcess) =>
    post(server, `/mall/markets/${marketId}/settlements`, operator, key, { untilDay: day!.day })
  for (const [at, id] of meanwhile.entries()) {
    const first = settle(servers[at % 2]!)
    await Promise.all([giveBackBySale(servers[(at + 1) % 2]!, id), sleep(chanceFrom(at + 7919).next() * 30)])
    await restart(servers[at % 2]!)
    await first
  }
  const [one, other] = await Promise.all([settle(servers[0]!), settle(servers[1]!)])
  expect(one?.status).toBe(200)
  expect(other).toEqual(one)
  const settled = await asOwner(
    'select count(*)::int as count, sum(amount)::int as amount, sum(returned_amount)::int as returned from mall.settlements',
  )
  const worth = async (ids: readonly string[]) =>
    Number(
      (await asOwner('select sum(total)::int as worth from mall.orders where id = any($1::uuid[])', [ids]))[0]!.worth,
    )
  const returned = await worth(before)
  expect(settled).toEqual([{ count: 2, amount: (await worth(orderIds)) - returned, returned }])
  const payable = await asOwner(
    "select sum(e.amount)::int as left from ledger.entries e join ledger.accounts a on a.id = e.account_id where a.kind = 'mall.books.payable'",
  )
  expect(payable).toEqual([{ left: -(await worth(meanwhile)) }])
  await expectWholeBooks()
}, 240_000)

test('the same when the database is killed under both servers', async () => {
  let over = false
  const buying = crowd(() => over)
  await sleep(600)
  await killDatabase()
  over = true
  await buying
  await askAgain()
  await expectEveryAnswerTrue()
}, 240_000)
