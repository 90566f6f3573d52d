import { Dropdown, Input } from 'antd'
import { useEffect, useState } from 'react'
import { Icon } from '../icons/Icon.tsx'
import { ChipOn } from './Marks.tsx'

const pauseMs = 300

/** Types into the address only when the typing pauses. */
export function SearchField({
  label,
  value,
  onChange,
}: {
  label: string
  value: string
  onChange: (search: string) => void
}) {
  const [typed, setTyped] = useState(value)
  useEffect(() => {
    if (typed.trim() === value) return
    const timer = setTimeout(() => onChange(typed.trim()), pauseMs)
    return () => clearTimeout(timer)
  }, [typed, value, onChange])
  return (
    <Input
      allowClear
      prefix={<Icon name="search" size="s" />}
      placeholder={label}
      aria-label={label}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  )
}

/** A filter of a few values, as a chip. */
export function ChoiceChip({
  name,
  choices,
  value,
  onChoose,
}: {
  name: string
  choices: Readonly<Record<string, string>>
  value: string | undefined
  onChoose: (key: string | undefined) => void
}) {
  if (value) {
    return (
      <ChipOn name={name} onClear={() => onChoose(undefined)}>
        {choices[value] ?? value}
      </ChipOn>
    )
  }
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: Object.entries(choices).map(([key, label]) => ({ key, label })),
        onClick: ({ key }) => onChoose(key),
        style: { maxHeight: 360, overflowY: 'auto' },
      }}
    >
      <button type="button" className="chip">
        {name}
        <Icon name="chevron-down" size="s" />
      </button>
    </Dropdown>
  )
}

/** A filter that is on or off. */
export function OnChip({
  name,
  value,
  onTurn,
}: {
  name: string
  value: string | undefined
  onTurn: (value: 'yes' | undefined) => void
}) {
  return value ? (
    <ChipOn name={name} onClear={() => onTurn(undefined)}>
      {name}
    </ChipOn>
  ) : (
    <button type="button" className="chip" onClick={() => onTurn('yes')}>
      {name}
    </button>
  )
}
