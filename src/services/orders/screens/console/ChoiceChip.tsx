import { Dropdown } from 'antd'
import { ChipOn } from '../../../../ui/console/Marks.tsx'
import { Icon } from '../../../../ui/icons/Icon.tsx'

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
      }}
    >
      <button type="button" className="chip">
        {name}
        <Icon name="chevron-down" size="s" />
      </button>
    </Dropdown>
  )
}
