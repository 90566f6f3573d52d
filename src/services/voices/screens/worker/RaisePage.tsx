import { useRef, useState } from 'react'
import { Button } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { Choice, Field, TextArea, TextInput } from '../../../../ui/Field.tsx'
import { focusFirstProblem } from '../../../../ui/focus-problem.ts'
import { Page } from '../../../../ui/Page.tsx'
import { Steps } from '../../../../ui/Steps.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { voiceKinds, voiceTopics } from '../../model.ts'
import { kindNames, topicNames } from '../../text.ts'
import { workerText } from '../../worker.text.ts'
import { useVoiceDraft, type VoiceDraft } from './voice-draft.ts'
import './voices.css'

const text = workerText.raise

/** What is missing on the first screen. */
export function isComplete({ kind, topic, words }: VoiceDraft): boolean {
  return kind !== null && topic !== null && words.trim().length >= 5
}

/** Step 1: what it is. */
export default function RaisePage({ href, go }: PageGiven) {
  const [draft, change] = useVoiceDraft()
  const [tried, setTried] = useState(false)
  const page = useRef<HTMLDivElement>(null)

  function next() {
    setTried(true)
    if (!isComplete(draft)) return focusFirstProblem(page.current)
    go('/voices/new/photos')
  }

  return (
    <div className="gh-form" ref={page}>
      <Page
        top={<TopBar title={text.title} backHref={href('/voices')} below={<Steps names={workerText.steps} at={1} />} />}
        acts={
          <Button kind="main" size="big" onPress={next}>
            {text.next}
          </Button>
        }
      >
        <Card>
          <div className="gh-fields">
            <Field
              label={text.words}
              hint={text.wordsHint}
              problem={tried && draft.words.trim().length < 5 ? text.wordsShort : null}
            >
              {(wiring) => (
                <TextArea
                  {...wiring}
                  rows={5}
                  maxLength={2000}
                  value={draft.words}
                  onText={(words) => change({ words })}
                />
              )}
            </Field>
            <Field label={text.place}>
              {(wiring) => (
                <TextInput {...wiring} maxLength={60} value={draft.place} onText={(place) => change({ place })} />
              )}
            </Field>
          </div>
        </Card>
        <Card>
          <Choice
            legend={text.kind}
            name="kind"
            options={voiceKinds.map((value) => ({ value, label: kindNames[value], note: text.kindNotes[value] }))}
            value={draft.kind}
            onChoose={(kind) => change({ kind })}
            problem={tried && draft.kind === null ? text.kindMissing : null}
          />
        </Card>
        <Card>
          <div className="vo-topics">
            <Choice
              legend={text.topic}
              name="topic"
              options={voiceTopics.map((value) => ({ value, label: topicNames[value] }))}
              value={draft.topic}
              onChoose={(topic) => change({ topic })}
              problem={tried && draft.topic === null ? text.topicMissing : null}
            />
          </div>
        </Card>
        <p className="gh-small gh-soft">{text.urgent}</p>
      </Page>
    </div>
  )
}
