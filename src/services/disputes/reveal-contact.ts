import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { isCreditCode } from '../../kernel/orgs/index.ts'
import { config } from '../../platform/config.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { openSealed } from '../../platform/seal.ts'
import { partiesOf, writeParties as writeRows } from './disputes.store.ts'
import { refusal } from './errors.ts'
import { getReached, lockReached } from './find-dispute.ts'
import { deedOf, partyOf, type Respondent } from './raise-claim.ts'

/** 查看联系电话: for whoever handles the case; each look stands in the audit. */
export async function revealContact(actor: Actor, id: string): Promise<{ phone: string }> {
  return transaction(actor, async (tx) => {
    const dispute = await getReached(tx, actor, 'disputes.handle', id)
    if (dispute.contactSealed === null) throw refusal('disputes.no-contact')
    await recordAudit(tx, actor, deedOf('disputes.contact-seen', dispute))
    return { phone: openSealed(config().sealKeys, dispute.contactSealed) }
  })
}

/** 更正当事人: against whom the claim is. A party that stays keeps its record and who signs for it. */
export async function writeParties(actor: Actor, id: string, given: readonly Respondent[]): Promise<void> {
  for (const { creditCode } of given) {
    if (creditCode !== null && !isCreditCode(creditCode)) throw refusal('disputes.credit-code-wrong', { creditCode })
  }
  await transaction(actor, async (tx) => {
    const dispute = await lockReached(tx, actor, 'disputes.handle', id)
    const before = await partiesOf(tx, [id])
    const parties = given.map((party) => {
      const known = before.find((one) => one.name === party.name)
      return { ...partyOf(party), ...(known && { ...known, ...party }) }
    })
    await writeRows(tx, dispute, parties)
    await recordAudit(
      tx,
      actor,
      deedOf('disputes.parties-corrected', dispute, { parties: given.map((one) => one.name) }),
    )
  })
}
