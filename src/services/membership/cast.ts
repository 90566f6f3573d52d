import type { Platform } from '../../../test/world/platform.ts'
import { type Answer, Visitor } from '../../../test/world/visitor.ts'
import type { DemoPerson } from '../../apps/demo/people.ts'

/** Somebody from the street proves who she is and is signed in; each comes from an address of her own. */
export async function proveAs(platform: Platform, person: DemoPerson, from: string): Promise<Visitor> {
  const visitor = new Visitor(platform.address, from)
  const answer = await tryToProve(visitor, person)
  if (answer.status !== 204) throw new Error(JSON.stringify(answer.body))
  return visitor
}

/** Asks for a code to the phone and hands it in with what is claimed. */
export async function tryToProve(
  visitor: Visitor,
  claimed: { name: string; idNumber: string; phone: string },
  code?: string,
): Promise<Answer> {
  const sent = await visitor.post<{ demoCode: string }>('/membership/phone-codes', { phone: claimed.phone })
  const { name, idNumber, phone } = claimed
  return visitor.post('/membership/identity-proofs', { name, idNumber, phone, code: code ?? sent.body.demoCode })
}
