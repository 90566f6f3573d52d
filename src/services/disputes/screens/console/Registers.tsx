import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { ask } from '../../../../platform/client/ask.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Card } from '../../../../ui/console/Card.tsx'
import { type Column, PlainTable } from '../../../../ui/console/Facts.tsx'
import { StateTag } from '../../../../ui/console/Marks.tsx'
import { useMay, useReader } from '../../../../ui/console/reader.tsx'
import { Empty } from '../../../../ui/console/States.tsx'
import { say } from '../../../../ui/console/text.ts'
import type { IconName } from '../../../../ui/icons/Icon.tsx'
import { listBodies } from '../../bodies.contract.ts'
import { hearingOfficerNames, industryNames } from '../../case.text.ts'
import { listStations } from '../../firms.contract.ts'
import { listRoster } from '../../hearings.contract.ts'
import { getRiskSetting } from '../../learning.contract.ts'
import { questionKeys } from '../../learning.model.ts'
import { questionTexts } from '../../questionnaire.text.ts'
import { bodyKindNames, registersText } from '../../registers.text.ts'
import type { OnAct } from './ActForm.tsx'
import { enlistPlan } from './hearing-plans.ts'
import { closeStationPlan, dischargePlan, listBodyPlan, openStationPlan, settingPlan } from './register-plans.ts'
import { fullDay, today } from './words.ts'

type Given = { readonly onAct: OnAct }

/** A register as a card: its rows, or how the first one comes. */
function Register<Row>({
  title,
  icon,
  empty,
  lead,
  rows,
  keyOf,
  columns,
  aside,
}: {
  title: string
  icon: IconName
  empty: string
  lead: string
  rows: readonly Row[]
  keyOf: (row: Row) => string
  columns: readonly Column<Row>[]
  aside: ReactNode
}) {
  if (rows.length === 0) {
    return (
      <Empty icon={icon} title={empty}>
        <p>{lead}</p>
        {aside}
      </Empty>
    )
  }
  return (
    <Card title={title} amount={rows.length} aside={aside}>
      <div className="inset table-scroll">
        <PlainTable caption={title} rows={rows} keyOf={keyOf} columns={columns} />
      </div>
    </Card>
  )
}

export function StationsRegister({ onAct }: Given) {
  const text = registersText.stations
  const { org } = useReader()
  const mayKeep = useMay('disputes.publish')
  const asked = useQuery(ask(listStations, { query: { orgId: org.id } }))
  return (
    <Answered asked={asked} bones={6}>
      {({ stations }) => (
        <Register
          title={registersText.tabs.stations}
          icon="pin"
          empty={text.empty}
          lead={text.emptyLead}
          rows={stations}
          keyOf={(one) => one.id}
          aside={
            mayKeep && (
              <Button type="primary" onClick={() => onAct(openStationPlan(org.id))}>
                {text.add}
              </Button>
            )
          }
          columns={[
            { key: 'name', name: text.name, cell: (one) => one.name },
            { key: 'industry', name: text.industry, cell: (one) => industryNames[one.industry] },
            { key: 'org', name: registersText.org, cell: (one) => one.orgName },
            { key: 'place', name: text.place, cell: (one) => [one.place, one.phone].filter(Boolean).join('，') },
            { key: 'opened', name: text.openedOn, cell: (one) => fullDay(one.openedOn) },
            {
              key: 'state',
              name: text.state,
              cell: (one) =>
                one.closedOn ? (
                  <StateTag tone="plain">{say(text.closed, { day: fullDay(one.closedOn) })}</StateTag>
                ) : (
                  <StateTag tone="ok">{text.open}</StateTag>
                ),
            },
            {
              key: 'act',
              name: '',
              right: true,
              cell: (one) =>
                mayKeep &&
                !one.closedOn && (
                  <Button size="small" type="link" onClick={() => onAct(closeStationPlan(one))}>
                    {registersText.close}
                  </Button>
                ),
            },
          ]}
        />
      )}
    </Answered>
  )
}

