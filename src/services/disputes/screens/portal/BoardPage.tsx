import { useState } from 'react'
import { addressOf } from '../../../../platform/client/address.ts'
import { sayFullDay } from '../../../../platform/client/say-dates.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { Button, LinkButton } from '../../../../ui/Button.tsx'
import { EmptyState } from '../../../../ui/EmptyState.tsx'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { boardText as text } from '../../board.text.ts'
import { industryNames } from '../../case.text.ts'
import { listCompilations, listStories, openCompilation, type StoryCard } from '../../learning.contract.ts'
import { type Industry, industries } from '../../model.ts'
import './board.css'

/** 维权案例: what anybody may read, by industry; nothing in it leads to a person or a firm. */
export default function BoardPage() {
  const [industry, setIndustry] = useState<Industry | null>(null)
  return (
    <main id="content" className="db-board">
      <h1>{text.title}</h1>
      <p className="gh-muted">{text.lead}</p>
      <Industries industry={industry} onChoose={setIndustry} />
      <div className="db-columns">
        <section>
          <h2>{text.stories}</h2>
          <Stories key={industry ?? 'all'} industry={industry} cursor={null} />
        </section>
        <aside>
          <h2>{text.compilations}</h2>
          <Compilations industry={industry} />
          <LinkButton kind="main" size="big" href="/m/disputes/new">
            {text.raise}
          </LinkButton>
          <p className="gh-small gh-muted">{text.raiseNote}</p>
        </aside>
      </div>
    </main>
  )
}

function Industries({ industry, onChoose }: { industry: Industry | null; onChoose: (of: Industry | null) => void }) {
  return (
    <fieldset className="db-industries" aria-label={text.industry}>
      {[null, ...industries].map((one) => (
        <button key={one ?? 'all'} type="button" aria-pressed={one === industry} onClick={() => onChoose(one)}>
          {one ? industryNames[one] : text.all}
        </button>
      ))}
    </fieldset>
  )
}

function Stories({ industry, cursor }: { industry: Industry | null; cursor: string | null }) {
  const asked = useAsk(listStories, { query: { ...(industry && { industry }), ...(cursor && { cursor }) } })
  const [goesOn, setGoesOn] = useState(false)
  if (!asked.answer) return <Waiting asked={asked} cards={[5, 5]} />
  const { stories, next } = asked.answer
  if (stories.length === 0 && cursor === null) {
    return (
      <EmptyState icon="scales" title={text.none}>
        <p>{text.noneNote}</p>
      </EmptyState>
    )
  }
  return (
    <>
      {stories.map((story) => (
        <Story key={story.id} story={story} />
      ))}
      {next && goesOn ? <Stories industry={industry} cursor={next} /> : null}
      {next && !goesOn ? <Button onPress={() => setGoesOn(true)}>{text.more}</Button> : null}
    </>
  )
}

function Story({ story }: { story: StoryCard }) {
  return (
    <article className="db-story">
      <h3>{story.title}</h3>
      <p className="gh-small gh-muted">
        {[industryNames[story.industry], text.by(story.orgName, sayFullDay(story.publishedOn))].join('，')}
      </p>
      <p>{story.text}</p>
      <p className="db-lesson">
        <b>{text.lesson}</b>
        {story.lesson}
      </p>
    </article>
  )
}

function Compilations({ industry }: { industry: Industry | null }) {
  const asked = useAsk(listCompilations, { query: industry ? { industry } : {} })
  if (!asked.answer) return <Waiting asked={asked} cards={[3]} />
  const { compilations } = asked.answer
  if (compilations.length === 0) return <p className="gh-muted">{text.noCompilations}</p>
  return (
    <ul className="db-papers">
      {compilations.map((one) => (
        <li key={one.id}>
          <b>{one.title}</b>
          <small>
            {[industryNames[one.industry], one.editor, sayFullDay(one.publishedOn)].filter(Boolean).join('，')}
          </small>
          {one.summary ? <p>{one.summary}</p> : null}
          <a href={addressOf(openCompilation, { params: { id: one.id } })} download>
            <Icon name="download" size="s" />
            {text.read}
          </a>
        </li>
      ))}
    </ul>
  )
}
