import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { listMyNotices } from '../../kernel/notices/contract.ts'
import { ask } from '../../platform/client/ask.ts'
import { say } from '../../ui/console/text.ts'
import { Icon } from '../../ui/icons/Icon.tsx'
import { shellText } from './text.ts'

/** How many notices are unread; leads to them. */
export function NoticeBell() {
  const asked = useQuery({ ...ask(listMyNotices, { query: {} }), refetchInterval: 60_000 })
  const unread = asked.data?.unread ?? 0
  return (
    <Link
      className="icon-button"
      to="/notices"
      aria-label={say(shellText.noticePage.bell, { n: unread })}
      title={shellText.notices}
    >
      <Icon name="bell" />
      {unread > 0 && <em className="bell-count num">{unread > 99 ? '99+' : unread}</em>}
    </Link>
  )
}