export function BodiesRegister({ onAct }: Given) {
  const text = registersText.bodies
  const { org } = useReader()
  const mayKeep = useMay('disputes.publish')
  const mayOpen = useMay('access.account.read')
  const asked = useQuery(ask(listBodies, { query: { orgId: org.id } }))
  return (
    <Answered asked={asked} bones={6}>
      {({ bodies }) => (
        <Register
          title={registersText.tabs.bodies}
          icon="handshake"
          empty={text.empty}
          lead={text.emptyLead}
          rows={bodies}
          keyOf={(one) => one.id}
          aside={
            <>
              {mayOpen && (
                <Link className="link" to="/accounts">
                  {text.accounts}
                </Link>
              )}
              {mayKeep && (
                <Button type="primary" onClick={() => onAct(listBodyPlan(org.id))}>
                  {text.add}
                </Button>
              )}
            </>
          }
          columns={[
            { key: 'name', name: text.name, cell: (one) => one.name },
            { key: 'kind', name: text.kind, cell: (one) => bodyKindNames[one.kind] },
            { key: 'phone', name: text.phone, cell: (one) => one.phone },
            { key: 'org', name: registersText.org, cell: (one) => one.orgName },
          ]}
        />
      )}
    </Answered>
  )
}

export function RosterRegister({ onAct }: Given) {
  const text = registersText.roster
  const { org } = useReader()
  const mayHandle = useMay('disputes.handle')
  const asked = useQuery(ask(listRoster, { query: { orgId: org.id } }))
  return (
    <Answered asked={asked} bones={6}>
      {({ officers }) => (
        <Register
          title={registersText.tabs.roster}
          icon="people"
          empty={text.empty}
          lead={text.emptyLead}
          rows={officers}
          keyOf={(one) => one.id}
          aside={
            mayHandle && (
              <Button type="primary" onClick={() => onAct(enlistPlan(org.id))}>
                {text.add}
              </Button>
            )
          }
          columns={[
            { key: 'kind', name: text.kind, cell: (one) => hearingOfficerNames[one.kind] },
            { key: 'name', name: text.name, cell: (one) => one.name },
            { key: 'unit', name: text.unit, cell: (one) => one.unit },
            {
              key: 'term',
              name: text.term,
              cell: (one) =>
                one.untilOn
                  ? say(text.span, { from: fullDay(one.fromOn), until: fullDay(one.untilOn) })
                  : say(text.from, { from: fullDay(one.fromOn) }),
            },
            {
              key: 'act',
              name: '',
              right: true,
              cell: (one) =>
                mayHandle &&
                (one.untilOn === null || one.untilOn >= today()) && (
                  <Button size="small" type="link" onClick={() => onAct(dischargePlan(one))}>
                    {text.end}
                  </Button>
                ),
            },
          ]}
        />
      )}
    </Answered>
  )
}

/** How a diagnosis is weighed here, and whose setting it is. */
export function SettingRegister({ onAct }: Given) {
  const text = registersText.setting
  const { org } = useReader()
  const mayKeep = useMay('disputes.publish')
  const asked = useQuery(ask(getRiskSetting, { query: { orgId: org.id } }))
  return (
    <Answered asked={asked} bones={8}>
      {(setting) => (
        <Card
          title={registersText.tabs.setting}
          sub={say(text.bounds, { medium: setting.mediumFrom, high: setting.highFrom })}
          aside={mayKeep && <Button onClick={() => onAct(settingPlan(org.id, setting))}>{text.edit}</Button>}
          ruled
        >
          <p className="soft">{say(text.lead, { by: setting.setBy ?? text.byDefault })}</p>
          <PlainTable
            caption={registersText.tabs.setting}
            rows={questionKeys}
            keyOf={(key) => key}
            columns={[
              { key: 'question', name: text.question, cell: (key) => questionTexts[key].ask },
              { key: 'weight', name: text.weight, right: true, cell: (key) => setting.weights[key] },
            ]}
          />
        </Card>
      )}
    </Answered>
  )
}
