import { type Actor, endSessionsOf, openSession, provePhone, type SignedIn } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { sendNotices, sendSms } from '../../kernel/notices/index.ts'
import { readIdNumber, registerPeople, replacePhone, sealRegistration } from '../../kernel/people/index.ts'
import { config } from '../../platform/config.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { refusal } from './errors.ts'
import { requireSameIdentity } from './identity-check.ts'
import { noteRealName } from './note-real-name.ts'

/** What the sign-in of the kernel needs of the rooms above it. */
export const ties = { recordAudit, sendNotices, deliverSms: sendSms }

export type ClaimedIdentity = {
  readonly name: string
  readonly idNumber: string
  readonly phone: string
  readonly code: string
}

/**
 * 实名认证: whoever proves her phone by a code, and name, id number and phone by the outside check, is signed in; her
 * record is made if there was none. The order matters: the registry is not looked at before both are proven, so that
 * neither the answer nor its time tells a guesser who is known. The phone proven takes the place of the one on file,
 * and whoever signed in with that one is sent away.
 */
export async function proveIdentity(visitor: Actor, claimed: ClaimedIdentity): Promise<SignedIn> {
  const reading = readIdNumber(claimed.idNumber.trim())
  if (reading.fault !== null) throw refusal('membership.id-number-wrong')
  const { name, phone, code } = claimed
  const charged = await provePhone(ties, visitor, { phone, code })
  const confirmedBy = await requireSameIdentity({ name, idNumber: reading.idNumber, phone })

  const person = await transaction(system, async (tx) => {
    const sealed = sealRegistration(config().sealKeys, { name, idNumber: reading.idNumber, phone })
    const [registered] = await registerPeople(tx, [sealed])
    const { personId, nameOnFile, known } = registered!
    if ((await replacePhone(tx, personId, phone)) === 'replaced') await endSessionsOf(tx, personId)
    await noteRealName(tx, personId, { proof: 'outside', by: null, byName: confirmedBy, remark: '' })
    await recordAudit(tx, visitor, {
      action: 'membership.identity-proven',
      subjectKind: 'person',
      subjectId: personId,
      detail: { confirmedBy, known, sameName: nameOnFile === name },
    })
    return { id: personId, name: nameOnFile }
  })
  return openSession(ties, visitor, 'worker', person, charged, { factor: null, phone })
}
