import { useMutation } from '@tanstack/react-query'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'

/** One decision that ends something and asks for no words. */
export function ConfirmDialog({
  words,
  lead,
  onSend,
  onClose,
}: {
  words: { readonly title: string; readonly act: string }
  lead: string
  onSend: () => Promise<unknown>
  onClose: () => void
}) {
  const send = useMutation({ mutationFn: onSend, onSuccess: onClose })
  return (
    <ActDialog
      open
      title={words.title}
      onClose={onClose}
      act={{ name: words.act, busy: send.isPending, danger: true, onAct: () => send.mutate() }}
      problem={sentenceOf(send.error)}
    >
      <p className="before">{lead}</p>
    </ActDialog>
  )
}
