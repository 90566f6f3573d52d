import type { ReactNode } from 'react'
import { ChoiceChip, OnChip, SearchField } from '../../../../ui/console/ListTools.tsx'
import { OrgPicker } from '../../../orgs/screens.ts'
import { consoleText } from '../../console.text.ts'
import { ViewsMenu } from './ViewsMenu.tsx'

/** The filters as `useFilters` keeps them. */
export type DeskPlace = {
  readonly filter: Readonly<Record<string, string | undefined>>
  readonly change: (changes: Record<string, string | undefined>) => void
  readonly isFiltered: boolean
  readonly clear: () => void
  readonly address: string
}

/** One filter of several values. */
export type DeskChoice = {
  readonly key: string
  readonly name: string
  readonly words: Readonly<Record<string, string>>
}

/** Which filters a desk has beside its search. */
export type DeskFiltersShown = {
  readonly choices: readonly DeskChoice[]
  /** Filters that are on or off. */
  readonly turns?: readonly { readonly key: string; readonly name: string }[]
  readonly org?: 'no'
  readonly late?: 'yes'
  readonly period?: 'yes'
  readonly find?: string
}

/** Search, organisation and chips; each stands in the address. */
export function DeskFilters({
  path,
  place: { filter, change, address },
  shown,
  tools,
}: {
  path: string
  place: DeskPlace
  shown: DeskFiltersShown
  /** What else there is to do with the list: its export. */
  tools?: ReactNode
}) {
  const { choices, turns = [], org, late, period, find = consoleText.find } = shown
  return (
    <div className="split-tools">
      <SearchField label={find} value={filter.search ?? ''} onChange={(search) => change({ search })} />
      {org !== 'no' && <OrgPicker value={filter.orgId} onChange={(orgId) => change({ orgId })} />}
      <div className="chips">
        {choices.map(({ key, name, words }) => (
          <ChoiceChip
            key={key}
            name={name}
            choices={words}
            value={filter[key]}
            onChoose={(value) => change({ [key]: value })}
          />
        ))}
        {period && (
          <ChoiceChip
            name={consoleText.period}
            choices={consoleText.periods}
            value={filter.period}
            onChoose={(value) => change({ period: value })}
          />
        )}
        {late && <OnChip name={consoleText.late} value={filter.late} onTurn={(value) => change({ late: value })} />}
        {turns.map(({ key, name }) => (
          <OnChip key={key} name={name} value={filter[key]} onTurn={(value) => change({ [key]: value })} />
        ))}
        <ViewsMenu path={path} address={address} />
        {tools}
      </div>
    </div>
  )
}
