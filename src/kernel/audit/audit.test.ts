import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/setup/database.ts'
import { connectDatabase, disconnectDatabase, poolOf } from '../../platform/db/pool.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { type Actor, systemActor } from '../access/index.ts'
import { foundOrgs } from '../orgs/index.ts'
import {
  auditFindingText,
  auditHeads,
  type Deed,
  listAudit,
  listDeeds,
  recordAudit,
  recordAudits,
  verifyAudit,
} from './index.ts'
import { laneOf, lanes } from './rules.ts'

let database: TestDatabase
let owner: pg.Client

const city = newId()
const county = newId()
const otherCounty = newId()

const auditor = officer([city], ['audit.read'])
const clerk = officer([city, county], [])
const countyAuditor = officer([city, county], ['audit.read'])
const otherAuditor = officer([city, otherCounty], ['audit.read'])

function officer(path: readonly string[], permissions: readonly string[]): Actor {
  const orgId = path.at(-1)!
  const personId = newId()
  return {
    ...systemActor('李敏'),
    kind: 'officer',
    personId,
    address: '10.1.2.3',
    grants: [{ role: 'test', roleName: '测试', orgId, orgPath: path, permissions: new Set(permissions) }],
    scope: { role: 'app', orgs: [orgId], personId },
  }
}

function deed(subjectId: string, orgId: string | null = null): Deed {
  return {
    action: 'mutual-aid.claim-approved',
    subjectKind: 'claim',
    subjectId,
    orgId,
    detail: { before: 'city', after: 'paying' },
  }
}

/** Runs `change` as the owner of the database, looks at what verification says, and takes the change back. */
async function findingsAfter(change: string): Promise<string[]> {
  const found: string[] = []
  const undone = new Error('undone')
  await transaction(system, async (tx) => {
    await tx.client.query('set local role none')
    await tx.client.query(change)
    for (const finding of await verifyAudit(tx)) found.push(`${finding.rule} ${finding.lane} ${finding.number}`)
    throw undone
  }).catch((error) => {
    if (error !== undone) throw error
  })
  return found
}

beforeAll(async () => {
  database = await testDatabase()
  connectDatabase(database.url)
  owner = new pg.Client({ connectionString: database.url })
  await owner.connect()
  const founding = { creditCode: null, on: '2020-01-01' }
  await transaction(system, (tx) =>
    foundOrgs(tx, [
      { ...founding, id: city, kind: 'city', code: 'C', name: '示范市总工会', parentId: null },
      { ...founding, id: county, kind: 'county', code: 'C1', name: '东湖区总工会', parentId: city },
      { ...founding, id: otherCounty, kind: 'county', code: 'C2', name: '西湖区总工会', parentId: city },
    ]),
  )
})

afterAll(async () => {
  await owner.end()
  await disconnectDatabase()
  await database.drop()
})

describe('writing', () => {
  test('a deed is written with who did it, from where, on what, and where auditors find it', async () => {
    const claim = newId()
    await transaction(clerk, (tx) => recordAudit(tx, clerk, deed(claim, county)))
    const { entries } = await listAudit(auditor, { subjectKind: 'claim', subjectId: claim }, null)
    expect(entries).toHaveLength(1)
    expect(entries[0]).toMatchObject({
      action: 'mutual-aid.claim-approved',
      actorId: clerk.personId,
      actorName: '李敏',
      address: '10.1.2.3',
      requestId: clerk.requestId,
      orgPath: [city, county],
      detail: { before: 'city', after: 'paying' },
    })
  })

  test('a deed whose transaction fails leaves no entry', async () => {
    const claim = newId()
    const failing = transaction(clerk, async (tx) => {
      await recordAudit(tx, clerk, deed(claim, county))
      throw new Error('the deed failed')
    })
    await expect(failing).rejects.toThrow('the deed failed')
    const { entries } = await listAudit(auditor, { subjectKind: 'claim', subjectId: claim }, null)
    expect(entries).toEqual([])
    expect(await transaction(system, (tx) => verifyAudit(tx))).toEqual([])
  })

  test('many deeds of one actor keep their order in one lane', async () => {
    const claims = Array.from({ length: 5200 }, () => newId())
    await transaction(clerk, (tx) =>
      recordAudits(
        tx,
        clerk,
        claims.map((id) => deed(id)),
      ),
    )
    const written = await owner.query<{ subject_id: string }>(
      'select subject_id from audit.entries where subject_id = any($1) and lane = $2 order by number',
      [claims, laneOf(clerk.personId!)],
    )
    expect(written.rows.map((row) => row.subject_id)).toEqual(claims)
    expect(await transaction(system, (tx) => verifyAudit(tx))).toEqual([])
  })

  test('officers writing at once neither wait for ever nor break the chain', async () => {
    const officers = Array.from({ length: 24 }, () => officer([city], []))
    await Promise.all(
      officers.flatMap((one) => [1, 2, 3].map(() => transaction(one, (tx) => recordAudit(tx, one, deed(newId()))))),
    )
    expect(await transaction(system, (tx) => verifyAudit(tx))).toEqual([])
  })

  test('actors spread over all lanes', () => {
    const used = new Set(Array.from({ length: 1000 }, () => laneOf(newId())))
    expect(used.size).toBe(lanes)
  })
})

