import { QueuePage } from '@/components/desk/queue/queue-page'
import { readQueueState } from '@/components/desk/queue/search-params'
import { ctx, rows } from '../constants'

/** The yardstick P of the queue. */
export default function ConstantQueue() {
  return <QueuePage ctx={ctx} state={readQueueState('open', {})} rows={rows} total={120} previous={null} next="next" names={{}} />
}
