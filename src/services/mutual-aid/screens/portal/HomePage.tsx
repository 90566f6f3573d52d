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
import { policySections, policyWords } from '../policy-words.ts'
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
        {asked.answer?.policy === null ? <NoPolicy /> : <FourThings publicly={asked.answer} />}
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

function NoPolicy() {
  return (
    <div className="mp-none">
      <h2>{text.noPolicy}</h2>
      <p className="gh-muted">{text.noPolicyNote}</p>
    </div>
  )
}

/** 经费来源、救助对象、救助标准、救助期限: one line each, with the figure that matters; their places stand before they are here. */
function FourThings({ publicly }: { publicly: Publicly | undefined }) {
  const policy = publicly?.policy
  const sections = policy ? policyWords(policy) : []
  const figures = policy && {
    sources: text.sources(policy.fundingSources.length),
    people: text.covered(sayCount(publicly.coveredPeople)),
    standard: text.yearCap(sayLimit(policy.inpatient.yearCapFen)),
    terms: text.within(policy.claimDays),
  }
  return (
    <ul className="mp-four" aria-busy={policy ? undefined : true}>
      {policySections.map((key) => (
        <li key={key}>
          <a href="/mutual-aid">
            <b aria-hidden="true">{policyWordsText.marks[key]}</b>
            <span>
              <strong>{policyWordsText.sections[key]}</strong>
              <small>{sections.find((section) => section.key === key)?.lead}</small>
            </span>
            <em>{figures?.[key]}</em>
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
