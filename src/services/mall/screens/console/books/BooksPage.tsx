import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { ask } from '../../../../../platform/client/ask.ts'
import { useFilters } from '../../../../../platform/client/use-filters.ts'
import { Answered } from '../../../../../ui/console/Answered.tsx'
import { PageHead } from '../../../../../ui/console/Card.tsx'
import { Empty } from '../../../../../ui/console/States.tsx'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { searchBooks } from '../../../books.contract.ts'
import { bookText as text } from '../../../books-console.text.ts'
import { StatementSide } from '../money/StatementSide.tsx'
import '../mall-records.css'
import { Letters, Orders, Statements } from './FoundTables.tsx'
import { LetterSide } from './LetterSide.tsx'
import { OrderSide } from './OrderSide.tsx'

/** 商城查账: from any number to everything that hangs on it, both ways, read only. */
export default function BooksPage() {
  const { filter, change } = useFilters(['term', 'order', 'statement', 'letter'])
  const [typed, setTyped] = useState(filter.term ?? '')
  const find = () => change({ term: typed.trim() })
  const open = (opened: { order?: string; statement?: string; letter?: string }) =>
    change({ order: opened.order, statement: opened.statement, letter: opened.letter })
  return (
    <div className="pad">
      <PageHead title={text.title} />
      <p className="muted">{text.lead}</p>
      <search className="row wrap">
        <Input
          style={{ width: 460 }}
          allowClear
          prefix={<Icon name="search" size="s" />}
          placeholder={text.find}
          aria-label={text.find}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onPressEnter={find}
        />
        <Button type="primary" disabled={typed.trim().length < 4} onClick={find}>
          {text.search}
        </Button>
      </search>
      <div className="stack" style={{ marginTop: 16 }}>
        {filter.term ? (
          <Found term={filter.term} onOpen={open} />
        ) : (
          <section className="card">
            <Empty icon="search" title={text.start}>
              <p>{text.startLead}</p>
            </Empty>
          </section>
        )}
      </div>
      {filter.order && <OrderSide key={filter.order} id={filter.order} onOpen={open} onClose={() => open({})} />}
      {filter.letter && <LetterSide key={filter.letter} id={filter.letter} onOpen={open} onClose={() => open({})} />}
      {filter.statement && (
        <StatementSide
          key={filter.statement}
          id={filter.statement}
          desk="books"
          bankTail={null}
          onOrder={(order) => open({ order })}
          onClose={() => open({})}
        />
      )}
    </div>
  )
}

type Opens = { readonly onOpen: (opened: { order?: string; statement?: string; letter?: string }) => void }

function Found({ term, onOpen }: Opens & { term: string }) {
  const asked = useQuery(ask(searchBooks, { query: { term } }))
  return (
    <Answered asked={asked} bones={4}>
      {({ orders, statements, letters }) =>
        orders.length + statements.length + letters.length === 0 ? (
          <section className="card">
            <Empty icon="search" title={text.nothing}>
              <p>{text.nothingLead}</p>
            </Empty>
          </section>
        ) : (
          <>
            {orders.length > 0 && <Orders orders={orders} onOpen={(order) => onOpen({ order })} />}
            {statements.length > 0 && (
              <Statements statements={statements} onOpen={(statement) => onOpen({ statement })} />
            )}
            {letters.length > 0 && <Letters letters={letters} onOpen={(letter) => onOpen({ letter })} />}
          </>
        )
      }
    </Answered>
  )
}
