import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { today } from '../../../../platform/client/today.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { useReader } from '../../../../ui/console/reader.tsx'
import { DayInput } from '../../../../ui/console/WhenInput.tsx'
import {
  type BenefitDraftBody,
  type BenefitPage,
  draftBenefit,
  getBenefitDesk,
  reviseBenefit,
} from '../../benefits.contract.ts'
import { benefitCategories } from '../../benefits.model.ts'
import { benefitsConsoleText } from '../../benefits-console.text.ts'
import { LimitFields, limitsOf, type WrittenLimits, writtenLimits } from './LimitFields.tsx'
import { PriceFields } from './PriceFields.tsx'
import { priceOf, type WrittenPrice, writtenPrice } from './price-form.ts'

const text = benefitsConsoleText.form

type Written = Pick<
  BenefitDraftBody,
  'merchantId' | 'name' | 'campaign' | 'category' | 'intro' | 'terms' | 'audienceIds' | 'tags' | 'fromOn'
>
type Desk = ReceivedOf<typeof getBenefitDesk>

/** A new benefit, or a draft anew. The server tells everything wrong with it at once. */
export function OfferDialog({ benefit, onClose }: { benefit: BenefitPage | null; onClose: () => void }) {
  const { org } = useReader()
  const answers = useQueryClient()
  const desk = useQuery(ask(getBenefitDesk, { query: { orgId: org.id } }))
  const [written, setWritten] = useState<Written>(() => writtenOf(benefit, org.id))
  const [price, setPrice] = useState<WrittenPrice>(() => writtenPrice(benefit?.price ?? null))
  const [limits, setLimits] = useState<WrittenLimits>(() => writtenLimits(benefit ?? usualLimits()))
  const draft = draftOf(written, price, limits)
  const save = useMutation({
    mutationFn: () =>
      benefit
        ? call(reviseBenefit, { params: { id: benefit.id }, body: { draft: draft! } })
        : call(draftBenefit, { body: { draft: draft! } }),
    onSuccess: () => answers.invalidateQueries(),
  })
  return (
    <ActDialog
      open
      title={benefit ? text.edit : text.new}
      width={720}
      onClose={onClose}
      act={{ name: text.save, busy: save.isPending, locked: draft === null, onAct: () => save.mutate() }}
      problem={sentenceOf(save.error)}
      done={save.isSuccess && <p>{text.saved}</p>}
    >
      <Answered asked={desk} bones={8}>
        {(known) => (
          <Form layout="vertical" component="div">
            <What written={written} desk={known} onChange={(part) => setWritten({ ...written, ...part })} />
            <PriceFields draft={price} onChange={(part) => setPrice({ ...price, ...part })} />
            <Who written={written} desk={known} onChange={(part) => setWritten({ ...written, ...part })} />
            <LimitFields draft={limits} onChange={(part) => setLimits({ ...limits, ...part })} />
          </Form>
        )}
      </Answered>
    </ActDialog>
  )
}

type Given = { written: Written; desk: Desk; onChange: (part: Partial<Written>) => void }

function What({ written, desk, onChange }: Given) {
  const line = (name: 'name' | 'campaign', label: string, help: string, most: number) => (
    <Form.Item label={label} htmlFor={`offer-${name}`} help={help}>
      <Input
        id={`offer-${name}`}
        maxLength={most}
        value={written[name]}
        onChange={(event) => onChange({ [name]: event.target.value })}
      />
    </Form.Item>
  )
  const words = (name: 'intro' | 'terms', label: string, most: number) => (
    <Form.Item label={label} htmlFor={`offer-${name}`}>
      <Input.TextArea
        id={`offer-${name}`}
        maxLength={most}
        autoSize={{ minRows: 2, maxRows: 6 }}
        value={written[name]}
        onChange={(event) => onChange({ [name]: event.target.value })}
      />
    </Form.Item>
  )
  return (
    <>
      <div className="benefit-form-two">
        <Form.Item
          label={text.merchant}
          htmlFor="offer-merchant"
          {...(desk.merchants.length === 0 && { help: text.noMerchant })}
        >
          <Select
            id="offer-merchant"
            showSearch
            optionFilterProp="label"
            value={written.merchantId || undefined}
            onChange={(merchantId: string) => onChange({ merchantId })}
            options={desk.merchants.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <Form.Item label={text.category} htmlFor="offer-category">
          <Select
            id="offer-category"
            value={written.category}
            onChange={(category) => onChange({ category })}
            options={benefitCategories.map((key) => ({ value: key, label: text.categories[key] }))}
          />
        </Form.Item>
      </div>
      <div className="benefit-form-two">
        {line('name', text.name, text.nameHelp, 40)}
        {line('campaign', text.campaign, text.campaignHelp, 30)}
      </div>
      {words('intro', text.intro, 500)}
      {words('terms', text.terms, 2000)}
    </>
  )
}

function Who({ written, desk, onChange }: Given) {
  return (
    <>
      <div className="benefit-form-two">
        <Form.Item label={text.audience} htmlFor="offer-audience" help={text.audienceHelp}>
          <Select
            id="offer-audience"
            mode="multiple"
            optionFilterProp="label"
            value={[...written.audienceIds]}
            onChange={(audienceIds: string[]) => onChange({ audienceIds })}
            options={desk.unions.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <Form.Item label={text.tags} htmlFor="offer-tags" help={text.tagsHelp}>
          <Select
            id="offer-tags"
            mode="multiple"
            optionFilterProp="label"
            value={[...written.tags]}
            onChange={(tags: string[]) => onChange({ tags })}
            options={desk.tags.map(({ key, name }) => ({ value: key, label: name }))}
          />
        </Form.Item>
      </div>
      <Form.Item label={text.from} htmlFor="offer-from">
        <DayInput
          id="offer-from"
          width={200}
          value={written.fromOn}
          onChange={(picked) => onChange({ fromOn: picked })}
        />
      </Form.Item>
    </>
  )
}

function usualLimits() {
  const untilOn = `${today().slice(0, 4)}-12-31`
  return { untilOn, dayQuota: null, totalQuota: null, mostADay: 1, mostEach: null, budgetFen: null }
}

function writtenOf(benefit: BenefitPage | null, orgId: string): Written {
  return {
    merchantId: benefit?.merchantId ?? '',
    name: benefit?.name ?? '',
    campaign: benefit?.campaign ?? '',
    category: benefit?.category ?? 'life',
    intro: benefit?.intro ?? '',
    terms: benefit?.terms ?? '',
    audienceIds: benefit?.audience.map((one) => one.id) ?? [orgId],
    tags: benefit?.tags.map((one) => one.key) ?? [],
    fromOn: benefit?.fromOn ?? today(),
  }
}

/** Null while something is not written as it must be; what is wrong beyond that the server says. */
function draftOf(written: Written, price: WrittenPrice, limits: WrittenLimits): BenefitDraftBody | null {
  const [read, bounds] = [priceOf(price), limitsOf(limits)]
  if (!read || !bounds || written.merchantId === '' || written.fromOn === '') return null
  return { ...written, ...bounds, price: read }
}
