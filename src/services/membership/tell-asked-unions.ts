import { officersAt } from '../../kernel/access/index.ts'
import { sendNotices } from '../../kernel/notices/index.ts'
import type { OrgPath } from '../../kernel/orgs/index.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { reviewNotice } from './import.text.ts'

/** A union that is asked whether it lets members go, and how many. */
export type AskedUnion = { readonly path: OrgPath; readonly people: number }

/**
 * Tells the officers of each union that is asked whether it lets members go; of a union without officers, those of the
 * nearest above it.
 */
export async function tellAskedUnions(tx: Tx, asked: readonly AskedUnion[]): Promise<void> {
  const officers = await officersAt(tx, [...new Set(asked.flatMap((one) => one.path))])
  const seats = Map.groupBy(officers, (officer) => officer.orgId)
  await sendNotices(
    tx,
    asked.flatMap(({ path, people }) => {
      const nearest = path.findLast((orgId) => seats.has(orgId))
      const told = [...new Set((nearest ? seats.get(nearest)! : []).map((officer) => officer.personId))]
      return told.map((personId) => ({
        personId,
        title: reviewNotice.title,
        text: fillSentence(reviewNotice.text, { n: people }),
        link: '/console/membership/reviews?kind=elsewhere',
      }))
    }),
  )
}
