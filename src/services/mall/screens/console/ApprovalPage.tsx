import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { PageHead } from '../../../../ui/console/Card.tsx'
import { Facts, PlainTable } from '../../../../ui/console/Facts.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { SideList } from '../../../../ui/console/SideList.tsx'
import { say } from '../../../../ui/console/text.ts'
import { consoleText } from '../../console.text.ts'
import { originStateText } from '../../pavilions.text.ts'
import { pavilionsText } from '../../pavilions-console.text.ts'
import { type DeskProduct, type DeskProductPage, getDeskProduct, judgeProducts } from '../../supply.contract.ts'
import { ProductChanges } from './ProductChanges.tsx'
import { ProductsTable } from './ProductsTable.tsx'
import { OfferDialog } from './pavilions/OfferDialog.tsx'

const text = consoleText.approval
const words = consoleText.product

/** The operator's look at what suppliers offer: list, send back with a reason, withdraw with a reason. */
export default function ApprovalPage() {
  const [opened, setOpened] = useState<string | null>(null)
  return (
    <div className="pad">
      <PageHead title={text.title} sub={text.lead} />
      <ProductsTable
        desk="market"
        first="waiting"
        emptyTitle={text.empty}
        onOpen={setOpened}
        acts={(chosen, done) => <Judgements chosen={chosen} onDone={done} />}
      />
      {opened && <ProductSide id={opened} onClose={() => setOpened(null)} />}
    </div>
  )
}

type Decision = 'list' | 'send-back' | 'withdraw'

function Judgements({ chosen, onDone }: { chosen: readonly DeskProduct[]; onDone: () => void }) {
  const answers = useQueryClient()
  const { message } = App.useApp()
  const [asking, setAsking] = useState<'send-back' | 'withdraw' | null>(null)
  const [because, setBecause] = useState('')
  const [visiting, setVisiting] = useState(false)
  const judge = useMutation({
    mutationFn: (decision: Decision) => {
      const ids = chosen.map((one) => one.id)
      const reason = decision === 'list' ? {} : { because: because.trim() }
      return call(judgeProducts, { body: { ids, decision, ...reason } })
    },
    onSuccess: async ({ moved, left }) => {
      await answers.invalidateQueries()
      setAsking(null)
      setBecause('')
      onDone()
      void message.success(say(left > 0 ? consoleText.supply.movedLeft : consoleText.supply.moved, { n: moved, left }))
    },
    onError: (error) => void (asking === null && message.error(sentenceOf(error) ?? '')),
  })
  if (chosen.length === 0) return null
  const waiting = chosen.some((product) => product.state === 'waiting')
  const listed = chosen.some((product) => product.state === 'listed')
  const ofRegions = chosen.filter((product) => product.regionName !== null)
  return (
    <>
      <span className="muted">{say(consoleText.supply.selected, { n: chosen.length })}</span>
      {ofRegions.length > 0 && <Button onClick={() => setVisiting(true)}>{pavilionsText.offer.visit}</Button>}
      {visiting && (
        <OfferDialog desk="market" productIds={ofRegions.map((one) => one.id)} onClose={() => setVisiting(false)} />
      )}
      {waiting && (
        <>
          <Button type="primary" loading={judge.isPending} onClick={() => judge.mutate('list')}>
            {text.list}
          </Button>
          <Button onClick={() => setAsking('send-back')}>{text.sendBack}</Button>
        </>
      )}
      {listed && (
        <Button danger onClick={() => setAsking('withdraw')}>
          {text.withdraw}
        </Button>
      )}
      {asking && (
        <ActDialog
          open
          title={asking === 'withdraw' ? text.withdrawTitle : text.backTitle}
          onClose={() => setAsking(null)}
          act={{
            name: asking === 'withdraw' ? text.withdraw : text.sendBack,
            danger: asking === 'withdraw',
            busy: judge.isPending,
            locked: because.trim().length < 2,
            onAct: () => judge.mutate(asking),
          }}
          problem={sentenceOf(judge.error)}
        >
          <p>{say(text.lead2, { n: chosen.length })}</p>
          <Form layout="vertical" component="div">
            <Form.Item label={text.because} htmlFor="judge-because" help={text.becauseHelp}>
              <Input
                id="judge-because"
                maxLength={200}
                value={because}
                onChange={(event) => setBecause(event.target.value)}
              />
            </Form.Item>
          </Form>
        </ActDialog>
      )}
    </>
  )
}

function ProductSide({ id, onClose }: { id: string; onClose: () => void }) {
  const asked = useQuery(ask(getDeskProduct, { params: { id } }))
  return (
    <SideList open title={asked.data?.product.name ?? ''} sub={asked.data?.product.supplierName} onClose={onClose}>
      <Answered asked={asked} bones={6}>
        {(page) => <ProductFacts page={page} />}
      </Answered>
    </SideList>
  )
}

function ProductFacts({ page }: { page: DeskProductPage }) {
  const { product, skus, changes } = page
  const names = words.sku
  return (
    <div className="stack pad">
      <Facts
        facts={[
          { name: words.code, value: product.code },
          { name: words.category, value: product.categoryName },
          { name: words.origin, value: product.origin },
          {
            name: words.region,
            value: product.regionName,
            more: product.originState && originStateText[product.originState],
          },
          { name: words.intro, value: product.intro },
        ]}
      />
      <PlainTable
        caption={words.skus}
        rows={skus}
        keyOf={(sku) => sku.id}
        columns={[
          { key: 'specification', name: names.specification, cell: (sku) => sku.specification },
          { key: 'price', name: names.price, cell: (sku) => displayYuan(sku.price), right: true },
          { key: 'available', name: names.available, cell: (sku) => count(sku.available), right: true },
          { key: 'most', name: names.mostEach, cell: (sku) => sku.mostEach ?? '', right: true },
        ]}
      />
      <ProductChanges changes={changes} />
    </div>
  )
}
