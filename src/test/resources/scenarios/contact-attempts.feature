Feature: Attempts at contact, either way
  Whoever the profile names hears of a friend request or a message between staff and a pupil or a parent, within two
  working days (default 72); what is inappropriate goes to the safeguarding lead; a member of staff who tried it is outside.

  Scenario: Either direction goes to the headteacher (HH-41)
    Given the school highters-heath
    And it is Friday 18 September 2026, 16:00
    When staff1 reports an attempt at contact:
      | other    | parent    |
      | platform | Facebook  |
    Then the headteacher has the task "Look at the attempt" due Tuesday 22 September 2026, 16:00
    And there is no task "Tell the child's parents"
    When the headteacher completes "Look at the attempt" with:
      | what   | attempt               |
      | advice | Do not answer, block. |
    Then the case is closed with the outcome "attempt-attempt"
    And staff1 has been written to, saying "Do not answer, block."
    And no mail says anything of the case

  Scenario: The child's parents are told, with the date (AR-05)
    Given the school avenue
    And it is Thursday 22 October 2026, 10:00
    When staff1 reports an attempt at contact:
      | other | pupil |
    Then staff1 has the task "Tell the child's parents" due Monday 26 October 2026, 10:00
    And the case exists for the safeguarding lead
    When staff1 completes "Tell the child's parents" with:
      | told   | yes          |
      | toldOn | 2026-10-22   |
      | how    | By telephone |
    And the headteacher completes "Look at the attempt" with:
      | what | attempt |
    Then the case is closed with the outcome "attempt-attempt"
    And the timeline says "attempt parents told"

  Scenario: Inappropriate: the safeguarding lead has it (SMP-27)
    Given the school st-marys-putney
    And it is Monday 21 September 2026, 10:00
    When staff1 reports an attempt at contact:
      | way  | message              |
      | said | It asked for a photo |
    Then the case does not exist for the deputy safeguarding lead
    When the headteacher completes "Look at the attempt" with:
      | what | inappropriate |
    Then the timeline says "attempt with safeguarding"
    And the case is closed with the outcome "with-safeguarding"

  Scenario: Worrying: the safeguarding lead has it at once, and nobody else tells the parents
    Given the school recreation
    And it is Saturday 19 September 2026, 21:00
    When staff1 reports an attempt at contact:
      | worrying | yes |
    Then the timeline says "attempt with safeguarding"
    And there is no task "Tell the child's parents"

  Scenario: A member of staff tried it: they are outside, and a case is considered (HH-42)
    Given the school highters-heath
    And it is Monday 21 September 2026, 10:00
    When staff1 reports an attempt at contact:
      | direction | out                    |
      | staff     | {the name of staff2}   |
    Then the case does not exist for staff2
    And the case exists for the headteacher
    When the headteacher completes "Look at the attempt" with:
      | what | attempt              |
      | who  | {the name of staff2} |
    Then the headteacher has the task "Consider a case about the member of staff" due Wednesday 23 September 2026, 10:00
    When the headteacher completes "Consider a case about the member of staff" with:
      | staffCase | no                           |
      | reason    | It was an account of a club. |
    Then the case is closed with the outcome "attempt-attempt"
    And the case does not exist for staff2

  Scenario: The headteacher is said to have tried it
    Given the school wanborough
    And it is Monday 21 September 2026, 10:00
    When staff1 reports an attempt at contact:
      | direction | out                       |
      | other     | parent                    |
      | staff     | {the name of headteacher} |
    Then the case does not exist for the headteacher
    And the headteacher does not have the task "Look at the attempt"
    And there is a task "Look at the attempt"

  Scenario: An exception for family, granted, reminded of, over
    Given the school st-marys-putney
    And it is Friday 18 September 2026, 10:00
    When staff1 asks for an exception:
      | whom | My niece in Year 5 |
    Then the headteacher has the task "Decide about the exception" due Friday 25 September 2026, 10:00
    When the headteacher completes "Decide about the exception" with:
      | granted | yes        |
      | until   | 2026-10-30 |
    Then the exception of staff1 is "holds"
    When it is Friday 16 October 2026, 08:00
    Then the timeline says "exception reminded"
    When it is Friday 30 October 2026, 23:59
    Then the exception of staff1 is "holds"
    When it is Saturday 31 October 2026, 00:00
    Then the exception of staff1 is "over"

  Scenario: An exception for staff who are parents, revoked (AR-12, AR-13)
    Given the school recreation
    And it is Friday 18 September 2026, 10:00
    When staff1 asks for an exception:
      | relation | staff-parent                   |
      | whom     | The parents of my son's class  |
    And the headteacher completes "Decide about the exception" with:
      | granted | yes        |
      | until   | 2027-07-20 |
    And the headteacher revokes the exception because "It went beyond the class"
    Then the exception of staff1 is "revoked"
    And the timeline says "exception revoked"

  Scenario Outline: From when contact with a former pupil is allowed at <school>
    Given the school <school>
    And it is Friday 18 September 2026, 10:00
    Then staff1 is told that contact with a pupil born on "<born>" who left on "<left>" is allowed from "<from>"

    Examples:
      | school          | born       | left       | from       |
      | boroughbridge   | 2008-09-18 | 2024-07-19 | 2027-07-19 |
      | boroughbridge   | 2012-03-05 | 2024-07-19 | 2030-03-05 |
      | king-james      | 2000-01-01 | 2024-02-29 | 2027-03-01 |
      | wanborough      | 2008-09-18 | 2019-07-19 | 2026-09-18 |
      | recreation      | 2008-09-19 | 2019-07-19 | 2026-09-19 |
      | st-marys-putney | 2008-02-29 | 2019-07-19 | 2026-03-01 |
