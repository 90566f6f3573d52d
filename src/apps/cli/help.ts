import { type Command, usageOf } from '../../platform/command.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { cliText } from './text.ts'

/** Everything the command line can do, one line a command. */
export function helpText(commands: readonly Command[]): string {
  const lines = commands.map((command) => `  ${shortUsageOf(command)}\n      ${command.summary}`)
  return [cliText.title, '', cliText.commands, ...lines, '', ...everyCommandLines(), '', cliText.exits].join('\n')
}

/** How one command is typed. */
export function commandHelp(command: Command): string {
  const options = Object.entries(command.options).map(([name, option]) => {
    const typed = option.example ? `--${name} ${option.example}` : `--${name}`
    return `  ${typed}\n      ${option.summary}`
  })
  const optionLines = options.length > 0 ? ['', cliText.options, ...options] : []
  const usage = fillSentence(cliText.usage, { usage: usageOf(command) })
  return [command.summary, usage, ...optionLines, '', ...everyCommandLines()].join('\n')
}

function shortUsageOf(command: Command): string {
  return usageOf(command).replace(' [--db DB] [--json]', '')
}

function everyCommandLines(): string[] {
  return [cliText.everyCommand, `  ${cliText.database}`, `  ${cliText.json}`, `  ${cliText.help}`]
}
