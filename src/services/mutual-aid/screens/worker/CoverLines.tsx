import { sayFullDay } from '../../../../platform/client/say-dates.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { EmptyState } from '../../../../ui/EmptyState.tsx'
import { Lines } from '../../../../ui/Lines.tsx'
import type { listMyClaims } from '../../claims.contract.ts'
import { workerText as text } from '../../worker.text.ts'

/** From when to when a person is covered, and by which union; or how one comes to be. */
export function CoverLines({ cover }: { cover: ReceivedOf<typeof listMyClaims>['cover'] }) {
  if (!cover) {
    return (
      <EmptyState icon="shield" title={text.cover.none}>
        <p>{text.cover.noneNote}</p>
      </EmptyState>
    )
  }
  return (
    <Lines
      lines={[
        { label: text.cover.from, value: sayFullDay(cover.startsOn) },
        { label: text.cover.to, value: sayFullDay(cover.endsOn) },
        { label: text.cover.by, value: cover.orgName },
      ]}
    />
  )
}
