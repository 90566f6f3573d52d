import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { openSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../../', import.meta.url))
const main = 'src/apps/cli/main.ts'
const readyWithinMs = 120_000

/** A server of its own process over a data folder, which can be killed at any moment and started again. */
export class ServerProcess {
  readonly #folder: string
  readonly #port: number
  readonly #log: number
  #outside: { url: string; env: NodeJS.ProcessEnv } | null
  #child: ChildProcess | null = null

  /** With `outside` it serves a database that others run, as production does, and shares it with whoever else serves it. */
  constructor(folder: string, port: number, outside: { url: string; env: NodeJS.ProcessEnv } | null = null) {
    this.#folder = folder
    this.#port = port
    this.#outside = outside
    this.#log = openSync(this.#logFile, 'a')
  }

  get #logFile(): string {
    return `${this.#folder}.log`
  }

  /** The last things all its processes said, for a test that waits in vain. */
  async lastWords(): Promise<string> {
    return (await readFile(this.#logFile, 'utf8')).split('\n').slice(-60).join('\n')
  }

  get address(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  /** Runs a command of ours on the data folder and reads its JSON. */
  async command<Document>(...words: string[]): Promise<Document> {
    const command = [main, ...words, '--db', this.#folder, '--json']
    const { stdout } = await run(process.execPath, command, { cwd: root, maxBuffer: 64 * 1024 ** 2 }).catch((error) => {
      throw new Error(`${words.join(' ')} ended with ${error.code}\n${error.stdout}\n${error.stderr}`)
    })
    return JSON.parse(stdout) as Document
  }

  async start(): Promise<void> {
    const db = this.#outside?.url ?? this.#folder
    this.#child = spawn(process.execPath, [main, 'serve', '--db', db, '--port', String(this.#port)], {
      cwd: root,
      env: { ...process.env, ...this.#outside?.env },
      stdio: ['ignore', this.#log, this.#log],
    })
    for (const stop = Date.now() + readyWithinMs; ; ) {
      const ready = await fetch(`${this.address}/readyz`).then(
        (response) => response.ok,
        () => false,
      )
      if (ready) return
      const ended = this.#child.exitCode
      if (ended !== null || Date.now() > stop) {
        const what = ended === null ? 'the server did not become ready' : `the server ended with ${ended}`
        throw new Error(`${what}\n${await this.lastWords()}`)
      }
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }

  /** Starts on another address of the same outside database. */
  async moveTo(url: string): Promise<void> {
    this.#outside = { url, env: this.#outside?.env ?? {} }
    await this.start()
  }

  /** Takes the process away as a power cut would; what it was doing stays undone or done, never half. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM')
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await ended
  }
}
