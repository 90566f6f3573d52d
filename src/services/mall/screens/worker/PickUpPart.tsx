import { sayDay, sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow, today } from '../../../../platform/client/today.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { Card } from '../../../../ui/Card.tsx'
import { Lines } from '../../../../ui/Lines.tsx'
import type { getMyOrder } from '../../orders.contract.ts'
import { stationsText as text } from '../../stations-worker.text.ts'
import './pick-up.css'

type PickUp = NonNullable<ReceivedOf<typeof getMyOrder>['pickUp']>

/** Where an order is picked up, and what to show there. */
export function PickUpPart({ pickUp, shipped }: { pickUp: PickUp; shipped: boolean }) {
  const { station, parcel } = pickUp
  const waits = parcel !== null && parcel.pickedUpAt === null && parcel.handedBackAt === null
  return (
    <Card title={text.card}>
      {waits ? (
        <>
          <p className="mall-pick-up">
            <small>{text.code}</small>
            <b className="gh-num">{`${parcel.code.slice(0, 3)} ${parcel.code.slice(3)}`}</b>
          </p>
          <p className="gh-small">{text.atStation}</p>
          <p className="gh-small gh-soft">{text.keptUntil(sayDay(parcel.keepUntil, today()))}</p>
        </>
      ) : (
        <p className="gh-small gh-soft">{saidOf(parcel, shipped)}</p>
      )}
      <Lines
        lines={[
          { label: text.station, value: station.name, note: station.address },
          { label: text.open, value: station.hours },
          ...(waits ? [{ label: text.shelf, value: parcel.shelf }] : []),
          {
            label: text.phone,
            value: (
              <a className="gh-link" href={`tel:${station.phone}`}>
                {station.phone}
              </a>
            ),
          },
        ]}
      />
    </Card>
  )
}

function saidOf(parcel: PickUp['parcel'], shipped: boolean): string | null {
  if (parcel?.pickedUpAt) return text.picked(sayInstant(parcel.pickedUpAt, instantNow()))
  if (parcel?.handedBackAt) return text.back(sayInstant(parcel.handedBackAt, instantNow()))
  return shipped ? text.coming : null
}
