import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/setup/database.ts'
import { releaseClock, stopClock } from '../../platform/clock.ts'
import { config, configure, readConfig } from '../../platform/config.ts'
import { connectDatabase, disconnectDatabase } from '../../platform/db/pool.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Scoped } from '../../platform/scope.ts'
import { blindIndex } from '../../platform/seal.ts'
import {
  closeOrg,
  type Founding,
  followReparentings,
  foundOrgs,
  listReparentings,
  mergeOrgs,
  moveOrg,
} from '../orgs/index.ts'
import { foldHomeChanges } from './home-counts.store.ts'
import {
  checkCharacterOf,
  countMembers,
  findPersonByIdIndex,
  followHomes,
  joinUnion,
  joinUnions,
  leaveUnion,
  listPeople,
  membershipsOf,
  openParticulars,
  type PersonPlace,
  personCards,
  personsByIdIndex,
  personsByIds,
  personsWithPhone,
  phonesOf,
  recordDeath,
  registerMembers,
  registerPeople,
  registerPerson,
  sealRegistration,
  searchPeople,
  verifyPeople,
} from './index.ts'

const standstill = '2026-11-21T02:00:00.000Z'
let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
  connectDatabase(database.url)
  configure(readConfig({ GONGHUI_SECRET: 'a secret of the tests, long enough' }, '/tmp'))
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
const mill = newId()
const works = newId()

function founding(id: string, kind: Founding['kind'], name: string, parentId: string | null): Founding {
  return { id, kind, code: `code-${name}`, creditCode: null, name, parentId, on: '2013-01-01' }
}

const tree = [
  founding(city, 'city', '滨江市总工会', null),
  founding(east, 'county', '江东区总工会', city),
  founding(west, 'county', '江西区总工会', city),
  founding(mill, 'grassroots', '东风纺织厂工会', east),
  founding(works, 'grassroots', '西岸机械厂工会', west),
]

const undone = new Error('undone')

async function onTree(work: (tx: Tx) => Promise<void>): Promise<void> {
  const trial = transaction(system, async (tx) => {
    await foundOrgs(tx, tree)
    await work(tx)
    throw undone
  })
  await expect(trial).rejects.toBe(undone)
}

/** Looks at what was written in this transaction as someone under row-level security would. */
async function seenBy<Result>(tx: Tx, { scope }: Scoped, look: (tx: Tx) => Promise<Result>): Promise<Result> {
  if (scope.role === 'system') throw new Error('the system sees everything')
  await tx.client.query(
    `set local role gonghui_app; set local gonghui.orgs = '{${scope.orgs.join(',')}}'; set local gonghui.person = '${scope.personId ?? ''}'`,
  )
  const result = await look(tx)
  await tx.client.query('set local role gonghui_system')
  return result
}

const officerOf = (orgId: string): Scoped => ({ scope: { role: 'app', orgs: [orgId], personId: null } })

function idNumber(sequence: number): string {
  const seventeen = `13030219900102${String(sequence).padStart(3, '0')}`
  return seventeen + checkCharacterOf(seventeen)
}

const zhou = { name: '周敏', idNumber: idNumber(1), phone: '13812346205' }
const lin = { name: '林小英', idNumber: idNumber(2), phone: null }

const refused = (code: string) => expect.objectContaining({ code })

