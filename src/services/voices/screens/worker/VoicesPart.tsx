import { useAsk } from '../../../../platform/client/use-ask.ts'
import { Card } from '../../../../ui/Card.tsx'
import { ListRow } from '../../../../ui/ListRow.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { listMyConsultations } from '../../acquaintances.contract.ts'
import { careText } from '../../care-worker.text.ts'
import { listMyVisits } from '../../visits.contract.ts'
import { workerText } from '../../worker.text.ts'

const text = workerText.mine

/** The service’s part of 我的; what she does for others only when she has been asked to. */
export default function VoicesPart({ href }: PageGiven) {
  const consultations = useAsk(listMyConsultations, {}).answer?.consultations ?? []
  const visits = useAsk(listMyVisits, {}).answer?.visits ?? []
  const open = consultations.filter((one) => one.isOpen).length
  const due = visits.filter((one) => one.maySend).length
  return (
    <Card title={text.title}>
      <ListRow icon="chat" href={href('/voices')} title={text.voices} note={text.voicesNote} />
      {consultations.length > 0 ? (
        <ListRow
          icon="handshake"
          href={href('/voices/consultations')}
          title={careText.mine.consultations}
          note={careText.mine.consultationsNote(open)}
        />
      ) : null}
      {visits.length > 0 ? (
        <ListRow
          icon="home"
          href={href('/voices/visits')}
          title={careText.mine.visits}
          note={careText.mine.visitsNote(due)}
        />
      ) : null}
    </Card>
  )
}
