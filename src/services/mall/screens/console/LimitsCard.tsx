import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, InputNumber, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { ask, askOn } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Card } from '../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { useMay } from '../../../../ui/console/reader.tsx'
import { Empty } from '../../../../ui/console/States.tsx'
import { getProduct, listProducts } from '../../catalogue.contract.ts'
import { listGroupLimits } from '../../follow-up.contract.ts'
import { followUpText } from '../../follow-up-console.text.ts'
import type { IntentPage } from '../../intents.contract.ts'
import { limitGroup } from '../../orders.contract.ts'

const text = followUpText.limits

/** 单位限购: what all people of a letter together may take of something. */
export function LimitsCard({ intent }: { intent: IntentPage }) {
  const asked = useQuery(ask(listGroupLimits, { params: { id: intent.id } }))
  const may = useMay('mall.intent')
  const [setting, setSetting] = useState(false)
  const names = text.columns
  return (
    <Card
      title={text.title}
      sub={text.lead}
      aside={
        may && (
          <Button size="small" onClick={() => setSetting(true)}>
            {text.set}
          </Button>
        )
      }
    >
      <Answered asked={asked} bones={2}>
        {({ limits }) =>
          limits.length === 0 ? (
            <Empty icon="layers" title={text.none} />
          ) : (
            <div className="table-scroll inset">
              <PlainTable
                caption={text.title}
                rows={limits}
                keyOf={(one) => one.skuId}
                columns={[
                  { key: 'product', name: names.product, cell: (one) => one.productName },
                  { key: 'specification', name: names.specification, cell: (one) => one.specification },
                  { key: 'most', name: names.most, right: true, cell: (one) => count(one.most) },
                  { key: 'taken', name: names.taken, right: true, cell: (one) => count(one.taken) },
                ]}
              />
            </div>
          )
        }
      </Answered>
      {setting && <LimitDialog intent={intent} onClose={() => setSetting(false)} />}
    </Card>
  )
}

function LimitDialog({ intent, onClose }: { intent: IntentPage; onClose: () => void }) {
  const answers = useQueryClient()
  const [productId, setProductId] = useState<string | null>(null)
  const [skuId, setSkuId] = useState<string | null>(null)
  const [most, setMost] = useState<number | null>(null)
  const save = useMutation({
    mutationFn: () => call(limitGroup, { params: { id: intent.id, skuId: skuId! }, body: { most: most! } }),
    onSuccess: () => answers.invalidateQueries(),
  })
  return (
    <ActDialog
      open
      title={text.setTitle}
      onClose={onClose}
      act={{
        name: text.save,
        busy: save.isPending,
        locked: skuId === null || most === null || most < 1,
        onAct: () => save.mutate(),
      }}
      problem={sentenceOf(save.error)}
      done={save.isSuccess && <p>{text.saved}</p>}
    >
      <p className="muted">{text.setLead}</p>
      <Form layout="vertical" component="div">
        <ProductChoice
          marketId={intent.marketId}
          value={productId}
          onChoose={(id) => {
            setProductId(id)
            setSkuId(null)
          }}
        />
        {productId && <SkuChoice productId={productId} value={skuId} onChoose={setSkuId} />}
        <Form.Item label={text.most} htmlFor="limit-most">
          <InputNumber
            id="limit-most"
            controls={false}
            min={1}
            max={1_000_000}
            precision={0}
            value={most}
            onChange={setMost}
          />
        </Form.Item>
      </Form>
    </ActDialog>
  )
}

function ProductChoice({
  marketId,
  value,
  onChoose,
}: {
  marketId: string
  value: string | null
  onChoose: (id: string) => void
}) {
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const asked = useQuery(askOn(listProducts, { params: { marketId }, query: search ? { search } : {} }))
  return (
    <Form.Item label={text.product} htmlFor="limit-product">
      <Select
        id="limit-product"
        placeholder={text.find}
        showSearch={{ filterOption: false, onSearch: setTyped }}
        value={value}
        onChange={onChoose}
        options={asked.data?.products.map((one) => ({ value: one.id, label: one.name })) ?? []}
      />
    </Form.Item>
  )
}

function SkuChoice({
  productId,
  value,
  onChoose,
}: {
  productId: string
  value: string | null
  onChoose: (id: string) => void
}) {
  const asked = useQuery(ask(getProduct, { params: { id: productId } }))
  return (
    <Form.Item label={text.specification} htmlFor="limit-sku">
      <Select
        id="limit-sku"
        value={value}
        onChange={onChoose}
        options={asked.data?.skus.map((one) => ({ value: one.id, label: one.specification })) ?? []}
      />
    </Form.Item>
  )
}
