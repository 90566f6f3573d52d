import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { done, refusedAs } from '../../../test/world/orders.ts'
import { systemActor } from '../../kernel/access/index.ts'
import { verifyCases } from '../../kernel/cases/index.ts'
import { now } from '../../platform/clock.ts'
import { run, sql } from '../../platform/db/sql.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { type CommitmentCast, march, openCommitmentCast, png } from './cast.ts'
import type { CommitmentCard, CommitmentPage } from './commitments.contract.ts'
import type { Overview } from './lists.contract.ts'
import { remindUnions } from './remind-unions.ts'
import type { SeenCommitment, SeenLists } from './seen.contract.ts'
import { verifyCommitments } from './verify-commitments.ts'

let cast: CommitmentCast
let north: string

beforeAll(async () => {
  cast = await openCommitmentCast()
  north = cast.union.orgIds.north
}, 120_000)
beforeEach(() => (now() === march ? undefined : cast.travel(march)))
afterAll(() => cast.stop())

const inDecember = '2026-12-08T02:00:00.000Z'
const undone = { verdict: 'undone', quantity: 60, reason: '管材没有到货', rectification: '改由邻县调货' }

describe('registering and reporting', () => {
  test('a union registers what it will do, for whom, by whom, how much and by when (A003-01.c1)', async () => {
    const id = await cast.register()
    const page = await cast.read(id)
    expect(page).toMatchObject({ state: 'draft', target: 120, quantity: 0, year: 2026, publishedAt: null })
    expect(page.collectors.map((one) => one.id).slice(0, 2)).toEqual([cast.union.orgIds.foundry, north])
    const try_ = (changes: object) =>
      cast.officer('foundry').post('/commitments', {
        ...{ orgId: cast.union.orgIds.foundry, year: 2026, ...cast.wording(), ...changes },
      })
    expect(refusedAs(await try_({ year: 2025, dueOn: '2025-11-30' }))).toEqual([422, 'commitments.year-wrong'])
    expect(refusedAs(await try_({ dueOn: '2027-01-02' }))).toEqual([422, 'commitments.due-wrong'])
    expect(refusedAs(await try_({ officerId: cast.union.officerIds.market }))).toEqual([
      422,
      'commitments.officer-missing',
    ])
    for (const orgId of [cast.union.orgIds.market, newId()])
      expect(refusedAs(await try_({ orgId }))).toEqual([404, 'access.not-found'])
  })

  test('a draft is worded anew, reported to a union above, sent back, and withdrawn', async () => {
    const id = await cast.register({ title: '修一条路' })
    done(await cast.officer('foundry').put(`/commitments/${id}`, cast.wording({ title: '修一条水泥路' })))
    const to = (toOrgId: string) => cast.act(id, 'reporting', { toOrgId })
    expect(refusedAs(await to(cast.union.orgIds.south))).toEqual([422, 'commitments.collector-wrong'])
    done(await to(north))
    expect(refusedAs(await cast.officer('foundry').put(`/commitments/${id}`, cast.wording()))).toEqual([
      409,
      'cases.moved-meanwhile',
    ])
    done(await cast.act(id, 'returning', { note: '请写明修到哪里' }, 'north'))
    expect(await cast.read(id)).toMatchObject({ state: 'draft', title: '修一条水泥路', reportedOn: null })
    done(await cast.act(id, 'withdrawal', { note: '改由乡里修' }))
    expect((await cast.read(id)).state).toBe('withdrawn')
  })

  test('a report after 31 March is taken and marked late', async () => {
    const id = await cast.register()
    await cast.travel('2026-04-02T02:00:00.000Z')
    done(await cast.act(id, 'reporting', { toOrgId: north }))
    expect((await cast.read(id)).reportedLate).toBe(true)
  })

  test('beyond one’s unions a commitment is as if it were not there', async () => {
    const id = await cast.register()
    for (const other of [id, newId()]) {
      const answers = [
        await cast.officer('market').get(`/commitments/${other}`),
        await cast.act(other, 'reporting', { toOrgId: north }, 'market'),
        await cast.act(other, 'steps', { stage: 'works', takenOn: '2026-03-01', words: '开始施工' }, 'market'),
        await (await cast.worker(2)).get(`/me/commitments/${other}`),
      ]
      for (const answer of answers) expect(refusedAs(answer)).toEqual([404, 'commitments.commitment-missing'])
    }
  })
})

