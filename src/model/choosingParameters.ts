/** The part of parameters.ts that matters only where several forums stand side by side. */
import { number } from './declaring.js'

export const choosing = {
  found: number(1, 0, 100, 'weight', 'how easily newcomers find this forum first, against the other forums', 'assumption'),
  discovery: number(0.02, 0, 1, 'chance', 'a visitor of this forum learns of another one and joins it', 'assumption'),
  sharing: number(1, 0, 1, '1', 'how far visits to one forum are taken from the others', 'open: sweep it'),
  belonging: number(2, 0, 10, 'log', 'pull of belonging, against the other forums', 'M2 (direction); assumption'),
  answered: number(1, 0, 5, 'log', 'pull of having been answered lately, against the other forums', 'M7 (direction); assumption'),
  hurt: number(1, 0, 5, 'log', 'push of hurt, against the other forums', 'M10 (direction); assumption'),
  experts: number(
    1,
    0,
    5,
    'log',
    'pull of the share of replies that professionals write, times need, against the other forums',
    'M12 (direction open); assumption',
  ),
} as const
