import type { CommandProgress } from '../../platform/command.ts'

const redrawMs = 100
const cells = 24

/** A bar redrawn in place on a terminal; elsewhere nothing, so that logs stay readable. */
export function progressBar(label: string, screen: NodeJS.WriteStream): CommandProgress {
  if (!screen.isTTY) return { report: () => undefined, end: () => undefined }
  const startedAt = Date.now()
  let drawnAt = 0
  let latest: [number, number?] = [0]
  const draw = () => {
    screen.write(`\r\u001b[K${lineOf(label, latest[0], latest[1], Date.now() - startedAt)}`)
    drawnAt = Date.now()
  }
  return {
    report: (done, total) => {
      latest = [done, total]
      if (Date.now() - drawnAt >= redrawMs) draw()
    },
    end: () => {
      draw()
      screen.write('\n')
    },
  }
}

/** `导入 ████████░░░░░░░░ 50% 500,000/1,000,000 61,000/s` */
export function lineOf(label: string, done: number, total: number | undefined, elapsedMs: number): string {
  const count = (value: number) => value.toLocaleString('en-US')
  const speed = elapsedMs > 0 ? ` ${count(Math.round((done / elapsedMs) * 1000))}/s` : ''
  if (!total) return `${label} ${count(done)}${speed}`
  const share = Math.min(1, done / total)
  const filled = Math.round(share * cells)
  const bar = '█'.repeat(filled) + '░'.repeat(cells - filled)
  return `${label} ${bar} ${Math.floor(share * 100)}% ${count(done)}/${count(total)}${speed}`
}
