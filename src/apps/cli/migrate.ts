import type { Command } from '../../platform/command.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { commandText } from './text.ts'

/** Brings the database up to the newest structure and tells what was done. */
export const migrateCommand: Command = {
  name: ['migrate'],
  takes: [],
  summary: commandText.migrate,
  options: {},
  run: async (context) => {
    const applied = await context.openDatabase()
    if (context.wantsJson) context.printJson({ applied })
    else
      context.print(
        applied.length === 0
          ? commandText.migratedNothing
          : fillSentence(commandText.migrated, { count: applied.length, names: applied }),
      )
    return undefined
  },
}
