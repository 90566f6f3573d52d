import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { OrgPicker } from '../../../../kernel/orgs/screens.ts'
import { ask } from '../../../../platform/client/ask.ts'
import { useFilters } from '../../../../platform/client/use-filters.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Card, PageHead } from '../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { ChoiceChip } from '../../../../ui/console/ListTools.tsx'
import { useReader } from '../../../../ui/console/reader.tsx'
import { Empty } from '../../../../ui/console/States.tsx'
import { consoleText } from '../../console.text.ts'
import type { OutcomeKind } from '../../model.ts'
import { outcomeNames } from '../../text.ts'
import { listOutcomes } from '../../voices.contract.ts'
import { fullDay } from './words.ts'

const text = consoleText.outcomes

/** 办理成果: what closed voices created; each leads back to its voice. */
export default function OutcomesPage() {
  const { org } = useReader()
  const { filter, change } = useFilters(['orgId', 'kind'] as const)
  const asked = useQuery(
    ask(listOutcomes, { query: { orgId: filter.orgId ?? org.id, kind: filter.kind as OutcomeKind | undefined } }),
  )
  return (
    <div className="pad">
      <PageHead title={text.title} sub={text.lead}>
        <OrgPicker value={filter.orgId} onChange={(orgId) => change({ orgId })} width={260} />
        <ChoiceChip
          name={text.columns.kind}
          choices={outcomeNames}
          value={filter.kind}
          onChoose={(kind) => change({ kind })}
        />
      </PageHead>
      <Answered asked={asked} bones={6}>
        {({ outcomes }) =>
          outcomes.length === 0 ? (
            <Empty icon="leaf" title={text.empty}>
              <p>{text.emptyLead}</p>
            </Empty>
          ) : (
            <Card title={text.title} amount={count(outcomes.length)}>
              <div className="inset table-scroll">
                <PlainTable
                  caption={text.title}
                  rows={outcomes}
                  keyOf={(one) => one.id}
                  columns={[
                    { key: 'kind', name: text.columns.kind, cell: (one) => outcomeNames[one.kind] },
                    { key: 'name', name: text.columns.name, cell: (one) => one.name },
                    { key: 'place', name: text.columns.place, cell: (one) => one.place },
                    { key: 'org', name: text.columns.org, cell: (one) => one.orgName },
                    { key: 'since', name: text.columns.since, cell: (one) => fullDay(one.sinceOn) },
                    {
                      key: 'voice',
                      name: text.columns.voice,
                      cell: (one) => (
                        <Link className="link" to={`/voices/${one.voiceId}`}>
                          {one.voiceTitle}
                        </Link>
                      ),
                    },
                  ]}
                />
              </div>
            </Card>
          )
        }
      </Answered>
    </div>
  )
}