describe('publishing', () => {
  test('a list is published within a scope that is set, and later entries are added to it', async () => {
    const first = await cast.published()
    const second = await cast.register({ title: '修好停车棚' })
    done(await cast.act(second, 'reporting', { toOrgId: north }))
    expect(refusedAs(await cast.publish([second], { scope: 'city' }))).toEqual([409, 'commitments.scope-stays'])
    expect(refusedAs(await cast.publish([]))).toEqual([422, 'commitments.nothing-chosen'])
    expect(refusedAs(await cast.publish([first.id]))).toEqual([409, 'commitments.not-reported-here'])
    expect(refusedAs(await cast.publish([newId()]))).toEqual([404, 'commitments.commitment-missing'])
    await cast.travel('2026-03-10T02:00:00.000Z')
    expect(done(await cast.publish([second])).id).toBe(first.listId)
    const page = await cast.read(second)
    expect(page).toMatchObject({ state: 'published', scope: 'county' })
    expect(page.place).toBeGreaterThan((await cast.read(first.id)).place!)
  })

  test('it is seen by the members of its scope, by nobody else, and not at the public door', async () => {
    const { id } = await cast.published({ title: '办一个暑托班' })
    const titles = async (at: number) => {
      const { lists } = done(await (await cast.worker(at)).get<SeenLists>('/me/commitments'))
      return lists.flatMap((list) => list.commitments.map((one) => one.title))
    }
    expect(await titles(0)).toContain('办一个暑托班')
    expect(await titles(1)).toContain('办一个暑托班')
    expect(await titles(2)).not.toContain('办一个暑托班')
    expect(refusedAs(await cast.officer('north').get(`/public/commitments/${id}`))).toEqual([
      404,
      'commitments.commitment-missing',
    ])
  })

  test('a city cannot publish for a county, and what is public is read without a name of an officer', async () => {
    const city = cast.union.orgIds.city
    const id = await cast.register({ title: '建一座劳动者驿站' })
    done(await cast.act(id, 'reporting', { toOrgId: city }))
    const wish = (scope: string) => cast.publish([id], { orgId: city, scope }, 'manager')
    expect(refusedAs(await wish('county'))).toEqual([422, 'commitments.scope-wrong'])
    done(await wish('public'))
    const guest = await fetch(`${cast.platform.address}/api/public/commitments/${id}`)
    const record = (await guest.json()) as CommitmentPage
    expect(record).toMatchObject({ title: '建一座劳动者驿站', officerName: null, state: 'published' })
    const [officer] = (
      await cast
        .officer('foundry')
        .get<{ keepers: { name: string }[] }>(`/commitments/keepers?orgId=${cast.union.orgIds.foundry}`)
    ).body.keepers
    expect(JSON.stringify(record)).not.toContain(officer!.name)
    const { lists } = (await (await fetch(`${cast.platform.address}/api/public/commitments`)).json()) as SeenLists
    expect(lists.flatMap((list) => list.commitments.map((one) => one.id))).toContain(id)
    const list = lists[0]!
    expect(
      new TextDecoder().decode(
        (await cast.officer('manager').download(`/commitments/lists/${list.id}/print`)).slice(0, 5),
      ),
    ).toBe('%PDF-')
  })

  test('a published one is amended with a reason, before and after in sight, and never changed otherwise', async () => {
    const { id } = await cast.published({ title: '接通一百二十户' })
    expect(refusedAs(await cast.officer('foundry').put(`/commitments/${id}`, cast.wording()))).toEqual([
      409,
      'commitments.published-already',
    ])
    expect(refusedAs(await cast.act(id, 'withdrawal', { note: '不办了' }))).toEqual([
      409,
      'commitments.published-already',
    ])
    const amend = (changes: object, by: 'north' | 'foundry' = 'north') =>
      cast.act(
        id,
        'amendments',
        { ...cast.wording({ title: '接通一百二十户' }), reason: '村里实有一百户', ...changes },
        by,
      )
    expect(refusedAs(await amend({}))).toEqual([422, 'commitments.nothing-amended'])
    expect(refusedAs(await amend({ target: 100 }, 'foundry'))).toEqual([403, 'commitments.not-the-publisher'])
    expect(refusedAs(await amend({ target: 100, reason: '' }))[0]).toBe(400)
    await cast.travel('2026-05-06T02:00:00.000Z')
    done(await amend({ target: 100, dueOn: '2026-12-20' }))
    const seen = done(await (await cast.worker(0)).get<SeenCommitment>(`/me/commitments/${id}`))
    expect(seen).toMatchObject({ target: 100, dueOn: '2026-12-20', amendments: 1 })
    expect(seen.amended).toMatchObject([
      {
        reason: '村里实有一百户',
        changes: [
          { field: 'target', before: '120', after: '100' },
          { field: 'dueOn', before: '2026-11-30', after: '2026-12-20' },
        ],
      },
    ])
    const draft = await cast.register()
    expect(
      refusedAs(await cast.act(draft, 'amendments', { ...cast.wording(), reason: '改一改试试' }, 'north')),
    ).toEqual([409, 'commitments.not-yet-published'])
  })

  test('the database itself keeps a published wording: no role rewrites it, none words it anew without a reason', async () => {
    const { id } = await cast.published()
    const scope = { role: 'app', orgs: [cast.union.orgIds.province], personId: null } as const
    const attempts = [
      sql`update commitments.versions set title = '改过的名称' where commitment_id = ${id}`,
      sql`delete from commitments.versions where commitment_id = ${id}`,
      sql`delete from commitments.entries where commitment_id = ${id}`,
      sql`update commitments.entries set place = 99 where commitment_id = ${id}`,
      sql`update commitments.lists set scope = 'unit' where year = 2026`,
      sql`insert into commitments.versions select owner_id, commitment_id, version + 1, 'draft', '悄悄改的', what, beneficiaries, officer_id,
          officer_name, measure, target, due_on, null, made_by, made_at from commitments.versions where commitment_id = ${id}`,
      sql`insert into commitments.versions select owner_id, commitment_id, version + 1, 'amendment', '悄悄改的', what, beneficiaries, officer_id,
          officer_name, measure, target, due_on, ' ', made_by, made_at from commitments.versions where commitment_id = ${id}`,
      sql`insert into commitments.bulletins select owner_id, ${newId()}, org_path, id, year, '', '', '2026-06-30', published_at from commitments.lists`,
    ]
    for (const caller of [{ scope }, system])
      for (const attempt of attempts)
        await expect(transaction(caller, (tx) => run(tx, attempt))).rejects.toThrow(/permission denied|violates/)
    expect((await cast.read(id)).title).toBe('田楼村接通天然气')
  })
})

