import { useEffect } from 'react'
import { sayFullDay } from '../../../../platform/client/say-dates.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { LinkButton } from '../../../../ui/Button.tsx'
import type { PortalGiven } from '../../../../ui/screen.ts'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { getPublicMutualAid, type PolicyDocument } from '../../policies.contract.ts'
import { policyWordsText } from '../../policy-words.text.ts'
import { portalText as text } from '../../portal.text.ts'
import { PolicyArticle } from '../PolicyArticle.tsx'
import './portal-policy.css'

/** The policy in force, whole and in plain words. */
export default function PolicyPage({ tellName }: PortalGiven) {
  const asked = useAsk(getPublicMutualAid, {})
  const name = asked.answer?.federationName
  useEffect(() => {
    if (name) tellName(name)
  }, [name, tellName])
  return (
    <main className="mp-policy" id="content">
      {asked.answer ? <Policy policy={asked.answer.policy} /> : <Waiting asked={asked} cards={[5, 5]} />}
    </main>
  )
}

function Policy({ policy }: { policy: PolicyDocument | null }) {
  if (!policy) {
    return (
      <>
        <h1>{text.noPolicy}</h1>
        <p className="gh-muted">{text.noPolicyNote}</p>
      </>
    )
  }
  return (
    <>
      <h1>{policy.title}</h1>
      <p className="gh-soft">{policyWordsText.version(policy.version, sayFullDay(policy.effectiveFrom))}</p>
      <PolicyArticle policy={policy} />
      <LinkButton kind="main" size="big" href="/m/">
        {text.claim}
      </LinkButton>
    </>
  )
}
