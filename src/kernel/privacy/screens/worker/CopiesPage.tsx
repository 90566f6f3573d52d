import { useState } from 'react'
import { addressOf } from '../../../../platform/client/address.ts'
import { call } from '../../../../platform/client/client.ts'
import { type Problem, problemFrom } from '../../../../platform/client/problem.ts'
import { saveDownload } from '../../../../platform/client/save-download.ts'
import { sayDay, sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import { askAgain, useAsk } from '../../../../platform/client/use-ask.ts'
import { dayOf } from '../../../../platform/dates.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { EmptyState, Warning } from '../../../../ui/EmptyState.tsx'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { Tag } from '../../../../ui/Tag.tsx'
import { toast } from '../../../../ui/Toast.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { type CopyCard, downloadCopy, listMyCopies, requestCopy } from '../../contract.ts'
import { workerText } from '../../worker.text.ts'
import './my-data.css'

const text = workerText.copiesPage

/** 下载我的个人信息: ask for a copy, and take what is ready. */
export default function CopiesPage({ href }: PageGiven) {
  const asked = useAsk(listMyCopies, {})
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const copies = asked.answer?.copies
  const making = copies?.some((copy) => copy.state === 'making') ?? false

  async function request() {
    setBusy(true)
    const failed = await problemFrom(call(requestCopy, {}))
    setBusy(false)
    setProblem(failed)
    await askAgain('/me/data/copies')
    if (!failed) toast(text.requested)
  }

  return (
    <Page
      top={<TopBar title={workerText.copies.title} backHref={href('/my-data')} />}
      acts={
        making ? null : (
          <Button wide size="big" kind="main" icon="download" busy={busy} onPress={() => void request()}>
            {text.request}
          </Button>
        )
      }
    >
      <p className="gh-muted">{text.lead}</p>
      {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
      {!copies ? (
        <Waiting asked={asked} cards={[3]} />
      ) : copies.length === 0 ? (
        <Card>
          <EmptyState icon="file" title={text.empty} />
        </Card>
      ) : (
        copies.map((copy) => <CopyOf key={copy.id} copy={copy} onProblem={setProblem} />)
      )}
    </Page>
  )
}

function CopyOf({ copy, onProblem }: { copy: CopyCard; onProblem: (problem: Problem | null) => void }) {
  const now = instantNow()
  const take = async (part: 'archive' | 'document') =>
    onProblem(await problemFrom(saveDownload(addressOf(downloadCopy, { params: { id: copy.id, part } }))))
  return (
    <Card title={text.asked(sayInstant(copy.requestedAt, now))}>
      {copy.state === 'making' ? <Tag tone="info">{text.making}</Tag> : null}
      {copy.state === 'failed' ? <Tag tone="bad">{text.failed}</Tag> : null}
      {copy.state === 'gone' ? <Tag tone="plain">{text.gone}</Tag> : null}
      {copy.state === 'ready' ? (
        <>
          <p>
            {text.rows(copy.rows ?? 0)}，{text.until(sayDay(dayOf(copy.expiresAt!), dayOf(now)))}
          </p>
          <div className="my-data-ways">
            <Button wide size="big" icon="print" onPress={() => void take('document')}>
              {text.document}
            </Button>
            <Button wide size="big" icon="table" onPress={() => void take('archive')}>
              {text.archive}
            </Button>
          </div>
          <p className="gh-small gh-muted">{text.care}</p>
        </>
      ) : null}
    </Card>
  )
}