describe('registering', () => {
  test('a person is registered once, whoever registers her', () =>
    onTree(async (tx) => {
      const personId = await registerPerson(tx, zhou)
      expect(await registerPerson(tx, { ...zhou, idNumber: zhou.idNumber.toLowerCase(), phone: null })).toBe(personId)
      expect(await openParticulars(tx, personId)).toEqual(zhou)
      expect(await personsByIds(tx, [personId, newId()])).toEqual([
        {
          id: personId,
          name: '周敏',
          idIndex: blindIndex(config().sealKeys, zhou.idNumber),
          bornOn: '1990-01-02',
          deadOn: null,
          homePath: null,
        },
      ])
    }))

  test('a wrong id number, a wrong phone and an id number under another name are refused', () =>
    onTree(async (tx) => {
      const wrong = registerPerson(tx, { ...zhou, idNumber: '130302199001020010' })
      await expect(wrong).rejects.toEqual(refused('people.id-number-wrong'))
      await expect(registerPerson(tx, { ...zhou, phone: '1381234' })).rejects.toEqual(refused('people.phone-wrong'))
      await registerPerson(tx, zhou)
      const other = registerPerson(tx, { ...zhou, name: '周小敏' })
      await expect(other).rejects.toMatchObject({ code: 'people.name-differs', facts: { maskedName: '周*' } })
    }))

  test('a list is answered in its order, with who was known before and the name on file', () =>
    onTree(async (tx) => {
      const zhouId = await registerPerson(tx, { ...zhou, phone: null })
      const list = [lin, { ...zhou, name: '周小敏' }, lin].map((one) => sealRegistration(config().sealKeys, one))
      const registered = await registerPeople(tx, list)
      const [linId] = registered.map((one) => one.personId)
      expect(registered).toEqual([
        { personId: linId, known: false, nameOnFile: '林小英' },
        { personId: zhouId, known: true, nameOnFile: '周敏' },
        { personId: linId, known: false, nameOnFile: '林小英' },
      ])
      expect(await registerPeople(tx, list)).toMatchObject([{ known: true }, { known: true }, { known: true }])
      expect(await phonesOf(tx, [zhouId, linId!])).toEqual(new Map([[zhouId, zhou.phone]]))
    }))

  test('a phone on file is never overwritten by a list', () =>
    onTree(async (tx) => {
      const personId = await registerPerson(tx, zhou)
      await registerPeople(tx, [sealRegistration(config().sealKeys, { ...zhou, phone: '13900000000' })])
      expect((await phonesOf(tx, [personId])).get(personId)).toBe(zhou.phone)
    }))

  test('two lists of the same people, in opposite orders at once, register each person once', async () => {
    const people = Array.from({ length: 300 }, (_, at) => ({ name: '王芳', idNumber: idNumber(100 + at), phone: null }))
    const sealed = people.map((one) => sealRegistration(config().sealKeys, one))
    const [one, other] = await Promise.all([
      transaction(system, (tx) => registerPeople(tx, sealed)),
      transaction(system, (tx) => registerPeople(tx, sealed.toReversed())),
    ])
    expect(one.map((person) => person.personId)).toEqual(other.map((person) => person.personId).reverse())
    expect(one.every((person, at) => person.known !== other[299 - at]!.known)).toBe(true)
  })

  test('neither the id number nor the phone stands in the database', () =>
    onTree(async (tx) => {
      await registerPerson(tx, zhou)
      const { rows } = await tx.client.query(
        'select persons::text as line, encode(id_sealed, $1) as id from people.persons',
        ['escape'],
      )
      const stored = JSON.stringify(rows)
      expect(stored).toContain('周敏')
      expect(stored).not.toContain(zhou.idNumber)
      expect(stored).not.toContain(zhou.phone)
    }))
})

