import { useQuery } from '@tanstack/react-query'
import { Button, Form, Select } from 'antd'
import { useState } from 'react'
import { NoteDialog } from '../../../../kernel/cases/screens.ts'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { Facts } from '../../../../ui/console/Facts.tsx'
import { say } from '../../../../ui/console/text.ts'
import { consult, listCandidates, recordForVoice } from '../../acquaintances.contract.ts'
import { careText } from '../../care-console.text.ts'
import { getCare } from '../../clocks.contract.ts'
import type { ClockKey } from '../../model.ts'
import { clockNames, topicNames } from '../../text.ts'
import { fullDay, moment } from './words.ts'

const text = careText.care

type Care = ReceivedOf<typeof getCare>
type Opened = { readonly clock: ClockKey; readonly on?: string } | 'consult' | null

/** The three clocks of a dispute or petition, and the trusted person who has it. */
export function CareSection({ id }: { id: string }) {
  const [opened, setOpened] = useState<Opened>(null)
  const asked = useQuery(ask(getCare, { params: { id } }))
  const close = () => setOpened(null)
  if (!asked.data || asked.data.clocks.length === 0) return null
  return (
    <>
      <Records care={asked.data} onRecord={setOpened} />
      <Acquaintance care={asked.data} onConsult={() => setOpened('consult')} />
      {opened === 'consult' && <ConsultDialog id={id} onClose={close} />}
      {opened !== null && opened !== 'consult' && <RecordDialog id={id} {...opened} onClose={close} />}
    </>
  )
}

/** The sheet itself says how each clock stands; here is what the reader may do about it. */
function Records({ care, onRecord }: { care: Care; onRecord: (opened: Opened) => void }) {
  const due = care.clocks.filter(({ state }) => state === 'due')
  const missed = care.clocks.filter(({ missedOn }) => missedOn.length > 0)
  if (!care.mayRecord || due.length + missed.length === 0) return null
  return (
    <section className="no-print">
      <h3>{text.title}</h3>
      <p className="soft small">{text.lead}</p>
      <p className="row wrap">
        {due.map(({ key, name }) => (
          <Button key={key} size="small" onClick={() => onRecord({ clock: key })}>
            {say(text.record, { clock: name })}
          </Button>
        ))}
        {missed.map(({ key, name, missedOn }) => (
          <Button key={key} size="small" type="link" onClick={() => onRecord({ clock: key, on: missedOn.at(-1)! })}>
            {say(text.makeUpTitle, { day: fullDay(missedOn.at(-1)!), clock: name })}
          </Button>
        ))}
      </p>
    </section>
  )
}

function Acquaintance({ care, onConsult }: { care: Care; onConsult: () => void }) {
  const { consultation } = care
  return (
    <section>
      <h3>{text.acquaintance}</h3>
      {consultation ? (
        <Facts
          facts={[
            {
              name: consultation.orgName,
              value: consultation.name,
              more: say(text.given, {
                by: consultation.givenByName,
                at: moment(consultation.givenAt),
                note: consultation.note,
              }),
            },
          ]}
        />
      ) : (
        <p className="soft">{text.none}</p>
      )}
      {care.mayConsult && (
        <Button size="small" onClick={onConsult}>
          {consultation ? text.consultAgain : text.consult}
        </Button>
      )}
    </section>
  )
}

/** 例行记录, for now or for a day that was missed. */
export function RecordDialog({
  id,
  clock,
  on,
  onClose,
}: {
  id: string
  clock: ClockKey
  on?: string
  onClose: () => void
}) {
  const name = clockNames[clock]
  return (
    <NoteDialog
      words={{ title: on ? say(text.makeUpTitle, { day: fullDay(on), clock: name }) : name, act: text.recordAct }}
      lead={text.forClock[clock]}
      needed="yes"
      onSend={(note) => call(recordForVoice, { params: { id }, body: { clock, note, ...(on && { on }) } })}
      onClose={onClose}
    />
  )
}

function ConsultDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const [chosen, setChosen] = useState<string | null>(null)
  const asked = useQuery(ask(listCandidates, { params: { id } }))
  const options = (asked.data?.acquaintances ?? []).map((one) => ({
    value: one.id,
    label: say(text.candidateWords, {
      name: one.name,
      org: one.orgName,
      skills: one.skills.map((skill) => topicNames[skill]).join(careText.roster.separator),
      open: one.open,
    }),
  }))
  return (
    <NoteDialog
      words={{ title: text.consultTitle, act: text.consultAct }}
      lead={text.consultLead}
      needed="yes"
      locked={chosen === null}
      onSend={(note) => call(consult, { params: { id }, body: { acquaintanceId: chosen!, note } })}
      onClose={onClose}
    >
      <Form.Item label={text.candidate} htmlFor="consult-who">
        <Select
          id="consult-who"
          value={chosen}
          onChange={setChosen}
          loading={asked.isFetching}
          options={options}
          notFoundContent={text.candidateNone}
        />
      </Form.Item>
    </NoteDialog>
  )
}
