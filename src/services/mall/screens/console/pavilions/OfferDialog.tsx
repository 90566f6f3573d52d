import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Select, Upload } from 'antd'
import { useState } from 'react'
import { type FileCard, uploadFile } from '../../../../../kernel/files/contract.ts'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { upload } from '../../../../../platform/client/upload.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { DayField } from '../../../../../ui/console/DayField.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { offerProofs, recordVisit } from '../../../pavilions.contract.ts'
import { proofMeansText } from '../../../pavilions.text.ts'
import { pavilionsText } from '../../../pavilions-console.text.ts'
import { TextField } from './TextField.tsx'

const text = pavilionsText.offer
type Means = 'certificate' | 'geographical' | 'partner'
const means: readonly Means[] = ['certificate', 'geographical', 'partner']

/** One paper for the chosen products: a supplier lays it before the operator, or the operator has been there itself. */
export function OfferDialog({
  desk,
  productIds,
  onClose,
}: {
  desk: 'supply' | 'market'
  productIds: readonly string[]
  onClose: () => void
}) {
  const answers = useQueryClient()
  const [draft, setDraft] = useState({ means: 'certificate' as Means, number: '', issuer: '', validUntil: '' })
  const [file, setFile] = useState<File | null>(null)
  const isVisit = desk === 'market'
  const set = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part })
  const offer = useMutation({
    mutationFn: async () => {
      const { means: shown, ...paper } = draft
      const ids = [...productIds]
      if (isVisit) return call(recordVisit, { body: { productIds: ids, visit: paper } })
      const fileId = file ? (await sendScan(file)).id : null
      return call(offerProofs, { body: { productIds: ids, offer: { ...paper, means: shown, fileId } } })
    },
    onSuccess: () => answers.invalidateQueries(),
  })
  const whole = draft.number.trim().length > 1 && draft.issuer.trim().length > 1 && draft.validUntil !== ''
  return (
    <ActDialog
      open
      title={isVisit ? text.visitTitle : text.title}
      onClose={onClose}
      act={{
        name: isVisit ? text.visit : text.act,
        busy: offer.isPending,
        locked: !whole,
        onAct: () => offer.mutate(),
      }}
      problem={sentenceOf(offer.error)}
      done={offer.data && <p>{say(isVisit ? text.visitDone : text.done, { n: offer.data.offered })}</p>}
    >
      <p className="muted">{say(text.lead, { n: productIds.length })}</p>
      <Form layout="vertical" component="div">
        {!isVisit && (
          <Form.Item label={text.means} htmlFor="proof-means">
            <Select
              id="proof-means"
              value={draft.means}
              onChange={(picked) => set({ means: picked })}
              options={means.map((one) => ({ value: one, label: proofMeansText[one] }))}
            />
          </Form.Item>
        )}
        <TextField
          id="proof-number"
          label={isVisit ? text.visitNumber : text.number}
          most={60}
          value={draft.number}
          onChange={(number) => set({ number })}
        />
        <TextField
          id="proof-issuer"
          label={isVisit ? text.visitIssuer : text.issuer}
          most={60}
          value={draft.issuer}
          onChange={(issuer) => set({ issuer })}
        />
        <DayField
          id="proof-until"
          label={text.validUntil}
          value={draft.validUntil}
          onChange={(validUntil) => set({ validUntil })}
        />
        {!isVisit && <Scan file={file} onPick={setFile} />}
      </Form>
    </ActDialog>
  )
}

function Scan({ file, onPick }: { file: File | null; onPick: (file: File | null) => void }) {
  return (
    <Form.Item label={text.file}>
      <Upload
        accept=".pdf,.png,.jpg,.jpeg"
        maxCount={1}
        beforeUpload={(picked) => {
          onPick(picked)
          return false
        }}
        onRemove={() => onPick(null)}
        fileList={file ? [{ uid: '1', name: file.name }] : []}
      >
        <Button>{text.pick}</Button>
      </Upload>
    </Form.Item>
  )
}

function sendScan(file: File): Promise<FileCard> {
  return upload(uploadFile, { query: { name: file.name, purpose: 'document' }, file }, { onProgress: () => undefined })
}
