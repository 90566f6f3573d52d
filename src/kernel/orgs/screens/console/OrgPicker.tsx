import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { ask, askOn } from '../../../../platform/client/ask.ts'
import { useReader } from '../../../../ui/console/reader.tsx'
import { say } from '../../../../ui/console/text.ts'
import { consoleText } from '../../console.text.ts'
import { listOrgs } from '../../contract.ts'

/** The reader's own union and those below it, by name when she types. */
export function useOrgOptions(): {
  options: { value: string; label: string }[]
  loading: boolean
  onSearch: (typed: string) => void
} {
  const { org } = useReader()
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const below = useQuery(ask(listOrgs, { query: { parentId: org.id } }))
  const found = useQuery({ ...askOn(listOrgs, { query: { search } }), enabled: search.length > 0 })
  const offered = (search === '' ? below.data : found.data)?.orgs ?? []
  return {
    options: offered.filter((one) => one.id !== org.id).map((one) => ({ value: one.id, label: one.name })),
    loading: below.isFetching || found.isFetching,
    onSearch: setTyped,
  }
}

/** Narrows a list to one union; `undefined` is the reader's own with everything below it. */
export function OrgPicker({
  value,
  onChange,
  width = 348,
}: {
  value: string | undefined
  onChange: (orgId: string | undefined) => void
  width?: number
}) {
  const { org } = useReader()
  const { options, loading, onSearch } = useOrgOptions()
  const named = value && !options.some((one) => one.value === value) ? [{ value, label: '…' }] : []
  return (
    <Select
      aria-label={consoleText.orgPick}
      style={{ width, maxWidth: '100%' }}
      value={value ?? org.id}
      onChange={(picked) => onChange(picked === org.id ? undefined : picked)}
      showSearch={{ filterOption: false, onSearch }}
      popupMatchSelectWidth={false}
      loading={loading}
      options={[{ value: org.id, label: say(consoleText.orgAll, { name: org.name }) }, ...named, ...options]}
    />
  )
}

/** Picks the union of something that is made. */
export function OrgField({ id, value, onChange }: { id: string; value: string; onChange: (orgId: string) => void }) {
  const { org } = useReader()
  const { options, loading, onSearch } = useOrgOptions()
  const own = { value: org.id, label: org.name }
  const named = [own, ...options].some((one) => one.value === value) ? [] : [{ value, label: '…' }]
  return (
    <Select
      id={id}
      style={{ width: '100%' }}
      value={value}
      onChange={onChange}
      showSearch={{ filterOption: false, onSearch }}
      loading={loading}
      options={[own, ...named, ...options]}
    />
  )
}
