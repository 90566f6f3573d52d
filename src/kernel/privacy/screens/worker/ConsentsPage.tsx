import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { type Problem, problemFrom } from '../../../../platform/client/problem.ts'
import { sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import { askAgain, useAsk } from '../../../../platform/client/use-ask.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { EmptyState, Warning } from '../../../../ui/EmptyState.tsx'
import { Page } from '../../../../ui/Page.tsx'
import { Sheet } from '../../../../ui/Sheet.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { Tag, type Tone } from '../../../../ui/Tag.tsx'
import { toast } from '../../../../ui/Toast.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { type ConsentCard, giveConsent, listMyConsents, withdrawConsent } from '../../contract.ts'
import { workerText } from '../../worker.text.ts'
import './my-data.css'

const text = workerText.consentsPage
const tones: Record<ConsentCard['state'], Tone> = { never: 'plain', given: 'ok', outdated: 'warn', withdrawn: 'plain' }

/** 我的同意书: what she agreed to, each with its whole text, to give or to take back. */
export default function ConsentsPage({ href }: PageGiven) {
  const asked = useAsk(listMyConsents, {})
  const consents = asked.answer?.consents
  return (
    <Page top={<TopBar title={workerText.consents.title} backHref={href('/my-data')} />}>
      <p className="gh-muted">{text.lead}</p>
      {!consents ? (
        <Waiting asked={asked} cards={[4]} />
      ) : consents.length === 0 ? (
        <Card>
          <EmptyState icon="handshake" title={text.empty} />
        </Card>
      ) : (
        consents.map((consent) => <OneConsent key={consent.purpose} consent={consent} />)
      )}
    </Page>
  )
}

function OneConsent({ consent }: { consent: ConsentCard }) {
  const { purpose, version, title, body, state, history } = consent
  const [busy, setBusy] = useState(false)
  const [asking, setAsking] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const now = instantNow()

  async function change(sent: Promise<unknown>, told: string) {
    setBusy(true)
    const failed = await problemFrom(sent)
    setProblem(failed)
    await askAgain('/me/consents')
    setBusy(false)
    setAsking(false)
    if (!failed) toast(told)
  }

  return (
    <Card title={title} aside={<Tag tone={tones[state]}>{text.states[state]}</Tag>}>
      {body.split('\n').map((line) => (
        <p key={line}>{line}</p>
      ))}
      {history.map((one) => (
        <p key={one.givenAt} className="gh-small gh-muted my-data-history">
          {text.history(
            one.version,
            sayInstant(one.givenAt, now),
            one.withdrawnAt ? sayInstant(one.withdrawnAt, now) : null,
          )}
        </p>
      ))}
      {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
      {state === 'given' ? (
        <Button wide onPress={() => setAsking(true)}>
          {text.withdraw}
        </Button>
      ) : (
        <Button
          wide
          size="big"
          kind="main"
          busy={busy}
          onPress={() => void change(call(giveConsent, { body: { purpose, version } }), text.given)}
        >
          {text.give}
        </Button>
      )}
      {asking ? (
        <Sheet title={text.askWithdraw} onClose={() => setAsking(false)}>
          <p className="gh-muted">{text.askNote}</p>
          <div className="my-data-acts">
            <Button size="big" onPress={() => setAsking(false)}>
              {text.keep}
            </Button>
            <Button
              size="big"
              kind="danger"
              busy={busy}
              onPress={() => void change(call(withdrawConsent, { body: { purpose } }), text.withdrawn)}
            >
              {text.withdraw}
            </Button>
          </div>
        </Sheet>
      ) : null}
    </Card>
  )
}
