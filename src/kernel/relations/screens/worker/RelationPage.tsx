import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { sayFullDay } from '../../../../platform/client/say-dates.ts'
import { today } from '../../../../platform/client/today.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { useSending } from '../../../../platform/client/use-sending.ts'
import { newId } from '../../../../platform/ids.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { DayChoice } from '../../../../ui/DayChoice.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { Field, TextArea } from '../../../../ui/Field.tsx'
import { Lines } from '../../../../ui/Lines.tsx'
import { Page } from '../../../../ui/Page.tsx'
import { Sheet } from '../../../../ui/Sheet.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { Timeline } from '../../../../ui/Timeline.tsx'
import { toast } from '../../../../ui/Toast.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { getRelation, type RelationPage as Relation, recordDuty } from '../../contract.ts'
import { standingText, timeText } from '../../text.ts'
import { workerText as text } from '../../worker.text.ts'

/** One relation of hers: with whom, until when, what is to be done and what was. */
export default function RelationPage({ href, params }: PageGiven) {
  const asked = useAsk(getRelation, { params: { id: params.id! } })
  const [recording, setRecording] = useState(false)
  const relation = asked.answer
  const top = <TopBar title={relation?.kindName ?? text.mine} backHref={href('/relations')} />
  if (!relation) {
    return (
      <Page top={top}>
        <Waiting asked={asked} cards={[4, 2]} />
      </Page>
    )
  }
  const isRunning = relation.standing === 'holds' || relation.standing === 'ending'
  return (
    <Page
      top={top}
      acts={
        isRunning && (
          <Button kind="main" size="big" onPress={() => setRecording(true)}>
            {text.record}
          </Button>
        )
      }
    >
      <What relation={relation} />
      <Card title={text.duties}>
        {relation.duties.length === 0 ? (
          <p className="gh-muted">{text.dutiesNone}</p>
        ) : (
          <Timeline
            moments={relation.duties.map((one) => ({
              key: one.id,
              stand: 'past' as const,
              time: [sayFullDay(one.doneOn), one.timeOfDay && timeText[one.timeOfDay]].filter(Boolean).join(' '),
              title: one.text,
              note: one.doneByName,
            }))}
          />
        )}
      </Card>
      {recording && (
        <DutySheet
          id={relation.id}
          fromOn={relation.fromOn}
          onClose={() => {
            setRecording(false)
            asked.again()
          }}
        />
      )}
    </Page>
  )
}

function What({ relation }: { relation: Relation }) {
  const { a, b, duty, note, fromOn, lastOn, keeperName, standing, ended } = relation
  return (
    <Card title={standingText[standing]}>
      <Lines
        lines={[
          { label: a.sideName, value: a.name },
          { label: b.sideName, value: b.name },
          {
            label: text.term,
            value: text.until(sayFullDay(fromOn), lastOn ? sayFullDay(lastOn) : text.noEnd),
          },
          { label: text.keeper, value: keeperName },
          { label: text.duty, value: duty },
          ...(note ? [{ label: text.note, value: note }] : []),
          ...(ended ? [{ label: text.endedBecause, value: ended.reason }] : []),
        ]}
      />
    </Card>
  )
}

const fewest = 2

/** What she did, on a day of the term. */
function DutySheet({ id, fromOn, onClose }: { id: string; fromOn: string; onClose: () => void }) {
  const [dutyId] = useState(newId)
  const [doneOn, setDoneOn] = useState<string>(today())
  const [words, setWords] = useState('')
  const [tried, setTried] = useState(false)
  const { send, busy, problem } = useSending()
  const isShort = words.trim().length < fewest
  async function submit() {
    setTried(true)
    if (isShort || doneOn === '') return
    const body = { id: dutyId, doneOn, text: words.trim(), fileIds: [] }
    if (!(await send(() => call(recordDuty, { params: { id }, body })))) return
    toast(text.sent)
    onClose()
  }
  return (
    <Sheet title={text.record} onClose={onClose}>
      <div className="gh-fields">
        <Field label={text.doneOn}>
          {(wiring) => <DayChoice {...wiring} min={fromOn} max={today()} value={doneOn} onDay={setDoneOn} />}
        </Field>
        <Field label={text.text} hint={text.textHint} problem={tried && isShort ? text.textMissing : null}>
          {(wiring) => <TextArea {...wiring} rows={4} maxLength={2000} value={words} onText={setWords} />}
        </Field>
      </div>
      {problem && <Warning tone="bad" title={problem.sentence} />}
      <Button wide kind="main" size="big" busy={busy} onPress={() => void submit()}>
        {text.send}
      </Button>
    </Sheet>
  )
}
