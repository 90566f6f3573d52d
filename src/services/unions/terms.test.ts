import { afterAll, beforeAll, expect, test } from 'vitest'
import { stopClock } from '../../platform/clock.ts'
import { run, sql } from '../../platform/db/sql.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { type Cast, openUnionCast, refusedAs, signInEveryone, wellDone } from './cast.ts'
import { remindOfTerms } from './remind-terms.ts'
import type { TermRow } from './terms.contract.ts'
import type { UnionPage } from './unions.contract.ts'

let cast: Cast
let ids: Cast['union']['orgIds']
const nobody = '019aa000-0000-7000-8000-000000000000'

beforeAll(async () => {
  cast = await openUnionCast('2021-05-20T02:00:00.000Z', 24)
  ids = cast.union.orgIds
})

afterAll(() => cast.platform.stop())

const membersOf = (union: string) => cast.union.workers.filter((worker) => worker.union === union)

function electionOf(union: 'foundry' | 'couriers', changes: Record<string, unknown> = {}) {
  const [chair, vice, audit, women] = membersOf(union)
  return {
    orgId: ids[union],
    kind: 'general',
    heldOn: '2021-05-18',
    method: 'members',
    eligibleCount: 60,
    attendedCount: 55,
    elected: [
      { personId: chair!.personId, post: 'chair', votes: 52 },
      { personId: vice!.personId, post: 'vice-chair', votes: 50 },
      { personId: audit!.personId, post: 'audit-chair', votes: 51 },
      { personId: women!.personId, post: 'women-chair', votes: 53 },
    ],
    ...changes,
  }
}

const elect = (wish: object, who = cast.officers.foundry, key?: string) =>
  who.post<{ dueOn: string; electionId: string }>('/unions/elections', wish, key)
const pageOf = async (union: 'foundry' | 'couriers', who = cast.officers.foundry) =>
  wellDone(await who.get<UnionPage>(`/unions/${ids[union]}`))

test('an election begins a term of the length that the union above has set', async () => {
  wellDone(await cast.officers.builder.put(`/unions/${ids.north}/term-setting`, { termYears: 3, remindDays: 60 }))
  const wish = electionOf('foundry', { ordinal: 4 })
  const first = wellDone(await elect(wish, cast.officers.foundry, 'the-first-election'))
  expect(first.dueOn).toBe('2024-05-18')
  expect((await elect(wish, cast.officers.foundry, 'the-first-election')).body).toEqual(first)

  const page = await pageOf('foundry')
  expect(page.term).toMatchObject({ ordinal: 4, years: 3, dueOn: '2024-05-18', state: 'later' })
  expect(page.setting).toMatchObject({ termYears: 3, setBy: '江北区总工会', own: 'no' })
  expect(page.holders.map((one) => one.postName).sort()).toEqual(
    ['主席', '副主席', '女职工委员会主任', '经费审查委员会主任'].sort(),
  )
  expect(page.holders[0]!.name).not.toContain('*')
})

test('an election that does not stand is refused', async () => {
  const refused = async (changes: Record<string, unknown>, who = cast.officers.couriers) =>
    refusedAs(await elect(electionOf('couriers', changes), who))[1]
  const [chair, vice] = membersOf('couriers')
  const [stranger] = membersOf('market')
  const as = (post: string, personId: string, votes = 52) => ({ post, personId, votes })
  expect(await refused({ heldOn: '2021-05-21' })).toBe('unions.election-not-held')
  expect(await refused({ heldOn: '2012-05-21' })).toBe('unions.election-before-last')
  expect(await refused({ attendedCount: 61 })).toBe('unions.attendance-over')
  expect(await refused({ attendedCount: 39 })).toBe('unions.quorum-missed')
  expect(await refused({ elected: [as('chair', chair!.personId, 56)] })).toBe('unions.votes-over')
  expect(await refused({ elected: [as('chair', chair!.personId, 30)] })).toBe('unions.votes-short')
  expect(await refused({ elected: [as('member', chair!.personId)] })).toBe('unions.chair-missing')
  const chairs = [as('chair', chair!.personId), as('chair', vice!.personId)]
  expect(await refused({ elected: chairs })).toBe('unions.post-twice')
  expect(await refused({ elected: [as('chair', chair!.personId), as('chair', chair!.personId)] })).toBe(
    'unions.elected-twice',
  )
  expect(await refused({ elected: [as('chair', nobody)] })).toBe('unions.person-missing')
  expect(await refused({ elected: [as('chair', stranger!.personId)] }, cast.officers.builder)).toBe(
    'unions.not-a-member',
  )
  expect(await refused({ elected: [as('chair', stranger!.personId)] })).toBe('unions.person-missing')
  expect(await refused({ kind: 'by-election' })).toBe('unions.no-term')
  expect(await refused({ fileIds: [nobody] })).toBe('files.not-found')
})

