import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { searchPeople } from '../../../../kernel/people/contract.ts'
import { askOn } from '../../../../platform/client/ask.ts'
import { consoleText } from '../../console.text.ts'

/** Finds a member below the reader by name, phone or id number. */
export function PersonField({
  id,
  value,
  hint,
  onChange,
}: {
  id: string
  value: string | null
  hint: string
  onChange: (personId: string | null) => void
}) {
  const [typed, setTyped] = useState('')
  const [kept, setKept] = useState<{ value: string; label: string } | null>(null)
  const search = useDeferredValue(typed.trim())
  const found = useQuery({ ...askOn(searchPeople, { query: { search } }), enabled: search.length > 0 })
  const people = (found.data?.people ?? []).map((person) => ({
    value: person.id,
    label: [person.maskedName, person.maskedPhone, person.homeOrgName].filter(Boolean).join(' · '),
  }))
  const options = search === '' ? (kept ? [kept] : []) : people
  return (
    <Select
      id={id}
      allowClear
      style={{ width: '100%' }}
      placeholder={hint}
      value={value}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      options={options}
      notFoundContent={search === '' || found.isFetching ? null : consoleText.register.none}
      onChange={(picked) => {
        setKept(people.find((one) => one.value === picked) ?? null)
        setTyped('')
        onChange(picked ?? null)
      }}
    />
  )
}
