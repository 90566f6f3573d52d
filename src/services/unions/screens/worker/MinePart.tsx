import { useAsk } from '../../../../platform/client/use-ask.ts'
import { Card } from '../../../../ui/Card.tsx'
import { ListRow } from '../../../../ui/ListRow.tsx'
import { StatusTag } from '../../../../ui/StatusTag.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { listMyApplications } from '../../foundings.contract.ts'
import { workerText as text } from '../../worker.text.ts'
import { statusOf } from './status.ts'

/** The service's part of 我的: her newest application, and nothing for whoever has none. */
export default function MinePart({ href }: PageGiven) {
  const newest = useAsk(listMyApplications, {}).answer?.applications[0]
  if (!newest) return null
  return (
    <Card title={text.name}>
      <ListRow
        href={href(`/unions/applications/${newest.id}`)}
        title={newest.name}
        end={<StatusTag status={statusOf[newest.state]} />}
      />
    </Card>
  )
}
