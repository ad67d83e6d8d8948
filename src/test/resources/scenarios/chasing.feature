Feature: What happens when nobody does it
  Reminder at half the time; late: owner and stand-in are told; one working day later it passes on
  (defaults 31 and 62). Safeguarding and danger pass on at the due instant (66, 73).

  Scenario: A report that nobody looks at is chased up the table
    Given the school wanborough
    And it is Monday 21 September 2026, 10:00
    When staff1 reports:
      | kinds       | defamation |
      | screenshots | 1          |
    And it is Monday 21 September 2026, 14:01
    Then the timeline said "task reminded: Confirm the facts" on Monday 21 September 2026, 14:00
    And the headteacher has been sent a mail "Chalkline: a task waits for you"
    And the deputy has been sent no mail
    When it is Tuesday 22 September 2026, 10:00
    Then the timeline says "task late"
    And the headteacher has been sent a mail "Chalkline: a task is late"
    And the deputy has been sent a mail "Chalkline: a task is late"
    And only the headteacher has the task "Confirm the facts"
    When it is Wednesday 23 September 2026, 09:59
    Then only the headteacher has the task "Confirm the facts"
    When 1 minute passes
    Then only the headteacher and the deputy have the task "Confirm the facts"
    And the deputy has been sent a mail "Chalkline: a task has passed to you"
    And the timeline says "task passed on: Confirm the facts" 1 time
    When 1 working day passes
    Then only the headteacher, the deputy and the chair have the task "Confirm the facts"
    And no mail says anything of the case

  Scenario: Over a weekend nothing passes on that counts in working days
    Given the school highters-heath
    And it is Thursday 17 September 2026, 16:00
    When staff1 reports:
      | kinds | defamation |
    And it is Friday 18 September 2026, 16:00
    Then the timeline says "task late: "
    When it is Monday 21 September 2026, 15:59
    Then only the headteacher has the task "Confirm the facts"
    When it is Monday 21 September 2026, 16:00
    Then only the headteacher and the deputy have the task "Confirm the facts"

  Scenario: In the federation a late triage passes to the deputy authoriser, then to the head
    Given the school king-james
    And it is Monday 21 September 2026, 09:00
    When staff1 reports:
      | kinds | defamation |
    And 2 working days pass
    Then only the senior authoriser and the deputy authoriser have the task "Confirm the facts"
    When 1 working day passes
    Then only the senior authoriser, the deputy authoriser and the headteacher have the task "Confirm the facts"

  Scenario: The safeguarding lead who does not acknowledge within a school hour is passed over
    Given the school wanborough
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports:
      | said            | He writes to her every night.   |
      | behind          | public: @a_stranger             |
      | aimed at        | pupil                           |
      | kinds           | sexual-approach                 |
      | touches a child | yes                             |
    And we turn to the safeguarding referral
    Then the safeguarding lead has the task "Take up the safeguarding referral" due Tuesday 22 September 2026, 11:00
    And the safeguarding lead has been sent a mail "Chalkline: something needs you at once"
    When it is Tuesday 22 September 2026, 10:59
    Then only the safeguarding lead has the task "Take up the safeguarding referral"
    When 1 minute passes
    Then only the safeguarding lead and the deputy safeguarding lead have the task "Take up the safeguarding referral"
    When 15 minutes pass
    Then the headteacher has the task "Take up the safeguarding referral"
    When 30 minutes pass
    Then the chair has the task "Take up the safeguarding referral"
    And the case exists for the chair

  Scenario: The safeguarding lead who acknowledges has until the end of the day to decide
    Given the school wanborough
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports:
      | behind          | public: @a_stranger |
      | aimed at        | pupil               |
      | kinds           | sexual-approach     |
      | touches a child | yes                 |
    And we turn to the safeguarding referral
    And it is Tuesday 22 September 2026, 10:30
    And the safeguarding lead takes "Take up the safeguarding referral"
    Then the safeguarding lead has the task "Take up the safeguarding referral" due Tuesday 22 September 2026, 16:30
    When it is Tuesday 22 September 2026, 12:00
    Then only the safeguarding lead has the task "Take up the safeguarding referral"
    When it is Tuesday 22 September 2026, 16:30
    Then the deputy safeguarding lead has the task "Take up the safeguarding referral"

  Scenario: Danger at night asks the next person every 15 minutes
    Given the school avenue
    And it is Saturday 19 September 2026, 23:00
    When staff1 reports:
      | said   | I am coming for you tonight. |
      | behind | public: @somebody            |
      | kinds  | threat                       |
      | danger | yes                          |
    Then only the headteacher has the task "See that everybody is safe"
    And the headteacher has been sent a mail "Chalkline: something needs you at once"
    When 15 minutes pass
    Then only the headteacher and the deputy have the task "See that everybody is safe"
    When 15 minutes pass
    Then only the headteacher, the deputy and the chair have the task "See that everybody is safe"
    When 15 minutes pass
    Then the vice-chair has the task "See that everybody is safe"

  Scenario: Danger that somebody has acknowledged goes no further
    Given the school avenue
    And it is Saturday 19 September 2026, 23:00
    When staff1 reports:
      | said   | I am coming for you tonight. |
      | behind | public: @somebody            |
      | kinds  | threat                       |
      | danger | yes                          |
    And 10 minutes pass
    And the headteacher takes "See that everybody is safe"
    And 2 hours pass by the clock
    Then only the headteacher has the task "See that everybody is safe"

  Scenario: More time is given with a reason, and the chase begins anew
    Given the school wanborough
    And it is Monday 21 September 2026, 10:00
    When staff1 reports:
      | kinds | defamation |
    And the headteacher asks for more time for "Confirm the facts", until Thursday 24 September 2026, 12:00, because "the author is being traced"
    Then the headteacher has the task "Confirm the facts" due Thursday 24 September 2026, 12:00
    And the timeline says "the author is being traced"
    When it is Friday 25 September 2026, 11:59
    Then only the headteacher has the task "Confirm the facts"
    When it is Friday 25 September 2026, 12:00
    Then only the headteacher and the deputy have the task "Confirm the facts"
