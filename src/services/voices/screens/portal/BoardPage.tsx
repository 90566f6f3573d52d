import { useDeferredValue, useState } from 'react'
import { Field, TextInput } from '../../../../ui/Field.tsx'
import { careText } from '../../care-worker.text.ts'
import type { VoiceTopic } from '../../model.ts'
import { BoardEntries } from '../BoardEntries.tsx'
import { TopicChips } from '../worker/TopicChips.tsx'
import './board-page.css'

const text = careText.board

/** 公开栏 at the public door: anyone may read and search it. */
export default function BoardPage() {
  const [topic, setTopic] = useState<VoiceTopic | null>(null)
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  return (
    <main className="vb-page" id="content">
      <h1>{text.title}</h1>
      <p className="gh-muted">{text.lead}</p>
      <div className="vb-tools">
        <Field label={text.search}>
          {(wiring) => <TextInput {...wiring} type="search" maxLength={40} value={typed} onText={setTyped} />}
        </Field>
        <TopicChips legend={text.topic} value={topic} onChoose={setTopic} />
      </div>
      <BoardEntries topic={topic} search={search} key={`${topic ?? ''} ${search}`} />
    </main>
  )
}
