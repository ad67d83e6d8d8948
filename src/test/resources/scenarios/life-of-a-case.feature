Feature: The life of a case
  Joining, moving, closing with word to reporter and target, opening again (policies.md (i) 56, 60, 68).

  Scenario: From the report to the word
    Given the school st-marys-putney
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports:
      | account  | Facebook         |
      | said     | A cruel nickname |
      | behind   | parent: a mother |
      | aimed at | staff2           |
      | kinds    | offensive        |
    Then staff1 sees that the report is "received"
    When the headteacher completes "Confirm the facts" with:
      | kinds           | offensive |
      | authors         | parent    |
      | thought illegal | no        |
    Then staff1 sees that the report is "being dealt with"
    And there is no task "Close the case"
    When all other work of the case is carried out
    Then the headteacher has the task "Close the case" due Tuesday 29 September 2026, 10:00
    When the headteacher completes "Close the case" with:
      | outcome | removed                           |
      | lesson  | Comments are looked at each morning. |
    Then the case is closed with the outcome "removed"
    And staff1 sees that the report is "closed"
    And the headteacher has the task "Give word to the reporter and the person it was aimed at" due Thursday 24 September 2026, 10:00
    When the headteacher completes "Give word to the reporter and the person it was aimed at" with:
      | to reporter | Thank you. The post is gone.     |
      | to target   | It is gone, and we stand by you. |
    Then staff1 reads in answer to the report "Thank you. The post is gone."
    And staff2 has been written to, saying "It is gone, and we stand by you."
    And staff1 has been sent a mail "Chalkline: there is word for you"
    And staff2 has been sent a mail "Chalkline: there is word for you"
    And no mail says anything of the case
    And the case has no open task

  Scenario: Two reports of the same post are joined, and each reporter gets the word
    Given the school wanborough
    When staff1 reports:
      | kinds | defamation |
    And this case is called "the first report"
    And staff2 reports:
      | kinds | defamation |
    And this case is called "the second report"
    And the headteacher joins the case to "the first report" because "they speak of the same post"
    Then the case has no open task
    And the case is joined to "the first report"
    When the headteacher completes "Confirm the facts" with:
      | kinds           | defamation |
      | authors         | unknown    |
      | thought illegal | no         |
    And we turn to "the second report"
    Then staff2 sees that the report is "being dealt with"
    When we turn to "the first report"
    And all other work of the case is carried out
    And the headteacher completes "Close the case" with:
      | outcome | stays-up |
    And the headteacher completes "Give word to the reporter and the person it was aimed at" with:
      | to reporter | It stays up, and we have told the platform. |
    Then staff1 reads in answer to the report "It stays up, and we have told the platform."
    When we turn to "the second report"
    Then staff2 sees that the report is "closed"
    And staff2 reads in answer to the report "It stays up, and we have told the platform."

  Scenario Outline: A closed case is <opened> after <months> months
    Given the school recreation
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports:
      | kinds | defamation |
    And the headteacher completes "Confirm the facts" with:
      | kinds           | defamation |
      | authors         | unknown    |
      | thought illegal | no         |
    And all other work of the case is carried out
    And the headteacher completes "Close the case" with:
      | outcome | unfounded |
    And the headteacher completes "Give word to the reporter and the person it was aimed at" with:
      | to reporter | Nothing was found. |
    And <months> months pass
    And the headteacher tries to reopen the case because "the post is back"
    Then <result>

    Examples:
      | months | opened        | result                                                     |
      | 11     | opened again  | the headteacher has the task "Confirm the facts"           |
      | 13     | not opened    | it is refused with "can be reopened within 12 months"      |

  Scenario: A case is opened again with a reason only
    Given the school avenue
    When staff1 reports:
      | kinds | defamation |
    And the headteacher completes "Confirm the facts" with:
      | kinds           | defamation |
      | authors         | unknown    |
      | thought illegal | no         |
    And all other work of the case is carried out
    And the headteacher completes "Close the case" with:
      | outcome | no-further-action |
    And the headteacher tries to reopen the case because ""
    Then it is refused with "Enter why it is opened again"
    When the headteacher reopens the case because "the author has posted again"
    Then the case is open
    And the timeline says "the author has posted again"
    And staff1 sees that the report is "being dealt with"

  Scenario: A report made at the wrong school of the federation moves to the right one
    Given the school boroughbridge
    When staff1 reports:
      | behind | parent: a mother |
      | kinds  | defamation       |
    And the senior authoriser completes "Confirm the facts" with:
      | kinds           | defamation |
      | authors         | parent     |
      | thought illegal | no         |
    Then the case exists for the senior leader
    When the senior authoriser moves the case to king-james because "the pupil is there"
    Then the case belongs to king-james
    And the senior leader of king-james has the task "Hear of it as senior staff"
    And the line manager of king-james has the task "Hear of it as line manager"
    And the case does not exist for the senior leader of boroughbridge
    And the case does not exist for the line manager of boroughbridge
    And staff1 sees that the report is "being dealt with"

  Scenario: A case cannot be moved out of its family of schools
    Given the school wanborough
    When staff1 reports:
      | kinds | defamation |
    And the headteacher tries to move the case to avenue because "it is theirs"
    Then it is refused with "Select a school of the same federation"
    And the case belongs to wanborough

  Scenario: A sister school's staff may report for it
    Given the school avenue
    When staff1 of recreation reports:
      | kinds | defamation |
    Then the headteacher has the task "Confirm the facts"
    And the case does not exist for the headteacher of recreation
    And staff1 of recreation sees that the report is "received"

  Scenario: Two people on one task
    Given the school wanborough
    When staff1 reports:
      | account | Facebook  |
      | kinds   | offensive |
    And runner1 takes "Keep a copy"
    Then "Keep a copy" is in the hands of runner1
    When runner2 tries to take "Keep a copy"
    Then it is refused with "{the name of runner1} has already taken this task"
    When runner1 gives "Keep a copy" back
    And runner2 carries out "Keep a copy"
    Then there is no task "Keep a copy"

  Scenario: Work is handed over, never to somebody outside the case
    Given the school wanborough
    When staff1 reports:
      | behind | staff: {the name of line-manager@wanborough} |
      | kinds  | offensive                                    |
    And the headteacher tries to hand "Confirm who is meant" over to the line manager because "I am away"
    Then it is refused with "Select who is to do it"
    When the headteacher hands "Confirm who is meant" over to the senior leader because "I am away"
    Then the senior leader has the task "Confirm who is meant"
    And "Confirm who is meant" is in the hands of the senior leader
    And the timeline says "I am away"

  Scenario: Notes and contacts stay as they were written, and corrections say why
    Given the school highters-heath
    When staff1 reports:
      | kinds | defamation |
    And the headteacher adds the note "Spoke to the author on Monday."
    And the headteacher records a contact with "The police", reference "LOG 77", saying "They will ring back."
    And the headteacher corrects the note "Spoke to the author on Monday." to "Spoke to the author on Tuesday." because "I looked it up"
    Then the timeline says "Spoke to the author on Monday."
    And the timeline says "They will ring back."
    And the timeline says "Spoke to the author on Tuesday."
    And the timeline says "I looked it up"

  Scenario: Cases that belong together are linked, and a link betrays nothing
    Given the school wanborough
    When staff1 reports:
      | behind | staff: {the name of runner1} |
      | kinds  | defamation                   |
    And this case is called "the hidden one"
    And staff2 reports:
      | account | Facebook   |
      | kinds   | defamation |
    And the headteacher links the case to "the hidden one" because "the same evening"
    Then the case exists for runner1
    When we turn to "the hidden one"
    Then the case does not exist for runner1
