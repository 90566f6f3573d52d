import { done, type OrderCast, openOrderCast } from '../../../test/world/orders.ts'
import { Visitor } from '../../../test/world/visitor.ts'
import { now } from '../../platform/clock.ts'
import type { CommitmentPage } from './commitments.contract.ts'

export const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])
export const march = '2026-03-02T02:00:00.000Z'

type Officer = keyof OrderCast['officers']

/** The small federation in March, with what the tests of commitments do again and again. */
export async function openCommitmentCast() {
  const cast = await openOrderCast(march, 8)
  const officer = (key: Officer) => cast.officers[key]
  const { orgIds, officerIds } = cast.union
  const wording = (changes: object = {}) => ({
    ...{ title: '田楼村接通天然气', what: '协调燃气公司减免初装费，加快施工', beneficiaries: '田楼村务工职工家庭' },
    ...{ officerId: officerIds.foundry, measure: '户通气', target: 120, dueOn: '2026-11-30', ...changes },
  })
  const register = async (changes: object = {}, by: Officer = 'foundry') => {
    const body = { orgId: orgIds.foundry, year: 2026, ...wording(changes) }
    return done(await officer(by).post<{ id: string }>('/commitments', body)).id
  }
  const act = (id: string, deed: string, body: object, by: Officer = 'foundry') =>
    officer(by).post(`/commitments/${id}/${deed}`, body)
  const publish = (ids: readonly string[], changes: object = {}, by: Officer = 'north') =>
    officer(by).post<{ id: string }>('/commitments/lists', {
      ...{ orgId: orgIds.north, year: 2026, scope: 'county', commitmentIds: ids, ...changes },
    })
  const signedIn = new Map<string, Promise<Visitor>>()
  /** A worker whose session does not outlast the months: she signs in once for each day the clock stands at. */
  const worker = (at: number): Promise<Visitor> => {
    if (now() === march) return Promise.resolve(cast.workers[at]!)
    const key = `${at} ${now()}`
    const visitor = new Visitor(cast.platform.address, `10.7.${signedIn.size}.${at}`)
    const found = signedIn.get(key) ?? visitor.signInAsWorker(cast.union.workers[at]!.phone)
    signedIn.set(key, found)
    return found
  }
  return {
    ...cast,
    /** Officers sign in anew whenever the clock moves. */
    officer,
    ...{ wording, register, act, publish },
    async published(changes: object = {}) {
      const id = await register(changes)
      done(await act(id, 'reporting', { toOrgId: orgIds.north }))
      const list = done(await publish([id])).id
      return { id, listId: list }
    },
    read: async (id: string, by: Officer = 'north') =>
      done(await officer(by).get<CommitmentPage>(`/commitments/${id}`)),
    picture: (visitor: Visitor, name = '现场.png') => visitor.upload(name, png, 'photo'),
    worker,
  }
}

export type CommitmentCast = Awaited<ReturnType<typeof openCommitmentCast>>
