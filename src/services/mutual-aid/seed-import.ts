import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { type Actor, systemActor } from '../../kernel/access/index.ts'
import { storeFile } from '../../kernel/files/index.ts'
import type { Quarter } from '../../platform/dates.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Fund } from './funds.store.ts'
import { loadSettlements } from './load-settlements.ts'
import { seedFileText } from './seed.text.ts'
import { registerImport } from './start-import.ts'

/** Loads a file of the bureau's simulator as the fund manager would, without waiting for a worker. */
export async function importSeedFile(manager: Actor, fund: Fund, quarter: Quarter, path: string): Promise<void> {
  const importId = newId()
  await transaction(manager, async (tx) => {
    const file = await storeFile(tx, manager, {
      name: basename(path),
      purpose: 'sheet',
      stream: createReadStream(path),
    })
    await registerImport(tx, manager, fund, file, { quarter, sender: seedFileText.sender, importId, jobId: null })
  })
  await loadSettlements(systemActor(manager.name), importId, async () => undefined)
}
