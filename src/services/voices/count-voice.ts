import { recordFacts } from '../../kernel/indicators/index.ts'
import { dayOf } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Standing, Voice } from './model.ts'
import { talliesOf } from './rules.ts'

/** Books what a step changes in the numbers, on the day on which the voice was raised. Whoever is anonymous stands in no fact. */
export async function countVoice(tx: Tx, voice: Voice, from: Standing | null, to: Standing): Promise<void> {
  await recordFacts(
    tx,
    talliesOf(voice, from, to).map(({ kind, quantity }) => ({
      kind,
      orgId: voice.orgId,
      orgPath: voice.orgPath,
      personId: voice.named === 'anonymous' ? null : voice.ownerId,
      day: dayOf(voice.raisedAt),
      quantity,
      amountFen: 0,
      subjectId: voice.id,
    })),
  )
}
