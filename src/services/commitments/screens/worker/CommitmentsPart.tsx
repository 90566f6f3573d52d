import { Card } from '../../../../ui/Card.tsx'
import { ListRow } from '../../../../ui/ListRow.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { workerText } from '../../worker.text.ts'

const text = workerText.mine

/** The service’s part of 我的. */
export default function CommitmentsPart({ href }: PageGiven) {
  return (
    <Card title={text.title}>
      <ListRow icon="flag" href={href('/commitments')} title={workerText.serviceNote} note={text.note} />
    </Card>
  )
}
