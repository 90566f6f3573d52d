import type pg from 'pg'
import type { Scope, Scoped } from '../scope.ts'
import { type DatabaseRole, poolOf } from './pool.ts'

/** An open transaction; only stores and queries look inside. */
export type Tx = { readonly client: pg.PoolClient }

/** The platform itself at work, for jobs and commands: it sees every row and still owns no table. */
export const system: Scoped = { scope: { role: 'system' } }

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Runs `work` in one transaction under the caller's scope; a throw rolls everything back. */
export async function transaction<Result>(caller: Scoped, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  const client = await poolOf(roleOf(caller.scope)).connect()
  let broken: Error | undefined
  try {
    await client.query(opening(caller.scope))
    const result = await work({ client })
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

function roleOf(scope: Scope): DatabaseRole {
  return scope.role
}

/** One message that begins and sets the scope, so that no statement can run before it. */
function opening(scope: Scope): string {
  if (scope.role === 'system') return 'begin'
  const ids = scope.personId === null ? scope.orgs : [...scope.orgs, scope.personId]
  if (!ids.every((id) => uuid.test(id))) throw new Error('a scope holds something that is not an id')
  return `begin; set local gonghui.orgs = '{${scope.orgs.join(',')}}'; set local gonghui.person = '${scope.personId ?? ''}'`
}
