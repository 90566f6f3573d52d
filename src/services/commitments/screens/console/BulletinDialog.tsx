import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { Form, Input, InputNumber, Select } from 'antd'
import { useEffect, useState } from 'react'
import { askPages } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { newId } from '../../../../platform/ids.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { type CommitmentCard, listCommitments } from '../../commitments.contract.ts'
import { consoleText } from '../../console.text.ts'
import { issueBulletin, type ListCard } from '../../lists.contract.ts'
import type { BulletinStanding } from '../../model.ts'
import { standingNames } from '../../text.ts'
import { choicesOf } from './words.ts'

const text = consoleText.bulletin
const fewest = 4

type Line = { readonly standing: BulletinStanding; readonly quantity: number | null; readonly words: string }
type Lines = Readonly<Record<string, Line>>

/** 7月通报: one line for each that is under way. */
export function BulletinDialog({ list, onClose }: { list: ListCard; onClose: () => void }) {
  const query = { orgId: list.orgId, year: String(list.year), listId: list.id, state: 'published' as const }
  const asked = useInfiniteQuery(askPages(listCommitments, { query }))
  const { hasNextPage, isFetching, fetchNextPage } = asked
  // A bulletin speaks of all, so that it waits for the last page.
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage()
  }, [hasNextPage, isFetching, fetchNextPage])
  const [idempotencyKey] = useState(newId)
  const [words, setWords] = useState('')
  const [typed, setTyped] = useState<Lines>({})
  const cards = asked.data?.pages.flatMap((page) => page.commitments) ?? []
  const lineOf = (card: CommitmentCard): Line =>
    typed[card.id] ?? { standing: 'on-track', quantity: card.quantity, words: '' }
  const send = useMutation({
    mutationFn: () => {
      const lines = cards.map((card) => {
        const { standing, quantity, words: said } = lineOf(card)
        return { commitmentId: card.id, standing, quantity: quantity ?? 0, words: said.trim() }
      })
      return call(issueBulletin, { params: { id: list.id }, body: { words: words.trim(), lines } }, { idempotencyKey })
    },
    onSuccess: onClose,
  })
  const whole = cards.every((card) => lineOf(card).standing !== 'slow' || lineOf(card).words.trim() !== '')
  const locked = words.trim().length < fewest || cards.length === 0 || !whole || hasNextPage
  return (
    <ActDialog
      open
      width={720}
      title={text.title}
      onClose={onClose}
      act={{ name: text.act, busy: send.isPending, locked, onAct: () => send.mutate() }}
      problem={sentenceOf(send.error)}
    >
      <p className="before">{text.lead}</p>
      <Form layout="vertical" component="div">
        <Form.Item label={text.words} htmlFor="bulletin-words">
          <Input.TextArea
            id="bulletin-words"
            rows={2}
            maxLength={1000}
            placeholder={text.wordsHint}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        </Form.Item>
      </Form>
      <Answered asked={asked} bones={4}>
        {() => (
          <>
            {cards.map((card) => (
              <LineFields
                key={card.id}
                card={card}
                line={lineOf(card)}
                onChange={(line) => setTyped({ ...typed, [card.id]: line })}
              />
            ))}
          </>
        )}
      </Answered>
    </ActDialog>
  )
}

function LineFields({ card, line, onChange }: { card: CommitmentCard; line: Line; onChange: (line: Line) => void }) {
  const label = (name: string) => `${card.title} ${name}`
  return (
    <div className="cm-bulletin-line">
      <b>{card.title}</b>
      <div>
        <Select
          aria-label={label(text.standing)}
          value={line.standing}
          onChange={(standing) => onChange({ ...line, standing })}
          options={choicesOf(standingNames)}
        />
        <InputNumber
          aria-label={label(text.quantity)}
          min={0}
          max={100_000_000}
          controls={false}
          precision={0}
          value={line.quantity}
          onChange={(quantity) => onChange({ ...line, quantity })}
          suffix={`/ ${card.target}`}
          style={{ width: '100%' }}
        />
        <Input
          aria-label={label(text.say)}
          placeholder={text.say}
          maxLength={500}
          value={line.words}
          onChange={(event) => onChange({ ...line, words: event.target.value })}
        />
      </div>
    </div>
  )
}
