import type { Plants } from '../../../test/attack/plant.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { sendNotices } from './index.ts'
import { noticesOf } from './store.ts'

/** A notice to a worker of the place and one to its officer. */
export const plants: Plants = {
  plant: (_world, { key, path, workers, officerId }) =>
    transaction(system, async (tx) => {
      const readers = [workers[0]!.personId, officerId]
      await sendNotices(
        tx,
        readers.map((personId) => ({
          personId,
          title: `只给${key}的通知`,
          text: `${key}的${personId}亲启`,
          link: null,
        })),
      )
      const sent = await Promise.all(readers.map((personId) => noticesOf(tx, personId, null, 1)))
      return sent.flatMap((notices, at) =>
        notices.map(({ id, title, text }) => ({
          kind: 'notices.notice',
          id,
          owner: readers[at]!,
          orgPath: path,
          marks: [title, text],
        })),
      )
    }),
}
