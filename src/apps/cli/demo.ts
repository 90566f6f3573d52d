import { findRootOrg } from '../../kernel/orgs/index.ts'
import { type Command, type CommandContext, WrongUsage } from '../../platform/command.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { buildDemo } from '../demo/build-demo.ts'
import { demoText } from '../demo/text.ts'
import { startText } from '../server/text.ts'
import { asDemo } from './open-database.ts'

const defaults = { people: 2000, seed: 1 }

/** Builds the demonstration on an empty database; on one that holds a tree already it does nothing and says so. */
export const demoCommand: Command = {
  name: ['demo'],
  takes: [],
  summary: demoText.summary,
  options: {
    people: { type: 'string', example: '2000', summary: demoText.people },
    seed: { type: 'string', example: '1', summary: demoText.seed },
  },
  run: async (context, { options }) => {
    const people = numberOf('people', options.people)
    const seed = numberOf('seed', options.seed)
    await context.openDatabase()
    if (await transaction(system, findRootOrg)) {
      context.print(demoText.notEmpty)
      return 1
    }
    await demonstrate(context, people, seed)
    if (context.wantsJson) context.printJson({ people, seed })
    else context.print(fillSentence(demoText.built, { people }))
    return undefined
  },
}

/** On the first start: a demonstration of the usual size, unless the database holds a tree already. */
export async function demonstrateOnce(context: CommandContext): Promise<void> {
  if (await transaction(system, findRootOrg)) return
  context.note(startText.building)
  await demonstrate(context, defaults.people, defaults.seed)
}

function demonstrate(context: CommandContext, people: number, seed: number): Promise<void> {
  return asDemo(async () => {
    const bar = context.progress(demoText.label)
    await buildDemo({ people, seed, progress: bar.report })
    bar.end()
  })
}

function numberOf(name: keyof typeof defaults, value: unknown): number {
  if (value === undefined) return defaults[name]
  if (typeof value !== 'string' || !/^[1-9]\d{0,8}$/.test(value)) {
    throw new WrongUsage(fillSentence(demoText.wrongNumber, { name, value: String(value) }))
  }
  return Number(value)
}
