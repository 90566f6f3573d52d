import { careText } from '../../care-worker.text.ts'
import { type VoiceTopic, voiceTopics } from '../../model.ts'
import { topicNames } from '../../text.ts'
import './voices.css'

/** Narrows a list to one topic, or to none. */
export function TopicChips({
  legend,
  value,
  onChoose,
}: {
  legend: string
  value: VoiceTopic | null
  onChoose: (topic: VoiceTopic | null) => void
}) {
  const chip = (topic: VoiceTopic | null, label: string) => (
    <button key={label} type="button" aria-pressed={topic === value} onClick={() => onChoose(topic)}>
      {label}
    </button>
  )
  return (
    <fieldset className="vo-chips">
      <legend className="gh-small gh-soft">{legend}</legend>
      {chip(null, careText.board.all)}
      {voiceTopics.map((topic) => chip(topic, topicNames[topic]))}
    </fieldset>
  )
}
