import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { type BenefitPage, endBenefit, pauseBenefit, publishBenefit } from '../../benefits.contract.ts'
import { benefitsConsoleText } from '../../benefits-console.text.ts'

const text = benefitsConsoleText.sheet

export type OfferMove = 'publish' | 'pause' | 'resume' | 'end'

/** Publishing, pausing, resuming, ending: what follows is said before, and all but the first ask for a reason. */
export function MoveDialog({ benefit, move, onClose }: { benefit: BenefitPage; move: OfferMove; onClose: () => void }) {
  const answers = useQueryClient()
  const [because, setBecause] = useState('')
  const params = { id: benefit.id }
  const act = useMutation({
    mutationFn: async () => {
      const reason = because.trim()
      if (move === 'publish') return call(publishBenefit, { params })
      if (move === 'end') return call(endBenefit, { params, body: { because: reason } })
      return call(pauseBenefit, { params, body: { move, because: reason } })
    },
    onSuccess: async () => {
      await answers.invalidateQueries()
      onClose()
    },
  })
  const asks = move !== 'publish'
  return (
    <ActDialog
      open
      title={`${text[move]} · ${benefit.name}`}
      onClose={onClose}
      act={{
        name: text[move],
        danger: move === 'end',
        busy: act.isPending,
        locked: asks && because.trim().length < 2,
        onAct: () => act.mutate(),
      }}
      problem={sentenceOf(act.error)}
    >
      {move === 'publish' && <p>{text.publishAsk}</p>}
      {move === 'end' && <p>{text.endAsk}</p>}
      {asks && (
        <Form layout="vertical" component="div">
          <Form.Item label={text.because} htmlFor="offer-because" help={text.becauseHelp}>
            <Input
              id="offer-because"
              maxLength={200}
              value={because}
              onChange={(event) => setBecause(event.target.value)}
            />
          </Form.Item>
        </Form>
      )}
    </ActDialog>
  )
}
