import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form, Input, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { searchPeople } from '../../../../../kernel/people/contract.ts'
import { ask, askPages } from '../../../../../platform/client/ask.ts'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { Answered } from '../../../../../ui/console/Answered.tsx'
import { Card, PageHead } from '../../../../../ui/console/Card.tsx'
import { Facts, PlainTable } from '../../../../../ui/console/Facts.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { StateTag, type Tone } from '../../../../../ui/console/Marks.tsx'
import { Bones, Empty, MoreRows } from '../../../../../ui/console/States.tsx'
import { say } from '../../../../../ui/console/text.ts'
import {
  compareRecords,
  decideMerge,
  getMerge,
  listMerges,
  type MergeCard,
  type MergeSide,
  proposeMerge,
  undoMerge,
} from '../../../merge.contract.ts'
import { recordsText } from '../../../records.text.ts'
import { minuteOf } from './words.ts'

const text = recordsText.merges
const tones: Record<MergeCard['state'], Tone> = { proposed: 'warn', done: 'ok', refused: 'plain', undone: 'plain' }

/** 合并档案: the proposals, and one of them side by side. */
export default function MergesPage() {
  const { id } = useParams()
  const [proposing, setProposing] = useState(false)
  if (id) return <OneMerge id={id} />
  return (
    <div className="pad">
      <PageHead title={text.title} sub={text.lead}>
        <Button type="primary" onClick={() => setProposing(true)}>
          {text.propose}
        </Button>
      </PageHead>
      <Merges />
      {proposing && <ProposeMerge onClose={() => setProposing(false)} />}
    </div>
  )
}

function Merges() {
  const asked = useInfiniteQuery(askPages(listMerges, { query: {} }))
  const merges = asked.data?.pages.flatMap((page) => page.merges) ?? []
  const names = text.columns
  if (asked.isPending) return <Bones rows={5} />
  if (merges.length === 0) {
    return (
      <Empty icon="people" title={text.empty}>
        <p>{text.emptyLead}</p>
      </Empty>
    )
  }
  return (
    <section className="card">
      <div className="table-scroll inset">
        <PlainTable
          caption={text.title}
          rows={merges}
          keyOf={(one) => one.id}
          columns={[
            {
              key: 'name',
              name: names.name,
              cell: (one) => (
                <Link className="link" to={`/membership/merges/${one.id}`}>
                  {one.maskedName}
                </Link>
              ),
            },
            { key: 'reason', name: names.reason, cell: (one) => one.reason },
            { key: 'by', name: names.by, cell: (one) => `${one.proposedBy} ${minuteOf(one.proposedAt)}` },
            { key: 'decided', name: names.decided, cell: (one) => one.decidedBy ?? '' },
            {
              key: 'state',
              name: names.state,
              cell: (one) => <StateTag tone={tones[one.state]}>{text.states[one.state]}</StateTag>,
            },
          ]}
        />
      </div>
      <MoreRows
        shown={merges.length}
        unit={recordsText.imports.rows}
        more={asked.hasNextPage}
        onMore={() => void asked.fetchNextPage()}
        loading={asked.isFetchingNextPage}
      />
    </section>
  )
}

function OneMerge({ id }: { id: string }) {
  const client = useQueryClient()
  const asked = useQuery(ask(getMerge, { params: { id } }))
  const again = () => client.invalidateQueries({ queryKey: [getMerge.path] })
  const act = useMutation({
    mutationFn: (action: MergeCard['actions'][number]) =>
      action === 'undo'
        ? call(undoMerge, { params: { id } }, { idempotencyKey: `${id}-undo` })
        : call(decideMerge, { params: { id }, body: { decision: action } }, { idempotencyKey: `${id}-${action}` }),
    onSuccess: again,
  })
  const problem = sentenceOf(act.error)
  return (
    <div className="pad">
      <Answered asked={asked} bones={8}>
        {({ merge, goes, stays, followed, undoUntil }) => (
          <>
            <PageHead
              crumbs={<Link to="/membership/merges">{recordsText.imports.back}</Link>}
              title={merge.maskedName}
              sub={merge.reason}
            >
              <StateTag tone={tones[merge.state]}>{text.states[merge.state]}</StateTag>
              {merge.actions.map((action) => (
                <Button
                  key={action}
                  type={action === 'approve' ? 'primary' : 'default'}
                  danger={action === 'undo'}
                  loading={act.isPending && act.variables === action}
                  onClick={() => act.mutate(action)}
                >
                  {text.actions[action]}
                </Button>
              ))}
            </PageHead>
            {problem && <Alert type="error" message={problem} showIcon />}
            <Sides goes={goes} stays={stays} />
            {followed.length > 0 && (
              <Card title={text.followed} sub={undoUntil && say(text.undoUntil, { day: undoUntil })} ruled>
                <Facts facts={followed.map((one) => ({ name: one.title, value: count(one.count) }))} />
              </Card>
            )}
          </>
        )}
      </Answered>
    </div>
  )
}

