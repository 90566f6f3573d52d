import { useRef, useState } from 'react'
import { downloadInstrument } from '../../../../kernel/instruments/contract.ts'
import { addressOf } from '../../../../platform/client/address.ts'
import { call } from '../../../../platform/client/client.ts'
import { sayDay, sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow, today } from '../../../../platform/client/today.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { AmountFigure } from '../../../../ui/AmountFigure.tsx'
import { Button, LinkButton } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { Field, TextArea } from '../../../../ui/Field.tsx'
import { focusFirstProblem } from '../../../../ui/focus-problem.ts'
import { Lines } from '../../../../ui/Lines.tsx'
import { Page } from '../../../../ui/Page.tsx'
import { ReadAloud } from '../../../../ui/ReadAloud.tsx'
import { SignaturePad } from '../../../../ui/SignaturePad.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { declineAgreement, readAgreement, signAgreement } from '../../agreements.contract.ts'
import { workerText } from '../../worker.text.ts'
import './disputes.css'
import { useAct } from './use-act.ts'

const text = workerText.agreement

type Opened = ReceivedOf<typeof readAgreement>

/** An agreement to be read article by article and signed by hand, by the worker or for the other side. */
export default function AgreementPage(given: PageGiven) {
  const documentId = given.params.documentId!
  const asked = useAsk(readAgreement, { params: { documentId } })
  const top = <TopBar title={text.title} backHref={given.href('/disputes')} />
  if (!asked.answer) {
    return (
      <Page top={top}>
        <Waiting asked={asked} cards={[6, 3]} />
      </Page>
    )
  }
  return <Agreement opened={asked.answer} top={top} />
}

function Agreement({ opened, top }: { opened: Opened; top: React.ReactNode }) {
  const { document } = opened
  const [picture, setPicture] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const page = useRef<HTMLDivElement>(null)
  const { act, busy, problem } = useAct()
  const mine = opened.as === 'claimant' || opened.as === 'respondent'

  function sign() {
    setTried(true)
    if (!picture) return focusFirstProblem(page.current)
    const params = { documentId: document.id }
    void act(() => call(signAgreement, { params, body: { digest: document.digest, picture } }), text.done)
  }

  return (
    <div className="gh-form" ref={page}>
      <Page
        top={top}
        acts={
          mine ? (
            <Button kind="main" size="big" busy={busy} onPress={sign}>
              {text.send}
            </Button>
          ) : (
            <LinkButton
              size="big"
              icon="download"
              href={addressOf(downloadInstrument, { params: { id: document.id } })}
            >
              {text.download}
            </LinkButton>
          )
        }
      >
        <Card title={text.sum}>
          <AmountFigure yuan={displayYuan(opened.amountFen)} unit={workerText.yuan} />
          <p className="gh-muted">{text.payBy(sayDay(opened.payBy, today()))}</p>
        </Card>
        <Card title={document.title} aside={<ReadAloud text={() => document.articles.join('\n')} />}>
          <div className="ds-articles">
            {document.articles.map((article) => (
              <p key={article}>{article}</p>
            ))}
          </div>
        </Card>
        <Sides opened={opened} />
        {mine ? (
          <Card>
            <SignaturePad label={text.sign} onSigned={setPicture} />
            {tried && !picture ? (
              <p className="gh-field-note" data-tone="bad" role="alert" tabIndex={-1}>
                {text.signMissing}
              </p>
            ) : null}
            <p className="gh-small gh-muted">{text.promise}</p>
          </Card>
        ) : null}
        {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
        {opened.as === 'claimant' ? <Decline documentId={document.id} /> : null}
        <p className="gh-small gh-muted">{text.check(document.code)}</p>
      </Page>
    </div>
  )
}

function Sides({ opened }: { opened: Opened }) {
  return (
    <Card title={text.sides}>
      <Lines
        lines={opened.document.sides.map((side) => ({
          label: side.name,
          note: side.party,
          value: side.signed ? text.signedAt(side.signed.by, sayInstant(side.signed.at, instantNow())) : text.waiting,
        }))}
      />
    </Card>
  )
}

/** The first press asks what is wrong with it, the second says it. */
function Decline({ documentId }: { documentId: string }) {
  const [open, setOpen] = useState(false)
  const [because, setBecause] = useState('')
  const { act, busy, problem } = useAct()
  const press = () => {
    if (!open) return setOpen(true)
    if (because.trim().length < 2) return
    const body = { because: because.trim() }
    void act(() => call(declineAgreement, { params: { documentId }, body }), text.declined)
  }
  return (
    <Card>
      {open ? (
        <Field label={text.declineWhy}>
          {(wiring) => <TextArea {...wiring} rows={2} maxLength={300} value={because} onText={setBecause} />}
        </Field>
      ) : null}
      {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
      <Button kind="danger" wide busy={busy} onPress={press}>
        {text.decline}
      </Button>
    </Card>
  )
}
