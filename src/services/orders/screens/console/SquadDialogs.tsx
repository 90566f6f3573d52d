import { useMutation } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { consoleText } from '../../console.text.ts'
import { formSquad, joinSquad, type SquadCard } from '../../menu.contract.ts'
import type { OfferFamily, VolunteerKind } from '../../model.ts'
import { familyNames, volunteerNames } from '../../text.ts'
import { choicesOf } from './words.ts'

const text = consoleText.squads

type Volunteers = { readonly names: string; readonly volunteer: VolunteerKind }

function membersOf({ names, volunteer }: Volunteers) {
  return names
    .split('\n')
    .map((name) => name.trim())
    .filter(Boolean)
    .map((name) => ({ name, volunteer }))
}

/** 组建小分队. */
export function SquadDialog({ orgId, onClose }: { orgId: string; onClose: () => void }) {
  const [name, setName] = useState('')
  const [families, setFamilies] = useState<OfferFamily[]>([])
  const [leader, setLeader] = useState('')
  const [volunteers, setVolunteers] = useState<Volunteers>({ names: '', volunteer: 'other' })
  const send = useMutation({
    mutationFn: () =>
      call(formSquad, {
        body: { orgId, name: name.trim(), families, leader: leader.trim(), members: membersOf(volunteers) },
      }),
    onSuccess: onClose,
  })
  const right = name.trim().length >= 2 && families.length > 0 && leader.trim() !== ''
  return (
    <ActDialog
      open
      title={text.add}
      onClose={onClose}
      act={{ name: text.formAct, busy: send.isPending, locked: !right, onAct: () => send.mutate() }}
      problem={sentenceOf(send.error)}
    >
      <p className="before">{text.formLead}</p>
      <Form layout="vertical" component="div">
        <Form.Item label={text.name} htmlFor="squad-name">
          <Input id="squad-name" maxLength={40} value={name} onChange={(event) => setName(event.target.value)} />
        </Form.Item>
        <Form.Item label={text.families} htmlFor="squad-families">
          <Select
            id="squad-families"
            mode="multiple"
            value={families}
            onChange={setFamilies}
            options={choicesOf(familyNames)}
          />
        </Form.Item>
        <Form.Item label={text.leaderField} htmlFor="squad-leader">
          <Input id="squad-leader" maxLength={40} value={leader} onChange={(event) => setLeader(event.target.value)} />
        </Form.Item>
        <VolunteerFields value={volunteers} onChange={setVolunteers} />
      </Form>
    </ActDialog>
  )
}

/** Volunteers join a squad. */
export function JoinDialog({ squad, onClose }: { squad: SquadCard; onClose: () => void }) {
  const [volunteers, setVolunteers] = useState<Volunteers>({ names: '', volunteer: 'other' })
  const members = membersOf(volunteers)
  const send = useMutation({
    mutationFn: () => call(joinSquad, { params: { id: squad.id }, body: { members } }),
    onSuccess: onClose,
  })
  return (
    <ActDialog
      open
      title={text.join}
      onClose={onClose}
      act={{ name: text.joinAct, busy: send.isPending, locked: members.length === 0, onAct: () => send.mutate() }}
      problem={sentenceOf(send.error)}
    >
      <p className="before">{text.joinLead}</p>
      <Form layout="vertical" component="div">
        <VolunteerFields value={volunteers} onChange={setVolunteers} />
      </Form>
    </ActDialog>
  )
}

function VolunteerFields({ value, onChange }: { value: Volunteers; onChange: (value: Volunteers) => void }) {
  return (
    <>
      <Form.Item label={text.memberNames} htmlFor="member-names">
        <Input.TextArea
          id="member-names"
          rows={4}
          value={value.names}
          onChange={(event) => onChange({ ...value, names: event.target.value })}
        />
      </Form.Item>
      <Form.Item label={text.volunteer} htmlFor="member-kind">
        <Select
          id="member-kind"
          value={value.volunteer}
          onChange={(volunteer) => onChange({ ...value, volunteer })}
          options={choicesOf(volunteerNames)}
        />
      </Form.Item>
    </>
  )
}
