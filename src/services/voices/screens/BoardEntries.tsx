import { useState } from 'react'
import { call } from '../../../platform/client/client.ts'
import { sayFullDay } from '../../../platform/client/say-dates.ts'
import { useAsk } from '../../../platform/client/use-ask.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Waiting } from '../../../ui/Waiting.tsx'
import { type BoardEntry, readBoard } from '../board.contract.ts'
import { careText } from '../care-worker.text.ts'
import type { VoiceTopic } from '../model.ts'
import { topicNames } from '../text.ts'
import './board.css'

const text = careText.board

/** Entries of the public board, newest first; more of them when asked for. */
export function BoardEntries({ topic, search }: { topic: VoiceTopic | null; search: string }) {
  const query = { ...(topic && { topic }), ...(search !== '' && { search }) }
  const asked = useAsk(readBoard, { query })
  const [more, setMore] = useState<{ entries: readonly BoardEntry[]; next: string | null } | null>(null)
  const [busy, setBusy] = useState(false)
  if (!asked.answer) return <Waiting asked={asked} cards={[3, 3]} />
  const entries = [...asked.answer.entries, ...(more?.entries ?? [])]
  const next = more ? more.next : asked.answer.next

  async function readOn(cursor: string) {
    setBusy(true)
    const page = await call(readBoard, { query: { ...query, cursor } }).finally(() => setBusy(false))
    setMore({ entries: [...(more?.entries ?? []), ...page.entries], next: page.next })
  }

  if (entries.length === 0) {
    const isNarrowed = topic !== null || search !== ''
    return (
      <Card>
        <EmptyState icon="chat" title={isNarrowed ? text.noneFound : text.none}>
          {isNarrowed ? null : <p>{text.noneNote}</p>}
        </EmptyState>
      </Card>
    )
  }
  return (
    <>
      <ul className="vb-entries">
        {entries.map((one) => (
          <li key={one.id}>
            <Card title={one.question}>
              <h3>{text.solved}</h3>
              <p>{one.answer}</p>
              <small>
                {topicNames[one.topic]} · {text.on(sayFullDay(one.publishedOn))}
              </small>
            </Card>
          </li>
        ))}
      </ul>
      {next ? (
        <Button wide busy={busy} onPress={() => void readOn(next)}>
          {text.more}
        </Button>
      ) : null}
    </>
  )
}
