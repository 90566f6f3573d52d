import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/setup/database.ts'
import { releaseClock, stopClock } from '../../platform/clock.ts'
import { connectDatabase, disconnectDatabase } from '../../platform/db/pool.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Scoped } from '../../platform/scope.ts'
import {
  closeOrg,
  type Founding,
  findOrgs,
  foundOrg,
  foundOrgs,
  getOrg,
  listReparentings,
  markReparented,
  mergeOrgs,
  moveOrg,
  nameAsOf,
  orgsByCode,
  orgsByIds,
  pathAsOf,
  renameOrg,
  splitOrg,
} from './index.ts'

const standstill = '2026-11-21T02:00:00.000Z'
let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
  connectDatabase(database.url)
  stopClock(standstill)
})

afterAll(async () => {
  releaseClock()
  await disconnectDatabase()
  await database.drop()
})

const city = newId()
const east = newId()
const west = newId()
const street = newId()
const mill = newId()
const weaving = newId()
const works = newId()

function founding(id: string, kind: Founding['kind'], name: string, parentId: string | null): Founding {
  return { id, kind, code: `code-${name}`, creditCode: null, name, parentId, on: '2013-01-01' }
}

const tree = [
  founding(weaving, 'firm', '织造车间分会', mill),
  founding(mill, 'grassroots', '东风纺织厂工会', street),
  founding(street, 'town', '东风街道总工会', east),
  founding(works, 'grassroots', '西岸机械厂工会', west),
  founding(west, 'county', '江西区总工会', city),
  founding(east, 'county', '江东区总工会', city),
  founding(city, 'city', '滨江市总工会', null),
]

const undone = new Error('undone')

/** Every test has the small tree to itself, in a transaction that is undone. */
async function onTree(work: (tx: Tx) => Promise<void>, caller: Scoped = system): Promise<void> {
  const trial = transaction(caller, async (tx) => {
    await tx.client.query('set local role gonghui_system')
    await foundOrgs(tx, tree)
    if (caller !== system) await tx.client.query('set local role gonghui_app')
    await work(tx)
    throw undone
  })
  await expect(trial).rejects.toBe(undone)
}

const refused = (code: string) => expect.objectContaining({ code })

describe('founding', () => {
  test('a list may name parents after their children', () =>
    onTree(async (tx) => {
      expect(await getOrg(tx, weaving)).toMatchObject({
        path: [city, east, street, mill, weaving],
        depth: 4,
        parentId: mill,
      })
    }))

  test('there is one root', () =>
    onTree(async (tx) => {
      await expect(foundOrg(tx, founding(newId(), 'city', '滨海市总工会', null))).rejects.toEqual(
        refused('orgs.root-exists'),
      )
    }))

  test('a firm is not a root', async () => {
    const found = transaction(system, (tx) => foundOrg(tx, founding(newId(), 'firm', '一分厂', null)))
    await expect(found).rejects.toEqual(refused('orgs.not-a-root'))
  })

  test('a parent that nobody knows is refused', () =>
    onTree(async (tx) => {
      const lost = founding(newId(), 'county', '江南区总工会', newId())
      await expect(foundOrg(tx, lost)).rejects.toEqual(refused('orgs.unknown'))
    }))

  test('two organisations that name each other as parents are refused', () =>
    onTree(async (tx) => {
      const [one, other] = [newId(), newId()]
      const circle = [founding(one, 'grassroots', '甲厂工会', other), founding(other, 'grassroots', '乙厂工会', one)]
      await expect(foundOrgs(tx, circle)).rejects.toEqual(refused('orgs.unknown'))
    }))

  test('a county does not hang below a town', () =>
    onTree(async (tx) => {
      const county = founding(newId(), 'county', '江南区总工会', street)
      await expect(foundOrg(tx, county)).rejects.toEqual(refused('orgs.kind-not-below'))
    }))

  test('a seventh level below the root is refused', () =>
    onTree(async (tx) => {
      const [sixth, seventh] = [newId(), newId()]
      await foundOrgs(tx, [founding(newId(), 'firm', '甲班', weaving), founding(sixth, 'firm', '乙班', weaving)])
      const deeper = [founding(seventh, 'firm', '一组', sixth), founding(newId(), 'firm', '二组', seventh)]
      await expect(foundOrgs(tx, deeper)).rejects.toEqual(refused('orgs.too-deep'))
    }))

  test('a code belongs to one organisation', () =>
    onTree(async (tx) => {
      const again = { ...founding(newId(), 'county', '江南区总工会', city), code: 'code-江东区总工会' }
      await expect(foundOrg(tx, again)).rejects.toEqual(refused('orgs.code-taken'))
      const twins = [
        founding(newId(), 'county', '江北区总工会', city),
        founding(newId(), 'county', '江北区总工会', city),
      ]
      await expect(foundOrgs(tx, twins)).rejects.toEqual(refused('orgs.code-taken'))
    }))

  test('a unified social credit code is right and belongs to one organisation', () =>
    onTree(async (tx) => {
      const county = { ...founding(newId(), 'county', '江南区总工会', city), creditCode: '91350100M000100Y44' }
      await expect(foundOrg(tx, county)).rejects.toEqual(refused('orgs.credit-code-wrong'))
      await foundOrg(tx, { ...county, creditCode: '91350100M000100Y43' })
      const next = { ...founding(newId(), 'county', '江北区总工会', city), creditCode: '91350100M000100Y43' }
      await expect(foundOrg(tx, next)).rejects.toEqual(refused('orgs.credit-code-taken'))
    }))

  test('an organisation is not older than its parent and not founded in the future', () =>
    onTree(async (tx) => {
      const county = founding(newId(), 'county', '江南区总工会', city)
      await expect(foundOrg(tx, { ...county, on: '2012-12-31' })).rejects.toEqual(refused('orgs.before-last-change'))
      await expect(foundOrg(tx, { ...county, on: '2026-11-22' })).rejects.toEqual(refused('orgs.not-yet-effective'))
    }))

  test('nothing is founded below a closed organisation', () =>
    onTree(async (tx) => {
      await closeOrg(tx, { orgId: works, on: '2026-01-01' })
      const shop = { ...founding(newId(), 'firm', '装配车间分会', works), on: '2026-02-01' }
      await expect(foundOrg(tx, shop)).rejects.toEqual(refused('orgs.closed'))
    }))
})

