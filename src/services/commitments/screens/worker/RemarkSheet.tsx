import { useState } from 'react'
import { PhotosField, type UploadedDocument } from '../../../../kernel/files/screens.ts'
import { call } from '../../../../platform/client/client.ts'
import { useSending } from '../../../../platform/client/use-sending.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { Field, TextArea } from '../../../../ui/Field.tsx'
import { Sheet } from '../../../../ui/Sheet.tsx'
import { toast } from '../../../../ui/Toast.tsx'
import { remarkOnCommitment } from '../../seen.contract.ts'
import { workerText } from '../../worker.text.ts'

const text = workerText.remark
const fewest = 2

/** What she says of it, with pictures. */
export function RemarkSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const [words, setWords] = useState('')
  const [photos, setPhotos] = useState<readonly UploadedDocument[]>([])
  const [tried, setTried] = useState(false)
  const { send, busy, problem } = useSending()
  const short = words.trim().length < fewest

  async function submit() {
    setTried(true)
    if (short) return
    const body = { words: words.trim(), photoIds: photos.map((photo) => photo.id) }
    const deed = (idempotencyKey: string) => call(remarkOnCommitment, { params: { id }, body }, { idempotencyKey })
    if (!(await send(deed))) return
    toast(text.sent)
    onClose()
  }

  return (
    <Sheet title={text.title} onClose={onClose}>
      {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
      <div className="gh-fields">
        <Field label={text.words} hint={text.hint} problem={tried && short ? text.short : null}>
          {(wiring) => <TextArea {...wiring} rows={4} maxLength={500} value={words} onText={setWords} />}
        </Field>
        <PhotosField label={text.photos} hint={text.photosHint} photos={photos} onPhotos={setPhotos} />
      </div>
      <Button kind="main" size="big" wide busy={busy} onPress={() => void submit()}>
        {text.send}
      </Button>
    </Sheet>
  )
}
