Feature: Deadlines in school time
  Working days, school hours, weekends, bank holidays, half-term and both changes of the clock
  (policies.md, "Words for time"). Schools open from 08:30 to 16:30.

  Scenario Outline: A report is looked at within one working day: <when>
    Given the school <school>
    And it is <reported>
    When staff1 reports:
      | kinds | defamation |
    Then <triages> has the task "Confirm the facts" due <due>

    Examples:
      | when                              | school          | triages               | reported                            | due                                 |
      | a Friday afternoon                | wanborough      | the headteacher       | Friday 18 September 2026, 16:10     | Monday 21 September 2026, 16:10     |
      | a Friday evening                  | boroughbridge   | the senior authoriser | Friday 18 September 2026, 20:00     | Tuesday 22 September 2026, 08:30    |
      | a Tuesday evening                 | avenue          | the headteacher       | Tuesday 22 September 2026, 20:00    | Thursday 24 September 2026, 08:30   |
      | a Sunday                          | recreation      | the headteacher       | Sunday 20 September 2026, 11:00     | Tuesday 22 September 2026, 08:30    |
      | before half-term                  | wanborough      | the headteacher       | Friday 23 October 2026, 16:10       | Monday 26 October 2026, 16:10       |
      | before an INSET day               | wanborough      | the headteacher       | Thursday 26 November 2026, 15:00    | Friday 27 November 2026, 15:00      |
      | Christmas Eve                     | highters-heath  | the headteacher       | Thursday 24 December 2026, 15:00    | Tuesday 29 December 2026, 15:00     |
      | New Year's Eve                    | st-marys-putney | the headteacher       | Thursday 31 December 2026, 15:00    | Monday 4 January 2027, 15:00        |
      | before Easter and the clocks      | king-james      | the senior authoriser | Thursday 25 March 2027, 12:00       | Tuesday 30 March 2027, 12:00        |
      | before the early May bank holiday | wanborough      | the headteacher       | Friday 30 April 2027, 09:00         | Tuesday 4 May 2027, 09:00           |

  Scenario Outline: Evidence is kept within one school hour: <when>
    Given the school wanborough
    And it is <reported>
    When staff1 reports:
      | account | Facebook  |
      | kinds   | offensive |
    Then runner1 has the task "Keep a copy" due <due>

    Examples:
      | when                  | reported                         | due                              |
      | in the morning        | Tuesday 22 September 2026, 09:15 | Tuesday 22 September 2026, 10:15 |
      | before half-term      | Friday 23 October 2026, 16:10    | Monday 26 October 2026, 09:10    |
      | at night              | Tuesday 22 September 2026, 23:30 | Wednesday 23 September 2026, 09:30 |
      | on Christmas Day      | Friday 25 December 2026, 10:00   | Tuesday 29 December 2026, 09:30  |

  Scenario: Fifteen minutes are fifteen minutes when the clocks go back
    Given the school wanborough
    And it is Sunday 25 October 2026, 01:50 BST
    When staff1 reports:
      | said   | I am outside her house now. |
      | behind | public: @somebody           |
      | kinds  | threat                      |
      | danger | yes                         |
    Then the headteacher has the task "See that everybody is safe" due Sunday 25 October 2026, 01:05 GMT
    When 14 minutes pass
    Then only the headteacher has the task "See that everybody is safe"
    When 1 minute passes
    Then only the headteacher and the deputy have the task "See that everybody is safe"

  Scenario: Fifteen minutes are fifteen minutes when the clocks go forward
    Given the school recreation
    And it is Sunday 28 March 2027, 00:50
    When staff2 reports:
      | said   | I am outside her house now. |
      | behind | public: @somebody           |
      | kinds  | threat                      |
      | danger | yes                         |
    Then the headteacher has the task "See that everybody is safe" due Sunday 28 March 2027, 02:05
    When it is Sunday 28 March 2027, 02:05
    Then only the headteacher and the deputy have the task "See that everybody is safe"

  Scenario: A working day over the change of the clock ends at the same time of day
    Given the school avenue
    And it is Friday 23 October 2026, 16:00
    When staff1 reports:
      | kinds | defamation |
    Then the headteacher has the task "Confirm the facts" due Monday 26 October 2026, 16:00

  Scenario: Where a child is touched, the report is looked at within the safeguarding lead's school hour
    Given the school wanborough
    And it is Friday 23 October 2026, 16:10
    When staff1 reports:
      | aimed at        | pupil           |
      | kinds           | identifies-child |
      | touches a child | yes             |
    Then the headteacher has the task "Confirm the facts" due Monday 26 October 2026, 09:10
    When we turn to the safeguarding referral
    Then the safeguarding lead has the task "Take up the safeguarding referral" due Monday 26 October 2026, 09:10

  Scenario: In danger the copy is kept and the post is dealt with at once
    Given the school st-marys-putney
    And it is Saturday 19 September 2026, 22:00
    When staff1 reports:
      | account | Facebook          |
      | behind  | public: @somebody |
      | kinds   | threat            |
      | danger  | yes               |
    Then runner1 has the task "Keep a copy" due Saturday 19 September 2026, 22:15
    When 15 minutes pass
    Then only runner1, runner2 and the headteacher have the task "Keep a copy"
