import { type Command, type CommandContext, findCommand, usageOf, WrongUsage } from '../../platform/command.ts'
import { ConfigRefused } from '../../platform/config.ts'
import { fillSentence, Refusal } from '../../platform/refusal.ts'
import { commandHelp, helpText } from './help.ts'
import { progressBar } from './progress.ts'
import { type ReadArguments, readArguments } from './read-arguments.ts'
import { cliText } from './text.ts'

/** What a command line is made of; the streams and the database are given so that tests can look on. */
export type CommandLine = {
  readonly commands: readonly Command[]
  /** Sentences of every module's refusals, by code. */
  readonly sentences: Readonly<Record<string, string>>
  readonly out: NodeJS.WriteStream
  readonly err: NodeJS.WriteStream
  openDatabase(db: string | undefined): Promise<readonly string[]>
  closeDatabase(): Promise<void>
  /** True when an error now is only the echo of an operator's Ctrl-C. */
  interrupted(): boolean
}

export const exitCodes = { done: 0, refused: 1, wrongUsage: 2, fault: 70, interrupted: 130 } as const

/** Runs one typed command to its exit code; the database it opened is closed whatever happens. */
export async function runCommandLine(line: CommandLine, words: readonly string[]): Promise<number> {
  const named = words.findIndex((word) => word.startsWith('-'))
  const found = findCommand(line.commands, named < 0 ? words : words.slice(0, named))
  if (!found) return explain(line, words)

  const { command } = found
  let args: ReadArguments
  try {
    args = readArguments(command, words.slice(command.name.length))
    if (args.wantsHelp) return say(line.out, commandHelp(command), exitCodes.done)
    return (await command.run(contextOf(line, args), args)) ?? exitCodes.done
  } catch (error) {
    return tell(line, command, words.includes('--json'), error)
  } finally {
    await line.closeDatabase()
  }
}

function contextOf(line: CommandLine, args: ReadArguments): CommandContext {
  return {
    openDatabase: () => line.openDatabase(args.db),
    wantsJson: args.wantsJson,
    print: (text) => void line.out.write(`${text}\n`),
    note: (text) => void line.err.write(`${text}\n`),
    printJson: (value) => void line.out.write(`${JSON.stringify(value)}\n`),
    progress: (label) => progressBar(label, line.err),
  }
}

/** Without a known command: the help when it was asked for, else what is wrong. */
function explain(line: CommandLine, words: readonly string[]): number {
  if (words.some((word) => word === '--help' || word === '-h' || word === 'help')) {
    return say(line.out, helpText(line.commands), exitCodes.done)
  }
  if (words.length === 0) return say(line.err, helpText(line.commands), exitCodes.wrongUsage)
  const near = line.commands.filter((command) => command.name[0] === words[0]).map((command) => `  ${usageOf(command)}`)
  const unknown = fillSentence(cliText.unknownCommand, { words: words.join(' ') })
  return say(line.err, [unknown, ...near, cliText.moreHelp].join('\n'), exitCodes.wrongUsage)
}

function tell(line: CommandLine, command: Command, wantsJson: boolean, error: unknown): number {
  if (error instanceof WrongUsage) {
    const usage = fillSentence(cliText.usage, { usage: usageOf(command) })
    return say(line.err, `${error.message}\n${usage}`, exitCodes.wrongUsage)
  }
  if (error instanceof Refusal) {
    const sentence = fillSentence(line.sentences[error.code] ?? error.code, error.facts)
    if (wantsJson) {
      line.out.write(`${JSON.stringify({ refusal: { code: error.code, sentence, facts: error.facts } })}\n`)
    }
    return say(line.err, sentence, exitCodes.refused)
  }
  if (error instanceof ConfigRefused) return say(line.err, error.faults.join('\n'), exitCodes.refused)
  if (line.interrupted()) return say(line.err, cliText.interrupted, exitCodes.interrupted)
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return say(line.err, fillSentence(cliText.fault, { reason }), exitCodes.fault)
}

function say(stream: NodeJS.WriteStream, text: string, code: number): number {
  stream.write(`${text}\n`)
  return code
}
