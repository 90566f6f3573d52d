import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { searchPeople } from '../../../../../kernel/people/contract.ts'
import { askOn } from '../../../../../platform/client/ask.ts'
import { consoleText } from '../../../console.text.ts'

const text = consoleText.election

/** Picks a member of a union by name, phone or id number; shown masked, as everywhere. */
export function PersonField({
  orgId,
  value,
  onChange,
}: {
  orgId: string
  value: string | null
  onChange: (personId: string) => void
}) {
  const [typed, setTyped] = useState('')
  const [known, setKnown] = useState('')
  const search = useDeferredValue(typed.trim())
  const found = useQuery({ ...askOn(searchPeople, { query: { search, orgId } }), enabled: search !== '' })
  const options = (search === '' ? [] : (found.data?.people ?? [])).map((person) => ({
    value: person.id,
    label: `${person.maskedName} ${person.maskedIdNumber}`,
  }))
  const missing = value && !options.some((one) => one.value === value) ? [{ value, label: known }] : []
  return (
    <Select
      aria-label={text.person}
      placeholder={text.personHint}
      value={value}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      options={[...missing, ...options]}
      onChange={(picked: string) => {
        setKnown(options.find((one) => one.value === picked)?.label ?? '')
        onChange(picked)
      }}
    />
  )
}
