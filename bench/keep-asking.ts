import { connect } from 'node:net'

export type Loaded = {
  readonly perSecond: number
  readonly answered: number
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
}

export type Asking = {
  readonly port: number
  readonly connections: number
  readonly seconds: number
  /** The next request of a connection, as it goes over the wire. */
  readonly request: (connection: number, answered: number) => string
}

/** Asks over kept connections, each again as soon as it is answered. Plain sockets, to cost the cores little. */
export async function keepAsking({ port, connections, seconds, request }: Asking): Promise<Loaded> {
  const times: number[] = []
  const started = performance.now()
  const deadline = started + seconds * 1000
  await Promise.all(
    Array.from({ length: connections }, (_, at) => ask(port, (answered) => request(at, answered), deadline, times)),
  )
  return summary(times, performance.now() - started)
}

/** Asks each request once, over kept connections, and expects nothing back but that it was done; requests a second. */
export async function askEach(port: number, connections: number, requests: readonly string[]): Promise<number> {
  const left = [...requests]
  const started = performance.now()
  await Promise.all(Array.from({ length: Math.min(connections, left.length) }, () => drain(port, left)))
  return (requests.length / (performance.now() - started)) * 1000
}

function drain(port: number, left: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(left.pop() ?? ''))
    socket.setEncoding('latin1')
    socket.on('error', reject)
    socket.on('data', (piece) => {
      text += piece
      if (!text.includes('\r\n\r\n')) return
      if (!text.startsWith('HTTP/1.1 204')) return void reject(new Error(text))
      text = ''
      const next = left.pop()
      if (next !== undefined) return void socket.write(next)
      socket.destroy()
      resolve()
    })
  })
}

/** The same for what takes several requests each, such as another's order; it may be slower by far. */
export async function keepRunning(
  connections: number,
  seconds: number,
  flow: (connection: number) => Promise<void>,
): Promise<Loaded> {
  const times: number[] = []
  const started = performance.now()
  await Promise.all(
    Array.from({ length: connections }, async (_, at) => {
      while (performance.now() - started < seconds * 1000) {
        const before = performance.now()
        await flow(at)
        times.push(performance.now() - before)
      }
    }),
  )
  return summary(times, performance.now() - started)
}

function summary(times: number[], took: number): Loaded {
  times.sort((one, other) => one - other)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { perSecond: (times.length / took) * 1000, answered: times.length, p50: at(0.5), p99: at(0.99) }
}

function ask(port: number, next: (answered: number) => string, deadline: number, times: number[]): Promise<void> {
  return new Promise((resolve, reject) => {
    let answered = 0
    let text = ''
    let sentAt = performance.now()
    const socket = connect(port, '127.0.0.1', () => socket.write(next(0)))
    socket.setEncoding('latin1')
    socket.on('error', reject)
    socket.on('data', (piece) => {
      text += piece
      const head = text.indexOf('\r\n\r\n')
      if (head < 0) return
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1])
      if (text.length < head + 4 + length) return
      if (!text.startsWith('HTTP/1.1 200')) return void reject(new Error(text))
      text = ''
      answered += 1
      const now = performance.now()
      times.push(now - sentAt)
      if (now >= deadline) {
        socket.destroy()
        return resolve()
      }
      sentAt = now
      socket.write(next(answered))
    })
  })
}