describe('reading', () => {
  test('an auditor finds what happened in her own subtree and nothing beside it', async () => {
    const claim = newId()
    await transaction(clerk, (tx) => recordAudit(tx, clerk, deed(claim, county)))
    const subject = { subjectKind: 'claim', subjectId: claim }
    expect((await listAudit(countyAuditor, subject, null)).entries).toHaveLength(1)
    expect((await listAudit(otherAuditor, subject, null)).entries).toEqual([])
  })

  test('an officer without the permission reads no audit', async () => {
    await expect(listAudit(clerk, { subjectKind: 'claim', subjectId: newId() }, null)).rejects.toMatchObject({
      code: 'access.not-permitted',
    })
  })

  test('a long history comes page by page, newest first, none twice', async () => {
    const claim = newId()
    await transaction(clerk, (tx) =>
      recordAudits(
        tx,
        clerk,
        Array.from({ length: 70 }, () => deed(claim, county)),
      ),
    )
    const subject = { subjectKind: 'claim', subjectId: claim }
    const first = await listAudit(auditor, subject, null)
    const second = await listAudit(auditor, subject, first.next)
    expect([first.entries.length, second.entries.length, second.next]).toEqual([50, 20, null])
    const numbers = [...first.entries, ...second.entries].map((entry) => entry.number)
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a))
    expect(new Set(numbers).size).toBe(70)
  })
})

describe('the chain', () => {
  test('neither role may write, change or remove an entry or a head', async () => {
    for (const role of ['app', 'system'] as const) {
      for (const attempt of [
        'insert into audit.entries select * from audit.entries limit 1',
        "update audit.entries set action = 'a.b'",
        'delete from audit.entries',
        'truncate audit.entries',
        'update audit.heads set entries = 0',
        'delete from audit.heads',
      ]) {
        await expect(poolOf(role).query(attempt), `${role}: ${attempt}`).rejects.toThrow('permission denied')
      }
    }
  })

  test('every kind of tampering names the first row that does not hold', async () => {
    const lane = laneOf(clerk.personId!)
    const changes: [string, string][] = [
      [
        `update audit.entries set detail = '{"after":"paid"}' where lane = ${lane} and number = 7`,
        `entry-altered ${lane} 7`,
      ],
      [
        `update audit.entries set actor_name = '王伟' where lane = ${lane} and number in (9, 11)`,
        `entry-altered ${lane} 9`,
      ],
      [
        `update audit.entries set recorded_at = recorded_at + interval '1 ms' where lane = ${lane} and number = 3`,
        `entry-altered ${lane} 3`,
      ],
      [`update audit.entries set hash = '\\x00' where lane = ${lane} and number = 1`, `entry-altered ${lane} 1`],
      [`delete from audit.entries where lane = ${lane} and number = 5`, `entry-missing ${lane} 5`],
      [
        `delete from audit.entries where lane = ${lane} and number = (select entries from audit.heads where lane = ${lane})`,
        `head-differs ${lane}`,
      ],
      [`update audit.heads set entries = 0, hash = '' where lane = ${lane}`, `head-differs ${lane} 0`],
    ]
    // With its own hash made right again, an altered entry is betrayed by the one after it.
    changes.push([
      `update audit.entries set action = 'a.b' where lane = ${lane} and number = 7;
        update audit.entries e set hash = audit.link(p.hash, audit.content(e)) from audit.entries p
        where e.lane = ${lane} and e.number = 7 and p.lane = ${lane} and p.number = 6`,
      `entry-altered ${lane} 8`,
    ])
    for (const [change, finding] of changes) {
      expect((await findingsAfter(change))[0], change).toContain(finding)
    }
    expect(await transaction(system, (tx) => verifyAudit(tx))).toEqual([])
  })

  test('a lane rewritten with all its hashes is caught by a head published before', async () => {
    const published = await transaction(system, (tx) => auditHeads(tx))
    const lane = laneOf(clerk.personId!)
    const undone = new Error('undone')
    const rewriting = transaction(system, async (tx) => {
      await tx.client.query('set local role none')
      await tx.client.query('delete from audit.entries where lane = $1', [lane])
      await tx.client.query("update audit.heads set entries = 0, hash = '' where lane = $1", [lane])
      await recordAudits(
        tx,
        clerk,
        Array.from({ length: 9000 }, () => deed(newId())),
      )
      expect(await verifyAudit(tx)).toEqual([])
      const before = published.find((head) => head.lane === lane)!
      expect(await verifyAudit(tx, published)).toEqual([
        { rule: 'published-head-differs', lane, number: before.entries },
      ])
      throw undone
    })
    await expect(rewriting).rejects.toBe(undone)
  })

  test('every finding has its sentence', () => {
    for (const sentence of Object.values(auditFindingText)) expect(sentence).toContain('{lane}')
  })
})

