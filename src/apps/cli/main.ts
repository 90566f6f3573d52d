import { caseCommands } from '../../kernel/cases/index.ts'
import { sentences } from '../server/modules.ts'
import { services } from '../server/services.ts'
import { administratorCommand } from './administrator.ts'
import { demoCommand } from './demo.ts'
import { migrateCommand } from './migrate.ts'
import { closeDatabase, openDatabase, stopEmbedded } from './open-database.ts'
import { runCommandLine } from './run-command-line.ts'
import { serveCommand } from './serve.ts'
import { interrupted, listenForSignals } from './signals.ts'
import { refusalText } from './text.ts'
import { verifyCommand } from './verify.ts'

const { stdout, stderr } = process

// An interrupted command leaves its database in order: open transactions roll back.
listenForSignals(stopEmbedded)

// `gonghui … | head` closes our output early, which is no fault.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

process.exitCode = await runCommandLine(
  {
    commands: [
      serveCommand,
      demoCommand,
      administratorCommand,
      migrateCommand,
      verifyCommand,
      ...caseCommands,
      ...services.flatMap((service) => service.commands),
    ],
    sentences: { ...sentences, ...refusalText },
    out: stdout,
    err: stderr,
    openDatabase: (db) => openDatabase(db, (note) => void stderr.write(`${note}\n`)),
    closeDatabase,
    interrupted,
  },
  process.argv.slice(2),
)
