import type { ReactNode } from 'react'
import { Icon, type IconName } from './icons/Icon.tsx'
import './list-row.css'

/** One line of a list that leads somewhere: name, one grey line, and at the right edge its state or a way on. */
export function ListRow({
  href,
  icon,
  title,
  note,
  end,
}: {
  href: string
  icon?: IconName
  title: ReactNode
  note?: ReactNode
  end?: ReactNode
}) {
  return (
    <a className="gh-row" href={href}>
      {icon ? <Icon name={icon} size="l" /> : null}
      <span className="gh-row-words">
        <span className="gh-row-title">{title}</span>
        {note ? <small>{note}</small> : null}
      </span>
      {end ?? <Icon name="chevron-right" size="s" />}
    </a>
  )
}
