import { type ReactNode, useRef, useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { useSending } from '../../../../platform/client/use-sending.ts'
import { newId } from '../../../../platform/ids.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { Choice, Field, TextArea, TextInput } from '../../../../ui/Field.tsx'
import { focusFirstProblem } from '../../../../ui/focus-problem.ts'
import { Page } from '../../../../ui/Page.tsx'
import { toast } from '../../../../ui/Toast.tsx'
import { careText } from '../../care-worker.text.ts'
import { voiceKinds, voiceTopics } from '../../model.ts'
import { kindNames, topicNames } from '../../text.ts'
import { reportVisit } from '../../visits.contract.ts'
import { dropVisitDraft, type Trouble, useVisitDraft } from './visit-draft.ts'
import './voices.css'

const text = careText.visit
const most = 10

/** 家访记录: who of the family was there, how they live, and each trouble. */
export function VisitReport({ id, top, head }: { id: string; top: ReactNode; head: ReactNode }) {
  const [{ family, household, troubles }, write] = useVisitDraft(id)
  const [tried, setTried] = useState(false)
  const { send, busy, problem } = useSending()
  const page = useRef<HTMLDivElement>(null)
  const present = /^\d{1,2}$/.test(family) && Number(family) <= 20
  const isComplete = present && household.trim().length >= 5 && troubles.every((one) => one.words.trim().length >= 5)

  async function submit() {
    setTried(true)
    if (!isComplete) return focusFirstProblem(page.current)
    const body = {
      familyPresent: Number(family),
      household: household.trim(),
      troubles: troubles.map(({ kind, topic, words }) => ({ kind, topic, words: words.trim() })),
    }
    if (!(await send(() => call(reportVisit, { params: { id }, body })))) return
    dropVisitDraft(id)
    toast(text.sent(troubles.length))
  }

  const change = (key: string, part: Partial<Trouble>) =>
    write({ troubles: troubles.map((one) => (one.key === key ? { ...one, ...part } : one)) })
  return (
    <div className="gh-form" ref={page}>
      <Page
        top={top}
        acts={
          <Button kind="main" size="big" busy={busy} onPress={() => void submit()}>
            {text.send}
          </Button>
        }
      >
        {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
        {head}
        <Card>
          <div className="gh-fields">
            <Field label={text.family} problem={tried && !present ? text.familyMissing : null}>
              {(wiring) => (
                <TextInput
                  {...wiring}
                  inputMode="numeric"
                  maxLength={2}
                  value={family}
                  onText={(words) => write({ family: words })}
                />
              )}
            </Field>
            <Field
              label={text.household}
              hint={text.householdHint}
              problem={tried && household.trim().length < 5 ? text.householdShort : null}
            >
              {(wiring) => (
                <TextArea
                  {...wiring}
                  rows={5}
                  maxLength={2000}
                  value={household}
                  onText={(words) => write({ household: words })}
                />
              )}
            </Field>
          </div>
        </Card>
        <Card title={text.troubles}>
          <p className="gh-small gh-soft">{text.troublesHint}</p>
        </Card>
        {troubles.map((one, at) => (
          <TroubleCard
            key={one.key}
            at={at + 1}
            trouble={one}
            tried={tried ? 'yes' : 'no'}
            onChange={(part) => change(one.key, part)}
            onRemove={() => write({ troubles: troubles.filter((other) => other.key !== one.key) })}
          />
        ))}
        {troubles.length < most ? (
          <Button
            wide
            onPress={() =>
              write({ troubles: [...troubles, { key: newId(), kind: 'difficulty', topic: 'life', words: '' }] })
            }
          >
            {text.add}
          </Button>
        ) : null}
      </Page>
    </div>
  )
}

function TroubleCard({
  at,
  trouble,
  tried,
  onChange,
  onRemove,
}: {
  at: number
  trouble: Trouble
  tried: 'yes' | 'no'
  onChange: (part: Partial<Trouble>) => void
  onRemove: () => void
}) {
  return (
    <Card title={text.trouble(at)}>
      <div className="gh-fields">
        <Field label={text.words} problem={tried === 'yes' && trouble.words.trim().length < 5 ? text.wordsShort : null}>
          {(wiring) => (
            <TextArea
              {...wiring}
              rows={3}
              maxLength={2000}
              value={trouble.words}
              onText={(words) => onChange({ words })}
            />
          )}
        </Field>
        <div className="vo-topics">
          <Choice
            legend={text.topic}
            name={`topic-${trouble.key}`}
            options={voiceTopics.map((value) => ({ value, label: topicNames[value] }))}
            value={trouble.topic}
            onChoose={(topic) => onChange({ topic })}
          />
        </div>
        <div className="vo-topics">
          <Choice
            legend={text.kind}
            name={`kind-${trouble.key}`}
            options={voiceKinds.map((value) => ({ value, label: kindNames[value] }))}
            value={trouble.kind}
            onChoose={(kind) => onChange({ kind })}
          />
        </div>
        <Button kind="quiet" onPress={onRemove}>
          {text.remove}
        </Button>
      </div>
    </Card>
  )
}
