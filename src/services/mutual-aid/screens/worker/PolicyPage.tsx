import { sayFullDay } from '../../../../platform/client/say-dates.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { Card } from '../../../../ui/Card.tsx'
import { EmptyState } from '../../../../ui/EmptyState.tsx'
import { Page } from '../../../../ui/Page.tsx'
import { ReadAloud } from '../../../../ui/ReadAloud.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { listPolicies, type PolicyCard } from '../../policies.contract.ts'
import { policyWordsText } from '../../policy-words.text.ts'
import { workerText as text } from '../../worker.text.ts'
import { PolicyArticle } from '../PolicyArticle.tsx'
import { policyWords } from '../policy-words.ts'

/** One version of the policy in plain words: the one a sum was made by, or the one in force (`now`). */
export default function PolicyPage(given: PageGiven) {
  const asked = useAsk(listPolicies, {})
  const policy = asked.answer ? chosen(asked.answer.policies, given.params.version!) : undefined
  return (
    <Page
      top={
        <TopBar title={text.policy.title} backHref={given.href('/mutual-aid')}>
          {policy ? <ReadAloud text={() => spoken(policy)} /> : null}
        </TopBar>
      }
    >
      {asked.answer ? (
        <Card>{policy ? <Policy policy={policy} /> : <Missing />}</Card>
      ) : (
        <Waiting asked={asked} cards={[6]} />
      )}
    </Page>
  )
}

function Policy({ policy }: { policy: PolicyCard }) {
  return (
    <>
      <p>
        <b>{policy.title}</b>
      </p>
      <p className="gh-small gh-soft ma-policy-version">
        {policyWordsText.version(policy.version, sayFullDay(policy.effectiveFrom))}
      </p>
      <PolicyArticle policy={policy.document} />
    </>
  )
}

function Missing() {
  return (
    <EmptyState icon="file" title={text.policy.missing}>
      <p>{text.policy.missingNote}</p>
    </EmptyState>
  )
}

function chosen(policies: readonly PolicyCard[], version: string): PolicyCard | undefined {
  return policies.find((policy) =>
    version === 'now' ? policy.state === 'in-force' : String(policy.version) === version,
  )
}

function spoken(policy: PolicyCard): string {
  return policyWords(policy.document)
    .map((section) => [section.title, section.lead, ...section.points].join('。'))
    .join('')
}
