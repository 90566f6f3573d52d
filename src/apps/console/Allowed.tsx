import type { ReactNode } from 'react'
import { useMay } from '../../ui/console/reader.tsx'
import { Empty } from '../../ui/console/States.tsx'
import { shellText } from './text.ts'

/** The page, or why the reader's present role does not see it. */
export function Allowed({ permission, children }: { permission: string | null; children: ReactNode }) {
  if (useMay(permission)) return children
  return (
    <Empty icon="lock" title={shellText.problem.notAllowed}>
      <p>{shellText.problem.notAllowedLead}</p>
    </Empty>
  )
}
