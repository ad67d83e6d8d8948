Feature: When it goes on, when it ends, and who is outside
  A new post while the steps run takes the next rung; within twelve months after closing it opens them again; later
  it is a first one (defaults 4, 60 and 70). A rung is skipped with a reason and a second person.

  Scenario: A further post, confirmed in a new report, takes the next rung of the steps that run
    Given the school king-james
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports:
      | behind | parent: a father |
      | kinds  | offensive        |
    And the senior authoriser completes "Confirm the facts" with:
      | kinds           | offensive       |
      | authors         | parent          |
      | author name     | Barnabas Thrale |
      | thought illegal | no              |
    And we turn to the steps with the parent
    And the headteacher says that the parent is "Barnabas Thrale"
    And the letter "Ask for removal and invite to talk" goes, signed by the headteacher
    And this case is called "the steps"
    And it is Wednesday 23 September 2026, 09:00
    And staff2 reports:
      | said   | There he is again. |
      | behind | parent: the father |
      | kinds  | offensive          |
    And the senior authoriser completes "Confirm the facts" with:
      | kinds           | offensive       |
      | authors         | parent          |
      | author name     | Barnabas Thrale |
      | thought illegal | no              |
    And we turn to the steps with the parent
    Then this is the case "the steps"
    And the timeline says "There he is again."
    And the steps taken are "removal, meeting"

  Scenario Outline: After closing, <months> months later: <result>
    Given the school st-marys-putney
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports:
      | behind | parent: a father |
      | kinds  | offensive        |
    And the headteacher completes "Confirm the facts" with:
      | kinds           | offensive       |
      | authors         | parent          |
      | author name     | Barnabas Thrale |
      | thought illegal | no              |
    And all other work of the case is carried out
    And we turn to the steps with the parent
    And the headteacher says that the parent is "Barnabas Thrale"
    And the letter "Ask for removal and invite to talk" goes, signed by the headteacher
    And the parent answers removed
    And the headteacher completes "See whether the post is gone" with:
      | gone    | yes  |
      | picture | none |
    And it is Tuesday 20 October 2026, 10:00
    And the headteacher completes "Close the case" with:
      | outcome | removed |
    And the headteacher completes "Give word to those who were hit" with:
      | to target | It is over. |
    And this case is called "the steps"
    And <months> months pass
    And staff2 reports:
      | behind | parent: the father |
      | kinds  | offensive          |
    And the headteacher completes "Confirm the facts" with:
      | kinds           | offensive       |
      | authors         | parent          |
      | author name     | Barnabas Thrale |
      | thought illegal | no              |
    And we turn to the steps with the parent
    Then this <is> the case "the steps"
    And the case is open
    And <steps>

    Examples:
      | months | result         | is     | steps                                  |
      | 11     | they go on     | is     | the steps taken are "removal, meeting" |
      | 13     | they begin anew | is not | no step was taken with the parent      |

  Scenario: At Wanborough the first post begins no steps, the second does
    Given the school wanborough
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports:
      | behind | parent: a father |
      | kinds  | offensive        |
    And the headteacher completes "Confirm the facts" with:
      | kinds           | offensive       |
      | authors         | parent          |
      | author name     | Barnabas Thrale |
      | thought illegal | no              |
    Then there are no steps with the parent
    When 3 months pass
    And staff2 reports:
      | behind | parent: the father |
      | kinds  | offensive          |
    And the headteacher completes "Confirm the facts" with:
      | kinds           | offensive       |
      | authors         | parent          |
      | author name     | Barnabas Thrale |
      | thought illegal | no              |
    And we turn to the steps with the parent
    Then the headteacher has the task "Say who the parent is and how they are reached"

  Scenario: A further post in the time of quiet takes the next rung
    Given the school st-marys-putney
    And it is Tuesday 22 September 2026, 10:00
    When the headteacher begins steps with a parent:
      | kinds | offensive |
    And the headteacher says that the parent is "A Winter"
    And the letter "Ask for removal and invite to talk" goes, signed by the headteacher
    And the parent answers removed
    And the headteacher completes "See whether the post is gone" with:
      | gone    | yes  |
      | picture | none |
    And it is Thursday 8 October 2026, 12:00
    And the headteacher finds a further post by the same parent:
      | said  | She is back. |
      | kinds | offensive    |
    Then the timeline says "She is back."
    And the steps taken are "removal, meeting"
    And the headteacher has the task "Offer times" due Monday 12 October 2026, 12:00

  Scenario: A further post while somebody looks whether the first is gone is not forgotten
    Given the school st-marys-putney
    And it is Tuesday 22 September 2026, 10:00
    When the headteacher begins steps with a parent:
      | kinds | offensive |
    And the headteacher says that the parent is "A Winter"
    And the letter "Ask for removal and invite to talk" goes, signed by the headteacher
    And the parent answers removed
    And the headteacher finds a further post by the same parent:
      | kinds | offensive |
    And the headteacher completes "See whether the post is gone" with:
      | gone    | yes  |
      | picture | none |
    Then the steps taken are "removal, meeting"

  Scenario: A further racist post asks about the police again, whatever rung it is
    Given the school avenue
    And it is Tuesday 22 September 2026, 10:00
    When the headteacher begins steps with a parent:
      | kinds | offensive |
    And the headteacher says that the parent is "A Winter"
    Then there is no task "Report to the police"
    When the headteacher finds a further post by the same parent:
      | kinds | racist |
    Then the headteacher has the task "Report to the police" due Tuesday 22 September 2026, 23:59
    And contact with the parent is held

  Scenario: A rung is skipped with a reason, and a second person agrees
    Given the school st-marys-putney
    And it is Tuesday 22 September 2026, 10:00
    When the headteacher begins steps with a parent:
      | kinds | offensive |
    And the headteacher says that the parent is "A Winter"
    And the headteacher tries to ask for the step "warning" out of order because ""
    Then it is refused with "Enter why the order is not kept"
    When the headteacher asks for the step "warning" out of order because "He has been told by word of mouth."
    Then only the deputy has the task "Agree to skipping a rung"
    When the headteacher tries to complete "Agree to skipping a rung" with:
      | agreed | yes |
    Then it is refused with ""
    And the steps taken are "removal"
    When the deputy completes "Agree to skipping a rung" with:
      | agreed | yes           |
      | words  | I was there. |
    Then the timeline says "I was there."
    And the steps taken are "removal, warning"
    And a letter "Warn in writing" waits to be written
    When the headteacher tries to send the letter "Warn in writing"
    Then it is refused with "the letters before this one"
    And no letter was sent

  Scenario: The second person does not agree, and the order is kept
    Given the school st-marys-putney
    And it is Tuesday 22 September 2026, 10:00
    When the headteacher begins steps with a parent:
      | kinds | offensive |
    And the headteacher says that the parent is "A Winter"
    And the headteacher asks for the step "measures" out of order because "I have had enough."
    And the deputy completes "Agree to skipping a rung" with:
      | agreed | no                   |
      | words  | Ask them first. |
    Then the steps taken are "removal"
    And the timeline says "Ask them first."
    And a letter "Ask for removal and invite to talk" waits to be written

  Scenario: A fair complaint leaves the ladder, and the demand goes on beside it
    Given the school boroughbridge
    And it is Tuesday 22 September 2026, 10:00
    When the headteacher begins steps with a parent:
      | kinds | offensive |
    And the headteacher says that the parent is "A Winter"
    And the letter "Ask for removal and invite to talk" goes, signed by the headteacher
    And the parent answers complaint, saying "Nobody answers my letters."
    And the headteacher completes "Read the parent's answer" with:
      | follows | complaint |
    And the headteacher completes "Refer the complaint" with:
      | complaint      | C 7 |
      | demand goes on | yes |
    Then the case has no open task
    And the post is to be removed by Thursday 24 September 2026, 10:00
    When it is Thursday 24 September 2026, 10:00
    Then the headteacher has the task "See whether the post is gone"

  Scenario: A complaint, and the school no longer asks for removal
    Given the school highters-heath
    And it is Tuesday 22 September 2026, 10:00
    When the headteacher begins steps with a parent:
      | kinds | complaint |
    And the headteacher says that the parent is "A Winter"
    And the letter "Contact the parent" goes, signed by the headteacher
    And the headteacher writes down that the parent answered complaint in a letter, saying "Nobody answers my letters."
    And the headteacher completes "Read the parent's answer" with:
      | follows | complaint |
    And the headteacher completes "Refer the complaint" with:
      | complaint      | C 8 |
      | demand goes on | no  |
    And the headteacher completes "Close the case" with:
      | outcome | complaint |
    Then the case is closed with the outcome "complaint"

  Scenario: The parent wants to talk, and is met before the time to remove is over
    Given the school st-marys-putney
    And it is Tuesday 22 September 2026, 10:00
    When the headteacher begins steps with a parent:
      | kinds | offensive |
    And the headteacher says that the parent is "A Winter"
    And the letter "Ask for removal and invite to talk" goes, signed by the headteacher
    And the parent answers will come, saying "Any evening."
    Then the steps taken are "removal, meeting"
    And the headteacher has the task "Offer times"

  Scenario: A parent who works at the school is outside the case, and it is a breach to look into
    Given the school wanborough
    And it is Tuesday 22 September 2026, 10:00
    When the headteacher begins steps with a parent:
      | kinds | offensive |
    And the headteacher completes "Say who the parent is and how they are reached" with:
      | begin           | yes                        |
      | parent          | {the name of deputy}       |
      | address         | 1 Example Street           |
      | also staff      | yes                        |
      | also staff name | {the name of deputy}       |
    Then the case does not exist for the deputy
    And the timeline says "also staff"
    When we turn to the investigation of the breach
    Then the headteacher has the task "Make the first assessment" due Wednesday 23 September 2026, 10:00
    And the case does not exist for the deputy

  Scenario: The headteacher is the parent's sister and steps aside
    Given the school st-marys-putney
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports:
      | behind | parent: a father |
      | kinds  | offensive        |
    And the headteacher completes "Confirm the facts" with:
      | kinds           | offensive |
      | authors         | parent    |
      | thought illegal | no        |
    And we turn to the steps with the parent
    And the headteacher steps aside
    Then the case does not exist for the headteacher
    And there is a task "Say who the parent is and how they are reached"
    And the chair of governors has the task "Say who the parent is and how they are reached"

  Scenario: Answers of the parent stand in the timeline in their own words, and nobody reminds them
    Given the school boroughbridge
    And it is Friday 18 September 2026, 15:00
    When the headteacher begins steps with a parent:
      | kinds | offensive |
    And the headteacher says that the parent is "A Winter"
    And the letter "Ask for removal and invite to talk" goes, signed by the headteacher
    And the parent answers another time, saying "I am away until Monday."
    Then the timeline says "I am away until Monday."
    And the parent has been sent no mail
