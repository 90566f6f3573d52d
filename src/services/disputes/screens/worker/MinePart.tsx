import { useAsk } from '../../../../platform/client/use-ask.ts'
import { Card } from '../../../../ui/Card.tsx'
import { ListRow } from '../../../../ui/ListRow.tsx'
import { StatusTag } from '../../../../ui/StatusTag.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { listMyDisputes } from '../../claims.contract.ts'
import { workerText as text } from '../../worker.text.ts'

/** The service's part of 我的: her newest dispute, and nothing for whoever has none. */
export default function MinePart({ href }: PageGiven) {
  const newest = useAsk(listMyDisputes, {}).answer?.disputes[0]
  if (!newest) return null
  return (
    <Card title={text.name}>
      <ListRow
        href={href(`/disputes/${newest.case.id}`)}
        title={newest.firmName}
        note={newest.case.stateName}
        end={<StatusTag status={newest.case.personStatus} />}
      />
    </Card>
  )
}
