import { sayDay } from '../../../../platform/client/say-dates.ts'
import { today } from '../../../../platform/client/today.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { dayOf } from '../../../../platform/dates.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { LinkButton } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { EmptyState } from '../../../../ui/EmptyState.tsx'
import { ListRow } from '../../../../ui/ListRow.tsx'
import { Page } from '../../../../ui/Page.tsx'
import { StatusTag } from '../../../../ui/StatusTag.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { careText } from '../../care-worker.text.ts'
import { listMyVoices, type MyVoice } from '../../voices.contract.ts'
import { workerText } from '../../worker.text.ts'
import { dueWords } from './due-words.ts'

const text = workerText.list
const { more } = careText

/** What she raised: first what waits for her word, then what is under way, then what has ended. */
export default function VoicesPage(given: PageGiven) {
  const asked = useAsk(listMyVoices, {})
  return (
    <Page
      top={<TopBar title={text.title} backHref={given.href('/')} />}
      acts={
        <LinkButton kind="main" size="big" href={given.href('/voices/new')}>
          {text.raise}
        </LinkButton>
      }
    >
      {asked.answer ? <Voices mine={asked.answer} given={given} /> : <Waiting asked={asked} cards={[3, 3]} />}
    </Page>
  )
}

function Voices({ mine: { voices, unionName }, given }: { mine: ReceivedOf<typeof listMyVoices>; given: PageGiven }) {
  const own = voices.filter(({ role }) => role === 'own')
  const of = (...statuses: MyVoice['personStatus'][]) => own.filter((one) => statuses.includes(one.personStatus))
  return (
    <>
      <VoiceRows title={text.toConfirm} voices={of('to-confirm', 'waiting-for-you')} given={given} />
      <VoiceRows title={text.underWay} voices={of('in-progress')} given={given} />
      <VoiceRows title={text.followed} voices={voices.filter(({ role }) => role !== 'own')} given={given} />
      <VoiceRows title={text.ended} voices={of('closed', 'refused')} given={given} />
      {voices.length === 0 ? (
        <Card>
          <EmptyState icon="chat" title={text.none}>
            <p>{text.noneNote}</p>
          </EmptyState>
        </Card>
      ) : null}
      <Card title={more.title}>
        <ListRow icon="eye" href={given.href('/voices/board')} title={more.board} note={more.boardNote} />
        <ListRow
          icon="handshake"
          href={given.href('/voices/acquaintances')}
          title={more.acquaintances}
          note={more.acquaintancesNote}
        />
      </Card>
      {unionName ? <p className="gh-small gh-soft">{text.to(unionName)}</p> : null}
    </>
  )
}

function VoiceRows({ title, voices, given }: { title: string; voices: readonly MyVoice[]; given: PageGiven }) {
  if (voices.length === 0) return null
  return (
    <Card title={title}>
      <ul className="gh-rows">
        {voices.map((voice) => (
          <li key={voice.id}>
            <ListRow
              href={given.href(`/voices/${voice.id}`)}
              title={voice.title}
              note={[sayDay(dayOf(voice.raisedAt), today()), voice.due && dueWords(voice.due)]
                .filter(Boolean)
                .join(' · ')}
              end={<StatusTag status={voice.personStatus} />}
            />
          </li>
        ))}
      </ul>
    </Card>
  )
}
