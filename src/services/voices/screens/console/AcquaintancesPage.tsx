import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { NoteDialog } from '../../../../kernel/cases/screens.ts'
import { OrgPicker } from '../../../../kernel/orgs/screens.ts'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { useFilters } from '../../../../platform/client/use-filters.ts'
import { dayOf } from '../../../../platform/dates.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Card, PageHead } from '../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { ChoiceChip } from '../../../../ui/console/ListTools.tsx'
import { useMay, useReader } from '../../../../ui/console/reader.tsx'
import { Empty } from '../../../../ui/console/States.tsx'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { type AcquaintanceCard, endAcquaintance, listAcquaintances } from '../../acquaintances.contract.ts'
import { careText } from '../../care-console.text.ts'
import type { VoiceTopic } from '../../model.ts'
import { topicNames } from '../../text.ts'
import { AcquaintanceDialog } from './AcquaintanceDialog.tsx'
import './voices.css'
import { fullDay } from './words.ts'

const text = careText.roster
const qualities = ['ability', 'network', 'resources', 'appeal'] as const

/** 熟人名册: trusted people by community and skill; whoever left stays below with the day. */
export default function AcquaintancesPage() {
  const { org } = useReader()
  const mayKeep = useMay('voices.acquaintance')
  const { filter, change } = useFilters(['orgId', 'skill'] as const)
  const [opened, setOpened] = useState<AcquaintanceCard | 'new' | null>(null)
  const query = { orgId: filter.orgId ?? org.id, skill: filter.skill as VoiceTopic | undefined }
  const asked = useQuery(ask(listAcquaintances, { query }))
  const close = () => setOpened(null)
  return (
    <div className="pad">
      <PageHead title={text.title} sub={text.lead}>
        <OrgPicker value={filter.orgId} onChange={(orgId) => change({ orgId })} width={260} />
        <ChoiceChip
          name={text.skill}
          choices={topicNames}
          value={filter.skill}
          onChoose={(skill) => change({ skill })}
        />
        {mayKeep && (
          <Button type="primary" icon={<Icon name="plus" size="s" />} onClick={() => setOpened('new')}>
            {text.enter}
          </Button>
        )}
      </PageHead>
      <Answered asked={asked} bones={6}>
        {({ acquaintances }) =>
          acquaintances.length === 0 ? (
            <Empty icon="handshake" title={text.empty}>
              <p>{text.emptyLead}</p>
            </Empty>
          ) : (
            <Card title={text.title} amount={count(acquaintances.filter((one) => one.endedAt === null).length)}>
              <div className="inset table-scroll">
                <Roster people={acquaintances} onEnd={mayKeep ? setOpened : null} />
              </div>
            </Card>
          )
        }
      </Answered>
      {opened === 'new' && <AcquaintanceDialog onClose={close} />}
      {opened !== null && opened !== 'new' && (
        <NoteDialog
          words={{ title: say(text.endTitle, { name: opened.name }), act: text.end }}
          lead={text.endLead}
          needed="yes"
          danger
          onSend={(because) => call(endAcquaintance, { params: { id: opened.id }, body: { because } })}
          onClose={close}
        />
      )}
    </div>
  )
}

function Roster({
  people,
  onEnd,
}: {
  people: readonly AcquaintanceCard[]
  onEnd: ((one: AcquaintanceCard) => void) | null
}) {
  return (
    <PlainTable
      caption={text.title}
      rows={people}
      keyOf={(one) => one.id}
      quiet={(one) => one.endedAt !== null}
      columns={[
        { key: 'name', name: text.columns.name, cell: (one) => <b>{one.name}</b> },
        { key: 'org', name: text.columns.org, cell: (one) => one.orgName },
        {
          key: 'skills',
          name: text.columns.skills,
          cell: (one) => one.skills.map((skill) => topicNames[skill]).join(text.separator),
        },
        {
          key: 'qualities',
          name: text.columns.qualities,
          cell: (one) => (
            <ul className="vo-grounds">
              {qualities.map((key) => (
                <li key={key}>{say(text.quality, { name: text.qualities[key], ground: one[key] })}</li>
              ))}
            </ul>
          ),
        },
        { key: 'open', name: text.columns.open, cell: (one) => say(text.open, { n: one.open }) },
        {
          key: 'acts',
          name: text.columns.acts,
          cell: (one) =>
            one.endedAt !== null
              ? say(text.ended, { day: fullDay(dayOf(one.endedAt)) })
              : onEnd && (
                  <button type="button" className="plain link" onClick={() => onEnd(one)}>
                    {text.end}
                  </button>
                ),
        },
      ]}
    />
  )
}
