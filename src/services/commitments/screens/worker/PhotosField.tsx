import { useRef, useState } from 'react'
import { downloadFile, uploadFile } from '../../../../kernel/files/contract.ts'
import { addressOf } from '../../../../platform/client/address.ts'
import { type Problem, problemFrom } from '../../../../platform/client/problem.ts'
import { upload } from '../../../../platform/client/upload.ts'
import { Field } from '../../../../ui/Field.tsx'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { seenText } from '../../seen.text.ts'
import { workerText } from '../../worker.text.ts'
import './commitments.css'

const text = workerText.remark
const most = 9

export type GivenPhoto = { readonly id: string; readonly name: string }

/** Pictures, each sent as soon as it is chosen. */
export function PhotosField({
  photos,
  onPhotos,
}: {
  photos: readonly GivenPhoto[]
  onPhotos: (photos: readonly GivenPhoto[]) => void
}) {
  const [percent, setPercent] = useState<number | null>(null)
  const [failed, setFailed] = useState<Problem | null>(null)
  const kept = useRef(photos)

  function keep(next: readonly GivenPhoto[]) {
    kept.current = next
    onPhotos(next)
  }

  async function take(files: FileList | null) {
    setFailed(null)
    for (const file of [...(files ?? [])].slice(0, most - kept.current.length)) {
      setPercent(0)
      const given = { query: { name: file.name, purpose: 'photo' as const }, file }
      const onProgress = (sent: number, all: number) => setPercent(Math.round((100 * sent) / Math.max(all, 1)))
      const send = async () => {
        const { id, name } = await upload(uploadFile, given, { onProgress })
        keep([...kept.current, { id, name }])
      }
      const problem = await problemFrom(send())
      if (problem) setFailed(problem)
    }
    setPercent(null)
  }

  return (
    <Field
      label={text.photos}
      hint={percent === null ? text.photosHint : text.uploading(percent)}
      problem={failed?.sentence ?? null}
    >
      {(wiring) => (
        <div className="cw-photos">
          {photos.map((photo, at) => (
            <span key={photo.id} className="cw-photo">
              <img src={addressOf(downloadFile, { params: { id: photo.id } })} alt={seenText.picture(at + 1)} />
              <button
                type="button"
                aria-label={text.remove(at + 1)}
                onClick={() => keep(kept.current.filter((one) => one.id !== photo.id))}
              >
                <Icon name="close" size="s" />
              </button>
            </span>
          ))}
          {photos.length < most ? (
            <span className="cw-add">
              <Icon name="plus" />
              <small>{text.add}</small>
              <input
                {...wiring}
                type="file"
                multiple
                accept="image/png,image/jpeg"
                onChange={(event) => void take(event.currentTarget.files)}
              />
            </span>
          ) : null}
        </div>
      )}
    </Field>
  )
}
