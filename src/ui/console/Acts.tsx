import { Button, Dropdown } from 'antd'
import { Icon, type IconName } from '../icons/Icon.tsx'
import './sheet.css'
import { kitText } from './text.ts'

export type Act = {
  readonly key: string
  readonly name: string
  readonly icon?: IconName
  /** The one act a reader most likely came for. */
  readonly main?: boolean
  readonly danger?: boolean
  /** Why it cannot be done now; it stays in its place, locked, with this beside it. */
  readonly because?: string | null
  readonly onAct: () => void
}

/** Beyond these the open ones wait in a menu, and the locked ones fold into a list with their reasons. */
const openMost = 7
const lockedMost = 4

/** What may be done now, and beside it what may not and why. */
export function Acts({ acts }: { acts: readonly Act[] }) {
  if (acts.length === 0) return null
  const locked = acts.filter((act) => act.because)
  const isFolded = locked.length > lockedMost
  const open = acts.filter((act) => !act.because)
  const [near, far] = open.length > openMost ? [open.slice(0, openMost - 1), open.slice(openMost - 1)] : [open, []]
  const shown = isFolded ? near : acts.filter((act) => act.because || near.includes(act))
  return (
    <>
      <div className="acts no-print">
        {shown.map((act) => (
          <Button
            key={act.key}
            type={act.main && !act.because ? 'primary' : 'default'}
            danger={act.danger && !act.because}
            disabled={Boolean(act.because)}
            onClick={act.onAct}
            icon={act.because ? <Icon name="lock" size="s" /> : act.icon && <Icon name={act.icon} size="s" />}
            aria-describedby={act.because ? whyOf(acts, act.because) : undefined}
          >
            {act.name}
          </Button>
        ))}
        {far.length > 0 && <More acts={far} />}
      </div>
      {locked.length > 0 && (isFolded ? <Folded acts={locked} /> : <Reasons acts={locked} />)}
    </>
  )
}

const locksOf = (acts: readonly Act[], because: string) => acts.filter((act) => act.because === because)

/** Acts that cannot be done for the same reason share its sentence. */
const whyOf = (acts: readonly Act[], because: string) => `why-${locksOf(acts, because)[0]!.key}`

function More({ acts }: { acts: readonly Act[] }) {
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: acts.map((act) => ({ key: act.key, label: act.name, danger: act.danger ?? false })),
        onClick: ({ key }) => acts.find((act) => act.key === key)!.onAct(),
      }}
    >
      <Button icon={<Icon name="more" size="s" />}>{kitText.moreActs}</Button>
    </Dropdown>
  )
}

function Reasons({ acts }: { acts: readonly Act[] }) {
  const reasons = [...new Set(acts.flatMap((act) => act.because ?? []))]
  return (
    <p className="acts-why no-print">
      {reasons.map((because) => (
        <span key={because} id={whyOf(acts, because)}>
          <b>
            {locksOf(acts, because)
              .map(({ name }) => name)
              .join(kitText.and)}
          </b>
          {because}
        </span>
      ))}
    </p>
  )
}

function Folded({ acts }: { acts: readonly Act[] }) {
  return (
    <details className="acts-folded no-print">
      <summary>{kitText.notNow}</summary>
      <Reasons acts={acts} />
    </details>
  )
}
