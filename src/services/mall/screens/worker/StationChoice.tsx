import { useAsk } from '../../../../platform/client/use-ask.ts'
import { Choice } from '../../../../ui/Field.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { listStations } from '../../stations.contract.ts'
import { stationsText as text } from '../../stations-worker.text.ts'

/** Which station an order goes to. */
export function StationChoice({
  marketId,
  stationId,
  problem,
  onChoose,
}: {
  marketId: string
  stationId: string | null
  problem: string | null
  onChoose: (stationId: string) => void
}) {
  const asked = useAsk(listStations, { params: { marketId } })
  if (!asked.answer) return <Waiting asked={asked} cards={[2]} />
  if (asked.answer.stations.length === 0) return <p className="gh-soft">{text.none}</p>
  return (
    <Choice
      legend={text.choose}
      name="station"
      options={asked.answer.stations.map(({ id, name, address, hours, phone }) => ({
        value: id,
        label: name,
        note: `${address} · ${text.hours(hours, phone)}`,
      }))}
      value={stationId}
      onChoose={onChoose}
      problem={problem}
    />
  )
}
