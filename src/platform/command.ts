/** One option of a command, as `--name` or `--name VALUE`. */
export type CommandOption = {
  readonly type: 'string' | 'boolean'
  /** What stands for the value in the usage line, such as `2026Q3`. */
  readonly example?: string
  readonly required?: 'yes'
  /** One Chinese line for the help. */
  readonly summary: string
}

/** What was typed after the command's name, checked against its declaration. */
export type CommandArguments = {
  readonly positionals: readonly string[]
  /** What `--db` named, for the few commands that open their database in a way of their own. */
  readonly db: string | undefined
  readonly options: Readonly<Record<string, string | boolean | undefined>>
}

/** How a command meets the world. */
export type CommandContext = {
  /**
   * Opens the database of `--db`, made and migrated when it is new, and connects the pools. Closed when the command ends.
   * Returns the names of the migrations applied now.
   */
  openDatabase(): Promise<readonly string[]>
  /** True when `--json` was given: print one document with `printJson` and nothing else. */
  readonly wantsJson: boolean
  print(line: string): void
  /** A line for the operator, on the error stream. */
  note(line: string): void
  printJson(value: unknown): void
  /** A bar on a terminal's error stream; silent elsewhere. */
  progress(label: string): CommandProgress
}

export type CommandProgress = {
  /** Call as often as you like; drawing is throttled. Without a total only the count is shown. */
  report(done: number, total?: number): void
  end(): void
}

/**
 * A verb of the command line. Services list theirs as `commands` in `service.ts`.
 * `--db` and `--json` belong to every command and are not declared.
 */
export type Command = {
  /** The words typed, such as `['mutual-aid', 'import']`. */
  readonly name: readonly string[]
  /** Names of the required positional arguments in order, such as `['FILE']`. */
  readonly takes: readonly string[]
  /** One Chinese line for the help. */
  readonly summary: string
  readonly options: Readonly<Record<string, CommandOption>>
  /** Exit code, 0 when nothing is returned. A `Refusal` thrown is printed and exits 1, a `WrongUsage` exits 2. */
  run(context: CommandContext, args: CommandArguments): Promise<number | undefined>
}

/** The command was typed wrongly in a way its declaration cannot tell; the message is a Chinese sentence. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage'
}

/** The usage line, made from the declaration so that it cannot grow stale. */
export function usageOf(command: Command): string {
  const options = Object.entries(command.options).map(([name, option]) => {
    const typed = option.type === 'boolean' ? `--${name}` : `--${name} ${option.example ?? name.toUpperCase()}`
    return option.required ? typed : `[${typed}]`
  })
  return ['gonghui', ...command.name, ...command.takes, ...options, '[--db DB]', '[--json]'].join(' ')
}

/** The command whose name the typed words begin with, and the words after it. */
export function findCommand(
  commands: readonly Command[],
  words: readonly string[],
): { command: Command; rest: readonly string[] } | null {
  const fitting = commands.filter((command) => command.name.every((word, at) => words[at] === word))
  const command = fitting.sort((one, other) => other.name.length - one.name.length)[0]
  return command ? { command, rest: words.slice(command.name.length) } : null
}
