import { useState } from 'react'
import { type Act, Acts } from '../../../../../ui/console/Acts.tsx'
import { useReader } from '../../../../../ui/console/reader.tsx'
import type { IconName } from '../../../../../ui/icons/Icon.tsx'
import type { ClaimDetail } from '../../../claims.contract.ts'
import { consoleText } from '../../../console.text.ts'
import { type ClaimAct, ClaimActDialog } from './ClaimActDialog.tsx'
import { isClosed } from './claim-tone.ts'

type Known = { permission: string; icon: IconName; weight: 'main' | 'danger' | 'plain' }

/** The acts of a claim that are taken in the console; what the person or the platform does is not among them. */
const known: Readonly<Record<Exclude<ClaimAct, 'supervise'>, Known>> = {
  notify: { permission: 'mutual-aid.notify', icon: 'phone', weight: 'main' },
  approve: { permission: 'mutual-aid.review', icon: 'check', weight: 'main' },
  'send-back': { permission: 'mutual-aid.review', icon: 'undo', weight: 'plain' },
  lapse: { permission: 'mutual-aid.lapse', icon: 'close', weight: 'danger' },
}

/** What the reader may do with this claim now, and what she may not, with the reason. */
export function ClaimActs({ detail }: { detail: ClaimDetail }) {
  const { permissions, org } = useReader()
  const [opened, setOpened] = useState<ClaimAct | null>(null)
  const { claim, actions } = detail
  if (isClosed(claim.state)) return null

  const own: Act[] = actions.flatMap(({ action, name, allowed, because }) => {
    const kind = known[action as keyof typeof known]
    if (!kind || !permissions.has(kind.permission)) return []
    return [
      {
        key: action,
        name,
        icon: kind.icon,
        main: kind.weight === 'main',
        danger: kind.weight === 'danger',
        because: allowed ? null : because,
        onAct: () => setOpened(action as ClaimAct),
      },
    ]
  })
  const supervision: Act[] =
    permissions.has('cases.supervise') && claim.deskOrgId !== org.id
      ? [
          {
            key: 'supervise',
            name: consoleText.acts.supervise.title,
            icon: 'flag',
            onAct: () => setOpened('supervise'),
          },
        ]
      : []
  return (
    <>
      <Acts acts={[...own, ...supervision]} />
      {opened && <ClaimActDialog act={opened} claim={claim} onClose={() => setOpened(null)} />}
    </>
  )
}
