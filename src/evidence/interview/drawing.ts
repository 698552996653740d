/** Who is asked, and who of them answers. */
import { exp, log } from '../../model/elementary.js'

export interface Drawn {
  /** Places among those eligible, in the order in which they would answer. */
  readonly asked: readonly number[]
  /** The first of them: those who answer. */
  readonly answered: readonly number[]
}

export interface Drawing {
  readonly asked: number
  readonly answered: number
  readonly willingness: number
}

/**
 * Draws whom to ask, each as likely as the other, and who answers: each would answer after an exponential time with rate
 * exp(willingness x belonging), and the first ones are taken. With willingness 0 they are a simple random sample; otherwise it is
 * successive sampling with these rates as weights (R. D. Luce, Individual Choice Behavior, 1959).
 * @param belonging of each who is eligible, 0..1
 * @param random uniform on [0, 1)
 */
export function draw(belonging: readonly number[], { asked, answered, willingness }: Drawing, random: () => number): Drawn {
  const places = [...belonging.keys()]
  const count = Math.min(asked, places.length)
  for (let k = 0; k < count; k++) {
    const other = k + Math.floor(random() * (places.length - k))
    const place = places[other]!
    places[other] = places[k]!
    places[k] = place
  }
  const waiting = places
    .slice(0, count)
    .map((place) => ({ place, time: -log(1 - random()) / exp(willingness * belonging[place]!) }))
    .sort((one, other) => one.time - other.time)
    .map(({ place }) => place)
  return { asked: waiting, answered: waiting.slice(0, answered) }
}
