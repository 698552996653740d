/**
 * What must hold exactly, and the tests that hold it, by file and by words of their names.
 * @type {readonly { says: string, held: Readonly<Record<string, readonly string[]>> }[]}
 */
export const laws = [
  {
    says: 'The same seed gives the same run, bit for bit: in Node, in a worker thread, in a browser; with and without the log',
    held: {
      'tests/model/sameRun.test.ts': [
        'the same seed gives the same run, bit for bit',
        'the log changes nothing',
        'what ran before changes nothing',
        'in a worker thread the run is the same, bit for bit',
        'in a browser the run is the same, bit for bit',
      ],
    },
  },
  {
    says: 'Other seeds give other runs, however alike the seeds are',
    held: {
      'tests/model/sameRun.test.ts': ['that look alike give runs that have nothing in common'],
      'tests/model/luck.test.ts': [
        'seeds that look alike have nothing in common',
        'no two of 60 000 related seeds have the same keys',
        'no two of 100 000 members have the same luck, nor two of their visits',
      ],
    },
  },
  {
    says: 'An inert change changes nothing for any member',
    held: {
      'tests/model/inert.test.ts': [
        'by professionals who write nothing',
        'and the comparison is no empty one: the same changes matter where their cause is there',
      ],
    },
  },
  {
    says: "One more arrival leaves everybody's traits and life as they were; nothing outside depends on what happens inside",
    held: {
      'tests/model/inert.test.ts': [
        'are those of the member, whoever else arrives',
        'are those of the member, whoever else founds',
        'do not hang on what happens in the forum: %j',
      ],
    },
  },
  {
    says: 'All social mechanisms off: distress has the mean and variance of the closed form, the ledger is 0',
    held: {
      'tests/model/closedForms.test.ts': [
        'distress has the mean of the baseline and the variance of baseline and life together',
        'every ledger is exactly 0, and so are relief and lasting change',
        'with care of their own, everyone is as well as the twin',
      ],
      'tests/model/life.test.ts': ['on day %d its mean is 0 and its variance that of every other day'],
    },
  },
  {
    says: 'Registered members are Poisson',
    held: {
      'tests/model/closedForms.test.ts': ['are Poisson, with steps of %d h, %d days and %d a day'],
    },
  },
  {
    says: 'Visits without belonging or notification are a renewal process with the stated rate',
    held: {
      'tests/model/closedForms.test.ts': [
        'come at the rate that is set, with steps of %s',
        'are a renewal process with exponential times, with steps of %s',
      ],
    },
  },
  {
    says: "Relief and lasting change are the faded sum of the ledger's events; replies received are replies given",
    held: {
      'tests/model/bookkeeping.test.ts': [
        'agree: relief and lasting change are the faded sum of the entries of the ledger, for every member at any time',
        'balance: every reply received was given, by a member or a professional',
        'tell a member from the twin by exactly what they hold',
      ],
    },
  },
  {
    says: 'The invariants of a forum hold after every step, whatever the parameters, and the check notices what is broken',
    held: {
      'tests/model/invariants.test.ts': ['whatever the parameters'],
      'tests/model/damage.test.ts': ['of a member it is noticed when', 'of the sums it is noticed when'],
    },
  },
  {
    says: 'The length of a step does not matter, but for times shorter than a step',
    held: {
      'tests/model/stepLength.test.ts': [
        'a forum in steps of %d h is that in steps of 1 h; times are told to half a step',
        'a forum in steps of 24 h is that in steps of 1 h, to within a twentieth of each value',
      ],
    },
  },
  {
    says: 'Scenarios share the luck of all they have in common, so that paired differences vary less',
    held: {
      'tests/model/commonLuck.test.ts': [
        'shared luck tells moderated from unmoderated',
        'the arms are different, and share everyone who ever came',
      ],
    },
  },
  {
    says: 'Every parameter moves the forum the way the theory says, and none is without effect',
    held: {
      'tests/model/direction.test.ts': ['every parameter moves the forum the way the theory says'],
      'tests/model/liveness.test.ts': ['$name changes what is measured'],
    },
  },
  {
    says: 'Every measure and every daily series varies, and no two are the same number',
    held: {
      'tests/model/liveness.test.ts': [
        '%s differs between forums',
        '%s differs from day to day, and between forums on the same day',
        'no two measures are the same number under two names',
      ],
    },
  },
  {
    says: 'What makes a pattern makes it: without it the pattern fails, and the null model fails where chance is not enough',
    held: {
      'tests/evidence/mechanisms.test.ts': ['without what makes it', 'by chance alone'],
      'tests/evidence/nullLog.test.ts': ['are as many for each poster as the closed form has it, where time does not run out'],
    },
  },
  {
    says: 'The defaults meet the patterns they were set to at once, and the null model, as far as it has measures, those of posting',
    held: {
      'tests/model/patterns.test.ts': ['the defaults meet all patterns they were set to at once'],
      'tests/evidence/nullModel.test.ts': [
        'of the measures of a run it has those of how much each poster writes, all in their bands, and no other',
      ],
    },
  },
]
