import { type ChildProcess, spawn } from 'node:child_process'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/setup/database.ts'
import { connectDatabase, disconnectDatabase } from '../../platform/db/pool.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type Actor, systemActor } from '../access/index.ts'
import {
  defineJob,
  defineRecurring,
  type JobContext,
  type JobDefinition,
  type JobsToRun,
  jobOf,
  jobsOf,
  prepareJobs,
  runJobNow,
  runJobs,
  type StartJob,
  startJob,
} from './index.ts'
import { enqueueTurn } from './store.ts'

const waiting = { timeout: 20_000, interval: 50 }

let database: TestDatabase
let running: { stop(): Promise<void> } | null = null

beforeAll(async () => {
  database = await testDatabase()
  connectDatabase(database.url)
  await prepareJobs(database.url)
})

afterEach(async () => {
  await running?.stop()
  running = null
})

afterAll(async () => {
  await disconnectDatabase()
  await database.drop()
})

function officer(name: string): Actor {
  const personId = newId()
  const scope = { role: 'app', orgs: [], personId } as const
  return { kind: 'officer', personId, name, sessionId: null, grants: [], scope, requestId: newId(), address: '' }
}

const zhou = officer('周敏')
const tell = (refusal: Refusal) => `说明：${refusal.code}`

function job(kind: string, more: Partial<StartJob> = {}): StartJob {
  return { kind, title: '导入结算文件', payload: { file: 'f1' }, unit: '行', ...more }
}

async function work(definitions: JobDefinition[], recurring: JobsToRun['recurring'] = []): Promise<void> {
  running = await runJobs({ definitions, recurring, tell })
}

const start = (actor: Actor, wish: StartJob) => transaction(actor, (tx) => startJob(tx, actor, wish))
const read = (jobId: string) => transaction(system, (tx) => jobOf(tx, jobId))
const ends = (jobId: string, state: string) =>
  vi.waitFor(async () => expect(await read(jobId)).toMatchObject({ state }), { timeout: 20_000, interval: 50 })

describe('a long job', () => {
  test('runs under its starter’s name with what it was given, and tells how far it came', async () => {
    const seen: JobContext[] = []
    const count = defineJob({
      kind: 'count',
      async run(context) {
        seen.push(context)
        for (let row = 1; row <= 30; row += 1) await context.progress(row)
      },
    })
    const jobId = await start(zhou, job('count', { total: 30 }))
    expect(await read(jobId)).toMatchObject({ state: 'waiting', done: 0, total: 30 })
    await work([count])
    await ends(jobId, 'done')
    expect(await read(jobId)).toMatchObject({ done: 30, total: 30, startedBy: '周敏', problem: null })
    expect(seen).toMatchObject([{ payload: { file: 'f1' }, actor: { personId: zhou.personId, name: '周敏' } }])
  })

  test('does not run when the transaction that started it is undone', async () => {
    const ran: string[] = []
    const undone = new Error('undone')
    const trial = transaction(zhou, async (tx) => {
      await startJob(tx, zhou, job('note'))
      throw undone
    })
    await expect(trial).rejects.toBe(undone)
    const jobId = await start(zhou, job('note'))
    await work([defineJob({ kind: 'note', run: async (context) => void ran.push(context.jobId) })])
    await ends(jobId, 'done')
    expect(ran).toEqual([jobId])
  })

  test('that is refused fails at once with the sentence its starter can read', async () => {
    const jobId = await start(zhou, job('refuse'))
    await work([defineJob({ kind: 'refuse', run: () => Promise.reject(new Refusal('sheets.empty', 422, {})) })])
    await ends(jobId, 'failed')
    expect(await read(jobId)).toMatchObject({ problem: '说明：sheets.empty', faults: 0 })
  })

  test('that faults is tried again, and goes through once the fault is gone', async () => {
    let tries = 0
    const silence = vi.spyOn(console, 'error').mockReturnValue()
    const jobId = await start(zhou, job('shaky'))
    const shaky = defineJob({
      kind: 'shaky',
      async run() {
        tries += 1
        if (tries === 1) throw new Error('the disk hiccuped')
      },
    })
    await work([shaky])
    await ends(jobId, 'done')
    expect(await read(jobId)).toMatchObject({ faults: 1 })
    expect(silence.mock.calls.join()).toContain('the disk hiccuped')
    silence.mockRestore()
  })

  test('waits for the one before it in the same queue', async () => {
    let inside = 0
    let most = 0
    const turn = defineJob({
      kind: 'turn',
      async run() {
        inside += 1
        most = Math.max(most, inside)
        await new Promise((resolve) => setTimeout(resolve, 60))
        inside -= 1
      },
    })
    const ids = await Promise.all([1, 2, 3].map(() => start(zhou, job('turn', { queue: 'fund' }))))
    await work([turn])
    for (const id of ids) await ends(id, 'done')
    expect(most).toBe(1)
  })

  test('is seen by its starter and by nobody else', async () => {
    const jobId = await start(zhou, job('nobody-runs-this'))
    const mine = await transaction(zhou, (tx) => jobsOf(tx, zhou))
    expect(mine.map((one) => one.id)).toContain(jobId)
    const lin = officer('林静')
    await expect(transaction(lin, (tx) => jobOf(tx, jobId))).rejects.toMatchObject({ code: 'jobs.not-found' })
    expect(await transaction(lin, (tx) => jobsOf(tx, lin))).toEqual([])
  })
})

