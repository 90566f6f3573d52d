import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { OrgPicker } from '../../../../kernel/orgs/screens.ts'
import { ask } from '../../../../platform/client/ask.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import { useFilters } from '../../../../platform/client/use-filters.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Card, PageHead } from '../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { StateTag, type Tone } from '../../../../ui/console/Marks.tsx'
import { useReader } from '../../../../ui/console/reader.tsx'
import { Empty } from '../../../../ui/console/States.tsx'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { careText } from '../../care-console.text.ts'
import { listVisits, type VisitCard } from '../../visits.contract.ts'
import { PairDialog } from './PairDialog.tsx'
import { PairsCard } from './PairsCard.tsx'
import { PlanVisitDialog } from './PlanVisitDialog.tsx'
import { VisitDialog } from './VisitDialog.tsx'
import { moment } from './words.ts'

const text = careText.visits
type Standing = keyof typeof text.states
const tones: Record<Standing, Tone> = { done: 'ok', due: 'warn', coming: 'info' }

/** 家访: visits to come and those reported, and the pairs that make them. */
export default function VisitsPage() {
  const { org } = useReader()
  const { filter, change } = useFilters(['orgId'] as const)
  const [opened, setOpened] = useState<'plan' | 'pair' | VisitCard | null>(null)
  const orgId = filter.orgId ?? org.id
  const asked = useQuery(ask(listVisits, { query: { orgId } }))
  const close = () => setOpened(null)
  return (
    <div className="pad">
      <PageHead title={text.title} sub={text.lead}>
        <OrgPicker value={filter.orgId} onChange={(picked) => change({ orgId: picked })} width={260} />
        <Button onClick={() => setOpened('pair')}>{text.pairUp}</Button>
        <Button type="primary" icon={<Icon name="plus" size="s" />} onClick={() => setOpened('plan')}>
          {text.plan}
        </Button>
      </PageHead>
      <Answered asked={asked} bones={6}>
        {({ visits }) =>
          visits.length === 0 ? (
            <Empty icon="home" title={text.empty}>
              <p>{text.emptyLead}</p>
            </Empty>
          ) : (
            <Card title={text.tabs.visits} amount={count(visits.length)}>
              <div className="inset table-scroll">
                <Visits visits={visits} onOpen={setOpened} />
              </div>
            </Card>
          )
        }
      </Answered>
      <PairsCard orgId={orgId} />
      {opened === 'plan' && <PlanVisitDialog orgId={orgId} onClose={close} />}
      {opened === 'pair' && <PairDialog onClose={close} />}
      {opened !== null && typeof opened === 'object' && <VisitDialog visit={opened} onClose={close} />}
    </div>
  )
}

function standingOf({ doneAt, startsAt }: VisitCard): Standing {
  if (doneAt !== null) return 'done'
  return startsAt <= instantNow() ? 'due' : 'coming'
}

function Visits({ visits, onOpen }: { visits: readonly VisitCard[]; onOpen: (visit: VisitCard) => void }) {
  return (
    <PlainTable
      caption={text.title}
      rows={visits}
      keyOf={(one) => one.id}
      columns={[
        { key: 'when', name: text.columns.when, cell: (one) => moment(one.startsAt) },
        { key: 'worker', name: text.columns.worker, cell: (one) => one.workerName },
        { key: 'org', name: text.columns.org, cell: (one) => one.orgName },
        {
          key: 'pair',
          name: text.columns.pair,
          cell: (one) => say(text.pairWords, { inspector: one.inspectorName, manager: one.managerName }),
        },
        {
          key: 'state',
          name: text.columns.state,
          cell: (one) => {
            const standing = standingOf(one)
            return (
              <>
                <StateTag tone={tones[standing]}>{text.states[standing]}</StateTag>
                {one.familyPresent !== null && (
                  <small>
                    {' '}
                    {say(text.family, { n: one.familyPresent })} {say(text.troubles, { n: one.troubles })}
                  </small>
                )}
              </>
            )
          },
        },
        {
          key: 'acts',
          name: text.columns.acts,
          cell: (one) =>
            one.doneAt !== null && (
              <button type="button" className="plain link" onClick={() => onOpen(one)}>
                {text.open}
              </button>
            ),
        },
      ]}
    />
  )
}
