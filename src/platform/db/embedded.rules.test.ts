import { expect, test } from 'vitest'
import { decideAccount } from './embedded-account.ts'
import { decideStep, parsePostmaster, type Sight } from './embedded-postmaster.ts'
import { decideSettings } from './embedded-settings.ts'

const passwd =
  'root:x:0:0::/root:/bin/sh\npostgres:x:101:104::/:/bin/sh\nli:x:1000:1000::/:/bin/sh\nnobody:x:65534:65534::/:/bin/sh\n'

test.each([
  ['a normal user runs the database himself', { uid: 1000, gid: 1000, clusterOwner: null }, 'li'],
  ['root lends it to postgres', { uid: 0, gid: 0, clusterOwner: null }, 'postgres'],
  ['root leaves a cluster with the user who made it', { uid: 0, gid: 0, clusterOwner: 1000 }, 'li'],
  ['a cluster of root goes to postgres all the same', { uid: 0, gid: 0, clusterOwner: 0 }, 'postgres'],
])('%s', (_, facts, name) => {
  expect(decideAccount({ ...facts, passwd }).name).toBe(name)
})

test('without a postgres account root lends the database to nobody', () => {
  const few = 'root:x:0:0::/:/bin/sh\nnobody:x:65534:65534::/:/bin/sh'
  expect(decideAccount({ uid: 0, gid: 0, clusterOwner: null, passwd: few }).uid).toBe(65534)
})

test('a machine with root alone is refused', () => {
  const facts = { uid: 0, gid: 0, clusterOwner: null, passwd: 'root:x:0:0::/:/bin/sh' }
  expect(() => decideAccount(facts)).toThrow(expect.objectContaining({ code: 'database.no-account' }))
})

const running: Sight = {
  postmaster: { pid: 7, socketFolder: '/tmp/gonghui-abc123' },
  ours: true,
  leftovers: [],
  answer: 'yes',
  waitedMs: 0,
}

test.each<[string, Partial<Sight>, string]>([
  ['an empty folder is started', { postmaster: null, ours: false, answer: 'no' }, 'start'],
  ['a healthy server left behind is adopted', {}, 'join'],
  ['a pid file whose process is gone or foreign is cleared', { ours: false, answer: 'no' }, 'clear-and-start'],
  ['children of a killed server are waited for', { ours: false, answer: 'no', leftovers: [8] }, 'wait'],
  [
    'when they do not go, PostgreSQL decides with its own guard in place',
    { ours: false, answer: 'no', leftovers: [8], waitedMs: 15_000 },
    'start',
  ],
  ['a server that recovers from a crash is given minutes', { answer: 'starting', waitedMs: 300_000 }, 'wait'],
  ['a server that is going down is waited for', { answer: 'stopping', waitedMs: 1_000 }, 'wait'],
  ['silence is given some seconds', { answer: 'no', waitedMs: 5_000 }, 'wait'],
  ['a server silent for longer is stopped', { answer: 'no', waitedMs: 15_000 }, 'stop'],
])('%s', (_, change, step) => {
  expect(decideStep({ ...running, ...change })).toBe(step)
})

test('a pid file tells the process and the socket', () => {
  const text = '4242\n/srv/data/postgres\n1790000000\n5432\n/tmp/gonghui-abc123\n\n  1 2\nready   \n'
  expect(parsePostmaster(text)).toEqual({ pid: 4242, socketFolder: '/tmp/gonghui-abc123' })
})

test('a pid file cut short by a crash names nobody', () => {
  expect(parsePostmaster('')).toEqual({ pid: 0, socketFolder: '' })
})

test('the cache of the database grows with memory up to four gigabytes', () => {
  const buffers = (memory: number) => decideSettings(memory, 2, 'yes').shared_buffers
  expect([512, 4_096, 24_576, 262_144].map(buffers)).toEqual(['64MB', '512MB', '3072MB', '4096MB'])
})

test('only a database for tests gives up durability', () => {
  expect(decideSettings(4096, 2, 'yes')).toMatchObject({
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
  })
  expect(decideSettings(4096, 2, 'no')).toMatchObject({ fsync: 'off' })
})