describe('membership', () => {
  test('a person joins, leaves and joins elsewhere, and her home follows', () =>
    onTree(async (tx) => {
      const personId = await registerPerson(tx, zhou)
      const homeOf = async () => (await personsByIds(tx, [personId]))[0]!.homePath
      await joinUnion(tx, { personId, orgId: mill, on: '2020-01-01' })
      await joinUnion(tx, { personId, orgId: mill, on: '2021-01-01' })
      expect(await homeOf()).toEqual([city, east, mill])
      await leaveUnion(tx, { personId, on: '2022-01-01' })
      expect(await homeOf()).toBeNull()
      await joinUnion(tx, { personId, orgId: works, on: '2022-01-01' })
      expect(await homeOf()).toEqual([city, west, works])
      expect(await membershipsOf(tx, personId)).toMatchObject([
        { orgId: works, fromOn: '2022-01-01', untilOn: null },
        { orgId: mill, fromOn: '2020-01-01', untilOn: '2022-01-01' },
      ])
    }))

  test('each obstacle to a joining is told', () =>
    onTree(async (tx) => {
      const personId = await registerPerson(tx, zhou)
      const join = (orgId: string, on = '2026-07-01', who = personId) => joinUnion(tx, { personId: who, orgId, on })
      await expect(join(mill, '2026-11-22')).rejects.toEqual(refused('people.in-future'))
      await expect(join(mill, '2026-07-01', newId())).rejects.toEqual(refused('people.unknown'))
      await expect(join(east)).rejects.toEqual(refused('people.no-home-for-members'))
      await expect(join(newId())).rejects.toEqual(refused('people.union-unknown'))
      await join(mill)
      await expect(join(works)).rejects.toMatchObject({
        code: 'people.member-elsewhere',
        facts: { orgName: '东风纺织厂工会' },
      })
      await leaveUnion(tx, { personId, on: '2026-08-01' })
      await expect(join(works, '2026-07-31')).rejects.toMatchObject({
        code: 'people.before-leaving',
        facts: { on: '2026-08-01' },
      })
      await closeOrg(tx, { orgId: works, on: '2026-09-01' })
      await expect(join(works, '2026-09-02')).rejects.toEqual(refused('people.no-home-for-members'))
      await recordDeath(tx, { personId, on: '2026-10-01' })
      await expect(join(mill, '2026-10-02')).rejects.toEqual(refused('people.dead'))
    }))

  test('a list of joinings tells for each person what became of it', () =>
    onTree(async (tx) => {
      const zhouId = await registerPerson(tx, zhou)
      const linId = await registerPerson(tx, lin)
      const joining = (personId: string, orgId: string) => ({ personId, orgId, on: '2026-07-01' })
      const list = [
        joining(zhouId, mill),
        joining(linId, works),
        joining(zhouId, mill),
        joining(linId, mill),
        joining(newId(), mill),
      ]
      expect(await joinUnions(tx, list)).toEqual(['joined', 'joined', 'member-here', 'member-elsewhere', 'unknown'])
      expect((await personsByIds(tx, [linId]))[0]!.homePath).toEqual([city, west, works])
    }))

  test('a list registers and joins in one go, whoever is new and whoever is known', () =>
    onTree(async (tx) => {
      const zhouId = await registerPerson(tx, { ...zhou, phone: null })
      const linId = await registerPerson(tx, lin)
      await joinUnion(tx, { personId: linId, orgId: works, on: '2020-01-01' })
      const he = { name: '何平', idNumber: idNumber(3), phone: '13900000003' }
      const luo = { name: '罗英', idNumber: idNumber(4), phone: null }
      const list = [he, zhou, lin, he, luo].map((person, at) => ({
        registration: sealRegistration(config().sealKeys, person),
        orgId: mill,
        on: at === 4 ? '2026-11-22' : '2026-07-01',
      }))
      const enrolled = await registerMembers(tx, list)
      expect(enrolled).toMatchObject([
        { known: false, nameOnFile: '何平', joining: 'joined' },
        { personId: zhouId, known: true, joining: 'joined' },
        { personId: linId, known: true, joining: 'member-elsewhere' },
        { personId: enrolled[0]!.personId, known: true, joining: 'member-here' },
        { known: false, nameOnFile: '罗英', joining: 'in-future' },
      ])
      expect(await membershipsOf(tx, enrolled[0]!.personId)).toMatchObject([
        { orgId: mill, fromOn: '2026-07-01', untilOn: null },
      ])
      const homes = (await personsByIds(tx, [enrolled[0]!.personId, zhouId])).map((person) => person.homePath)
      expect(homes).toEqual([
        [city, east, mill],
        [city, east, mill],
      ])
      expect((await phonesOf(tx, [zhouId])).get(zhouId)).toBe(zhou.phone)
      expect((await registerMembers(tx, list)).slice(0, 2)).toMatchObject([
        { known: true, joining: 'member-here' },
        { known: true, joining: 'member-here' },
      ])
    }))

  test('one leaves only a union one belongs to, and not before having joined', () =>
    onTree(async (tx) => {
      const personId = await registerPerson(tx, zhou)
      const leave = (on: string, who = personId) => leaveUnion(tx, { personId: who, on })
      await expect(leave('2026-07-01', newId())).rejects.toEqual(refused('people.unknown'))
      await expect(leave('2026-07-01')).rejects.toEqual(refused('people.not-a-member'))
      await joinUnion(tx, { personId, orgId: mill, on: '2026-07-01' })
      await expect(leave('2026-07-01')).rejects.toEqual(refused('people.left-before-joining'))
      await expect(leave('2026-11-22')).rejects.toEqual(refused('people.in-future'))
    }))

  test('a death before birth or in the future is refused', () =>
    onTree(async (tx) => {
      const personId = await registerPerson(tx, zhou)
      await expect(recordDeath(tx, { personId, on: '1989-01-01' })).rejects.toEqual(refused('people.dead-before-birth'))
      await expect(recordDeath(tx, { personId, on: '2026-11-22' })).rejects.toEqual(refused('people.in-future'))
      await expect(recordDeath(tx, { personId: newId(), on: '2026-01-01' })).rejects.toEqual(refused('people.unknown'))
    }))

  test('the database refuses a second membership at the same time', () =>
    onTree(async (tx) => {
      const personId = await registerPerson(tx, zhou)
      await joinUnion(tx, { personId, orgId: mill, on: '2026-07-01' })
      const second = tx.client.query(
        `insert into people.memberships (owner_id, id, org_id, org_path, from_on) values ($1, $2, $3, $4, '2026-08-01')`,
        [personId, newId(), works, [city, west, works]],
      )
      await expect(second).rejects.toThrow('memberships_one_at_a_time')
    }))
})

