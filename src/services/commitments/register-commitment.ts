import { type Actor, holdersAt, requireReachableOrg } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { advanceCase, openCases, retitleCase } from '../../kernel/cases/index.ts'
import { now, today } from '../../platform/clock.ts'
import { once } from '../../platform/db/once.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { caseWordsOf, sayChanges } from './case-words.ts'
import { commitmentCase } from './commitment-case.ts'
import { insertCommitment, insertVersion, saveStanding } from './commitments.store.ts'
import { refusal } from './errors.ts'
import { deedOn, lockReached, requireUnpublished } from './lock-commitment.ts'
import type { Wording } from './model.ts'
import { changesOf, unionOf } from './rules.ts'

export type DraftWording = Omit<Wording, 'officerName'>

/** 登记: what a union will do for its workers in this year or the next. */
export function registerCommitment(
  actor: Actor,
  input: DraftWording & { readonly orgId: Id; readonly year: number },
  idempotencyKey: string,
): Promise<{ id: string; number: string }> {
  return transaction(actor, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { commitment: input } }, async () => {
      const union = await requireReachableOrg(tx, actor, 'commitments.keep', input.orgId)
      const thisYear = Number(today().slice(0, 4))
      if (input.year !== thisYear && input.year !== thisYear + 1) throw refusal('commitments.year-wrong')
      const { orgId: _, year, ...wording } = input
      const whole = await soundWording(wording, { orgId: union.id, year })
      const made = { id: newId(), ownerId: union.id, orgPath: union.path, year }
      await insertCommitment(tx, { ...made, registeredBy: actor.name, registeredAt: now() })
      await insertVersion(tx, made, {
        ...whole,
        ...{ version: 1, kind: 'draft', reason: null, madeBy: actor.name, madeAt: now() },
      })
      const [opened] = await openCases(tx, actor, commitmentCase, [
        {
          id: made.id,
          ownerId: union.id,
          orgPath: union.path,
          title: whole.title,
          subtitle: whole.beneficiaries,
          personName: union.name,
          amountFen: null,
          channel: 'officer',
          series: String(year),
          deskOrgId: union.id,
        },
      ])
      await recordAudit(tx, actor, {
        action: 'commitments.registered',
        subjectKind: 'commitments.commitment',
        subjectId: made.id,
        orgId: union.id,
        detail: { year },
      })
      return { id: made.id, number: opened!.number }
    }),
  )
}

/** 修改: a draft is worded anew; each wording stays on record. */
export async function redraftCommitment(actor: Actor, id: Id, wording: DraftWording): Promise<void> {
  await transaction(actor, async (tx) => {
    const commitment = await lockReached(tx, actor, 'commitments.keep', id)
    requireUnpublished(commitment)
    const whole = await soundWording(wording, { orgId: unionOf(commitment), year: commitment.year })
    const note = sayChanges(changesOf(commitment, whole)).join('；')
    await advanceCase(tx, actor, commitmentCase, id, 'redraft', { note })
    await insertVersion(tx, commitment, {
      ...whole,
      ...{ version: commitment.version + 1, kind: 'draft', reason: null, madeBy: actor.name, madeAt: now() },
    })
    await retitleCase(tx, caseWordsOf(commitment, whole))
    await recordAudit(tx, actor, deedOn('commitments.redrafted', commitment))
  })
}

/** 撤回: a draft that will not be done. */
export async function withdrawCommitment(actor: Actor, id: Id, note: string): Promise<void> {
  await transaction(actor, async (tx) => {
    const commitment = await lockReached(tx, actor, 'commitments.keep', id)
    requireUnpublished(commitment)
    await advanceCase(tx, actor, commitmentCase, id, 'withdraw', { note })
    await saveStanding(tx, { ...commitment, state: 'withdrawn' })
    await recordAudit(tx, actor, deedOn('commitments.withdrawn', commitment, { note }))
  })
}

/** Officers of a union who may answer for what it promises. */
export function keepersAt(orgId: Id): Promise<{ personId: string; name: string }[]> {
  return transaction(system, (tx) => holdersAt(tx, orgId, 'commitments.keep'))
}

/** The wording with the officer's name; her office and the day are what the year and the union allow. */
async function soundWording(
  wording: DraftWording,
  { orgId, year }: { readonly orgId: Id; readonly year: number },
): Promise<Wording> {
  if (wording.dueOn.slice(0, 4) !== String(year) || wording.dueOn <= today())
    throw refusal('commitments.due-wrong', { year })
  return { ...wording, officerName: await officerNameOf(orgId, wording.officerId) }
}

export async function officerNameOf(orgId: Id, officerId: Id): Promise<string> {
  const officer = (await keepersAt(orgId)).find((one) => one.personId === officerId)
  if (!officer) throw refusal('commitments.officer-missing')
  return officer.name
}
