import { useState } from 'react'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { LinkButton } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { EmptyState } from '../../../../ui/EmptyState.tsx'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { listMyAcquaintances } from '../../acquaintances.contract.ts'
import { careText } from '../../care-worker.text.ts'
import type { VoiceTopic } from '../../model.ts'
import { topicNames } from '../../text.ts'
import { TopicChips } from './TopicChips.tsx'
import './voices.css'

const text = careText.acquaintances

/** 找熟人: who is trusted where she works, by what they are good at. */
export default function AcquaintancesPage({ href }: PageGiven) {
  const [skill, setSkill] = useState<VoiceTopic | null>(null)
  const asked = useAsk(listMyAcquaintances, { query: skill ? { skill } : {} })
  return (
    <Page
      top={<TopBar title={text.title} backHref={href('/voices')} />}
      acts={
        <LinkButton kind="main" size="big" href={href('/voices/new')}>
          {text.raise}
        </LinkButton>
      }
    >
      <p className="gh-small gh-soft">{text.lead}</p>
      <TopicChips legend={text.skill} value={skill} onChoose={setSkill} />
      {asked.answer ? (
        <Card>
          {asked.answer.acquaintances.length === 0 ? (
            <EmptyState icon="handshake" title={text.none}>
              <p>{text.noneNote}</p>
            </EmptyState>
          ) : (
            <ul className="vo-people">
              {asked.answer.acquaintances.map((one) => (
                <li key={one.name + one.orgName + one.skills.join()}>
                  <b>{one.name}</b>
                  <span>{one.orgName}</span>
                  <small>{text.skills(one.skills.map((topic) => topicNames[topic]).join(text.separator))}</small>
                </li>
              ))}
            </ul>
          )}
        </Card>
      ) : (
        <Waiting asked={asked} cards={[3, 3]} />
      )}
    </Page>
  )
}
