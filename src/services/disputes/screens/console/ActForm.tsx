import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Form } from 'antd'
import { type ReactNode, useState } from 'react'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { newId } from '../../../../platform/ids.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { type FieldPlan, FormField, type Values } from './FormField.tsx'

export type { FieldPlan, Values } from './FormField.tsx'

/** Opens the form of an act; every part of a file hands its own to the page. */
export type OnAct = (plan: FormPlan) => void

/** One act: what is asked for it, what it sends, and what the reader is told when it is refused. */
export type FormPlan = {
  readonly title: string
  readonly act: string
  readonly lead?: string
  readonly danger?: 'yes'
  readonly width?: number
  readonly fields: readonly FieldPlan[]
  readonly first?: Values
  readonly send: (values: Values, idempotencyKey: string) => Promise<unknown>
}

/** A dialog drawn from its plan. Fields whose condition does not hold are neither shown nor needed. */
export function ActForm({ plan, onClose, children }: { plan: FormPlan; onClose: () => void; children?: ReactNode }) {
  const queries = useQueryClient()
  const [key] = useState(newId)
  const [values, setValues] = useState<Values>(() => firstOf(plan))
  const send = useMutation({
    mutationFn: () => plan.send(values, key),
    onSuccess: async () => {
      await queries.invalidateQueries()
      onClose()
    },
  })
  const shown = plan.fields.filter((field) => !field.when || field.when(values))
  const missing = shown.some((field) => field.needed && (values[field.key] ?? '').trim() === '')
  return (
    <ActDialog
      open
      width={plan.width ?? 560}
      title={plan.title}
      onClose={onClose}
      act={{
        name: plan.act,
        busy: send.isPending,
        danger: plan.danger === 'yes',
        locked: missing,
        onAct: () => send.mutate(),
      }}
      problem={sentenceOf(send.error)}
    >
      {plan.lead && <p className="soft">{plan.lead}</p>}
      {children}
      <Form layout="vertical" component="div" className="ds-form">
        {shown.map((field) => (
          <FormField
            key={field.key}
            field={field}
            value={values[field.key] ?? ''}
            onChange={(value) => setValues((before) => ({ ...before, [field.key]: value }))}
          />
        ))}
      </Form>
    </ActDialog>
  )
}

function firstOf({ fields, first = {} }: FormPlan): Values {
  return { ...Object.fromEntries(fields.map((field) => [field.key, field.first ?? ''])), ...first }
}
