Feature: Changing the policy
  A version is drafted, approved by whoever the version in force names, and holds from its day.
  A case is worked under the version in force when it began; what counts as a breach is judged by
  the version in force when it was posted.

  Background:
    Given the school wanborough
    And it is Friday 18 September 2026, 16:10
    When the headteacher drafts the version "Second version" of the policy, to hold from "1 October 2026", in which:
      | abuse.triage_limit | 3 working days |
      | parent.route_kinds | threat         |
    And the headteacher puts the version forward

  Scenario: Until the board has decided, the version in force stays
    Then the version is "in approval"
    And only the chair of governors has the task "Record the decision of the governing board"
    When staff1 reports:
      | kinds | defamation |
    Then the headteacher has the task "Confirm the facts" due Monday 21 September 2026, 16:10

  Scenario: A case begun before the change, one begun after it, and a post from before it
    When the chair of governors completes "Record the decision of the governing board" with:
      | said       | agreed      |
      | decided on | 2026-09-18  |
      | minute     | FGB 2026/14 |
    Then the version is "published"
    And the case is closed with the outcome "published"
    When staff1 reports:
      | kinds | defamation |
    And this case is called "before"
    Then the case is not worked under the version "Second version"
    When it is Thursday 1 October 2026, 09:00
    Then the version "Second version" is in force
    When staff1 reports:
      | kinds | defamation |
    Then the case is worked under the version "Second version"
    And the case is judged by the version "Second version"
    And the headteacher has the task "Confirm the facts" due Tuesday 6 October 2026, 09:00
    When staff2 reports:
      | kinds  | defamation                         |
      | posted | Tuesday 29 September 2026, 12:00   |
    Then the case is worked under the version "Second version"
    And the case is not judged by the version "Second version"
    And the headteacher has the task "Confirm the facts" due Tuesday 6 October 2026, 09:00
    When we turn to "before"
    Then the case is not worked under the version "Second version"
    When the deputy head tries to move the case to the version "Second version" because "It is new"
    Then it is refused with "Only the headteacher"
    When the headteacher moves the case to the version "Second version" because "The board asked for it"
    Then the case is worked under the version "Second version"
    And the timeline says "The board asked for it"

  Scenario: The board sends it back, and the drafter changes it
    When the chair of governors completes "Record the decision of the governing board" with:
      | said       | changes           |
      | decided on | 2026-09-18        |
      | minute     | FGB 2026/14       |
      | reason     | Two days suffice  |
    Then the version is "draft"
    And the headteacher has the task "Change the draft and put it forward again"
    When the headteacher puts the version forward
    Then the version is "in approval"
    And the chair of governors has the task "Record the decision of the governing board"

  Scenario: Refused, and what was in force stays
    When the chair of governors completes "Record the decision of the governing board" with:
      | said       | refused           |
      | decided on | 2026-09-18        |
      | minute     | FGB 2026/14       |
      | reason     | It works as it is |
    Then the version is "refused"
    And the case is closed with the outcome "refused"

  Scenario: Withdrawn while the board is asked
    When the headteacher withdraws the version because "Begun in error"
    Then the version is "withdrawn"
    And the case has no open task

  Scenario: Nonsense is refused in words
    When the headteacher withdraws the version because "Begun in error"
    And the headteacher drafts the version "Third version" of the policy, to hold from "1 October 2026", in which:
      | abuse.triage_limit | 3 working days |
    And the headteacher tries to answer "review.approver" with "none" in the draft
    Then it is refused with "nobody approves"
    When the headteacher tries to answer "parent.removal_limit" with "0 working days" in the draft
    Then it is refused with "at once"
    When the headteacher tries to answer "parent.measures_after_refusal" with "none" in the draft
    Then it is refused with "no end"
