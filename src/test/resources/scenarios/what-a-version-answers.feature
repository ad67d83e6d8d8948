Feature: What a version answers is what happens
  Each answer of a policy that a process reads today changes what follows, and nothing else does.

  Background:
    Given the school wanborough
    And it is Friday 18 September 2026, 16:10

  Scenario: No first answer to whoever is acted on, but to whoever only complains
    Given the version in force from "19 September 2026" answers:
      | response.removed_comment | no |
    And it is Monday 21 September 2026, 10:00
    When staff1 reports:
      | account | Facebook         |
      | behind  | parent: a father |
      | kinds   | racist           |
    And the headteacher completes "Confirm the facts" with:
      | kinds              | racist, complaint |
      | authors            | parent            |
      | query or complaint | yes               |
      | thought illegal    | no                |
    Then the route "account action" is compulsory
    And the route "first answer" is not demanded
    When staff1 reports:
      | account | Facebook         |
      | behind  | parent: a father |
      | kinds   | complaint        |
    And the headteacher completes "Confirm the facts" with:
      | kinds              | complaint |
      | authors            | parent    |
      | query or complaint | yes       |
      | thought illegal    | no        |
    Then the route "first answer" is compulsory

  Scenario: No first answer to anybody
    Given the version in force from "19 September 2026" answers:
      | abuse.first_answer | no |
    And it is Monday 21 September 2026, 10:00
    When staff1 reports:
      | account | Facebook         |
      | behind  | parent: a father |
      | kinds   | complaint        |
    And the headteacher completes "Confirm the facts" with:
      | kinds              | complaint |
      | authors            | parent    |
      | query or complaint | yes       |
      | thought illegal    | no        |
    Then the route "first answer" is not demanded

  Scenario: Going on, and opening again, within three months
    Given the version in force from "19 September 2026" answers:
      | parent.repeat_months | 3 |
      | case.reopen_months   | 3 |
    And it is Monday 21 September 2026, 10:00
    When staff1 reports:
      | behind | parent: a father |
      | kinds  | defamation       |
    And the headteacher completes "Confirm the facts" with:
      | kinds           | defamation      |
      | authors         | parent          |
      | author name     | Barnabas Thrale |
      | thought illegal | no              |
    And all other work of the case is carried out
    And the headteacher completes "Close the case" with:
      | outcome | unfounded |
    And the headteacher completes "Give word to the reporter and the person it was aimed at" with:
      | to reporter | Nothing was found. |
    And this case is called "first"
    And 2 months pass
    And staff2 reports:
      | behind | parent: the same father |
      | kinds  | defamation              |
    And the headteacher completes "Confirm the facts" with:
      | kinds           | defamation      |
      | authors         | parent          |
      | author name     | Barnabas Thrale |
      | thought illegal | no              |
    Then the route "platform report" is compulsory
    When 4 months pass
    And staff2 reports:
      | behind | parent: the same father |
      | kinds  | defamation              |
    And the headteacher completes "Confirm the facts" with:
      | kinds           | defamation      |
      | authors         | parent          |
      | author name     | Barnabas Thrale |
      | thought illegal | no              |
    Then the route "platform report" is not demanded
    When we turn to "first"
    And the headteacher tries to reopen the case because "the post is back"
    Then it is refused with "can be reopened within 3 months"

  Scenario: A case that is moved has its times counted as the version says, from where they began
    Given the version in force from "19 September 2026" answers:
      | abuse.triage_limit | 3 working days  |
      | abuse.record_limit | 10 working days |
    When staff1 reports:
      | kinds | defamation |
    Then the headteacher has the task "Confirm the facts" due Monday 21 September 2026, 16:10
    When it is Monday 21 September 2026, 10:00
    And the headteacher moves the case to the version "Another version" because "The board asked for it"
    Then the headteacher has the task "Confirm the facts" due Wednesday 23 September 2026, 16:10
    When it is Wednesday 23 September 2026, 09:00
    Then only the headteacher has the task "Confirm the facts"
    When the headteacher completes "Confirm the facts" with:
      | kinds           | offensive |
      | authors         | unknown   |
      | thought illegal | no        |
    Then the headteacher has the task "Enter in the records that the policy names" due Wednesday 7 October 2026, 09:00
    And the timeline says "The board asked for it"
