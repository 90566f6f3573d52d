import { useAsk } from '../../../../platform/client/use-ask.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { Card } from '../../../../ui/Card.tsx'
import { EmptyState } from '../../../../ui/EmptyState.tsx'
import { ListRow } from '../../../../ui/ListRow.tsx'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { Tag } from '../../../../ui/Tag.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { listMyConsultations } from '../../acquaintances.contract.ts'
import { careText } from '../../care-worker.text.ts'

const text = careText.consultations
type Consultation = ReceivedOf<typeof listMyConsultations>['consultations'][number]

/** 请我帮忙的事: what the reader has been given as a trusted person. */
export default function ConsultationsPage({ href }: PageGiven) {
  const asked = useAsk(listMyConsultations, {})
  const all = asked.answer?.consultations ?? []
  const rows = (title: string, some: readonly Consultation[]) =>
    some.length === 0 ? null : (
      <Card title={title}>
        <ul className="gh-rows">
          {some.map((one) => (
            <li key={one.id}>
              <ListRow
                href={href(`/voices/consultations/${one.id}`)}
                title={one.title}
                note={text.note(one.personName, one.orgName)}
                end={<Tag tone={one.isOpen ? 'info' : 'ok'}>{one.stateName}</Tag>}
              />
            </li>
          ))}
        </ul>
      </Card>
    )
  return (
    <Page top={<TopBar title={text.title} backHref={href('/mine')} />}>
      {asked.answer ? (
        <>
          {rows(
            text.open,
            all.filter((one) => one.isOpen),
          )}
          {rows(
            text.ended,
            all.filter((one) => !one.isOpen),
          )}
          {all.length === 0 ? (
            <Card>
              <EmptyState icon="handshake" title={text.none}>
                <p>{text.noneNote}</p>
              </EmptyState>
            </Card>
          ) : null}
        </>
      ) : (
        <Waiting asked={asked} cards={[3, 3]} />
      )}
    </Page>
  )
}
