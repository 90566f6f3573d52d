import { useMutation } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { announceOccasion, planOccasion } from '../../../../kernel/occasions/contract.ts'
import { OrgField } from '../../../../kernel/orgs/screens.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { newId } from '../../../../platform/ids.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { DayInput, TimeInput } from '../../../../ui/console/WhenInput.tsx'
import { consoleText } from '../../console.text.ts'
import { instantOf, today } from './words.ts'

const text = consoleText.forum
const hours = 2

/** 筹备座谈会: who holds it, when and where. */
export function ForumDialog({ orgId: given, onClose }: { orgId: string; onClose: () => void }) {
  const go = useNavigate()
  const [orgId, setOrgId] = useState(given)
  const [title, setTitle] = useState(text.usualTitle)
  const [place, setPlace] = useState('')
  const [on, setOn] = useState(today())
  const [time, setTime] = useState('14:30')
  const send = useMutation({
    mutationFn: async () => {
      const id = newId()
      const startsAt = instantOf(on, time)
      const endsAt = new Date(Date.parse(startsAt) + hours * 3_600_000).toISOString()
      const venues = [{ name: text.mainVenue, place: place.trim(), capacity: null }]
      await call(planOccasion, {
        body: {
          ...{ id, kind: 'voices.forum', orgId, title: title.trim(), startsAt, endsAt, venues },
          visibility: 'listed',
        },
      })
      await call(announceOccasion, { params: { id } })
      return id
    },
    onSuccess: (id) => void go(`/voices/forums/${id}`),
  })
  const right = title.trim().length >= 2 && place.trim() !== '' && on !== '' && time !== ''
  return (
    <ActDialog
      open
      title={text.planTitle}
      onClose={onClose}
      act={{ name: text.planAct, busy: send.isPending, locked: !right, onAct: () => send.mutate() }}
      problem={sentenceOf(send.error)}
    >
      <p className="before">{text.planLead}</p>
      <Form layout="vertical" component="div">
        <Form.Item label={text.host} htmlFor="forum-host">
          <OrgField id="forum-host" value={orgId} onChange={setOrgId} />
        </Form.Item>
        <Form.Item label={text.title} htmlFor="forum-title">
          <Input id="forum-title" maxLength={80} value={title} onChange={(event) => setTitle(event.target.value)} />
        </Form.Item>
        <Form.Item label={text.place} htmlFor="forum-place">
          <Input id="forum-place" maxLength={120} value={place} onChange={(event) => setPlace(event.target.value)} />
        </Form.Item>
        <Form.Item label={text.day} htmlFor="forum-day">
          <DayInput id="forum-day" value={on} onChange={setOn} />
        </Form.Item>
        <Form.Item label={text.time} htmlFor="forum-time">
          <TimeInput id="forum-time" value={time} onChange={setTime} />
        </Form.Item>
      </Form>
    </ActDialog>
  )
}
