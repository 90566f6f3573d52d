import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { newId } from '../../../../../platform/ids.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { say } from '../../../../../ui/console/text.ts'
import { moneyText } from '../../../money-console.text.ts'
import { loadBankResult, type PayoutCard } from '../../../settlements.contract.ts'
import { SheetDrop } from '../SheetDrop.tsx'
import { useUpload } from '../use-upload.ts'

const text = moneyText.payouts

/** The bank's answer, whole or not at all. */
export function ResultDialog({ payout, onClose }: { payout: PayoutCard; onClose: () => void }) {
  const answers = useQueryClient()
  const key = useRef(newId())
  const [file, setFile] = useState<File | null>(null)
  const sending = useUpload()
  const load = useMutation({
    mutationFn: async (picked: File) => {
      const { id: fileId } = await sending.mutateAsync(picked)
      return call(loadBankResult, { params: { id: payout.id }, body: { fileId } }, { idempotencyKey: key.current })
    },
    onSuccess: () => answers.invalidateQueries(),
    onError: () => {
      key.current = newId()
    },
  })
  const result = load.data
  return (
    <ActDialog
      open
      title={`${text.loadTitle} ${payout.number}`}
      width={640}
      onClose={onClose}
      act={{ name: text.load, busy: load.isPending, locked: file === null, onAct: () => file && load.mutate(file) }}
      problem={sentenceOf(load.error)}
      done={
        result && (
          <div className="stack">
            <p>
              <b>
                {say(text.loaded, {
                  paid: count(result.paid),
                  failed: count(result.failed),
                  open: count(result.open),
                })}
              </b>
            </p>
            {result.failed > 0 && <p className="muted">{text.loadedFailed}</p>}
          </div>
        )
      }
    >
      <div className="stack">
        <p className="muted">{text.loadLead}</p>
        <SheetDrop file={file} hint={text.loadHint} onPick={setFile} />
      </div>
    </ActDialog>
  )
}