describe('a stopping server', () => {
  test('interrupts a job at its next progress report, and the next server goes on with it', async () => {
    const silence = vi.spyOn(console, 'error').mockReturnValue()
    let starts = 0
    const long = defineJob({
      kind: 'long',
      async run({ progress }) {
        starts += 1
        for (let row = 0; starts === 1; row += 1) {
          await new Promise((resolve) => setTimeout(resolve, 10))
          await progress(row)
        }
      },
    })
    const jobId = await start(zhou, job('long'))
    await work([long])
    await ends(jobId, 'running')
    await running?.stop()
    expect(await read(jobId)).toMatchObject({ state: 'waiting', faults: 0 })
    await work([long])
    await ends(jobId, 'done')
    expect(starts).toBe(2)
    expect(silence).not.toHaveBeenCalled()
    silence.mockRestore()
  })
})

describe('a process killed with -9', () => {
  test('leaves its job to the next worker within seconds, not to the queue’s four hours', async () => {
    const jobId = await start(zhou, job('survive'))
    const victim = worker(`
      const survive = { kind: 'survive', run: () => new Promise(() => setInterval(() => {}, 1000)) }
      await runJobs({ definitions: [survive], recurring: [], tell: String })`)
    await ends(jobId, 'running')
    victim.kill('SIGKILL')
    const killedAt = Date.now()
    await work([defineJob({ kind: 'survive', run: async () => undefined })])
    await ends(jobId, 'done')
    expect(Date.now() - killedAt).toBeLessThan(12_000)
  })

  test('is given up when it dies at the same place again and again, and its starter is told', async () => {
    const jobId = await start(zhou, job('poison'))
    const died = (times: number, done: number) =>
      transaction(system, (tx) =>
        tx.client.query(
          `update jobs.jobs set state = 'running', done = $2, crashes = $3, crashed_at_done = $2 where id = $1`,
          [jobId, done, times - 1],
        ),
      )
    await died(5, 40)
    const told: string[] = []
    const ran: string[] = []
    running = await runJobs({
      definitions: [defineJob({ kind: 'poison', run: async (one) => void ran.push(one.jobId) })],
      recurring: [],
      tell,
      notify: async (_, notices) => void told.push(...notices.map(({ personId, text }) => `${personId} ${text}`)),
    })
    await ends(jobId, 'failed')
    const { problem } = await transaction(zhou, (tx) => jobOf(tx, jobId))
    expect(problem).toBe(
      `任务 5 次在同一处使程序中断，已停止重试，已完成的部分有效。请联系系统管理员，并告知任务编号 ${jobId}。`,
    )
    expect(told).toEqual([`${zhou.personId} 「${job('poison').title}」：${problem}`])
    expect(ran).toEqual([])
  })

  test('goes on however often it dies while it gets further each time', async () => {
    const jobId = await start(zhou, job('slow-but-sure'))
    await transaction(system, (tx) =>
      tx.client.query(
        `update jobs.jobs set state = 'running', done = 41, crashes = 4, crashed_at_done = 40 where id = '${jobId}'`,
      ),
    )
    await work([defineJob({ kind: 'slow-but-sure', run: async () => undefined })])
    await ends(jobId, 'done')
  })

  test('loses no job of a worker that lives beside it', async () => {
    let runs = 0
    const slow = defineJob({
      kind: 'beside',
      async run() {
        runs += 1
        await new Promise((resolve) => setTimeout(resolve, 6_500))
      },
    })
    await work([slow])
    const jobId = await start(zhou, job('beside'))
    await ends(jobId, 'running')
    const neighbour = worker(
      `await runJobs({ definitions: [{ kind: 'beside', run: async () => {} }], recurring: [], tell: String })`,
    )
    await ends(jobId, 'done')
    neighbour.kill('SIGKILL')
    expect(runs).toBe(1)
  })

  test('marks the job of a killed command as failed, with what to do', async () => {
    const victim = worker(`
      const survive = { kind: 'command', run: () => new Promise(() => setInterval(() => {}, 1000)) }
      const start = { title: 'T', payload: {}, unit: '行' }
      await runJobNow(survive, systemActor('gonghui import'), start, String)`)
    const found = await vi.waitFor(async () => (await commandRow())!, { timeout: 20_000, interval: 50 })
    victim.kill('SIGKILL')
    await work([])
    await ends(found, 'failed')
    expect((await read(found)).problem).toContain('重新执行该命令')
  })
})

