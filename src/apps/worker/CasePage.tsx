import { useState } from 'react'
import {
  attachPaper,
  commentOnCase,
  type Dossier,
  type EventCard,
  getDossier,
  getTimeline,
  openPaper,
} from '../../kernel/cases/contract.ts'
import { DocumentField } from '../../kernel/files/screens.ts'
import { addressOf } from '../../platform/client/address.ts'
import { call } from '../../platform/client/client.ts'
import { type Problem, problemFrom } from '../../platform/client/problem.ts'
import { sayFullDay, sayInstant } from '../../platform/client/say-dates.ts'
import { instantNow } from '../../platform/client/today.ts'
import { askAgain, useAsk } from '../../platform/client/use-ask.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Warning } from '../../ui/EmptyState.tsx'
import { Field, TextArea } from '../../ui/Field.tsx'
import { Lines } from '../../ui/Lines.tsx'
import { ListRow } from '../../ui/ListRow.tsx'
import { Page } from '../../ui/Page.tsx'
import { StatusTag } from '../../ui/StatusTag.tsx'
import type { PageGiven } from '../../ui/screen.ts'
import { Timeline } from '../../ui/Timeline.tsx'
import { toast } from '../../ui/Toast.tsx'
import { TopBar } from '../../ui/TopBar.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { RateSheet } from './RateSheet.tsx'
import { caseHref } from './TodoCard.tsx'
import { workerText as text } from './text.ts'

/** One matter of the person, whatever the service: where it stands, her papers, her word on it. */
export default function CasePage({ href, params }: PageGiven) {
  const given = { params: { id: params.id! } }
  const [asked, timeline] = [useAsk(getDossier, given), useAsk(getTimeline, given)]
  const top = <TopBar title={text.caseTitle} backHref={href('/cases')} />
  if (!asked.answer || !timeline.answer) {
    return (
      <Page top={top}>
        <Waiting asked={asked.answer ? timeline : asked} cards={[3, 4]} />
      </Page>
    )
  }
  return (
    <Page top={top}>
      <Shown dossier={asked.answer} events={timeline.answer.events} />
    </Page>
  )
}

function Shown({ dossier, events }: { dossier: Dossier; events: readonly EventCard[] }) {
  const [rates, setRates] = useState(false)
  const { case: card, ways, attachments, ratings } = dossier
  const may = (way: string) => ways.some((one) => one.way === way && one.allowed)
  const lastRating = ratings[0]
  return (
    <>
      <Card title={card.typeName}>
        <StatusTag status={card.personStatus} />
        <h3>{card.title}</h3>
        <Lines
          lines={[
            { label: text.caseUnit, value: card.deskName },
            ...(card.due ? [{ label: text.caseDue, value: sayFullDay(card.due.on) }] : []),
            { label: text.caseNumber, value: card.number },
          ]}
        />
        {lastRating ? <p>{text.caseRating(lastRating.stars)}</p> : null}
        <LinkButton kind="plain" size="big" href={caseHref(card)}>
          {text.caseOpen}
        </LinkButton>
        {may('rate') ? (
          <Button kind="main" size="big" wide onPress={() => setRates(true)}>
            {text.caseRate}
          </Button>
        ) : null}
      </Card>
      <Card title={text.caseProgress}>
        <Timeline
          moments={[...events].reverse().map((event, at) => ({
            key: `${event.at}${event.action}${at}`,
            title: event.title,
            time: sayInstant(event.at, instantNow()),
            note: event.note,
            stand: at === 0 ? ('now' as const) : ('past' as const),
          }))}
        />
      </Card>
      {attachments.length > 0 || may('attach') ? <Papers dossier={dossier} mayAdd={may('attach')} /> : null}
      <Say id={card.id} />
      {rates ? <RateSheet id={card.id} onClose={() => setRates(false)} /> : null}
    </>
  )
}

function Papers({ dossier, mayAdd }: { dossier: Dossier; mayAdd: boolean }) {
  const [problem, setProblem] = useState<Problem | null>(null)
  const { id } = dossier.case

  async function add(fileId: string) {
    const failed = await problemFrom(call(attachPaper, { params: { id }, body: { fileId } }))
    setProblem(failed)
    if (failed) return
    await askAgain('/cases')
    toast(text.casePaperSent)
  }

  return (
    <Card title={text.casePapers}>
      {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
      {dossier.attachments.length > 0 ? (
        <ul className="gh-rows">
          {dossier.attachments.map((paper) => (
            <li key={paper.id}>
              <ListRow
                href={addressOf(openPaper, { params: { id, attachmentId: paper.id } })}
                title={paper.name}
                note={sayInstant(paper.attachedAt, instantNow())}
              />
            </li>
          ))}
        </ul>
      ) : null}
      {mayAdd ? (
        <DocumentField
          label={text.casePaper}
          document={null}
          onDocument={(document) => void (document && add(document.id))}
        />
      ) : null}
    </Card>
  )
}

/** A word to whoever handles it. */
function Say({ id }: { id: string }) {
  const [said, setSaid] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)

  async function send() {
    if (said.trim() === '') return
    setBusy(true)
    const failed = await problemFrom(call(commentOnCase, { params: { id }, body: { text: said.trim() } }))
    setBusy(false)
    setProblem(failed)
    if (failed) return
    setSaid('')
    await askAgain('/cases')
    toast(text.caseSaid)
  }

  return (
    <Card title={text.caseSay}>
      {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
      <Field label={text.caseSayHint}>
        {(wiring) => <TextArea {...wiring} rows={3} maxLength={1000} value={said} onText={setSaid} />}
      </Field>
      <Button size="big" wide busy={busy} onPress={() => void send()}>
        {text.caseSaySend}
      </Button>
    </Card>
  )
}
