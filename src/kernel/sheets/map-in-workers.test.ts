import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { mapInWorkers } from './index.ts'

/** A worker that waits as long as its task says, then tells the double; a negative task is its fault. */
const script = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { answerTasks } from ${JSON.stringify(new URL('./map-in-workers.ts', import.meta.url).href)}
    answerTasks((factor) => (task) => {
      if (task < 0) throw new Error('negative task')
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, task)
      return { result: task * factor, transfer: [] }
    })
  `)}`,
)
const plan = { script, setup: 2, workers: 2, transferOf: () => [] }

async function* from(tasks: readonly number[]): AsyncGenerator<number> {
  yield* tasks
}

describe('work in threads', () => {
  test('comes back in the order in which it was given, however long each piece takes', async () => {
    const tasks = [30, 0, 20, 0, 0, 10, 1, 0]
    expect(await Array.fromAsync(mapInWorkers<number, number, number>(from(tasks), plan))).toEqual(
      tasks.map((task) => task * 2),
    )
  })

  test('is not taken ahead of what is asked for', async () => {
    let given = 0
    async function* endless() {
      for (;;) {
        given += 1
        yield 0
      }
    }
    const walk = mapInWorkers<number, number, number>(endless(), plan)
    await walk.next()
    await sleep(50)
    expect(given).toBeLessThanOrEqual(5)
    await walk.return(undefined)
  })

  test('leaves no thread behind when it is left early', async () => {
    const beats = new Int32Array(new SharedArrayBuffer(4))
    const beating = new URL(
      `data:text/javascript,${encodeURIComponent(`
        import { answerTasks } from ${JSON.stringify(new URL('./map-in-workers.ts', import.meta.url).href)}
        answerTasks((beats) => {
          setInterval(() => Atomics.add(beats, 0, 1), 1)
          return (task) => ({ result: task, transfer: [] })
        })
      `)}`,
    )
    const walk = mapInWorkers<Int32Array, number, number>(from([1, 2, 3, 4, 5, 6]), {
      script: beating,
      setup: beats,
      workers: 2,
      transferOf: () => [],
    })
    await walk.next()
    await sleep(30)
    expect(Atomics.load(beats, 0)).toBeGreaterThan(0)
    await walk.return(undefined)
    const stopped = Atomics.load(beats, 0)
    await sleep(30)
    expect(Atomics.load(beats, 0)).toBe(stopped)
  })

  test('a fault in a thread ends the walk with that fault', async () => {
    await expect(
      Array.fromAsync(mapInWorkers<number, number, number>(from([1, -1, 1, 1, 1, 1]), plan)),
    ).rejects.toThrow('negative task')
  })

  test('a fault of the source ends the walk', async () => {
    async function* failing() {
      yield 1
      throw new Error('no more file')
    }
    await expect(Array.fromAsync(mapInWorkers<number, number, number>(failing(), plan))).rejects.toThrow('no more file')
  })
})
