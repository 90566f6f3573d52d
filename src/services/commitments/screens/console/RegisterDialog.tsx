import { useMutation } from '@tanstack/react-query'
import { Form, Select } from 'antd'
import { useState } from 'react'
import { OrgField } from '../../../../kernel/orgs/screens.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { newId } from '../../../../platform/ids.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { useReader } from '../../../../ui/console/reader.tsx'
import { say } from '../../../../ui/console/text.ts'
import { registerCommitment } from '../../commitments.contract.ts'
import { consoleText } from '../../console.text.ts'
import { isWholeWording, type WordingDraft, WordingFields, wordingOf } from './WordingFields.tsx'
import { today } from './words.ts'

const text = consoleText.register
const { fields } = consoleText

/** 登记实事: for one's own union or one below it, in this year or the next. */
export function RegisterDialog({ onClose }: { onClose: () => void }) {
  const { org } = useReader()
  const thisYear = Number(today().slice(0, 4))
  const [idempotencyKey] = useState(newId)
  const [orgId, setOrg] = useState(org.id)
  const [year, setYear] = useState(thisYear)
  const [draft, setDraft] = useState<WordingDraft>({
    ...{ title: '', what: '', beneficiaries: '', officerId: null, measure: '', target: null, dueOn: '' },
  })
  const send = useMutation({
    mutationFn: () => call(registerCommitment, { body: { ...wordingOf(draft), orgId, year } }, { idempotencyKey }),
  })
  return (
    <ActDialog
      open
      width={600}
      title={text.title}
      onClose={onClose}
      act={{ name: text.act, busy: send.isPending, locked: !isWholeWording(draft), onAct: () => send.mutate() }}
      problem={sentenceOf(send.error)}
      done={send.data && <p>{say(text.done, { number: send.data.number })}</p>}
    >
      <p className="before">{text.lead}</p>
      <Form layout="vertical" component="div">
        <div className="cm-pair">
          <Form.Item label={fields.org} htmlFor="cm-org">
            <OrgField
              id="cm-org"
              value={orgId}
              onChange={(picked) => {
                setOrg(picked)
                setDraft({ ...draft, officerId: null })
              }}
            />
          </Form.Item>
          <Form.Item label={fields.year} htmlFor="cm-year">
            <Select
              id="cm-year"
              value={year}
              onChange={setYear}
              options={[thisYear, thisYear + 1].map((value) => ({
                value,
                label: say(consoleText.year, { year: value }),
              }))}
            />
          </Form.Item>
        </div>
        <WordingFields orgId={orgId} draft={draft} onChange={(some) => setDraft({ ...draft, ...some })} />
      </Form>
    </ActDialog>
  )
}
