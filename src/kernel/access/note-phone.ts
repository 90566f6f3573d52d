import { now } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { blindIndex } from '../../platform/seal.ts'
import { maskName, maskPhone } from '../people/index.ts'
import type { Actor } from './model.ts'
import { notePhoneProven, othersWhoProved } from './phones.store.ts'
import { phoneText } from './text.ts'
import type { Ties } from './ties.ts'

/** Remembers that the person proved this phone hers, and tells everybody else who has done so that she signed in with it. */
export async function notePhone(tx: Tx, ties: Ties, actor: Actor, phone: string): Promise<void> {
  const phoneIndex = blindIndex(config().sealKeys, phone)
  await notePhoneProven(tx, actor.personId!, phoneIndex, now())
  const { title, text } = phoneText.another
  const told = fillSentence(text, { name: maskName(actor.name), phone: maskPhone(phone) })
  const others = await othersWhoProved(tx, phoneIndex)
  if (others.length === 0) return
  await ties.sendNotices(
    tx,
    others.map((personId) => ({ personId, title, text: told, link: null })),
  )
}
