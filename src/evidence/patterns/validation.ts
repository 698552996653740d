/**
 * The patterns kept to test the model: no parameter was fitted to them, but the sources of some parameters name the same studies, which
 * is shown beside each. Where a source gives one figure only, the band is half to twice of it
 * (of the odds, for a share), because one forum tells nothing of how forums differ; where it gives only a direction, the band is the sign.
 */
import {
  fact,
  less,
  logsInWords,
  measure,
  mechanisms,
  type OfLogs,
  type Pattern,
  pattern,
  type Quantity,
  ratio,
  shareOfSum,
  underModeration,
} from './pattern.js'

type Told = Pick<Pattern, 'says' | 'source' | 'because' | 'mechanism' | 'notByChance'> & {
  readonly low?: number
  readonly high?: number
  readonly logs?: OfLogs
}

function kept(number: string, quantity: Quantity, { low, high, because, logs, ...told }: Told): Pattern {
  const edges = { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) }
  const reason = logs ? `${because} ${logsInWords(logs, edges)}` : because
  return pattern('validation', number, quantity, { because: reason, ...edges }, told)
}

const SMALL = 'A fifth of a standard deviation is what is conventionally called small.'

export const validation: readonly Pattern[] = [
  kept('P1.4', fact('rankExponent'), {
    says: 'By rank, posts fall about as 1/rank.',
    source: 'arithmetic on the totals of van Mierlo et al. 2017',
    low: 0.9,
    high: 1.3,
    because: 'The totals of one depression forum imply 1.0 to 1.2; a tenth more on either side.',
    logs: [undefined, 1.02, 1.16],
  }),
  kept('P1.4', fact('rankFit'), {
    says: 'Posts by rank are close to a power law.',
    source: 'van Mierlo et al. 2015, J Med Internet Res 17(6) e160: R² of .95 to .975',
    low: 0.93,
    because: 'A little below the lowest of four forums.',
    logs: [undefined, 0.997, 0.981],
  }),
  kept('P1.7', fact('postsPerActiveMonth'), {
    says: 'Who writes in a month writes about ten posts in it.',
    source: 'Beyond Blue (McCosker, Swinburne report, apo.org.au/node/97236): 10',
    low: 5,
    high: 20,
    because: 'Half to twice the published figure.',
    logs: [undefined, 6.96, 8.39],
    mechanism: mechanisms.staying,
  }),
  kept('P2.2', fact('firstPostsAnswered'), {
    says: 'Most first threads of newcomers are answered.',
    source: 'Joyce and Kraut 2006, J Comput Mediat Commun 11(3): 61 % in newsgroups',
    low: 0.6,
    high: 0.9,
    because: 'From newsgroups of all kinds up to forums that were made for support, where it is a judgement.',
    logs: [undefined, 0.838, 1],
    mechanism: mechanisms.sharing,
    notByChance: 'No thread is drawn because it is new, or because of who began it.',
  }),
  kept('P2.3', fact('firstPostsReplies', 'replies, most common'), {
    says: 'The most common first thread of a newcomer gets one reply or so.',
    source: 'Low et al. 2021, CI+NLP workshop: 1 among 21,274 first posts',
    low: 0,
    high: 2,
    because: 'None to two: the published mode with one reply on either side.',
    logs: [undefined, 2, 4],
  }),
  kept('P2.6', less(fact('backAfterSoon'), fact('backAfterLate'), 'back: reply within 12 h less later'), {
    says: 'Newcomers who are answered within twelve hours come back more often than those answered later.',
    source: 'Takahashi et al. 2021, Asian J Human Services 20: above 70 % against 44 %; Sharma et al. 2020, ICWSM: direction',
    low: 0,
    because: 'A sign only: the sizes are of letters to professionals.',
    logs: [undefined, -0.088, -0.555],
  }),
  kept('P3.3', less(fact('backAfterMore'), fact('backAfterOne'), 'back: more replies less one'), {
    says: 'Newcomers who get one reply only come back less often than those who get more.',
    source: 'Low et al. 2021, CI+NLP workshop: 14 % less on average',
    low: 0,
    because: 'A sign only: the size depends on the window, and is of posts to a community of a million.',
    logs: [undefined, 0.121, -0.215],
  }),
  kept('P3.5', measure('oneVisitShare'), {
    says: 'A third of those who register come once only.',
    source: 'Marinova et al. 2022, J Affect Disord 311: 33.5 % of 606 adolescents',
    low: 0.2,
    high: 0.5,
    because: 'Half to twice the odds of the published share.',
  }),
  kept('P3.5', measure('visitsPerMember'), {
    says: 'Those who register come about five times, in the mean.',
    source: 'Marinova et al. 2022, J Affect Disord 311: 5.11 log-ins',
    low: 2.5,
    high: 10,
    because: 'Half to twice the published mean.',
  }),
  kept('P4.1', shareOfSum(['answerStory', 'answerHope', 'answerCare'], ['answerAdvice'], 'answers that nurture'), {
    says: 'Two thirds of what is given in support nurtures; the rest informs.',
    source: 'Chuang and Yang 2012, J Med Internet Res 14(3) e54: 276 of 412 comments',
    low: 0.5,
    high: 0.8,
    because:
      'Half to twice the odds of the published share. It depends on what a part of an answer counts: own stories are taken for nurturing.',
  }),
  kept('P5.1', ratio(fact('reciprocity'), fact('reciprocityShuffled'), 'reciprocity over that of chance'), {
    says: 'Answering goes both ways far more often than chance would have it.',
    source: 'Lu et al. 2021, JMIR Med Inform 9(1) e24618: odds of a tie x 37 and x 82 where the reverse exists',
    low: 2,
    because:
      'Just below the two logs, in which it is measured against the same shuffled networks; the published odds hold other things constant.',
    logs: [undefined, 2.6, 2.2],
    notByChance: 'Threads are drawn, not partners: nobody answers in return.',
  }),
  kept('P5.2', fact('giantWithoutTop', 'network without its top 1 %'), {
    says: 'Without its most active 1 % the network falls apart into small groups.',
    source: 'Joglekar et al. 2018, J Med Internet Res 20(7) e238',
    low: 0,
    high: 0.5,
    because: 'Less than half still hangs together: the source says collapse and gives no figure.',
    logs: [undefined, 0.45, 0.908],
  }),
  kept('P5.3', fact('answeringShift'), {
    says: 'The longer people write, the larger the part of what they write that answers others.',
    source: 'Yang et al. 2019, CHI (doi 10.1145/3290605.3300574): from seeking to helping',
    low: 0,
    because: 'A sign only: the source gives roles, not posts.',
    logs: [undefined, 0.048, 0.021],
    mechanism: mechanisms.belonging,
    notByChance: 'The last post begins a thread as likely as the first.',
  }),
  kept('P5.3', fact('mixDrift'), {
    says: 'Meanwhile the mix of asking and answering in the whole forum stays as it is.',
    source: 'Yang et al. 2019, CHI: distribution of roles stable',
    low: -0.05,
    high: 0.05,
    because: 'Five points in the time of a third of the run, about the larger of what the two logs do.',
    logs: [undefined, -0.039, 0.007],
  }),
  kept('P5.4', fact('moduleJoinVariance'), {
    says: 'The groups in the network are generations: when somebody came tells to which one belongs.',
    source: 'Carron-Arthur et al. 2016, JMIR Ment Health 3(2) e20: the date raises right classification from 37.9 to 84.2 %',
    low: 0.5,
    because:
      'Most of the variance of dates: if 84 % were right by date alone in five equal generations, it would be nine tenths.',
    logs: [undefined, 0.217, 0.216],
  }),
  kept('P6.1', measure('effectAfter3Months'), {
    says: 'After three months, who was given the forum is no better off than who was not.',
    source: 'Griffiths et al. 2012, PLoS ONE 7(12) e53244: no effect',
    low: -0.2,
    high: 0.2,
    because: SMALL,
  }),
  kept('P6.1', less(measure('effectAfter12Months'), measure('effectAfter3Months'), 'effect after 12 less 3 months'), {
    says: 'After a year the effect is larger than after three months.',
    source: 'Griffiths et al. 2012, PLoS ONE 7(12) e53244: none at 3 months, fewer symptoms at 6 and 12',
    high: 0,
    because: 'A sign only: sizes are not in the abstract. Negative is better.',
  }),
  kept('P6.2', measure('changeAfter3Months'), {
    says: 'The distress of those who write is the same after three months, in the mean.',
    source: 'Barak and Dolev-Cohen 2006, Couns Psychother Res 6(3): unchanged, 20 adolescents',
    low: -0.2,
    high: 0.2,
    because: `${SMALL} Twenty people could not show less than twice as much.`,
  }),
  kept('P6.2', measure('changeWithActivity'), {
    says: 'Yet those who write and are answered more get better than the others.',
    source: 'Barak and Dolev-Cohen 2006, Couns Psychother Res 6(3): more posts and replies, lower distress in later months',
    high: 0,
    because: 'A sign only: the correlations are not in the abstract.',
    mechanism: mechanisms.relieving,
  }),
  kept('P6.3', measure('distressWithVisits'), {
    says: 'A year after, who takes part more is in more distress.',
    source: 'Kaplan et al. 2011, Soc Sci Med: p = .03, 300 adults, unmoderated',
    low: 0,
    because: 'A sign only, and of a comparison that nobody had planned.',
    mechanism: mechanisms.needing,
  }),
  kept('P6.4', measure('belongingByGiving'), {
    says: 'Giving support goes with bonding more than receiving it does.',
    source: 'Namkoong et al. 2013, JNCI Monographs 47: giving .138 (p = .027), receiving -.018 (n.s.)',
    low: 0,
    because: 'A sign only: coefficients of a path model are no correlations.',
  }),
  kept('P7.1', underModeration('reliefHarm', 'harm, moderated less not'), {
    says: 'With a moderator there is less bad behaviour.',
    source: 'Wadden et al. 2021, ICWSM (doi 10.1609/icwsm.v15i1.18100): dramatically less, in chats',
    high: 0,
    because: 'A sign only. It follows at once from removing what harms.',
  }),
  kept('P7.1', underModeration('postsPerDay', 'posts per day, moderated less not'), {
    says: 'With a moderator people engage more.',
    source: 'Wadden et al. 2021, ICWSM (doi 10.1609/icwsm.v15i1.18100), chats',
    low: 0,
    because: 'A sign only: no size in the abstract.',
  }),
  kept('P9', fact('growthBeyondMembers'), {
    says: 'Posts can grow faster than newcomers do.',
    source: 'Griffiths et al. 2017, Internet Interventions 7:9-15, BlueBoard',
    low: 1,
    because: 'Anything above equal growth: the source gives no figure.',
    logs: [undefined, 1.08, 1.29],
  }),
]
