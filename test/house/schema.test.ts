import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../setup/database.ts'
import { dumpSchema } from './schema-dump.ts'
import { ask, mayPointTo, readMigrations, schemaNamedBy, schemas, schemasTouched } from './schema-law.ts'
import { root } from './source-tree.ts'

const appendOnly = ['ledger.transfers', 'ledger.entries', 'audit.entries', 'audit.heads']

/** Tables whose rows are no secret of a person or a union. A new one needs its reason here. */
const readByAll: Readonly<Record<string, string>> = {
  'access.attempts': 'keyed hashes of names and addresses, counted before anybody is known',
  'access.demo_sign_ins': 'empty in production',
  'access.roles': 'which roles there are',
  'access.sms_codes': 'hashes of codes and keyed hashes of phones, checked before anybody is known',
  'calendar.days': 'the working days of the country',
  'calendar.versions': 'one number, raised with the calendar',
  'cases.series': 'the last number of each series of cases',
  'credentials.kinds': 'which kinds there are',
  'disputes.stations': 'where a worker may bring a claim is public',
  'indicators.pending': 'numbers of facts, without the facts',
  'mall.aid_pairs': 'who stands by whom is on the public page',
  'mall.aid_project_unions': 'which unions carry an aid project is on the public page',
  'mall.ledger_accounts': 'ids of accounts; what is in them is not read by it',
  'mall.merchants': 'who takes the card, as members read it',
  'mutual_aid.funds': 'names of funds',
  'mutual_aid.policies': 'published documents',
  'mutual_aid.settlement_batches': 'numbers of loads, without the rows',
  'orgs.closures': 'when a union was closed is known to all, like its name and place',
  'orgs.names': 'names of unions are public',
  'orgs.orgs': 'the tree of unions is public',
  'orgs.placements': 'the tree of unions is public',
  'orgs.reparentings': 'the tree of unions is public',
  'privacy.consent_texts': 'published wordings',
  'privacy.settings': 'limits of the platform',
  'unions.profiles': 'what a union tells of itself',
  'unions.settings': 'rules of a federation for founding unions',
  'voices.settings': 'within how many days and at what hours a union answers',
}

let database: TestDatabase
let client: pg.Client

beforeAll(async () => {
  database = await testDatabase()
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
})

afterAll(async () => {
  await client.end()
  await database.drop()
})

const names = async (law: Parameters<typeof ask>[1], given: unknown) =>
  (await ask(client, law, given)).map(({ name }) => name)

describe('the schema', () => {
  test('each schema is a module of the kernel or a service', async () => {
    const found = await client.query(`select nspname from pg_namespace where nspname not like 'pg\\_%'`)
    const known = [...schemas, 'public', 'information_schema', 'graphile_worker']
    expect(found.rows.map((row) => row.nspname).filter((name) => !known.includes(name))).toEqual([])
  })

  test('a foreign key points only downward', async () => {
    const keys = await ask<{ from: string; to: string; name: string }>(client, 'foreignKeys', schemas)
    expect(keys.length).toBeGreaterThan(10)
    expect(keys.filter(({ from, to }) => !mayPointTo(from, to))).toEqual([])
  })

  test('each table and each column has a comment', async () => {
    expect(await names('withoutComment', schemas)).toEqual([])
  })

  test('nothing booked and nothing audited can be changed by a running role', async () => {
    expect(await names('changeable', appendOnly)).toEqual([])
  })

  test('the running roles own nothing', async () => expect(await names('ownedByRunners', schemas)).toEqual([]))

  test('the running roles are bound by row-level security and may make no role and no database', async () => {
    expect(await names('strongRunners', schemas)).toEqual([])
  })

  test('what runs as its owner says why, pins its search path and is not for everybody', async () => {
    expect(await names('looseDefiners', schemas)).toEqual([])
  })

  test('what every request may read without a scope is listed, with the reason', async () => {
    expect(await names('openPolicies', schemas)).toEqual(Object.keys(readByAll))
  })

  test('each table of a person or below an organisation has row-level security', async () => {
    expect(await names('openToEveryone', schemas)).toEqual([])
  })

  test('the owner comes first in the key of each table that has one', async () => {
    expect(await names('ownerNotFirst', schemas)).toEqual([])
  })

  test('db/schema.sql is what the migrations make; bin/schema writes it anew', async () => {
    expect(readFileSync(join(root, 'db/schema.sql'), 'utf8')).toBe(await dumpSchema(client))
  })
})

describe('migrations', () => {
  test.each(readMigrations())('$name touches only the schema it names', ({ name, text }) => {
    expect(schemaNamedBy(name), 'a name is date-number-module-what.sql').not.toBeNull()
    // The queue's own schema is the room of jobs, made by the queue itself.
    const queues = schemaNamedBy(name) === 'jobs' ? ['graphile_worker'] : []
    expect(schemasTouched(text).filter((one) => !queues.includes(one))).toEqual([schemaNamedBy(name)])
  })

  test('a migration that reaches into another schema is named', () => {
    const reaching = [
      'create table orgs.extra (id uuid);',
      'create index extra on orgs.orgs (name);',
      'alter table orgs.orgs add column extra text;',
      'alter index orgs.extra set (fastupdate = off);',
      `insert into orgs.orgs values ('a');`,
      'update orgs.orgs set name = null;',
      'delete from orgs.orgs;',
      'grant select, insert on orgs.orgs to gonghui_app;',
      'create policy extra on orgs.orgs to gonghui_app using (true);',
      `comment on column orgs.orgs.name is 'people.persons';`,
    ]
    for (const text of reaching) expect(schemasTouched(text), text).toEqual(['orgs'])
    expect(schemasTouched('select 1 from orgs.orgs -- insert into people.persons')).toEqual([])
    expect(schemaNamedBy('20261121-20-mutual-aid-create-claims.sql')).toBe('mutual_aid')
    expect(schemaNamedBy('create-claims.sql')).toBeNull()
  })
})

describe('a breach is named', () => {
  test('a key that points upward, or from a service to another', () => {
    expect(mayPointTo('orgs', 'people')).toBe(false)
    expect(mayPointTo('ledger', 'mutual_aid')).toBe(false)
    expect(mayPointTo('mutual_aid', 'mall')).toBe(false)
    expect(mayPointTo('mutual_aid', 'cases')).toBe(true)
  })

  test('a bare table of persons', async () => {
    await client.query('begin')
    await client.query(`
      create table orgs.bare (id uuid primary key, owner_id uuid);
      alter table orgs.bare owner to gonghui_system;
      grant update on ledger.entries to gonghui_app;
      create function orgs.loose() returns int language sql security definer return 1;
      create policy open on orgs.bare to gonghui_app using (true)`)
    expect(await names('withoutComment', schemas)).toEqual(['orgs.bare.id', 'orgs.bare.owner_id'])
    expect(await names('openToEveryone', schemas)).toEqual(['orgs.bare'])
    expect(await names('ownerNotFirst', schemas)).toEqual(['orgs.bare'])
    expect(await names('ownedByRunners', schemas)).toContain('orgs.bare')
    expect(await names('changeable', appendOnly)).toEqual(['ledger.entries: gonghui_app may update'])
    expect(await names('looseDefiners', schemas)).toEqual(['orgs.loose'])
    expect(await names('openPolicies', schemas)).toContain('orgs.bare')
    expect(await dumpSchema(client)).toContain('create table orgs.bare')
    await client.query('rollback')
  })
})
