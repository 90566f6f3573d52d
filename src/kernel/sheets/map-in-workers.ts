import { isMainThread, parentPort, type Transferable, Worker, workerData } from 'node:worker_threads'

/** What a worker does for a setup: turns a task into a result and names what of it need not be copied. */
export type WorkerVerb<Setup, Task, Result> = (
  setup: Setup,
) => (task: Task) => { result: Result; transfer: Transferable[] }

export type WorkerPlan<Setup, Task> = {
  /** A module that calls `answerTasks`. */
  readonly script: URL
  readonly setup: Setup
  readonly workers: number
  readonly transferOf: (task: Task) => Transferable[]
}

type Outcome<Result> = { readonly result: Result } | { readonly fault: Error }
type Hand<Task, Result> = {
  readonly worker: Worker
  readonly waiting: ((outcome: Outcome<Result>) => void)[]
  readonly ask: (task: Task) => Promise<Outcome<Result>>
}

/** Two tasks a worker: one in work, one waiting, so that it never idles and memory stays flat. */
const tasksAhead = 2

/**
 * Lets worker threads turn tasks into results, and yields the results in the order of the tasks.
 * The source is read only as fast as results are taken. A fault of one task ends the walk; leaving it stops the threads.
 */
export async function* mapInWorkers<Setup, Task, Result>(
  source: AsyncIterable<Task>,
  plan: WorkerPlan<Setup, Task>,
): AsyncGenerator<Result> {
  const hands = Array.from({ length: plan.workers }, () => hire<Setup, Task, Result>(plan))
  const ahead: Promise<Outcome<Result>>[] = []
  try {
    for await (const task of source) {
      const idlest = hands.reduce((best, hand) => (hand.waiting.length < best.waiting.length ? hand : best))
      ahead.push(idlest.ask(task))
      if (ahead.length === hands.length * tasksAhead) yield take(await ahead.shift()!)
    }
    while (ahead.length > 0) yield take(await ahead.shift()!)
  } finally {
    await Promise.all(hands.map((hand) => hand.worker.terminate()))
  }
}

function take<Result>(outcome: Outcome<Result>): Result {
  if ('fault' in outcome) throw outcome.fault
  return outcome.result
}

function hire<Setup, Task, Result>(plan: WorkerPlan<Setup, Task>): Hand<Task, Result> {
  const worker = new Worker(plan.script, {
    workerData: { [workerMark]: plan.setup },
    resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 128 },
  })
  const waiting: ((outcome: Outcome<Result>) => void)[] = []
  let fault: Error | null = null
  const fail = (cause: Error) => {
    fault ??= cause
    for (const answer of waiting.splice(0)) answer({ fault })
  }
  worker.on('message', (outcome: Outcome<Result>) => waiting.shift()?.(outcome))
  worker.on('error', fail)
  worker.on('exit', () => fail(new Error('a worker thread stopped before its work was done')))
  const ask = (task: Task) =>
    new Promise<Outcome<Result>>((answer) => {
      if (fault) return answer({ fault })
      waiting.push(answer)
      worker.postMessage(task, plan.transferOf(task))
    })
  return { worker, waiting, ask }
}

const workerMark = 'mapInWorkers'

/** Makes the module that calls it the script of a worker; in any other thread it does nothing. */
export function answerTasks<Setup, Task, Result>(verb: WorkerVerb<Setup, Task, Result>): void {
  if (isMainThread || parentPort === null || !(workerData && workerMark in workerData)) return
  const port = parentPort
  const answer = verb(workerData[workerMark] as Setup)
  port.on('message', (task: Task) => {
    const { result, transfer } = answer(task)
    port.postMessage({ result }, transfer)
  })
}
