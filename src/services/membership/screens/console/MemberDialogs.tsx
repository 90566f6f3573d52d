import { useMutation, useQuery } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import type { CredentialCard } from '../../../../kernel/credentials/contract.ts'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { DayField } from '../../../../ui/console/DayField.tsx'
import { say } from '../../../../ui/console/text.ts'
import { consoleText } from '../../console.text.ts'
import { endMembership } from '../../members.contract.ts'
import { endingCauseNames } from '../../names.text.ts'
import { endTag, listTagKinds, setTag } from '../../tags.contract.ts'
import { today } from './words.ts'

const text = consoleText.member
type Person = { readonly id: string; readonly maskedName: string }

/** 登记标签: what, from when to when, and what it rests on. */
export function SetTagDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const kinds = useQuery(ask(listTagKinds, {})).data?.kinds ?? []
  const [kind, setKind] = useState<string | null>(null)
  const [validFrom, setFrom] = useState(today())
  const [lastOn, setLastOn] = useState('')
  const [remark, setRemark] = useState('')
  const send = useMutation({
    mutationFn: () =>
      call(setTag, {
        params: { id: person.id },
        body: { kind: kind!, validFrom, lastOn: lastOn || null, remark: remark.trim() },
      }),
    onSuccess: onClose,
  })
  return (
    <ActDialog
      open
      title={say(text.setTagTitle, { name: person.maskedName })}
      onClose={onClose}
      act={{
        name: text.setTag,
        busy: send.isPending,
        locked: !kind || validFrom === '' || remark.trim().length < 2,
        onAct: () => send.mutate(),
      }}
      problem={sentenceOf(send.error)}
    >
      <p className="before">{text.setTagLead}</p>
      <Form layout="vertical" component="div">
        <Form.Item label={text.which} htmlFor="tag-kind">
          <Select
            id="tag-kind"
            value={kind}
            onChange={setKind}
            options={kinds.map((one) => ({ value: one.key, label: one.name }))}
          />
        </Form.Item>
        <DayField id="tag-from" label={consoleText.tags.from} value={validFrom} onChange={setFrom} />
        <DayField
          id="tag-last"
          label={consoleText.tags.lastOn}
          value={lastOn}
          onChange={setLastOn}
          extra={consoleText.tags.forGood}
        />
        <Form.Item label={text.basis} htmlFor="tag-basis" extra={text.basisHint}>
          <Input id="tag-basis" maxLength={300} value={remark} onChange={(event) => setRemark(event.target.value)} />
        </Form.Item>
      </Form>
    </ActDialog>
  )
}

/** 终止标签: from when on, and why. */
export function EndTagDialog({ tag, onClose }: { tag: CredentialCard; onClose: () => void }) {
  const [on, setOn] = useState(today())
  const [reason, setReason] = useState('')
  const send = useMutation({
    mutationFn: () => call(endTag, { params: { id: tag.id }, body: { on, reason: reason.trim() } }),
    onSuccess: onClose,
  })
  return (
    <ActDialog
      open
      title={say(text.endTagTitle, { tag: tag.kindName })}
      onClose={onClose}
      act={{
        name: text.endTag,
        busy: send.isPending,
        danger: true,
        locked: on === '' || reason.trim().length < 2,
        onAct: () => send.mutate(),
      }}
      problem={sentenceOf(send.error)}
    >
      <p className="before">{text.endTagLead}</p>
      <Form layout="vertical" component="div">
        <DayField id="tag-end" label={text.endOn} value={on} onChange={setOn} />
        <Form.Item label={text.reason} htmlFor="tag-reason">
          <Input id="tag-reason" maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} />
        </Form.Item>
      </Form>
    </ActDialog>
  )
}

const causes = ['moved-away', 'dead', 'expelled', 'mistake'] as const

/** 终止会籍: cause, day and what is to be known. */
export function EndMembershipDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const [cause, setCause] = useState<(typeof causes)[number] | null>(null)
  const [on, setOn] = useState(today())
  const [remark, setRemark] = useState('')
  const send = useMutation({
    mutationFn: () =>
      call(endMembership, { params: { id: person.id }, body: { cause: cause!, on, remark: remark.trim() } }),
    onSuccess: onClose,
  })
  return (
    <ActDialog
      open
      title={say(text.endTitle, { name: person.maskedName })}
      onClose={onClose}
      act={{
        name: text.end,
        busy: send.isPending,
        danger: true,
        locked: !cause || on === '' || remark.trim().length < 2,
        onAct: () => send.mutate(),
      }}
      problem={sentenceOf(send.error)}
    >
      <p className="before warn-words">{text.endLead}</p>
      <Form layout="vertical" component="div">
        <Form.Item label={text.cause} htmlFor="end-cause">
          <Select
            id="end-cause"
            value={cause}
            onChange={setCause}
            options={causes.map((value) => ({ value, label: endingCauseNames[value] }))}
          />
        </Form.Item>
        <DayField id="end-on" label={text.left} value={on} onChange={setOn} />
        <Form.Item label={text.remark} htmlFor="end-remark">
          <Input.TextArea
            id="end-remark"
            rows={2}
            maxLength={300}
            value={remark}
            onChange={(event) => setRemark(event.target.value)}
          />
        </Form.Item>
      </Form>
    </ActDialog>
  )
}