describe('the past', () => {
  test('a moved union hangs elsewhere from its day on and where it was before', () =>
    onTree(async (tx) => {
      await moveOrg(tx, { orgId: mill, parentId: west, on: '2026-07-01' })
      expect(await pathAsOf(tx, weaving, '2026-06-30')).toEqual([city, east, street, mill, weaving])
      expect(await pathAsOf(tx, weaving, '2026-07-01')).toEqual([city, west, mill, weaving])
      expect((await getOrg(tx, weaving)).path).toEqual([city, west, mill, weaving])
      expect(await pathAsOf(tx, weaving, '2012-12-31')).toBeNull()
    }))

  test('a second move on the same day replaces the first', () =>
    onTree(async (tx) => {
      await moveOrg(tx, { orgId: mill, parentId: west, on: '2026-07-01' })
      await moveOrg(tx, { orgId: mill, parentId: east, on: '2026-07-01' })
      expect(await pathAsOf(tx, mill, '2026-07-01')).toEqual([city, east, mill])
      expect(await pathAsOf(tx, mill, '2026-06-30')).toEqual([city, east, street, mill])
    }))

  test('a name holds from its day on', () =>
    onTree(async (tx) => {
      await renameOrg(tx, { orgId: mill, name: '东风纺织集团工会', on: '2026-03-01' })
      expect(await nameAsOf(tx, mill, '2026-02-28')).toBe('东风纺织厂工会')
      expect(await nameAsOf(tx, mill, '2026-03-01')).toBe('东风纺织集团工会')
      expect(await nameAsOf(tx, mill, '2012-12-31')).toBeNull()
      const earlier = renameOrg(tx, { orgId: mill, name: '东风公司工会', on: '2026-02-01' })
      await expect(earlier).rejects.toEqual(refused('orgs.before-last-change'))
      const later = renameOrg(tx, { orgId: mill, name: '东风公司工会', on: '2027-01-01' })
      await expect(later).rejects.toEqual(refused('orgs.not-yet-effective'))
    }))

  test('a move is not dated before a departure from the subtree', () =>
    onTree(async (tx) => {
      await moveOrg(tx, { orgId: mill, parentId: west, on: '2026-07-01' })
      const earlier = moveOrg(tx, { orgId: street, parentId: west, on: '2026-06-01' })
      await expect(earlier).rejects.toEqual(refused('orgs.before-last-change'))
      await moveOrg(tx, { orgId: street, parentId: west, on: '2026-07-01' })
    }))
})

