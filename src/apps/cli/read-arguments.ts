import { parseArgs } from 'node:util'
import { type Command, type CommandArguments, WrongUsage } from '../../platform/command.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { cliText } from './text.ts'

export type ReadArguments = CommandArguments & {
  readonly wantsJson: boolean
  readonly wantsHelp: boolean
}

/** Reads the words after a command's name against its declaration; anything else is a `WrongUsage`. */
export function readArguments(command: Command, words: readonly string[]): ReadArguments {
  const { values, positionals } = parse(command, words)
  const { db, json, help, ...options } = values
  const read = {
    positionals,
    options,
    db: db as string | undefined,
    wantsJson: json === true,
    wantsHelp: help === true,
  }
  if (!read.wantsHelp) requireComplete(command, read)
  return read
}

function parse(command: Command, words: readonly string[]) {
  const declared = Object.entries(command.options).map(([name, { type }]) => [name, { type }] as const)
  const options = {
    ...Object.fromEntries(declared),
    db: { type: 'string' as const },
    json: { type: 'boolean' as const },
    help: { type: 'boolean' as const, short: 'h' },
  }
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new WrongUsage(sentenceOf(error as NodeJS.ErrnoException))
  }
}

function sentenceOf(error: NodeJS.ErrnoException): string {
  const option = /'(-[^ ']*)/.exec(error.message)?.[1] ?? ''
  if (error.code !== 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return fillSentence(cliText.unknownOption, { option })
  const unasked = error.message.includes('does not take an argument')
  return fillSentence(unasked ? cliText.valueUnasked : cliText.valueMissing, { option })
}

function requireComplete(command: Command, { positionals, options }: CommandArguments): void {
  const missing = command.takes.slice(positionals.length)
  if (missing.length > 0) throw new WrongUsage(fillSentence(cliText.argumentMissing, { names: missing }))
  const extra = positionals.slice(command.takes.length)
  if (extra.length > 0) throw new WrongUsage(fillSentence(cliText.argumentExtra, { words: extra }))
  for (const [name, option] of Object.entries(command.options)) {
    if (!option.required || options[name] !== undefined) continue
    throw new WrongUsage(fillSentence(cliText.optionMissing, { option: name, summary: option.summary }))
  }
}
