import { now, today } from '../../platform/clock.ts'
import { transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { goneName, type PersonalTable } from '../../platform/personal-data.ts'
import type { Actor } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import type { JobContext } from '../jobs/index.ts'
import { sendNotices } from '../notices/index.ts'
import { leaveUnion, membershipsOf, personsByIds } from '../people/index.ts'
import { lockErasure, markDecided, markDone } from './erasures.store.ts'
import type { WalkedTable } from './model.ts'
import { findObstacles, personalTables } from './registered.ts'
import { erasureText } from './text.ts'
import {
  blankRowsOfPerson,
  countRowsOfPerson,
  deleteRowsOfPerson,
  findKeys,
  type Keys,
  lockPerson,
} from './walk.store.ts'

/**
 * 执行注销: one transaction for each module's tables, the person herself last; run again after a crash it finds what is
 * done. What arose since the request ends it with its reasons instead. Afterwards her id is a pseudonym.
 */
export async function erasePerson(actor: Actor, erasureId: Id, progress: JobContext['progress']): Promise<void> {
  const erasure = await transaction(actor, (tx) => lockErasure(tx, erasureId))
  if (erasure?.state !== 'running') return
  const { ownerId } = erasure
  if (await stopsForObstacles(actor, erasureId, ownerId)) return

  const keys = await transaction(actor, (tx) => findKeys(tx, ownerId))
  const sets = tableSets(personalTables())
  const report: WalkedTable[] = []
  for (const [place, tables] of sets.entries()) {
    await transaction(actor, async (tx) => {
      await lockPerson(tx, ownerId)
      for (const table of tables) report.push(await eraseRows(tx, table, keys))
      if (place === sets.length - 1) {
        await markDone(tx, erasure, now(), goneName, report)
        await recordAudit(tx, actor, {
          action: 'privacy.person-erased',
          subjectKind: 'person',
          subjectId: ownerId,
          orgId: erasure.orgPath.at(-1)!,
          detail: { erasureId, tables: report.map(({ table, does, rows }) => ({ table, does, rows })) },
        })
      }
    })
    await progress(report.length)
  }
}

/** Looked at again under her lock, for days have passed; she also leaves her union here, with all that this moves. */
function stopsForObstacles(actor: Actor, erasureId: Id, ownerId: Id): Promise<boolean> {
  return transaction(actor, async (tx) => {
    const erasure = (await lockErasure(tx, erasureId))!
    await lockPerson(tx, ownerId)
    const obstacles = await findObstacles(tx, ownerId)
    const [latest] = await membershipsOf(tx, ownerId)
    if (latest?.untilOn === null && latest.fromOn >= today()) obstacles.push(erasureText.joinedToday)
    if (obstacles.length === 0) {
      const [person] = await personsByIds(tx, [ownerId])
      if (person?.homePath) await leaveUnion(tx, { personId: ownerId, on: today() })
      return false
    }
    const words = obstacles.join('')
    await markDecided(tx, erasure, 'refused', { at: now(), id: null, name: actor.name, words })
    const { title, text } = erasureText.refused
    const notice = { personId: ownerId, title, text: text.replace('{words}', words), link: '/m/my-data/erasure' }
    await sendNotices(tx, [notice])
    return true
  })
}

/** Tables of one module after another form a set; the order of the declarations is kept. */
function tableSets(tables: readonly PersonalTable[]): PersonalTable[][] {
  const sets: PersonalTable[][] = []
  for (const table of tables) {
    const last = sets.at(-1)
    if (last && schemaOf(last[0]!) === schemaOf(table)) last.push(table)
    else sets.push([table])
  }
  return sets
}

function schemaOf({ table }: PersonalTable): string {
  return table.split('.')[0]!
}

async function eraseRows(
  tx: Parameters<typeof deleteRowsOfPerson>[0],
  table: PersonalTable,
  keys: Keys,
): Promise<WalkedTable> {
  const { erasure, title } = table
  const rows = await countRowsOfPerson(tx, table, keys)
  if (erasure.does === 'delete') await deleteRowsOfPerson(tx, table, keys)
  else if (erasure.sets && rows > 0) await blankRowsOfPerson(tx, table, keys, erasure.sets)
  return { table: table.table, title, does: erasure.does, rows }
}
