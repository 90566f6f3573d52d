import type { Command } from '../../platform/command.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { systemActor } from '../access/index.ts'
import { rebuildCounts } from './rebuild-counts.ts'
import { commandText } from './text.ts'

/** `gonghui cases rebuild-counts`. */
export const commands: readonly Command[] = [
  {
    name: ['cases', 'rebuild-counts'],
    takes: [],
    summary: commandText.rebuild,
    options: {},
    run: async (context) => {
      await context.openDatabase()
      const corrected = await rebuildCounts(systemActor('cases.rebuild-counts'))
      if (context.wantsJson) context.printJson({ corrected })
      else context.print(fillSentence(corrected === 0 ? commandText.sound : commandText.rebuilt, { corrected }))
      return 0
    },
  },
]
