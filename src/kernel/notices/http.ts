import { transaction } from '../../platform/db/transaction.ts'
import { route } from '../access/index.ts'
import { listMyNotices, readNotice as readNoticeEndpoint } from './contract.ts'
import { readNotice } from './read-notice.ts'
import { noticesOf, unreadOf } from './store.ts'

const pageSize = 20

export const routes = [
  route(listMyNotices, ({ who, query }) =>
    transaction(who, async (tx) => {
      const { personId } = who
      if (personId === null) return { notices: [], unread: 0, next: null }
      const notices = await noticesOf(tx, personId, query.cursor ?? null, pageSize + 1)
      const page = notices.slice(0, pageSize)
      const next = notices.length > pageSize ? page.at(-1)!.id : null
      return { notices: page, unread: await unreadOf(tx, personId), next }
    }),
  ),
  route(readNoticeEndpoint, async ({ who, params }) => {
    await readNotice(who, params.id)
  }),
]
