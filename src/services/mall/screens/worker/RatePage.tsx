import { useRef, useState } from 'react'
import { addressOf } from '../../../../platform/client/address.ts'
import { call } from '../../../../platform/client/client.ts'
import { type Problem, problemFrom } from '../../../../platform/client/problem.ts'
import { sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import { askAgain, useAsk } from '../../../../platform/client/use-ask.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { Field, TextArea } from '../../../../ui/Field.tsx'
import { focusFirstProblem } from '../../../../ui/focus-problem.ts'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { toast } from '../../../../ui/Toast.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { getMyOrder } from '../../orders.contract.ts'
import { getRatingPhoto, rateLine } from '../../ratings.contract.ts'
import { ratingsText as text } from '../../ratings-worker.text.ts'
import { type FieldPhoto, PhotosField, photosOf } from './PhotosField.tsx'
import { StarsChoice } from './Stars.tsx'

/** 评价: stars, words and photographs of one line that was received. */
export default function RatePage(given: PageGiven) {
  const asked = useAsk(getMyOrder, { params: { id: given.params.id! } })
  const line = asked.answer?.lines.find((one) => one.line === Number(given.params.line))
  const back = given.href(`/mall/orders/${given.params.id}`)
  if (!asked.answer || !line) {
    return (
      <Page top={<TopBar title={text.title} backHref={back} />}>
        <Waiting asked={asked} cards={[6]} />
      </Page>
    )
  }
  return <Rating given={given} line={line} back={back} until={asked.answer.rateUntil} />
}

type Line = ReceivedOf<typeof getMyOrder>['lines'][number]

function Rating({ given, line, back, until }: { given: PageGiven; line: Line; back: string; until: string | null }) {
  const [stars, setStars] = useState<number | null>(line.rating?.stars ?? null)
  const [words, setWords] = useState(line.rating?.words ?? '')
  const [photos, setPhotos] = useState<readonly FieldPhoto[]>(() => keptPhotos(line))
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const page = useRef<HTMLDivElement>(null)

  async function submit() {
    setTried(true)
    if (stars === null) return focusFirstProblem(page.current)
    const params = { id: given.params.id!, line: line.line }
    setBusy(true)
    const failed = await problemFrom(call(rateLine, { params, body: { stars, words, photos: photosOf(photos) } }))
    setBusy(false)
    setProblem(failed)
    if (failed) return
    await askAgain('/me/mall')
    toast(text.saved)
    given.go(`/mall/orders/${given.params.id}`, 'rewind')
  }

  return (
    <div className="gh-form" ref={page}>
      <Page
        top={<TopBar title={text.title} backHref={back} />}
        acts={
          <Button kind="main" size="big" busy={busy} onPress={() => void submit()}>
            {text.submit}
          </Button>
        }
      >
        {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
        {line.rating?.hiddenBecause ? <Warning tone="info" title={text.hidden(line.rating.hiddenBecause)} /> : null}
        <Card title={line.name}>
          <div className="gh-fields">
            <StarsChoice
              stars={stars}
              onChoose={setStars}
              problem={tried && stars === null ? text.starsMissing : null}
            />
            <Field label={text.words} hint={text.wordsHint}>
              {(wiring) => <TextArea {...wiring} rows={4} maxLength={500} value={words} onText={setWords} />}
            </Field>
            <PhotosField label={text.photos} photos={photos} onPhotos={setPhotos} />
          </div>
        </Card>
        {until ? <p className="gh-soft">{text.until(sayInstant(until, instantNow()))}</p> : null}
      </Page>
    </div>
  )
}

function keptPhotos({ rating }: Line): FieldPhoto[] {
  return (rating?.photoIds ?? []).map((photoId) => ({
    photoId,
    shownAt: addressOf(getRatingPhoto, { params: { id: rating!.id, photoId, size: 'small' } }),
  }))
}
