import { useAsk } from '../../../../platform/client/use-ask.ts'
import { Card } from '../../../../ui/Card.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { listMyClaims } from '../../claims.contract.ts'
import { workerText as text } from '../../worker.text.ts'
import { CoverLines } from './CoverLines.tsx'

/** The service’s part of 我的: the cover of the person. */
export default function CoverPart() {
  const asked = useAsk(listMyClaims, {})
  if (!asked.answer) return <Waiting asked={asked} cards={[3]} />
  return (
    <Card title={`${text.name}${text.cover.title}`}>
      <CoverLines cover={asked.answer.cover} />
    </Card>
  )
}