describe('the list of deeds', () => {
  const list = (who: Actor, wish: Omit<Parameters<typeof listDeeds>[1], 'orgId'> = {}, orgId = city) =>
    listDeeds(who, { orgId, ...wish })
  const subjects = async (...given: Parameters<typeof list>) =>
    (await list(...given)).entries.map((entry) => entry.subjectId)

  test('is that of one’s subtree, newest first, by name, room and day', async () => {
    const [mine, other] = [newId(), newId()]
    await transaction(system, (tx) => recordAudit(tx, auditor, deed(mine, county)))
    await transaction(system, (tx) => recordAudit(tx, auditor, deed(other, otherCounty)))
    expect((await subjects(auditor)).slice(0, 2).toSorted()).toEqual([mine, other].toSorted())
    expect(await subjects(countyAuditor, {}, county)).toContain(mine)
    expect(await subjects(countyAuditor, {}, county)).not.toContain(other)
    expect(await subjects(auditor, { actor: '李' }, county)).toContain(mine)
    expect(await subjects(auditor, { actor: '无此人' })).toEqual([])
    expect(await subjects(auditor, { room: 'mutual-aid' })).toContain(mine)
    expect(await subjects(auditor, { room: 'access' })).toEqual([])
    expect(await subjects(auditor, { from: '2999-01-01' })).toEqual([])
    expect(await subjects(auditor, { to: '2000-01-01' })).toEqual([])
  })

  test('goes on page by page and misses nothing; a cursor made up begins anew', async () => {
    const ids = Array.from({ length: 60 }, () => newId())
    await transaction(system, (tx) =>
      recordAudits(
        tx,
        auditor,
        ids.map((id) => deed(id, county)),
      ),
    )
    const first = await list(auditor, {}, county)
    expect(first.entries).toHaveLength(50)
    const second = await list(auditor, { cursor: first.next! }, county)
    const seen = [...first.entries, ...second.entries].map((entry) => entry.subjectId)
    const keys = [...first.entries, ...second.entries].map((entry) => entry.key)
    expect(new Set(keys).size).toBe(keys.length)
    expect(ids.every((id) => seen.includes(id))).toBe(true)
    expect((await list(auditor, { cursor: 'anything' }, county)).entries).toEqual(first.entries)
  })

  test('is closed outside one’s subtree and to everybody else', async () => {
    await expect(list(countyAuditor, {}, city)).rejects.toMatchObject({ code: 'access.not-found' })
    await expect(list(countyAuditor, {}, newId())).rejects.toMatchObject({ code: 'access.not-found' })
    await expect(list(clerk, {}, county)).rejects.toMatchObject({ code: 'access.not-permitted' })
  })
})
