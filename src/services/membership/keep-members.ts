import { type Actor, requireReachableOrg } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { advanceCase } from '../../kernel/cases/index.ts'
import { sendNotices } from '../../kernel/notices/index.ts'
import { getOrg } from '../../kernel/orgs/index.ts'
import { membershipsOf, readIdNumber, recordDeath, registerPerson } from '../../kernel/people/index.ts'
import { now, today } from '../../platform/clock.ts'
import type { Day } from '../../platform/dates.ts'
import { once } from '../../platform/db/once.ts'
import { reading, system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { admitMembers } from './admit-members.ts'
import { requireJoinable } from './apply-to-join.ts'
import { departureCase } from './departure-case.ts'
import { closeDeparture, lockOpenDeparture } from './departures.store.ts'
import { endOneMembership } from './end-memberships.ts'
import { refusal } from './errors.ts'
import type { EmploymentForm } from './joining.contract.ts'
import { lacksEmployer } from './joining.rules.ts'
import { closeApplication } from './joining.store.ts'
import { joiningCase } from './joining-case.ts'
import type { EndingCause } from './members.contract.ts'
import { endingCauseNames } from './names.text.ts'
import { noteRealName } from './note-real-name.ts'
import { reaches } from './reaches.ts'
import { registrar } from './registrar.ts'
import { counterText, endingNotice, obstacleText } from './text.ts'

/** 终止会籍: an officer ends a membership for a cause other than the member's own wish; she is told why. */
export async function endMembership(
  actor: Actor,
  input: {
    readonly personId: string
    readonly cause: Exclude<EndingCause, 'asked' | 'transferred'>
    readonly on: Day
    readonly remark: string
  },
): Promise<void> {
  const visible = (await reading(actor, (tx) => membershipsOf(tx, input.personId))).find((one) => one.untilOn === null)
  if (!visible || !reaches(actor, 'membership.admit', visible.orgPath)) throw refusal('membership.member-missing')

  await transaction(system, async (tx) => {
    const open = (await membershipsOf(tx, input.personId)).find((one) => one.id === visible.id && one.untilOn === null)
    if (!open) throw refusal('membership.no-member')
    await dropOpenWish(tx, input.personId)
    await endOneMembership(tx, actor, open, input)
    if (input.cause === 'dead') await recordDeath(tx, { personId: input.personId, on: input.on })
    const { name } = await getOrg(tx, open.orgId)
    const facts = { union: name, on: input.on, cause: endingCauseNames[input.cause], remark: input.remark }
    await sendNotices(tx, [
      { personId: input.personId, title: endingNotice.title, text: fillSentence(endingNotice.text, facts), link: null },
    ])
    await recordAudit(tx, actor, {
      action: 'membership.ended',
      subjectKind: 'person',
      subjectId: input.personId,
      orgId: open.orgId,
      detail: { cause: input.cause, on: input.on, remark: input.remark },
    })
  })
}

/** Who is no member any more need not be let go: the open wish ends with the membership, and a transfer's other half too. */
async function dropOpenWish(tx: Tx, personId: string): Promise<void> {
  const departure = await lockOpenDeparture(tx, personId)
  if (!departure) return
  await advanceCase(tx, registrar(), departureCase, departure.id, 'drop', {})
  await closeDeparture(tx, departure.id, now())
  if (!departure.applicationId) return
  await advanceCase(tx, registrar(), joiningCase, departure.applicationId, 'drop', { note: counterText.dropped })
  await closeApplication(tx, departure.applicationId, now())
}

export type AdmitAtCounter = {
  readonly orgId: string
  readonly name: string
  readonly idNumber: string
  readonly phone: string
  readonly form: EmploymentForm
  readonly employerName: string
}

/** 窗口登记: somebody stands at the counter with her id card; the officer enters her into a union of her own. */
export async function admitAtCounter(
  actor: Actor,
  input: AdmitAtCounter,
  idempotencyKey: string,
): Promise<{ personId: string }> {
  if (readIdNumber(input.idNumber).fault !== null) throw refusal('membership.id-number-wrong')
  if (lacksEmployer(input)) throw refusal('membership.employer-missing')
  return transaction(system, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { counter: input } }, async () => {
      await requireReachableOrg(tx, actor, 'membership.admit', input.orgId)
      const org = await requireJoinable(tx, input.orgId)
      const { name, idNumber, phone, form, employerName } = input
      const personId = await registerPerson(tx, { name, idNumber, phone })
      await noteRealName(tx, personId, {
        proof: 'document',
        by: actor.personId,
        byName: actor.name,
        remark: counterText.sawCard,
      })
      const admission = { personId, orgId: org.id, on: today(), form, employerName, applicationId: null }
      const [outcome] = await admitMembers(tx, actor, [{ ...admission, door: 'counter' }])
      if (outcome !== 'joined') throw refusal('membership.not-admissible', { reason: obstacleText[outcome!] })
      await recordAudit(tx, actor, {
        action: 'membership.admitted-at-counter',
        subjectKind: 'person',
        subjectId: personId,
        orgId: org.id,
        detail: { form },
      })
      return { personId }
    }),
  )
}
