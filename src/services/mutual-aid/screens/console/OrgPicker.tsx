import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { listOrgs } from '../../../../kernel/orgs/contract.ts'
import { ask, askOn } from '../../../../platform/client/ask.ts'
import { useReader } from '../../../../ui/console/reader.tsx'
import { say } from '../../../../ui/console/text.ts'
import { consoleText } from '../../console.text.ts'

/**
 * Narrows a list to one organisation below the reader: her direct subordinates at first, any by name when she types.
 * `undefined` is the reader's own organisation with everything below it.
 */
export function OrgPicker({
  value,
  onChange,
  width = 200,
}: {
  value: string | undefined
  onChange: (orgId: string | undefined) => void
  width?: number
}) {
  const { org } = useReader()
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const below = useQuery(ask(listOrgs, { query: { parentId: org.id } }))
  const found = useQuery({ ...askOn(listOrgs, { query: { search } }), enabled: search.length > 0 })
  const offered = (search === '' ? below.data : found.data)?.orgs ?? []
  const named = value && !offered.some((one) => one.id === value) ? [{ value, label: '…' }] : []
  return (
    <Select
      aria-label={consoleText.orgPick}
      style={{ width, maxWidth: '100%' }}
      value={value ?? org.id}
      onChange={(picked) => onChange(picked === org.id ? undefined : picked)}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      popupMatchSelectWidth={false}
      loading={below.isFetching || found.isFetching}
      options={[
        { value: org.id, label: say(consoleText.orgAll, { name: org.name }) },
        ...named,
        ...offered.filter((one) => one.id !== org.id).map((one) => ({ value: one.id, label: one.name })),
      ]}
    />
  )
}
