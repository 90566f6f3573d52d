import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { ask } from '../../../../../platform/client/ask.ts'
import { sayDay } from '../../../../../platform/client/say-dates.ts'
import { today } from '../../../../../platform/client/today.ts'
import { Answered } from '../../../../../ui/console/Answered.tsx'
import { PageHead } from '../../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../../ui/console/Facts.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { StateTag, type Tone } from '../../../../../ui/console/Marks.tsx'
import { Empty } from '../../../../../ui/console/States.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { listRegions, type PavilionCard, type RegionRow } from '../../../pavilions.contract.ts'
import { pavilionStateText } from '../../../pavilions.text.ts'
import { pavilionsText } from '../../../pavilions-console.text.ts'
import { OpeningDialog } from './OpeningDialog.tsx'
import { CloseDialog, OpenDialog, RegionDialog, WordsDialog } from './PavilionDialogs.tsx'

const text = pavilionsText.pavilions
const tones: Record<PavilionCard['state'], Tone> = { open: 'ok', coming: 'info', closed: 'plain', empty: 'plain' }

type Opened =
  | { readonly what: 'region' | 'openings' }
  | { readonly what: 'words' | 'open' | 'close'; readonly region: RegionRow }

/** Aided regions and their pavilions: entered, given words, opened and closed by days. */
export default function PavilionsPage() {
  const asked = useQuery(ask(listRegions, {}))
  const [opened, setOpened] = useState<Opened | null>(null)
  const close = () => setOpened(null)
  const lead = asked.data && say(text.lead, { market: asked.data.marketName, n: asked.data.regions.length })
  return (
    <div className="pad">
      <PageHead title={text.title} sub={lead}>
        <Button onClick={() => setOpened({ what: 'openings' })}>{text.openings}</Button>
        <Button type="primary" icon={<Icon name="plus" size="s" />} onClick={() => setOpened({ what: 'region' })}>
          {text.addRegion}
        </Button>
      </PageHead>
      <section className="card">
        <Answered asked={asked} bones={6}>
          {({ regions }) =>
            regions.length === 0 ? (
              <Empty icon="pin" title={text.empty}>
                <p>{text.emptyLead}</p>
              </Empty>
            ) : (
              <div className="table-scroll inset">
                <Regions regions={regions} onOpen={setOpened} />
              </div>
            )
          }
        </Answered>
      </section>
      {opened?.what === 'region' && <RegionDialog onClose={close} />}
      {opened?.what === 'openings' && <OpeningDialog regions={asked.data?.regions ?? []} onClose={close} />}
      {opened?.what === 'words' && <WordsDialog region={opened.region} onClose={close} />}
      {opened?.what === 'open' && <OpenDialog region={opened.region} onClose={close} />}
      {opened?.what === 'close' && <CloseDialog region={opened.region} onClose={close} />}
    </div>
  )
}

function Regions({ regions, onOpen }: { regions: readonly RegionRow[]; onOpen: (opened: Opened) => void }) {
  return (
    <PlainTable
      caption={text.title}
      rows={regions}
      keyOf={(one) => one.id}
      columns={[
        { key: 'region', name: text.region, cell: (one) => one.name },
        { key: 'partner', name: text.partner, cell: (one) => one.partner },
        { key: 'pavilion', name: text.pavilion, cell: ({ pavilion }) => pavilion?.name ?? text.none },
        {
          key: 'state',
          name: text.state,
          cell: ({ pavilion }) =>
            pavilion && <StateTag tone={tones[pavilion.state]}>{pavilionStateText[pavilion.state]}</StateTag>,
        },
        { key: 'season', name: text.season, cell: ({ pavilion }) => pavilion && <Season pavilion={pavilion} /> },
        {
          key: 'products',
          name: text.products,
          right: true,
          cell: ({ pavilion }) => (pavilion ? count(pavilion.products) : ''),
        },
        {
          key: 'waiting',
          name: text.waiting,
          right: true,
          cell: (one) =>
            one.waitingProofs > 0 && (
              <Link className="link" to={`/mall/origin-proofs?regionId=${one.id}`}>
                {say(text.waitingOf, { n: count(one.waitingProofs) })}
              </Link>
            ),
        },
        { key: 'act', name: text.act, cell: (one) => <RegionActs region={one} onOpen={onOpen} /> },
      ]}
    />
  )
}

function Season({ pavilion }: { pavilion: NonNullable<RegionRow['pavilion']> }) {
  const { opensOn, closesOn, seasons } = pavilion
  if (opensOn === null) return null
  const from = sayDay(opensOn, today())
  return (
    <>
      {closesOn === null ? say(text.span, { from }) : say(text.spanTo, { from, to: sayDay(closesOn, today()) })}
      {seasons.length > 1 && <small className="muted"> {say(text.past, { n: seasons.length - 1 })}</small>}
    </>
  )
}

function RegionActs({ region, onOpen }: { region: RegionRow; onOpen: (opened: Opened) => void }) {
  const { pavilion } = region
  const running = pavilion?.seasons.some((season) => season.closesOn === null)
  return (
    <span className="row">
      <Button size="small" onClick={() => onOpen({ what: 'words', region })}>
        {pavilion ? text.edit : text.found}
      </Button>
      {pavilion && (
        <Button size="small" onClick={() => onOpen({ what: running ? 'close' : 'open', region })}>
          {running ? text.close : text.open}
        </Button>
      )}
      {pavilion && pavilion.state !== 'empty' && (
        <a className="link" href={`/pavilion?id=${pavilion.id}`} target="_blank" rel="noreferrer">
          {text.see}
        </a>
      )}
    </span>
  )
}