describe('finding', () => {
  test('by name, part of a name, phone or id number, masked', () =>
    onTree(async (tx) => {
      const zhouId = await registerPerson(tx, zhou)
      const linId = await registerPerson(tx, lin)
      const search = async (text: string) => (await searchPeople(tx, { text, below: null })).map((person) => person.id)
      expect(await search('周')).toEqual([zhouId])
      expect(await search('小英')).toEqual([linId])
      expect(await search('英')).toEqual([])
      expect(await search(zhou.phone)).toEqual([zhouId])
      expect(await search(lin.idNumber)).toEqual([linId])
      expect(await search('%')).toEqual([])
      expect(await personCards(tx, [zhouId])).toEqual([
        {
          id: zhouId,
          maskedName: '周*',
          maskedIdNumber: `1303**********${zhou.idNumber.slice(-4)}`,
          maskedPhone: '138****6205',
          homeOrgId: null,
          deadOn: null,
        },
      ])
    }))

  test('below one union only', () =>
    onTree(async (tx) => {
      const personId = await registerPerson(tx, lin)
      await joinUnion(tx, { personId, orgId: mill, on: '2026-07-01' })
      const search = (text: string, id: string, depth: number) => searchPeople(tx, { text, below: { id, depth } })
      for (const text of ['林', '小英', lin.idNumber]) {
        expect(await search(text, city, 0)).toHaveLength(1)
        expect(await search(text, east, 1)).toHaveLength(1)
        expect(await search(text, mill, 2)).toHaveLength(1)
        expect(await search(text, west, 1)).toEqual([])
      }
    }))

  test('page by page by name, each member once, and counted without reading her', () =>
    onTree(async (tx) => {
      const names = ['王一', '王二', '王小英', '李小英', '欧阳小英', '阿卜杜拉·小英']
      const born = names.map((_, at) => idNumber(500 + at))
      const enrolments = names.map((name, at) => ({
        registration: sealRegistration(config().sealKeys, { name, idNumber: born[at]!, phone: null }),
        orgId: at < 3 ? mill : works,
        on: '2026-07-01',
      }))
      await registerMembers(tx, enrolments)
      const seen: string[] = []
      for (let after = null as PersonPlace | null, more = true; more; more = after !== null) {
        const page = await listPeople(tx, { text: null, below: { id: city, depth: 0 }, after, most: 4 })
        seen.push(...page.people.map((person) => person.id))
        after = page.next
      }
      expect(new Set(seen).size).toBe(6)
      expect(seen).toHaveLength(6)
      const search = (text: string, id: string, depth: number) => searchPeople(tx, { text, below: { id, depth } })
      expect(await search('小英', city, 0)).toHaveLength(4)
      expect(await search('小英', mill, 2)).toHaveLength(1)
      expect(await search(`${born[0]!.slice(0, 6)}${born[0]!.slice(8, 17)}`, mill, 2)).toHaveLength(1)

      const count = async () => [
        await countMembers(tx, [city]),
        await countMembers(tx, [mill]),
        await countMembers(tx, [works]),
      ]
      expect(await count()).toEqual([6, 3, 3])
      await leaveUnion(tx, { personId: seen[0]!, on: '2026-08-01' })
      const after = await count()
      expect(after[0]).toBe(5)
      await foldHomeChanges(tx)
      expect(await count()).toEqual(after)
      expect(await verifyPeople(tx)).toEqual([])
    }))

  test('by the blind index of the id number', () =>
    onTree(async (tx) => {
      const personId = await registerPerson(tx, zhou)
      const idIndex = blindIndex(config().sealKeys, zhou.idNumber)
      expect(await findPersonByIdIndex(tx, idIndex)).toMatchObject({ id: personId, name: '周敏' })
      expect(await findPersonByIdIndex(tx, newId())).toBeUndefined()
      expect(await personsByIdIndex(tx, [idIndex, newId()])).toHaveLength(1)
    }))

  test('a phone names the living who share it, and no more than were asked for', () =>
    onTree(async (tx) => {
      const zhouId = await registerPerson(tx, zhou)
      const linId = await registerPerson(tx, { ...lin, phone: zhou.phone })
      expect(await personsWithPhone(tx, zhou.phone, 9)).toHaveLength(2)
      expect(await personsWithPhone(tx, zhou.phone, 1)).toHaveLength(1)
      await recordDeath(tx, { personId: linId, on: '2026-07-01' })
      expect(await personsWithPhone(tx, zhou.phone, 9)).toEqual([{ id: zhouId, name: '周敏', idNumber: zhou.idNumber }])
      expect(await personsWithPhone(tx, '13900000000', 9)).toEqual([])
    }))
})

