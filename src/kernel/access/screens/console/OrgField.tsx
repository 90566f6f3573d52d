import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { ask, askOn } from '../../../../platform/client/ask.ts'
import { useReader } from '../../../../ui/console/reader.tsx'
import { say } from '../../../../ui/console/text.ts'
import { listOrgs } from '../../../orgs/contract.ts'
import { accountsText as text } from '../../accounts.text.ts'

/** One organisation of the reader's subtree: hers with everything below, those directly below, or any by name. */
export function OrgField({
  value,
  onChange,
  label,
  id,
  named,
}: {
  value?: string | undefined
  onChange?: (orgId: string) => void
  label: string
  id?: string
  /** The organisation that stands there at first, where it may lie deeper than those on offer. */
  named?: { readonly id: string; readonly name: string }
}) {
  const { org } = useReader()
  const [typed, setTyped] = useState('')
  const [known, setKnown] = useState(named)
  const search = useDeferredValue(typed.trim())
  const below = useQuery(ask(listOrgs, { query: { parentId: org.id } }))
  const found = useQuery({ ...askOn(listOrgs, { query: { search } }), enabled: search.length > 0 })
  const offered = ((search === '' ? below.data : found.data)?.orgs ?? []).filter((one) => one.id !== org.id)
  const options = [
    { value: org.id, label: say(text.orgAll, { name: org.name }) },
    ...offered.map((one) => ({ value: one.id, label: one.name })),
  ]
  if (value && !options.some((one) => one.value === value))
    options.push({ value, label: known?.id === value ? known.name : '…' })
  return (
    <Select
      {...(id && { id })}
      aria-label={label}
      style={{ width: '100%' }}
      value={value}
      onChange={(picked: string) => {
        setKnown({ id: picked, name: options.find((one) => one.value === picked)!.label })
        onChange?.(picked)
      }}
      placeholder={text.orgFind}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={below.isFetching || found.isFetching}
      options={options}
    />
  )
}
