import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { PageHead } from '../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { StateTag } from '../../../../ui/console/Marks.tsx'
import { Empty } from '../../../../ui/console/States.tsx'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { consoleStationsText } from '../../console-stations.text.ts'
import { admitStation, changeStation, closeStation, listOwnStations } from '../../stations.contract.ts'

const text = consoleStationsText.stations
type Station = ReceivedOf<typeof listOwnStations>['stations'][number]
type Doing =
  | { readonly what: 'write'; readonly station: Station | null }
  | { readonly what: 'close'; readonly station: Station }

/** Where orders of the mall are picked up: admitted, changed, closed for a reason. */
export default function StationsPage() {
  const asked = useQuery(ask(listOwnStations, {}))
  const [doing, setDoing] = useState<Doing | null>(null)
  return (
    <div className="pad">
      <PageHead title={text.title} sub={text.lead}>
        <Button
          type="primary"
          icon={<Icon name="plus" size="s" />}
          onClick={() => setDoing({ what: 'write', station: null })}
        >
          {text.admit}
        </Button>
      </PageHead>
      <section className="card">
        <Answered asked={asked} bones={5}>
          {({ stations }) =>
            stations.length === 0 ? (
              <Empty icon="building" title={text.empty}>
                <p>{text.emptyLead}</p>
              </Empty>
            ) : (
              <Stations stations={stations} onDo={setDoing} />
            )
          }
        </Answered>
      </section>
      {doing?.what === 'write' && <WriteDialog station={doing.station} onClose={() => setDoing(null)} />}
      {doing?.what === 'close' && <CloseDialog station={doing.station} onClose={() => setDoing(null)} />}
    </div>
  )
}

function Stations({ stations, onDo }: { stations: readonly Station[]; onDo: (doing: Doing) => void }) {
  return (
    <div className="table-scroll inset">
      <PlainTable
        caption={text.title}
        rows={stations}
        keyOf={(one) => one.id}
        columns={[
          {
            key: 'name',
            name: text.name,
            cell: (one) => (
              <>
                {one.name}
                <div className="muted small">{one.address}</div>
              </>
            ),
          },
          { key: 'hours', name: text.hours, cell: (one) => one.hours },
          { key: 'phone', name: text.phone, cell: (one) => <span className="num">{one.phone}</span> },
          { key: 'waiting', name: text.waiting, cell: (one) => count(one.waiting), right: true },
          { key: 'unclaimed', name: text.unclaimed, cell: (one) => count(one.unclaimed), right: true },
          {
            key: 'state',
            name: text.state,
            cell: (one) =>
              one.closedAt ? (
                <>
                  <StateTag tone="plain">{text.closed}</StateTag> <small className="muted">{one.closedBecause}</small>
                </>
              ) : (
                <StateTag tone="ok">{text.open}</StateTag>
              ),
          },
          {
            key: 'act',
            name: text.act,
            cell: (station) => (
              <span className="row">
                <Button size="small" onClick={() => onDo({ what: 'write', station })}>
                  {text.change}
                </Button>
                <Button size="small" onClick={() => onDo({ what: 'close', station })}>
                  {station.closedAt ? text.reopen : text.close}
                </Button>
              </span>
            ),
          },
        ]}
      />
    </div>
  )
}

const lengths = { name: 2, address: 5, hours: 2, phone: 6 } as const
const longest = { name: 40, address: 100, hours: 60, phone: 20 } as const

function WriteDialog({ station, onClose }: { station: Station | null; onClose: () => void }) {
  const answers = useQueryClient()
  const [draft, setDraft] = useState(() => ({
    name: station?.name ?? '',
    address: station?.address ?? '',
    hours: station?.hours ?? '',
    phone: station?.phone ?? '',
  }))
  const saving = useMutation({
    mutationFn: (): Promise<unknown> =>
      station ? call(changeStation, { params: { id: station.id }, body: draft }) : call(admitStation, { body: draft }),
    onSuccess: () => answers.invalidateQueries(),
  })
  const names = Object.keys(lengths) as (keyof typeof lengths)[]
  return (
    <ActDialog
      open
      title={station ? text.change : text.admit}
      onClose={onClose}
      act={{
        name: station ? text.save : text.admit,
        busy: saving.isPending,
        locked: names.some((name) => draft[name].trim().length < lengths[name]),
        onAct: () => saving.mutate(),
      }}
      problem={sentenceOf(saving.error)}
      done={saving.isSuccess && <p>{station ? text.changed : text.admitted}</p>}
    >
      <Form layout="vertical" component="div">
        {names.map((name) => (
          <Form.Item
            key={name}
            label={text[name]}
            htmlFor={`station-${name}`}
            help={name === 'hours' ? text.hoursHelp : undefined}
          >
            <Input
              id={`station-${name}`}
              maxLength={longest[name]}
              value={draft[name]}
              onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
            />
          </Form.Item>
        ))}
      </Form>
    </ActDialog>
  )
}

function CloseDialog({ station, onClose }: { station: Station; onClose: () => void }) {
  const answers = useQueryClient()
  const [because, setBecause] = useState('')
  const closed = station.closedAt !== null
  const closing = useMutation({
    mutationFn: () =>
      call(closeStation, { params: { id: station.id }, body: { because: closed ? null : because.trim() } }),
    onSuccess: async () => {
      await answers.invalidateQueries()
      onClose()
    },
  })
  return (
    <ActDialog
      open
      title={`${closed ? text.reopen : text.close} · ${station.name}`}
      onClose={onClose}
      act={{
        name: closed ? text.reopen : text.close,
        danger: !closed,
        busy: closing.isPending,
        locked: !closed && because.trim().length < 2,
        onAct: () => closing.mutate(),
      }}
      problem={sentenceOf(closing.error)}
    >
      <p>{closed ? text.reopenLead : text.closeLead}</p>
      {!closed && (
        <Form layout="vertical" component="div">
          <Form.Item label={text.because} htmlFor="station-because">
            <Input
              id="station-because"
              maxLength={200}
              value={because}
              onChange={(event) => setBecause(event.target.value)}
            />
          </Form.Item>
        </Form>
      )}
    </ActDialog>
  )
}
