import { useQuery } from '@tanstack/react-query'
import { Dropdown, Input } from 'antd'
import { useEffect, useState } from 'react'
import { ask } from '../../../../../platform/client/ask.ts'
import { count } from '../../../../../ui/console/figures.ts'
import { ChipOn } from '../../../../../ui/console/Marks.tsx'
import { useMay } from '../../../../../ui/console/reader.tsx'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { claimState } from '../../../claims.contract.ts'
import { consoleText } from '../../../console.text.ts'
import { listQuarters } from '../../../settlements.contract.ts'
import { claimStateNames } from '../../../text.ts'
import { OrgPicker } from '../OrgPicker.tsx'
import { quarterName } from '../words.tsx'
import type { useClaimFilter } from './claim-place.ts'
import { KeptFilters } from './KeptFilters.tsx'

const text = consoleText.claims
const pauseMs = 300

type Place = ReturnType<typeof useClaimFilter>

/** Search, step, quarter, organisation, late: all of them in the address. */
export function ClaimFilters({ place }: { place: Place }) {
  const { filter, change } = place
  return (
    <div className="split-tools">
      <SearchField value={filter.search ?? ''} onChange={(search) => change({ search })} />
      <OrgPicker value={filter.orgId} onChange={(orgId) => change({ orgId })} width={348} />
      <div className="chips">
        {filter.state ? (
          <ChipOn name={text.state} onClear={() => change({ state: undefined })}>
            {claimStateNames[filter.state]}
          </ChipOn>
        ) : (
          <Choice
            name={text.state}
            choices={claimState.options.map((key) => ({ key, label: claimStateNames[key] }))}
            onChoose={(state) => change({ state })}
          />
        )}
        {filter.quarter ? (
          <ChipOn name={text.quarter} onClear={() => change({ quarter: undefined })}>
            {quarterName(filter.quarter)}
          </ChipOn>
        ) : (
          <QuarterChoice onChoose={(quarter) => change({ quarter })} />
        )}
        {filter.late ? (
          <ChipOn name={text.late} onClear={() => change({ late: undefined })}>
            {text.late}
          </ChipOn>
        ) : (
          <button type="button" className="chip" onClick={() => change({ late: 'yes' })}>
            {text.late}
          </button>
        )}
        <KeptFilters place={place} />
      </div>
    </div>
  )
}

/** Types into the address only when the typing pauses. */
function SearchField({ value, onChange }: { value: string; onChange: (search: string) => void }) {
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
      placeholder={text.search}
      aria-label={text.search}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  )
}

function Choice({
  name,
  choices,
  onChoose,
}: {
  name: string
  choices: readonly { key: string; label: string }[]
  onChoose: (key: string) => void
}) {
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items: [...choices], onClick: ({ key }) => onChoose(key), style: { maxHeight: 360, overflowY: 'auto' } }}
    >
      <button type="button" className="chip">
        {name}
        <Icon name="chevron-down" size="s" />
      </button>
    </Dropdown>
  )
}

function QuarterChoice({ onChoose }: { onChoose: (quarter: string) => void }) {
  const mayList = useMay('mutual-aid.proof.read')
  const asked = useQuery({ ...ask(listQuarters, {}), enabled: mayList })
  const quarters = asked.data?.quarters ?? []
  if (quarters.length === 0) return null
  return (
    <Choice
      name={text.quarter}
      choices={quarters.map((one) => ({
        key: one.quarter,
        label: `${quarterName(one.quarter)} ${count(one.eligible)}`,
      }))}
      onChoose={onChoose}
    />
  )
}
