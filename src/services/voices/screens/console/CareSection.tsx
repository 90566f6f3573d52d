import { useQuery } from '@tanstack/react-query'
import { Button, Form, Select } from 'antd'
import { useState } from 'react'
import { NoteDialog } from '../../../../kernel/cases/screens.ts'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { Facts } from '../../../../ui/console/Facts.tsx'
import { say } from '../../../../ui/console/text.ts'
import { consult, listCandidates } from '../../acquaintances.contract.ts'
import { careText } from '../../care-console.text.ts'
import { getCare } from '../../clocks.contract.ts'
import { topicNames } from '../../text.ts'
import { moment } from './words.ts'

const text = careText.care

type Care = ReceivedOf<typeof getCare>
/** The trusted person who has a dispute or petition. */
export function CareSection({ id }: { id: string }) {
  const [consulting, setConsulting] = useState(false)
  const asked = useQuery(ask(getCare, { params: { id } }))
  if (!asked.data?.appeal) return null
  return (
    <>
      <Acquaintance care={asked.data} onConsult={() => setConsulting(true)} />
      {consulting && <ConsultDialog id={id} onClose={() => setConsulting(false)} />}
    </>
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
