import { useQuery } from '@tanstack/react-query'
import { Button, Form } from 'antd'
import { useState } from 'react'
import { ask } from '../../../../../platform/client/ask.ts'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { Answered } from '../../../../../ui/console/Answered.tsx'
import { Card, PageHead } from '../../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../../ui/console/Facts.tsx'
import { Empty } from '../../../../../ui/console/States.tsx'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { admitBuyer, keepExcludedWord, listBuyers } from '../../../purchases.contract.ts'
import { purchasesText } from '../../../purchases-console.text.ts'
import { TextField } from '../pavilions/TextField.tsx'
import { useAct } from './use-act.ts'

const text = purchasesText.buyers

/** Enterprises that buy for themselves, and the words by which goods are left out. */
export default function BuyersPage() {
  const asked = useQuery(ask(listBuyers, {}))
  const [open, setOpen] = useState<'admit' | 'word' | null>(null)
  const close = () => setOpen(null)
  return (
    <div className="pad">
      <PageHead title={text.title} sub={text.lead}>
        <Button onClick={() => setOpen('word')}>{text.addWord}</Button>
        <Button type="primary" icon={<Icon name="plus" size="s" />} onClick={() => setOpen('admit')}>
          {text.admit}
        </Button>
      </PageHead>
      <Answered asked={asked} bones={6}>
        {({ buyers, words }) => (
          <>
            <Card title={text.title} amount={buyers.length}>
              {buyers.length === 0 ? (
                <Empty icon="building" title={text.empty}>
                  <p>{text.emptyLead}</p>
                </Empty>
              ) : (
                <div className="inset table-scroll">
                  <PlainTable
                    caption={text.title}
                    rows={buyers}
                    keyOf={(one) => one.id}
                    columns={[
                      { key: 'name', name: text.name, cell: (one) => one.name },
                      {
                        key: 'credit',
                        name: text.credit,
                        cell: (one) => <span className="num">{one.creditCode}</span>,
                      },
                      { key: 'contact', name: text.contact, cell: (one) => one.contact },
                      { key: 'phone', name: text.phone, cell: (one) => <span className="num">{one.phone}</span> },
                    ]}
                  />
                </div>
              )}
            </Card>
            <Card title={text.words} amount={words.length} sub={text.wordsLead}>
              <div className="inset table-scroll">
                <PlainTable
                  caption={text.words}
                  rows={words}
                  keyOf={(one) => one.word}
                  columns={[
                    { key: 'word', name: text.word, cell: (one) => one.word },
                    { key: 'because', name: text.because, cell: (one) => one.because },
                    { key: 'act', name: text.act, cell: (one) => <RemoveWord word={one.word} /> },
                  ]}
                />
              </div>
            </Card>
          </>
        )}
      </Answered>
      {open === 'admit' && <AdmitDialog onClose={close} />}
      {open === 'word' && <WordDialog onClose={close} />}
    </div>
  )
}

function RemoveWord({ word }: { word: string }) {
  const remove = useAct(() => call(keepExcludedWord, { body: { word, because: null } }))
  return (
    <Button size="small" loading={remove.isPending} onClick={() => remove.mutate()}>
      {text.removeWord}
    </Button>
  )
}

function WordDialog({ onClose }: { onClose: () => void }) {
  const [word, setWord] = useState('')
  const [because, setBecause] = useState('')
  const add = useAct(() => call(keepExcludedWord, { body: { word, because } }).then(onClose))
  return (
    <ActDialog
      open
      title={text.addWord}
      onClose={onClose}
      act={{
        name: text.save,
        busy: add.isPending,
        locked: word.trim() === '' || because.trim().length < 2,
        onAct: () => add.mutate(),
      }}
      problem={sentenceOf(add.error)}
    >
      <Form layout="vertical" component="div">
        <TextField id="word" label={text.word} most={20} value={word} onChange={setWord} />
        <TextField id="word-because" label={text.because} most={200} value={because} onChange={setBecause} />
      </Form>
    </ActDialog>
  )
}

const nothing = { name: '', creditCode: '', contact: '', phone: '' }

function AdmitDialog({ onClose }: { onClose: () => void }) {
  const [draft, setDraft] = useState(nothing)
  const admit = useAct(() => call(admitBuyer, { body: draft }))
  const field = (name: keyof typeof nothing, label: string, most: number) => (
    <TextField
      id={`buyer-${name}`}
      label={label}
      most={most}
      value={draft[name]}
      onChange={(typed) => setDraft({ ...draft, [name]: typed })}
    />
  )
  const isWhole =
    draft.creditCode.trim().length === 18 &&
    [draft.name, draft.contact].every((one) => one.trim().length > 1) &&
    draft.phone.trim().length > 5
  return (
    <ActDialog
      open
      title={text.admit}
      onClose={onClose}
      act={{ name: text.admit, busy: admit.isPending, locked: !isWhole, onAct: () => admit.mutate() }}
      problem={sentenceOf(admit.error)}
      done={admit.data && <p>{text.done}</p>}
    >
      <Form layout="vertical" component="div">
        {field('name', text.name, 60)}
        {field('creditCode', text.credit, 18)}
        {field('contact', text.contact, 30)}
        {field('phone', text.phone, 20)}
      </Form>
    </ActDialog>
  )
}
