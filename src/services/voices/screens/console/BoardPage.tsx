import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { NoteDialog } from '../../../../kernel/cases/screens.ts'
import { OrgPicker } from '../../../../kernel/orgs/screens.ts'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { useFilters } from '../../../../platform/client/use-filters.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Card, PageHead } from '../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { StateTag, type Tone } from '../../../../ui/console/Marks.tsx'
import { useReader } from '../../../../ui/console/reader.tsx'
import { Empty } from '../../../../ui/console/States.tsx'
import { say } from '../../../../ui/console/text.ts'
import { type EntryCard, listEntries, publishEntry, withdrawEntry } from '../../board.contract.ts'
import { consoleText } from '../../console.text.ts'
import { topicNames } from '../../text.ts'
import { EntryDialog } from './EntryDialog.tsx'

const text = consoleText.board
const tones: Record<EntryCard['state'], Tone> = { draft: 'warn', published: 'ok', withdrawn: 'plain' }

type Opened = { readonly what: 'edit' | 'publish' | 'withdraw'; readonly entry: EntryCard } | null

/** 公开栏: drafts first; a published one may be taken down, never edited. */
export default function BoardPage() {
  const { org } = useReader()
  const { filter, change } = useFilters(['orgId'] as const)
  const [opened, setOpened] = useState<Opened>(null)
  const asked = useQuery(ask(listEntries, { query: { orgId: filter.orgId ?? org.id } }))
  const close = () => setOpened(null)
  return (
    <div className="pad">
      <PageHead title={text.title} sub={text.lead}>
        <OrgPicker value={filter.orgId} onChange={(orgId) => change({ orgId })} width={260} />
      </PageHead>
      <Answered asked={asked} bones={6}>
        {({ entries }) =>
          entries.length === 0 ? (
            <Empty icon="eye" title={text.empty}>
              <p>{text.emptyLead}</p>
            </Empty>
          ) : (
            <Card title={text.title} amount={count(entries.length)}>
              <div className="inset table-scroll">
                <Entries entries={entries} onOpen={setOpened} />
              </div>
            </Card>
          )
        }
      </Answered>
      {opened?.what === 'edit' && <EntryDialog entry={opened.entry} onClose={close} />}
      {opened?.what === 'publish' && <PublishDialog entry={opened.entry} onClose={close} />}
      {opened?.what === 'withdraw' && (
        <NoteDialog
          words={{ title: text.withdrawTitle, act: text.withdraw }}
          lead={text.withdrawLead}
          needed="yes"
          danger
          onSend={(because) => call(withdrawEntry, { params: { id: opened.entry.id }, body: { because } })}
          onClose={close}
        />
      )}
    </div>
  )
}

function Entries({ entries, onOpen }: { entries: readonly EntryCard[]; onOpen: (opened: Opened) => void }) {
  const act = (what: 'edit' | 'publish' | 'withdraw', entry: EntryCard) => (
    <Button type="link" size="small" onClick={() => onOpen({ what, entry })}>
      {text[what]}
    </Button>
  )
  return (
    <PlainTable
      caption={text.title}
      rows={entries}
      keyOf={(one) => one.id}
      columns={[
        {
          key: 'state',
          name: text.columns.state,
          cell: (one) => <StateTag tone={tones[one.state]}>{text.states[one.state]}</StateTag>,
        },
        { key: 'topic', name: text.columns.topic, cell: (one) => topicNames[one.topic] },
        { key: 'question', name: text.columns.question, cell: (one) => one.question },
        {
          key: 'answer',
          name: text.columns.answer,
          cell: (one) => (
            <>
              {one.answer}
              {one.withdrawnBecause && <small> {say(text.because, { because: one.withdrawnBecause })}</small>}
            </>
          ),
        },
        { key: 'org', name: text.columns.org, cell: (one) => one.orgName },
        {
          key: 'acts',
          name: text.columns.acts,
          cell: (one) => (
            <>
              {one.state === 'draft' && act('edit', one)}
              {one.state === 'draft' && act('publish', one)}
              {one.state !== 'withdrawn' && act('withdraw', one)}
              <Link className="link" to={`/voices/${one.voiceId}`}>
                {text.voice}
              </Link>
            </>
          ),
        },
      ]}
    />
  )
}

function PublishDialog({ entry, onClose }: { entry: EntryCard; onClose: () => void }) {
  const send = useMutation({
    mutationFn: () => call(publishEntry, { params: { id: entry.id } }),
    onSuccess: onClose,
  })
  return (
    <ActDialog
      open
      title={text.publishTitle}
      onClose={onClose}
      act={{ name: text.publish, busy: send.isPending, onAct: () => send.mutate() }}
      problem={sentenceOf(send.error)}
    >
      <p className="before">{text.publishLead}</p>
      <p>{entry.question}</p>
      <p>{entry.answer}</p>
    </ActDialog>
  )
}
