import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { askOn } from '../../../../platform/client/ask.ts'
import { listPartners } from '../../bodies.contract.ts'

type Choices = readonly { readonly value: string; readonly label: string }[]

/** Picks a body: the listed ones at once, any organisation by its name. */
export function PartnerField({
  id,
  value,
  listed,
  onChange,
}: {
  id: string
  value: string
  listed: Choices
  onChange: (orgId: string) => void
}) {
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const found = useQuery({ ...askOn(listPartners, { query: { search } }), enabled: search.length > 1 })
  const near = listed.filter((one) => search === '' || one.label.includes(search))
  const others = search.length > 1 ? (found.data?.partners ?? []) : []
  const fresh = others.filter((one) => !listed.some((known) => known.value === one.id))
  return (
    <Select
      id={id}
      value={value || null}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      options={[...near, ...fresh.map((one) => ({ value: one.id, label: one.name }))]}
      onChange={(picked: string | undefined) => onChange(picked ?? '')}
    />
  )
}
