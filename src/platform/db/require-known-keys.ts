import { now } from '../clock.ts'
import { ConfigRefused, config } from '../config.ts'
import { fingerprintOf } from '../seal.ts'
import { configText } from '../text.ts'
import { keepFingerprint } from './seal-keys.store.ts'
import { system, transaction } from './transaction.ts'

/**
 * Refuses to start with another secret than the one the private fields of this database are sealed with: with it nothing
 * could be opened, nobody be found, and what is newly written would be lost to the right one.
 */
export async function requireKnownKeys(): Promise<void> {
  const ours = fingerprintOf(config().sealKeys)
  const kept = await transaction(system, (tx) => keepFingerprint(tx, ours, now()))
  if (kept !== ours) throw new ConfigRefused([configText.secretDiffers])
}