function Sides({ goes, stays }: { goes: MergeSide; stays: MergeSide }) {
  return (
    <div className="grid-even">
      <Side title={text.goes} side={goes} />
      <Side title={text.stays} side={stays} />
    </div>
  )
}

function Side({ title, side }: { title: string; side: MergeSide }) {
  const names = text.facts
  return (
    <Card title={title} ruled>
      <Facts
        facts={[
          { name: names.name, value: side.person.maskedName },
          { name: names.idNumber, value: side.person.maskedIdNumber },
          { name: names.bornOn, value: side.bornOn },
          { name: names.sex, value: text.sexes[side.sex] },
          { name: names.phone, value: side.person.maskedPhone },
          { name: names.home, value: side.homeOrgName },
          ...side.memberships.map((one) => ({
            name: names.past,
            value: `${one.orgName} ${one.fromOn} — ${one.untilOn ?? text.until}`,
          })),
        ]}
      />
    </Card>
  )
}

function ProposeMerge({ onClose }: { onClose: () => void }) {
  const go = useNavigate()
  const [oneId, setOne] = useState<string | null>(null)
  const [otherId, setOther] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const compare = useMutation({
    mutationFn: (pair: { oneId: string; otherId: string }) => call(compareRecords, { body: pair }),
  })
  const send = useMutation({
    mutationFn: () => call(proposeMerge, { body: { oneId: oneId!, otherId: otherId!, reason: reason.trim() } }),
    onSuccess: (merge) => go(`/membership/merges/${merge.id}`),
  })
  const chosen = (one: string | null, other: string | null) => {
    setOne(one)
    setOther(other)
    if (one && other) compare.mutate({ oneId: one, otherId: other })
  }
  const seen = compare.data
  return (
    <ActDialog
      open
      width={760}
      title={text.propose}
      onClose={onClose}
      act={{
        name: text.propose,
        busy: send.isPending,
        locked: !seen || seen.obstacle !== null || reason.trim().length < 2,
        onAct: () => send.mutate(),
      }}
      problem={sentenceOf(send.error ?? compare.error) ?? seen?.obstacle}
    >
      <Form layout="vertical" component="div">
        <PersonField id="merge-one" label={text.one} onChange={(id) => chosen(id, otherId)} />
        <PersonField id="merge-other" label={text.other} onChange={(id) => chosen(oneId, id)} />
        {seen && <Sides goes={seen.goes} stays={seen.stays} />}
        <Form.Item label={text.reason} htmlFor="merge-reason">
          <Input id="merge-reason" maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />
        </Form.Item>
      </Form>
    </ActDialog>
  )
}

function PersonField({ id, label, onChange }: { id: string; label: string; onChange: (id: string) => void }) {
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const found = useQuery({ ...ask(searchPeople, { query: { search } }), enabled: search.length > 0 })
  return (
    <Form.Item label={label} htmlFor={id}>
      <Select
        id={id}
        placeholder={text.search}
        showSearch={{ filterOption: false, onSearch: setTyped }}
        loading={found.isFetching}
        onChange={onChange}
        options={(found.data?.people ?? []).map((person) => ({
          value: person.id,
          label: [person.maskedName, person.maskedIdNumber, person.homeOrgName].filter(Boolean).join(' · '),
        }))}
      />
    </Form.Item>
  )
}
