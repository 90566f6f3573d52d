import { config } from '../../platform/config.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { refusal } from './errors.ts'
import type { DemoOfficer, DemoWorker } from './model.ts'
import { writeDemoSignIns } from './store.ts'

/** Puts the invented people of a demonstration on its sign-in pages. Production refuses. */
export async function showDemoSignIns(
  tx: Tx,
  signIns: { officers: readonly DemoOfficer[]; workers: readonly DemoWorker[] },
): Promise<void> {
  if (config().production) throw refusal('access.demonstration-only')
  await writeDemoSignIns(tx, signIns.officers, signIns.workers)
}
