import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/setup/database.ts'
import { ConfigRefused, configure, readConfig } from '../config.ts'
import { configText } from '../text.ts'
import { connectDatabase, disconnectDatabase } from './pool.ts'
import { requireKnownKeys } from './require-known-keys.ts'

let database: TestDatabase
const startWith = (secret: string) => {
  configure(readConfig({ GONGHUI_SECRET: secret }, '/tmp'))
  return requireKnownKeys()
}
const right = 'the secret that this database was first used with'

beforeAll(async () => {
  database = await testDatabase()
  connectDatabase(database.url)
})

afterAll(async () => {
  await disconnectDatabase()
  await database.drop()
})

test('the first start keeps the fingerprint of the secret, also when two start at once', async () => {
  await Promise.all([startWith(right), startWith(right)])
  await startWith(right)
})

test('a start with another secret is refused and says what to do; the right one still starts', async () => {
  const refused = await startWith('a secret that somebody typed anew after a move').catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(ConfigRefused)
  expect((refused as ConfigRefused).faults).toEqual([configText.secretDiffers])
  await startWith(right)
})
