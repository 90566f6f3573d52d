import { useDeferredValue, useState } from 'react'
import { Card } from '../../../../ui/Card.tsx'
import { Field, TextInput } from '../../../../ui/Field.tsx'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { careText } from '../../care-worker.text.ts'
import type { VoiceTopic } from '../../model.ts'
import { BoardEntries } from '../BoardEntries.tsx'
import { TopicChips } from './TopicChips.tsx'

const text = careText.board

/** 公开栏 on the phone: what others raised and how it was solved. */
export default function BoardPage({ href }: PageGiven) {
  const [topic, setTopic] = useState<VoiceTopic | null>(null)
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  return (
    <Page top={<TopBar title={text.title} backHref={href('/voices')} />}>
      <p className="gh-small gh-soft">{text.lead}</p>
      <Card>
        <Field label={text.search}>
          {(wiring) => <TextInput {...wiring} type="search" maxLength={40} value={typed} onText={setTyped} />}
        </Field>
        <TopicChips legend={text.topic} value={topic} onChoose={setTopic} />
      </Card>
      <BoardEntries topic={topic} search={search} key={`${topic ?? ''} ${search}`} />
    </Page>
  )
}
