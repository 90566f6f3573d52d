import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { askPages } from '../../../../platform/client/ask.ts'
import { sayDay } from '../../../../platform/client/say-dates.ts'
import { today } from '../../../../platform/client/today.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { StateTag } from '../../../../ui/console/Marks.tsx'
import { useReader } from '../../../../ui/console/reader.tsx'
import { Split } from '../../../../ui/console/Split.tsx'
import { Empty, MoreRows } from '../../../../ui/console/States.tsx'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { type BenefitRow, listBenefits } from '../../benefits.contract.ts'
import { benefitsConsoleText } from '../../benefits-console.text.ts'
import { benefitsText } from '../../benefits-worker.text.ts'
import './benefits-console.css'
import { priceWords, stateTones, todayWords } from './benefit-words.ts'
import { OfferDialog } from './OfferDialog.tsx'
import { OfferSheet } from './OfferSheet.tsx'
import { RuleDialog } from './RuleDialog.tsx'

const text = benefitsConsoleText.benefits
type State = BenefitRow['state']
const states = Object.keys(text.states) as State[]
const kinds = Object.keys(text.kinds) as BenefitRow['price']['kind'][]

/** 会员优惠: what unions here offer, each with today's quota, beside the one that is opened. */
export default function OffersPage() {
  const { id } = useParams()
  const { org } = useReader()
  const [params, setParams] = useSearchParams()
  const [typed, setTyped] = useState(params.get('search') ?? '')
  const [open, setOpen] = useState<'new' | 'rule' | null>(null)
  const search = useDeferredValue(typed.trim())
  const state = states.find((one) => one === params.get('state'))
  const kind = kinds.find((one) => one === params.get('kind'))
  const query = { orgId: org.id, ...(state && { state }), ...(kind && { kind }), ...(search && { search }) }
  const asked = useInfiniteQuery({ ...askPages(listBenefits, { query }), refetchInterval: 30_000 })
  const benefits = asked.data?.pages.flatMap((page) => page.benefits) ?? []
  const counts = asked.data?.pages[0]?.counts
  const filtered = Boolean(state || kind || search)
  const turn = (name: string, value: string) => {
    const next = new URLSearchParams(params)
    if (value) next.set(name, value)
    else next.delete(name)
    setParams(next, { replace: true })
  }
  return (
    <>
      <Split
        list={
          <>
            <header>
              <h1>{text.title}</h1>
              <span className="grow" />
              <Button onClick={() => setOpen('rule')}>{text.rule}</Button>
              <Button
                type={id ? 'default' : 'primary'}
                icon={<Icon name="plus" size="s" />}
                onClick={() => setOpen('new')}
              >
                {text.add}
              </Button>
            </header>
            <div className="split-tools benefit-filters">
              <Input
                allowClear
                prefix={<Icon name="search" size="s" />}
                placeholder={text.search}
                aria-label={text.search}
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                onBlur={() => turn('search', search)}
              />
              <Select
                aria-label={text.state}
                value={state ?? ''}
                onChange={(picked) => turn('state', picked)}
                options={[
                  { value: '', label: text.all },
                  ...states.map((one) => ({
                    value: one,
                    label: counts ? `${text.states[one]} ${count(counts[one] ?? 0)}` : text.states[one],
                  })),
                ]}
              />
              <Select
                aria-label={text.kind}
                value={kind ?? ''}
                onChange={(picked) => turn('kind', picked)}
                options={[
                  { value: '', label: text.allKinds },
                  ...kinds.map((one) => ({ value: one, label: text.kinds[one] })),
                ]}
              />
            </div>
            <Answered asked={asked} bones={6}>
              {() => (
                <div className="split-rows">
                  {benefits.length === 0 ? (
                    <Empty icon="card" title={filtered ? text.emptyFiltered : text.empty}>
                      <p>{filtered ? text.emptyFilteredLead : text.emptyLead}</p>
                    </Empty>
                  ) : (
                    <>
                      <ul>
                        {benefits.map((benefit) => (
                          <Row
                            key={benefit.id}
                            benefit={benefit}
                            opened={benefit.id === id}
                            search={params.toString()}
                          />
                        ))}
                      </ul>
                      <MoreRows
                        shown={benefits.length}
                        unit={text.unit}
                        more={asked.hasNextPage}
                        loading={asked.isFetchingNextPage}
                        onMore={() => void asked.fetchNextPage()}
                      />
                    </>
                  )}
                </div>
              )}
            </Answered>
          </>
        }
        detail={id && <OfferSheet key={id} id={id} />}
        nothingOpened={text.pick}
      />
      {open === 'new' && <OfferDialog benefit={null} onClose={() => setOpen(null)} />}
      {open === 'rule' && <RuleDialog onClose={() => setOpen(null)} />}
    </>
  )
}

function Row({ benefit, opened, search }: { benefit: BenefitRow; opened: boolean; search: string }) {
  return (
    <li>
      <Link to={{ pathname: `/mall/benefits/${benefit.id}`, search }} aria-current={opened}>
        <span>
          <b>{benefit.name}</b>
          <StateTag tone={stateTones[benefit.state]}>{text.states[benefit.state]}</StateTag>
        </span>
        <span>
          <small>
            {benefit.merchantName}
            <span className="sep" />
            {priceWords(benefit.price)}
          </small>
          <small className="num">
            {benefit.state === 'open' ? todayWords(benefit) : say(text.total, { taken: count(benefit.taken) })}
          </small>
        </span>
        <span>
          <small>{benefitsText.list.until(sayDay(benefit.untilOn, today()))}</small>
          {benefit.campaign && <small>{benefit.campaign}</small>}
        </span>
      </Link>
    </li>
  )
}
