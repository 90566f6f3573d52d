import { today } from '../../platform/clock.ts'
import type { Day } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { refusal } from './errors.ts'
import type { PersonId } from './model.ts'
import { personsByIds } from './queries.ts'
import { decideDeath } from './rules.ts'
import { writeDeath } from './store.ts'

/** 登记去世: her phone no longer signs anyone in; what she is owed goes to those who act for her. */
export async function recordDeath(tx: Tx, death: { personId: PersonId; on: Day }): Promise<void> {
  const [person] = await personsByIds(tx, [death.personId])
  if (!person) throw refusal('people.unknown')
  const refused = decideDeath(person.bornOn, death.on, today())
  if (refused) throw refusal(refused, { on: death.on })

  await writeDeath(tx, death.personId, death.on)
}
