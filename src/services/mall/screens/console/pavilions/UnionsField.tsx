import { useQuery } from '@tanstack/react-query'
import { Form, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { listOrgs, type OrgCard } from '../../../../../kernel/orgs/contract.ts'
import { ask, askOn } from '../../../../../platform/client/ask.ts'
import { useReader } from '../../../../../ui/console/reader.tsx'

/** Unions of the reader's own federation: itself, those below, and by name when she types. */
export function UnionsField({
  id,
  label,
  help,
  value,
  most = 50,
  onChange,
}: {
  id: string
  label: string
  help?: string
  value: readonly string[]
  most?: number
  onChange: (orgIds: string[]) => void
}) {
  const { org } = useReader()
  const [typed, setTyped] = useState('')
  const [known, setKnown] = useState<readonly OrgCard[]>([])
  const search = useDeferredValue(typed.trim())
  const below = useQuery(ask(listOrgs, { query: { parentId: org.id } }))
  const found = useQuery({ ...askOn(listOrgs, { query: { search } }), enabled: search.length > 0 })
  const offered = ((search === '' ? below.data : found.data)?.orgs ?? []).filter((one) => one.kind !== 'partner')
  const options = [
    { value: org.id, label: org.name },
    ...[...offered, ...known.filter((one) => value.includes(one.id) && !offered.some((other) => other.id === one.id))]
      .filter((one) => one.id !== org.id)
      .map((one) => ({ value: one.id, label: one.name })),
  ]
  return (
    <Form.Item label={label} htmlFor={id} extra={help}>
      <Select
        id={id}
        mode="multiple"
        maxCount={most}
        value={[...value]}
        onChange={(picked: string[]) => {
          setKnown([...known, ...offered.filter((one) => picked.includes(one.id))])
          onChange(picked)
        }}
        showSearch={{ filterOption: false, onSearch: setTyped }}
        loading={below.isFetching || found.isFetching}
        options={options}
      />
    </Form.Item>
  )
}
