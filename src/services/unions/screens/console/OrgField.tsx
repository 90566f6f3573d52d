import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { listOrgs } from '../../../../kernel/orgs/contract.ts'
import { askOn } from '../../../../platform/client/ask.ts'
import { consoleText } from '../../console.text.ts'

/** Picks one organisation of the reader's by name or code. */
export function OrgField({
  id,
  value,
  without,
  onChange,
}: {
  id: string
  value: string | null
  /** It cannot be picked itself. */
  without?: string
  onChange: (orgId: string) => void
}) {
  const [typed, setTyped] = useState('')
  const [known, setKnown] = useState<ReadonlyMap<string, string>>(new Map())
  const search = useDeferredValue(typed.trim())
  const found = useQuery({ ...askOn(listOrgs, { query: search ? { search } : {} }) })
  const offered = (found.data?.orgs ?? []).filter((one) => one.id !== without)
  const options = offered.map((one) => ({ value: one.id, label: `${one.name}（${one.code}）` }))
  const missing = value && !options.some((one) => one.value === value) ? [{ value, label: known.get(value) ?? '' }] : []
  return (
    <Select
      id={id}
      style={{ width: '100%' }}
      placeholder={consoleText.change.pickHint}
      value={value}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      options={[...missing, ...options]}
      onChange={(picked: string) => {
        setKnown(new Map(known).set(picked, options.find((one) => one.value === picked)?.label ?? ''))
        onChange(picked)
      }}
    />
  )
}
