import { AsyncLocalStorage } from 'node:async_hooks'
import type pg from 'pg'
import type { Scope, Scoped } from '../scope.ts'
import { type DatabaseRole, poolOf } from './pool.ts'

/** An open transaction; only stores and queries look inside. */
export type Tx = { readonly client: pg.PoolClient }

/** The platform itself at work, for jobs and commands: it sees every row and still owns no table. */
export const system: Scoped = { scope: { role: 'system' } }

/** How many transactions stand open around the running work. */
const depth = new AsyncLocalStorage<number>()

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Runs `work` in one transaction under the caller's scope; a throw rolls everything back. */
export async function transaction<Result>(caller: Scoped, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  const around = depth.getStore() ?? 0
  const client = await poolOf(roleOf(caller.scope), around).connect()
  let broken: Error | undefined
  try {
    await sendAhead(caller.scope, client.query(`begin${opening(caller.scope)}`))
    const result = await depth.run(around + 1, () => work({ client }))
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((lost: Error) => {
      broken = lost
    })
    throw error
  } finally {
    client.release(broken)
  }
}

/**
 * The same for work that only reads, on one picture of the data; PostgreSQL refuses a write in it.
 * Nothing can be lost by its commit, so a request does not wait for that: the connection's next user is answered after it.
 */
export async function reading<Result>(caller: Scoped, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  const start = `begin isolation level repeatable read read only${opening(caller.scope)}`
  const around = depth.getStore() ?? 0
  const client = await poolOf(roleOf(caller.scope), around).connect()
  try {
    await sendAhead(caller.scope, client.query(start))
    return await depth.run(around + 1, () => work({ client }))
  } finally {
    const ended = client.query('commit').catch(() => null)
    if (caller.scope.role === 'system') await ended
    client.release()
  }
}

/**
 * On a request's connection statements follow each other without waiting for answers; if one sent ahead fails, the
 * connection is lost, and the next statement says so. The system's connections, which also COPY, wait for each.
 */
async function sendAhead(scope: Scope, sent: Promise<unknown>): Promise<void> {
  if (scope.role === 'system') await sent
  else sent.catch(() => null)
}

type Answers<Statements extends readonly (() => Promise<unknown>)[]> = {
  -readonly [At in keyof Statements]: Awaited<ReturnType<Statements[At]>>
}

/**
 * Statements that do not wait for each other's answers: on a request's connection they follow each other at once and cost
 * one round trip together, on the system's they run in order. The first that fails is thrown.
 */
export async function inOneTrip<const Statements extends readonly (() => Promise<unknown>)[]>(
  { client }: Tx,
  ...statements: Statements
): Promise<Answers<Statements>> {
  if ('pipeline' in client && client.pipeline) {
    return (await Promise.all(statements.map((send) => send()))) as Answers<Statements>
  }
  const answers: unknown[] = []
  for (const send of statements) answers.push(await send())
  return answers as Answers<Statements>
}

function roleOf(scope: Scope): DatabaseRole {
  return scope.role
}

/** What follows `begin` in the same message, so that no statement can run before the scope is set. */
function opening(scope: Scope): string {
  if (scope.role === 'system') return ''
  const ids = scope.personId === null ? scope.orgs : [...scope.orgs, scope.personId]
  if (!ids.every((id) => uuid.test(id))) throw new Error('a scope holds something that is not an id')
  return `; set local gonghui.orgs = '{${scope.orgs.join(',')}}'; set local gonghui.person = '${scope.personId ?? ''}'`
}
