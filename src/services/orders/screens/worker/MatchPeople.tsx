import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { useSending } from '../../../../platform/client/use-sending.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Card, Meta } from '../../../../ui/Card.tsx'
import { EmptyState, Warning } from '../../../../ui/EmptyState.tsx'
import { Sheet } from '../../../../ui/Sheet.tsx'
import { toast } from '../../../../ui/Toast.tsx'
import { blockMatch, chooseMatches, type MyMatchPage } from '../../matching.contract.ts'
import { matchWorkerText as text } from '../../matching.text.ts'

type Other = MyMatchPage['others'][number]

/** Those who take part, and from the beginning on whom she chooses of them. */
export function MatchPeople({ page: { event, sex, others, chosenIds } }: { page: MyMatchPage }) {
  const [chosen, setChosen] = useState<readonly string[]>(chosenIds)
  const [blocking, setBlocking] = useState<Other | null>(null)
  const { send, busy, problem } = useSending()
  const mayChoose = event.stage === 'choosing'
  const changed = [...chosen].sort().join() !== [...chosenIds].sort().join()

  function turn(id: string) {
    const kept = chosen.filter((one) => one !== id)
    if (kept.length < chosen.length) return setChosen(kept)
    setChosen([...kept.slice(kept.length < event.mostChoices ? 0 : 1), id])
  }

  async function save() {
    const sent = await send(() => call(chooseMatches, { params: { id: event.id }, body: { chosenIds: [...chosen] } }))
    if (sent) toast(chosen.length === 0 ? text.choicesDropped : text.choicesSaved)
  }

  return (
    <Card title={text.people}>
      {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
      {others.length === 0 ? (
        <EmptyState icon="people" title={text.noPeople} />
      ) : (
        <p className="gh-soft">{mayChoose ? text.choosing(event.mostChoices) : text.notBegun}</p>
      )}
      <ul className="gh-rows">
        {others.map((other) => (
          <li key={other.id} className="gh-row">
            <span className="gh-row-words">
              <span className="gh-row-title">{other.nickname}</span>
              <Meta parts={[text.mark(sex === 'male' ? 'female' : 'male', other.number), text.age(other.age)]} />
              <small>{other.about}</small>
              {other.hopes ? <small>{text.hopesFor(other.hopes)}</small> : null}
            </span>
            <span>
              {mayChoose ? (
                <Button
                  kind={chosen.includes(other.id) ? 'main' : 'plain'}
                  {...(chosen.includes(other.id) ? { icon: 'check' as const } : {})}
                  onPress={() => turn(other.id)}
                >
                  {chosen.includes(other.id) ? text.chosen : text.choose}
                </Button>
              ) : null}
              <Button kind="quiet" onPress={() => setBlocking(other)}>
                {text.block}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {mayChoose && others.length > 0 && changed ? (
        <Button kind="main" size="big" wide busy={busy} onPress={() => void save()}>
          {text.saveChoices}
        </Button>
      ) : null}
      {blocking ? <BlockSheet other={blocking} onClose={() => setBlocking(null)} /> : null}
    </Card>
  )
}

function BlockSheet({ other, onClose }: { other: Other; onClose: () => void }) {
  const { send, busy, problem } = useSending()

  async function block() {
    if (!(await send(() => call(blockMatch, { body: { entryId: other.id } })))) return
    toast(text.blocked)
    onClose()
  }

  return (
    <Sheet title={text.blockTitle(other.nickname)} onClose={onClose}>
      {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
      <p>{text.blockLead}</p>
      <Button kind="danger" size="big" wide busy={busy} onPress={() => void block()}>
        {text.block}
      </Button>
    </Sheet>
  )
}
