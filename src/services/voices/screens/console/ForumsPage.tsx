import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { OrgPicker } from '../../../../kernel/orgs/screens.ts'
import { ask } from '../../../../platform/client/ask.ts'
import { useFilters } from '../../../../platform/client/use-filters.ts'
import { quarterDays, quarterOf } from '../../../../platform/dates.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Card, PageHead } from '../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { StateTag, type Tone } from '../../../../ui/console/Marks.tsx'
import { useMay, useReader } from '../../../../ui/console/reader.tsx'
import { Empty } from '../../../../ui/console/States.tsx'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../console.text.ts'
import { type ForumCalendar, getForumCalendar } from '../../forums.contract.ts'
import { ForumDialog } from './ForumDialog.tsx'
import { ForumOpeningDialog } from './ForumOpeningDialog.tsx'
import { LayerDialog } from './LayerDialog.tsx'
import { fullDay, today } from './words.ts'

const text = consoleText.forums
const tones: Record<'held' | 'planned' | 'missing', Tone> = { held: 'ok', planned: 'info', missing: 'bad' }
const quartersBack = 12

type Opened = { readonly what: 'forum'; readonly unitId?: string } | { readonly what: 'layer' | 'opening' } | null

/** 座谈会日历: each layer with its units, what is missing first. */
export default function ForumsPage() {
  const { org } = useReader()
  const mayHold = useMay('voices.forum')
  const { filter, change } = useFilters(['orgId', 'quarter', 'state'] as const)
  const [opened, setOpened] = useState<Opened>(null)
  const quarter = filter.quarter ?? quarterOf(today())
  const orgId = filter.orgId ?? org.id
  const asked = useQuery(ask(getForumCalendar, { query: { orgId, on: quarterDays(quarter).from } }))
  const close = () => setOpened(null)
  return (
    <div className="pad">
      <PageHead title={consoleText.rooms.forums} sub={asked.data?.orgName}>
        <OrgPicker value={filter.orgId} onChange={(id) => change({ orgId: id })} width={240} />
        <Select
          aria-label={text.quarter}
          style={{ width: 150 }}
          value={quarter}
          onChange={(picked) => change({ quarter: picked })}
          options={quarters().map((value) => ({ value, label: quarterWords(value) }))}
        />
        {mayHold && <Button onClick={() => setOpened({ what: 'layer' })}>{text.setLayer}</Button>}
        {mayHold && <Button onClick={() => setOpened({ what: 'opening' })}>{text.setOpening}</Button>}
        {mayHold && (
          <Button type="primary" icon={<Icon name="plus" size="s" />} onClick={() => setOpened({ what: 'forum' })}>
            {text.plan}
          </Button>
        )}
      </PageHead>
      <Answered asked={asked} bones={8}>
        {(answer) => (
          <>
            <Totals answer={answer} />
            {answer.layers.length === 0 ? (
              <Empty icon="layers" title={text.noLayers}>
                <p>{text.noLayersLead}</p>
              </Empty>
            ) : (
              answer.layers.map((layer) => (
                <Layer
                  key={layer.dutyId}
                  layer={layer}
                  onPlan={mayHold ? (unitId) => setOpened({ what: 'forum', unitId }) : null}
                />
              ))
            )}
          </>
        )}
      </Answered>
      {opened?.what === 'forum' && <ForumDialog orgId={opened.unitId ?? org.id} onClose={close} />}
      {opened?.what === 'layer' && <LayerDialog onClose={close} />}
      {opened?.what === 'opening' && <ForumOpeningDialog orgId={orgId} onClose={close} />}
    </div>
  )
}

/** How many in the quarter and on the platform; from before it beside them, never added. */
function Totals({ answer }: { answer: ForumCalendar }) {
  return (
    <Card title={text.totals} ruled>
      <p>
        {say(text.heldInQuarter, { n: count(answer.heldInQuarter) })}
        {consoleText.between}
        {say(text.heldOnPlatform, { n: count(answer.heldOnPlatform) })}
      </p>
      {answer.openings.map((opening) => (
        <p key={opening.orgName + opening.untilDay} className="soft">
          {say(text.opening, { ...opening, until: fullDay(opening.untilDay) })}
        </p>
      ))}
    </Card>
  )
}

function Layer({
  layer,
  onPlan,
}: {
  layer: ForumCalendar['layers'][number]
  onPlan: ((unitId: string) => void) | null
}) {
  const order = { missing: 0, planned: 1, held: 2 }
  const units = [...layer.units].sort((one, other) => order[one.state] - order[other.state])
  const [all, setAll] = useState(false)
  const most = 12
  return (
    <Card
      title={layer.layer}
      amount={count(layer.units.length)}
      sub={say(text.layerSub, { held: layer.held, planned: layer.planned, missing: layer.missing })}
    >
      <div className="inset table-scroll">
        <PlainTable
          caption={layer.layer}
          rows={all ? units : units.slice(0, most)}
          keyOf={(one) => one.unitId}
          columns={[
            { key: 'unit', name: text.columns.unit, cell: (one) => one.unitName },
            {
              key: 'state',
              name: text.columns.state,
              cell: (one) => <StateTag tone={tones[one.state]}>{text.states[one.state]}</StateTag>,
            },
            {
              key: 'forum',
              name: text.columns.forum,
              cell: (one) =>
                one.forumId ? (
                  <Link className="link" to={`/voices/forums/${one.forumId}`}>
                    {text.open}
                  </Link>
                ) : onPlan ? (
                  <button type="button" className="plain link" onClick={() => onPlan(one.unitId)}>
                    {text.plan}
                  </button>
                ) : (
                  ''
                ),
            },
          ]}
        />
      </div>
      {!all && units.length > most && (
        <Button type="link" onClick={() => setAll(true)}>
          {say(text.allUnits, { n: units.length })}
        </Button>
      )}
    </Card>
  )
}

/** `2026Q3` as people say it. */
function quarterWords(quarter: string): string {
  return say(text.quarterOf, { year: quarter.slice(0, 4), n: quarter.slice(5) })
}

function quarters(): string[] {
  const now = quarterOf(today())
  const ordinal = Number(now.slice(0, 4)) * 4 + Number(now.slice(5)) - 1
  return Array.from({ length: quartersBack }, (_, back) => {
    const at = ordinal - back
    return `${Math.floor(at / 4)}Q${(at % 4) + 1}`
  })
}
