import { App, Dropdown } from 'antd'
import { say } from '../../../../../ui/console/text.ts'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../../console.text.ts'
import { claimStateNames } from '../../../text.ts'
import { quarterName } from '../words.tsx'
import type { ClaimFilter, useClaimFilter } from './claim-place.ts'
import { useKeptFilters } from './kept-filters.ts'

const text = consoleText.claims

/** Filters the reader comes back to, named by what they filter. */
export function KeptFilters({ place }: { place: ReturnType<typeof useClaimFilter> }) {
  const { kept, keep, forget } = useKeptFilters()
  const { message } = App.useApp()
  const name = nameOf(place.filter)
  const isKept = kept.some((one) => one.name === name)
  if (!place.isFiltered && kept.length === 0) return null
  const onClick = ({ key }: { key: string }) => {
    if (key === 'keep') {
      keep({ name, address: place.address })
      void message.success(say(text.viewSaved, { name }))
    } else if (key === 'forget') forget(name)
    else place.load(key)
  }
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          ...kept.map((one) => ({ key: one.address, label: one.name })),
          ...(place.isFiltered && !isKept
            ? [{ key: 'keep', label: text.saveView, icon: <Icon name="plus" size="s" /> }]
            : []),
          ...(isKept
            ? [{ key: 'forget', label: say(text.removeView, { name }), icon: <Icon name="trash" size="s" /> }]
            : []),
        ],
        onClick,
      }}
    >
      <button type="button" className="chip">
        <Icon name="star" size="s" />
        {text.views}
      </button>
    </Dropdown>
  )
}

function nameOf(filter: ClaimFilter): string {
  const parts = [
    filter.state && claimStateNames[filter.state],
    filter.quarter && quarterName(filter.quarter),
    filter.late && text.late,
    filter.orgId && text.org,
    filter.search,
  ]
  return parts.filter(Boolean).join(consoleText.between)
}
