import { createHash } from 'node:crypto'
import { system, transaction } from '../../src/platform/db/transaction.ts'
import { newId } from '../../src/platform/ids.ts'
import { configureLetter, type SmallMall } from './market.ts'

const hour = 3_600_000

/** People on file without particulars, made in the database. */
export async function fillPeople(count: number): Promise<string[]> {
  return transaction(system, async (tx) => {
    await tx.client.query('set local role none')
    const ids = Array.from({ length: count }, newId)
    for (let from = 0; from < count; from += 50_000) {
      await tx.client.query(
        `insert into people.persons (owner_id, id, name, born_on, id_sealed, id_index)
         select id, id, '职工', '1990-01-01', '\\x00', gen_random_uuid() from unnest($1::uuid[]) p (id)`,
        [ids.slice(from, from + 50_000)],
      )
    }
    return ids
  })
}

/** Signs people in; the token of each is her place. */
export async function signIn(personIds: readonly string[]): Promise<void> {
  await transaction(system, async (tx) => {
    await tx.client.query('set local role none')
    await tx.client.query(
      `insert into access.sessions (owner_id, id, token_hash, kind, person_name, address, started_at, seen_at, idle_limit, expires_at)
       select p.id, gen_random_uuid(), p.hash, 'worker', '职工', '127.0.0.1', now(), now(), interval '30 days', now() + interval '30 days'
       from unnest($1::uuid[], $2::bytea[]) p (id, hash)`,
      [personIds, personIds.map((_, at) => createHash('sha256').update(tokenOf(at)).digest())],
    )
  })
}

export function tokenOf(at: number): string {
  return `token of the crowd ${at}`.replaceAll(' ', '-')
}

export async function letterFor(
  mall: SmallMall,
  unionId: string,
  personIds: readonly string[],
  points: number,
): Promise<string> {
  const now = Date.now()
  const id = await configureLetter({
    marketId: mall.marketId,
    unionId,
    orgPath: [unionId],
    personIds,
    points,
    opensAt: new Date(now - hour).toISOString(),
    closesAt: new Date(now + 24 * hour).toISOString(),
  })
  await transaction(system, async (tx) => {
    await tx.client.query("update mall.intents set state = 'issuing', issue_started_at = now() where id = $1", [id])
  })
  return id
}