describe('progress, bulletin and acceptance', () => {
  test('steps keep their day, their pictures and how much is reached (A003-01.c5)', async () => {
    const { id } = await cast.published()
    const photo = await cast.picture(cast.officer('foundry'))
    const step = { stage: 'survey', takenOn: '2026-03-02', words: '入户摸底，一百二十户愿意接气' }
    done(await cast.act(id, 'steps', { ...step, photoIds: [photo] }))
    expect(refusedAs(await cast.act(id, 'steps', { ...step, takenOn: '2026-03-03' }))).toEqual([
      422,
      'commitments.step-to-come',
    ])
    const foreign = await cast.picture(cast.officer('market'))
    expect(refusedAs(await cast.act(id, 'steps', { ...step, photoIds: [foreign] }))).toEqual([
      404,
      'commitments.photo-missing',
    ])
    const sheet = await cast.officer('foundry').upload('名单.csv', 'a,b\n1,2\n')
    expect(refusedAs(await cast.act(id, 'steps', { ...step, photoIds: [sheet] }))).toEqual([
      415,
      'commitments.not-a-paper',
    ])
    expect((await cast.read(id)).due?.on).toBe('2026-11-30')
    done(await cast.act(id, 'steps', { ...step, stage: 'result', quantity: 120 }))
    expect((await cast.read(id)).due?.on).toBe('2026-12-31')
    const worker = await cast.worker(0)
    expect(await worker.download(`/me/commitments/${id}/papers/${photo}`)).toEqual(png)
    expect(refusedAs(await worker.get(`/me/commitments/${id}/papers/${foreign}`))).toEqual([
      404,
      'commitments.photo-missing',
    ])
  })

  test('one bulletin a year, whole, and only between 1 and 20 July (A003-01.c3)', async () => {
    const { listId } = await cast.published()
    const { commitments } = done(
      await cast
        .officer('north')
        .get<{ commitments: CommitmentCard[] }>(`/commitments?listId=${listId}&state=published`),
    )
    const lines = commitments.map(({ id }) => ({ commitmentId: id, standing: 'on-track', quantity: 30, words: '' }))
    const issue = (changes: object = {}) =>
      cast
        .officer('north')
        .post(`/commitments/lists/${listId}/bulletin`, { words: '结合机关党建督查', lines, ...changes })
    expect(refusedAs(await issue())).toEqual([409, 'commitments.bulletin-out-of-time'])
    await cast.travel('2026-07-10T02:00:00.000Z')
    expect(refusedAs(await issue({ lines: lines.slice(1) }))).toEqual([422, 'commitments.bulletin-incomplete'])
    const slow = lines.map((line) => ({ ...line, standing: 'slow' }))
    expect(refusedAs(await issue({ lines: slow }))).toEqual([422, 'commitments.bulletin-says-nothing'])
    const strange = `/commitments/lists/${newId()}/bulletin`
    expect(refusedAs(await cast.officer('north').post(strange, { words: '结合机关党建督查', lines }))).toEqual([
      404,
      'commitments.list-missing',
    ])
    done(await issue())
    expect(refusedAs(await issue({ words: '再通报一次' }))).toEqual([409, 'commitments.bulletin-issued'])
    expect((await cast.read(lines[0]!.commitmentId)).bulletin).toMatchObject({ issuedOn: '2026-07-10', quantity: 30 })
  })

  test('done needs December, evidence and the target, and is not accepted by whoever answers for it (A003-01.c4)', async () => {
    const { id } = await cast.published({ officerId: cast.union.officerIds.foundry })
    const accept = async (changes: object = {}, by: 'north' | 'foundry' = 'north') =>
      cast.act(
        id,
        'judgements',
        { verdict: 'done', quantity: 120, evidenceIds: [await cast.picture(cast.officer(by))], ...changes },
        by,
      )
    expect(refusedAs(await accept())).toEqual([409, 'commitments.acceptance-too-early'])
    await cast.travel(inDecember)
    expect(refusedAs(await accept({}, 'foundry'))).toEqual([403, 'commitments.not-the-publisher'])
    expect(refusedAs(await accept({ evidenceIds: [] }))).toEqual([422, 'commitments.evidence-missing'])
    expect(refusedAs(await accept({ quantity: 119 }))).toEqual([422, 'commitments.target-missed'])
    done(await accept())
    expect(await cast.read(id)).toMatchObject({ state: 'done', quantity: 120, settledOn: '2026-12-08' })
    expect(refusedAs(await accept())).toEqual([409, 'cases.moved-meanwhile'])
  })

  test('an officer who answers for it does not accept it herself', async () => {
    const own = await cast.register({ title: '自己办的实事' })
    done(await cast.act(own, 'reporting', { toOrgId: cast.union.orgIds.foundry }))
    done(await cast.publish([own], { orgId: cast.union.orgIds.foundry, scope: 'unit' }, 'foundry'))
    await cast.travel(inDecember)
    const evidenceIds = [await cast.picture(cast.officer('foundry'))]
    expect(refusedAs(await cast.act(own, 'judgements', { verdict: 'done', quantity: 120, evidenceIds }))).toEqual([
      403,
      'commitments.own-work',
    ])
  })

  test('an unfinished one has reason, rectification and a later day, and stays open until it is fulfilled', async () => {
    const { id } = await cast.published({ title: '天然气没有按时通' })
    await cast.travel(inDecember)
    const judge = (body: object) => cast.act(id, 'judgements', body, 'north')
    for (const gap of ['reason', 'rectification'])
      expect(refusedAs(await judge({ ...undone, promisedOn: '2027-03-31', [gap]: '' }))).toEqual([
        422,
        'commitments.undone-incomplete',
      ])
    expect(refusedAs(await judge(undone))).toEqual([422, 'commitments.undone-incomplete'])
    expect(refusedAs(await judge({ ...undone, promisedOn: '2026-12-08' }))).toEqual([
      422,
      'commitments.promise-too-early',
    ])
    done(await judge({ ...undone, promisedOn: '2027-03-31' }))
    await cast.travel('2027-02-01T02:00:00.000Z')
    expect(await cast.read(id)).toMatchObject({ state: 'owed', promisedOn: '2027-03-31', due: { on: '2027-03-31' } })
    const seen = done(await (await cast.worker(0)).get<SeenCommitment>(`/me/commitments/${id}`))
    expect(seen.judgements).toMatchObject([{ verdict: 'undone', reason: undone.reason, promisedOn: '2027-03-31' }])
    done(await judge({ ...undone, promisedOn: '2027-06-30', reason: '工期又延后' }))
    const evidenceIds = [await cast.picture(cast.officer('north'))]
    done(await judge({ verdict: 'done', quantity: 120, evidenceIds }))
    expect(await cast.read(id)).toMatchObject({ state: 'fulfilled', settledOn: '2027-02-01' })
    expect(await transaction(system, verifyCommitments)).toEqual([])
    expect(await transaction(system, verifyCases)).toEqual([])
  })
})

