import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** Another's server that does what ours does, as near as it can, on a database of its own beside ours. */
export type Peer = {
  /** Seconds of processor that its server took so far, the database not counted. */
  seconds(): Promise<number>
  /** One order, or one record, of the client at this place. */
  write(client: number): Promise<void>
  /** A list of twenty. */
  list(client: number): Promise<void>
  end(): Promise<void>
}

export type PeerPlace = { readonly database: string; readonly port: number; readonly products: number }

/** The folder of a peer with its own dependencies; says how to bring them when they are not there. */
export function folderOf(name: 'vendure' | 'nocobase'): string {
  const folder = fileURLToPath(new URL(`${name}/`, import.meta.url))
  if (existsSync(`${folder}node_modules`)) return folder
  const command = `npm install --prefix bench/peers/${name} --ignore-scripts --no-package-lock --legacy-peer-deps`
  throw new Error(`${name} is not installed here; run: ${command}`)
}

export async function runOnce(folder: string, file: string, words: string[], env: NodeJS.ProcessEnv): Promise<void> {
  await promisify(execFile)(process.execPath, [file, ...words], { cwd: folder, env, maxBuffer: 1e8 })
}

/** Starts a peer's program and waits until the address answers with success. */
export async function startPeer(
  folder: string,
  words: string[],
  env: NodeJS.ProcessEnv,
  ready: string,
): Promise<ChildProcess> {
  const child = spawn(process.execPath, words, { cwd: folder, env, stdio: 'ignore', detached: true })
  for (let tries = 0; tries < 600; tries += 1) {
    if (child.exitCode !== null) throw new Error(`the peer ended with ${child.exitCode}`)
    const up = await fetch(ready).then(
      (answer) => answer.ok,
      () => false,
    )
    if (up) return child
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error(`nothing answers at ${ready}`)
}

/** Ends the program with all that it started; they are a group of their own. */
export async function endPeer(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  process.kill(-child.pid!, 'SIGTERM')
  await ended
}

/** Seconds of processor of a process and of all below it. */
export async function secondsOfTree(pid: number): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]!.split(' ')
  let seconds = (Number(fields[11]) + Number(fields[12])) / 100
  for (const task of await readdir(`/proc/${pid}/task`)) {
    const children = await readFile(`/proc/${pid}/task/${task}/children`, 'utf8').catch(() => '')
    for (const child of children.split(' ').filter(Boolean)) seconds += await secondsOfTree(Number(child))
  }
  return seconds
}

export async function postJson(url: string, body: object, headers: Record<string, string>): Promise<Response> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`)
  return answer
}