describe('row-level security', () => {
  test('a person is seen by herself and by the unions above her, by nobody else', () =>
    onTree(async (tx) => {
      const personId = await registerPerson(tx, zhou)
      await joinUnion(tx, { personId, orgId: mill, on: '2026-07-01' })
      const look = async (tx: Tx) => {
        const found = await personsByIds(tx, [personId])
        const searched = [
          ...(await searchPeople(tx, { text: '周', below: null })),
          ...(await searchPeople(tx, { text: zhou.phone, below: null })),
        ]
        expect(searched).toHaveLength(found.length * 2)
        expect(await searchPeople(tx, { text: '周敏', below: null })).toHaveLength(found.length)
        return found.length + (await membershipsOf(tx, personId)).length
      }
      expect(await seenBy(tx, officerOf(city), look)).toBe(2)
      expect(await seenBy(tx, officerOf(mill), look)).toBe(2)
      expect(await seenBy(tx, officerOf(west), look)).toBe(0)
      expect(await seenBy(tx, { scope: { role: 'app', orgs: [], personId } }, look)).toBe(2)
      expect(await seenBy(tx, { scope: { role: 'app', orgs: [], personId: newId() } }, look)).toBe(0)
    }))

  test('who has left is no longer seen by the union she left; her time there is', () =>
    onTree(async (tx) => {
      const personId = await registerPerson(tx, zhou)
      await joinUnion(tx, { personId, orgId: mill, on: '2026-07-01' })
      await leaveUnion(tx, { personId, on: '2026-08-01' })
      await seenBy(tx, officerOf(mill), async (tx) => {
        expect(await personsByIds(tx, [personId])).toEqual([])
        expect(await membershipsOf(tx, personId)).toHaveLength(1)
      })
    }))

  test('nobody under a scope writes persons', () =>
    onTree(async (tx) => {
      const write = seenBy(tx, officerOf(city), (tx) => registerPerson(tx, zhou))
      await expect(write).rejects.toThrow('permission denied')
    }))
})

describe('when the tree changes', () => {
  /** Committed, because the followers open transactions of their own. */
  test('members follow a move and a merger, and their past stays where it was', async () => {
    const [zhouId, linId] = await transaction(system, async (tx) => {
      await foundOrgs(tx, tree)
      const ids = [await registerPerson(tx, zhou), await registerPerson(tx, lin)] as const
      await joinUnion(tx, { personId: ids[0], orgId: mill, on: '2020-01-01' })
      await joinUnion(tx, { personId: ids[1], orgId: works, on: '2020-01-01' })
      await moveOrg(tx, { orgId: mill, parentId: west, on: '2025-01-01' })
      await mergeOrgs(tx, { fromIds: [works], intoId: mill, on: '2026-07-01' })
      return ids
    })
    await followReparentings([followHomes])
    await followReparentings([followHomes])

    await transaction(system, async (tx) => {
      const here = [city, west, mill]
      const homes = await personsByIds(tx, [zhouId, linId])
      expect(homes.map((person) => person.homePath)).toEqual([here, here])
      expect(await membershipsOf(tx, zhouId)).toMatchObject([
        { orgId: mill, orgPath: here, fromOn: '2020-01-01', untilOn: null },
      ])
      expect(await membershipsOf(tx, linId)).toMatchObject([
        { orgId: mill, orgPath: here, fromOn: '2026-07-01', untilOn: null },
        { orgId: works, orgPath: [city, west, works], fromOn: '2020-01-01', untilOn: '2026-07-01' },
      ])
    })
  })

  test('the list of moves is kept for a day, then it is done', async () => {
    stopClock('2026-11-22T03:00:00.000Z')
    await followReparentings([followHomes])
    stopClock(standstill)
    expect(await transaction(system, listReparentings)).toEqual([])
  })
})
