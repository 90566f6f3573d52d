import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { askPages } from '../../../../../platform/client/ask.ts'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { useFilters } from '../../../../../platform/client/use-filters.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { PageHead } from '../../../../../ui/console/Card.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { moneyText } from '../../../money-console.text.ts'
import { listSupplySettlements, writeBank } from '../../../settlements.contract.ts'
import { StandTabs, stands } from './StandTabs.tsx'
import { StatementSide } from './StatementSide.tsx'
import { StatementTable } from './StatementTable.tsx'

const text = moneyText.bank

/** 我的结算单: a supplier looks at its statements, confirms or disputes them, and says where it is paid. */
export default function SupplyStatementsPage() {
  const { filter, change } = useFilters(['stand', 'opened'])
  const [writing, setWriting] = useState(false)
  const stand = stands.find((one) => one === filter.stand)
  const asked = useInfiniteQuery({ ...askPages(listSupplySettlements, { query: { stand } }), refetchInterval: 60_000 })
  const first = asked.data?.pages[0]
  const tail = first?.bankTail ?? null
  return (
    <div className="pad">
      <PageHead
        title={moneyText.rooms.supplySettlements}
        sub={first && (tail === null ? text.none : say(text.tail, { tail }))}
      >
        <Button type={tail === null ? 'primary' : 'default'} disabled={!first} onClick={() => setWriting(true)}>
          {tail === null ? text.write : text.change}
        </Button>
      </PageHead>
      <StandTabs counts={first?.counts} stand={stand} onStand={(picked) => change({ stand: picked })} />
      <StatementTable asked={asked} desk="supply" onOpen={(one) => change({ opened: one.id })} />
      {filter.opened && (
        <StatementSide
          key={filter.opened}
          id={filter.opened}
          desk="supply"
          bankTail={tail}
          onClose={() => change({ opened: undefined })}
        />
      )}
      {writing && <BankDialog onClose={() => setWriting(false)} />}
    </div>
  )
}

function BankDialog({ onClose }: { onClose: () => void }) {
  const answers = useQueryClient()
  const [account, setAccount] = useState({ holder: '', bank: '', number: '' })
  const body = {
    holder: account.holder.trim(),
    bank: account.bank.trim(),
    number: account.number.replace(/\s/g, ''),
  }
  const save = useMutation({
    mutationFn: () => call(writeBank, { body }),
    onSuccess: () => answers.invalidateQueries(),
  })
  const field = (name: keyof typeof account, label: string, most: number) => (
    <Form.Item label={label} htmlFor={`bank-${name}`}>
      <Input
        id={`bank-${name}`}
        maxLength={most}
        autoComplete="off"
        value={account[name]}
        onChange={(event) => setAccount({ ...account, [name]: event.target.value })}
      />
    </Form.Item>
  )
  return (
    <ActDialog
      open
      title={text.title}
      onClose={onClose}
      act={{
        name: text.save,
        busy: save.isPending,
        locked: body.holder.length < 2 || body.bank.length < 4 || body.number === '',
        onAct: () => save.mutate(),
      }}
      problem={sentenceOf(save.error)}
      done={save.isSuccess && <p>{say(text.saved, { tail: body.number.slice(-4) })}</p>}
    >
      <p>{text.lead}</p>
      <Form layout="vertical" component="div">
        {field('holder', text.holder, 60)}
        {field('bank', text.bankName, 60)}
        {field('number', text.number, 40)}
      </Form>
    </ActDialog>
  )
}