test('terms of one union that overlap by a day are refused by the database, one after the other is not', async () => {
  const begin = (from: string, ended: string) =>
    transaction(system, async (tx) => {
      await run(
        tx,
        sql`insert into unions.terms (id, org_id, org_path, ordinal, years, from_on, due_on, ended_on, election_id)
          select ${newId()}, org_id, org_path, 90, years, ${from}, ${from}::date + 1, ${ended}, election_id
          from unions.terms where org_id = ${ids.foundry} and ended_on is null`,
      )
      throw new Error('it was let in')
    })
  await expect(begin('2021-05-01', '2021-05-19')).rejects.toThrow('terms_do_not_overlap')
  await expect(begin('2030-01-01', '2033-01-01')).rejects.toThrow('terms_do_not_overlap')
  await expect(begin('2018-05-18', '2021-05-18')).rejects.toThrow('it was let in')
})

test('an officer resigns, and a by-election fills the vacancy until the end of the term', async () => {
  const [, , , , newcomer] = membersOf('foundry')
  const byElection = electionOf('foundry', {
    kind: 'by-election',
    heldOn: '2021-05-20',
    elected: [{ personId: newcomer!.personId, post: 'chair', votes: 40 }],
  })
  expect(refusedAs(await elect(byElection))).toEqual([409, 'unions.post-held'])

  const chair = (await pageOf('foundry')).holders.find((one) => one.post === 'chair')!
  const end = (on: string, who = cast.officers.foundry, id = chair.id) =>
    who.post(`/unions/posts/${id}/end`, { on, reason: 'resigned', note: '工作调动' })
  expect(refusedAs(await end('2021-05-21'))).toEqual([422, 'unions.day-not-come'])
  expect(refusedAs(await end('2021-05-17'))).toEqual([422, 'unions.day-before-post'])
  expect(refusedAs(await end('2021-05-19', cast.officers.market))).toEqual([404, 'unions.post-missing'])
  expect(refusedAs(await end('2021-05-19', cast.officers.foundry, nobody))).toEqual([404, 'unions.post-missing'])
  wellDone(await end('2021-05-19'))
  expect(refusedAs(await end('2021-05-19'))).toEqual([409, 'unions.post-ended'])

  expect(wellDone(await elect(byElection)).dueOn).toBe('2024-05-18')
  const page = await pageOf('foundry')
  expect(page.holders.find((one) => one.post === 'chair')!.personId).toBe(newcomer!.personId)
  expect(page.formerHolders).toMatchObject([{ personId: chair.personId, untilOn: '2021-05-19', endedAs: '辞职' }])
  expect(page.elections.map((one) => one.kindName)).toEqual(['补选', '换届选举'])
})

