import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { readUserAgent } from './devices.rules.ts'
import { noteDeviceOf } from './devices.store.ts'
import type { Actor } from './model.ts'
import { deviceText, sayDevice } from './text.ts'
import type { Ties } from './ties.ts'

const pages = { worker: '/m/sign-ins', officer: '/console/account' }

/** Remembers the device of a sign-in, and tells the person when she has used others before and never this one. */
export async function noteDevice(tx: Tx, ties: Ties, actor: Actor, kind: 'worker' | 'officer'): Promise<void> {
  const device = actor.device
  if (!device?.key) return
  const personId = actor.personId!
  if ((await noteDeviceOf(tx, personId, device.key, now())) !== 'another') return
  const facts = { device: sayDevice(readUserAgent(device.userAgent)), address: actor.address }
  const { title, text } = deviceText.another
  await ties.sendNotices(tx, [{ personId, title, text: fillSentence(text, facts), link: pages[kind] }])
}
