import { afterAll, beforeAll, expect, test } from 'vitest'
import { done, refusedAs } from '../../../test/world/orders.ts'
import { recurring } from '../../apps/server/modules.ts'
import { systemActor } from '../../kernel/access/index.ts'
import { caseById, verifyCases } from '../../kernel/cases/index.ts'
import { mergeOrgs } from '../../kernel/orgs/index.ts'
import { today } from '../../platform/clock.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { type CommitmentCast, openCommitmentCast } from './cast.ts'
import type { Overview } from './lists.contract.ts'
import type { SeenCommitment, SeenLists } from './seen.contract.ts'
import { verifyCommitments } from './verify-commitments.ts'

let cast: CommitmentCast

beforeAll(async () => {
  cast = await openCommitmentCast()
}, 120_000)
afterAll(() => cast.stop())

const caseOf = (id: string) => transaction(system, async (tx) => (await caseById(tx, id))!)

test('a case bears the name its commitment bears now, and its history tells the one before', async () => {
  const id = await cast.register({ title: '修一条路' })
  done(await cast.officer('foundry').put(`/commitments/${id}`, cast.wording({ title: '修一条水泥路' })))
  expect((await caseOf(id)).title).toBe('修一条水泥路')
  done(await cast.act(id, 'reporting', { toOrgId: cast.union.orgIds.north }))
  done(await cast.publish([id]))
  const after = cast.wording({ title: '修两条水泥路', beneficiaries: '两个村的职工', reason: '邻村也要修' })
  done(await cast.act(id, 'amendments', after, 'north'))
  expect(await caseOf(id)).toMatchObject({ title: '修两条水泥路', subtitle: '两个村的职工' })
  const { events } = done(await cast.officer('north').get<{ events: { note: string }[] }>(`/cases/${id}/timeline`))
  const told = events.map((one) => one.note).join('\n')
  expect(told).toContain('名称由“修一条路”改为“修一条水泥路”')
  expect(told).toContain('名称由“修一条水泥路”改为“修两条水泥路”')
})

test('what was reported to a merged union, and what it published, is its successor’s to publish, amend and accept', async () => {
  const { north, south, city } = cast.union.orgIds
  const { id, listId } = await cast.published({ title: '接通天然气' })
  const waiting = await cast.register({ title: '修好停车棚' })
  done(await cast.act(waiting, 'reporting', { toOrgId: north }))

  await transaction(system, (tx) => mergeOrgs(tx, { fromIds: [north], intoId: south, on: today() }))
  const follow = recurring.find((one) => one.kind === 'orgs.follow-reparentings')!
  await follow.run(systemActor('test'))
  await cast.travel('2026-03-05T02:00:00.000Z')

  const worker = await cast.worker(0)
  const { lists } = done(await worker.get<SeenLists>('/me/commitments'))
  expect(lists.map((one) => [one.id, one.orgId])).toEqual([[listId, south]])
  expect(done(await worker.get<SeenCommitment>(`/me/commitments/${id}`)).title).toBe('接通天然气')

  expect((await caseOf(waiting)).deskOrgId).toBe(south)
  const overview = `/commitments/overview?orgId=${south}&year=2026`
  const { collected } = done(await cast.officer('south').get<Overview>(overview))
  expect(collected.map((one) => [one.id, one.reportedTo])).toEqual([[waiting, south]])
  const own = await cast.publish([waiting], { orgId: south }, 'south')
  expect(done(own).id).not.toBe(listId)
  const amended = { ...cast.wording({ title: '接通天然气', target: 100 }), reason: '村里实有一百户' }
  done(await cast.act(id, 'amendments', amended, 'south'))
  expect(refusedAs(await cast.act(id, 'amendments', amended, 'foundry'))).toEqual([
    403,
    'commitments.not-the-publisher',
  ])

  await cast.travel('2026-12-08T02:00:00.000Z')
  const evidenceIds = [await cast.picture(cast.officer('south'))]
  done(await cast.act(id, 'judgements', { verdict: 'done', quantity: 100, evidenceIds }, 'south'))
  done(await (await cast.worker(0)).post(`/me/commitments/${id}/rating`, { stars: 5, words: '' }))
  const sum = done(await cast.officer('manager').get<Overview>(`/commitments/overview?orgId=${city}&year=2026`))
  expect(sum.figures.registered).toBe(sum.unions.reduce((all, one) => all + one.figures.registered, 0))
  expect(await transaction(system, verifyCommitments)).toEqual([])
  expect(await transaction(system, verifyCases)).toEqual([])
})

test('what a merged union promised itself is worked on by its successor', async () => {
  const { foundry, couriers } = cast.union.orgIds
  await cast.travel('2027-01-05T02:00:00.000Z')
  const due = { year: 2027, dueOn: '2027-11-30' }
  const { id } = done(
    await cast
      .officer('foundry')
      .post<{ id: string }>('/commitments', { orgId: foundry, ...cast.wording({ title: '换新路灯' }), ...due }),
  )
  await transaction(system, (tx) => mergeOrgs(tx, { fromIds: [foundry], intoId: couriers, on: today() }))
  await recurring.find((one) => one.kind === 'orgs.follow-reparentings')!.run(systemActor('test'))
  await cast.travel('2027-01-06T02:00:00.000Z')
  expect(await cast.read(id, 'couriers')).toMatchObject({ orgId: couriers })
  const wording = cast.wording({ title: '换新路灯', officerId: cast.union.officerIds.couriers, dueOn: due.dueOn })
  done(await cast.officer('couriers').put(`/commitments/${id}`, wording))
  done(await cast.act(id, 'reporting', { toOrgId: cast.union.orgIds.south }, 'couriers'))
  done(await cast.act(id, 'returning', { note: '请写明几盏' }, 'south'))
  expect((await caseOf(id)).deskOrgId).toBe(couriers)
})
