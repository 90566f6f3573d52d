import { Button } from 'antd'
import { Icon, type IconName } from '../icons/Icon.tsx'
import './sheet.css'

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

/** What may be done now, and beside it what may not and why. */
export function Acts({ acts }: { acts: readonly Act[] }) {
  const locked = acts.filter((act) => act.because)
  if (acts.length === 0) return null
  return (
    <>
      <div className="acts no-print">
        {acts.map((act) => (
          <Button
            key={act.key}
            type={act.main && !act.because ? 'primary' : 'default'}
            danger={act.danger && !act.because}
            disabled={Boolean(act.because)}
            onClick={act.onAct}
            icon={act.because ? <Icon name="lock" size="s" /> : act.icon && <Icon name={act.icon} size="s" />}
            aria-describedby={act.because ? `why-${act.key}` : undefined}
          >
            {act.name}
          </Button>
        ))}
      </div>
      {locked.length > 0 && (
        <p className="acts-why no-print">
          {locked.map((act) => (
            <span key={act.key} id={`why-${act.key}`}>
              <b>{act.name}</b>
              {act.because}
            </span>
          ))}
        </p>
      )}
    </>
  )
}
