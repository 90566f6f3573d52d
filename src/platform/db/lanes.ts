import { poolOf } from './pool.ts'
import type { Tx } from './transaction.ts'

/** What one of a group is told: its answer, or why not. */
export type Told<Answer> = { readonly answer: Answer } | { readonly error: Error }

/** The group's work: every wish told its own outcome, in order; `written` is waited for together with the commit. */
export type Group<Answer> = { readonly told: readonly Told<Answer>[]; readonly written: Promise<unknown> }

export type LaneParts<Wish, Answer> = {
  /** Groups committed at the same time. */
  readonly lanes: number
  readonly mostAtOnce: number
  readonly mostWaiting: number
  /** Decides and writes for a whole group, under the system's role; statements follow each other without waiting. */
  readonly commit: (tx: Tx, wishes: readonly Wish[]) => Promise<Group<Answer>>
  /** What somebody is told whom the full queue turns away. */
  readonly full: () => Error
}

type Waiting<Wish, Answer> = {
  readonly wish: Wish
  readonly tell: (answer: Answer) => void
  readonly fail: (error: unknown) => void
}

/**
 * Group commit: wishes that arrive while a group is being committed wait and become the next group, one transaction for all
 * of it, so that under load the price of a commit and of every hot lock is shared. Each is told its own outcome, after the
 * commit. When a group fails as a whole, each of it is tried alone, so that nobody fails for another's sake.
 */
export function openLanes<Wish, Answer>(parts: LaneParts<Wish, Answer>): (wish: Wish) => Promise<Answer> {
  const waiting: Waiting<Wish, Answer>[] = []
  let busy = 0

  async function runLane(): Promise<void> {
    busy += 1
    try {
      while (waiting.length > 0) await settle(parts, waiting.splice(0, parts.mostAtOnce))
    } finally {
      busy -= 1
    }
  }

  return (wish) =>
    new Promise((tell, fail) => {
      if (waiting.length >= parts.mostWaiting) return fail(parts.full())
      waiting.push({ wish, tell, fail })
      // The rest of what arrived in this turn of the loop comes along.
      if (busy < parts.lanes) setImmediate(() => busy < parts.lanes && void runLane())
    })
}

async function settle<Wish, Answer>(
  parts: LaneParts<Wish, Answer>,
  group: readonly Waiting<Wish, Answer>[],
): Promise<void> {
  try {
    const told = await commitTogether(parts, group)
    for (const [at, { tell, fail }] of group.entries()) {
      const one = told[at]!
      if ('answer' in one) tell(one.answer)
      else fail(one.error)
    }
  } catch (error) {
    if (group.length === 1 || !isOfTheWork(error)) for (const { fail } of group) fail(error)
    else for (const one of group) await settle(parts, [one])
  }
}

/** A lost connection says nothing of the wishes; whoever asks again learns what became of hers. */
function isOfTheWork(error: unknown): boolean {
  const { code = '' } = error as { code?: string }
  return /^[0-9A-Z]{5}$/.test(code) ? !/^(08|57P)/.test(code) : code !== '' && !code.startsWith('E')
}

async function commitTogether<Wish, Answer>(
  parts: LaneParts<Wish, Answer>,
  group: readonly Waiting<Wish, Answer>[],
): Promise<readonly Told<Answer>[]> {
  const client = await poolOf('lane').connect()
  let broken: Error | undefined
  try {
    client.query('begin').catch(() => null)
    const { told, written } = await parts.commit(
      { client },
      group.map(({ wish }) => wish),
    )
    // Sent behind the writings: after one that failed it rolls back by itself.
    const committed = client.query('commit')
    await Promise.all([written, committed])
    return told
  } catch (error) {
    await client.query('rollback').catch((lost: Error) => {
      broken = lost
    })
    throw error
  } finally {
    client.release(broken)
  }
}
