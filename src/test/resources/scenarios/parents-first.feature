Feature: The first step with a parent, and removal
  Each policy has a ladder of its own (policies.md (d)). The headteacher leads it; a parent has 24 hours at
  Wanborough and two working days elsewhere, and the same day where a child is at risk (default 2).

  Scenario Outline: The first step at <school>
    Given the school <school>
    And it is Tuesday 22 September 2026, 10:00
    When the headteacher begins steps with a parent:
      | said  | Nobody there can teach. |
      | kinds | offensive               |
    Then the headteacher has the task "Say who the parent is and how they are reached" due Thursday 24 September 2026, 10:00
    And no step was taken with the parent
    When the headteacher says that the parent is "A Winter"
    Then the steps taken are "<step>"

    Examples:
      | school          | step    |
      | wanborough      | removal |
      | king-james      | removal |
      | highters-heath  | contact |
      | recreation      | meeting |
      | st-marys-putney | removal |

  Scenario Outline: How long a parent of <school> has, asked on <asked>
    Given the school <school>
    And it is <asked>
    When the headteacher begins steps with a parent:
      | kinds           | offensive |
      | touches a child | <child>   |
    And the headteacher says that the parent is "A Winter"
    And the letter "Ask for removal and invite to talk" goes, signed by the headteacher
    Then the letter L1 was sent
    And the post is to be removed by <due>

    Examples:
      | school          | asked                              | child | due                                |
      | wanborough      | Friday 18 September 2026, 15:00    | no    | Saturday 19 September 2026, 15:00  |
      | boroughbridge   | Friday 18 September 2026, 15:00    | no    | Tuesday 22 September 2026, 15:00   |
      | st-marys-putney | Friday 18 September 2026, 15:00    | yes   | Friday 18 September 2026, 23:59    |
      | wanborough      | Friday 18 September 2026, 15:00    | yes   | Friday 18 September 2026, 23:59    |
      | king-james      | Friday 23 October 2026, 15:00      | no    | Tuesday 27 October 2026, 15:00     |
      | wanborough      | Saturday 24 October 2026, 12:00    | no    | Sunday 25 October 2026, 11:00      |
      | st-marys-putney | Thursday 24 December 2026, 15:00   | no    | Wednesday 30 December 2026, 15:00  |
      | wanborough      | Thursday 24 December 2026, 15:00   | no    | Friday 25 December 2026, 15:00     |

  Scenario: Removed, found to be so, quiet, closed, and word to those who were hit
    Given the school st-marys-putney
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports:
      | said     | She cannot teach. |
      | behind   | parent: a mother  |
      | aimed at | staff2            |
      | kinds    | offensive         |
    And the headteacher completes "Confirm the facts" with:
      | kinds           | offensive |
      | authors         | parent    |
      | thought illegal | no        |
    And we turn to the steps with the parent
    And the headteacher says that the parent is "A Winter"
    And the letter "Ask for removal and invite to talk" goes, signed by the headteacher
    Then the case has no open task
    When it is Wednesday 23 September 2026, 09:00
    And the parent answers removed
    Then the headteacher has the task "See whether the post is gone" due Thursday 24 September 2026, 09:00
    When the headteacher completes "See whether the post is gone" with:
      | gone    | yes  |
      | picture | none |
    Then it is to stay quiet until Wednesday 21 October 2026, 09:00
    And the case has no open task
    When it is Wednesday 21 October 2026, 09:00
    Then the headteacher has the task "Close the case" due Wednesday 28 October 2026, 09:00
    When the headteacher completes "Close the case" with:
      | outcome | removed                |
      | lesson  | We asked, and it went. |
    Then the case is closed with the outcome "removed"
    And the headteacher has the task "Give word to those who were hit" due Friday 23 October 2026, 09:00
    When the headteacher completes "Give word to those who were hit" with:
      | to target | It is gone, and it stayed quiet. |
    Then staff2 has been written to, saying "It is gone, and it stayed quiet."
    And no mail says anything of the case

  Scenario: Said to be gone, and it is not: the time runs on, and then it is looked at again
    Given the school boroughbridge
    And it is Tuesday 22 September 2026, 10:00
    When the headteacher begins steps with a parent:
      | kinds | offensive |
    And the headteacher says that the parent is "A Winter"
    And the letter "Ask for removal and invite to talk" goes, signed by the headteacher
    And it is Wednesday 23 September 2026, 09:00
    And the parent answers removed
    And the headteacher completes "See whether the post is gone" with:
      | gone    | no   |
      | picture | none |
    Then the parent has not refused
    And the case has no open task
    When it is Thursday 24 September 2026, 10:00
    Then the headteacher has the task "See whether the post is gone" due Friday 25 September 2026, 10:00
    When the headteacher completes "See whether the post is gone" with:
      | gone    | no   |
      | picture | none |
    Then the parent has refused: "the post was not removed in time"
    And the steps taken are "removal, meeting"

  Scenario: A picture of what was seen is kept, or it is said why there is none
    Given the school boroughbridge
    And it is Tuesday 22 September 2026, 10:00
    When the headteacher begins steps with a parent:
      | kinds | offensive |
    And the headteacher says that the parent is "A Winter"
    And the letter "Ask for removal and invite to talk" goes, signed by the headteacher
    And the parent answers removed
    And the headteacher tries to complete "See whether the post is gone" with:
      | gone    | yes   |
      | picture | added |
    Then it is refused with "Add the picture to the evidence of this case first"

  Scenario: Silence over half-term is a refusal on a working day of it
    Given the school st-marys-putney
    And it is Friday 23 October 2026, 15:00
    When the headteacher begins steps with a parent:
      | kinds | offensive |
    And the headteacher says that the parent is "A Winter"
    And the letter "Ask for removal and invite to talk" goes, signed by the headteacher
    And it is Tuesday 27 October 2026, 14:59
    Then the case has no open task
    When it is Tuesday 27 October 2026, 15:00
    Then the headteacher has the task "See whether the post is gone" due Wednesday 28 October 2026, 15:00
    When the headteacher completes "See whether the post is gone" with:
      | gone    | no   |
      | picture | none |
    Then the parent has refused: "the post was not removed in time"
    And the headteacher has the task "Offer times" due Thursday 29 October 2026, 15:00

  Scenario: No in writing is a refusal at once
    Given the school king-james
    And it is Tuesday 22 September 2026, 10:00
    When the headteacher begins steps with a parent:
      | kinds | offensive |
    And the headteacher says that the parent is "A Winter"
    And the letter "Ask for removal and invite to talk" goes, signed by the headteacher
    And it is Tuesday 22 September 2026, 20:00
    And the parent answers disagree, saying "It is true, and it stays."
    Then the timeline says "It is true, and it stays."
    And the headteacher has the task "Read the parent's answer" due Friday 25 September 2026, 08:30
    When the headteacher completes "Read the parent's answer" with:
      | follows | refusal |
    Then the parent has refused: "the parent said no in writing"
    And the steps taken are "removal, meeting"

  Scenario: No on the telephone is no refusal by default, and the time runs on
    Given the school king-james
    And it is Tuesday 22 September 2026, 10:00
    When the headteacher begins steps with a parent:
      | kinds | offensive |
    And the headteacher says that the parent is "A Winter"
    And the letter "Ask for removal and invite to talk" goes, signed by the headteacher
    And the headteacher writes down that the parent answered disagree on the telephone, saying "Never."
    And the headteacher tries to complete "Read the parent's answer" with:
      | follows | refusal |
    Then it is refused with "At this school a refusal must be in writing"
    When the headteacher completes "Read the parent's answer" with:
      | follows | wait |
    Then the parent has not refused
    And the post is to be removed by Thursday 24 September 2026, 10:00
    And the case has no open task
    When it is Thursday 24 September 2026, 10:00
    Then the headteacher has the task "See whether the post is gone"

  Scenario: The school finds that the parent is right and no longer asks
    Given the school st-marys-putney
    And it is Tuesday 22 September 2026, 10:00
    When the headteacher begins steps with a parent:
      | kinds | offensive |
    And the headteacher says that the parent is "A Winter"
    And the letter "Ask for removal and invite to talk" goes, signed by the headteacher
    And the parent answers disagree, saying "I said nothing but the truth."
    And the headteacher completes "Read the parent's answer" with:
      | follows | withdrawn            |
      | reason  | It is fair criticism. |
    Then the headteacher has the task "Close the case"
    And the timeline says "It is fair criticism."

  Scenario: No steps are taken, with a reason
    Given the school highters-heath
    And it is Tuesday 22 September 2026, 10:00
    When the headteacher begins steps with a parent:
      | kinds | offensive |
    And the headteacher tries to complete "Say who the parent is and how they are reached" with:
      | begin  | no      |
      | reason | (empty) |
    Then it is refused with "Enter why no steps are taken"
    When the headteacher completes "Say who the parent is and how they are reached" with:
      | begin  | no                             |
      | reason | The post is about another school. |
    Then the headteacher has the task "Close the case"
    And no letter was sent

  Scenario: Somebody who does not lead it begins no steps
    Given the school highters-heath
    When staff1 tries to begin steps with a parent:
      | kinds | offensive |
    Then it is refused with "Steps with a parent are begun by the headteacher or who leads them."

  Scenario: A letter needs somewhere to go
    Given the school highters-heath
    When the headteacher begins steps with a parent:
      | kinds | offensive |
    And the headteacher tries to complete "Say who the parent is and how they are reached" with:
      | begin      | yes      |
      | parent     | A Winter |
      | also staff | no       |
    Then it is refused with "Enter an email address or a postal address"
