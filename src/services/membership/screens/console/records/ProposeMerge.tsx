import { useMutation, useQuery } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useNavigate } from 'react-router'
import { searchPeople } from '../../../../../kernel/people/contract.ts'
import { ask } from '../../../../../platform/client/ask.ts'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { compareRecords, proposeMerge } from '../../../merge.contract.ts'
import { recordsText } from '../../../records.text.ts'
import { MergeSides } from './MergeSides.tsx'

const text = recordsText.merges

/** 提出合并: two records are picked, set side by side, and proposed with the reason. */
export function ProposeMerge({ onClose, onProposed }: { onClose: () => void; onProposed: () => void }) {
  const go = useNavigate()
  const [oneId, setOne] = useState<string | null>(null)
  const [otherId, setOther] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const compare = useMutation({
    mutationFn: (pair: { oneId: string; otherId: string }) => call(compareRecords, { body: pair }),
  })
  const send = useMutation({
    mutationFn: () => call(proposeMerge, { body: { oneId: oneId!, otherId: otherId!, reason: reason.trim() } }),
    onSuccess: (merge) => {
      onProposed()
      onClose()
      return go(`/membership/merges/${merge.id}`)
    },
  })
  const chosen = (one: string | null, other: string | null) => {
    setOne(one)
    setOther(other)
    if (one && other) compare.mutate({ oneId: one, otherId: other })
  }
  const seen = compare.data
  return (
    <ActDialog
      open
      width={760}
      title={text.propose}
      onClose={onClose}
      act={{
        name: text.propose,
        busy: send.isPending,
        locked: !seen || seen.obstacle !== null || reason.trim().length < 2,
        onAct: () => send.mutate(),
      }}
      problem={sentenceOf(send.error ?? compare.error) ?? seen?.obstacle}
    >
      <Form layout="vertical" component="div">
        <PersonField id="merge-one" label={text.one} onChange={(id) => chosen(id, otherId)} />
        <PersonField id="merge-other" label={text.other} onChange={(id) => chosen(oneId, id)} />
        {seen && <MergeSides goes={seen.goes} stays={seen.stays} />}
        <Form.Item label={text.reason} htmlFor="merge-reason">
          <Input id="merge-reason" maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />
        </Form.Item>
      </Form>
    </ActDialog>
  )
}

function PersonField({ id, label, onChange }: { id: string; label: string; onChange: (id: string) => void }) {
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const found = useQuery({ ...ask(searchPeople, { query: { search } }), enabled: search.length > 0 })
  return (
    <Form.Item label={label} htmlFor={id}>
      <Select
        id={id}
        placeholder={text.search}
        showSearch={{ filterOption: false, onSearch: setTyped }}
        loading={found.isFetching}
        onChange={onChange}
        options={(found.data?.people ?? []).map((person) => ({
          value: person.id,
          label: [person.maskedName, person.maskedIdNumber, person.homeOrgName].filter(Boolean).join(' · '),
        }))}
      />
    </Form.Item>
  )
}
