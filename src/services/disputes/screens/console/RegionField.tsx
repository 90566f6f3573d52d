import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { askOn } from '../../../../platform/client/ask.ts'
import { useReader } from '../../../../ui/console/reader.tsx'
import { listTakingUnions } from '../../claims.contract.ts'

/** Picks a county or city by name; the reader's own stands first. */
export function RegionField({ id, value, onChange }: { id: string; value: string; onChange: (orgId: string) => void }) {
  const { org } = useReader()
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const found = useQuery({ ...askOn(listTakingUnions, { query: { search } }), enabled: search.length > 1 })
  const own = ['county', 'city'].includes(org.kind) ? [{ value: org.id, label: org.name }] : []
  const others = (found.data?.unions ?? []).filter((one) => one.id !== org.id)
  return (
    <Select
      id={id}
      allowClear
      value={value || null}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      options={[...own, ...others.map((one) => ({ value: one.id, label: one.name }))]}
      onChange={(picked: string | undefined) => onChange(picked ?? '')}
    />
  )
}
