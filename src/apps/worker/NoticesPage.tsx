import { useState } from 'react'
import { listMyNotices, type NoticeCard, readNotice } from '../../kernel/notices/contract.ts'
import { call } from '../../platform/client/client.ts'
import { type Problem, problemFrom } from '../../platform/client/problem.ts'
import { sayInstant } from '../../platform/client/say-dates.ts'
import { instantNow } from '../../platform/client/today.ts'
import { askAgain, useAsk } from '../../platform/client/use-ask.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { EmptyState, Warning } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/icons/Icon.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import './notices.css'
import { PlaceHeader } from './PlaceHeader.tsx'
import { go, insidePath } from './router.ts'
import { workerText as text } from './text.ts'

/** What the person was told, newest first; a touch opens the matter and marks it as read. */
export function NoticesPage() {
  const asked = useAsk(listMyNotices, {})
  const first = asked.answer
  return (
    <>
      <PlaceHeader title={text.notices} />
      <main className="gh-page">
        {first ? (
          <Notices key={first.next} first={first.notices} next={first.next} />
        ) : (
          <Waiting asked={asked} cards={[3, 3, 3]} />
        )}
      </main>
    </>
  )
}

function Notices({ first, next }: { first: readonly NoticeCard[]; next: string | null }) {
  const [older, setOlder] = useState<{ notices: readonly NoticeCard[]; next: string | null }>({ notices: [], next })
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const known = new Set(first.map((notice) => notice.id))
  const notices = [...first, ...older.notices.filter((notice) => !known.has(notice.id))]

  async function more(cursor: string) {
    setBusy(true)
    const asking = call(listMyNotices, { query: { cursor } }).then((page) =>
      setOlder({ notices: [...older.notices, ...page.notices], next: page.next }),
    )
    setProblem(await problemFrom(asking))
    setBusy(false)
  }

  if (notices.length === 0) {
    return (
      <Card>
        <EmptyState icon="bell" title={text.noNotices}>
          <p>{text.noNoticesNote}</p>
        </EmptyState>
      </Card>
    )
  }
  return (
    <>
      <ul className="wa-notices">
        {notices.map((notice) => (
          <li key={notice.id}>
            <Notice notice={notice} />
          </li>
        ))}
      </ul>
      {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
      {older.next === null ? null : (
        <Button wide busy={busy} onPress={() => void more(older.next!)}>
          {text.olderNotices}
        </Button>
      )}
    </>
  )
}

function Notice({ notice }: { notice: NoticeCard }) {
  const unread = notice.readAt === null

  async function open() {
    if (notice.link) go(insidePath(notice.link))
    if (!unread) return
    // Whether it counts as read may wait for a better line; the matter itself is open.
    await problemFrom(call(readNotice, { params: { id: notice.id } }))
    await askAgain('/me/notices')
  }

  return (
    <button className="gh-card wa-notice" type="button" onClick={() => void open()} data-unread={unread || undefined}>
      <span className="wa-notice-head">
        <b>{notice.title}</b>
        {unread ? <em>{text.unread}</em> : null}
      </span>
      <span className="gh-muted">{notice.text}</span>
      <span className="wa-notice-foot">
        <time>{sayInstant(notice.sentAt, instantNow())}</time>
        {notice.link ? (
          <span className="gh-link">
            {text.open}
            <Icon name="chevron-right" size="s" />
          </span>
        ) : null}
      </span>
    </button>
  )
}
