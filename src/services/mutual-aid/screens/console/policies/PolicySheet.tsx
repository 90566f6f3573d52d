import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { saveBlob } from '../../../../../platform/client/save-download.ts'
import { Acts } from '../../../../../ui/console/Acts.tsx'
import { Facts } from '../../../../../ui/console/Facts.tsx'
import { useMay } from '../../../../../ui/console/reader.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../../console.text.ts'
import type { PolicyCard } from '../../../policies.contract.ts'
import { policiesText } from '../../../policies-console.text.ts'
import { fullDay, moment } from '../words.tsx'
import { PolicyDifferences } from './PolicyDifferences.tsx'
import { PolicyTag } from './PolicyTag.tsx'
import { policySections } from './policy-rows.ts'

const text = policiesText

/** One version in words, as it will stand for ever. */
export function PolicySheet({ policy, current }: { policy: PolicyCard; current: PolicyCard | null }) {
  const navigate = useNavigate()
  const mayPublish = useMay('mutual-aid.policy.publish')
  const [comparing, setComparing] = useState(false)
  const other = current && current.version !== policy.version ? current : null
  const acts = [
    ...(mayPublish
      ? [
          {
            key: 'from',
            name: text.fromThis,
            icon: 'pen' as const,
            onAct: () => void navigate(`/mutual-aid/policies/new?from=${policy.version}`),
          },
        ]
      : []),
    ...(other
      ? [{ key: 'compare', name: text.compare, icon: 'columns' as const, onAct: () => setComparing(!comparing) }]
      : []),
    { key: 'export', name: text.exportJson, icon: 'download' as const, onAct: () => saveJson(policy) },
  ]
  return (
    <>
      <header className="sheet-head">
        <p className="crumbs">
          <Link className="link back no-print" to="/mutual-aid/policies">
            <Icon name="arrow-left" size="s" /> {text.title}
            <span className="sep" />
          </Link>
          <span>{say(text.version, { n: policy.version })}</span>
          <span className="sep" />
          <span>{say(text.effective, { day: fullDay(policy.effectiveFrom) })}</span>
          <span className="sep" />
          <span>{say(text.publishedBy, { by: policy.publishedBy, when: moment(policy.publishedAt) })}</span>
          <span className="grow" />
          <button type="button" className="plain tool no-print" onClick={() => print()}>
            <Icon name="print" size="s" />
            {consoleText.claim.print}
          </button>
        </p>
        <h2>
          {policy.title}
          <PolicyTag state={policy.state} />
        </h2>
        <Acts acts={acts} />
      </header>
      <div className="facts policy-body">
        {comparing && other && (
          <section>
            <h3>{text.compare}</h3>
            <PolicyDifferences now={other.document} other={policy.document} />
          </section>
        )}
        {policySections(policy.document)
          .filter((section) => section.rows.length > 0)
          .map((section) => (
            <section key={section.key}>
              <h3>{text.sections[section.key]}</h3>
              <Facts facts={section.rows} />
            </section>
          ))}
      </div>
    </>
  )
}

function saveJson(policy: PolicyCard): void {
  const { fund, version } = policy.document
  saveBlob(
    new Blob([`${JSON.stringify(policy.document, null, 2)}\n`], { type: 'application/json' }),
    `${fund}-${version}.json`,
  )
}