describe('moving', () => {
  test.each([
    ['below itself', mill, weaving, 'orgs.cycle'],
    ['to where it is', mill, street, 'orgs.already-there'],
    ['a root', city, east, 'orgs.root-stays'],
    ['a county below a town', west, street, 'orgs.kind-not-below'],
    ['from nowhere', newId(), east, 'orgs.unknown'],
  ])('%s is refused', (_what, orgId, parentId, code) =>
    onTree(async (tx) => {
      await expect(moveOrg(tx, { orgId, parentId, on: '2026-07-01' })).rejects.toEqual(refused(code))
    }),
  )

  test('a subtree that would reach a seventh level stays', () =>
    onTree(async (tx) => {
      const [second, third] = [newId(), newId()]
      await foundOrgs(tx, [
        founding(second, 'grassroots', '西岸联合工会', works),
        founding(third, 'grassroots', '西岸联合二工会', second),
        founding(newId(), 'firm', '甲班', weaving),
      ])
      const move = moveOrg(tx, { orgId: mill, parentId: third, on: '2026-07-01' })
      await expect(move).rejects.toEqual(refused('orgs.too-deep'))
    }))

  test('stored paths elsewhere follow from a list that is worked off in order and kept for a day', () =>
    onTree(async (tx) => {
      await moveOrg(tx, { orgId: mill, parentId: west, on: '2026-07-01' })
      await moveOrg(tx, { orgId: mill, parentId: east, on: '2026-08-01' })
      const waiting = await listReparentings(tx)
      expect(waiting).toMatchObject([
        {
          kind: 'moved',
          orgId: mill,
          fromPath: [city, east, street, mill],
          toPath: [city, west, mill],
          effectiveOn: '2026-07-01',
        },
        {
          kind: 'moved',
          orgId: mill,
          fromPath: [city, west, mill],
          toPath: [city, east, mill],
          effectiveOn: '2026-08-01',
        },
      ])
      await markReparented(tx, waiting[0]!.id)
      expect(await listReparentings(tx)).toHaveLength(2)
      stopClock('2026-11-22T03:00:00.000Z')
      await markReparented(tx, waiting[0]!.id)
      stopClock(standstill)
      expect((await listReparentings(tx)).map((row) => row.id)).toEqual([waiting[1]!.id])
    }))
})

describe('merging, splitting and closing', () => {
  test('a merger hands the children to the successor and closes the merged', () =>
    onTree(async (tx) => {
      await mergeOrgs(tx, { fromIds: [east], intoId: west, on: '2026-07-01' })
      expect(await getOrg(tx, east)).toMatchObject({ closedOn: '2026-07-01', successorId: west })
      expect((await getOrg(tx, weaving)).path).toEqual([city, west, street, mill, weaving])
      expect(await pathAsOf(tx, east, '2026-06-30')).toEqual([city, east])
      expect(await pathAsOf(tx, east, '2026-07-01')).toBeNull()
      expect(await nameAsOf(tx, east, '2026-08-01')).toBe('江东区总工会')
      const last = (await listReparentings(tx)).at(-1)
      expect(last).toMatchObject({ kind: 'merged', orgId: east, fromPath: [city, east], toPath: [city, west] })
    }))

  test('nothing merges into itself, into its own subtree or into a closed organisation', () =>
    onTree(async (tx) => {
      const merge = (fromId: string, intoId: string) => mergeOrgs(tx, { fromIds: [fromId], intoId, on: '2026-07-01' })
      await expect(merge(east, east)).rejects.toEqual(refused('orgs.merged-into-itself'))
      await expect(merge(east, mill)).rejects.toEqual(refused('orgs.cycle'))
      await closeOrg(tx, { orgId: works, on: '2026-01-01' })
      await expect(merge(mill, works)).rejects.toEqual(refused('orgs.closed'))
    }))

  test('a merger is not dated before the successor stood where it stands', () =>
    onTree(async (tx) => {
      await moveOrg(tx, { orgId: works, parentId: east, on: '2026-07-01' })
      const merger = mergeOrgs(tx, { fromIds: [weaving], intoId: works, on: '2026-06-01' })
      await expect(merger).rejects.toEqual(refused('orgs.before-last-change'))
    }))

  test('a county splits: the new one takes the children it is given', () =>
    onTree(async (tx) => {
      const south = newId()
      const part = {
        id: south,
        kind: 'county',
        code: 'south',
        creditCode: null,
        name: '江南区总工会',
        childIds: [street],
      } as const
      await splitOrg(tx, { orgId: east, parts: [part], on: '2026-07-01' })
      expect((await getOrg(tx, weaving)).path).toEqual([city, south, street, mill, weaving])
      expect(await pathAsOf(tx, weaving, '2026-06-30')).toEqual([city, east, street, mill, weaving])
      expect((await getOrg(tx, east)).closedOn).toBeNull()
    }))

  test('a split gives away only its own children', () =>
    onTree(async (tx) => {
      const part = {
        id: newId(),
        kind: 'county',
        code: 'south',
        creditCode: null,
        name: '江南区总工会',
        childIds: [works],
      } as const
      const split = splitOrg(tx, { orgId: east, parts: [part], on: '2026-07-01' })
      await expect(split).rejects.toEqual(refused('orgs.not-a-child'))
      await expect(splitOrg(tx, { orgId: city, parts: [], on: '2026-07-01' })).rejects.toEqual(
        refused('orgs.root-stays'),
      )
    }))

  test('an organisation with children does not close, nor does the root, nor anything twice', () =>
    onTree(async (tx) => {
      await expect(closeOrg(tx, { orgId: mill, on: '2026-07-01' })).rejects.toEqual(refused('orgs.has-children'))
      await expect(closeOrg(tx, { orgId: city, on: '2026-07-01' })).rejects.toEqual(refused('orgs.root-stays'))
      await closeOrg(tx, { orgId: weaving, on: '2026-07-01' })
      await expect(closeOrg(tx, { orgId: weaving, on: '2026-08-01' })).rejects.toEqual(refused('orgs.closed'))
      await expect(renameOrg(tx, { orgId: weaving, name: '织布分会', on: '2026-08-01' })).rejects.toEqual(
        refused('orgs.closed'),
      )
      await expect(closeOrg(tx, { orgId: mill, on: '2026-06-30' })).rejects.toEqual(refused('orgs.before-last-change'))
      await expect(closeOrg(tx, { orgId: mill, on: '2026-11-22' })).rejects.toEqual(refused('orgs.not-yet-effective'))
      await closeOrg(tx, { orgId: mill, on: '2026-07-01' })
    }))
})

