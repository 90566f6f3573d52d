import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { listMyNotices, type NoticeCard, readNotice } from '../../kernel/notices/contract.ts'
import { askPages } from '../../platform/client/ask.ts'
import { call } from '../../platform/client/client.ts'
import { sayInstant } from '../../platform/client/say-dates.ts'
import { instantNow } from '../../platform/client/today.ts'
import { Answered } from '../../ui/console/Answered.tsx'
import { PageHead } from '../../ui/console/Card.tsx'
import { count } from '../../ui/console/figures.ts'
import { Empty, MoreRows } from '../../ui/console/States.tsx'
import { say } from '../../ui/console/text.ts'
import '../../ui/console/rows.css'
import { shellText } from './text.ts'

const text = shellText.noticePage
const here = '/console'

/** The reader's notices, newest first; opening one marks it as read. */
export default function NoticesPage() {
  const asked = useInfiniteQuery(askPages(listMyNotices, { query: {} }))
  const pages = asked.data?.pages ?? []
  const notices = pages.flatMap((page) => page.notices)
  const unread = pages[0]?.unread ?? 0
  return (
    <div className="pad narrow">
      <PageHead
        title={text.title}
        sub={asked.data && (unread > 0 ? say(text.unread, { n: count(unread) }) : text.allRead)}
      />
      <section className="card">
        <Answered asked={asked}>
          {() =>
            notices.length === 0 ? (
              <Empty icon="bell" title={text.none}>
                <p>{text.noneLead}</p>
              </Empty>
            ) : (
              <>
                <ul className="lines">
                  {notices.map((notice) => (
                    <NoticeLine key={notice.id} notice={notice} />
                  ))}
                </ul>
                <MoreRows
                  shown={notices.length}
                  unit={text.unit}
                  more={asked.hasNextPage}
                  loading={asked.isFetchingNextPage}
                  onMore={() => void asked.fetchNextPage()}
                />
              </>
            )
          }
        </Answered>
      </section>
    </div>
  )
}

function NoticeLine({ notice }: { notice: NoticeCard }) {
  const navigate = useNavigate()
  const read = useMutation({ mutationFn: () => call(readNotice, { params: { id: notice.id } }) })
  // A link into the phone app means nothing on this screen.
  const path = notice.link?.startsWith(here) ? notice.link.slice(here.length) : null
  const open = () => {
    if (!notice.readAt) read.mutate()
    if (path) void navigate(path)
  }
  return (
    <li className={notice.readAt ? '' : 'unread'}>
      <span className="grow notice">
        <b>{notice.title}</b>
        <span className="muted">{notice.text}</span>
      </span>
      <small>{sayInstant(notice.sentAt, instantNow())}</small>
      {path && (
        <Button type="link" size="small" onClick={open}>
          {text.open}
        </Button>
      )}
      {!path && !notice.readAt && (
        <Button type="link" size="small" loading={read.isPending} onClick={() => read.mutate()}>
          {text.markRead}
        </Button>
      )}
    </li>
  )
}
