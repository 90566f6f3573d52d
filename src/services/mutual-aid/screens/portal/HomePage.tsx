import { useEffect } from 'react'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { LinkButton } from '../../../../ui/Button.tsx'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { Skeleton } from '../../../../ui/Skeleton.tsx'
import type { PortalGiven } from '../../../../ui/screen.ts'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { getPublicMutualAid } from '../../policies.contract.ts'
import { policyWordsText } from '../../policy-words.text.ts'
import { portalText as text } from '../../portal.text.ts'
import { policyWords } from '../policy-words.ts'
import { sayCount } from '../say-amount.ts'
import { sayLimit } from '../say-limit.ts'
import { Numbers } from './Numbers.tsx'
import './portal-home.css'
import type { Publicly } from './publicly.ts'
import { Quarter } from './Quarter.tsx'

/** The public door: what there is, what it is worth, that nobody was missed, and how to get it. */
export default function HomePage({ tellName }: PortalGiven) {
  const asked = useAsk(getPublicMutualAid, {})
  const name = asked.answer?.federationName
  useEffect(() => {
    if (name) tellName(name)
  }, [name, tellName])
  return (
    <main id="content">
      <section className="mp-hero">
        <div>
          <h1>
            {text.title.map((line) => (
              <span key={line}>{line}</span>
            ))}
          </h1>
          <p className="gh-muted">{text.lead}</p>
          <div className="mp-acts">
            <LinkButton kind="main" size="big" href="/m/">
              {text.claim}
            </LinkButton>
            <LinkButton size="big" href="/mutual-aid">
              {text.readPolicy}
            </LinkButton>
            <a className="mp-call" href="tel:12351">
              <Icon name="phone" />
              {text.hotline}
            </a>
          </div>
        </div>
        {asked.answer ? <FourThings publicly={asked.answer} /> : <Skeleton cards={[6]} />}
      </section>
      <div className="mp-columns">
        {asked.answer ? (
          <>
            <Numbers totals={asked.answer.totals} />
            <Quarter quarter={asked.answer.lastQuarter} />
          </>
        ) : (
          <>
            <Waiting asked={asked} cards={[4]} />
            <Skeleton cards={[4]} />
          </>
        )}
        <How />
      </div>
    </main>
  )
}

/** 经费来源、救助对象、救助标准、救助期限: one line each, with the figure that matters. */
function FourThings({ publicly: { policy, coveredPeople } }: { publicly: Publicly }) {
  if (!policy) {
    return (
      <div className="mp-none">
        <h2>{text.noPolicy}</h2>
        <p className="gh-muted">{text.noPolicyNote}</p>
      </div>
    )
  }
  const figures = {
    sources: text.sources(policy.fundingSources.length),
    people: text.covered(sayCount(coveredPeople)),
    standard: text.yearCap(sayLimit(policy.inpatient.yearCapFen)),
    terms: text.within(policy.claimDays),
  }
  return (
    <ul className="mp-four">
      {policyWords(policy).map((section) => (
        <li key={section.key}>
          <a href="/mutual-aid">
            <b aria-hidden="true">{policyWordsText.marks[section.key]}</b>
            <span>
              <strong>{section.title}</strong>
              <small>{section.lead}</small>
            </span>
            <em>{figures[section.key]}</em>
          </a>
        </li>
      ))}
    </ul>
  )
}

function How() {
  return (
    <section>
      <h2>{text.howTitle}</h2>
      <ol className="mp-how">
        {text.how.map((step) => (
          <li key={step.title}>
            <b>{step.title}</b>
            <small>{step.note}</small>
          </li>
        ))}
      </ol>
    </section>
  )
}