test('two elections of one chair at once leave one chair', async () => {
  const [one, two] = membersOf('couriers')
  const wish = (personId: string) =>
    electionOf('couriers', { elected: [{ personId, post: 'chair', votes: 52 }], heldOn: '2021-05-18' })
  const both = await Promise.all([one!, two!].map((worker) => elect(wish(worker.personId), cast.officers.couriers)))
  expect(both.map((answer) => answer.status).sort()).toEqual([200, 422])
  expect(refusedAs(both.find((answer) => answer.status !== 200)!)[1]).toBe('unions.election-before-last')
  const page = await pageOf('couriers', cast.officers.couriers)
  expect(page.holders.filter((holder) => holder.post === 'chair')).toHaveLength(1)
})

test('nobody records elections of another union, and nobody sees its officers', async () => {
  const wish = electionOf('foundry', { heldOn: '2021-05-20' })
  expect(refusedAs(await elect(wish, cast.officers.market))).toEqual([404, 'unions.not-found'])
  expect(refusedAs(await elect({ ...wish, orgId: nobody }, cast.officers.market))).toEqual([404, 'unions.not-found'])
  expect(refusedAs(await elect(wish, cast.officers.auditor))).toEqual([403, 'access.not-permitted'])
  for (const path of ['', '/figures?year=2021', '/figures/rows?year=2021&key=founded']) {
    expect(refusedAs(await cast.officers.market.get(`/unions/${ids.foundry}${path}`))).toEqual([
      404,
      'unions.not-found',
    ])
    expect(refusedAs(await cast.officers.market.get(`/unions/${nobody}${path}`))).toEqual([404, 'unions.not-found'])
  }
  const setting = { termYears: 5, remindDays: 90 }
  expect(refusedAs(await cast.officers.south.put(`/unions/${ids.north}/term-setting`, setting))[0]).toBe(404)
  expect(refusedAs(await cast.officers.foundry.put(`/unions/${ids.foundry}/term-setting`, setting))[0]).toBe(403)
})

test('the list tells whose term has ended and whose ends soon, and reminders go out once', async () => {
  stopClock('2024-04-10T02:00:00.000Z')
  expect(await remindOfTerms()).toBe(2)
  expect(await remindOfTerms()).toBe(0)
  stopClock('2024-05-25T02:00:00.000Z')
  expect(await remindOfTerms()).toBe(2)
  const officers = await signInEveryone(cast.platform)
  const inbox = wellDone(await officers.foundry.get<{ notices: { title: string }[] }>('/me/notices'))
  const reminders = inbox.notices.map((notice) => notice.title).filter((title) => /届/.test(title))
  expect(reminders).toEqual(['届期已过：江北铸造厂工会', '换届提醒：江北铸造厂工会'])
  const listed = wellDone(
    await officers.north.get<{ terms: TermRow[]; counts: object }>(`/unions/terms?orgId=${ids.north}&state=overdue`),
  )
  expect(listed.counts).toEqual({ overdue: 2, soon: 0, later: 0 })
  expect(listed.terms.map((term) => term.orgName).sort()).toEqual(['江北铸造厂工会', '迅捷配送工会'].sort())
  expect(listed.terms[0]).toMatchObject({ state: 'overdue', daysLeft: -7, parentName: '江北区总工会' })
  expect(refusedAs(await officers.south.get(`/unions/terms?orgId=${ids.north}`))).toEqual([404, 'unions.not-found'])
  const file = await officers.north.download(`/unions/terms/file?orgId=${ids.north}`)
  expect(file.length).toBeGreaterThan(2000)

  wellDone(await elect(electionOf('foundry', { heldOn: '2024-05-24' }), officers.foundry))
  const figures = wellDone(
    await officers.north.get<{ figures: { key: string; count: number }[] }>(`/unions/${ids.north}/figures?year=2024`),
  )
  expect(figures.figures.find((figure) => figure.key === 're-elected-late')!.count).toBe(1)
  const page = wellDone(await officers.foundry.get<UnionPage>(`/unions/${ids.foundry}`))
  expect(page.term).toMatchObject({ ordinal: 5, fromOn: '2024-05-24', dueOn: '2027-05-24' })
  expect(page.formerHolders.filter((one) => one.endedAs === '届满')).toHaveLength(4)
})
