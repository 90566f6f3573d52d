import { useState } from 'react'
import { Button } from '../../../../ui/Button.tsx'
import { Choice, Switch } from '../../../../ui/Field.tsx'
import { Sheet } from '../../../../ui/Sheet.tsx'
import { workerText as text } from '../../worker.text.ts'
import { plainWish, type Wish } from './use-catalogue.ts'

const words = text.filters
const sorts = [
  { value: 'best', label: words.best },
  { value: 'new', label: words.new },
  { value: 'cheap', label: words.cheap },
] as const

/** Sorting and filters; nothing changes below until it is asked for. */
export function FilterSheet({
  wish,
  regions,
  available,
  onApply,
  onClose,
}: {
  wish: Wish
  regions: readonly { id: string; name: string }[]
  available: number | null
  onApply: (wish: Wish) => void
  onClose: () => void
}) {
  const [draft, setDraft] = useState(wish)
  const change = (part: Partial<Wish>) => setDraft({ ...draft, ...part })
  return (
    <Sheet title={words.title} onClose={onClose}>
      <div className="mall-filters">
        <Choice
          legend={words.sort}
          name="sort"
          options={sorts}
          value={draft.sort}
          onChoose={(sort) => change({ sort })}
        />
        {regions.length > 0 ? (
          <Choice
            legend={words.region}
            name="region"
            options={[
              { value: '', label: words.anyRegion },
              ...regions.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={draft.regionId}
            onChoose={(regionId) => change({ regionId })}
          />
        ) : null}
        {available !== null && available > 0 ? (
          <Switch
            label={words.affordable}
            on={draft.mostPoints !== null}
            onTurn={() => change({ mostPoints: draft.mostPoints === null ? available : null })}
          />
        ) : null}
        <Switch label={words.localMade} on={draft.localMade} onTurn={() => change({ localMade: !draft.localMade })} />
        <div className="mall-filters-acts">
          <Button size="big" onPress={() => onApply({ ...plainWish, search: wish.search, category: wish.category })}>
            {words.reset}
          </Button>
          <Button kind="main" size="big" onPress={() => onApply(draft)}>
            {words.apply}
          </Button>
        </div>
      </div>
    </Sheet>
  )
}

/** How many filters are on, for the button that opens them. */
export function countFilters(wish: Wish): number {
  return [wish.sort !== 'best', wish.regionId !== '', wish.localMade, wish.mostPoints !== null].filter(Boolean).length
}
