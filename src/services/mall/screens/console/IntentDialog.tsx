import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Form, Input, InputNumber, Radio, Select } from 'antd'
import { useState } from 'react'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { formatYuan, parseYuan } from '../../../../platform/money.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { say } from '../../../../ui/console/text.ts'
import { DayInput, MomentInput } from '../../../../ui/console/WhenInput.tsx'
import { consoleText } from '../../console.text.ts'
import {
  draftIntent,
  getIntentDesk,
  type IntentPage,
  type IntentTermsBody,
  reviseIntent,
} from '../../intents.contract.ts'
import { fromLocal, toLocal } from './local-time.ts'

const text = consoleText.draft

type Draft = {
  readonly orgId: string
  readonly occasion: string
  readonly headcount: number | null
  readonly each: string
  readonly issueAt: string
  readonly opensAt: string
  readonly closesAt: string
  readonly categories: readonly string[]
  readonly unspent: 'return' | 'keep'
  readonly keptUntil: string
}

/** A new letter, or other terms for one that is not signed yet. The server tells everything wrong with it at once. */
export function IntentDialog({ intent, onClose }: { intent: IntentPage | null; onClose: () => void }) {
  const answers = useQueryClient()
  const desk = useQuery(ask(getIntentDesk, {}))
  const [draft, setDraft] = useState<Draft>(() => draftOf(intent))
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const orgId = draft.orgId || desk.data?.unions[0]?.id || ''
  const save = useMutation({
    mutationFn: async () => {
      const terms = termsOf(draft)
      if (intent) {
        await call(reviseIntent, { params: { id: intent.id }, body: { terms } })
        return text.revised
      }
      const { number } = await call(draftIntent, { body: { orgId, terms } })
      return say(text.done, { number })
    },
    onSuccess: () => answers.invalidateQueries(),
  })
  const whole = draft.occasion.trim() !== '' && draft.headcount !== null && parseYuan(draft.each.trim()) !== null
  const dated = draft.issueAt !== '' && draft.opensAt !== '' && draft.closesAt !== ''
  return (
    <ActDialog
      open
      title={intent ? text.revise : text.title}
      width={680}
      onClose={onClose}
      act={{
        name: intent ? text.reviseAct : text.act,
        busy: save.isPending,
        locked: !(whole && dated),
        onAct: () => save.mutate(),
      }}
      problem={sentenceOf(save.error)}
      done={save.data && <p>{save.data}</p>}
    >
      <Answered asked={desk} bones={6}>
        {({ unions, categories }) => (
          <Form layout="vertical" component="div">
            {!intent && unions.length > 0 && (
              <Form.Item label={text.union} htmlFor="intent-union">
                <Select
                  id="intent-union"
                  value={orgId}
                  onChange={(picked) => change({ orgId: picked })}
                  options={unions.map((union) => ({
                    value: union.id,
                    label: say(text.unionOption, { name: union.name, n: count(union.members) }),
                  }))}
                />
              </Form.Item>
            )}
            <TermsFields draft={draft} categories={categories} change={change} />
          </Form>
        )}
      </Answered>
    </ActDialog>
  )
}

type FieldsGiven = {
  readonly draft: Draft
  readonly categories: readonly { key: string; name: string }[]
  readonly change: (part: Partial<Draft>) => void
}

function TermsFields({ draft, categories, change }: FieldsGiven) {
  return (
    <>
      <Form.Item label={text.occasion} htmlFor="intent-occasion" help={text.occasionHelp}>
        <Input
          id="intent-occasion"
          maxLength={40}
          value={draft.occasion}
          onChange={(event) => change({ occasion: event.target.value })}
        />
      </Form.Item>
      <div className="mall-two">
        <Form.Item label={text.headcount} htmlFor="intent-headcount">
          <InputNumber
            controls={false}
            id="intent-headcount"
            min={1}
            max={5_000_000}
            precision={0}
            style={{ width: '100%' }}
            value={draft.headcount}
            onChange={(headcount) => change({ headcount })}
          />
        </Form.Item>
        <Form.Item label={text.each} htmlFor="intent-each">
          <Input
            id="intent-each"
            inputMode="decimal"
            value={draft.each}
            onChange={(event) => change({ each: event.target.value })}
          />
        </Form.Item>
      </div>
      <Moment id="intent-issue" label={text.issue} value={draft.issueAt} onChange={(issueAt) => change({ issueAt })} />
      <div className="mall-two">
        <Moment
          id="intent-opens"
          label={`${text.window}${text.from}`}
          value={draft.opensAt}
          onChange={(opensAt) => change({ opensAt })}
        />
        <Moment
          id="intent-closes"
          label={`${text.window}${text.until}`}
          value={draft.closesAt}
          onChange={(closesAt) => change({ closesAt })}
        />
      </div>
      <Form.Item label={text.goods} htmlFor="intent-goods" help={text.goodsHelp}>
        <Select
          id="intent-goods"
          mode="multiple"
          optionFilterProp="label"
          value={[...draft.categories]}
          onChange={(picked: string[]) => change({ categories: picked })}
          options={categories.map(({ key, name }) => ({ value: key, label: name }))}
        />
      </Form.Item>
      <Form.Item label={text.unspent}>
        <Radio.Group
          value={draft.unspent}
          onChange={(event) => change({ unspent: event.target.value as Draft['unspent'] })}
          options={[
            { value: 'return', label: text.return },
            { value: 'keep', label: text.keep },
          ]}
        />
      </Form.Item>
      {draft.unspent === 'keep' && (
        <Form.Item label={text.keptUntil} htmlFor="intent-kept">
          <DayInput id="intent-kept" value={draft.keptUntil} onChange={(picked) => change({ keptUntil: picked })} />
        </Form.Item>
      )}
    </>
  )
}

function Moment(given: { id: string; label: string; value: string; onChange: (value: string) => void }) {
  return (
    <Form.Item label={given.label} htmlFor={given.id}>
      <MomentInput id={given.id} value={given.value} onChange={(picked) => given.onChange(picked)} />
    </Form.Item>
  )
}

function draftOf(intent: IntentPage | null): Draft {
  return {
    orgId: intent?.orgId ?? '',
    occasion: intent?.occasion ?? '',
    headcount: intent?.headcount ?? null,
    each: intent ? formatYuan(intent.pointsEach) : '',
    issueAt: intent ? toLocal(intent.issueAt) : '',
    opensAt: intent ? toLocal(intent.opensAt) : '',
    closesAt: intent ? toLocal(intent.closesAt) : '',
    categories: intent?.categories ?? [],
    unspent: intent?.unspent ?? 'return',
    keptUntil: intent?.keptUntil ?? '',
  }
}

function termsOf(draft: Draft): IntentTermsBody {
  return {
    occasion: draft.occasion.trim(),
    headcount: draft.headcount ?? 0,
    pointsEach: parseYuan(draft.each.trim()) ?? 0,
    issueAt: fromLocal(draft.issueAt),
    opensAt: fromLocal(draft.opensAt),
    closesAt: fromLocal(draft.closesAt),
    categories: [...draft.categories],
    unspent: draft.unspent,
    keptUntil: draft.unspent === 'keep' && draft.keptUntil !== '' ? draft.keptUntil : null,
  }
}
