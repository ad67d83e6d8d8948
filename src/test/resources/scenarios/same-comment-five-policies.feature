Feature: The same racist comment by a parent, under five policies
  One event goes five different ways, since five policies say five different things
  (policies.md, "Same event, five outcomes"). No code knows any of the schools.

  Scenario: Wanborough keeps a copy, deletes, records, reports the user and judges about the police
    Given the school wanborough
    And it is Friday 18 September 2026, 16:10
    When staff1 reports:
      | platform | Facebook                     |
      | account  | Facebook                     |
      | said     | Send that teacher back home. |
      | behind   | parent: a father in Year 2   |
      | aimed at | staff2                       |
      | kinds    | racist                       |
    Then the case has severity not yet triaged
    And the headteacher has the task "Confirm the facts" due Monday 21 September 2026, 16:10
    And only runner1 and runner2 have the task "Keep a copy"
    And runner1 has the task "Keep a copy" due Monday 21 September 2026, 09:10
    When it is Monday 21 September 2026, 09:00
    And the headteacher completes "Confirm the facts" with:
      | kinds           | racist |
      | authors         | parent |
      | thought illegal | no     |
    Then the case has severity high
    And the routes are "evidence, account action, platform report, record, police judgement"
    And the route "record" is compulsory
    And the route "platform report" is compulsory
    And the route "police" is left to judgement
    And the headteacher has the task "Decide about the police and other measures" due Monday 21 September 2026, 16:30
    And the headteacher has the task "Enter in the records that the policy names" due Tuesday 22 September 2026, 09:00
    And there is no task "Hide, delete, block or report"
    When runner1 carries out "Keep a copy"
    Then runner2 has the task "Hide, delete, block or report" due Monday 21 September 2026, 16:30
    And the task "Hide, delete, block or report" offers "delete, report" and not "block, hide, copy"

  Scenario Outline: The federation blocks, reports or deletes, tells senior staff and turns to the parent at once
    Given the school <school>
    And it is Friday 18 September 2026, 16:10
    When staff1 reports:
      | account  | Facebook                     |
      | said     | Send that teacher back home. |
      | behind   | parent: a mother in Year 8   |
      | kinds    | racist                       |
    Then only the senior authoriser has the task "Confirm the facts"
    When the senior authoriser completes "Confirm the facts" with:
      | kinds           | racist |
      | authors         | parent |
      | thought illegal | <illegal> |
    Then the case has severity high
    And the route "parent escalation" is compulsory
    And the route "inform leadership" is compulsory
    And the route "inform line manager" is compulsory
    And the route "platform report" is optional
    And the route "explanation" is optional
    And the route "record" is not demanded
    And the route "police" is <police>
    When this case is called "the comment"
    And we turn to the steps with the parent
    Then the headteacher has the task "Say who the parent is and how they are reached" due Tuesday 22 September 2026, 16:10
    When we turn to "the comment"
    And runner1 carries out "Keep a copy"
    Then the task "Hide, delete, block or report" offers "delete, block, report" and not "hide"

    Examples:
      | school        | illegal | police       |
      | boroughbridge | no      | not demanded |
      | king-james    | yes     | compulsory   |

  Scenario: Highters Heath records the breach and contacts the parent
    Given the school highters-heath
    And it is Friday 18 September 2026, 16:10
    When staff1 reports:
      | account  | Facebook                     |
      | said     | Send that teacher back home. |
      | behind   | parent: somebody's aunt      |
      | kinds    | racist                       |
    And the headteacher completes "Confirm the facts" with:
      | kinds           | racist |
      | authors         | parent |
      | thought illegal | no     |
    Then the case has severity high
    And the routes are "evidence, account action, record, parent escalation"
    And the route "police" is not demanded
    When runner1 carries out "Keep a copy"
    Then the task "Hide, delete, block or report" offers "hide" and not "delete, block"

  Scenario Outline: The Avenue and the Recreation report to the police the same day and ask for a meeting
    Given the school <school>
    And it is Friday 18 September 2026, 16:10
    When staff1 reports:
      | account  | Facebook                     |
      | said     | Send that teacher back home. |
      | behind   | parent: a grandfather        |
      | kinds    | racist                       |
    And the headteacher completes "Confirm the facts" with:
      | kinds           | racist |
      | authors         | parent |
      | thought illegal | no     |
    Then the case has severity high
    And the route "police" is compulsory
    And the headteacher has the task "Report to the police" due Friday 18 September 2026, 23:59
    And the route "parent escalation" is compulsory
    And the route "record" is not demanded
    And the route "platform report" is not demanded
    When runner2 carries out "Keep a copy"
    Then the task "Hide, delete, block or report" offers "hide" and not "delete, block, report"

    Examples:
      | school     |
      | avenue     |
      | recreation |

  Scenario: St Mary's copies, removes, blocks or reports the user, and tells the coordinator
    Given the school st-marys-putney
    And it is Friday 18 September 2026, 16:10
    When staff1 reports:
      | account  | Facebook                     |
      | said     | Send that teacher back home. |
      | behind   | parent: a stepfather         |
      | kinds    | racist                       |
    And the headteacher completes "Confirm the facts" with:
      | kinds           | racist |
      | authors         | parent |
      | thought illegal | no     |
    Then the case has severity high
    And the route "police" is not demanded
    And the route "record" is not demanded
    And the route "platform report" is optional
    And the route "inform online safety" is compulsory
    And the online safety coordinator has the task "Hear of it as online safety coordinator" due Tuesday 22 September 2026, 16:10
    And there is no task "Hide, delete, block or report"
    When runner1 carries out "Keep a copy"
    Then the task "Hide, delete, block or report" offers "delete, block, report" and not "hide"
