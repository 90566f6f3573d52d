import { type Plants, password } from '../../../test/attack/plant.ts'
import type { Answer } from '../../../test/world/visitor.ts'
import { checkCharacterOf } from '../people/index.ts'

let planted = 0
/** Whoever attacks changes hers first. */
const nextPassword = 'Nobody-sees-beyond-2027'

function idNumber(sequence: number): string {
  const seventeen = `13030219790305${String(sequence).padStart(3, '0')}`
  return seventeen + checkCharacterOf(seventeen)
}

function wellDone<Body>({ status, body }: Answer<Body>): Body {
  if (status >= 300) throw new Error(`planting an account: ${JSON.stringify(body)}`)
  return body
}

/** Accounts that officers sign in with stand in the world itself; here is one at each place that is worked upon. */
export const plants: Plants = {
  values: {
    'POST /access/accounts name': '伍新任',
    'POST /access/accounts idNumber': idNumber(901),
    'POST /access/accounts account': 'newly-appointed',
    'POST /access/partners name': '陆新商',
    'POST /access/partners idNumber': idNumber(902),
    'POST /access/partners account': 'newly-trading',
    'POST /access/partners role': 'mediator',
    'POST /access/accounts/:id/grants role': 'auditor',
    'POST /access/accounts/:id/grants on': '2025-08-05',
    'POST /access/accounts/:id/grants until': '2025-12-31',
    'GET /access/accounts/:id/reasons permission': 'people.read',
    'POST /me/password current': password,
    'POST /me/password next': nextPassword,
    'POST /me/second-factor/offers password': nextPassword,
    'POST /me/second-factor/recovery-codes password': nextPassword,
    'POST /me/second-factor/removal password': nextPassword,
    'GET /me/colleagues search': 'officer',
    from: '2025-08-05',
    lastDay: '2025-08-20',
  },
  async plant(world, place) {
    planted += 1
    const [name, account] = [`${place.key}管账人`, `desk-of-${place.key}`]
    const admin = await world.as(`administrator over ${place.county}`)
    const guard = await world.as(`security-administrator over ${place.county}`)
    const opening = { name, idNumber: idNumber(planted), phone: null, account, orgId: place.orgId }
    const { personId } = wellDone(await admin.post<{ personId: string }>('/access/accounts', opening))
    const giving = { role: 'leader', orgId: place.orgId, on: '2025-08-04', until: null }
    wellDone(await guard.post(`/access/accounts/${personId}/grants`, giving))
    const { grants } = wellDone(await guard.get<{ grants: { id: string }[] }>(`/access/accounts/${personId}`))
    const worker = place.workers[0]!
    const { sessions } = wellDone(await (await world.as(worker)).get<{ sessions: { id: string }[] }>('/me/sessions'))
    const seen = { owner: personId, orgPath: place.path }
    const { own } = wellDone(
      await (await world.as(`grassroots-officer over ${place.key}`)).get<{ own: { id: string }[] }>('/me/delegations'),
    )
    return [
      { kind: 'access.holder', id: personId, ...seen, marks: [name, account] },
      { kind: 'access.grant', id: grants[0]!.id, ...seen, marks: [] },
      { kind: 'access.grant', id: own[0]!.id, owner: place.officerId, orgPath: place.path, marks: [] },
      { kind: 'access.session', id: sessions[0]!.id, owner: worker.personId, orgPath: [], marks: [] },
    ]
  },
  unseen: {
    'GET /me/second-factor': 'tells whether she has one, and no more',
  },
}
