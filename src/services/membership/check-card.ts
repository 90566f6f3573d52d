import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import {
  cardCodes,
  credentialCards,
  credentialsOf,
  readCardCode,
  spendCardCode,
} from '../../kernel/credentials/index.ts'
import { getOrg } from '../../kernel/orgs/index.ts'
import { maskName, membershipsOf, type PersonId } from '../../kernel/people/index.ts'
import { now } from '../../platform/clock.ts'
import { once } from '../../platform/db/once.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { CheckedCard } from './card.contract.ts'
import { refusal } from './errors.ts'
import { realName } from './tag-kinds.ts'

/** How many half minutes the phone may go on without a line: five minutes. */
const ahead = 10

/** 会员卡: the codes of the reader's own card, with the server's time, for a phone whose clock may be wrong. */
export function makeCardCodes(actor: Actor) {
  const personId = actor.personId!
  return transaction(actor, async (tx) => {
    const membership = await requireMembership(tx, personId)
    const codes = await cardCodes(tx, personId, ahead)
    return {
      name: actor.name,
      unionName: (await getOrg(tx, membership.orgId)).name,
      memberSince: membership.fromOn,
      tags: await tagNames(tx, actor, personId),
      serverNow: now(),
      codes,
    }
  })
}

/**
 * 核验会员卡: any service point asks whose card this is and uses the code up. It learns the masked name, the union, since
 * when, and the tags that it may know of; nothing by which the person could be looked up.
 */
export async function checkCard(actor: Actor, code: string, idempotencyKey: string): Promise<CheckedCard> {
  const read = await readCardCode(actor, code).catch(refusalOf)
  return transaction(system, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { check: code } }, async () => {
      if (read instanceof Refusal) throw read
      const holder = read
      await spendCardCode(tx, actor, holder, 'membership.card-check')
      const membership = await requireMembership(tx, holder.personId)
      const checked: CheckedCard = {
        maskedName: maskName(holder.name),
        unionName: (await getOrg(tx, membership.orgId)).name,
        memberSince: membership.fromOn,
        tags: await tagNames(tx, actor, holder.personId),
        checkedAt: now(),
      }
      await recordAudit(tx, actor, {
        action: 'membership.card-checked',
        subjectKind: 'person',
        subjectId: holder.personId,
        orgId: membership.orgId,
      })
      return checked
    }),
  )
}

/** A repeated request is answered from its first answer, although its code has passed meanwhile; so a refusal waits. */
function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  throw error
}

async function requireMembership(tx: Tx, personId: PersonId) {
  const open = (await membershipsOf(tx, personId)).find((one) => one.untilOn === null)
  if (!open) throw refusal('membership.no-member')
  return open
}

async function tagNames(tx: Tx, reader: Actor, personId: PersonId): Promise<string[]> {
  const cards = await credentialCards(tx, reader, await credentialsOf(tx, personId))
  return cards
    .filter(({ family, standing, kind }) => family === 'tag' && kind !== realName.key && /holds|ending/.test(standing))
    .map((card) => card.kindName)
}
