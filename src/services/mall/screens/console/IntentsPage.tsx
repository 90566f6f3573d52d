import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { askPages } from '../../../../platform/client/ask.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { useMay, useReader } from '../../../../ui/console/reader.tsx'
import { Split } from '../../../../ui/console/Split.tsx'
import { Empty, MoreRows } from '../../../../ui/console/States.tsx'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../console.text.ts'
import { type IntentCard, listIntents } from '../../intents.contract.ts'
import { IntentDialog } from './IntentDialog.tsx'
import { IntentSheet } from './IntentSheet.tsx'
import { IntentTag } from './IntentTag.tsx'
import './mall-console.css'
import { dayOfInstant, lastDay } from './words.tsx'

const text = consoleText.intents
type State = IntentCard['state']
const states = Object.keys(text.states) as State[]

/** Letters of intent beside the one that is opened. */
export default function IntentsPage() {
  const { id } = useParams()
  const { org } = useReader()
  const mayDraft = useMay('mall.intent')
  const [drafting, setDrafting] = useState(false)
  const [params, setParams] = useSearchParams()
  const state = (params.get('state') as State | null) ?? undefined
  const asked = useInfiniteQuery({
    ...askPages(listIntents, { query: { orgId: org.id, ...(state && { state }) } }),
    refetchInterval: 30_000,
  })
  const intents = asked.data?.pages.flatMap((page) => page.intents) ?? []
  return (
    <>
      <Split
        list={
          <>
            <header>
              <h1>{text.title}</h1>
              <span className="grow" />
              {mayDraft && (
                <Button
                  type={id ? 'default' : 'primary'}
                  icon={<Icon name="plus" size="s" />}
                  onClick={() => setDrafting(true)}
                >
                  {text.draft}
                </Button>
              )}
            </header>
            <div className="split-tools">
              <Select
                aria-label={text.state}
                value={state ?? ''}
                onChange={(picked) => setParams(picked ? { state: picked } : {}, { replace: true })}
                options={[
                  { value: '', label: text.all },
                  ...states.map((one) => ({ value: one, label: text.states[one] })),
                ]}
              />
            </div>
            <Answered asked={asked} bones={6}>
              {() => (
                <div className="split-rows">
                  {intents.length === 0 ? (
                    <Empty icon="file" title={text.empty}>
                      <p>{text.emptyLead}</p>
                    </Empty>
                  ) : (
                    <>
                      <ul>
                        {intents.map((intent) => (
                          <Row key={intent.id} intent={intent} opened={intent.id === id} search={params.toString()} />
                        ))}
                      </ul>
                      <MoreRows
                        shown={intents.length}
                        unit={text.count}
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
        detail={id && <IntentSheet key={id} id={id} />}
        nothingOpened={text.pick}
      />
      {drafting && <IntentDialog intent={null} onClose={() => setDrafting(false)} />}
    </>
  )
}

function Row({ intent, opened, search }: { intent: IntentCard; opened: boolean; search: string }) {
  return (
    <li>
      <Link to={{ pathname: `/mall/intents/${intent.id}`, search }} aria-current={opened}>
        <span>
          <b>{intent.occasion}</b>
          <IntentTag state={intent.state} />
        </span>
        <span>
          <small>
            {intent.orgName}
            <span className="sep" />
            {say(text.window, { from: dayOfInstant(intent.opensAt), until: lastDay(intent.closesAt) })}
          </small>
        </span>
        <span>
          <small>{intent.number}</small>
          <small className="num">
            {say(text.people, { n: count(intent.recipients || intent.headcount) })}
            <span className="sep" />
            {say(text.each, { n: displayYuan(intent.pointsEach) })}
          </small>
        </span>
      </Link>
    </li>
  )
}
