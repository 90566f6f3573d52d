import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ActionCard } from '../../../../../kernel/cases/contract.ts'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { Acts } from '../../../../../ui/console/Acts.tsx'
import { consoleText } from '../../../console.text.ts'
import { type ApplicationCard, withdrawApplication } from '../../../foundings.contract.ts'
import { ApplyDialog } from './ApplyDialog.tsx'

const text = consoleText.applications

/** What the officer who filled in an application may still do with it. */
export function OwnerActs({ application, actions }: { application: ApplicationCard; actions: readonly ActionCard[] }) {
  const [opened, setOpened] = useState<'resubmit' | 'withdraw' | null>(null)
  const mine = actions.filter((one) => (one.action === 'resubmit' || one.action === 'withdraw') && one.allowed)
  const close = () => setOpened(null)
  return (
    <>
      <Acts
        acts={mine.map((one) => ({
          key: one.action,
          name: one.name,
          main: one.action === 'resubmit',
          onAct: () => setOpened(one.action === 'resubmit' ? 'resubmit' : 'withdraw'),
        }))}
      />
      {opened === 'resubmit' && <ApplyDialog again={application} onClose={close} />}
      {opened === 'withdraw' && <WithdrawDialog application={application} onClose={close} />}
    </>
  )
}

function WithdrawDialog({ application, onClose }: { application: ApplicationCard; onClose: () => void }) {
  const queries = useQueryClient()
  const withdraw = useMutation({
    mutationFn: () => call(withdrawApplication, { params: { id: application.id } }),
    onSuccess: async () => {
      await queries.invalidateQueries()
      onClose()
    },
  })
  return (
    <ActDialog
      open
      title={`${text.withdraw}：${application.name}`}
      onClose={onClose}
      act={{ name: text.withdraw, danger: true, busy: withdraw.isPending, onAct: () => withdraw.mutate() }}
      problem={sentenceOf(withdraw.error)}
    >
      <p>{text.withdrawLead}</p>
    </ActDialog>
  )
}
