import type { CredentialCard } from '../../../../kernel/credentials/contract.ts'
import { call } from '../../../../platform/client/client.ts'
import { sayFullDay } from '../../../../platform/client/say-dates.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { Button, LinkButton } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { EmptyState, Warning } from '../../../../ui/EmptyState.tsx'
import { Page } from '../../../../ui/Page.tsx'
import { StatusTag } from '../../../../ui/StatusTag.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { Tag, type Tone } from '../../../../ui/Tag.tsx'
import { toast } from '../../../../ui/Toast.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { standingNames } from '../../names.text.ts'
import { getMyTags, withdrawTagRequest } from '../../tags.contract.ts'
import { workerText } from '../../worker.text.ts'
import './membership.css'
import { useSending } from '../../../../platform/client/use-sending.ts'

const text = workerText.tags

type Mine = ReceivedOf<typeof getMyTags>
const tones: Record<CredentialCard['standing'], Tone> = {
  holds: 'ok',
  ending: 'warn',
  coming: 'info',
  expired: 'plain',
  revoked: 'plain',
}

/** 我的标签: what she is known as, who verified it, until when, and what she has asked for. */
export default function TagsPage({ href }: PageGiven) {
  const asked = useAsk(getMyTags, {})
  return (
    <Page
      top={<TopBar title={text.title} backHref={href('/membership')} />}
      acts={
        <LinkButton kind="main" size="big" href={href('/membership/tags/ask')}>
          {text.ask}
        </LinkButton>
      }
    >
      {asked.answer ? <Tags mine={asked.answer} /> : <Waiting asked={asked} cards={[3, 3]} />}
    </Page>
  )
}

function Tags({ mine: { tags, requests } }: { mine: Mine }) {
  const over = tags.filter(({ standing }) => standing === 'expired' || standing === 'revoked')
  const held = tags.filter((tag) => !over.includes(tag))
  const shown = requests.filter(({ state }) => state !== 'granted')
  return (
    <>
      <Card title={text.held}>
        {held.length > 0 ? (
          <Credentials cards={held} />
        ) : (
          <EmptyState icon="flag" title={text.none}>
            <p>{text.noneNote}</p>
          </EmptyState>
        )}
      </Card>
      {shown.length > 0 ? (
        <Card title={text.asked}>
          <ul className="gh-rows">
            {shown.map((request) => (
              <li key={request.id}>
                <Request request={request} />
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      {over.length > 0 ? (
        <Card title={text.ended}>
          <Credentials cards={over} />
        </Card>
      ) : null}
    </>
  )
}

function Credentials({ cards }: { cards: readonly CredentialCard[] }) {
  return (
    <ul className="gh-rows">
      {cards.map((card) => (
        <li key={card.id} className="mb-held">
          <div className="mb-held-head">
            <b>{card.kindName}</b>
            <Tag tone={tones[card.standing]}>{standingNames[card.standing]}</Tag>
          </div>
          <small>
            {card.standing === 'coming' ? text.from(sayFullDay(card.validFrom)) : null}
            {card.lastOn ? text.until(sayFullDay(card.lastOn)) : text.forGood}
          </small>
          <small>{text.verified(card.verifiedByName, sayFullDay(card.verifiedOn))}</small>
          {card.revoked ? <small>{text.endedWhy(card.revoked.reason)}</small> : null}
        </li>
      ))}
    </ul>
  )
}

function Request({ request }: { request: Mine['requests'][number] }) {
  const { send, busy, problem } = useSending()

  async function withdraw() {
    if (await send(() => call(withdrawTagRequest, { params: { id: request.id } }))) toast(text.withdrawn)
  }

  return (
    <div className="mb-held">
      <div className="mb-held-head">
        <b>{request.kindName}</b>
        <StatusTag status={request.case.personStatus} />
      </div>
      <small>{request.case.number}</small>
      {request.message ? <Warning tone="bad" title={request.message} /> : null}
      {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
      {request.state === 'review' ? (
        <Button busy={busy} onPress={() => void withdraw()}>
          {text.withdraw}
        </Button>
      ) : null}
    </div>
  )
}
