Feature: Whoever is named in a report never learns of it
  Until a person has confirmed who is meant, everybody who could be meant is outside the case, and
  the first work goes to the next in the table. A case one may not see does not exist.

  Scenario: The head named by post
    Given the school wanborough
    And it is Friday 18 September 2026, 16:10
    When staff1 reports:
      | said        | Look at what the head wrote about us. |
      | behind post | headteacher                           |
      | kinds       | bullying                              |
    Then the case does not exist for the headteacher
    And the headteacher has been sent no mail
    And only the chair has the task "Confirm who is meant"
    And the chair has the task "Confirm who is meant" due Monday 21 September 2026, 16:10
    And the headteacher cannot look at the report of staff1
    When the chair completes "Confirm who is meant" with:
      | persons | {the name of the headteacher} |
    Then only the chair has the task "Confirm the facts"
    When the chair completes "Confirm the facts" with:
      | kinds           | bullying |
      | authors         | staff    |
      | thought illegal | no       |
    And we turn to the investigation of the breach
    Then only the chair has the task "Make the first assessment"
    And the case does not exist for the headteacher
    When 3 working days pass
    Then the case does not exist for the headteacher
    And the headteacher has been sent no mail

  Scenario: The head named by nickname
    Given the school avenue
    When staff1 reports:
      | behind | staff: they call him {the nickname of the headteacher} |
      | kinds  | bullying                                               |
    Then the case does not exist for the headteacher
    And only the chair has the task "Confirm who is meant"

  Scenario: The head named by handle
    Given the school highters-heath
    When staff1 reports:
      | platform | X                                                 |
      | behind   | unknown: it came from {the handle of the headteacher} |
      | kinds    | offensive                                         |
    Then the case does not exist for the headteacher
    And only the chair has the task "Confirm who is meant"

  Scenario: The head named by a surname that somebody shares
    Given the school wanborough
    And staff3 shares the surname of the headteacher
    And it is Friday 18 September 2026, 16:10
    When staff1 reports:
      | behind | staff: {the surname of staff3} |
      | kinds  | bullying                       |
    Then the case does not exist for the headteacher
    And the case does not exist for staff3
    And only the chair has the task "Confirm who is meant"
    When the chair completes "Confirm who is meant" with:
      | persons | {the name of staff3} |
    Then the case exists for the headteacher
    And only the headteacher has the task "Confirm the facts"
    And the case does not exist for staff3

  Scenario: The head and safeguarding lead are one person
    Given the school st-marys-putney
    And the headteacher is also the dsl
    When staff1 reports:
      | behind post     | headteacher     |
      | aimed at        | pupil           |
      | kinds           | sexual-approach |
      | touches a child | yes             |
    Then the case does not exist for the headteacher
    And only the chair has the task "Confirm who is meant"
    When we turn to the safeguarding referral
    Then the case does not exist for the headteacher
    And only the deputy safeguarding lead has the task "Take up the safeguarding referral"

  Scenario: The chair of governors as the subject
    Given the school recreation
    When staff1 reports:
      | behind post | chair      |
      | kinds       | defamation |
    Then the case does not exist for the chair
    And only the headteacher has the task "Confirm who is meant"
    When the headteacher steps aside
    Then the case does not exist for the headteacher
    And only the vice-chair has the task "Confirm who is meant"
    And the case does not exist for the chair

  Scenario: A second subject found on day three
    Given the school boroughbridge
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports:
      | behind   | staff: {the name of staff2} |
      | aimed at | staff3                      |
      | kinds    | threat                      |
    And the senior authoriser completes "Confirm who is meant" with:
      | persons | {the name of staff2} |
    And the senior authoriser completes "Confirm the facts" with:
      | kinds           | threat |
      | authors         | staff  |
      | thought illegal | yes    |
    Then only the headteacher has the task "Report to the police"
    And the case does not exist for staff2
    When it is Thursday 24 September 2026, 11:00
    And the senior authoriser names a further person:
      | words | the head was in it too |
      | post  | headteacher            |
    Then the case does not exist for the headteacher
    And the case does not exist for the headteacher of king-james
    And the chair has the task "Report to the police"
    And the headteacher does not have the task "Report to the police"
    And the senior authoriser has the task "Confirm who else is meant" due Friday 25 September 2026, 11:00
    When the senior authoriser completes "Confirm who else is meant" with:
      | persons | {the name of the headteacher} |
    Then the case does not exist for the headteacher
    And the case does not exist for staff2
    And the chair has the task "Report to the police"

  Scenario: A person wrongly suspected is let in again
    Given the school wanborough
    When staff1 reports:
      | behind post | headteacher |
      | kinds       | offensive   |
    And the chair completes "Confirm who is meant" with:
      | reason | It was a parody account of a stranger. |
    Then the case exists for the headteacher
    And only the headteacher has the task "Confirm the facts"

  Scenario: Nobody inside is left
    Given the school highters-heath
    When staff1 reports:
      | behind | staff: the headteacher; governor: the chair of governors; governor: the vice chair |
      | kinds  | bullying                                                                           |
    Then nobody inside has the task "Confirm who is meant" and the outside body is shown
    And the case does not exist for the headteacher
    And the case does not exist for the chair
    And the case does not exist for the vice-chair

  Scenario: One of two who run the account is named
    Given the school wanborough
    When staff1 reports:
      | account | Facebook                     |
      | behind  | staff: {the name of runner1} |
      | kinds   | offensive                    |
    Then only runner2 has the task "Keep a copy"
    And the case does not exist for runner1

  Scenario: Danger with the head as the subject goes to the chair at once
    Given the school wanborough
    And it is Saturday 19 September 2026, 23:00
    When staff1 reports:
      | behind post | headteacher |
      | kinds       | threat      |
      | danger      | yes         |
    Then only the chair has the task "See that everybody is safe"
    And the chair has been sent a mail "Chalkline: something needs you at once"
    And the headteacher has been sent no mail
    When 15 minutes pass
    Then only the chair and the vice-chair have the task "See that everybody is safe"
    And the case does not exist for the headteacher

  Scenario: Somebody who steps aside loses what they had taken
    Given the school king-james
    When staff1 reports:
      | kinds | defamation |
    And the senior authoriser takes "Confirm the facts"
    And the senior authoriser steps aside
    Then only the deputy authoriser has the task "Confirm the facts"
    And the case does not exist for the senior authoriser
    And the timeline says "case stepped aside"

  Scenario: A case is seen by those whom the profile names and nobody else
    Given the school wanborough
    When staff1 reports:
      | account | Facebook  |
      | kinds   | offensive |
    Then the case exists for the headteacher
    And the case exists for runner1
    And the case does not exist for the business director
    And the case does not exist for staff2
    And the case does not exist for staff1
    And the case does not exist for the administrator
    And the case does not exist for the headteacher of avenue

  Scenario: Whoever joins a case brings its walls
    Given the school wanborough
    When staff1 reports:
      | kinds | bullying |
    And this case is called "the first report"
    And staff2 reports:
      | behind | staff: {the name of line-manager@wanborough} |
      | kinds  | bullying                                     |
    And the headteacher joins the case to "the first report" because "they speak of the same post"
    Then the case is joined to "the first report"
    And the case does not exist for the line manager