describe('what workers say', () => {
  test('a member remarks with a picture, the union answers once, and others do not read it', async () => {
    const { id } = await cast.published()
    const worker = await cast.worker(0)
    const photoIds = [await cast.picture(worker)]
    const remark = done(
      await worker.post<{ id: string }>(`/me/commitments/${id}/remarks`, { words: '希望先通老人家里', photoIds }),
    )
    const answer = (remarkId: string) =>
      cast.officer('foundry').post(`/commitments/remarks/${remarkId}/answer`, { answer: '已经排在最前面' })
    expect(refusedAs(await answer(newId()))).toEqual([404, 'commitments.remark-missing'])
    done(await answer(remark.id))
    expect(refusedAs(await answer(remark.id))).toEqual([409, 'commitments.answered-already'])
    const page = await cast.read(id)
    expect(page.remarks).toMatchObject([{ words: '希望先通老人家里', answer: '已经排在最前面' }])
    expect(page.remarks[0]!.saidBy).toContain('*')
    const mine = done(await worker.get<SeenCommitment>(`/me/commitments/${id}`)).mine
    expect(mine.remarks).toHaveLength(1)
    const other = done(await (await cast.worker(1)).get<SeenCommitment>(`/me/commitments/${id}`))
    expect(other.mine.remarks).toEqual([])
  })

  test('those for whom it was done rate it once, when it is done', async () => {
    const city = cast.union.orgIds.city
    const id = await cast.register({ title: '免费体检车进厂' })
    done(await cast.act(id, 'reporting', { toOrgId: north }))
    const asked = done(
      await cast.officer('south').post<{ id: string }>('/commitments', {
        ...{ orgId: cast.union.orgIds.south, year: 2026, ...cast.wording({ title: '南区公开的实事' }) },
        officerId: cast.union.officerIds.south,
      }),
    ).id
    done(await cast.act(asked, 'reporting', { toOrgId: cast.union.orgIds.south }, 'south'))
    done(await cast.publish([asked], { orgId: cast.union.orgIds.south, scope: 'public' }, 'south'))
    done(await cast.publish([id]))
    const rate = async (at: number, commitmentId: string) =>
      (await cast.worker(at)).post(`/me/commitments/${commitmentId}/rating`, { stars: 5, words: '很方便' })
    expect(refusedAs(await rate(0, id))).toEqual([409, 'commitments.not-settled'])
    await cast.travel('2027-03-05T02:00:00.000Z')
    const evidence = async (by: 'north' | 'manager') => [await cast.picture(cast.officer(by))]
    done(
      await cast.act(
        id,
        'judgements',
        { verdict: 'done', quantity: 120, evidenceIds: await evidence('north') },
        'north',
      ),
    )
    done(
      await cast.act(
        asked,
        'judgements',
        { verdict: 'done', quantity: 120, evidenceIds: await evidence('manager') },
        'manager',
      ),
    )
    done(await rate(0, id))
    expect(refusedAs(await rate(0, id))).toEqual([409, 'commitments.rated-already'])
    expect(refusedAs(await rate(0, asked))).toEqual([403, 'commitments.not-for-you'])
    const outsider = await cast.officer('guard').post(`/me/commitments/${asked}/rating`, { stars: 5 })
    expect(refusedAs(outsider)).toEqual([409, 'commitments.no-union'])
    expect((await cast.read(id)).satisfaction).toEqual({ rated: 1, stars: 5 })
    const year = done(await cast.officer('manager').get<Overview>(`/commitments/overview?orgId=${city}&year=2026`))
    expect(year.satisfaction.rated).toBe(1)
  })
})

