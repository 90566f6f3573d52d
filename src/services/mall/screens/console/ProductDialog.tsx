import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { parseYuan } from '../../../../platform/money.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { Bones } from '../../../../ui/console/States.tsx'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../console.text.ts'
import { drawings } from '../../products.rules.ts'
import { getDeskProduct, type getSupplyDesk, saveProduct } from '../../supply.contract.ts'
import { ProductChanges } from './ProductChanges.tsx'
import { draftOf, emptySku, type FormDraft, type FormSku, newDraft } from './product-form.ts'
import './mall-console.css'

const text = consoleText.product
type Desk = ReceivedOf<typeof getSupplyDesk>

/** A product as its supplier writes it, with its specifications, prices and stock, and all that changed about it. */
export function ProductDialog({ id, desk, onClose }: { id: string | null; desk: Desk; onClose: () => void }) {
  const asked = useQuery({ ...ask(getDeskProduct, { params: { id: id ?? '' } }), enabled: id !== null })
  if (id === null) return <Editor desk={desk} first={newDraft(desk)} known="no" onClose={onClose} />
  if (!asked.data) return <Bones rows={3} />
  return (
    <Editor desk={desk} first={draftOf(asked.data)} known="yes" onClose={onClose}>
      <ProductChanges changes={asked.data.changes} />
    </Editor>
  )
}

function Editor({
  desk,
  first,
  known,
  onClose,
  children,
}: {
  desk: Desk
  first: FormDraft
  known: 'yes' | 'no'
  onClose: () => void
  children?: ReactNode
}) {
  const answers = useQueryClient()
  const [draft, setDraft] = useState(first)
  const change = (part: Partial<FormDraft>) => setDraft({ ...draft, ...part })
  const save = useMutation({
    mutationFn: () => {
      const skus = draft.skus.map(({ key: _key, price, ...sku }) => ({
        ...sku,
        price: parseYuan(price.trim()) ?? 0,
        available: sku.available ?? -1,
      }))
      return call(saveProduct, { body: { draft: { ...draft, skus } } })
    },
    onSuccess: () => answers.invalidateQueries(),
  })
  return (
    <ActDialog
      open
      width={820}
      title={known === 'yes' ? text.edit : text.new}
      onClose={onClose}
      act={{ name: text.save, busy: save.isPending, onAct: () => save.mutate() }}
      problem={sentenceOf(save.error)}
      done={save.data && <p>{text.saved}</p>}
    >
      <Form layout="vertical" component="div">
        <Words draft={draft} desk={desk} known={known} change={change} />
        <Skus skus={draft.skus} onChange={(skus) => change({ skus })} />
      </Form>
      {children}
    </ActDialog>
  )
}

function Words({
  draft,
  desk,
  known,
  change,
}: {
  draft: FormDraft
  desk: Desk
  known: 'yes' | 'no'
  change: (part: Partial<FormDraft>) => void
}) {
  const kinds = desk.categories.map(({ key, name, excludedBecause }) => ({
    value: key,
    label: excludedBecause ? say(text.excluded, { name }) : name,
    disabled: excludedBecause !== null,
  }))
  return (
    <>
      <div className="mall-two">
        <Form.Item label={text.name} htmlFor="product-name">
          <Input
            id="product-name"
            maxLength={80}
            value={draft.name}
            onChange={(event) => change({ name: event.target.value })}
          />
        </Form.Item>
        <Form.Item label={text.code} htmlFor="product-code" help={text.codeHelp}>
          <Input
            id="product-code"
            maxLength={40}
            disabled={known === 'yes'}
            value={draft.code}
            onChange={(event) => change({ code: event.target.value })}
          />
        </Form.Item>
        <Form.Item label={text.category} htmlFor="product-category">
          <Select
            id="product-category"
            showSearch
            optionFilterProp="label"
            value={draft.category}
            onChange={(category: string) => change({ category })}
            options={kinds}
          />
        </Form.Item>
        <Form.Item label={text.origin} htmlFor="product-origin">
          <Input
            id="product-origin"
            maxLength={40}
            value={draft.origin}
            onChange={(event) => change({ origin: event.target.value })}
          />
        </Form.Item>
        <Form.Item label={text.region} htmlFor="product-region">
          <Select
            id="product-region"
            value={draft.regionId ?? ''}
            onChange={(regionId: string) => change({ regionId: regionId || null })}
            options={[
              { value: '', label: text.noRegion },
              ...desk.regions.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </Form.Item>
        <Form.Item label={text.drawing} htmlFor="product-drawing">
          <Select
            id="product-drawing"
            value={draft.drawing}
            onChange={(drawing: string) => change({ drawing })}
            options={drawings.map((one) => ({ value: one, label: text.drawings[one] }))}
          />
        </Form.Item>
      </div>
      <Form.Item>
        <Checkbox checked={draft.localMade} onChange={(event) => change({ localMade: event.target.checked })}>
          {text.local}
        </Checkbox>
      </Form.Item>
      <Form.Item label={text.intro} htmlFor="product-intro">
        <Input.TextArea
          id="product-intro"
          rows={3}
          maxLength={2000}
          value={draft.intro}
          onChange={(event) => change({ intro: event.target.value })}
        />
      </Form.Item>
    </>
  )
}

function Skus({ skus, onChange }: { skus: readonly FormSku[]; onChange: (skus: FormSku[]) => void }) {
  const names = text.sku
  const set = (key: string, part: Partial<FormSku>) =>
    onChange(skus.map((sku) => (sku.key === key ? { ...sku, ...part } : sku)))
  return (
    <fieldset className="mall-skus-form">
      <legend>{text.skus}</legend>
      <div className="mall-skus-head" aria-hidden="true">
        <span>{names.code}</span>
        <span>{names.specification}</span>
        <span>{names.price}</span>
        <span>{names.available}</span>
        <span>{names.mostEach}</span>
      </div>
      {skus.map((sku) => (
        <div key={sku.key}>
          <Input
            aria-label={names.code}
            value={sku.code}
            onChange={(event) => set(sku.key, { code: event.target.value })}
          />
          <Input
            aria-label={names.specification}
            value={sku.specification}
            onChange={(event) => set(sku.key, { specification: event.target.value })}
          />
          <Input
            aria-label={names.price}
            inputMode="decimal"
            value={sku.price}
            onChange={(event) => set(sku.key, { price: event.target.value })}
          />
          <InputNumber
            controls={false}
            aria-label={names.available}
            min={0}
            precision={0}
            style={{ width: '100%' }}
            value={sku.available}
            onChange={(available) => set(sku.key, { available })}
          />
          <InputNumber
            controls={false}
            aria-label={names.mostEach}
            min={1}
            precision={0}
            style={{ width: '100%' }}
            value={sku.mostEach}
            onChange={(mostEach) => set(sku.key, { mostEach })}
          />
          <Button
            type="text"
            aria-label={text.removeSku}
            disabled={skus.length === 1}
            icon={<Icon name="trash" size="s" />}
            onClick={() => onChange(skus.filter((one) => one.key !== sku.key))}
          />
        </div>
      ))}
      <p>
        <Button icon={<Icon name="plus" size="s" />} onClick={() => onChange([...skus, emptySku(skus.length)])}>
          {text.addSku}
        </Button>
      </p>
    </fieldset>
  )
}
