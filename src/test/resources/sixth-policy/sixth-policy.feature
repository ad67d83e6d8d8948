Feature: A sixth, made-up policy runs from its data alone
  Its answers differ from the defaults everywhere; nothing in code, model or table knows it.

  Scenario: A case runs through each process that exists
    Given the school quarry
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports:
      | account  | Facebook                     |
      | said     | Send that teacher back home. |
      | behind   | parent: a father in Year 2   |
      | aimed at | staff2                       |
      | kinds    | racist                       |
    Then only the deputy headteacher has the task "Confirm the facts"
    When the deputy headteacher completes "Confirm the facts" with:
      | kinds           | racist |
      | authors         | parent |
      | thought illegal | no     |
    Then the case has severity high
    And the routes are "evidence, account action, platform report, explanation, record, police judgement, inform online safety, inform leadership"
    And the route "platform report" is compulsory
    And the route "police" is left to judgement
    When runner1 carries out "Keep a copy"
    Then the task "Hide, delete, block or report" offers "block, hide" and not "delete, report"
    When all other work of the case is carried out
    And the deputy headteacher completes "Close the case" with:
      | outcome | removed                              |
      | lesson  | Comments are looked at each morning. |
    Then the case is closed with the outcome "removed"

  Scenario: A child is touched: the policy's own lead
    Given the school quarry
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports:
      | said            | A nickname, again and again. |
      | behind          | pupil: a pupil of Year 6     |
      | touches a child | yes                          |
    And we turn to the safeguarding referral
    Then only the deputy safeguarding lead has the task "Take up the safeguarding referral"
    And the deputy safeguarding lead has the task "Take up the safeguarding referral" due Tuesday 22 September 2026, 12:00
