import { type Command, WrongUsage } from '../../platform/command.ts'
import { config } from '../../platform/config.ts'
import { greet } from '../server/greet.ts'
import { serve } from '../server/serve.ts'
import { startText } from '../server/text.ts'
import { decideDatabase } from './decide-database.ts'
import { demonstrateOnce } from './demo.ts'
import { refusal } from './errors.ts'
import { openServerDatabase } from './open-database.ts'
import { stopRequested } from './signals.ts'
import { commandText } from './text.ts'

/**
 * Serves until it is told to stop: database first, then the platform; the reverse on the way out.
 * A database named with `--db` counts as one named by the environment, so an outside one means production.
 */
export const serveCommand: Command = {
  name: ['serve'],
  takes: [],
  summary: commandText.serve,
  options: { port: { type: 'string', example: '8080', summary: commandText.servePort } },
  run: async (context, { options, db }) => {
    await openServerDatabase(environment(db, options.port), context.note)
    if (!config().production) await demonstrateOnce(context)
    const stopping = stopRequested()
    const serving = await serveAtAddress()
    await greet(serving.address, context.print)
    await stopping
    context.note(startText.stopping)
    await serving.stop()
    return undefined
  },
}

async function serveAtAddress(): ReturnType<typeof serve> {
  try {
    return await serve()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw refusal('cli.address-in-use', { address: `${config().host}:${config().port}` })
  }
}

function environment(db: string | undefined, port: string | boolean | undefined): NodeJS.ProcessEnv {
  if (port !== undefined && !/^\d{1,5}$/.test(String(port))) throw new WrongUsage(commandText.portMalformed)
  const choice = decideDatabase(db, process.env)
  const database =
    'url' in choice ? { DATABASE_URL: choice.url } : { DATABASE_URL: undefined, GONGHUI_DATA: choice.folder }
  return { ...process.env, ...database, ...(port === undefined ? {} : { PORT: String(port) }) }
}
