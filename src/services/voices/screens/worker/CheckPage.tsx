import { useEffect } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { useSending } from '../../../../platform/client/use-sending.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { Lines } from '../../../../ui/Lines.tsx'
import { Page } from '../../../../ui/Page.tsx'
import { Steps } from '../../../../ui/Steps.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { toast } from '../../../../ui/Toast.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { kindNames, topicNames } from '../../text.ts'
import { raiseVoice } from '../../voices.contract.ts'
import { workerText } from '../../worker.text.ts'
import { isComplete } from './RaisePage.tsx'
import { dropVoiceDraft, useVoiceDraft } from './voice-draft.ts'
import './voices.css'

const text = workerText.raise

/** Step 3: everything once more, then off it goes. */
export default function CheckPage({ href, go }: PageGiven) {
  const [draft] = useVoiceDraft()
  const { send, busy, problem } = useSending()
  const complete = isComplete(draft)
  useEffect(() => {
    if (!complete) go('/voices/new', 'replace')
  }, [complete, go])
  if (!complete) return null

  async function submit() {
    const { kind, topic, words, place, photos, named, board } = draft
    const photoIds = photos.map((photo) => photo.id)
    const body = { kind: kind!, topic: topic!, words: words.trim(), place: place.trim(), photoIds, named, board }
    if (!(await send((idempotencyKey) => call(raiseVoice, { body }, { idempotencyKey })))) return
    dropVoiceDraft()
    toast(text.sent)
    go('/voices', 'rewind')
  }

  return (
    <Page
      top={
        <TopBar
          title={text.title}
          backHref={href('/voices/new/photos')}
          below={<Steps names={workerText.steps} at={3} />}
        />
      }
      acts={
        <Button kind="main" size="big" busy={busy} onPress={() => void submit()}>
          {text.send}
        </Button>
      }
    >
      {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
      <Card title={text.check}>
        <p className="vo-words">{draft.words.trim()}</p>
        <Lines
          lines={[
            { label: workerText.detail.kind, value: kindNames[draft.kind!] },
            { label: workerText.detail.topic, value: topicNames[draft.topic!] },
            { label: workerText.detail.place, value: draft.place.trim() || text.noPlace },
            { label: text.photos, value: text.photosCount(draft.photos.length) },
            { label: workerText.detail.named, value: text.namedOptions[draft.named].label },
          ]}
        />
      </Card>
      <p className="gh-small gh-soft">{text.after}</p>
    </Page>
  )
}