describe('finding', () => {
  const names = (found: readonly { name: string }[]) => found.map((org) => org.name)

  test('the tops, then the children of one, open ones only', () =>
    onTree(async (tx) => {
      expect(names(await findOrgs(tx, { within: null }))).toEqual(['滨江市总工会'])
      expect(names(await findOrgs(tx, { within: [street, west] }))).toEqual(['东风街道总工会', '江西区总工会'])
      await closeOrg(tx, { orgId: works, on: '2026-07-01' })
      expect(await findOrgs(tx, { within: null, parentId: west })).toEqual([])
      expect(await findOrgs(tx, { within: null, parentId: city })).toMatchObject([
        { name: '江东区总工会', hasChildren: true, parentId: city },
        { name: '江西区总工会', hasChildren: false, depth: 1 },
      ])
    }))

  test('two characters anywhere in a name, or the start of a code', () =>
    onTree(async (tx) => {
      const search = async (text: string) => names(await findOrgs(tx, { within: null, search: text }))
      expect(await search('东风')).toEqual(['东风街道总工会', '东风纺织厂工会'])
      expect(await search('纺织厂')).toEqual(['东风纺织厂工会'])
      expect(await search('code-江')).toEqual(['江东区总工会', '江西区总工会'])
      expect(await search('%江')).toEqual([])
      expect(await search('c')).toHaveLength(7)
      expect(await search('厂')).toEqual([])
    }))

  test('what lies outside the reader’s subtrees is as if it did not exist', () =>
    onTree(async (tx) => {
      expect(names(await findOrgs(tx, { within: [east], search: '总工会' }))).toEqual([
        '江东区总工会',
        '东风街道总工会',
      ])
      expect(await findOrgs(tx, { within: [east], parentId: west })).toEqual([])
      expect(await findOrgs(tx, { within: [] })).toEqual([])
    }))

  test('files name organisations by code; a closed one is no longer found by it', () =>
    onTree(async (tx) => {
      const codes = ['code-西岸机械厂工会', 'code-江西区总工会', 'nobody']
      expect(names(await orgsByCode(tx, codes)).sort()).toEqual(['江西区总工会', '西岸机械厂工会'].sort())
      await closeOrg(tx, { orgId: works, on: '2026-07-01' })
      expect(names(await orgsByCode(tx, codes))).toEqual(['江西区总工会'])
      expect(names(await orgsByIds(tx, [works]))).toEqual(['西岸机械厂工会'])
    }))
})

describe('row-level security', () => {
  const eastern: Scoped = { scope: { role: 'app', orgs: [east], personId: null } }

  test('an officer changes the tree below her own union', () =>
    onTree(async (tx) => {
      await foundOrg(tx, founding(newId(), 'town', '西风街道总工会', east))
      await renameOrg(tx, { orgId: mill, name: '东风纺织集团工会', on: '2026-03-01' })
      await moveOrg(tx, { orgId: mill, parentId: east, on: '2026-03-01' })
    }, eastern))

  test.each<[string, (tx: Tx) => Promise<unknown>]>([
    ['found outside it', (tx) => foundOrg(tx, founding(newId(), 'town', '西风街道总工会', west))],
    ['rename outside it', (tx) => renameOrg(tx, { orgId: works, name: '西岸集团工会', on: '2026-03-01' })],
    ['move away from it', (tx) => moveOrg(tx, { orgId: mill, parentId: west, on: '2026-03-01' })],
  ])('the database itself does not let her %s', (_what, work) =>
    onTree(async (tx) => {
      await expect(work(tx)).rejects.toThrow(/row-level security/)
    }, eastern),
  )
})
