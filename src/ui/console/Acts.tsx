import { Button } from 'antd'
import { Icon, type IconName } from '../icons/Icon.tsx'
import { kitText } from './text.ts'
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
  const reasons = [...new Set(acts.flatMap((act) => act.because ?? []))]
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
            aria-describedby={act.because ? whyOf(acts, act.because) : undefined}
          >
            {act.name}
          </Button>
        ))}
      </div>
      {reasons.length > 0 && (
        <p className="acts-why no-print">
          {reasons.map((because) => (
            <span key={because} id={whyOf(acts, because)}>
              <b>
                {locked(acts, because)
                  .map(({ name }) => name)
                  .join(kitText.and)}
              </b>
              {because}
            </span>
          ))}
        </p>
      )}
    </>
  )
}

const locked = (acts: readonly Act[], because: string) => acts.filter((act) => act.because === because)

/** Acts that cannot be done for the same reason share its sentence. */
const whyOf = (acts: readonly Act[], because: string) => `why-${locked(acts, because)[0]!.key}`
