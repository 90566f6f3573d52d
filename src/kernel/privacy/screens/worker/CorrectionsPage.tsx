import { call } from '../../../../platform/client/client.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { useSending } from '../../../../platform/client/use-sending.ts'
import { Button, LinkButton } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { Lines } from '../../../../ui/Lines.tsx'
import { Page } from '../../../../ui/Page.tsx'
import { StatusTag } from '../../../../ui/StatusTag.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { toast } from '../../../../ui/Toast.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { getMyCorrections, type MyCorrection, withdrawCorrection } from '../../corrections.contract.ts'
import { workerText } from '../../worker.text.ts'

const text = workerText.correctionPage

/** 更正我的信息: how name and number stand, and what she has asked to be put right. */
export default function CorrectionsPage({ href }: PageGiven) {
  const asked = useAsk(getMyCorrections, {})
  return (
    <Page
      top={<TopBar title={workerText.correction.title} backHref={href('/my-data')} />}
      acts={
        <LinkButton kind="main" size="big" href={href('/my-data/correction/ask')}>
          {text.ask}
        </LinkButton>
      }
    >
      {asked.answer ? (
        <>
          <Card title={text.now}>
            <Lines
              lines={[
                { label: text.name, value: asked.answer.maskedName },
                { label: text.idNumber, value: asked.answer.maskedIdNumber },
              ]}
            />
          </Card>
          <p className="gh-muted">{text.lead}</p>
          <p className="gh-small gh-muted">{text.phone}</p>
          {asked.answer.corrections.map((correction) => (
            <Asked key={correction.id} correction={correction} />
          ))}
        </>
      ) : (
        <Waiting asked={asked} cards={[2, 3]} />
      )}
    </Page>
  )
}

function Asked({ correction }: { correction: MyCorrection }) {
  const { id, kindName, wish, words, state, message, case: card } = correction
  const { send, busy, problem } = useSending()

  async function withdraw() {
    if (await send(() => call(withdrawCorrection, { params: { id } }))) toast(text.withdrawn)
  }

  return (
    <Card title={kindName} aside={<StatusTag status={card.personStatus} />}>
      {message ? <Warning tone={state === 'refused' ? 'bad' : 'info'} title={message} /> : null}
      <Lines
        lines={[
          { label: text.wish, value: wish },
          ...(words ? [{ label: text.words, value: words }] : []),
          { label: text.number, value: card.number },
        ]}
      />
      {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
      {state === 'review' ? (
        <Button wide busy={busy} onPress={() => void withdraw()}>
          {text.withdraw}
        </Button>
      ) : null}
    </Card>
  )
}