describe('the year', () => {
  test('numbers add up over the tree, open to their rows, and unions without any are named', async () => {
    const city = cast.union.orgIds.city
    const year = done(await cast.officer('manager').get<Overview>(`/commitments/overview?orgId=${city}&year=2026`))
    const sum = year.unions.reduce((all, one) => all + one.figures.registered, 0)
    expect(sum).toBe(year.figures.registered)
    expect(year.unions.map((one) => one.name)).toContain('江南区总工会')
    const { commitments } = done(
      await cast
        .officer('manager')
        .get<{ commitments: CommitmentCard[] }>(`/commitments?orgId=${city}&year=2026&state=owed`),
    )
    expect(commitments).toHaveLength(year.figures.open)
    const found = done(
      await cast
        .officer('manager')
        .get<{ commitments: CommitmentCard[] }>(`/commitments?search=${encodeURIComponent('停车棚')}`),
    )
    expect(found.commitments.map((one) => one.title)).toEqual(['修好停车棚'])
    const file = await cast
      .officer('manager')
      .download(`/commitments/file?year=2026&format=csv&reason=${encodeURIComponent('年度核对')}`)
    expect(new TextDecoder().decode(file)).toContain('修好停车棚')
    // Refused before a file begins, and in the same words as a union that does not exist.
    const elsewhere = [cast.union.orgIds.market, newId()].map((orgId) =>
      cast
        .officer('foundry')
        .get(`/commitments/file?orgId=${orgId}&format=xlsx&reason=${encodeURIComponent('年度核对')}`),
    )
    const [foreign, absent] = (await Promise.all(elsewhere)).map(refusedAs)
    expect(foreign).toEqual([404, 'access.not-found'])
    expect(absent).toEqual(foreign)
  })

  test('unions are reminded before each date, once, and only while something is left to do', async () => {
    await cast.register({ title: '还没有上报的实事' })
    await cast.travel('2026-03-20T02:00:00.000Z')
    const platform = systemActor('test')
    expect(await remindUnions(platform)).toBeGreaterThan(0)
    expect(await remindUnions(platform)).toBe(0)
    await cast.travel('2026-12-02T02:00:00.000Z')
    expect(await remindUnions(platform)).toBeGreaterThan(0)
    expect(await remindUnions(platform)).toBe(0)
  })
})
