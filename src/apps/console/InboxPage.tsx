import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from 'react-router'
import {
  type CaseCard,
  type CaseTypeCard,
  countCases,
  getDesk,
  getTimeline,
  listCases,
} from '../../kernel/cases/contract.ts'
import {
  CaseDesk,
  CaseSheet,
  type DeskChoice,
  type DeskRow,
  deskFilters,
  headOfCase,
  periodStart,
  rowOfCase,
} from '../../kernel/cases/screens.ts'
import { CaseExport } from '../../kernel/privacy/screens.ts'
import { ask, askPages } from '../../platform/client/ask.ts'
import { sayFullDay } from '../../platform/client/say-dates.ts'
import { useFilters } from '../../platform/client/use-filters.ts'
import { dayOf } from '../../platform/dates.ts'
import { displayYuan } from '../../platform/money.ts'
import { Answered } from '../../ui/console/Answered.tsx'
import { Facts } from '../../ui/console/Facts.tsx'
import { count } from '../../ui/console/figures.ts'
import { useReader } from '../../ui/console/reader.tsx'
import { say } from '../../ui/console/text.ts'
import { casePath } from './services.ts'
import { shellText } from './text.ts'

const text = shellText.inbox
const path = '/inbox'
const filters = [...deskFilters, 'all', 'type', 'called'] as const

/** 待办: what waits at the reader's desks, whatever the service, what is late first; or everything below her. */
export default function InboxPage() {
  const { id } = useParams()
  const { org } = useReader()
  const place = useFilters(filters)
  const { orgId, state, late, period, search, all, type, called } = place.filter
  const counts = useQuery({ ...ask(countCases, { query: { orgId } }), refetchInterval: 60_000 })
  const desk = useQuery({ ...ask(getDesk, {}), refetchInterval: 60_000 })
  const filter = {
    ...(all ? { orgId } : { at: 'desk' as const }),
    ...{ type, state, search, from: periodStart(period) },
    late: late ? ('yes' as const) : undefined,
  }
  const asked = useInfiniteQuery({ ...askPages(listCases, { query: filter }), refetchInterval: 60_000 })
  const types = counts.data?.types ?? []
  const calls = desk.data?.called ?? []
  return (
    <CaseDesk
      words={text}
      icon="check-circle"
      path={path}
      asked={asked}
      cardsOf={(page) => (called ? calls : page.cases)}
      rowOf={(card) => rowOf(card, org.id)}
      place={place}
      filters={{
        ...(all ? {} : { org: 'no' as const }),
        late: 'yes',
        period: 'yes',
        choices: choicesOf(types, type),
        turns: [
          { key: 'all', name: text.all },
          ...(calls.length > 0 || called ? [{ key: 'called', name: say(text.called, { n: calls.length }) }] : []),
        ],
      }}
      tools={<CaseExport filter={filter} />}
      summary={
        <Summary
          types={types.filter((one) => type === undefined || one.type === type)}
          waiting={desk.data?.waitingCount}
        />
      }
      openedId={id ?? null}
      detail={id && <Opened key={id} id={id} list={{ pathname: path, search: place.address }} />}
    />
  )
}

/** The kinds she may read; once one is chosen, its steps. */
function choicesOf(types: readonly CaseTypeCard[], chosen: string | undefined): DeskChoice[] {
  const kinds = Object.fromEntries(
    types.map((one) => [one.type, say(text.kindCount, { name: one.name, n: count(one.open) })]),
  )
  const steps = types.find((one) => one.type === chosen)?.states ?? []
  const ofKind = {
    key: 'state',
    name: text.state,
    words: Object.fromEntries(steps.map((one) => [one.state, one.name])),
  }
  return [{ key: 'type', name: text.kind, words: kinds }, ...(steps.length > 0 ? [ofKind] : [])]
}

function rowOf(card: CaseCard, readerOrgId: string): DeskRow {
  const note = [card.typeName, card.subtitle, card.orgName].filter(Boolean).join(' · ')
  return { ...rowOfCase(card, readerOrgId), note }
}

function Summary({ types, waiting }: { types: readonly CaseTypeCard[]; waiting: number | undefined }) {
  const open = types.reduce((sum, one) => sum + one.open, 0)
  const late = types.reduce((sum, one) => sum + one.late, 0)
  return (
    <>
      <span>{say(text.summary, { waiting: count(waiting ?? 0), open: count(open) })}</span>
      {late > 0 && <span className="due bad">{say(text.late, { n: count(late) })}</span>}
    </>
  )
}

/** A case of any kind: what everybody may know of it, and the way to the page where it is handled. */
function Opened({ id, list }: { id: string; list: { pathname: string; search: string } }) {
  const { org } = useReader()
  const go = useNavigate()
  const asked = useQuery({ ...ask(getTimeline, { params: { id } }), refetchInterval: 30_000 })
  return (
    <Answered asked={asked} bones={6}>
      {({ case: card, events }) => {
        const page = casePath(card.type, card.id)
        const open = { key: 'open', name: text.open, main: true, onAct: () => void go(page!) }
        return (
          <CaseSheet head={headOfCase(card, org.id)} list={list} events={events} acts={page === null ? [] : [open]}>
            <section>
              <Facts
                facts={[
                  { name: text.facts.kind, value: card.typeName },
                  { name: text.facts.of, value: card.subtitle },
                  { name: text.facts.opened, value: sayFullDay(dayOf(card.openedAt)) },
                  {
                    name: text.facts.amount,
                    value: card.amountFen !== null && say(text.amount, { yuan: displayYuan(card.amountFen) }),
                  },
                ].filter(({ value }) => value !== false)}
              />
            </section>
          </CaseSheet>
        )
      }}
    </Answered>
  )
}
