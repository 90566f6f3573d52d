import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { type BenefitPage, changeBenefitLimits } from '../../benefits.contract.ts'
import { benefitsConsoleText } from '../../benefits-console.text.ts'
import { LimitFields, limitsOf, writtenLimits } from './LimitFields.tsx'

const text = benefitsConsoleText.sheet

/** Quotas, limits and the last day of a published benefit; the reason is kept with the change. */
export function LimitsDialog({ benefit, onClose }: { benefit: BenefitPage; onClose: () => void }) {
  const answers = useQueryClient()
  const [draft, setDraft] = useState(() => writtenLimits(benefit))
  const [because, setBecause] = useState('')
  const limits = limitsOf(draft)
  const save = useMutation({
    mutationFn: () =>
      call(changeBenefitLimits, { params: { id: benefit.id }, body: { limits: limits!, because: because.trim() } }),
    onSuccess: async () => {
      await answers.invalidateQueries()
      onClose()
    },
  })
  return (
    <ActDialog
      open
      title={`${text.limits} · ${benefit.name}`}
      width={600}
      onClose={onClose}
      act={{
        name: text.save,
        busy: save.isPending,
        locked: limits === null || because.trim().length < 2,
        onAct: () => save.mutate(),
      }}
      problem={sentenceOf(save.error)}
    >
      <Form layout="vertical" component="div">
        <LimitFields draft={draft} onChange={(part) => setDraft({ ...draft, ...part })} />
        <Form.Item label={text.because} htmlFor="limits-because" help={text.becauseRecord}>
          <Input
            id="limits-because"
            maxLength={200}
            value={because}
            onChange={(event) => setBecause(event.target.value)}
          />
        </Form.Item>
      </Form>
    </ActDialog>
  )
}
