import { useState } from 'react'
import { addressOf } from '../../../../platform/client/address.ts'
import { sayDay } from '../../../../platform/client/say-dates.ts'
import { today } from '../../../../platform/client/today.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { EmptyState } from '../../../../ui/EmptyState.tsx'
import { Page } from '../../../../ui/Page.tsx'
import { ReadAloud } from '../../../../ui/ReadAloud.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { boardText as text } from '../../board.text.ts'
import { industryNames } from '../../case.text.ts'
import { listCompilations, listStories, openCompilation, type StoryCard } from '../../learning.contract.ts'
import './disputes.css'

/** Typical cases without names, and the compilations of each industry. */
export default function StoriesPage(given: PageGiven) {
  return (
    <Page top={<TopBar title={text.title} backHref={given.href('/disputes')} />}>
      <p className="gh-muted">{text.lead}</p>
      <Stories cursor={null} />
      <Compilations />
    </Page>
  )
}

/** One page of cases; the next one is asked for by hand. */
function Stories({ cursor }: { cursor: string | null }) {
  const asked = useAsk(listStories, { query: cursor ? { cursor } : {} })
  const [goesOn, setGoesOn] = useState(false)
  if (!asked.answer) return <Waiting asked={asked} cards={[4, 4]} />
  const { stories, next } = asked.answer
  if (stories.length === 0 && cursor === null) {
    return (
      <Card>
        <EmptyState icon="scales" title={text.none}>
          <p>{text.noneNote}</p>
        </EmptyState>
      </Card>
    )
  }
  return (
    <>
      {stories.map((story) => (
        <Story key={story.id} story={story} />
      ))}
      {next && goesOn ? <Stories cursor={next} /> : null}
      {next && !goesOn ? (
        <Button wide icon="chevron-down" onPress={() => setGoesOn(true)}>
          {text.more}
        </Button>
      ) : null}
    </>
  )
}

function Story({ story }: { story: StoryCard }) {
  const aloud = () => [story.title, story.text, text.lesson, story.lesson].join('\n')
  return (
    <Card title={story.title} aside={<ReadAloud text={aloud} />}>
      <div className="ds-articles">
        <p>{story.text}</p>
        <p>
          <b>{text.lesson}：</b>
          {story.lesson}
        </p>
      </div>
      <p className="gh-small gh-muted">
        {[industryNames[story.industry], text.by(story.orgName, sayDay(story.publishedOn, today()))].join('，')}
      </p>
    </Card>
  )
}

function Compilations() {
  const compilations = useAsk(listCompilations, { query: {} }).answer?.compilations ?? []
  if (compilations.length === 0) return null
  return (
    <Card title={text.compilations}>
      <ul className="ds-files">
        {compilations.map((one) => (
          <li key={one.id}>
            <a href={addressOf(openCompilation, { params: { id: one.id } })} download>
              {one.title}
            </a>
            <small>{industryNames[one.industry]}</small>
          </li>
        ))}
      </ul>
    </Card>
  )
}