describe('a command', () => {
  test('runs the same job in its own process and is told a refusal', async () => {
    const done: number[] = []
    const count = defineJob({
      kind: 'now',
      run: async ({ progress }) => void done.push(1, Number(await progress(7, 7))),
    })
    const jobId = await runJobNow(count, systemActor('gonghui'), job('now'), tell)
    expect(await read(jobId)).toMatchObject({ state: 'done', done: 7, total: 7 })

    const refuse = defineJob({ kind: 'now', run: () => Promise.reject(new Refusal('sheets.empty', 422, {})) })
    await expect(runJobNow(refuse, systemActor('gonghui'), job('now'), tell)).rejects.toMatchObject({
      code: 'sheets.empty',
    })
  })
})

describe('recurring work', () => {
  test('has a turn whenever a server starts, and leaves no row', async () => {
    const turns: string[] = []
    const sweep = defineRecurring({
      kind: 'sweep',
      times: '0 3 1 1 *',
      run: async (actor) => void turns.push(actor.kind),
    })
    await work([], [sweep])
    await vi.waitFor(() => expect(turns).toEqual(['system']), { timeout: 5_000 })
    await running?.stop()
    await work([], [sweep])
    await vi.waitFor(() => expect(turns).toHaveLength(2), { timeout: 5_000 })
  })

  test('has its turn after a kill, and the turns that were killed do not pile up in the queue', async () => {
    const never = `{ kind: 'fold', times: '0 3 1 1 *', run: () => new Promise(() => setInterval(() => {}, 1000)) }`
    for (const _ of [1, 2]) {
      const victim = worker(`await runJobs({ definitions: [], recurring: [${never}], tell: String })`)
      const begun = { attempts: 1, key: 'fold', worker: expect.any(String) }
      await vi.waitFor(async () => expect(await keptOf('fold')).toContainEqual(begun), waiting)
      victim.kill('SIGKILL')
      await transaction(system, (tx) => enqueueTurn(tx, 'fold'))
      expect(await keptOf('fold')).toContainEqual(expect.objectContaining({ attempts: 1000, key: null }))
    }
    const turns: string[] = []
    const fold = defineRecurring({
      kind: 'fold',
      times: '0 3 1 1 *',
      run: async (actor) => void turns.push(actor.kind),
    })
    await work([], [fold])
    await vi.waitFor(() => expect(turns.length).toBeGreaterThan(0), { timeout: 20_000 })
    await vi.waitFor(async () => expect(await keptOf('fold')).toEqual([]), { timeout: 20_000 })
  })
})

type Kept = { attempts: number; key: string | null; worker: string | null }

/** What the queue itself keeps of one kind, seen by the owner of the database. */
async function keptOf(kind: string): Promise<Kept[]> {
  return transaction(system, async (tx) => {
    await tx.client.query('set local role none')
    const found = await tx.client.query<Kept>(
      `select attempts, key, locked_by as worker from graphile_worker._private_jobs jobs
       join graphile_worker._private_tasks tasks on tasks.id = jobs.task_id where identifier = $1`,
      [kind],
    )
    return found.rows
  })
}

async function commandRow(): Promise<string | undefined> {
  return transaction(system, async (tx) => {
    const found = await tx.client.query<{ id: string }>(
      `select id from jobs.jobs where kind = 'command' and state = 'running'`,
    )
    expect(found.rows).toHaveLength(1)
    return found.rows[0]?.id
  })
}

/** A process of its own that can be killed; the runtime strips its types as it does the server's. */
function worker(body: string): ChildProcess {
  const code = `
    import { connectDatabase } from '${new URL('../../platform/db/pool.ts', import.meta.url).href}'
    import { runJobs, runJobNow } from '${new URL('./index.ts', import.meta.url).href}'
    import { systemActor } from '${new URL('../access/index.ts', import.meta.url).href}'
    connectDatabase('${database.url}')
    ${body}`
  return spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'ignore', 'inherit'] })
}
