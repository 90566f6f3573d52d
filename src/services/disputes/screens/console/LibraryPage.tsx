import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { addressOf } from '../../../../platform/client/address.ts'
import { ask, askPages } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Card, PageHead } from '../../../../ui/console/Card.tsx'
import { useMay, useReader } from '../../../../ui/console/reader.tsx'
import { Empty, MoreRows } from '../../../../ui/console/States.tsx'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { industryNames } from '../../case.text.ts'
import {
  listCompilations,
  listStories,
  openCompilation,
  publishCompilation,
  withdrawCompilation,
  withdrawStory,
} from '../../learning.contract.ts'
import { registersText } from '../../registers.text.ts'
import { ActForm, type FormPlan, type OnAct } from './ActForm.tsx'
import './disputes.css'
import { fileIdOf } from './FormField.tsx'
import { choicesOf, fullDay } from './words.ts'

const text = registersText.library

/** 案例和汇编: what everybody may read, as the public sees it, with what takes it down. */
export default function LibraryPage() {
  const { org } = useReader()
  const mayPublish = useMay('disputes.publish')
  const [plan, setPlan] = useState<FormPlan | null>(null)
  return (
    <div className="pad">
      <PageHead title={registersText.rooms.library}>
        {mayPublish && (
          <Button type="primary" onClick={() => setPlan(compilationPlan(org.id))}>
            {text.addCompilation}
          </Button>
        )}
      </PageHead>
      <Compilations onAct={mayPublish ? setPlan : null} />
      <Stories onAct={mayPublish ? setPlan : null} />
      {plan && <ActForm plan={plan} onClose={() => setPlan(null)} />}
    </div>
  )
}

function Compilations({ onAct }: { onAct: OnAct | null }) {
  const asked = useQuery(ask(listCompilations, { query: {} }))
  return (
    <Answered asked={asked} bones={4}>
      {({ compilations }) =>
        compilations.length === 0 ? (
          <Empty icon="book" title={text.noCompilations}>
            <p>{text.noCompilationsLead}</p>
          </Empty>
        ) : (
          <Card title={text.compilations} amount={compilations.length} ruled>
            <ul className="ds-records">
              {compilations.map((one) => (
                <li key={one.id}>
                  <b>{one.title}</b>
                  <small>
                    {[
                      industryNames[one.industry],
                      one.editor,
                      say(text.published, { day: fullDay(one.publishedOn), org: one.orgName }),
                    ]
                      .filter(Boolean)
                      .join('，')}
                  </small>
                  {one.summary && <p>{one.summary}</p>}
                  <p className="row">
                    <a className="link" download href={addressOf(openCompilation, { params: { id: one.id } })}>
                      <Icon name="download" size="s" /> {text.read}
                    </a>
                    {onAct && (
                      <Button
                        size="small"
                        type="link"
                        onClick={() =>
                          onAct(downPlan(one.title, () => call(withdrawCompilation, { params: { id: one.id } })))
                        }
                      >
                        {text.withdraw}
                      </Button>
                    )}
                  </p>
                </li>
              ))}
            </ul>
          </Card>
        )
      }
    </Answered>
  )
}

function Stories({ onAct }: { onAct: OnAct | null }) {
  const asked = useInfiniteQuery(askPages(listStories, { query: {} }))
  const stories = asked.data?.pages.flatMap((page) => page.stories) ?? []
  return (
    <Answered asked={asked} bones={4}>
      {() =>
        stories.length === 0 ? (
          <Empty icon="scales" title={text.noStories}>
            <p>{text.noStoriesLead}</p>
          </Empty>
        ) : (
          <Card title={text.stories} ruled>
            <ul className="ds-records">
              {stories.map((one) => (
                <li key={one.id}>
                  <b>{one.title}</b>
                  <small>
                    {[
                      industryNames[one.industry],
                      say(text.published, { day: fullDay(one.publishedOn), org: one.orgName }),
                    ].join('，')}
                  </small>
                  <p className="ds-told">{one.text}</p>
                  <p className="ds-told">
                    <b>{text.lesson}</b> {one.lesson}
                  </p>
                  {onAct && (
                    <Button
                      size="small"
                      type="link"
                      onClick={() => onAct(downPlan(one.title, () => call(withdrawStory, { params: { id: one.id } })))}
                    >
                      {text.withdraw}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
            <MoreRows
              shown={stories.length}
              unit={text.unit}
              more={asked.hasNextPage}
              loading={asked.isFetchingNextPage}
              onMore={() => void asked.fetchNextPage()}
            />
          </Card>
        )
      }
    </Answered>
  )
}

function downPlan(title: string, send: () => Promise<unknown>): FormPlan {
  return {
    title: `${text.withdraw}：${title}`,
    act: text.withdraw,
    lead: text.withdrawLead,
    danger: 'yes',
    fields: [],
    send,
  }
}

function compilationPlan(orgId: string): FormPlan {
  return {
    title: text.addCompilation,
    act: text.addCompilation,
    lead: text.addLead,
    fields: [
      { key: 'title', label: text.title, kind: 'text', most: 80, needed: true, wide: true },
      { key: 'industry', label: text.industry, kind: 'one', choices: choicesOf(industryNames), needed: true },
      { key: 'editor', label: text.editor, kind: 'text', most: 80 },
      { key: 'summary', label: text.summary, kind: 'area', most: 500 },
      { key: 'file', label: text.file, kind: 'file', needed: true },
    ],
    send: ({ title, industry, editor, summary, file }) =>
      call(publishCompilation, {
        body: {
          orgId,
          industry: industry as 'other',
          title: title!,
          editor: editor!,
          summary: summary!,
          fileId: fileIdOf(file)!,
        },
      }),
  }
}
